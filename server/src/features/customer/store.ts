import type { Database, Reader, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, tenantScope } from '../../platform/db/index.ts';
import type {
  BillingProfile,
  Capacity,
  CompanyFacts,
  CustomerRelationship,
  CustomerToCreate,
  DelegatedAdmin,
  Duplicate,
  PostalAddress,
} from './model.ts';

const reach = statement(
  'customer.reach',
  `
  select partner_id as "partnerId", customer_id as "customerId", capacity, country, company_name as "companyName",
         domain, provider_id as "providerId", reseller_id as "resellerId", delegated_admin as "delegatedAdmin",
         agreement_accepted_at is not null as "agreementAccepted", account_review as "accountReview", state
    from customer_relationship where partner_id = $1 and customer_id = $2`,
);

/** The partner's own relationship with a customer, in whatever state. */
export function findRelationship(
  db: Database,
  scope: TenantScope,
  customerId: string,
): Promise<(CustomerRelationship & { state: 'active' | 'ended' | 'frozen' }) | undefined> {
  return db.maybe(scope, reach, [scope.tenantId, customerId]);
}

/** Like `findRelationship`, inside a transaction. */
export function readRelationship(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<(CustomerRelationship & { state: 'active' | 'ended' | 'frozen' }) | undefined> {
  return reader.maybe(reach, [partnerId, customerId]);
}

const related = statement(
  'customer.related',
  `
  select 1 from customer_relationship
   where state = 'active' and ((partner_id = $1 and customer_id = $2) or (partner_id = $2 and customer_id = $1)) limit 1`,
);

/** Whether two companies are partner and customer of each other, whichever way round (D18); in the scope of either. */
export async function areRelatedAsCustomer(reader: Reader, one: string, other: string): Promise<boolean> {
  return (await reader.maybe(related, [one, other])) !== undefined;
}

// Counters

const counts = statement(
  'customer.counts',
  `
  select reseller_id as "resellerId", customers from customer_count where partner_id = $1 and customers > 0`,
);
const addToCount = statement(
  'customer.addToCount',
  `
  insert into customer_count (partner_id, reseller_id, customers) values ($1, $2, $3)
  on conflict (partner_id, reseller_id) do update set customers = customer_count.customers + excluded.customers`,
);

/** Stands in the counters for "no reseller". */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * A provider's live customers by designated reseller. Kept up as customers come and go: no list and no
 * tile counts rows on its way.
 */
export async function countCustomersByReseller(
  reader: Reader,
  partnerId: string,
): Promise<Map<string, number>> {
  const byReseller = await readCounts(reader, partnerId);
  byReseller.delete(nobody);
  return byReseller;
}

/** A partner's live customers, all of them and those without a reseller. */
export async function countCustomers(
  reader: Reader,
  partnerId: string,
): Promise<{ total: number; withoutReseller: number }> {
  const byReseller = await readCounts(reader, partnerId);
  const total = [...byReseller.values()].reduce((sum, one) => sum + one, 0);
  return { total, withoutReseller: byReseller.get(nobody) ?? 0 };
}

async function readCounts(reader: Reader, partnerId: string): Promise<Map<string, number>> {
  const rows = await reader.rows<{ resellerId: string; customers: string }>(counts, [partnerId]);
  return new Map(rows.map((row) => [row.resellerId, Number(row.customers)]));
}

function addToCustomerCount(
  tx: Tx,
  partnerId: string,
  resellerId: string | null,
  change: number,
): Promise<number> {
  return tx.run(addToCount, [partnerId, resellerId ?? nobody, change]);
}

/** A customer comes into a partner's counters, leaves them, or goes from one reseller's to another's; in the partner's scope. */
export async function moveCustomerCount(
  tx: Tx,
  partnerId: string,
  move: { readonly from?: string | null; readonly to?: string | null },
): Promise<void> {
  if (move.from === move.to) return;
  if (move.from !== undefined) await addToCustomerCount(tx, partnerId, move.from, -1);
  if (move.to !== undefined) await addToCustomerCount(tx, partnerId, move.to, 1);
}

// The record

const designation = statement(
  'customer.designation',
  `
  select r.started_at as "startedAt", r.agreement_accepted_at as "agreementAcceptedAt", r.reseller_name as "resellerName",
         coalesce(s.state = 'ended', false) as "resellerIsFormer"
    from customer_relationship r
    left join partnership s on s.provider_id = r.partner_id and s.reseller_id = r.reseller_id
   where r.partner_id = $1 and r.customer_id = $2`,
);

export interface Designation {
  readonly startedAt: Date;
  readonly agreementAcceptedAt: Date | null;
  readonly resellerName: string | null;
  readonly resellerIsFormer: boolean;
}

/** What the record shows of a relationship besides its reach. */
export function findDesignation(
  db: Database,
  scope: TenantScope,
  customerId: string,
): Promise<Designation | undefined> {
  return db.maybe(scope, designation, [scope.tenantId, customerId]);
}

const billingProfile = statement(
  'customer.billingProfile',
  `
  select profile_id as "profileId", first_name as "firstName", last_name as "lastName", email, culture, language,
         company_name as "companyName", address_line1 as "addressLine1", address_line2 as "addressLine2", city, state,
         postal_code as "postalCode", country, phone_number as "phoneNumber", version
    from customer_billing_profile where partner_id = $1 and customer_id = $2`,
);

/** The scope's own bill-to data; nothing for a reseller, whose provider bills (I51). */
export async function findBillingProfile(
  db: Database,
  scope: TenantScope,
  customerId: string,
): Promise<BillingProfile | undefined> {
  const row = await db.maybe<BillingProfileRow>(scope, billingProfile, [scope.tenantId, customerId]);
  return row && billingProfileOf(row);
}

const lockedProfile = statement('customer.lockBillingProfile', `${billingProfile.text} for update`);

/** The same inside a change: nobody else writes it before the transaction ends. */
export async function lockBillingProfile(
  tx: Tx,
  partnerId: string,
  customerId: string,
): Promise<BillingProfile | undefined> {
  const row = await tx.maybe<BillingProfileRow>(lockedProfile, [partnerId, customerId]);
  return row && billingProfileOf(row);
}

type BillingProfileRow = Omit<BillingProfile, 'address'> & PostalAddress;

function billingProfileOf(row: BillingProfileRow): BillingProfile {
  const { addressLine1, addressLine2, city, state, postalCode, country, phoneNumber, ...profile } = row;
  return {
    ...profile,
    address: { addressLine1, addressLine2, city, state, postalCode, country, phoneNumber },
  };
}

const companyFacts = statement(
  'customer.companyFacts',
  `
  select t.name as "legalName", t.registration_id as "registrationId", a.email, a.address_line1 as "addressLine1",
         a.address_line2 as "addressLine2", a.city, a.state, a.postal_code as "postalCode", a.country,
         a.phone_number as "phoneNumber",
         array(select d.domain_name from domain d where d.tenant_id = t.tenant_id order by not d.is_default, d.domain_name) as domains
    from tenant t left join tenant_address a on a.tenant_id = t.tenant_id
   where t.tenant_id = $1`,
);

/** What the customer is; in the customer's own scope, after its reach was settled. Read no more of it than I19 allows. */
export async function findCompanyFacts(
  db: Database,
  customer: TenantScope,
): Promise<CompanyFacts | undefined> {
  const row = await db.maybe<CompanyFactsRow>(customer, companyFacts, [customer.tenantId]);
  return row && companyFactsOf(row);
}

type CompanyFactsRow = Omit<CompanyFacts, 'address'> & {
  [K in keyof PostalAddress]: PostalAddress[K] | null;
};

function companyFactsOf(row: CompanyFactsRow): CompanyFacts {
  const { legalName, registrationId, email, domains, ...address } = row;
  return {
    legalName,
    registrationId,
    email,
    domains,
    address: address.addressLine1 === null ? null : (address as PostalAddress),
  };
}

export interface Contact {
  readonly email: string | null;
  readonly address: PostalAddress | null;
}

/** Where a partner reaches a customer: at its bill-to contact, or, where it bills nobody, at the company itself. */
export async function findContact(tx: Tx, partnerId: string, customerId: string): Promise<Contact> {
  const billed = await tx.within(tenantScope(partnerId), (inner) =>
    inner.maybe<BillingProfileRow>(billingProfile, [partnerId, customerId]),
  );
  if (billed) return billingProfileOf(billed);
  const facts = await tx.within(tenantScope(customerId), (inner) =>
    inner.maybe<CompanyFactsRow>(companyFacts, [customerId]),
  );
  return facts ? companyFactsOf(facts) : { email: null, address: null };
}

/** Both of the above in one round trip. */
export async function findCustomer(
  db: Database,
  scope: TenantScope,
  customer: TenantScope,
): Promise<{ facts: CompanyFacts | undefined; billing: BillingProfile | undefined }> {
  const [facts, billing] = await Promise.all([
    db.maybe<CompanyFactsRow>(customer, companyFacts, [customer.tenantId]),
    db.maybe<BillingProfileRow>(scope, billingProfile, [scope.tenantId, customer.tenantId]),
  ]);
  return { facts: facts && companyFactsOf(facts), billing: billing && billingProfileOf(billing) };
}

// Domains

const taken = statement('customer.domainTaken', 'select domain_is_taken($1) as taken');
const takenOf = statement(
  'customer.domainsTaken',
  `
  select name from unnest($1::text[]) as name where domain_is_taken(name)`,
);

export async function isDomainTaken(reader: Reader, domain: string): Promise<boolean> {
  return (await reader.maybe<{ taken: boolean }>(taken, [domain]))?.taken ?? false;
}

/** Those of several domains that somebody has. */
export async function listTakenDomains(reader: Reader, domains: readonly string[]): Promise<Set<string>> {
  const rows = await reader.rows<{ name: string }>(takenOf, [domains]);
  return new Set(rows.map(({ name }) => name));
}

// Duplicates (D22)

const byRegistration = statement(
  'customer.byRegistration',
  `
  select customer_id as "customerId", company_name as "companyName", domain
    from customers_with_registration($1) order by company_name_key, customer_id limit 5`,
);
const byNameAndPostalCode = statement(
  'customer.byNameAndPostalCode',
  `
  select r.customer_id as "customerId", r.company_name as "companyName", r.domain
    from customer_relationship r
    join customer_billing_profile b on b.partner_id = r.partner_id and b.customer_id = r.customer_id
   where r.partner_id = $1 and r.state = 'active' and r.company_name_key = name_key($2)
     and upper(translate(b.postal_code, ' -', '')) = upper(translate($3, ' -', ''))
   order by r.company_name_key, r.customer_id limit 5`,
);

export async function listDuplicates(
  tx: Tx,
  scope: TenantScope,
  of: {
    readonly companyName: string | null;
    readonly registrationId: string | null;
    readonly postalCode: string | null;
  },
): Promise<Duplicate[]> {
  const registered = of.registrationId
    ? await tx.rows<Omit<Duplicate, 'same'>>(byRegistration, [of.registrationId])
    : [];
  const named =
    of.companyName && of.postalCode
      ? await tx.rows<Omit<Duplicate, 'same'>>(byNameAndPostalCode, [
          scope.tenantId,
          of.companyName,
          of.postalCode,
        ])
      : [];
  const seen = new Set(registered.map(({ customerId }) => customerId));
  return [
    ...registered.map((row) => ({ ...row, same: 'registration' as const })),
    ...named
      .filter(({ customerId }) => !seen.has(customerId))
      .map((row) => ({ ...row, same: 'name-and-postal-code' as const })),
  ];
}

// Creation

const insertTenant = statement(
  'customer.insertTenant',
  `
  insert into tenant (tenant_id, kind, name, country, cloud, domain, registration_id, created_at)
  values ($1, 'customer', $2, $3, $4, $5, $6, $7)`,
);
const insertAddress = statement(
  'customer.insertAddress',
  `
  insert into tenant_address (tenant_id, address_line1, address_line2, city, state, postal_code, country, phone_number,
    email, culture, language) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const insertDomain = statement(
  'customer.insertDomain',
  `
  insert into domain (tenant_id, domain_name, is_default) values ($1, $2, true)`,
);

/** The customer's own rows; in the customer's scope. A domain taken meanwhile fails on `domain_name_unique`. */
export async function insertCustomerTenant(
  tx: Tx,
  customerId: string,
  customer: CustomerToCreate,
  at: Date,
): Promise<void> {
  const { address } = customer;
  await tx.run(insertTenant, [
    customerId,
    customer.legalName,
    address.country,
    customer.cloud,
    customer.domain,
    customer.registrationId,
    at,
  ]);
  await tx.run(insertDomain, [customerId, customer.domain]);
  await tx.run(insertAddress, [
    customerId,
    address.addressLine1,
    address.addressLine2,
    address.city,
    address.state,
    address.postalCode,
    address.country,
    address.phoneNumber,
    customer.email,
    customer.culture,
    customer.language,
  ]);
}

const insertRelation = statement(
  'customer.insertRelationship',
  `
  insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, reseller_id,
    reseller_name, provider_id, delegated_admin, agreement_accepted_at, started_at, legacy_admin_at)
  values ($1, $2, $3, 'active', $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $10 = 'legacy' then $12::timestamptz end)`,
);

export interface NewRelationship {
  readonly partnerId: string;
  readonly customerId: string;
  readonly capacity: Capacity;
  readonly companyName: string;
  readonly domain: string;
  readonly country: string;
  readonly reseller: { readonly id: string; readonly name: string } | null;
  readonly providerId: string | null;
  readonly delegatedAdmin: DelegatedAdmin;
  readonly agreementAcceptedAt: Date | null;
  readonly startedAt: Date;
}

/** One partner's relationship, and its place in that partner's counters; in that partner's scope. */
export async function insertRelationship(tx: Tx, of: NewRelationship): Promise<void> {
  await tx.run(insertRelation, [
    of.partnerId,
    of.customerId,
    of.capacity,
    of.companyName,
    of.domain,
    of.country,
    of.reseller?.id ?? null,
    of.reseller?.name ?? null,
    of.providerId,
    of.delegatedAdmin,
    of.agreementAcceptedAt,
    of.startedAt,
  ]);
  await addToCustomerCount(tx, of.partnerId, of.reseller?.id ?? null, 1);
}

const insertProfile = statement(
  'customer.insertBillingProfile',
  `
  insert into customer_billing_profile (partner_id, customer_id, profile_id, first_name, last_name, email, culture, language,
    company_name, address_line1, address_line2, city, state, postal_code, country, phone_number)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
);

