import type { Database, SystemScope, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  DirectoryNarrowing,
  ListableProvider,
  Listed,
  Listing,
  ListingChange,
  ListingChangeState,
  ListingText,
  Representative,
} from './model.ts';

const listed = `p.tenant_id as "providerId", p.name, p.country, p.region`;
const told = `l.countries, l.services, l.description, l.website, l.contact_name as "contactName",
       l.contact_email as "contactEmail", l.contact_phone as "contactPhone",
       l.representative_name as "representativeName", l.representative_email as "representativeEmail",
       l.version, l.updated_at as "updatedAt"`;

interface Row extends Listed, ListingText {
  readonly representativeName: string | null;
  readonly representativeEmail: string | null;
  readonly version: number | null;
  readonly updatedAt: Date | null;
}

function listingOf({ representativeName, representativeEmail, ...row }: Row): Listing | null {
  if (representativeName === null || representativeEmail === null) return null;
  return {
    ...(row as Row & { version: number; updatedAt: Date }),
    representative: { name: representativeName, email: representativeEmail },
  };
}

interface Page {
  readonly after: { readonly name: string; readonly id: string } | undefined;
  readonly limit: number;
}

const first = { name: '', id: '00000000-0000-0000-0000-000000000000' };

const browse = statement(
  'directory.browse',
  `
  select ${listed}, ${told}
    from provider_listing l
    join partner p on p.tenant_id = l.provider_id
   where p.program_status in ('active', 'restricted')
     and ($1::text is null or name_key(p.name) like '%' || name_key($1) || '%')
     and ($2::text[] is null or l.countries && $2)
     and l.services @> $3
     and (name_key(p.name), p.tenant_id) > (name_key($4), $5::uuid)
   order by name_key(p.name), p.tenant_id
   limit $6`,
);

/** The public list, by name. Providers that lost their place in the program are not shown. */
export async function browseDirectory(
  db: Database,
  scope: SystemScope,
  { name, countries, services }: DirectoryNarrowing,
  { after, limit }: Page,
): Promise<Listing[]> {
  const from = after ?? first;
  const pattern = name?.replace(/[\\%_]/g, '\\$&') ?? null;
  const rows = await db.rows<Row>(scope, browse, [pattern, countries, services, from.name, from.id, limit]);
  return rows.map((row) => listingOf(row) as Listing);
}

const served = statement(
  'directory.countries',
  `
  select distinct unnest(l.countries) as country
    from provider_listing l
    join partner p on p.tenant_id = l.provider_id and p.program_status in ('active', 'restricted')
   order by 1`,
);

/** What the directory can be narrowed to. */
export async function listCountriesServed(db: Database, scope: SystemScope): Promise<string[]> {
  const rows = await db.rows<{ country: string }>(scope, served, []);
  return rows.map(({ country }) => country);
}

const find = statement(
  'directory.find',
  `
  select ${listed}, ${told}
    from partner p
    left join provider_listing l on l.provider_id = p.tenant_id
   where p.tenant_id = $1 and p.kind = 'indirect-provider'`,
);

/** Undefined: no such provider. */
export async function findProvider(
  db: Database,
  scope: TenantScope | SystemScope,
  providerId: string,
): Promise<ListableProvider | undefined> {
  const [row] = await db.rows<Row>(scope, find, [providerId]);
  return row && { ...listedOf(row), listing: listingOf(row) };
}

const lock = statement(
  'directory.lock',
  `
  select ${listed}, ${told}
    from partner p
    left join provider_listing l on l.provider_id = p.tenant_id
   where p.tenant_id = $1 and p.kind = 'indirect-provider'
     for update of p`,
);

/** The provider holds still while its listing is written: two first writers follow each other. */
export async function lockProvider(tx: Tx, providerId: string): Promise<ListableProvider | undefined> {
  const [row] = await tx.rows<Row>(lock, [providerId]);
  return row && { ...listedOf(row), listing: listingOf(row) };
}

const listedOf = ({ providerId, name, country, region }: Listed): Listed => ({
  providerId,
  name,
  country,
  region,
});

const all = statement(
  'directory.providers',
  `
  select ${listed}, ${told}
    from partner p
    left join provider_listing l on l.provider_id = p.tenant_id
   where p.kind = 'indirect-provider' and (name_key(p.name), p.tenant_id) > (name_key($1), $2::uuid)
   order by name_key(p.name), p.tenant_id
   limit $3`,
);

/** Every provider by name, listed or not: for the operator. */
export async function listProviders(
  db: Database,
  scope: SystemScope,
  { after, limit }: Page,
): Promise<ListableProvider[]> {
  const from = after ?? first;
  const rows = await db.rows<Row>(scope, all, [from.name, from.id, limit]);
  return rows.map((row) => ({ ...listedOf(row), listing: listingOf(row) }));
}

