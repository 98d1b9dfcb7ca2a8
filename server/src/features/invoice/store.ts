import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  Balance,
  Billable,
  Invoice,
  InvoiceLine,
  LedgerCharge,
  LicenseMove,
  NamedLine,
  NamedPurchase,
  Purchase,
  UnbilledUsage,
} from './model.ts';

// Of every delivered order line, with the state of what it bought and the partner's own name of
// the customer. Lines that failed have no subscription, lines that wait are charged once they are delivered.
// What came out of an upgrade has no line of its own; it stands here with what it was made from.
const termColumns = `
         coalesce(l.order_id, s.order_id) as "orderId", coalesce(l.line_number, s.line_number) as "orderLineNumber",
         coalesce(o.created_at, s.created_at) as "orderedAt", s.subscription_id as "subscriptionId",
         s.term_ends_on::text as "subscriptionEndsOn", s.term_duration as "termDuration", s.billing_cycle as "billingCycle",
         coalesce(l.unit_price, s.unit_price) as "unitPrice", coalesce(l.quantity, 0) as quantity,
         coalesce(l.transaction_type, 'Transition') as "transactionType", s.quantity as "presentQuantity",
         s.unit_price as "presentUnitPrice", l.attributes->'promotion' as promotion, s.promotion is not null as promoted, coalesce(o.currency, s.currency) as currency,
         coalesce(s.cycles_from::timestamp at time zone 'UTC', s.created_at) as "cyclesFrom", s.rule_set as "ruleSet",
         s.status, s.status_changed_at as "statusChangedAt", s.auto_renew as "autoRenew"`;
const purchaseColumns = `${termColumns},
         s.customer_id as "customerId", coalesce(r.company_name, '') as "customerName",
         coalesce(r.domain, '') as "customerDomain", coalesce(r.country, '') as "customerCountry",
         s.friendly_name as "subscriptionName", s.term_starts_at as "subscriptionStartsAt",
         s.catalog_item_id as "catalogItemId", s.product_id as "productId", s.sku_id as "skuId",
         s.offer_name as "offerName", s.publisher, s.reseller_partner_id as "resellerPartnerId"`;
const purchaseTables = `
    from subscription s
    left join order_line l on l.partner_id = s.partner_id and l.subscription_id = s.subscription_id
     and l.transaction_type in ('New', 'AddQuantity')
    left join customer_order o on o.partner_id = l.partner_id and o.order_id = l.order_id
    left join customer_relationship r on r.partner_id = s.partner_id and r.customer_id = s.customer_id
   where s.partner_id = $1 and s.status <> 'pending' and ($2::uuid[] is null or s.customer_id = any($2::uuid[]))`;
// A customer's lines stand together.
const purchaseOrder = `
   order by coalesce(r.company_name, ''), s.customer_id, s.subscription_id, "orderedAt", "orderId", "orderLineNumber"`;
const purchases = statement(
  'invoice.purchases',
  `select ${purchaseColumns} ${purchaseTables} ${purchaseOrder}`,
);
const namedPurchases = statement(
  'invoice.namedPurchases',
  `select ${termColumns} ${purchaseTables} ${purchaseOrder}`,
);
const ledger = statement(
  'invoice.ledger',
  `
  select c.subscription_id as "subscriptionId", c.reason, c.charged_at as "chargedAt", c.quantity,
         c.unit_price as "unitPrice", c.amount, c.currency, c.starts_on::text as "from", c.ends_on::text as "to"
    from subscription s
    join subscription_charge c on c.partner_id = s.partner_id and c.subscription_id = s.subscription_id
   where s.partner_id = $1 and c.charged_at >= $2::date and ($3::uuid[] is null or s.customer_id = any($3::uuid[]))
   order by c.charged_at, c.charge_id`,
);
const moves = statement(
  'invoice.licenseMoves',
  `
  select from_subscription_id as "fromSubscriptionId", to_subscription_id as "toSubscriptionId", quantity,
         started_at as "at"
    from subscription_transition
   where partner_id = $1 and started_at >= $2::date and ($3::uuid[] is null or customer_id = any($3::uuid[]))`,
);

// Readings are taken up to ninety days late, and then stand on the next invoice. A month's usage is invoiced under the
// plan; what invoices hold of it already is taken off.
const usage = statement(
  'invoice.unbilledUsage',
  `
  select u.plan_id as "subscriptionId", to_char(u.month, 'YYYY-MM') as month, u.currency, sum(u.amount)::text as cost,
         coalesce((select sum(l.subtotal) from invoice_line l
                    where l.partner_id = $1 and l.subscription_id = u.plan_id and l.charge_type = 'Usage'
                      and l.charge_starts_on >= u.month and l.charge_starts_on < u.month + interval '1 month'), 0)::text as billed
    from usage_month u
   where u.partner_id = $1 and u.month between $2::date - interval '4 months' and $2::date
     and ($3::uuid[] is null or u.customer_id = any($3::uuid[]))
   group by u.plan_id, u.month, u.currency
   order by u.plan_id, u.month`,
);

