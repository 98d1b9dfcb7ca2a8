import type { Database, Reader, TenantScope, Tx } from '../../platform/db/index.ts';
import { readerOf, statement } from '../../platform/db/index.ts';
import type { Order, OrderLine, OrderStatus } from './model.ts';

const lockCustomer = statement(
  'order.lockCustomer',
  `
  select pg_advisory_xact_lock(hashtextextended('order ' || $1::text, 0))`,
);

/**
 * One purchase at a time per customer: limits, trials and the number of subscriptions count at the
 * customer, whose other partners buy too. Held until the transaction ends.
 */
export async function lockPurchases(tx: Tx, customerId: string): Promise<void> {
  await tx.rows(lockCustomer, [customerId]);
}

const insertOrder = statement(
  'order.insert',
  `
  insert into customer_order (partner_id, order_id, customer_id, status, billing_cycle, currency, total_price,
    created_at, placed_by, cart_id, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

const insertLines = statement(
  'order.insertLines',
  `
  insert into order_line (partner_id, order_id, line_number, catalog_item_id, offer_name, friendly_name, quantity,
    term_duration, billing_cycle, unit_price, line_price, subscription_id, reseller_partner_id, additional_partner_ids,
    transaction_type, provisioning, attributes)
  select $1, $2, l.* from json_to_recordset($3) as l ("lineNumber" int, "catalogItemId" text, "offerName" text,
    "friendlyName" text, quantity int, "termDuration" text, "billingCycle" text, "unitPrice" numeric, "linePrice" numeric,
    "subscriptionId" uuid, "resellerPartnerId" text, "additionalPartnerIds" text[], "transactionType" text,
    provisioning text, attributes jsonb)`,
);

export async function saveOrder(tx: Tx, order: Order): Promise<void> {
  await tx.run(insertOrder, [
    order.partnerId,
    order.orderId,
    order.customerId,
    order.status,
    order.billingCycle,
    order.currency,
    order.totalPrice,
    order.createdAt,
    order.placedBy,
    order.cartId,
    order.version,
  ]);
  await addLines(tx, order.partnerId, order.orderId, order.lines);
}

export async function addLines(
  tx: Tx,
  partnerId: string,
  orderId: string,
  lines: readonly OrderLine[],
): Promise<void> {
  await tx.run(insertLines, [partnerId, orderId, JSON.stringify(lines)]);
}

const columns = `
  o.partner_id as "partnerId", o.order_id as "orderId", o.customer_id as "customerId", o.status,
  o.billing_cycle as "billingCycle", o.currency, o.total_price as "totalPrice", o.created_at as "createdAt",
  o.placed_by as "placedBy", o.cart_id as "cartId", o.version`;
const lineColumns = `
  l.order_id as "orderId", l.line_number as "lineNumber", l.catalog_item_id as "catalogItemId", l.offer_name as "offerName",
  l.friendly_name as "friendlyName", l.quantity, l.term_duration as "termDuration", l.billing_cycle as "billingCycle",
  l.unit_price as "unitPrice", l.line_price as "linePrice", l.subscription_id as "subscriptionId",
  l.reseller_partner_id as "resellerPartnerId", l.additional_partner_ids as "additionalPartnerIds",
  l.transaction_type as "transactionType", l.provisioning, l.attributes`;

const orders = statement(
  'order.list',
  `
  select ${columns} from customer_order o
   where o.partner_id = $1 and o.customer_id = $2
     and ($3::text is null or o.billing_cycle = $3)
     and ($4::text[] is null or o.order_id = any($4))
   order by o.created_at desc, o.order_id`,
);

const lines = statement(
  'order.lines',
  `
  select ${lineColumns} from customer_order o
    join order_line l on l.partner_id = o.partner_id and l.order_id = o.order_id
   where o.partner_id = $1 and o.customer_id = $2
     and ($3::text is null or o.billing_cycle = $3)
     and ($4::text[] is null or o.order_id = any($4))
   order by l.order_id, l.line_number`,
);

export interface OrderFilter {
  readonly billingCycle?: string | undefined;
  readonly orderId?: string | undefined;
  readonly orderIds?: readonly string[] | undefined;
}

/** Newest first, with their lines. */
export function listOrders(
  db: Database,
  scope: TenantScope,
  customerId: string,
  by: OrderFilter = {},
): Promise<Order[]> {
  return readOrders(readerOf(db, scope), scope, customerId, by);
}

export function readOrders(
  reader: Reader,
  scope: TenantScope,
  customerId: string,
  by: OrderFilter,
): Promise<Order[]> {
  return ordersOf(scope, customerId, by, (values) =>
    Promise.all([reader.rows<Head>(orders, values), reader.rows<Line>(lines, values)]),
  );
}

type Head = Omit<Order, 'lines'>;
type Line = OrderLine & { readonly orderId: string };

async function ordersOf(
  scope: TenantScope,
  customerId: string,
  by: OrderFilter,
  ask: (values: readonly unknown[]) => Promise<[Head[], Line[]]>,
): Promise<Order[]> {
  const ids = by.orderIds ?? (by.orderId === undefined ? null : [by.orderId]);
  const [heads, all] = await ask([scope.tenantId, customerId, by.billingCycle ?? null, ids]);
  const byOrder = Map.groupBy(all, (line) => line.orderId);
  return heads.map((head) => ({ ...head, lines: byOrder.get(head.orderId) ?? [] }));
}

export async function findOrder(
  db: Database,
  scope: TenantScope,
  customerId: string,
  orderId: string,
): Promise<Order | undefined> {
  return (await listOrders(db, scope, customerId, { orderId }))[0];
}

const orderForUpdate = statement(
  'order.forUpdate',
  `
  select o.customer_id as "customerId", o.status, coalesce(r.company_name, '') as "customerName"
    from customer_order o
    left join customer_relationship r on r.partner_id = o.partner_id and r.customer_id = o.customer_id
   where o.partner_id = $1 and o.order_id = $2 for update of o`,
);

export interface OrderHead {
  readonly customerId: string;
  readonly customerName: string;
  readonly status: OrderStatus;
}

/** Locked until the transaction ends, in the partner's scope: one hand at a time changes an order. */
export function lockOrder(tx: Tx, partnerId: string, orderId: string): Promise<OrderHead | undefined> {
  return tx.maybe<OrderHead>(orderForUpdate, [partnerId, orderId]);
}

const saveState = statement(
  'order.saveState',
  `
  update customer_order set status = $3, total_price = $4, billing_cycle = $5, version = version + 1
   where partner_id = $1 and order_id = $2`,
);

/** The order was locked before it was changed. */
export async function saveOrderState(
  tx: Tx,
  order: Pick<Order, 'partnerId' | 'orderId' | 'status' | 'totalPrice' | 'billingCycle'>,
): Promise<void> {
  await tx.run(saveState, [
    order.partnerId,
    order.orderId,
    order.status,
    order.totalPrice,
    order.billingCycle,
  ]);
}

const cancelLines = statement(
  'order.cancelLines',
  `
  update order_line set attributes = attributes || '{"canceled": true}'
   where partner_id = $1 and order_id = $2 and line_number = any($3)`,
);

/** What was charged and brought back stands with the subscriptions; the lines only show it. */
export async function markCanceled(
  tx: Tx,
  partnerId: string,
  orderId: string,
  lineNumbers: readonly number[],
): Promise<void> {
  await tx.run(cancelLines, [partnerId, orderId, lineNumbers]);
}

const exists = statement(
  'order.exists',
  'select 1 from customer_order where partner_id = $1 and customer_id = $2 and order_id = $3',
);

export async function orderExists(
  db: Database,
  scope: TenantScope,
  customerId: string,
  orderId: string,
): Promise<boolean> {
  return (await db.maybe(scope, exists, [scope.tenantId, customerId, orderId])) !== undefined;
}
