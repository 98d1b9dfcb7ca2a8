import { splitCatalogItemId } from '../src/features/catalog/index.ts';
import { assignLicense } from '../src/features/license/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { namedGuid } from '../src/platform/ids/index.ts';
import { demoCatalogItemId } from './catalog/index.ts';
import type { DemoCustomer } from './demo-companies.ts';
import { partners } from './demo-companies.ts';
import { demoTenantId } from './demo-making.ts';

/**
 * Who holds what, by place in the list of people: the administrator and the office, then the bakery floor,
 * some of whom design labels. One pool is used up, two have licenses to give, and the last one hired waits.
 */
const spreads: Readonly<Record<string, Readonly<Record<string, readonly [first: number, last: number]>>>> = {
  granitebakery: {
    'business-standard': [0, 12],
    'business-basic': [13, 19],
    'business-apps': [13, 17],
  },
};

/** Gives the people of a customer licenses of what it bought. */
export async function createDemoLicenses(
  tx: Tx,
  customer: DemoCustomer,
  userPrincipalNames: readonly string[],
  at: Date,
): Promise<void> {
  for (const [product, [first, last]] of Object.entries(spreads[customer.label] ?? {})) {
    const item = splitCatalogItemId(demoCatalogItemId(product));
    if (!item) throw new Error(`${product} is no item of the catalog`);
    for (const name of userPrincipalNames.slice(first, last + 1)) {
      const outcome = await assignLicense(
        tx,
        {
          customerId: demoTenantId(customer.label),
          userId: namedGuid(`user ${name}`),
          partnerId: demoTenantId(partners[customer.soldBy].label),
          productId: item.productId,
          skuId: item.skuId,
        },
        at,
      );
      if (outcome !== 'assigned') throw new Error(`${name} gets no ${product}: ${outcome}`);
    }
  }
}