export async function insertBillingProfile(
  tx: Tx,
  partnerId: string,
  customerId: string,
  profileId: string,
  customer: CustomerToCreate,
): Promise<void> {
  const { address } = customer;
  await tx.run(insertProfile, [
    partnerId,
    customerId,
    profileId,
    customer.firstName,
    customer.lastName,
    customer.email,
    customer.culture,
    customer.language,
    customer.billToName,
    address.addressLine1,
    address.addressLine2,
    address.city,
    address.state,
    address.postalCode,
    address.country,
    address.phoneNumber,
  ]);
}

// What the agreement feature tells the relationship

const lockOne = statement(
  'customer.lock',
  `
  select customer_id from customer_relationship where partner_id = $1 and customer_id = $2 and state = 'active' for update`,
);
const markAccepted = statement(
  'customer.markAgreementAccepted',
  `
  update customer_relationship set agreement_accepted_at = $3, version = version + 1
   where partner_id = $1 and customer_id = $2`,
);

/** Nobody else changes this partner's relationship before the transaction ends; false when it is not live. */
export async function lockRelationship(tx: Tx, partnerId: string, customerId: string): Promise<boolean> {
  return (await tx.maybe(lockOne, [partnerId, customerId])) !== undefined;
}

/** The agreement counts for this partner from now on; for no other (C20). */
export async function markAgreementAccepted(
  tx: Tx,
  partnerId: string,
  customerId: string,
  at: Date,
): Promise<void> {
  await tx.run(markAccepted, [partnerId, customerId, at]);
}
