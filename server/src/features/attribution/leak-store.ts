import type { Reader } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { LeakingSubscription } from './leak-model.ts';

// What is running and can be mended by itself; word for word the condition of the two indexes.
const live = (alias: string) => `
  ${alias}.status in ('active', 'suspended') and ${alias}.kind <> 'perpetual'
     and not (${alias}.kind = 'reservation' and ${alias}.parent_subscription_id is not null)`;

// From one id to the next through the index, however many subscriptions stand between them.
const idsOnRecord = statement(
  'attribution.idsOnRecord',
  `
  with recursive ids as (
    (select s.reseller_partner_id as id from subscription s
      where s.partner_id = $1 and s.reseller_partner_id is not null and ${live('s')}
      order by s.reseller_partner_id limit 1)
    union all
    select (select s.reseller_partner_id from subscription s
             where s.partner_id = $1 and s.reseller_partner_id > ids.id and s.reseller_partner_id is not null
               and ${live('s')}
             order by s.reseller_partner_id limit 1)
      from ids where ids.id is not null)
  select id from ids where id is not null`,
);

/** Every PartnerID on record at a running subscription of the provider, once. */
export async function listIdsOnRecord(reader: Reader, providerId: string): Promise<string[]> {
  return (await reader.rows<{ id: string }>(idsOnRecord, [providerId])).map(({ id }) => id);
}

const former = statement(
  'attribution.formerPartners',
  `select reseller_id as id from partnership where provider_id = $1 and state = 'ended'`,
);

export async function listFormerPartners(reader: Reader, providerId: string): Promise<ReadonlySet<string>> {
  return new Set((await reader.rows<{ id: string }>(former, [providerId])).map(({ id }) => id));
}

const partner = (alias: string) => `
  case when ${alias}.tenant_id is not null then jsonb_build_object('tenantId', ${alias}.tenant_id,
    'kind', case when ${alias}.reseller_since is null then ${alias}.kind else 'indirect-reseller' end,
    'name', ${alias}.name, 'country', ${alias}.country, 'region', ${alias}.region, 'cloud', ${alias}.cloud,
    'programStatus', ${alias}.program_status, 'agreementSigned', ${alias}.agreement_signed_at is not null,
    'globalPartnerId', ${alias}.global_partner_id, 'locationPartnerId', ${alias}.location_partner_id) end`;
const columns = `
  s.subscription_id as "subscriptionId", s.customer_id as "customerId", coalesce(r.company_name, '') as "customerName",
  s.friendly_name as name, s.offer_name as "offerName", s.quantity, s.reseller_partner_id as "onRecord",
  ${partner('c')} as recorded, ${partner('d')} as designated`;
const joins = `
  left join customer_relationship r on r.partner_id = s.partner_id and r.customer_id = s.customer_id
  left join partner c on c.tenant_id = s.reseller_id
  left join partner d on d.tenant_id = r.reseller_id`;

// Each branch stops by its own index after one page; the union of them is that page.
const list = statement(
  'attribution.leaks',
  `
  select ${columns} from (
    (select s.* from subscription s
      where s.partner_id = $1 and $2 and s.reseller_partner_id is null and ${live('s')}
        and ($4::uuid is null or s.subscription_id > $4)
      order by s.subscription_id limit $5)
    union all
    (select f.* from unnest($3::text[]) as faulty (id)
       cross join lateral (
         select s.* from subscription s
          where s.partner_id = $1 and s.reseller_partner_id = faulty.id and ${live('s')}
            and ($4::uuid is null or s.subscription_id > $4)
          order by s.subscription_id limit $5) f
      order by f.subscription_id limit $5)
  ) s ${joins}
  order by s.subscription_id limit $5`,
);

export interface Leaking {
  /** Those that nobody is on record for. */
  readonly nobody: boolean;
  /** Those with one of these ids on record. */
  readonly partnerIds: readonly string[];
}

export function listLeaking(
  reader: Reader,
  providerId: string,
  { nobody, partnerIds }: Leaking,
  page: { readonly after: string | null; readonly limit: number },
): Promise<LeakingSubscription[]> {
  return reader.rows<LeakingSubscription>(list, [providerId, nobody, partnerIds, page.after, page.limit]);
}

const one = statement(
  'attribution.leak',
  `
  select ${columns} from subscription s ${joins}
   where s.partner_id = $1 and s.customer_id = $2 and s.subscription_id = $3`,
);

export function findLeaking(
  reader: Reader,
  providerId: string,
  customerId: string,
  subscriptionId: string,
): Promise<LeakingSubscription | undefined> {
  return reader.maybe<LeakingSubscription>(one, [providerId, customerId, subscriptionId]);
}

const countOfNobody = statement(
  'attribution.countOfNobody',
  `
  select count(*)::int as leaks from (
    select from subscription s where s.partner_id = $1 and s.reseller_partner_id is null and ${live('s')} limit $2) x`,
);
const countOfIds = statement(
  'attribution.countOfIds',
  `
  select count(*)::int as leaks from (
    select from subscription s
     where s.partner_id = $1 and s.reseller_partner_id = any($3::text[]) and s.reseller_partner_id is not null
       and ${live('s')} limit $2) x`,
);

/** How many there are, counted no further than one beyond the bound. */
export async function countLeaking(
  reader: Reader,
  providerId: string,
  { nobody, partnerIds }: Leaking,
  bound: number,
): Promise<number> {
  const counts = await Promise.all([
    nobody ? reader.maybe<{ leaks: number }>(countOfNobody, [providerId, bound + 1]) : undefined,
    partnerIds.length > 0
      ? reader.maybe<{ leaks: number }>(countOfIds, [providerId, bound + 1, partnerIds])
      : undefined,
  ]);
  return counts.reduce((sum, row) => sum + (row?.leaks ?? 0), 0);
}
