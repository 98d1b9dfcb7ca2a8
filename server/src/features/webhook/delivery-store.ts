import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Attempt, Delivery, DeliveryState, Outgoing, Webhook } from './model.ts';

export const carrying = systemScope('events go to addresses of several tenants');

const columns = `
  d.tenant_id as "tenantId", d.delivery_id as "deliveryId", d.webhook_id as "webhookId", d.event_id as "eventId",
  d.event_name as "eventName", d.is_test as "isTest", d.created_at as "createdAt", d.state, d.attempts,
  d.next_attempt_at as "nextAttemptAt"`;

export interface NewDelivery {
  readonly tenantId: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly body: string;
  readonly isTest: boolean;
  readonly createdAt: Date;
  readonly state: DeliveryState;
  readonly correlationId: string;
}

const insert = statement(
  'webhook.delivery.insert',
  `
  insert into webhook_delivery (tenant_id, delivery_id, webhook_id, event_id, event_name, body, is_test, created_at, state,
    correlation_id)
  select "tenantId", gen_random_uuid(), "webhookId", "eventId", "eventName", body, "isTest", "createdAt", state,
         "correlationId"
    from jsonb_to_recordset($1) as one ("tenantId" uuid, "webhookId" uuid, "eventId" uuid, "eventName" text, body text,
         "isTest" boolean, "createdAt" timestamptz, state text, "correlationId" uuid)
  on conflict (tenant_id, webhook_id, event_id) do nothing
  returning delivery_id as "deliveryId"`,
);

/** An event goes to an address once, whoever hands it over and how often. */
export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<string[]> {
  if (deliveries.length === 0) return [];
  const rows = await tx.rows<{ deliveryId: string }>(insert, [JSON.stringify(deliveries)]);
  return rows.map(({ deliveryId }) => deliveryId);
}

// Leased rather than locked: no transaction stays open while a receiver takes its time. A few of each address
// at a time, so that one that does not answer holds up no other.
const take = statement(
  'webhook.delivery.take',
  `
  update webhook_delivery d
     set next_attempt_at = now() + interval '1 minute', attempts = d.attempts + 1
    from webhook w
    cross join lateral (
      select x.delivery_id from webhook_delivery x
       where x.tenant_id = w.tenant_id and x.webhook_id = w.webhook_id
         and x.state = 'waiting' and x.next_attempt_at <= now()
       order by x.next_attempt_at, x.delivery_id limit 4 for update skip locked) due
   where w.state = 'active' and d.tenant_id = w.tenant_id and d.delivery_id = due.delivery_id
  returning ${columns}, d.body, d.correlation_id as "correlationId", w.url, w.in_own_header as "inOwnHeader",
         w.secret_key_id as "keyId", w.secret_box as box,
         case when w.former_until > now() then w.former_key_id end as "formerKeyId", w.former_box as "formerBox"`,
);

interface TakenRow extends Omit<Outgoing, 'secrets'> {
  readonly keyId: string;
  readonly box: Buffer;
  readonly formerKeyId: string | null;
  readonly formerBox: Buffer | null;
}

/** Deliveries to carry now; nobody else carries them for the next minute. */
export async function takeWaiting(db: Database): Promise<Outgoing[]> {
  const rows = await db.transaction(carrying, (tx) => tx.rows<TakenRow>(take));
  return rows.map(({ keyId, box, formerKeyId, formerBox, ...rest }) => ({
    ...rest,
    secrets: [
      { keyId, box },
      ...(formerKeyId !== null && formerBox !== null ? [{ keyId: formerKeyId, box: formerBox }] : []),
    ],
  }));
}

const waits = statement(
  'webhook.delivery.waits',
  `
  select 1 as one from webhook_delivery d join webhook w using (tenant_id, webhook_id)
   where d.state = 'waiting' and d.next_attempt_at <= now() and w.state = 'active' limit 1`,
);

/** Whether anything is to be carried: most looks find nothing, and lock nothing. */
export async function anythingWaits(db: Database): Promise<boolean> {
  return (await db.maybe(carrying, waits)) !== undefined;
}

const untilNext = statement(
  'webhook.delivery.untilNext',
  `
  select ceil(extract(epoch from min(d.next_attempt_at) - clock_timestamp()) * 1000)::float8 as ms
    from webhook_delivery d join webhook w using (tenant_id, webhook_id)
   where d.state = 'waiting' and w.state = 'active'`,
);
const bringForward = statement(
  'webhook.delivery.bringForward',
  `
  update webhook_delivery set next_attempt_at = next_attempt_at - make_interval(secs => $1::float8 / 1000)
   where state = 'waiting'`,
);