const save = statement(
  'directory.save',
  `
  insert into provider_listing (provider_id, countries, services, description, website, contact_name,
                                contact_email, contact_phone, representative_name, representative_email, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (provider_id) do update
     set countries = excluded.countries, services = excluded.services, description = excluded.description,
         website = excluded.website, contact_name = excluded.contact_name,
         contact_email = excluded.contact_email, contact_phone = excluded.contact_phone,
         representative_name = excluded.representative_name,
         representative_email = excluded.representative_email,
         version = provider_listing.version + 1, updated_at = excluded.updated_at`,
);

export async function saveListing(
  tx: Tx,
  providerId: string,
  text: ListingText,
  { representative, at }: { readonly representative: Representative; readonly at: Date },
): Promise<void> {
  await tx.run(save, [
    providerId,
    text.countries,
    text.services,
    text.description,
    text.website,
    text.contactName,
    text.contactEmail,
    text.contactPhone,
    representative.name.trim(),
    representative.email.trim(),
    at,
  ]);
}

const remove = statement('directory.remove', `delete from provider_listing where provider_id = $1`);

export async function removeListing(tx: Tx, providerId: string): Promise<void> {
  await tx.run(remove, [providerId]);
}

const changeColumns = `c.change_id as "changeId", c.provider_id as "providerId", p.name as "providerName", c.wanted,
       c.note, c.state, c.asked_at as "askedAt", c.asked_by_name as "askedByName", c.decided_at as "decidedAt",
       c.decided_by_name as "decidedByName", c.reason`;

const insertChange = statement(
  'directory.change.insert',
  `
  insert into listing_change (provider_id, change_id, wanted, note, asked_at, asked_by_name)
  values ($1, $2, $3, $4, $5, $6)
  on conflict do nothing
  returning change_id`,
);

/** False: another change of this provider still waits. */
export async function insertChangeRequest(
  tx: Tx,
  change: Pick<ListingChange, 'providerId' | 'changeId' | 'wanted' | 'note' | 'askedAt' | 'askedByName'>,
): Promise<boolean> {
  const { providerId, changeId, wanted, note, askedAt, askedByName } = change;
  const rows = await tx.rows(insertChange, [
    providerId,
    changeId,
    JSON.stringify(wanted),
    note,
    askedAt,
    askedByName,
  ]);
  return rows.length === 1;
}

const ownChanges = statement(
  'directory.change.own',
  `
  select ${changeColumns}
    from listing_change c join partner p on p.tenant_id = c.provider_id
   where c.provider_id = $1
   order by c.asked_at desc, c.change_id
   limit 20`,
);

/** The latest changes a provider asked for. */
export function listOwnChanges(db: Database, scope: TenantScope): Promise<ListingChange[]> {
  return db.rows<ListingChange>(scope, ownChanges, [scope.tenantId]);
}

const queue = statement(
  'directory.change.queue',
  `
  select ${changeColumns}
    from listing_change c join partner p on p.tenant_id = c.provider_id
   where c.state = 'open' and (c.asked_at, c.change_id) > ($1::timestamptz, $2::uuid)
   order by c.asked_at, c.change_id
   limit $3`,
);

/** What waits for the operator, the oldest first. */
export function listOpenChanges(
  db: Database,
  scope: SystemScope,
  { after, limit }: { readonly after: { readonly at: string; readonly id: string }; readonly limit: number },
): Promise<ListingChange[]> {
  return db.rows<ListingChange>(scope, queue, [after.at, after.id, limit]);
}

const lockOne = statement(
  'directory.change.lock',
  `
  select ${changeColumns}
    from listing_change c join partner p on p.tenant_id = c.provider_id
   where c.change_id = $1
     for update of c`,
);

export async function lockChange(tx: Tx, changeId: string): Promise<ListingChange | undefined> {
  const [row] = await tx.rows<ListingChange>(lockOne, [changeId]);
  return row;
}

const decide = statement(
  'directory.change.decide',
  `
  update listing_change
     set state = $3, decided_at = $4, decided_by_name = $5, reason = $6
   where provider_id = $1 and change_id = $2`,
);

export async function saveChangeDecision(
  tx: Tx,
  { providerId, changeId }: ListingChange,
  decision: {
    readonly state: Exclude<ListingChangeState, 'open'>;
    readonly at: Date;
    readonly by: string;
    readonly reason: string | null;
  },
): Promise<void> {
  await tx.run(decide, [providerId, changeId, decision.state, decision.at, decision.by, decision.reason]);
}