/**
 * What bills of the month that begins on this day follow from: of some customers, or of all where none are
 * named. What came after the month is there too, so that it can be taken away again.
 */
export async function readBillable(
  tx: Tx,
  partnerId: string,
  firstDay: string,
  customerIds: readonly string[] | null,
): Promise<Billable> {
  const [bought, changes] = await Promise.all([
    tx.rows<Purchase>(purchases, [partnerId, customerIds]),
    readChanges(tx, partnerId, firstDay, customerIds),
  ]);
  return { purchases: bought, ...changes };
}

/** The same of all customers, for a month that is closed: what stands on its lines stays in the database. */
export async function readClosing(
  tx: Tx,
  partnerId: string,
  firstDay: string,
): Promise<Billable<NamedPurchase>> {
  const [bought, changes] = await Promise.all([
    tx.rows<NamedPurchase>(namedPurchases, [partnerId, null]),
    readChanges(tx, partnerId, firstDay, null),
  ]);
  return { purchases: bought, ...changes };
}

async function readChanges(
  tx: Tx,
  partnerId: string,
  firstDay: string,
  customerIds: readonly string[] | null,
): Promise<Pick<Billable, 'ledger' | 'moves' | 'usage'>> {
  const values = [partnerId, firstDay, customerIds];
  const [charged, moved, used] = await Promise.all([
    tx.rows<LedgerCharge>(ledger, values),
    tx.rows<LicenseMove>(moves, values),
    tx.rows<UnbilledUsage>(usage, values),
  ]);
  return { ledger: charged, moves: moved, usage: used };
}

const insert = statement(
  'invoice.insert',
  `
  insert into invoice (partner_id, invoice_id, invoice_type, currency, period_start, period_end, invoiced_at, total, paid_amount)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict do nothing`,
);

// What a line says of its purchase is copied as it stands; only what was worked out is sent.
const insertLines = statement(
  'invoice.insertLines',
  `
  insert into invoice_line (partner_id, invoice_id, line_number, customer_id, customer_name, customer_domain, customer_country,
    order_id, order_line_number, ordered_at, subscription_id, subscription_name, subscription_starts_at, subscription_ends_on,
    catalog_item_id, product_id, sku_id, offer_name, publisher, reseller_partner_id, term_duration, billing_cycle, charge_type,
    charge_starts_on, charge_ends_on, unit_price, quantity, subtotal, promotion)
  select $1, $2, x."lineNumber", s.customer_id, coalesce(r.company_name, ''), coalesce(r.domain, ''), coalesce(r.country, ''),
         x."orderId", x."orderLineNumber", coalesce(o.created_at, s.created_at), s.subscription_id, s.friendly_name,
         s.term_starts_at, s.term_ends_on, s.catalog_item_id, s.product_id, s.sku_id, s.offer_name, s.publisher,
         s.reseller_partner_id, s.term_duration, s.billing_cycle, x."chargeType", x."chargeStartsOn", x."chargeEndsOn",
         x."unitPrice", x.quantity, x.subtotal, x.promotion
    from json_to_recordset($3::json) as x(
      "lineNumber" int, "subscriptionId" uuid, "orderId" text, "orderLineNumber" int, "chargeType" text,
      "chargeStartsOn" date, "chargeEndsOn" date, "unitPrice" numeric, quantity int, subtotal numeric, promotion jsonb)
    join subscription s on s.partner_id = $1 and s.subscription_id = x."subscriptionId"
    left join order_line l on l.partner_id = s.partner_id and l.order_id = x."orderId"
     and l.line_number = x."orderLineNumber" and l.subscription_id = s.subscription_id
     and l.transaction_type in ('New', 'AddQuantity')
    left join customer_order o on o.partner_id = l.partner_id and o.order_id = l.order_id
    left join customer_relationship r on r.partner_id = s.partner_id and r.customer_id = s.customer_id`,
);

/** So many lines in one statement: the next ones are made ready while these are written. */
const linesAtOnce = 2500;

