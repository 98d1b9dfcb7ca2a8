import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Account } from './model.ts';

// Charges and billed cycles, posted by the thousand. Nearly all of them lead to one entry, for whoever is on
// record; those whose reseller has changed since they were paid go to the queue of single subscriptions,
// where `entriesOf` decides.

/** So many entries in one transaction, or one batch if it is larger. */
const together = 2500;

const take = (narrowed: string) => `
  with waiting as (
    select partner_id, due_at, batch_id, size from credit_batch
     where due_at <= $1 ${narrowed})
  select partner_id as "partnerId", due_at::text as "dueAt", batch_id as "batchId", size
    from (select *, sum(size) over (order by due_at, batch_id) - size as before from waiting) w
   where before < ${together} order by due_at, batch_id`;
const takeBatches = statement(
  'attribution.takeBatches',
  take('order by due_at, batch_id limit $2 for update skip locked'),
);
// Who reads waits for whoever is posting the same.
const takeBatchesOf = statement(
  'attribution.takeBatchesOf',
  take('and partner_id = $3 order by due_at, batch_id limit $2 for update'),
);

export interface CreditBatch {
  readonly partnerId: string;
  /** To the microsecond, as the key has it. */
  readonly dueAt: string;
  readonly batchId: string;
  /** Entries to come of it. */
  readonly size: number;
}

/** Batches that wait for the ledger, of everybody or of one provider, locked; in the system scope. */
export function takeCreditBatches(
  tx: Tx,
  now: Date,
  limit: number,
  partnerId: string | null,
): Promise<CreditBatch[]> {
  return partnerId === null
    ? tx.rows<CreditBatch>(takeBatches, [now, limit])
    : tx.rows<CreditBatch>(takeBatchesOf, [now, limit, partnerId]);
}

const named = `jsonb_to_recordset($1::jsonb) as k ("partnerId" uuid, "dueAt" timestamptz, "batchId" uuid)`;
const isNamed = 'b.partner_id = k."partnerId" and b.due_at = k."dueAt" and b.batch_id = k."batchId"';

// The queue is short and what it names is large: each row is looked up by its key, whatever the figures about the
// tables say. `offset 0` keeps the look-ups apart.
const chargesOfBatches = `
  batch b cross join unnest(b.subscription_ids, b.charge_ids) as k (subscription_id, charge_id)
  cross join lateral (
    select * from subscription_charge c
     where c.partner_id = b.partner_id and c.subscription_id = k.subscription_id and c.charged_at = b.due_at
       and c.charge_id = k.charge_id offset 0) c`;
const linesOfBatches = `
  batch b
  cross join lateral (
    select i.currency from invoice i where i.partner_id = b.partner_id and i.invoice_id = b.invoice_id offset 0) i
  cross join lateral (
    select * from invoice_line l
     where l.partner_id = b.partner_id and l.invoice_id = b.invoice_id
       and l.line_number between b.first_line and b.last_line offset 0) l`;
const soldAs = (alias: string, columns: string) => `
  cross join lateral (
    select ${columns} from subscription s
     where s.partner_id = ${alias}.partner_id and s.subscription_id = ${alias}.subscription_id offset 0) s`;

const onRecord = statement(
  'attribution.onRecordOfBatches',
  `
  with batch as (select b.* from ${named} join credit_batch b on ${isNamed}),
  touched as (
    select b.partner_id, c.subscription_id from batch b, unnest(b.subscription_ids) as c (subscription_id)
    union all
    select l.partner_id, l.subscription_id from ${linesOfBatches})
  select distinct t.partner_id as "partnerId", s.reseller_partner_id as "onRecord", p.region
    from touched t ${soldAs('t', 's.reseller_partner_id')}
    join partner p on p.tenant_id = t.partner_id`,
);

export interface OnRecord {
  readonly partnerId: string;
  readonly onRecord: string | null;
  /** Selling region of the provider. */
  readonly region: string;
}

/** Which PartnerIDs are on record at present for what the batches are about. */
export function listOnRecord(tx: Tx, batches: readonly CreditBatch[]): Promise<OnRecord[]> {
  return tx.rows<OnRecord>(onRecord, [JSON.stringify(batches)]);
}

