import type { Database, Statement, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  DirectoryUser,
  OwnDomain,
  UserNarrowing,
  UserPageEnd,
  UserSortField,
  UserView,
} from './model.ts';
import { userSortFields } from './model.ts';

/** People are read in the scope of their own company, which for a customer is open only behind its reach. */

export const userColumns = `
  u.tenant_id as "tenantId", u.user_id as "userId", u.user_principal_name as "userPrincipalName",
  u.first_name as "firstName", u.last_name as "lastName", u.display_name as "displayName",
  u.usage_location as "usageLocation", u.phone_number as "phoneNumber", u.immutable_id as "immutableId",
  u.synced_at as "syncedAt", u.roles, u.is_guest as "isGuest", u.sign_in_blocked as "signInBlocked", u.state, u.created_at as "createdAt",
  u.deleted_at as "deletedAt", u.version`;

// Each has an index to walk.
const sortKeys: Readonly<Record<UserSortField, string>> = {
  DisplayName: 'u.display_name_key',
  UserPrincipalName: 'u.user_name_key',
  FirstName: '(name_key(u.first_name) collate "C")',
  LastName: '(name_key(u.last_name) collate "C")',
};

/** How letters are looked for: by their own index, or on the walk through the list, where many have them. */
const searches = ['', 'Searched', 'Walked'] as const;
const licensed = ['', 'license', 'unlicensed'] as const;
const inRoles = ['', 'role', 'roleless'] as const;

interface PageForm {
  readonly field: UserSortField;
  readonly descending: boolean;
  readonly search: (typeof searches)[number];
  readonly licensed: (typeof licensed)[number];
  readonly inRole: (typeof inRoles)[number];
}

const holds = 'select from license_assignment a where a.customer_id = $1 and a.user_id = u.user_id';
const isIn = 'select from role_member m where m.tenant_id = $1 and m.user_id = u.user_id';

/** Numbers its values as `valuesOf` lists them. */
function pageStatement(form: PageForm): Statement {
  const key = sortKeys[form.field];
  const direction = form.descending ? ' desc' : '';
  let n = 7;
  const conditions: string[] = [];
  const letters = form.search === '' ? 0 : ++n;
  if (form.search === 'Walked')
    conditions.push(`and strpos(u.display_name_key || ' ' || u.user_name_key, $${letters}) > 0`);
  if (form.licensed === 'license')
    conditions.push(`and exists (${holds} and a.product_id = $${++n} and a.sku_id = $${++n})`);
  if (form.licensed === 'unlicensed') conditions.push(`and not exists (${holds})`);
  if (form.inRole === 'role') conditions.push(`and exists (${isIn} and m.role = $${++n})`);
  if (form.inRole === 'roleless') conditions.push(`and not exists (${isIn})`);
  return statement(
    pageName(form),
    `
  select ${userColumns}, ${key} as "key" from ${form.search === 'Searched' ? `people_with_letters_inside($${letters})` : 'tenant_user'} u
   where u.tenant_id = $1 and u.state = $2 and (u.deleted_at is null or u.deleted_at > $3)
     and (${key}, u.user_id) ${form.descending ? '<' : '>'} ($4, $5)
     and ($7::boolean is null or u.sign_in_blocked = $7)
     ${conditions.join('\n     ')}
   order by ${key}${direction}, u.user_id${direction} limit $6`,
  );
}

function pageName({ field, descending, search, licensed: license, inRole }: PageForm): string {
  return `user.page${search}.${license}${inRole}.${descending ? '-' : ''}${field}`;
}

/** People are searched and narrowed in the order of their names alone. */
const pageForms: readonly PageForm[] = userSortFields.flatMap((field) =>
  [false, true].flatMap((descending): PageForm[] =>
    field === 'FirstName' || field === 'LastName'
      ? [{ field, descending, search: '', licensed: '', inRole: '' }]
      : searches.flatMap((search) =>
          licensed.flatMap((one) =>
            inRoles.map((inRole): PageForm => ({ field, descending, search, licensed: one, inRole })),
          ),
        ),
  ),
);
const pages: ReadonlyMap<string, Statement> = new Map(
  pageForms.map((form) => [pageName(form), pageStatement(form)]),
);

