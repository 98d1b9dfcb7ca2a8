import type { Database, Reader, Scope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  CreditTotal,
  LedgerLine,
  LedgerNarrowing,
  NewEntry,
  OwnLedgerLine,
  PostedEntry,
  RecordChange,
  RecordedPartner,
} from './model.ts';
import type { LedgerSight } from './sight-rules.ts';

// The queue

const nextFact = statement(
  'attribution.nextFact',
  'select least((select min(due_at) from credit_fact), (select min(due_at) from credit_batch)) as at',
);
// A subscription is taken with all that waits of it: entries of one are made together.
const take = (narrowed: string) => `
  with waiting as (
    select partner_id, fact_id from credit_fact
     where due_at <= $1 ${narrowed})
  delete from credit_fact f using waiting w
   where f.partner_id = w.partner_id and f.fact_id = w.fact_id
  returning f.partner_id as "partnerId", f.subscription_id as "subscriptionId"`;
const takeFacts = statement('attribution.takeFacts', take('order by due_at limit $2 for update skip locked'));
// Who reads waits for whoever is posting the same.
const takeFactsOf = statement(
  'attribution.takeFactsOf',
  take('and partner_id = $3 order by due_at limit $2 for update'),
);

export interface SubscriptionKey {
  readonly partnerId: string;
  readonly subscriptionId: string;
}

export async function findNextFact(tx: Reader): Promise<Date | null> {
  return (await tx.maybe<{ at: Date | null }>(nextFact))?.at ?? null;
}

/** What waits for the ledger, of everybody or of one provider; in the system scope. */
export function takeCreditFacts(
  tx: Tx,
  now: Date,
  limit: number,
  partnerId: string | null,
): Promise<SubscriptionKey[]> {
  return partnerId === null
    ? tx.rows<SubscriptionKey>(takeFacts, [now, limit])
    : tx.rows<SubscriptionKey>(takeFactsOf, [now, limit, partnerId]);
}

// What entries follow from

const keys = `jsonb_to_recordset($1::jsonb) as k ("partnerId" uuid, "subscriptionId" uuid)`;
const ofKey = (alias: string) =>
  `${alias}.partner_id = k."partnerId" and ${alias}.subscription_id = k."subscriptionId"`;

const subscriptions = statement(
  'attribution.subscriptions',
  `
  select s.partner_id as "partnerId", s.subscription_id as "subscriptionId", s.product_id as "productId",
         s.sku_id as "skuId", s.offer_name as "offerName", s.created_at as "createdAt",
         coalesce(s.cycles_from, (s.created_at at time zone 'UTC')::date)::text as "cyclesFrom",
         s.term_starts_at as "termStartsAt", s.term_ends_on::text as "termEndsOn", s.is_trial as "isTrial",
         s.reseller_partner_id as "onRecord", p.region
    from ${keys}
    join subscription s on ${ofKey('s')}
    join partner p on p.tenant_id = s.partner_id`,
);
const orderLines = statement(
  'attribution.orderLines',
  `
  select l.partner_id as "partnerId", l.subscription_id as "subscriptionId", l.order_id as "orderId",
         l.line_number as "lineNumber", l.transaction_type as "transactionType", l.quantity,
         l.line_price as amount, o.currency, o.created_at as "orderedAt", l.term_duration as "termDuration",
         l.billing_cycle as "billingCycle", l.offer_name as "offerName"
    from ${keys}
    join order_line l on ${ofKey('l')}
    join customer_order o on o.partner_id = l.partner_id and o.order_id = l.order_id
   where l.provisioning = 'fulfilled' and l.line_price <> 0`,
);
const charges = statement(
  'attribution.charges',
  `
  select c.partner_id as "partnerId", c.subscription_id as "subscriptionId", c.charge_id as "chargeId",
         c.charged_at as at, c.reason, c.quantity, c.amount, c.currency, c.starts_on::text as "from",
         c.ends_on::text as "to"
    from ${keys} join subscription_charge c on ${ofKey('c')}
   where c.amount <> 0`,
);
const cycles = statement(
  'attribution.cycles',
  `
  select l.partner_id as "partnerId", l.subscription_id as "subscriptionId", l.invoice_id as "invoiceId",
         l.line_number as "lineNumber", l.quantity, l.subtotal as amount, i.currency,
         l.charge_starts_on::text as "from", l.charge_ends_on::text as "to", l.product_id as "productId",
         l.sku_id as "skuId", l.offer_name as "offerName"
    from ${keys}
    join invoice_line l on ${ofKey('l')} and l.charge_type = 'CycleFee'
    join invoice i on i.partner_id = l.partner_id and i.invoice_id = l.invoice_id
   where l.subtotal <> 0`,
);
const changes = statement(
  'attribution.changes',
  `
  select a.partner_id as "partnerId", a.subscription_id as "subscriptionId", a.changed_at as at,
         a.old_partner_id as "from", a.new_partner_id as "to"
    from ${keys} join subscription_attribution a on ${ofKey('a')}
   order by a.changed_at, a.change_id`,
);
const posted = statement(
  'attribution.posted',
  `
  select e.partner_id as "partnerId", e.subscription_id as "subscriptionId", e.source, e.step,
         e.on_record as "onRecord", e.reseller_id as "resellerId", e.reseller_partner_id as "resellerPartnerId", e.withheld
    from ${keys} join credit_entry e on ${ofKey('e')}
   order by e.source, e.step`,
);

