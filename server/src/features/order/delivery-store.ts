import type { Database, Scope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Delivery, DeliveryStep } from './delivery-model.ts';

/** Dates come for every company at once. */
const dueScope = systemScope('orders that wait for their delivery');

const insert = statement(
  'order.delivery.insert',
  `
  insert into order_delivery (partner_id, order_id, line_number, customer_id, delivery_key, after_line, state, attempts,
    next_attempt_at, gives_up_at, credit_price, custom_end_on)
  select $1, $2, x.* from jsonb_to_recordset($3::jsonb) as x(
    "lineNumber" int, "customerId" uuid, "deliveryKey" uuid, "afterLine" int, "state" text, "attempts" int,
    "nextAttemptAt" timestamptz, "givesUpAt" timestamptz, "creditPrice" numeric, "customEndOn" date)`,
);

export type NewDelivery = Pick<
  Delivery,
  | 'lineNumber'
  | 'customerId'
  | 'deliveryKey'
  | 'afterLine'
  | 'state'
  | 'attempts'
  | 'nextAttemptAt'
  | 'givesUpAt'
  | 'creditPrice'
  | 'customEndOn'
>;

export async function queueDeliveries(
  tx: Tx,
  partnerId: string,
  orderId: string,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  await tx.run(insert, [partnerId, orderId, JSON.stringify(deliveries)]);
}

const columns = `
  d.delivery_key as "deliveryKey", d.partner_id as "partnerId", d.customer_id as "customerId", d.order_id as "orderId",
  d.line_number as "lineNumber",
  (select count(*)::int from order_line n where n.partner_id = d.partner_id and n.order_id = d.order_id) as lines,
  l.subscription_id as "subscriptionId", l.catalog_item_id as "catalogItemId", l.quantity, d.after_line as "afterLine",
  d.state, d.attempts, d.next_attempt_at as "nextAttemptAt", d.gives_up_at as "givesUpAt",
  d.credit_price as "creditPrice", d.custom_end_on::text as "customEndOn", d.detail`;
const withLine = `
  join order_line l on l.partner_id = d.partner_id and l.order_id = d.order_id and l.line_number = d.line_number`;

const ofOrders = statement(
  'order.delivery.ofOrders',
  `
  select ${columns} from order_delivery d ${withLine}
   where d.partner_id = $1 and d.order_id = any($2)
   order by d.order_id, d.line_number`,
);

/** Whatever their state. */
export function listDeliveries(
  reader: Pick<Database, 'rows'>,
  scope: Scope,
  partnerId: string,
  orderIds: readonly string[],
): Promise<Delivery[]> {
  return reader.rows<Delivery>(scope, ofOrders, [partnerId, orderIds]);
}

const lockOfOrder = statement(
  'order.delivery.lockOfOrder',
  `
  select ${columns} from order_delivery d ${withLine}
   where d.partner_id = $1 and d.order_id = $2
   order by d.line_number for update of d`,
);

/** Locked until the transaction ends, in the partner's scope. */
export function lockDeliveries(tx: Tx, partnerId: string, orderId: string): Promise<Delivery[]> {
  return tx.rows<Delivery>(lockOfOrder, [partnerId, orderId]);
}

const next = statement(
  'order.delivery.next',
  'select min(next_attempt_at) as due from order_delivery where next_attempt_at is not null',
);

export async function nextAttemptAt(db: Database): Promise<Date | null> {
  return (await db.maybe<{ due: Date | null }>(dueScope, next))?.due ?? null;
}

// Whoever else does the same work passes over what is locked here, and finds the lease afterwards.
const claim = statement(
  'order.delivery.claim',
  `
  with due as (
    select partner_id, order_id, line_number, next_attempt_at as at from order_delivery
     where next_attempt_at <= $1
     order by next_attempt_at, partner_id, order_id, line_number limit $2 for update skip locked),
  claimed as (
    update order_delivery d set attempts = d.attempts + 1, next_attempt_at = greatest(due.at, $1::timestamptz) + $3::interval
      from due
     where d.partner_id = due.partner_id and d.order_id = due.order_id and d.line_number = due.line_number
    returning d.*, due.at)
  select ${columns}, d.at from claimed d ${withLine}
   order by d.at, d.partner_id, d.order_id, d.line_number`,
);