const firstEnd: UserPageEnd = { key: '', userId: '00000000-0000-0000-0000-000000000000' };
const lastEnd: UserPageEnd = { key: '\u{10FFFF}', userId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
const lettersToFind = statement(
  'user.letters',
  String.raw`
  select key, letters, letters_are_frequent(letters) as frequent
    from (select name_key($1) as key, regexp_replace(name_key($1), '([\\%_])', '\\\1', 'g') as letters) asked`,
);

export interface UserPage {
  readonly view: UserView;
  readonly narrowing?: UserNarrowing;
  readonly after: UserPageEnd | null;
  readonly limit: number;
  /** Deleted people stay to be seen from here on. */
  readonly purgedBefore: Date;
}

/** One more row than asked for tells whether another page follows. */
export async function listUsers(
  db: Database,
  directory: TenantScope,
  { view, narrowing = {}, after, limit, purgedBefore }: UserPage,
): Promise<(DirectoryUser & { readonly key: string })[]> {
  const { search, license, role, blocked } = narrowing;
  const found = search ? await findLetters(db, directory, search) : null;
  const { sortedBy: field, descending } = view;
  const form: PageForm = {
    field,
    descending,
    search: found ? (found.frequent ? 'Walked' : 'Searched') : '',
    licensed: license ? (license === 'none' ? 'unlicensed' : 'license') : '',
    inRole: role ? (role === 'none' ? 'roleless' : 'role') : '',
  };
  const { key, userId } = after ?? (descending ? lastEnd : firstEnd);
  return db.rows(directory, pages.get(pageName(form)) as Statement, [
    directory.tenantId,
    view.state,
    purgedBefore,
    key,
    userId,
    limit,
    blocked ?? null,
    ...(found ? [found.frequent ? found.key : found.letters] : []),
    ...(license && license !== 'none' ? [license.productId, license.skuId] : []),
    ...(role && role !== 'none' ? [role] : []),
  ]);
}

interface FoundLetters {
  /** As names are kept to be compared. */
  readonly key: string;
  /** The same, safe in a pattern. */
  readonly letters: string;
  readonly frequent: boolean;
}

async function findLetters(db: Database, directory: TenantScope, search: string): Promise<FoundLetters> {
  const found = await db.maybe<FoundLetters>(directory, lettersToFind, [search]);
  return found ?? { key: '', letters: '', frequent: true };
}

const userById = statement(
  'user.byId',
  `
  select ${userColumns} from tenant_user u
   where u.tenant_id = $1 and u.user_id = $2 and (u.deleted_at is null or u.deleted_at > $3)`,
);
const userByName = statement(
  'user.byName',
  `
  select ${userColumns} from tenant_user u
   where u.tenant_id = $1 and u.user_name_key = lower($2) and u.state = 'active'`,
);
const lockById = statement(
  'user.lock',
  `
  select ${userColumns} from tenant_user u
   where u.tenant_id = $1 and u.user_id = $2 and (u.deleted_at is null or u.deleted_at > $3) for update`,
);

/** By id; whoever was deleted before `purgedBefore` is gone, even while the row is there (I41). */
export function findUser(
  db: Database,
  directory: TenantScope,
  userId: string,
  purgedBefore: Date,
): Promise<DirectoryUser | undefined> {
  return db.maybe<DirectoryUser>(directory, userById, [directory.tenantId, userId, purgedBefore]);
}

export function findUserByName(
  db: Database,
  directory: TenantScope,
  userPrincipalName: string,
): Promise<DirectoryUser | undefined> {
  return db.maybe<DirectoryUser>(directory, userByName, [directory.tenantId, userPrincipalName]);
}

/** The person, locked until the transaction ends; in the scope of the person's company. */
export function lockUser(
  tx: Tx,
  tenantId: string,
  userId: string,
  purgedBefore: Date,
): Promise<DirectoryUser | undefined> {
  return tx.maybe<DirectoryUser>(lockById, [tenantId, userId, purgedBefore]);
}

const ownDomains = statement(
  'user.domains',
  `
  select domain_name as "domainName", is_default as "isDefault", is_federated as "isFederated"
    from domain where tenant_id = $1 order by not is_default, domain_name`,
);

/** Domains of a company, its default one first. */
export function listDomains(db: Database, directory: TenantScope): Promise<OwnDomain[]> {
  return db.rows<OwnDomain>(directory, ownDomains, [directory.tenantId]);
}

const licensesOf = statement(
  'user.licensesOf',
  `
  select a.user_id as "userId", a.product_id as "productId", a.sku_id as "skuId", s.offer_name as "offerName"
    from license_assignment a
    join subscription s on s.partner_id = a.partner_id and s.subscription_id = a.subscription_id
   where a.customer_id = $1 and a.user_id = any($2) and a.partner_id = $3
   order by a.user_id, a.assigned_at, a.product_id, a.sku_id`,
);

export interface LicenseOfUser {
  readonly userId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly offerName: string;
}

/** What people of a page hold from one seller. */
export function listLicensesOf(
  db: Database,
  directory: TenantScope,
  userIds: readonly string[],
  sellerId: string | null,
): Promise<LicenseOfUser[]> {
  if (sellerId === null || userIds.length === 0) return Promise.resolve([]);
  return db.rows<LicenseOfUser>(directory, licensesOf, [directory.tenantId, userIds, sellerId]);
}
