import type { Database, SystemScope, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Address } from '../market/index.ts';
import { readAddress } from '../market/index.ts';
import type {
  Company,
  FinderNarrowing,
  FoundProfile,
  Location,
  Logo,
  OwnProfile,
  ProfileText,
} from './model.ts';

interface OwnRow extends Company {
  readonly draft: ProfileText | null;
  readonly published: ProfileText | null;
  readonly hasLogo: boolean;
  readonly logoChanged: boolean;
  readonly publishedAt: Date | null;
  readonly version: number | null;
}

const ownColumns = `p.tenant_id as "partnerId", p.name, p.country, p.region, b.draft, b.published,
       b.logo is not null as "hasLogo", b.logo is distinct from b.published_logo as "logoChanged",
       b.published_at as "publishedAt", b.version`;

const findOwnStatement = statement(
  'businessProfile.own',
  `
  select ${ownColumns}
    from partner p
    left join business_profile b on b.partner_id = p.tenant_id and b.region = p.region
   where p.tenant_id = $1`,
);
const lockOwnStatement = statement(
  'businessProfile.lock',
  `
  select ${ownColumns}
    from partner p
    left join business_profile b on b.partner_id = p.tenant_id and b.region = p.region
   where p.tenant_id = $1
     for update of p`,
);

export interface Own {
  readonly company: Company;
  readonly profile: OwnProfile | null;
}

function ownOf({ partnerId, name, country, region, version, draft, ...row }: OwnRow): Own {
  return {
    company: { partnerId, name, country, region },
    profile: draft === null || version === null ? null : { ...row, draft, version },
  };
}

export async function findOwn(db: Database, scope: TenantScope): Promise<Own | undefined> {
  const [row] = await db.rows<OwnRow>(scope, findOwnStatement, [scope.tenantId]);
  return row && ownOf(row);
}

/** The company holds still while its profile is written. */
export async function lockOwn(tx: Tx, partnerId: string): Promise<Own | undefined> {
  const [row] = await tx.rows<OwnRow>(lockOwnStatement, [partnerId]);
  return row && ownOf(row);
}

const saveDraftStatement = statement(
  'businessProfile.save',
  `
  insert into business_profile (partner_id, region, draft, updated_at) values ($1, $2, $3, $4)
  on conflict (partner_id, region) do update
     set draft = excluded.draft, updated_at = excluded.updated_at, version = business_profile.version + 1`,
);

export async function saveDraft(tx: Tx, company: Company, draft: ProfileText, at: Date): Promise<void> {
  await tx.run(saveDraftStatement, [company.partnerId, company.region, JSON.stringify(draft), at]);
}

const saveLogoStatement = statement(
  'businessProfile.logo.save',
  `
  update business_profile set logo = $3, logo_type = $4, updated_at = $5, version = version + 1
   where partner_id = $1 and region = $2`,
);

export async function saveLogo(tx: Tx, company: Company, logo: Logo | null, at: Date): Promise<void> {
  await tx.run(saveLogoStatement, [
    company.partnerId,
    company.region,
    logo?.content ?? null,
    logo?.type ?? null,
    at,
  ]);
}

const publishStatement = statement(
  'businessProfile.publish',
  `
  update business_profile
     set published = draft, published_logo = logo, published_logo_type = logo_type, published_at = $3,
         updated_at = $3, version = version + 1
   where partner_id = $1 and region = $2`,
);

export async function savePublished(tx: Tx, company: Company, at: Date): Promise<void> {
  await tx.run(publishStatement, [company.partnerId, company.region, at]);
}

const removeStatement = statement(
  'businessProfile.remove',
  `delete from business_profile where partner_id = $1 and region = $2`,
);
const removeLocationsStatement = statement(
  'businessProfile.locations.remove',
  `delete from profile_location where partner_id = $1`,
);

/** The profile and its sites, for good; leads stay. */
export async function removeProfile(tx: Tx, company: Company): Promise<void> {
  await tx.run(removeStatement, [company.partnerId, company.region]);
  await tx.run(removeLocationsStatement, [company.partnerId]);
}

const logoStatement = statement(
  'businessProfile.logo',
  `
  select case when $2 then published_logo else logo end as content,
         case when $2 then published_logo_type else logo_type end as type
    from business_profile
   where partner_id = $1 and (not $2 or published is not null)`,
);

/** The logo as it is being written, or as customers see it. */
export async function readLogo(
  db: Database,
  scope: TenantScope | SystemScope,
  partnerId: string,
  published: boolean,
): Promise<Logo | undefined> {
  const rows = await db.rows<{ content: Buffer | null; type: Logo['type'] | null }>(scope, logoStatement, [
    partnerId,
    published,
  ]);
  const [row] = rows;
  return row?.content && row.type ? { content: row.content, type: row.type } : undefined;
}

interface LocationRow extends Record<string, unknown> {
  readonly locationId: string;
  readonly name: string;
}

const locationOf = (row: LocationRow): Location => ({
  locationId: row.locationId,
  name: row.name,
  address: readAddress(row),
});

