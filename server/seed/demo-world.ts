import { partnerCurrencyOf, regionOf } from '../src/features/market/index.ts';
import { createPartner, createTenant } from '../src/features/partner/index.ts';
import { createPartnership } from '../src/features/partnership/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { systemScope, tenantScope } from '../src/platform/db/index.ts';
import type { DemoCredentials, TenantCredentials } from './credentials.ts';
import { createDemoBusinessProfiles } from './demo-business-profiles.ts';
import type { DemoCompany, PartnerKey } from './demo-companies.ts';
import { customers, loneTenant, operator, partners, partnerships } from './demo-companies.ts';
import { createDemoCustomer } from './demo-customers.ts';
import { createDemoGroups, makeDemoDelegations } from './demo-delegations.ts';
import { createDemoDirectory } from './demo-directory.ts';
import { makeDemoInvoices } from './demo-invoices.ts';
import type { DemoMaking } from './demo-making.ts';
import { demoTenantId } from './demo-making.ts';
import { makeDemoMargins } from './demo-margins.ts';
import { partnerRoles, peopleOfDemo } from './demo-people.ts';
import { createDemoProfiles } from './demo-profiles.ts';
import { createDemoApplications, createDemoPeople } from './demo-staff.ts';

const daysAgo = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

/** Fills an empty database with the demo world and returns what may be told about it. */
export async function makeDemoWorld(making: DemoMaking): Promise<DemoCredentials> {
  const { db, baseUrl } = making;
  const nextPerson = peopleOfDemo();
  const tenants: TenantCredentials[] = [];
  await db.transaction(systemScope('the demo world is made'), async (tx) => {
    tenants.push(await makeOperator(tx, making, nextPerson));
    for (const key of Object.keys(partners) as PartnerKey[])
      tenants.push(await makePartner(tx, making, key, nextPerson));
    await createDemoBusinessProfiles(tx, daysAgo(making.now, 90));
    await createDemoDirectory(tx, daysAgo(making.now, 60));
    for (const [provider, reseller] of partnerships) await makePartnership(tx, making, provider, reseller);
  });
  for (const customer of customers) tenants.push(await createDemoCustomer(making, customer, nextPerson));
  await makeDemoDelegations(making);
  await makeDemoInvoices(making);
  await makeDemoMargins(making);
  await db.transaction(systemScope('the demo world is made'), async (tx) => {
    tenants.push(await makeLoneTenant(tx, making, nextPerson));
  });
  return { baseUrl, tenants };
}

type NextPerson = ReturnType<typeof peopleOfDemo>;

async function makeOperator(tx: Tx, making: DemoMaking, nextPerson: NextPerson): Promise<TenantCredentials> {
  const tenantId = demoTenantId(operator.label);
  const domain = `${operator.label}.example`;
  await createTenant(tx, { ...basics(operator, tenantId, domain, making), kind: 'operator' });
  const users = await createDemoPeople(
    tx,
    making,
    { tenantId, domain, country: operator.country, roles: ['operator-admin'] },
    nextPerson,
  );
  const apps = await createDemoApplications(tx, making, tenantId, operator.label);
  return {
    name: operator.name,
    kind: 'operator',
    tenantId,
    domain,
    country: operator.country,
    users,
    ...apps,
  };
}

async function makePartner(
  tx: Tx,
  making: DemoMaking,
  key: PartnerKey,
  nextPerson: NextPerson,
): Promise<TenantCredentials> {
  const company = partners[key];
  const tenantId = demoTenantId(company.label);
  const domain = `${company.label}.example`;
  const { globalPartnerId, locationPartnerId, signed } = company.partner;
  await createPartner(tx, {
    ...basics(company, tenantId, domain, making),
    kind: company.kind,
    region: regionOf(company.country) ?? '',
    globalPartnerId,
    locationPartnerId,
    programStatus: 'active',
    agreementSignedAt: signed ? daysAgo(making.now, 400) : null,
    currency: partnerCurrencyOf(company.country) ?? 'USD',
    creditLimit: company.kind === 'indirect-reseller' ? '0' : '1000000',
    contactName: company.name,
    contactEmail: `contact@${domain}`,
    contactPhone: company.address.phone,
  });
  await createDemoProfiles(tx, { key, company, tenantId, domain });
  const users = await createDemoPeople(
    tx,
    making,
    { tenantId, domain, country: company.country, roles: partnerRoles },
    nextPerson,
  );
  await createDemoGroups(tx, making, tenantId, users);
  const apps = await createDemoApplications(tx, making, tenantId, company.label);
  return {
    name: company.name,
    kind: company.kind,
    tenantId,
    domain,
    country: company.country,
    globalPartnerId,
    locationPartnerId,
    users,
    ...apps,
  };
}

async function makePartnership(
  tx: Tx,
  making: DemoMaking,
  provider: PartnerKey,
  reseller: PartnerKey,
): Promise<void> {
  const providerId = demoTenantId(partners[provider].label);
  const resellerId = demoTenantId(partners[reseller].label);
  await tx.within(tenantScope(providerId), (inner) =>
    createPartnership(inner, { providerId, resellerId, acceptedAt: daysAgo(making.now, 200) }),
  );
}

/** A tenant with no partner at all: its global admin can accept invitations. */
async function makeLoneTenant(
  tx: Tx,
  making: DemoMaking,
  nextPerson: NextPerson,
): Promise<TenantCredentials> {
  const tenantId = demoTenantId(loneTenant.label);
  const domain = `${loneTenant.label}.${making.domainSuffix}`;
  await createTenant(tx, { ...basics(loneTenant, tenantId, domain, making), kind: 'customer' });
  const users = await createDemoPeople(
    tx,
    making,
    { tenantId, domain, country: loneTenant.country, roles: ['global-admin'] },
    nextPerson,
  );
  const { publicClientId } = await createDemoApplications(tx, making, tenantId, loneTenant.label, {
    confidential: false,
  });
  return {
    name: loneTenant.name,
    kind: 'customer',
    tenantId,
    domain,
    country: loneTenant.country,
    users,
    publicClientId,
  };
}

function basics(company: DemoCompany, tenantId: string, domain: string, making: DemoMaking) {
  return {
    tenantId,
    name: company.name,
    country: company.country,
    cloud: 'global' as const,
    domain,
    createdAt: daysAgo(making.now, 420),
  };
}
