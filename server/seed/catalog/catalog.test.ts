import { describe, expect, test } from 'vitest';
import { demoCatalogItemId, demoOffers, demoProducts } from './index.ts';
import { amountIn, demoCurrencies } from './prices.ts';

const skus = demoProducts.flatMap((product) =>
  product.skus.map((sku) => ({ product, sku, id: `${product.productId}:${sku.skuId}` })),
);
const ids = new Set(skus.map(({ id }) => id));

describe('the demo catalog', () => {
  test('has at least forty products of every kind, with ids of their own', () => {
    expect(demoProducts.length).toBeGreaterThanOrEqual(40);
    expect(new Set(demoProducts.map(({ productId }) => productId)).size).toBe(demoProducts.length);
    expect(ids.size).toBe(skus.length);
    expect(new Set(skus.map(({ sku }) => sku.kind))).toEqual(
      new Set(['license', 'usage', 'software', 'perpetual', 'reservation', 'marketplace']),
    );
    expect(new Set(skus.map(({ sku }) => sku.availabilities[0]?.segment))).toEqual(
      new Set(['commercial', 'education', 'nonprofit']),
    );
  });

  test('keeps its ids', () => {
    expect(demoCatalogItemId('business-standard')).toMatchInlineSnapshot(`"CTR7JS20N2NV:0001:AVL7QH70SC5S"`);
    expect(demoCatalogItemId('cloud-plan')).toMatchInlineSnapshot(`"CTR7B9S265FH:0001:AVL7JHLJ5ZTK"`);
    expect(demoOffers[0]?.offerId).toMatchInlineSnapshot(`"a9725f4e-c860-5346-996f-fc1effb091f6"`);
  });

  test('speaks three languages everywhere', () => {
    for (const { title, description, skus: own } of demoProducts) {
      for (const text of [title, description, ...own.map((sku) => sku.title)]) {
        expect(Object.keys(text)).toEqual(['en', 'es', 'ru']);
        for (const words of Object.values(text)) expect(words.trim()).not.toBe('');
      }
    }
  });

  test('has every price in every partner currency, and no minimum above its maximum', () => {
    for (const { sku } of skus) {
      expect(sku.minimum).toBeLessThanOrEqual(sku.maximum);
      for (const { prices } of sku.availabilities) {
        for (const currency of demoCurrencies)
          expect(prices.some((price) => price.currency === currency)).toBe(true);
        expect(prices.length % demoCurrencies.length).toBe(0);
      }
    }
  });

  test('bases, upgrades and renewals lead to SKUs that exist', () => {
    for (const { sku } of skus) {
      const named = [
        ...sku.prerequisites,
        ...(sku.traits.upgradeTargets ?? []),
        ...(sku.traits.renewsTo ? [sku.traits.renewsTo] : []),
      ];
      for (const id of named) expect(ids).toContain(id);
      expect(sku.isAddon).toBe(sku.prerequisites.length > 0);
    }
  });

  test('trials are 25 free seats for a month, for commercial customers, once, and never of an add-on (C58)', () => {
    const trials = skus.filter(({ sku }) => sku.isTrial);
    expect(trials.length).toBeGreaterThan(5);
    for (const { sku } of trials) {
      expect(sku).toMatchObject({
        minimum: 25,
        maximum: 25,
        limitUnit: 'lifetime',
        limit: 1,
        isAddon: false,
      });
      expect(sku.availabilities.map(({ segment }) => segment)).toEqual(['commercial']);
      for (const price of sku.availabilities[0]?.prices ?? [])
        expect(price).toMatchObject({ term: 'P1M', billingCycle: 'none', unitPrice: '0.00' });
    }
  });

  test('offers show license-based SKUs a second time, and their links lead to offers', () => {
    const offerIds = new Set(demoOffers.map(({ offerId }) => offerId));
    for (const offer of demoOffers) {
      expect(ids).toContain(offer.standsFor);
      for (const id of [...offer.prerequisites, ...(offer.upgradeTargets ?? []), ...offer.conversionTargets])
        expect(offerIds).toContain(id);
      for (const cycle of offer.billingCycles)
        expect(offer.prices.some(({ billingCycle }) => billingCycle === cycle)).toBe(true);
    }
  });
});

test('amounts are rounded once, and multiples of them are exact', () => {
  expect([
    amountIn(12.5, 'USD'),
    amountIn(12.5, 'EUR'),
    amountIn(12.5, 'EUR', 12),
    amountIn(12.5, 'JPY'),
    amountIn(0, 'USD'),
  ]).toEqual(['12.50', '11.50', '138.00', '1875.00', '0.00']);
});
