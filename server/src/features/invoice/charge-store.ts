import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { BilledLine } from './charge-rules.ts';
import { lineColumns } from './store.ts';

const closedLines = statement(
  'invoice.linesOfCustomers',
  `
  select ${lineColumns}, i.currency, i.invoice_id as "invoiceId"
    from invoice i
    join invoice_line l on l.partner_id = i.partner_id and l.invoice_id = i.invoice_id
   where i.partner_id = $1 and i.period_start = $2::date and l.customer_id = any($3::uuid[])
   order by l.customer_id, i.invoice_id, l.line_number`,
);

/** What stands on the invoices of a closed month for some customers. */
export function listClosedLines(
  tx: Tx,
  partnerId: string,
  firstDay: string,
  customerIds: readonly string[],
): Promise<BilledLine[]> {
  return tx.rows(closedLines, [partnerId, firstDay, customerIds]);
}

export interface Priced {
  readonly subscriptionId: string;
  readonly name: string;
  readonly offerName: string;
  readonly status: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly currency: string;
  readonly termDuration: string | null;
  readonly billingCycle: string;
  readonly endsOn: string | null;
}

const prices = statement(
  'invoice.pricesOfCustomer',
  `
  select subscription_id as "subscriptionId", friendly_name as name, offer_name as "offerName", status, quantity,
         unit_price as "unitPrice", currency, term_duration as "termDuration", billing_cycle as "billingCycle",
         term_ends_on::text as "endsOn"
    from subscription
   where partner_id = $1 and customer_id = $2 and status in ('pending','active','suspended')
   order by friendly_name, subscription_id`,
);

/** Running subscriptions with the price paid for them, for who bought them. */
export function listPrices(tx: Tx, partnerId: string, customerId: string): Promise<Priced[]> {
  return tx.rows(prices, [partnerId, customerId]);
}

const firstOrder = statement(
  'invoice.firstOrder',
  `
  select min(created_at) as "at" from customer_order where partner_id = $1 and customer_id = $2`,
);

export async function firstOrderedAt(tx: Tx, partnerId: string, customerId: string): Promise<Date | null> {
  return (await tx.maybe<{ at: Date | null }>(firstOrder, [partnerId, customerId]))?.at ?? null;
}

export interface BilledCustomer {
  readonly customerId: string;
  readonly companyName: string;
  readonly domain: string;
  /** Name as lists sort it. */
  readonly nameKey: string;
}

const customers = statement(
  'invoice.customers',
  `
  select customer_id as "customerId", company_name as "companyName", domain, company_name_key as "nameKey"
    from customer_relationship
   where partner_id = $1 and state = 'active' and (company_name_key, customer_id) > ($2, $3)
     and company_name_key >= name_key($4) and company_name_key < name_key($4) || chr(1114111)
   order by company_name_key, customer_id limit $5`,
);

/** Live customers by name, those whose name begins like this; one more than asked for tells whether others follow. */
export function listBilledCustomers(
  tx: Tx,
  partnerId: string,
  page: {
    readonly startsWith: string;
    readonly after: { readonly nameKey: string; readonly customerId: string } | null;
    readonly limit: number;
  },
): Promise<BilledCustomer[]> {
  const { startsWith, after, limit } = page;
  return tx.rows(customers, [
    partnerId,
    after?.nameKey ?? '',
    after?.customerId ?? '00000000-0000-0000-0000-000000000000',
    startsWith,
    limit,
  ]);
}
