import type pg from 'pg';
import type { Companies } from './companies.ts';
import type { RowParts } from './rows.ts';
import { invoiceId } from './rows.ts';

const monthsBilled = 12;

/** What the product keeps up by itself as rows come: counts, words, totals; invoices above their lines. */
export async function deriveFigures(
  client: pg.Client,
  { madeAt, billedMonth }: RowParts,
  companies: Companies,
): Promise<void> {
  await client.query(`
    truncate customer_count;
    insert into customer_count (partner_id, reseller_id, customers)
    select partner_id, coalesce(reseller_id, '00000000-0000-0000-0000-000000000000'), count(*)
      from customer_relationship where state = 'active' group by 1, 2`);
  await client.query(`
    insert into customer_word
    select distinct partner_id, word from customer_relationship, words_of(company_name_key) as word where is_plain_word(word)
    on conflict do nothing`);
  await client.query(`
    truncate report_total;
    insert into report_total
    select partner_id, product_id, sku_id, credited, credited_id, min(offer_name), min(subscription_type), sum(active),
           sum(active_seats), sum(suspended), sum(suspended_seats), sum(ended), sum(ended_seats), sum(licenses),
           coalesce(sum(licenses) filter (where known), 0), sum(assigned), sum(used)
      from report_holding group by 1, 2, 3, 4, 5`);
  await client.query(
    `
    insert into report_day (partner_id, day, product_id, sku_id, credited, credited_id, active, licenses, known_licenses, assigned, used)
    select partner_id, $1, product_id, sku_id, credited, credited_id, active, licenses, known_licenses, assigned, used
      from report_total on conflict do nothing`,
    [madeAt],
  );
  await client.query(`select setval('audit_position', max(log_position)) from audit_record`);
  await deriveInvoices(client, billedMonth, companies);
}

/** Every month of a year has an invoice of the same total; the lines of the last one are kept. */
async function deriveInvoices(client: pg.Client, billedMonth: Date, companies: Companies): Promise<void> {
  const invoices = companies.providers.flatMap(({ id }, providerNumber) =>
    Array.from({ length: monthsBilled }, (_, month) => ({
      id,
      month,
      last: invoiceId(providerNumber, 1),
      invoice: invoiceId(providerNumber, month + 1),
    })),
  );
  // A provider of the demo world has been billed for some of these months already.
  const providers = companies.providers.map(({ id }) => id);
  const former = `partner_id = any ($1) and invoice_type = 'Recurring' and currency = 'USD'`;
  await client.query(
    `delete from invoice_line where (partner_id, invoice_id) in (select partner_id, invoice_id from invoice where ${former})`,
    [providers],
  );
  await client.query(`delete from invoice where ${former}`, [providers]);
  await client.query(
    `
    with total as (select partner_id, invoice_id, sum(subtotal) as total from invoice_line group by 1, 2)
    insert into invoice (partner_id, invoice_id, invoice_type, currency, period_start, period_end, invoiced_at, total)
    select one.id, invoice, 'Recurring', 'USD', start::date, (start + interval '1 month')::date - 1, start + interval '1 month',
           coalesce(total, 0)
      from json_to_recordset($1) as one (id uuid, month int, last text, invoice text)
     cross join lateral (select $2::timestamptz - month * interval '1 month' as start) s
      left join total t on t.partner_id = one.id and t.invoice_id = last
    on conflict do nothing`,
    [JSON.stringify(invoices), billedMonth],
  );
  await client.query(
    `
    insert into billed_through (partner_id, last_day)
    select id, ($2::timestamptz + interval '1 month')::date - 1 from unnest($1::uuid[]) as id on conflict do nothing`,
    [providers, billedMonth],
  );
}