export interface SoldSubscription extends SubscriptionKey {
  readonly productId: string;
  readonly skuId: string;
  readonly offerName: string;
  readonly createdAt: Date;
  readonly cyclesFrom: string;
  readonly termStartsAt: Date;
  readonly termEndsOn: string | null;
  readonly isTrial: boolean;
  readonly onRecord: string | null;
  /** Selling region of the provider. */
  readonly region: string;
}

export interface DeliveredLine extends SubscriptionKey {
  readonly orderId: string;
  readonly lineNumber: number;
  readonly transactionType: string;
  readonly quantity: number;
  readonly amount: string;
  readonly currency: string;
  readonly orderedAt: Date;
  readonly termDuration: string | null;
  readonly billingCycle: 'monthly' | 'annual' | 'triennial' | 'biennial' | 'one_time' | 'none';
  readonly offerName: string;
}

export interface KeptCharge extends SubscriptionKey {
  readonly chargeId: string;
  readonly at: Date;
  readonly reason: 'add' | 'reduce' | 'cancel' | 'renew' | 'term' | 'upgrade' | 'convert';
  readonly quantity: number;
  readonly amount: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
}

export interface BilledCycle extends SubscriptionKey {
  readonly invoiceId: string;
  readonly lineNumber: number;
  readonly quantity: number;
  readonly amount: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly productId: string;
  readonly skuId: string;
  readonly offerName: string;
}

/** Everything that the entries of some subscriptions follow from; in the system scope. */
export async function readCreditFacts(tx: Tx, of: readonly SubscriptionKey[]) {
  const named = [JSON.stringify(of)];
  const [sold, lines, changed, billed, history, ledger] = await Promise.all([
    tx.rows<SoldSubscription>(subscriptions, named),
    tx.rows<DeliveredLine>(orderLines, named),
    tx.rows<KeptCharge>(charges, named),
    tx.rows<BilledCycle>(cycles, named),
    tx.rows<RecordChange & SubscriptionKey>(changes, named),
    tx.rows<PostedEntry & SubscriptionKey>(posted, named),
  ]);
  return { sold, lines, charges: changed, cycles: billed, changes: history, posted: ledger };
}

// A direct partner that is a reseller too earns as one (D14).
const partners = statement(
  'attribution.partners',
  `
  select p.tenant_id as "tenantId", case when p.reseller_since is null then p.kind else 'indirect-reseller' end as kind, p.name,
         coalesce(n.country, p.country) as country, coalesce(n.region, p.region) as region, p.cloud,
         p.program_status as "programStatus", p.agreement_signed_at is not null as "agreementSigned",
         p.global_partner_id as "globalPartnerId", coalesce(n.partner_id, p.location_partner_id) as "locationPartnerId"
    from (
      select f.tenant_id, f.partner_id, f.country, f.region from locations_of_numbers($1) f
        join partner o on o.tenant_id = f.tenant_id and o.location_partner_id <> f.partner_id
      union all
      select tenant_id, null, null, null from partner
       where location_partner_id = any($1) or global_partner_id = any($1)) n
    join partner p on p.tenant_id = n.tenant_id`,
);

