import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Partner } from '../partner/index.ts';
import { partnerColumns } from '../partner/index.ts';
import type { Partnership, PartnershipLocation, PartnershipNarrowing, PartnershipRow } from './model.ts';

const columns = `
  provider_id as "providerId", reseller_id as "resellerId", state, provider_admin_access as "providerAdminAccess",
  provider_location as "providerLocation", reseller_location as "resellerLocation",
  accepted_at as "acceptedAt", ended_at as "endedAt", version`;

const find = statement(
  'partnership.find',
  `
  select ${columns} from partnership where provider_id = $1 and reseller_id = $2`,
);
const lock = statement(
  'partnership.lock',
  `
  select ${columns} from partnership where provider_id = $1 and reseller_id = $2 for update`,
);

/** The pair's row, whatever its state. */
export function findPartnership(
  reader: Reader,
  providerId: string,
  resellerId: string,
): Promise<Partnership | undefined> {
  return reader.maybe<Partnership>(find, [providerId, resellerId]);
}

/** Like `findPartnership`, and nobody else changes the row before this transaction ends. */
export function lockPartnership(
  tx: Tx,
  providerId: string,
  resellerId: string,
): Promise<Partnership | undefined> {
  return tx.maybe<Partnership>(lock, [providerId, resellerId]);
}

export async function findActivePartnership(
  reader: Reader,
  providerId: string,
  resellerId: string,
): Promise<Partnership | undefined> {
  const partnership = await findPartnership(reader, providerId, resellerId);
  return partnership?.state === 'active' ? partnership : undefined;
}

// One statement decides: of two acceptances at once the second finds the row active and writes nothing (I11).
const accept = statement(
  'partnership.accept',
  `
  insert into partnership (provider_id, reseller_id, state, provider_admin_access, accepted_at, accepted_by,
    provider_location, reseller_location)
  values ($1, $2, 'active', true, $3, $4, $5, $6)
  on conflict (provider_id, reseller_id) do update
     set state = 'active', provider_admin_access = true, accepted_at = excluded.accepted_at,
         accepted_by = excluded.accepted_by, ended_at = null, ended_by = null, ended_by_tenant = null,
         declaration_version = null, provider_location = excluded.provider_location,
         reseller_location = excluded.reseller_location, version = partnership.version + 1
   where partnership.state = 'ended'`,
);

/** Makes or renews the partnership; false when it was active already and nothing was written. */
export async function createPartnership(
  tx: Tx,
  made: {
    readonly providerId: string;
    readonly resellerId: string;
    readonly acceptedAt: Date;
    readonly acceptedBy?: string | null;
    readonly providerLocation?: string | null;
    readonly resellerLocation?: string | null;
  },
): Promise<boolean> {
  return (
    (await tx.run(accept, [
      made.providerId,
      made.resellerId,
      made.acceptedAt,
      made.acceptedBy ?? null,
      made.providerLocation ?? null,
      made.resellerLocation ?? null,
    ])) === 1
  );
}

const locate = (side: 'provider_location' | 'reseller_location') => `
  update partnership set ${side} = $3, version = version + 1
   where provider_id = $1 and reseller_id = $2 and state = 'active'`;
const locateProvider = statement('partnership.locateProvider', locate('provider_location'));
const locateReseller = statement('partnership.locateReseller', locate('reseller_location'));

/** Which of its locations one side is a partner with, from now on. */
export async function saveLocationOf(
  tx: Tx,
  side: 'provider' | 'reseller',
  { providerId, resellerId }: Pick<Partnership, 'providerId' | 'resellerId'>,
  location: string | null,
): Promise<void> {
  await tx.run(side === 'provider' ? locateProvider : locateReseller, [providerId, resellerId, location]);
}

const inUse = statement(
  'partnership.locationInUse',
  `
  select partner_id as "partnerId", name, country from locations_of_numbers(array[$2::text])
   where tenant_id = $1 and is_active`,
);

