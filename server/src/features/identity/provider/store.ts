import type { Database, Tx } from '../../../platform/db/index.ts';
import { statement, systemScope, tenantScope } from '../../../platform/db/index.ts';
import type { IdentityProvider } from './model.ts';

const before = systemScope('signing in at a company’s own provider: the tenant is found out by the domain');

export const providerColumns = `
  p.tenant_id as "tenantId", p.display_name as "displayName", p.issuer, p.client_id as "clientId", p.key_id as "keyId",
  p.sealed_secret as "box", p.factor_values as "factorValues", p.updated_at as "updatedAt",
  array(select d.domain_name from identity_provider_domain d where d.tenant_id = p.tenant_id order by 1) as domains`;
const byTenant = statement(
  'provider.byTenant',
  `
  select ${providerColumns} from identity_provider p where p.tenant_id = $1`,
);
const byDomain = statement(
  'provider.byDomain',
  `
  select ${providerColumns} from identity_provider p
   where p.tenant_id = (select o.tenant_id from identity_provider_domain o where o.domain_name = $1)`,
);
const save = statement(
  'provider.save',
  `
  insert into identity_provider (tenant_id, display_name, issuer, client_id, key_id, sealed_secret, factor_values, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (tenant_id) do update set display_name = excluded.display_name, issuer = excluded.issuer,
    client_id = excluded.client_id, key_id = excluded.key_id, sealed_secret = excluded.sealed_secret,
    factor_values = excluded.factor_values, updated_at = excluded.updated_at`,
);
const dropDomains = statement(
  'provider.dropDomains',
  'delete from identity_provider_domain where tenant_id = $1',
);
const addDomains = statement(
  'provider.addDomains',
  `
  insert into identity_provider_domain (tenant_id, domain_name) select $1, unnest($2::text[])`,
);
const remove = statement('provider.remove', 'delete from identity_provider where tenant_id = $1');
const dropLinks = statement('provider.dropLinks', 'delete from identity_link where tenant_id = $1');
const ownDomains = statement(
  'provider.ownDomains',
  'select domain_name as name from domain where tenant_id = $1 order by 1',
);
const linked = statement(
  'provider.linked',
  `
  select user_id as "userId" from identity_link where tenant_id = $1 and issuer = $2 and subject = $3`,
);
const linkedUser = statement(
  'provider.linkedUser',
  `
  select subject from identity_link where tenant_id = $1 and issuer = $2 and user_id = $3 limit 1`,
);
const link = statement(
  'provider.link',
  `
  insert into identity_link (tenant_id, issuer, subject, user_id, linked_at) values ($1, $2, $3, $4, $5)
  on conflict do nothing`,
);
const userByName = statement(
  'provider.userByName',
  `
  select user_id as "userId" from tenant_user where tenant_id = $1 and lower(user_principal_name) = any($2) limit 2`,
);

export type ProviderRow = Omit<IdentityProvider, 'sealedSecret'> & {
  keyId: string | null;
  box: Buffer | null;
};

export function providerOf({ keyId, box, ...rest }: ProviderRow): IdentityProvider {
  return { ...rest, sealedSecret: keyId && box ? { keyId, box } : null };
}

export async function findProvider(db: Database, tenantId: string): Promise<IdentityProvider | null> {
  const row = await db.maybe<ProviderRow>(tenantScope(tenantId), byTenant, [tenantId]);
  return row ? providerOf(row) : null;
}

export async function findProviderOfDomain(db: Database, domain: string): Promise<IdentityProvider | null> {
  const row = await db.maybe<ProviderRow>(before, byDomain, [domain]);
  return row ? providerOf(row) : null;
}

export async function saveProvider(tx: Tx, provider: IdentityProvider): Promise<void> {
  const { tenantId, displayName, issuer, clientId, sealedSecret, factorValues, updatedAt, domains } =
    provider;
  const sealed = [sealedSecret?.keyId ?? null, sealedSecret?.box ?? null];
  await tx.run(save, [tenantId, displayName, issuer, clientId, ...sealed, factorValues, updatedAt]);
  await tx.run(dropDomains, [tenantId]);
  await tx.run(addDomains, [tenantId, domains]);
}

/** With the links of its people: whoever sets one up again begins anew. */
export async function removeProvider(tx: Tx, tenantId: string): Promise<void> {
  await tx.run(dropLinks, [tenantId]);
  await tx.run(remove, [tenantId]);
}

export async function dropProviderLinks(tx: Tx, tenantId: string): Promise<void> {
  await tx.run(dropLinks, [tenantId]);
}

export async function listOwnDomains(db: Database, tenantId: string): Promise<readonly string[]> {
  const rows = await db.rows<{ name: string }>(tenantScope(tenantId), ownDomains, [tenantId]);
  return rows.map((row) => row.name);
}

/** Whom this account there has been here before. */
export async function findLinkedUser(
  tx: Tx,
  provider: IdentityProvider,
  subject: string,
): Promise<string | null> {
  const values = [provider.tenantId, provider.issuer, subject];
  return (await tx.maybe<{ userId: string }>(linked, values))?.userId ?? null;
}

/** The one person of the company who has one of these names. */
export async function findNamedUser(
  tx: Tx,
  tenantId: string,
  names: readonly string[],
): Promise<string | null> {
  const found = await tx.rows<{ userId: string }>(userByName, [tenantId, names]);
  return found.length === 1 ? (found[0]?.userId ?? null) : null;
}

/** False when another account there is this person already. */
export async function linkUser(
  tx: Tx,
  provider: IdentityProvider,
  subject: string,
  userId: string,
  at: Date,
): Promise<boolean> {
  const { tenantId, issuer } = provider;
  if (await tx.maybe(linkedUser, [tenantId, issuer, userId])) return false;
  return (await tx.run(link, [tenantId, issuer, subject, userId, at])) === 1;
}