/** Real milliseconds until the next attempt; null: nothing waits. */
export async function untilNextAttempt(db: Database): Promise<number | null> {
  return (await db.maybe<{ ms: number | null }>(carrying, untilNext))?.ms ?? null;
}

/** Everything that waits is due so many milliseconds sooner. */
export async function bringAttemptsForward(db: Database, ms: number): Promise<void> {
  await db.transaction(carrying, (tx) => tx.run(bringForward, [ms]));
}

const logAttempt = statement(
  'webhook.attempt.insert',
  `
  insert into webhook_attempt (tenant_id, delivery_id, attempted_at, attempt_id, status, fault, answer, duration_ms)
  select $1, $2, $3, gen_random_uuid(), $4, $5, $6, $7
   where exists (select from webhook_delivery where tenant_id = $1 and delivery_id = $2)`,
);

const settle = statement(
  'webhook.delivery.settle',
  `
  update webhook_delivery
     set state = $3, next_attempt_at = coalesce($4, next_attempt_at)
   where tenant_id = $1 and delivery_id = $2 and state = 'waiting'`,
);

/** Writes down how an attempt went and what becomes of the delivery; false where it is gone or settled. */
export async function settleAttempt(
  tx: Tx,
  of: Delivery,
  attempt: Attempt,
  next: { readonly state: DeliveryState; readonly at: Date | null },
): Promise<boolean> {
  const { at, status, fault, answer, durationMs } = attempt;
  await tx.run(logAttempt, [of.tenantId, of.deliveryId, at, status, fault, answer, durationMs]);
  return (await tx.run(settle, [of.tenantId, of.deliveryId, next.state, next.at])) > 0;
}

const countParked = statement(
  'webhook.countParked',
  `
  update webhook set parked_in_row = case when $3::boolean then parked_in_row + 1 else 0 end
   where tenant_id = $1 and webhook_id = $2 and ($3 or parked_in_row > 0)
  returning parked_in_row as "inRow", alert_email as "alertEmail", url`,
);

export interface ParkedInRow {
  readonly inRow: number;
  readonly alertEmail: string | null;
  readonly url: string;
}

/** Events given up in a row at an address; one that was taken begins anew. */
export function countInRow(tx: Tx, of: Delivery, parked: boolean): Promise<ParkedInRow | undefined> {
  return tx.maybe<ParkedInRow>(countParked, [of.tenantId, of.webhookId, parked]);
}

const parkAll = statement(
  'webhook.delivery.parkAll',
  `update webhook_delivery set state = 'parked' where tenant_id = $1 and webhook_id = $2 and state = 'waiting'`,
);

export async function parkWaiting(tx: Tx, of: Pick<Webhook, 'tenantId' | 'webhookId'>): Promise<number> {
  return await tx.run(parkAll, [of.tenantId, of.webhookId]);
}

const again = statement(
  'webhook.delivery.again',
  `
  update webhook_delivery set state = 'waiting', attempts = 0, next_attempt_at = now()
   where tenant_id = $1 and webhook_id = $2 and (delivery_id = $3 or ($3::uuid is null and state = 'parked'))`,
);

/** Sends one again, or all that were parked. */
export async function replay(tx: Tx, of: Webhook, deliveryId: string | null): Promise<number> {
  return await tx.run(again, [of.tenantId, of.webhookId, deliveryId]);
}

const list = statement(
  'webhook.delivery.list',
  `
  select ${columns}, a.status as "lastStatus", a.fault as "lastFault"
    from webhook_delivery d
    left join lateral (select x.status, x.fault from webhook_attempt x
                        where x.tenant_id = d.tenant_id and x.delivery_id = d.delivery_id
                        order by x.attempted_at desc limit 1) a on true
   where d.tenant_id = $1 and d.webhook_id = $2 and ($3::text is null or d.state = $3)
     and ($4::timestamptz is null or (d.created_at, d.delivery_id) < ($4, $5::uuid))
   order by d.created_at desc, d.delivery_id desc
   limit $6`,
);

export interface ListedDelivery extends Delivery {
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
}

