import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { DirectoryUser } from './model.ts';
import { userColumns } from './store.ts';

// Whom somebody reports to

const managerOf = statement(
  'user.managerOf',
  `
  select ${userColumns} from tenant_user p
    join tenant_user u on u.tenant_id = p.tenant_id and u.user_id = p.manager_id
   where p.tenant_id = $1 and p.user_id = $2 and u.state = 'active'`,
);
const setManager = statement(
  'user.setManager',
  `
  update tenant_user set manager_id = $3, version = version + 1 where tenant_id = $1 and user_id = $2`,
);

export function findManager(
  db: Database,
  directory: TenantScope,
  userId: string,
): Promise<DirectoryUser | undefined> {
  return db.maybe<DirectoryUser>(directory, managerOf, [directory.tenantId, userId]);
}

export async function writeManager(
  tx: Tx,
  tenantId: string,
  userId: string,
  managerId: string | null,
): Promise<void> {
  await tx.run(setManager, [tenantId, userId, managerId]);
}

// Licenses of the own directory, whoever sold them

const licensesOf = statement(
  'user.ownLicensesOf',
  `
  select user_id as "userId", product_id as "productId", sku_id as "skuId", excluded_plans as "excludedPlans"
    from license_assignment where customer_id = $1 and user_id = any($2) order by user_id, product_id, sku_id`,
);

export interface OwnLicense {
  readonly userId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly excludedPlans: readonly string[];
}

export function listOwnLicenses(
  db: Database,
  directory: TenantScope,
  userIds: readonly string[],
): Promise<OwnLicense[]> {
  if (userIds.length === 0) return Promise.resolve([]);
  return db.rows<OwnLicense>(directory, licensesOf, [directory.tenantId, userIds]);
}

// Domains that are said to be the company's own

const claims = statement(
  'user.domainClaims',
  `
  select domain_name as "domainName", proof from domain_claim where tenant_id = $1 order by domain_name`,
);
const addClaim = statement(
  'user.addDomainClaim',
  `
  insert into domain_claim (tenant_id, domain_name, proof, claimed_at) values ($1, $2, $3, $4)
      on conflict (tenant_id, domain_name) do nothing`,
);
const dropClaim = statement(
  'user.dropDomainClaim',
  `
  delete from domain_claim where tenant_id = $1 and domain_name = $2`,
);
const addDomain = statement(
  'user.addDomain',
  `
  insert into domain (tenant_id, domain_name, is_default) values ($1, $2, false)`,
);
const dropDomain = statement(
  'user.dropDomain',
  `
  delete from domain where tenant_id = $1 and domain_name = $2 and not is_default
     and not exists (select from tenant_user where tenant_id = $1 and user_name_key like '%@' || $2)`,
);
const federate = statement(
  'user.federateDomain',
  `
  update domain set is_federated = $3 where tenant_id = $1 and domain_name = $2`,
);

export interface DomainClaim {
  readonly domainName: string;
  readonly proof: string;
}

export function listDomainClaims(db: Database, directory: TenantScope): Promise<DomainClaim[]> {
  return db.rows<DomainClaim>(directory, claims, [directory.tenantId]);
}

export async function insertDomainClaim(
  tx: Tx,
  tenantId: string,
  claim: DomainClaim,
  at: Date,
): Promise<void> {
  await tx.run(addClaim, [tenantId, claim.domainName, claim.proof, at]);
}

/** True when there was one to forget. */
export async function removeDomainClaim(tx: Tx, tenantId: string, domainName: string): Promise<boolean> {
  return (await tx.run(dropClaim, [tenantId, domainName])) === 1;
}

export async function insertDomain(tx: Tx, tenantId: string, domainName: string): Promise<void> {
  await tx.run(addDomain, [tenantId, domainName]);
}

/** False: it is the default one, or somebody is still called by it. */
export async function removeDomain(tx: Tx, tenantId: string, domainName: string): Promise<boolean> {
  return (await tx.run(dropDomain, [tenantId, domainName])) === 1;
}

export async function writeFederation(
  tx: Tx,
  tenantId: string,
  domainName: string,
  isFederated: boolean,
): Promise<void> {
  await tx.run(federate, [tenantId, domainName, isFederated]);
}
