import { customerAgreementTemplate, recordAgreement } from '../src/features/agreement/index.ts';
import { createCustomer } from '../src/features/customer/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { systemScope, tenantScope } from '../src/platform/db/index.ts';
import { namedGuid, randomIds } from '../src/platform/ids/index.ts';
import type { TenantCredentials } from './credentials.ts';
import type { DemoCustomer } from './demo-companies.ts';
import { partners } from './demo-companies.ts';
import { grantInDemo } from './demo-delegations.ts';
import { createDemoLicenses } from './demo-licenses.ts';
import type { DemoMaking } from './demo-making.ts';
import { demoTenantId } from './demo-making.ts';
import type { Person } from './demo-people.ts';
import { createDemoApplications, createDemoPeople, longAgo } from './demo-staff.ts';
import { createDemoSubscriptions } from './demo-subscriptions.ts';

/** A customer with its agreement, its people and what it bought some months ago. */
export async function createDemoCustomer(
  making: DemoMaking,
  customer: DemoCustomer,
  nextPerson: (country: string) => Person,
): Promise<TenantCredentials> {
  const customerId = demoTenantId(customer.label);
  const domain = `${customer.label}.${making.domainSuffix}`;
  const admin = nextPerson(customer.country);
  const adminName = `admin@${domain}`;
  const password = making.secrets.password(adminName);
  const startedAt = new Date(making.now.getTime() - 190 * 86_400_000);
  return making.db.transaction(systemScope('the demo world is made'), async (tx) => {
    await createAccount(tx, { customer, customerId, domain, admin, password, startedAt });
    const further = customer.furtherUsers ?? 0;
    const roles = Array.from({ length: further }, () => 'customer-user' as const);
    const users = await createDemoPeople(
      tx,
      making,
      { tenantId: customerId, domain, country: customer.country, roles },
      nextPerson,
    );
    const { publicClientId } = await createDemoApplications(tx, making, customerId, customer.label, {
      confidential: false,
    });
    await createDemoSubscriptions(tx, making, customer, customerId, startedAt);
    await createDemoLicenses(
      tx,
      customer,
      [adminName, ...users.map((user) => user.userPrincipalName)],
      startedAt,
    );
    return {
      name: customer.name,
      kind: 'customer',
      tenantId: customerId,
      domain,
      country: customer.country,
      users: [{ role: 'global-admin', userPrincipalName: adminName, password }, ...users],
      publicClientId,
    };
  });
}

async function createAccount(
  tx: Tx,
  of: {
    customer: DemoCustomer;
    customerId: string;
    domain: string;
    admin: Person;
    password: string;
    startedAt: Date;
  },
): Promise<void> {
  const { customer, customerId, domain, admin, password, startedAt } = of;
  const seller = partners[customer.soldBy];
  const sellerId = demoTenantId(seller.label);
  const reseller = customer.reseller ? partners[customer.reseller] : null;
  const spanish = customer.country === 'ES';
  const email = `office@${customer.label}.example`;
  await createCustomer(
    tx,
    {
      customerId,
      legalName: customer.name,
      billToName: customer.name,
      domain,
      registrationId: null,
      cloud: 'global',
      firstName: admin.firstName,
      lastName: admin.lastName,
      email,
      culture: spanish ? 'es-ES' : 'en-US',
      language: spanish ? 'es' : 'en',
      address: {
        addressLine1: customer.address.line1,
        addressLine2: null,
        city: customer.address.city,
        state: customer.address.state ?? null,
        postalCode: customer.address.postalCode,
        country: customer.country,
        phoneNumber: customer.address.phone,
      },
      delegatedAdmin: 'granular',
      seller: { id: sellerId, kind: seller.kind },
      reseller: reseller && { id: demoTenantId(reseller.label), name: reseller.name },
    },
    {
      ids: randomIds,
      grantDelegation: grantInDemo,
      at: startedAt,
      actor: null,
      admin: { userId: namedGuid(`user admin@${domain}`), ...admin, password, passwordSince: longAgo },
    },
  );
  await tx.within(tenantScope(sellerId), (inner) =>
    recordAgreement(inner, randomIds, {
      agreement: {
        templateId: customerAgreementTemplate.templateId,
        type: customerAgreementTemplate.type,
        contact: { firstName: admin.firstName, lastName: admin.lastName, email, phoneNumber: null },
        agreedAt: startedAt,
        recordedBy: null,
      },
      party: { customerId, customerName: customer.name },
      partnerId: sellerId,
      actor: null,
      at: startedAt,
    }),
  );
}