// A period runs from the minute it was paid, or its first day, to the end of its last day, and lasts a minute
// at least; as `periodOf` has it.
const utc = (day: string) => `(${day})::timestamp at time zone 'UTC'`;
const post = statement(
  'attribution.postBatches',
  `
  with batch as (
    delete from credit_batch b using ${named} where ${isNamed} returning b.*),
  account as (
    select * from jsonb_to_recordset($2::jsonb) as a ("partnerId" uuid, "onRecord" text, "resellerId" uuid,
      "resellerPartnerId" text, withheld text)),
  paid as (
    select c.partner_id, c.subscription_id, 'charge ' || c.charge_id as source, c.reason as rule, c.charged_at as at,
           null as product_id, null as sku_id, null as offer_name, c.quantity, c.amount, c.currency, c.starts_on, c.ends_on
      from ${chargesOfBatches}
     where c.amount <> 0
    union all
    select l.partner_id, l.subscription_id, 'cycle ' || l.invoice_id || ' ' || l.line_number, 'cycle',
           ${utc('l.charge_starts_on')}, l.product_id, l.sku_id, l.offer_name, l.quantity, l.subtotal, i.currency,
           l.charge_starts_on, l.charge_ends_on
      from ${linesOfBatches}
     where l.charge_type = 'CycleFee' and l.subtotal <> 0),
  judged as (
    select p.partner_id, p.subscription_id, p.source, p.rule, p.at, coalesce(p.product_id, s.product_id) as product_id,
           coalesce(p.sku_id, s.sku_id) as sku_id, coalesce(p.offer_name, s.offer_name) as offer_name, p.quantity,
           p.amount, p.currency, a.*,
           greatest(date_trunc('minute', p.at, 'UTC'), ${utc('p.starts_on')}) as starts_at, ${utc('p.ends_on + 1')} as ends_at,
           -- Unchanged since it was paid, and on record by the last change, if there was any.
           a."partnerId" is not null and case when h.latest is null then true else h.latest <= p.at and exists (
             select from subscription_attribution x
              where x.partner_id = p.partner_id and x.subscription_id = p.subscription_id and x.changed_at = h.latest
                and x.new_partner_id is not distinct from s.reseller_partner_id) end as is_plain
      from paid p ${soldAs('p', 's.product_id, s.sku_id, s.offer_name, s.reseller_partner_id')}
      left join account a on a."partnerId" = p.partner_id and a."onRecord" = coalesce(s.reseller_partner_id, '')
      left join lateral (
        select x.changed_at as latest from subscription_attribution x
         where x.partner_id = p.partner_id and x.subscription_id = p.subscription_id
         order by x.changed_at desc limit 1) h on true),
  apart as (
    insert into credit_fact (partner_id, subscription_id, due_at)
    select partner_id, subscription_id, min(at) from judged where not is_plain group by 1, 2),
  added as (
    insert into credit_entry (partner_id, subscription_id, source, step, booked_at, rule, on_record, reseller_id,
      reseller_partner_id, withheld, product_id, sku_id, offer_name, quantity, basis, amount, currency, starts_at, ends_at)
    select partner_id, subscription_id, source, 0, starts_at, rule, nullif("onRecord", ''), "resellerId",
           "resellerPartnerId", withheld, product_id, sku_id, offer_name, quantity, amount, amount, currency,
           starts_at, greatest(ends_at, starts_at + interval '1 minute')
      from judged where is_plain
    on conflict do nothing
    returning partner_id, booked_at, currency, reseller_partner_id, reseller_id, amount)
  insert into credit_total (partner_id, month, currency, reseller_partner_id, reseller_id, amount, entries)
  select partner_id, date_trunc('month', booked_at at time zone 'UTC')::date, currency, coalesce(reseller_partner_id, ''),
         (array_agg(reseller_id))[1], sum(amount), count(*)
    from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (partner_id, month, currency, reseller_partner_id) do update
     set amount = credit_total.amount + excluded.amount, entries = credit_total.entries + excluded.entries`,
);

/** Posts what the batches are about and takes them from the queue; the caller holds their locks. */
export async function postBatches(
  tx: Tx,
  batches: readonly CreditBatch[],
  accounts: readonly (Account & { readonly partnerId: string })[],
): Promise<void> {
  const known = accounts.map((one) => ({ ...one, onRecord: one.onRecord ?? '' }));
  await tx.run(post, [JSON.stringify(batches), JSON.stringify(known)]);
}