const locationColumns = `location_id as "locationId", name, country, city, state, postal_code as "postalCode",
       address_line1 as "addressLine1", address_line2 as "addressLine2", phone_number as "phoneNumber"`;

const locationsStatement = statement(
  'businessProfile.locations',
  `select ${locationColumns} from profile_location where partner_id = $1 order by country, name, location_id`,
);

export async function listLocations(tx: Tx, partnerId: string): Promise<Location[]> {
  return (await tx.rows<LocationRow>(locationsStatement, [partnerId])).map(locationOf);
}

export async function readLocations(db: Database, scope: TenantScope): Promise<Location[]> {
  return (await db.rows<LocationRow>(scope, locationsStatement, [scope.tenantId])).map(locationOf);
}

const addLocationStatement = statement(
  'businessProfile.location.add',
  `
  insert into profile_location (partner_id, location_id, name, country, city, state, postal_code, address_line1,
                                address_line2, phone_number, added_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

export async function insertLocation(tx: Tx, partnerId: string, location: Location, at: Date): Promise<void> {
  const { country, city, state, postalCode, addressLine1, addressLine2, phoneNumber }: Address =
    location.address;
  await tx.run(addLocationStatement, [
    partnerId,
    location.locationId,
    location.name,
    country,
    city ?? '',
    state ?? null,
    postalCode ?? null,
    addressLine1,
    addressLine2 ?? null,
    phoneNumber ?? null,
    at,
  ]);
}

const removeLocationStatement = statement(
  'businessProfile.location.remove',
  `delete from profile_location where partner_id = $1 and location_id = $2 returning name, country`,
);

export async function deleteLocation(
  tx: Tx,
  partnerId: string,
  locationId: string,
): Promise<{ readonly name: string; readonly country: string } | undefined> {
  const [row] = await tx.rows<{ name: string; country: string }>(removeLocationStatement, [
    partnerId,
    locationId,
  ]);
  return row;
}

const found = `p.tenant_id as "partnerId", p.name, p.country, p.region, b.published as text,
       b.published_logo is not null as "hasLogo",
       coalesce((select jsonb_agg(jsonb_build_object('locationId', l.location_id, 'name', l.name,
                  'country', l.country, 'city', l.city, 'state', l.state, 'postalCode', l.postal_code,
                  'addressLine1', l.address_line1, 'addressLine2', l.address_line2,
                  'phoneNumber', l.phone_number) order by l.country, l.name)
            from profile_location l where l.partner_id = p.tenant_id), '[]') as locations`;

const searchStatement = statement(
  'businessProfile.search',
  `
  select ${found}
    from business_profile b
    join partner p on p.tenant_id = b.partner_id
   where b.published is not null and p.program_status in ('active', 'restricted')
     and ($1::text is null or name_key(p.name) like '%' || name_key($1) || '%'
          or name_key(b.published ->> 'description') like '%' || name_key($1) || '%'
          or name_key(b.published ->> 'skills') like '%' || name_key($1) || '%')
     and ($2::text is null or p.country = $2
          or exists (select from profile_location l where l.partner_id = p.tenant_id and l.country = $2))
     and ($3::text is null or b.published -> 'industries' ? $3)
     and ($4::text is null or b.published -> 'products' ? $4)
     and ($5::text is null or b.published -> 'serviceTypes' ? $5)
     and (name_key(p.name), p.tenant_id) > (name_key($6), $7::uuid)
   order by name_key(p.name), p.tenant_id
   limit $8`,
);

interface FoundRow extends Company {
  readonly text: ProfileText;
  readonly hasLogo: boolean;
  readonly locations: readonly LocationRow[];
}

const foundOf = (row: FoundRow): FoundProfile => ({ ...row, locations: row.locations.map(locationOf) });

/** What customers find, by name; only what is published, and only of companies in good standing. */
export async function searchProfiles(
  db: Database,
  scope: SystemScope,
  narrowing: FinderNarrowing,
  page: {
    readonly after: { readonly name: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<FoundProfile[]> {
  const rows = await db.rows<FoundRow>(scope, searchStatement, [
    narrowing.text?.replace(/[\\%_]/g, '\\$&') ?? null,
    narrowing.country,
    narrowing.industry,
    narrowing.product,
    narrowing.serviceType,
    page.after?.name ?? '',
    page.after?.id ?? '00000000-0000-0000-0000-000000000000',
    page.limit,
  ]);
  return rows.map(foundOf);
}

const findPublishedStatement = statement(
  'businessProfile.published',
  `
  select ${found}
    from business_profile b
    join partner p on p.tenant_id = b.partner_id
   where b.partner_id = $1 and b.published is not null and p.program_status in ('active', 'restricted')`,
);

export async function findPublished(
  db: Database,
  scope: SystemScope,
  partnerId: string,
): Promise<FoundProfile | undefined> {
  const [row] = await db.rows<FoundRow>(scope, findPublishedStatement, [partnerId]);
  return row && foundOf(row);
}