/** Companies behind PartnerIDs of either kind, each location with its own country and region (1.2). */
export function findRecorded(reader: Reader, partnerIds: readonly string[]): Promise<RecordedPartner[]> {
  return reader.rows<RecordedPartner>(partners, [partnerIds]);
}

// Posting. Two that post the same do it once; totals grow by what was really added.
const post = statement(
  'attribution.post',
  `
  with added as (
    insert into credit_entry (partner_id, subscription_id, source, step, booked_at, rule, on_record, reseller_id,
      reseller_partner_id, withheld, product_id, sku_id, offer_name, quantity, basis, amount, currency, starts_at, ends_at)
    select "partnerId", "subscriptionId", source, step, "bookedAt", rule, "onRecord", "resellerId",
           "resellerPartnerId", withheld, "productId", "skuId", "offerName", quantity, basis, amount, currency,
           "startsAt", "endsAt"
      from jsonb_to_recordset($1::jsonb) as e ("partnerId" uuid, "subscriptionId" uuid, source text, step int,
        "bookedAt" timestamptz, rule text, "onRecord" text, "resellerId" uuid, "resellerPartnerId" text, withheld text,
        "productId" text, "skuId" text, "offerName" text, quantity int, basis numeric, amount numeric, currency text,
        "startsAt" timestamptz, "endsAt" timestamptz)
    on conflict do nothing
    returning partner_id, booked_at, currency, reseller_partner_id, reseller_id, amount)
  insert into credit_total (partner_id, month, currency, reseller_partner_id, reseller_id, amount, entries)
  select partner_id, date_trunc('month', booked_at at time zone 'UTC')::date, currency, coalesce(reseller_partner_id, ''),
         (array_agg(reseller_id))[1], sum(amount), count(*)
    from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (partner_id, month, currency, reseller_partner_id) do update
     set amount = credit_total.amount + excluded.amount, entries = credit_total.entries + excluded.entries`,
);

export async function postEntries(tx: Tx, entries: readonly (NewEntry & SubscriptionKey)[]): Promise<void> {
  if (entries.length > 0) await tx.run(post, [JSON.stringify(entries)]);
}

// Reading

const shared = `
  e.entry_id as "entryId", e.booked_at as "bookedAt", e.rule, e.offer_name as "offerName", e.quantity,
  e.starts_at as "startsAt", e.ends_at as "endsAt", e.reseller_partner_id as "resellerPartnerId"`;
const narrowed = (whose: string, extra = '') => `
   where ${whose} ${extra}
     and ($2::timestamptz is null or e.booked_at >= $2) and ($3::timestamptz is null or e.booked_at < $3)
     and ($4::text is null or e.rule = $4)
     and ($5::timestamptz is null or (e.booked_at, e.entry_id) < ($5, $6::uuid))
   order by e.booked_at desc, e.entry_id desc limit $7`;

const ledger = (extra: string) => `
  select ${shared}, e.source, e.step, e.subscription_id as "subscriptionId", e.on_record as "onRecord",
         e.reseller_id as "resellerId", e.withheld, e.product_id as "productId", e.sku_id as "skuId", e.basis, e.amount,
         e.currency, p.name as "resellerName", s.customer_id as "customerId", r.company_name as "customerName"
    from credit_entry e
    left join partner p on p.tenant_id = e.reseller_id
    left join subscription s on s.partner_id = e.partner_id and s.subscription_id = e.subscription_id
    left join customer_relationship r on r.partner_id = e.partner_id and r.customer_id = s.customer_id
  ${narrowed('e.partner_id = $1', extra)}`;
