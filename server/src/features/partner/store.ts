import type { Database, Reader, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { FoundPartner, NewPartner, NewTenant, Partner } from './model.ts';

/** Columns of a partner under the alias `p`, named as the model has them. */
export const partnerColumns = `
  p.tenant_id as "tenantId", p.kind, p.name, p.country, p.region, p.cloud,
  p.global_partner_id as "globalPartnerId", p.location_partner_id as "locationPartnerId",
  p.program_status as "programStatus", p.agreement_signed_at as "agreementSignedAt", p.reseller_since as "resellerSince"`;

const byTenant = statement(
  'partner.byTenant',
  `select ${partnerColumns} from partner p where p.tenant_id = $1`,
);

const byNumber = statement(
  'partner.byNumber',
  `
  select ${partnerColumns},
         case when p.location_partner_id = $1 then 'location' else 'global' end as "idKind"
    from partner p where p.location_partner_id = $1 or p.global_partner_id = $1
   order by "idKind" desc limit 1`,
);

const byLocation = statement(
  'partner.byLocation',
  `
  select ${partnerColumns}, l.country as "locationCountry", l.region as "locationRegion"
    from location_of_number($1) l join partner p on p.tenant_id = l.tenant_id`,
);

/** What the trade publishes of a partner is readable in any scope. */
export function findPartner(reader: Reader, tenantId: string): Promise<Partner | undefined> {
  return reader.maybe<Partner>(byTenant, [tenantId]);
}

/** By location or global PartnerID. Where one number is both, it counts as the location's. */
export async function findPartnerByPartnerId(
  reader: Reader,
  partnerId: string,
): Promise<FoundPartner | undefined> {
  const row = await reader.maybe<Partner & Pick<FoundPartner, 'idKind'>>(byNumber, [partnerId]);
  if (!row) return findByFurtherLocation(reader, partnerId);
  const { idKind, ...partner } = row;
  return { partner, idKind };
}

/** Another location of a company counts with its own country and region (1.2, C102). */
async function findByFurtherLocation(reader: Reader, partnerId: string): Promise<FoundPartner | undefined> {
  const row = await reader.maybe<Partner & { locationCountry: string; locationRegion: string }>(byLocation, [
    partnerId,
  ]);
  if (!row) return undefined;
  const { locationCountry: country, locationRegion: region, ...partner } = row;
  return { partner: { ...partner, country, region, locationPartnerId: partnerId }, idKind: 'location' };
}

const insertTenant = statement(
  'partner.insertTenant',
  `
  insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
);
const insertDomain = statement(
  'partner.insertDomain',
  `
  insert into domain (tenant_id, domain_name, is_default) values ($1, lower($2), true)`,
);
const insertPartner = statement(
  'partner.insert',
  `
  insert into partner (tenant_id, kind, name, country, region, cloud, global_partner_id, location_partner_id,
    program_status, agreement_signed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
const insertAccount = statement(
  'partner.insertAccount',
  `
  insert into partner_account (tenant_id, currency, credit_limit, contact_name, contact_email, contact_phone)
  values ($1, $2, $3, $4, $5, $6)`,
);

/** Enters a company with its default domain; in its own or the system scope. */
export async function createTenant(tx: Tx, tenant: NewTenant): Promise<void> {
  const { tenantId, kind, name, country, cloud, domain, createdAt } = tenant;
  await tx.run(insertTenant, [tenantId, kind, name, country, cloud, domain.toLowerCase(), createdAt]);
  await tx.run(insertDomain, [tenantId, domain]);
}

/** Enters a partner company with its tenant, default domain and account; in its own or the system scope. */
export async function createPartner(tx: Tx, partner: NewPartner): Promise<void> {
  const { tenantId } = partner;
  await createTenant(tx, partner);
  await tx.run(insertPartner, [
    tenantId,
    partner.kind,
    partner.name,
    partner.country,
    partner.region,
    partner.cloud,
    partner.globalPartnerId,
    partner.locationPartnerId,
    partner.programStatus,
    partner.agreementSignedAt,
  ]);
  await tx.run(insertAccount, [
    tenantId,
    partner.currency,
    partner.creditLimit,
    partner.contactName,
    partner.contactEmail,
    partner.contactPhone ?? null,
  ]);
}

const numbers = statement(
  'partner.numbers',
  `select nextval('partner_number')::text as "globalPartnerId", nextval('partner_number')::text as "locationPartnerId"`,
);

/** Numbers of a new company: its global account and its first location (1.2). */
export async function newPartnerNumbers(
  tx: Tx,
): Promise<{ readonly globalPartnerId: string; readonly locationPartnerId: string }> {
  const [row] = await tx.rows<{ globalPartnerId: string; locationPartnerId: string }>(numbers);
  if (!row) throw new Error('a sequence gave no number');
  return row;
}

const creditLimit = statement(
  'partner.creditLimit',
  'update partner_account set credit_limit = $2 where tenant_id = $1',
);

/** What the vendor trusts the partner with, as an exact decimal in its currency (C112). */
export async function setCreditLimit(tx: Tx, tenantId: string, limit: string): Promise<void> {
  await tx.run(creditLimit, [tenantId, limit]);
}

const operatorName = statement(
  'partner.operatorName',
  `select name from tenant where kind = 'operator' limit 1`,
);

/** The company that runs this installation, on the vendor's side; every partner knows its name. */
export async function findOperatorName(db: Database): Promise<string | undefined> {
  return (await db.maybe<{ name: string }>(systemScope('the operator is known to all'), operatorName))?.name;
}

const ownDomains = statement(
  'partner.ownDomains',
  'select domain_name as "domainName" from domain where tenant_id = $1',
);

/** Every domain of the company whose scope this is. */
export async function findOwnDomains(db: Database, scope: TenantScope): Promise<string[]> {
  const rows = await db.rows<{ domainName: string }>(scope, ownDomains, [scope.tenantId]);
  return rows.map(({ domainName }) => domainName);
}
