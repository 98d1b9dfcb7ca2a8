import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstSkuOf } from '../../../seed/catalog/index.ts';
import type { CatalogWorld } from '../../../test/catalog-world.ts';
import { catalogWorld } from '../../../test/catalog-world.ts';

let world: CatalogWorld;

beforeAll(async () => {
  world = await catalogWorld({ demo: true });
});
afterAll(() => world?.close());

type Kind = 'string' | 'int' | 'bool' | 'list' | 'object';

/** What each resource of the contract must hold; a client that reads them into a type of its own fails without. */
const members: Readonly<Record<'product' | 'sku' | 'availability' | 'term', Readonly<Record<string, Kind>>>> =
  {
    product: {
      id: 'string',
      title: 'string',
      description: 'string',
      productType: 'object',
      isMicrosoftProduct: 'bool',
      publisherName: 'string',
      links: 'object',
    },
    sku: {
      id: 'string',
      productId: 'string',
      title: 'string',
      description: 'string',
      minimumQuantity: 'int',
      maximumQuantity: 'int',
      isTrial: 'bool',
      supportedBillingCycles: 'list',
      purchasePrerequisites: 'list',
      inventoryVariables: 'list',
      provisioningVariables: 'list',
      actions: 'list',
      dynamicAttributes: 'object',
      links: 'object',
    },
    availability: {
      id: 'string',
      productId: 'string',
      skuId: 'string',
      catalogItemId: 'string',
      defaultCurrency: 'object',
      segment: 'string',
      country: 'string',
      isPurchasable: 'bool',
      isRenewable: 'bool',
      renewalInstructions: 'list',
      terms: 'list',
      includedQuantityOptions: 'list',
      product: 'object',
      sku: 'object',
      links: 'object',
    },
    term: {
      id: 'string',
      description: 'string',
      billingCycle: 'string',
      renewalOptions: 'list',
      cancellationPolicies: 'list',
    },
  };

function kindOf(value: unknown): Kind | undefined {
  if (Array.isArray(value)) return 'list';
  if (Number.isInteger(value)) return 'int';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return typeof value === 'object' && value !== null ? 'object' : undefined;
}

function expectMembers(value: Record<string, unknown>, of: keyof typeof members) {
  const found = Object.fromEntries(Object.keys(members[of]).map((name) => [name, kindOf(value[name])]));
  expect(found, of).toEqual(members[of]);
}

test.each(['business-premium', 'cloud-plan', 'reserved-compute', 'compute-savings'])(
  '%s: product, SKU, availability and term hold every member clients read, in its type',
  async (slug) => {
    const [productId, skuId] = firstSkuOf(slug).split(':');
    const get = async (path: string) => (await world.get('provider', `/v1/products/${path}?country=US`)).body;
    const product = await get(`${productId}`);
    expectMembers(product, 'product');
    expect(product.productType).toMatchObject({ id: expect.any(String), displayName: expect.any(String) });
    const sku = await get(`${productId}/skus/${skuId}`);
    expectMembers(sku, 'sku');
    // The Java client reads them into a map of strings.
    for (const value of Object.values(sku.dynamicAttributes)) expect(value).toBeTypeOf('string');
    const { items, totalCount, links } = await get(`${productId}/skus/${skuId}/availabilities`);
    expect(totalCount).toBe(items.length);
    expect(links.self.uri).toContain('country=US');
    for (const availability of items) {
      expectMembers(availability, 'availability');
      expect(availability.catalogItemId).toBe(`${productId}:${skuId}:${availability.id}`);
      expectMembers(availability.product, 'product');
      expectMembers(availability.sku, 'sku');
      expect(availability.terms.length).toBeGreaterThan(0);
      for (const term of availability.terms) expectMembers(term, 'term');
      expect(await get(`${productId}/skus/${skuId}/availabilities/${availability.id}`)).toEqual(availability);
    }
  },
);