const everybody = statement('attribution.ledger', ledger(''));
const ofReseller = statement('attribution.ledgerOfReseller', ledger('and e.reseller_id = $8'));
const ofNobody = statement('attribution.ledgerOfNobody', ledger('and e.reseller_id is null'));
// A reseller learns of product, quantity, dates and provider, of no customer and no price (9.3, D52).
const own = statement(
  'attribution.ownLedger',
  `
  select ${shared}, t.name as "providerName", e.amount < 0 as "takesBack"
    from credit_entry e join partner t on t.tenant_id = e.partner_id
  ${narrowed('e.reseller_id = $1', 'and ($8::text[] is null or e.reseller_partner_id = any($8))')}`,
);

/** Newest first. */
export interface LedgerPage {
  readonly after: { readonly bookedAt: string; readonly entryId: string } | null;
  readonly limit: number;
}

const valuesOf = (
  tenantId: string,
  { from, before, rule }: LedgerNarrowing,
  { after, limit }: LedgerPage,
) => [tenantId, from, before, rule, after?.bookedAt ?? null, after?.entryId ?? null, limit];

/** A provider's ledger, in its scope. */
export function listLedger(
  db: Database,
  scope: Scope,
  providerId: string,
  by: LedgerNarrowing,
  page: LedgerPage,
): Promise<LedgerLine[]> {
  const values = valuesOf(providerId, by, page);
  if (by.nobody) return db.rows<LedgerLine>(scope, ofNobody, values);
  if (by.resellerId !== null) return db.rows<LedgerLine>(scope, ofReseller, [...values, by.resellerId]);
  return db.rows<LedgerLine>(scope, everybody, values);
}

/** What a reseller is credited for, of all its locations or of some; in its scope. */
export function listOwnLedger(
  db: Database,
  scope: Scope,
  resellerId: string,
  by: LedgerNarrowing,
  page: LedgerPage,
  sight: LedgerSight,
): Promise<OwnLedgerLine[]> {
  return db.rows<OwnLedgerLine>(scope, own, [...valuesOf(resellerId, by, page), sight]);
}

const totals = (own: 'partner_id' | 'reseller_id', other: 'partner_id' | 'reseller_id') => `
  select to_char(c.month, 'YYYY-MM') as month, c.currency, c.amount, c.entries::int as entries,
         c.${other} as "companyId", p.name as "companyName", nullif(c.reseller_partner_id, '') as "partnerId"
    from credit_total c left join partner p on p.tenant_id = c.${other}
   where c.${own} = $1 and c.month >= $2::date and ($3::uuid is null or c.${other} = $3)
     and ($4::text[] is null or c.reseller_partner_id = any($4))
   order by c.month desc, c.amount desc, c.${other} limit 5000`;
const totalsOfProvider = statement('attribution.totals', totals('partner_id', 'reseller_id'));
const totalsOfReseller = statement('attribution.ownTotals', totals('reseller_id', 'partner_id'));

/** Totals by month and company since a month, newest and largest first. */
export function listTotals(
  db: Database,
  scope: Scope,
  of: { readonly tenantId: string; readonly side: 'provider' | 'reseller' },
  since: string,
  companyId: string | null,
  sight: LedgerSight,
): Promise<CreditTotal[]> {
  const read = of.side === 'provider' ? totalsOfProvider : totalsOfReseller;
  return db.rows<CreditTotal>(scope, read, [of.tenantId, `${since}-01`, companyId, sight]);
}

const credited = statement(
  'attribution.credited',
  `
  select reseller_id as "resellerId", name from (
    select distinct c.reseller_id, p.name from credit_total c join partner p on p.tenant_id = c.reseller_id
     where c.partner_id = $1 and c.month >= $2::date) known
   order by name_key(name), reseller_id limit 500`,
);

/** Resellers that were credited since a month: what the list can be narrowed to. */
export function listCredited(
  db: Database,
  scope: Scope,
  providerId: string,
  since: string,
): Promise<{ resellerId: string; name: string }[]> {
  return db.rows(scope, credited, [providerId, `${since}-01`]);
}
