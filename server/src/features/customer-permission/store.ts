import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { PermissionKind, SelfServePolicy } from './model.ts';

const one = `
  select partner_id as "partnerId", customer_id as "customerId", kinds, granted_at as "grantedAt", version
    from self_serve_policy where partner_id = $1 and customer_id = $2`;
const find = statement('selfServePolicy.find', one);
const lock = statement('selfServePolicy.lock', `${one} for update`);

export function findPolicy(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<SelfServePolicy | undefined> {
  return reader.maybe<SelfServePolicy>(find, [partnerId, customerId]);
}

/** Nobody else changes it before the transaction ends. */
export function lockPolicy(
  tx: Tx,
  partnerId: string,
  customerId: string,
): Promise<SelfServePolicy | undefined> {
  return tx.maybe<SelfServePolicy>(lock, [partnerId, customerId]);
}

const insert = statement(
  'selfServePolicy.insert',
  `
  insert into self_serve_policy (partner_id, customer_id, kinds, granted_at) values ($1, $2, $3, $4)
  on conflict do nothing`,
);

/** False where there is one already, whoever was faster. */
export async function insertPolicy(tx: Tx, policy: Omit<SelfServePolicy, 'version'>): Promise<boolean> {
  const { partnerId, customerId, kinds, grantedAt } = policy;
  return (await tx.run(insert, [partnerId, customerId, kinds, grantedAt])) === 1;
}

const update = statement(
  'selfServePolicy.update',
  `
  update self_serve_policy set kinds = $3, version = version + 1 where partner_id = $1 and customer_id = $2`,
);

export async function updatePolicy(
  tx: Tx,
  { partnerId, customerId }: SelfServePolicy,
  kinds: readonly PermissionKind[],
): Promise<void> {
  await tx.run(update, [partnerId, customerId, kinds]);
}

const remove = statement(
  'selfServePolicy.remove',
  'delete from self_serve_policy where partner_id = $1 and customer_id = $2',
);

export async function removePolicy(tx: Tx, { partnerId, customerId }: SelfServePolicy): Promise<void> {
  await tx.run(remove, [partnerId, customerId]);
}

const usagePlan = statement(
  'selfServePolicy.usagePlan',
  `
  select 1 as one from subscription
   where partner_id = $1 and customer_id = $2 and kind = 'usage' and status in ('active', 'suspended') limit 1`,
);

/** Without a usage plan of this partner there is nothing a customer's purchase could hang on (C63). */
export async function hasUsagePlan(reader: Reader, partnerId: string, customerId: string): Promise<boolean> {
  return (await reader.maybe(usagePlan, [partnerId, customerId])) !== undefined;
}