/** A company's location by its number, while it is in use; of any company. */
export async function findLocationInUse(
  reader: Reader,
  tenantId: string,
  partnerId: string | null,
): Promise<PartnershipLocation | undefined> {
  return partnerId === null ? undefined : reader.maybe<PartnershipLocation>(inUse, [tenantId, partnerId]);
}

const end = statement(
  'partnership.end',
  `
  update partnership
     set state = 'ended', ended_at = $3, ended_by = $4, ended_by_tenant = $5, declaration_version = $6, version = version + 1
   where provider_id = $1 and reseller_id = $2 and state = 'active'`,
);

export async function endPartnership(
  tx: Tx,
  ended: {
    readonly providerId: string;
    readonly resellerId: string;
    readonly endedAt: Date;
    readonly endedBy: string | null;
    readonly endedByTenant: string;
    readonly declarationVersion: string;
  },
): Promise<boolean> {
  return (
    (await tx.run(end, [
      ended.providerId,
      ended.resellerId,
      ended.endedAt,
      ended.endedBy,
      ended.endedByTenant,
      ended.declarationVersion,
    ])) === 1
  );
}

const withdraw = statement(
  'partnership.withdrawAdminAccess',
  `
  update partnership set provider_admin_access = false, version = version + 1
   where provider_id = $1 and reseller_id = $2 and provider_admin_access`,
);

export async function withdrawAdminAccess(tx: Tx, providerId: string, resellerId: string): Promise<boolean> {
  return (await tx.run(withdraw, [providerId, resellerId])) === 1;
}

// Lists and counts share these words, so that they agree (I50); the list gives the resellers with customers as $7.
const narrowings: Readonly<Record<PartnershipNarrowing, (withCustomers: string) => string>> = {
  unsigned: () => `s.state = 'active' and r.agreement_signed_at is null`,
  dormant: () => `s.state = 'active' and r.program_status <> 'active'`,
  former: (withCustomers) => `s.state = 'ended' and s.reseller_id = any(${withCustomers}::uuid[])`,
};

// The other company of each pair; the state is the same whichever side looks (I3).
function listOf(own: 'provider_id' | 'reseller_id', other: 'provider_id' | 'reseller_id'): string {
  const [ownLocation, otherLocation] =
    own === 'provider_id'
      ? ['provider_location', 'reseller_location']
      : ['reseller_location', 'provider_location'];
  // One that went out of use counts no more: then the company is met where it transacts.
  const located = (whose: string, which: string, as: string) => `
      left join lateral (
        select f.partner_id, f.name, f.country from locations_of_numbers(array[s.${which}]) f
         where s.${which} is not null and f.tenant_id = s.${whose} and f.is_active limit 1) ${as} on true`;
  return `
    select o.tenant_id as "tenantId", o.name, name_key(o.name) as "nameKey", coalesce(theirs.country, o.country) as country,
           coalesce(theirs.partner_id, o.location_partner_id) as "partnerId", theirs.name as "locationName",
           case when mine.partner_id is not null then
             jsonb_build_object('partnerId', mine.partner_id, 'name', mine.name, 'country', mine.country) end as "ownLocation",
           s.version, o.agreement_signed_at is not null as "agreementSigned",
           s.provider_admin_access as "providerAdminAccess", s.accepted_at as "acceptedAt",
           case when s.state = 'ended' then 'former' when r.program_status = 'active' then 'active' else 'dormant' end as state
      from partnership s
      join partner o on o.tenant_id = s.${other}
      join partner r on r.tenant_id = s.reseller_id
      ${located(other, otherLocation, 'theirs')} ${located(own, ownLocation, 'mine')}
     where s.${own} = $1
       and case $2::text
             when 'all' then true
             when 'unsigned' then ${narrowings.unsigned('$7')}
             when 'dormant' then ${narrowings.dormant('$7')}
             when 'former' then ${narrowings.former('$7')}
             else s.state = 'active' end
       and ($3::text is null or name_key(o.name) like $3)
       and ($4::text is null or (name_key(o.name), o.tenant_id) > ($4, $5::uuid))
     order by name_key(o.name), o.tenant_id
     limit $6`;
}
const listResellers = statement('partnership.listResellers', listOf('provider_id', 'reseller_id'));
const listProviders = statement('partnership.listProviders', listOf('reseller_id', 'provider_id'));
const nameKey = statement('partnership.nameKey', `select name_key($1) as key`);

