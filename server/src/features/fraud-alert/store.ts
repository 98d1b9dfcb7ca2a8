import type { Database, Scope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { FraudAlert, FraudNarrowing, FraudStanding } from './model.ts';
import { digestDays } from './rules.ts';

export const watching = systemScope('the operator watches for fraud');

const columns = `
  a.alert_id as "alertId", a.partner_id as "partnerId", p.name as "partnerName", a.customer_id as "customerId",
  r.company_name as "customerName", a.subscription_id as "subscriptionId", a.subscription_name as "subscriptionName",
  a.reseller_id as "resellerId", a.kind, a.severity, a.description, a.resource, a.state, a.reason,
  a.detected_at as "detectedAt", a.settled_at as "settledAt", a.settled_by as "settledBy"`;
// A customer is called as its partner calls it (I51).
const from = `fraud_alert a
    join partner p on p.tenant_id = a.partner_id
    join customer_relationship r on r.partner_id = a.partner_id and r.customer_id = a.customer_id`;

const page = (whose: string) => `
  select ${columns} from ${from}
   where ${whose}
     and ($2::text is null or a.state = $2)
     and ($3::uuid is null or a.subscription_id = $3)
     and ($4::text is null or a.kind = $4)
     and (a.detected_at, a.alert_id) < ($5::timestamptz, $6::uuid)
   order by a.detected_at desc, a.alert_id desc
   limit $7 offset $8`;
const ofPartner = statement('fraudAlert.ofPartner', page('a.partner_id = $1'));
const ofAll = statement('fraudAlert.ofAll', page('($1::uuid is null or a.partner_id = $1)'));

export interface FraudPage {
  readonly after?: { readonly detectedAt: string; readonly alertId: string } | undefined;
  readonly skip?: number;
  readonly limit: number;
}

/** Newest first; of one partner, or of all for the operator. */
export function listAlerts(
  db: Database,
  scope: Scope,
  partnerId: string | null,
  { state, subscriptionId, kind }: FraudNarrowing,
  { after, skip = 0, limit }: FraudPage,
): Promise<FraudAlert[]> {
  return db.rows<FraudAlert>(scope, partnerId === null ? ofAll : ofPartner, [
    partnerId,
    state,
    subscriptionId,
    kind,
    after?.detectedAt ?? 'infinity',
    after?.alertId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    limit,
    skip,
  ]);
}

const lock = statement(
  'fraudAlert.lock',
  `select ${columns} from ${from} where a.partner_id = $1 and a.alert_id = any($2::uuid[])
    order by a.detected_at, a.alert_id for update of a`,
);

export function lockAlerts(tx: Tx, partnerId: string, alertIds: readonly string[]): Promise<FraudAlert[]> {
  return tx.rows<FraudAlert>(lock, [partnerId, alertIds]);
}

const settle = statement(
  'fraudAlert.settle',
  `update fraud_alert set state = $3, reason = $4, settled_at = case when $3 = 'resolved' then $5::timestamptz end,
          settled_by = case when $3 = 'resolved' then $6::text end
    where partner_id = $1 and alert_id = $2`,
);

export async function saveStanding(
  tx: Tx,
  { partnerId, alertId }: Pick<FraudAlert, 'partnerId' | 'alertId'>,
  { state, reason }: FraudStanding,
  by: { readonly at: Date; readonly name: string },
): Promise<void> {
  await tx.run(settle, [partnerId, alertId, state, reason, by.at, by.name]);
}

const subscription = statement(
  'fraudAlert.subscription',
  `
  select s.partner_id as "partnerId", p.name as "partnerName", s.customer_id as "customerId",
         r.company_name as "customerName", s.subscription_id as "subscriptionId",
         s.friendly_name as "subscriptionName", s.reseller_id as "resellerId"
    from subscription s
    join partner p on p.tenant_id = s.partner_id
    join customer_relationship r on r.partner_id = s.partner_id and r.customer_id = s.customer_id
   where s.subscription_id = $1
   order by s.status in ('active', 'suspended') desc
   limit 1`,
);
export type SuspectedSubscription = Pick<
  FraudAlert,
  | 'partnerId'
  | 'partnerName'
  | 'customerId'
  | 'customerName'
  | 'subscriptionId'
  | 'subscriptionName'
  | 'resellerId'
>;

export function findSuspected(tx: Tx, subscriptionId: string): Promise<SuspectedSubscription | undefined> {
  return tx.maybe<SuspectedSubscription>(subscription, [subscriptionId]);
}

const insert = statement(
  'fraudAlert.insert',
  `
  insert into fraud_alert (partner_id, alert_id, customer_id, subscription_id, subscription_name, reseller_id, kind,
    severity, description, resource, detected_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const digest = statement(
  'fraudAlert.digest',
  'insert into fraud_digest (partner_id, due_at) values ($1, $2) on conflict (partner_id) do nothing',
);

export async function insertAlert(tx: Tx, of: FraudAlert, firstDigest: Date): Promise<void> {
  await tx.run(insert, [
    of.partnerId,
    of.alertId,
    of.customerId,
    of.subscriptionId,
    of.subscriptionName,
    of.resellerId,
    of.kind,
    of.severity,
    of.description,
    of.resource,
    of.detectedAt,
  ]);
  await tx.run(digest, [of.partnerId, firstDigest]);
}

const digestNext = statement('fraudAlert.digest.next', 'select min(due_at) as due from fraud_digest');

export async function nextDigestDue(db: Database): Promise<Date | null> {
  return (await db.maybe<{ due: Date | null }>(watching, digestNext))?.due ?? null;
}

const digestTake = statement(
  'fraudAlert.digest.take',
  `
  select d.partner_id as "partnerId", d.due_at as "dueAt",
         (select count(*)::int from (select 1 from fraud_alert a
            where a.partner_id = d.partner_id and a.state <> 'resolved'
              and a.detected_at > d.due_at - interval '${digestDays} days' limit 1000) x) as open
    from fraud_digest d where d.due_at <= $1 order by d.due_at limit $2 for update of d skip locked`,
);
const digestMove = statement(
  'fraudAlert.digest.move',
  `update fraud_digest set due_at = due_at + interval '1 day' where partner_id = $1`,
);
const digestEnd = statement('fraudAlert.digest.end', 'delete from fraud_digest where partner_id = $1');

export interface DueDigest {
  readonly partnerId: string;
  readonly dueAt: Date;
  readonly open: number;
}

/** Those due, with what is open; the next one follows in a day, as long as anything is. */
export async function takeDigests(tx: Tx, now: Date, limit: number): Promise<DueDigest[]> {
  const due = await tx.rows<DueDigest>(digestTake, [now, limit]);
  for (const { partnerId, open } of due) await tx.run(open > 0 ? digestMove : digestEnd, [partnerId]);
  return due;
}