/** Newest first. */
export function listDeliveries(
  db: Database,
  scope: TenantScope,
  webhookId: string,
  by: {
    readonly state: string | null;
    readonly after: { readonly createdAt: string; readonly deliveryId: string } | null;
    readonly limit: number;
  },
): Promise<ListedDelivery[]> {
  const { state, after, limit } = by;
  return db.rows<ListedDelivery>(scope, list, [
    scope.tenantId,
    webhookId,
    state,
    after?.createdAt ?? null,
    after?.deliveryId ?? null,
    limit,
  ]);
}

const find = statement(
  'webhook.delivery.find',
  `
  select ${columns}, d.body, w.url from webhook_delivery d join webhook w using (tenant_id, webhook_id)
   where d.tenant_id = $1 and d.webhook_id = $2 and d.delivery_id = $3`,
);
const findTest = statement(
  'webhook.delivery.findTest',
  `
  select ${columns}, d.body, w.url from webhook_delivery d join webhook w using (tenant_id, webhook_id)
   where d.tenant_id = $1 and d.event_id = $2 and d.is_test limit 1`,
);
const attempts = statement(
  'webhook.attempt.list',
  `
  select attempted_at as at, status, fault, answer, duration_ms as "durationMs"
    from webhook_attempt where tenant_id = $1 and delivery_id = $2 order by attempted_at desc, attempt_id limit 100`,
);

export interface KeptDelivery extends Delivery {
  readonly body: string;
  readonly url: string;
  /** Newest first. */
  readonly log: readonly Attempt[];
}

export function findDelivery(
  db: Database,
  scope: TenantScope,
  webhookId: string,
  deliveryId: string,
): Promise<KeptDelivery | undefined> {
  return withLog(db, scope, find, [scope.tenantId, webhookId, deliveryId]);
}

/** The delivery of a test event, by the id that its sender was given. */
export function findTestDelivery(
  db: Database,
  scope: TenantScope,
  correlationId: string,
): Promise<KeptDelivery | undefined> {
  return withLog(db, scope, findTest, [scope.tenantId, correlationId]);
}

async function withLog(
  db: Database,
  scope: TenantScope,
  found: typeof find,
  values: readonly string[],
): Promise<KeptDelivery | undefined> {
  const delivery = await db.maybe<Omit<KeptDelivery, 'log'>>(scope, found, values);
  if (!delivery) return undefined;
  const log = await db.rows<Attempt>(scope, attempts, [scope.tenantId, delivery.deliveryId]);
  return { ...delivery, log };
}

const recentTests = statement(
  'webhook.delivery.recentTests',
  `
  select count(*)::int as count, coalesce(extract(epoch from min(created_at) + interval '1 minute' - $2::timestamptz), 0)::int as wait
    from (select created_at from webhook_delivery
           where tenant_id = $1 and is_test and created_at > $2::timestamptz - interval '1 minute'
           order by created_at desc limit $3) t`,
);

/** Test events of the last minute, and seconds until another may follow. */
export async function countRecentTests(
  tx: Tx,
  tenantId: string,
  at: Date,
  limit: number,
): Promise<{ readonly count: number; readonly wait: number }> {
  return (
    (await tx.maybe<{ count: number; wait: number }>(recentTests, [tenantId, at, limit])) ?? {
      count: 0,
      wait: 0,
    }
  );
}

const oldest = statement(
  'webhook.delivery.oldest',
  `
  select least((select min(created_at) + make_interval(days => $1) from webhook_delivery where is_test),
               (select min(created_at) + make_interval(days => $2) from webhook_delivery)) as "dueAt"`,
);
const forget = statement(
  'webhook.delivery.forget',
  `
  delete from webhook_delivery where (tenant_id, delivery_id) in (
    select tenant_id, delivery_id from webhook_delivery
     where created_at <= $1::timestamptz - make_interval(days => $3)
        or (is_test and created_at <= $1::timestamptz - make_interval(days => $2))
     order by created_at limit $4 for update skip locked)`,
);

/** When the oldest delivery is no longer kept. */
export async function nextForgotten(db: Database, testDays: number, days: number): Promise<Date | null> {
  return (await db.maybe<{ dueAt: Date | null }>(carrying, oldest, [testDays, days]))?.dueAt ?? null;
}

export function forgetOld(
  db: Database,
  of: { readonly now: Date; readonly testDays: number; readonly days: number; readonly limit: number },
): Promise<number> {
  return db.transaction(carrying, (tx) => tx.run(forget, [of.now, of.testDays, of.days, of.limit]));
}
