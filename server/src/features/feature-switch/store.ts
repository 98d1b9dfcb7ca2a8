import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { StoredSwitch } from './model.ts';

const scope = systemScope('the operator switches features and confirms facts of countries');

const list = statement(
  'featureSwitch.list',
  'select feature, cloud, region, is_on as "on" from feature_switch order by feature, cloud, region',
);

export function listSwitches(db: Database): Promise<StoredSwitch[]> {
  return db.rows<StoredSwitch>(scope, list);
}

const find = statement(
  'featureSwitch.find',
  'select feature, cloud, region, is_on as "on" from feature_switch where cloud = $1 and feature = $2 and region = $3 for update',
);
const save = statement(
  'featureSwitch.save',
  `
  insert into feature_switch (feature, cloud, region, is_on, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6)
  on conflict (cloud, feature, region) do update set is_on = excluded.is_on, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by`,
);
const remove = statement(
  'featureSwitch.delete',
  'delete from feature_switch where cloud = $1 and feature = $2 and region = $3',
);

export function lockSwitch(
  tx: Tx,
  { feature, cloud, region }: Omit<StoredSwitch, 'on'>,
): Promise<StoredSwitch | undefined> {
  return tx.within(scope, (all) => all.maybe<StoredSwitch>(find, [cloud, feature, region]));
}

export async function saveSwitch(tx: Tx, of: StoredSwitch, by: string, at: Date): Promise<void> {
  const { feature, cloud, region, on } = of;
  await tx.within(scope, (all) => all.run(save, [feature, cloud, region, on, at, by]));
}

export async function deleteSwitch(tx: Tx, of: Omit<StoredSwitch, 'on'>): Promise<void> {
  await tx.within(scope, (all) => all.run(remove, [of.cloud, of.feature, of.region]));
}

const confirmed = statement(
  'market.confirmedRegistrations',
  'select country from market_setting where registration_confirmed order by country',
);
const confirm = statement(
  'market.confirmRegistration',
  `
  insert into market_setting (country, registration_confirmed, changed_at, changed_by) values ($1, $2, $3, $4)
  on conflict (country) do update set registration_confirmed = excluded.registration_confirmed,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
);

/** Countries whose form of registration ids the operator has confirmed (D43). */
export async function findConfirmedRegistrations(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ country: string }>(scope, confirmed);
  return new Set(rows.map(({ country }) => country));
}

export async function saveConfirmation(
  tx: Tx,
  country: string,
  isConfirmed: boolean,
  by: string,
  at: Date,
): Promise<void> {
  await tx.within(scope, (all) => all.run(confirm, [country, isConfirmed, at, by]));
}