/** What is due, earliest first, leased to whoever asked: until the lease ends nobody else is handed it. */
export function claimDeliveries(
  db: Database,
  now: Date,
  limit: number,
  leaseMs: number,
): Promise<(Delivery & { readonly at: Date })[]> {
  return db.transaction(dueScope, (tx) => tx.rows(claim, [now, limit, `${leaseMs} milliseconds`]));
}

const keep = statement(
  'order.delivery.keep',
  `
  update order_delivery d set state = k.state, next_attempt_at = k."nextAttemptAt", detail = k.detail,
         settled_at = k."settledAt"
    from json_to_recordset($3) as k ("lineNumber" int, state text, "nextAttemptAt" timestamptz, detail text,
         "settledAt" timestamptz)
   where d.partner_id = $1 and d.order_id = $2 and d.line_number = k."lineNumber"`,
);

/** What became of some lines of one order. */
export async function keepSteps(
  tx: Tx,
  { partnerId, orderId }: Pick<Delivery, 'partnerId' | 'orderId'>,
  steps: readonly { readonly lineNumber: number; readonly step: DeliveryStep }[],
  at: Date,
): Promise<void> {
  const kept = steps.map(({ lineNumber, step }) => ({
    lineNumber,
    state: step.state,
    nextAttemptAt: step.state === 'waiting' ? step.nextAttemptAt : null,
    detail: step.detail,
    settledAt: step.state === 'waiting' ? null : at,
  }));
  await tx.run(keep, [partnerId, orderId, JSON.stringify(kept)]);
}

const release = statement(
  'order.delivery.release',
  `
  update order_delivery set state = 'waiting', attempts = 1, next_attempt_at = $3, gives_up_at = $4
   where partner_id = $1 and order_id = $2 and state = 'held'`,
);

/** The review is over: from now on it is delivered. */
export async function releaseDeliveries(
  tx: Tx,
  partnerId: string,
  orderId: string,
  nextAttempt: Date,
  givesUpAt: Date,
): Promise<void> {
  await tx.run(release, [partnerId, orderId, nextAttempt, givesUpAt]);
}

const settleLines = statement(
  'order.settleLines',
  `
  update order_line set provisioning = $4, line_price = case when $4 = 'unfulfilled' then 0 else line_price end,
         subscription_id = case when $4 = 'unfulfilled' then null else subscription_id end
   where partner_id = $1 and order_id = $2 and line_number = any($3)`,
);

/** A line that failed costs nothing and has no subscription. */
export async function saveLineOutcomes(
  tx: Tx,
  { partnerId, orderId }: Pick<Delivery, 'partnerId' | 'orderId'>,
  lineNumbers: readonly number[],
  provisioning: 'fulfilled' | 'unfulfilled',
): Promise<void> {
  await tx.run(settleLines, [partnerId, orderId, lineNumbers, provisioning]);
}

export interface WaitingDelivery {
  readonly orderId: string;
  readonly lineNumber: number;
  readonly partnerName: string;
  readonly offerName: string;
  readonly quantity: number;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly detail: string | null;
}

const waiting = statement(
  'order.delivery.waiting',
  `
  select d.order_id as "orderId", d.line_number as "lineNumber", p.name as "partnerName", l.offer_name as "offerName",
         l.quantity, d.attempts, d.next_attempt_at as "nextAttemptAt", d.detail
    from order_delivery d ${withLine}
    join tenant p on p.tenant_id = d.partner_id
   where d.next_attempt_at is not null
   order by d.next_attempt_at, d.partner_id, d.order_id, d.line_number limit 100`,
);

/** Of every company, soonest first. */
export function listWaiting(db: Database): Promise<WaitingDelivery[]> {
  return db.rows<WaitingDelivery>(dueScope, waiting);
}