/** Keeps an invoice with its lines; false where the month has been billed already. */
export async function saveInvoice(tx: Tx, invoice: Invoice, lines: readonly NamedLine[]): Promise<boolean> {
  const { partnerId, invoiceId, type, currency, periodStart, periodEnd, invoicedAt, total, paidAmount } =
    invoice;
  const values = [
    partnerId,
    invoiceId,
    type,
    currency,
    periodStart,
    periodEnd,
    invoicedAt,
    total,
    paidAmount,
  ];
  if ((await tx.run(insert, values)) === 0) return false;
  const sent: Promise<number>[] = [];
  for (let first = 0; first < lines.length; first += linesAtOnce) {
    const part = lines.slice(first, first + linesAtOnce).map(asSent);
    const writing = tx.run(insertLines, [partnerId, invoiceId, JSON.stringify(part)]);
    // Told below.
    writing.catch(() => {});
    sent.push(writing);
    // Out with it before the next part is made ready.
    await new Promise(setImmediate);
  }
  const written = (await Promise.all(sent)).reduce((sum, count) => sum + count, 0);
  if (written !== lines.length) throw new Error(`invoice ${invoiceId} has lost lines`);
  return true;
}

function asSent({
  lineNumber,
  subscriptionId,
  orderId,
  orderLineNumber,
  chargeType,
  chargeStartsOn,
  chargeEndsOn,
  unitPrice,
  quantity,
  subtotal,
  promotion,
}: NamedLine): NamedLine {
  return {
    lineNumber,
    subscriptionId,
    orderId,
    orderLineNumber,
    chargeType,
    chargeStartsOn,
    chargeEndsOn,
    unitPrice,
    quantity,
    subtotal,
    promotion,
  };
}

const closed = statement(
  'invoice.isClosed',
  'select 1 from invoice where partner_id = $1 and period_start = $2::date limit 1',
);

/** The month that begins on this day has been billed. */
export async function isClosed(tx: Tx, partnerId: string, firstDay: string): Promise<boolean> {
  return (await tx.maybe(closed, [partnerId, firstDay])) !== undefined;
}

const columns = `
  i.partner_id as "partnerId", i.invoice_id as "invoiceId", i.invoice_type as "type", i.currency,
  i.period_start::text as "periodStart", i.period_end::text as "periodEnd", i.invoiced_at as "invoicedAt",
  i.total, i.paid_amount as "paidAmount",
  i.invoice_type = 'OneTime' and exists (
    select from invoice_line l
     where l.partner_id = i.partner_id and l.invoice_id = i.invoice_id and l.charge_type = 'Usage') as "billsUsage"`;

const list = statement(
  'invoice.list',
  `
  select ${columns} from invoice i
   where i.partner_id = $1
     and case $2::text
           when 'equals' then i.invoiced_at = $3::timestamptz
           when 'not_equals' then i.invoiced_at <> $3::timestamptz
           when 'greater_than' then i.invoiced_at > $3::timestamptz
           when 'greater_than_or_equals' then i.invoiced_at >= $3::timestamptz
           when 'less_than' then i.invoiced_at < $3::timestamptz
           when 'less_than_or_equals' then i.invoiced_at <= $3::timestamptz
           else true end
   order by i.invoiced_at desc, i.invoice_id
   limit $4 offset $5`,
);

/** Comparisons that the list can be narrowed by (conventions 10). */
export const dateOperators = [
  'equals',
  'not_equals',
  'greater_than',
  'greater_than_or_equals',
  'less_than',
  'less_than_or_equals',
] as const;

export interface InvoiceSearch {
  readonly invoicedAt: { readonly operator: string; readonly value: string } | null;
  readonly limit: number;
  readonly offset: number;
}

/** Newest first; ask for one row more to learn whether another page follows. */
export function listInvoices(db: Database, scope: TenantScope, by: InvoiceSearch): Promise<Invoice[]> {
  const { invoicedAt, limit, offset } = by;
  return db.rows<Invoice>(scope, list, [
    scope.tenantId,
    invoicedAt?.operator ?? null,
    invoicedAt?.value ?? null,
    limit,
    offset,
  ]);
}

const byId = statement(
  'invoice.byId',
  `select ${columns} from invoice i where i.partner_id = $1 and i.invoice_id = $2`,
);

export function findInvoice(
  db: Database,
  scope: TenantScope,
  invoiceId: string,
): Promise<Invoice | undefined> {
  return db.maybe<Invoice>(scope, byId, [scope.tenantId, invoiceId]);
}

export const lineColumns = `
         l.line_number as "lineNumber", l.customer_id as "customerId", l.customer_name as "customerName",
         l.customer_domain as "customerDomain", l.customer_country as "customerCountry", l.order_id as "orderId",
         l.order_line_number as "orderLineNumber", l.ordered_at as "orderedAt", l.subscription_id as "subscriptionId",
         l.subscription_name as "subscriptionName", l.subscription_starts_at as "subscriptionStartsAt",
         l.subscription_ends_on::text as "subscriptionEndsOn", l.catalog_item_id as "catalogItemId",
         l.product_id as "productId", l.sku_id as "skuId", l.offer_name as "offerName", l.publisher,
         l.reseller_partner_id as "resellerPartnerId", l.term_duration as "termDuration",
         l.billing_cycle as "billingCycle", l.charge_type as "chargeType", l.charge_starts_on::text as "chargeStartsOn",
         l.charge_ends_on::text as "chargeEndsOn", l.unit_price as "unitPrice", l.quantity, l.subtotal,
         l.promotion`;

