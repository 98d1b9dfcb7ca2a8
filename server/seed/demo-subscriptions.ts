import type { CallerTenant } from '../src/access/caller.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { statement, tenantScope } from '../src/platform/db/index.ts';
import { namedGuid, randomIds } from '../src/platform/ids/index.ts';
import { regionOf } from '../src/features/market/index.ts';
import { placeOrders, simulatedProvisioning } from '../src/features/order/index.ts';
import type { WantedLine } from '../src/features/order/index.ts';
import { demoCatalogItemId } from './catalog/index.ts';
import type { DemoCustomer, DemoSubscription } from './demo-companies.ts';
import { partners } from './demo-companies.ts';
import type { DemoMaking } from './demo-making.ts';
import { demoTenantId } from './demo-making.ts';

const suspend = statement('seed.suspend', `
  update subscription set status = 'suspended', status_changed_at = $3, auto_renew = false, suspension_reasons = '{CustomerRequest}'
   where partner_id = $1 and subscription_id = $2`);
const setSupport = statement('seed.setSupport', `
  update subscription set support_contact_id = $3 where partner_id = $1 and subscription_id = $2`);

/** Orders what the customer holds, some months ago, and brings it into its present state. */
export async function createDemoSubscriptions(
  tx: Tx, making: DemoMaking, customer: DemoCustomer, customerId: string, startedAt: Date,
): Promise<void> {
  const { subscriptions } = customer;
  if (subscriptions.length === 0) return;
  const seller = sellerOf(customer);
  const reseller = customer.reseller ? partners[customer.reseller] : null;
  const ids = subscriptions.map((_, index) => namedGuid(`subscription ${customer.label} ${index}`));
  await tx.within(tenantScope(seller.id), async (inner) => {
    for (const [index, wanted] of subscriptions.entries()) {
      const line = lineOf(wanted, reseller?.partner.locationPartnerId ?? null);
      await placeOrders(inner, { ids: { ...randomIds, guid: () => ids[index] as string }, provisioning: simulatedProvisioning }, {
        seller: { tenant: seller, userId: null },
        customer: { customerId, companyName: customer.name, country: customer.country, agreementAccepted: true, accountReview: 'allowed' },
        lines: [line],
        language: 'en',
        now: startedAt,
        actor: { tenantId: seller.id, userId: null, name: 'demo', applicationId: null, correlationId: randomIds.guid() },
        attestation: 'given',
      });
      if (wanted.status === 'suspended') await inner.run(suspend, [seller.id, ids[index], making.now]);
      if (wanted.supportByReseller && reseller) await inner.run(setSupport, [seller.id, ids[index], demoTenantId(reseller.label)]);
    }
  });
}

function sellerOf(customer: DemoCustomer): CallerTenant {
  const { label, kind, name, country } = partners[customer.soldBy];
  return {
    id: demoTenantId(label), kind, name, country, region: regionOf(country) ?? null, cloud: 'global',
    programStatus: 'active', agreementSigned: true,
  };
}

function lineOf({ product, quantity, friendlyName }: DemoSubscription, resellerPartnerId: string | null): WantedLine {
  const licensed = product !== 'cloud-plan';
  return {
    lineNumber: 0,
    catalogItemId: demoCatalogItemId(product),
    quantity,
    friendlyName,
    termDuration: licensed ? 'P1Y' : null,
    billingCycle: 'monthly',
    currency: null,
    resellerPartnerId,
    additionalPartnerIds: [],
    provisioningContext: {},
    attestationAccepted: true,
    promotionId: null,
    customTermEndDate: null,
    renewsTo: null,
    parentLineNumber: null,
  };
}
