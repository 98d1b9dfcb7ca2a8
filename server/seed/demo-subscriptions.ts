import type { CallerTenant } from '../src/access/caller.ts';
import type { Actor } from '../src/features/audit/index.ts';
import { appendAuditEvent } from '../src/features/audit/index.ts';
import { closedMonths, monthOf, monthsBetween } from '../src/features/invoice/month-rules.ts';
import { regionOf } from '../src/features/market/index.ts';
import type { Order, WantedLine } from '../src/features/order/index.ts';
import { placeOrders, spendCredit } from '../src/features/order/index.ts';
import { saveOrder } from '../src/features/order/store.ts';
import { monthsAfter } from '../src/features/subscription/term-rules.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { statement, tenantScope } from '../src/platform/db/index.ts';
import { namedGuid, randomIds } from '../src/platform/ids/index.ts';
import { times } from '../src/platform/money/index.ts';
import { demoCatalogItemId } from './catalog/index.ts';
import type { DemoCustomer, DemoSubscription } from './demo-companies.ts';
import { partners } from './demo-companies.ts';
import type { DemoMaking } from './demo-making.ts';
import { demoTenantId } from './demo-making.ts';

const suspend = statement(
  'seed.suspend',
  `
  update subscription set status = 'suspended', status_changed_at = $3, auto_renew = false, suspension_reasons = '{CustomerRequest}'
   where partner_id = $1 and subscription_id = $2`,
);
const setQuantity = statement(
  'seed.setQuantity',
  `
  update subscription set quantity = $3, version = version + 1 where partner_id = $1 and subscription_id = $2`,
);
const setSupport = statement(
  'seed.setSupport',
  `
  update subscription set support_contact_id = $3 where partner_id = $1 and subscription_id = $2`,
);

/** Orders what the customer holds, some months ago, and brings it into its present state. */
export async function createDemoSubscriptions(
  tx: Tx,
  making: DemoMaking,
  customer: DemoCustomer,
  customerId: string,
  startedAt: Date,
): Promise<void> {
  const { subscriptions } = customer;
  if (subscriptions.length === 0) return;
  const seller = sellerOf(customer);
  const reseller = customer.reseller ? partners[customer.reseller] : null;
  const ids = subscriptions.map((_, index) => namedGuid(`subscription ${customer.label} ${index}`));
  await tx.within(tenantScope(seller.id), async (inner) => {
    for (const [index, wanted] of subscriptions.entries()) {
      const line = lineOf(wanted, reseller?.partner.locationPartnerId ?? null);
      const orders = await placeOrders(
        inner,
        { ids: { ...randomIds, guid: () => ids[index] as string } },
        {
          seller: { tenant: seller, userId: null },
          customer: {
            customerId,
            companyName: customer.name,
            country: customer.country,
            agreementAccepted: true,
            accountReview: 'allowed',
          },
          lines: [line],
          language: 'en',
          now: startedAt,
          actor: demoActor(seller.id),
          attestation: 'given',
          delivered: true,
        },
      );
      for (const order of orders) await orderMoreLicenses(inner, making, customer, wanted, order);
      if (wanted.status === 'suspended') await inner.run(suspend, [seller.id, ids[index], making.now]);
      if (wanted.supportByReseller && reseller)
        await inner.run(setSupport, [seller.id, ids[index], demoTenantId(reseller.label)]);
    }
  });
}

/**
 * What the one-time invoices of the demo world follow from. Everything bought becomes a subscription, and
 * how many of those a demo customer has is fixed; more licenses of one it has are charged once too (C50).
 * They are ordered on the day a charge cycle begins, so that the price is that of a whole one.
 */
async function orderMoreLicenses(
  tx: Tx,
  making: DemoMaking,
  customer: DemoCustomer,
  { added, friendlyName }: DemoSubscription,
  first: Order,
): Promise<void> {
  const [line] = first.lines;
  if (!added || !line?.subscriptionId) return;
  let { quantity } = line;
  for (const [index, month] of closedMonths(making.now, added.length).entries()) {
    const more = added[index] as number;
    const at = monthsAfter(first.createdAt, monthsBetween(monthOf(first.createdAt), month));
    const linePrice = times(line.unitPrice, more);
    await saveOrder(tx, {
      ...first,
      orderId: namedGuid(`more licenses ${customer.label} ${friendlyName} ${index}`)
        .replaceAll('-', '')
        .slice(0, 12)
        .toUpperCase(),
      createdAt: at,
      totalPrice: linePrice,
      lines: [{ ...line, quantity: more, linePrice, transactionType: 'AddQuantity' }],
    });
    await spendCredit(tx, first.partnerId, linePrice, at);
    await tx.run(setQuantity, [first.partnerId, line.subscriptionId, quantity + more]);
    await appendAuditEvent(
      tx,
      demoActor(first.partnerId),
      {
        operation: 'update_subscription',
        resourceType: 'subscription',
        customerId: first.customerId,
        customerName: customer.name,
        oldValue: { id: line.subscriptionId, quantity },
        newValue: { id: line.subscriptionId, quantity: quantity + more },
      },
      at,
    );
    quantity += more;
  }
}

function demoActor(tenantId: string): Actor {
  return { tenantId, userId: null, name: 'demo', applicationId: null, correlationId: randomIds.guid() };
}

function sellerOf(customer: DemoCustomer): CallerTenant {
  const { label, kind, name, country } = partners[customer.soldBy];
  return {
    id: demoTenantId(label),
    kind,
    name,
    country,
    region: regionOf(country) ?? null,
    cloud: 'global',
    programStatus: 'active',
    agreementSigned: true,
  };
}

function lineOf(
  { product, quantity, friendlyName, added = [0, 0] }: DemoSubscription,
  resellerPartnerId: string | null,
): WantedLine {
  const licensed = product !== 'cloud-plan';
  return {
    lineNumber: 0,
    catalogItemId: demoCatalogItemId(product),
    quantity: quantity - added[0] - added[1],
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