const lines = statement(
  'invoice.lines',
  `
  select ${lineColumns}
    from invoice_line l
   where l.partner_id = $1 and l.invoice_id = $2
   order by l.line_number
   limit $3 offset $4`,
);

export interface Part {
  readonly limit: number;
  readonly offset: number;
}

export function listLines(
  db: Database,
  scope: TenantScope,
  invoiceId: string,
  part: Part,
): Promise<InvoiceLine[]> {
  return db.rows<InvoiceLine>(scope, lines, [scope.tenantId, invoiceId, part.limit, part.offset]);
}

const open = statement(
  'invoice.open',
  `
  select ${columns} from invoice i
   where i.partner_id = $1 and i.total <> i.paid_amount order by i.invoiced_at, i.invoice_id limit 50`,
);

/** Invoices with something left to pay or to give back, the oldest first. */
export function listOpenInvoices(reader: Pick<Tx, 'rows'>, partnerId: string): Promise<Invoice[]> {
  return reader.rows<Invoice>(open, [partnerId]);
}

const lockOne = statement(
  'invoice.lock',
  `select ${columns} from invoice i where i.partner_id = $1 and i.invoice_id = $2 for update of i`,
);
const pay = statement(
  'invoice.pay',
  'update invoice set paid_amount = paid_amount + $3::numeric where partner_id = $1 and invoice_id = $2',
);

/** Money that came in for an invoice; answers it as it was before. */
export async function payInvoice(
  tx: Tx,
  partnerId: string,
  invoiceId: string,
  amount: string,
): Promise<Invoice | undefined> {
  const before = await tx.maybe<Invoice>(lockOne, [partnerId, invoiceId]);
  if (before) await tx.run(pay, [partnerId, invoiceId, amount]);
  return before;
}

const balances = statement(
  'invoice.balances',
  `
  select currency, invoice_type as "type", sum(total - paid_amount) as balance,
         min(invoiced_at) as "firstInvoicedAt", max(invoiced_at) as "lastInvoicedAt"
    from invoice where partner_id = $1
   group by currency, invoice_type
   order by currency, invoice_type desc`,
);

/** What is owed, by currency and kind of charge. */
export function listBalances(db: Database, scope: TenantScope): Promise<Balance[]> {
  return db.rows<Balance>(scope, balances, [scope.tenantId]);
}

// How far partners are billed

const advance = statement(
  'invoice.advanceBilled',
  `
  insert into billed_through (partner_id, last_day) values ($1, $2::date)
  on conflict (partner_id) do update set last_day = greatest(billed_through.last_day, excluded.last_day)`,
);

/** The month that ends on this day is closed, whether it had anything to bill or not. */
export async function markBilledThrough(tx: Tx, partnerId: string, lastDay: string): Promise<void> {
  await tx.run(advance, [partnerId, lastDay]);
}

const enter = statement(
  'invoice.enterBilled',
  `
  insert into billed_through (partner_id, last_day)
  select tenant_id, $1::date from partner where kind <> 'indirect-reseller'
  on conflict do nothing`,
);

/** Partners that are not billed yet begin with the present month; in the system scope. */
export async function enterPartners(tx: Tx, lastDayBefore: string): Promise<void> {
  await tx.run(enter, [lastDayBefore]);
}

const nextToClose = statement(
  'invoice.nextToClose',
  'select closes_at as "at" from billed_through order by closes_at limit 1',
);
const takeToClose = statement(
  'invoice.takeToClose',
  `
  select partner_id as "partnerId", last_day::text as "lastDay", closes_at as "closesAt" from billed_through
   where closes_at <= $1 order by closes_at, partner_id limit $2 for update skip locked`,
);

export async function findNextToClose(tx: Tx): Promise<Date | null> {
  return (await tx.maybe<{ at: Date }>(nextToClose))?.at ?? null;
}

export interface MonthToClose {
  readonly partnerId: string;
  readonly lastDay: string;
  readonly closesAt: Date;
}

/** Partners whose open month is over; in the system scope. */
export function takeMonthsToClose(tx: Tx, now: Date, limit: number): Promise<MonthToClose[]> {
  return tx.rows(takeToClose, [now, limit]);
}