export interface PartnershipSearch {
  readonly side: 'resellers' | 'providers';
  readonly name?: { readonly match: 'substring' | 'starts-with'; readonly text: string } | undefined;
  readonly includeEnded?: boolean;
  readonly only?: PartnershipNarrowing | undefined;
  /** For former partners: those the list is about, because they still have customers (D19). */
  readonly withCustomers?: readonly string[] | undefined;
  /** Last row of the page before. */
  readonly after?: { readonly nameKey: string; readonly tenantId: string } | undefined;
  /** Absent: all of them. */
  readonly limit?: number | undefined;
}

/** The other companies of a tenant's partnerships, by name. */
export async function listPartnerships(
  reader: Reader,
  tenantId: string,
  by: PartnershipSearch,
): Promise<PartnershipRow[]> {
  const pattern = by.name ? await likePattern(reader, by.name.match, by.name.text) : null;
  return reader.rows<PartnershipRow>(by.side === 'resellers' ? listResellers : listProviders, [
    tenantId,
    by.only ?? (by.includeEnded ? 'all' : 'current'),
    pattern,
    by.after?.nameKey ?? null,
    by.after?.tenantId ?? null,
    by.limit ?? null,
    by.withCustomers ?? [],
  ]);
}

const countOfProvider = statement(
  'partnership.countResellers',
  `
  select count(*) filter (where s.state = 'active')::int as partners,
         count(*) filter (where ${narrowings.unsigned('$2')})::int as unsigned,
         count(*) filter (where ${narrowings.dormant('$2')})::int as dormant,
         count(*) filter (where ${narrowings.former('$2')})::int as former
    from partnership s join partner r on r.tenant_id = s.reseller_id
   where s.provider_id = $1`,
);
const countOfReseller = statement(
  'partnership.countProviders',
  `
  select count(*)::int as partners from partnership where reseller_id = $1 and state = 'active'`,
);

export type ResellerCounts = Readonly<Record<PartnershipNarrowing | 'partners', number>>;

/** How many rows a provider's list of resellers has, whole and narrowed. A company has thousands at most. */
export async function countResellers(
  reader: Reader,
  providerId: string,
  withCustomers: readonly string[],
): Promise<ResellerCounts> {
  const counts = await reader.maybe<ResellerCounts>(countOfProvider, [providerId, withCustomers]);
  return counts ?? { partners: 0, unsigned: 0, dormant: 0, former: 0 };
}

export async function countProviders(reader: Reader, resellerId: string): Promise<number> {
  return (await reader.maybe<{ partners: number }>(countOfReseller, [resellerId]))?.partners ?? 0;
}

async function likePattern(
  reader: Reader,
  match: 'substring' | 'starts-with',
  text: string,
): Promise<string> {
  const row = await reader.maybe<{ key: string }>(nameKey, [text.trim()]);
  const literal = (row?.key ?? '').replace(/[\\%_]/g, '\\$&');
  return match === 'substring' ? `%${literal}%` : `${literal}%`;
}

const activeResellers = statement(
  'partnership.activeResellers',
  `
  select ${partnerColumns}
    from partnership s join partner p on p.tenant_id = s.reseller_id
   where s.provider_id = $1 and s.state = 'active' and p.program_status = 'active'
   order by name_key(p.name), p.tenant_id`,
);

/** Resellers a provider can choose for new business: partners now, and in the program. */
export function listActiveResellers(reader: Reader, providerId: string): Promise<Partner[]> {
  return reader.rows<Partner>(activeResellers, [providerId]);
}
