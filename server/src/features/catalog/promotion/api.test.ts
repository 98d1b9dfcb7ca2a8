import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCatalogItemId, demoPromotions } from '../../../../seed/catalog/index.ts';
import type { Client, DemoApp } from '../../../../test/demo-app.ts';
import { openDemoApp } from '../../../../test/demo-app.ts';
import { readerOf, systemScope } from '../../../platform/db/index.ts';
import { discountedPrice, findPromotionsOfItems } from '../index.ts';
import { problemsOf } from './rules.ts';

let app: DemoApp;
let agent: Client;
let granite: string;

beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'admin-agent');
  granite = app.tenant('Granite Bakery').tenantId;
});
afterAll(() => app?.close());

const named = (title: string) => {
  const found = demoPromotions.find(({ name }) => name.en === title);
  if (!found) throw new Error(title);
  return found;
};
const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

describe('promotions', () => {
  test('are listed while they run, in their markets', async () => {
    const us = await agent('GET', '/v1/productpromotions?country=US&segment=commercial');
    expect(us.status).toBe(200);
    expect(ids(us.body).sort()).toEqual(
      [named('Premium welcome'), named('Enterprise start')].map(({ promotionId }) => promotionId).sort(),
    );
    const es = await agent('GET', '/v1/productpromotions?country=ES&segment=commercial');
    expect(ids(es.body)).toContain(named('Spanish autumn').promotionId);
    const [first] = us.body.items.filter((one: { name: string }) => one.name === 'Enterprise start');
    expect(first.requiredProducts[0]).toMatchObject({
      term: { duration: 'P1Y', billingCycle: 'monthly' },
      pricingPolicies: [{ policyType: 'PercentDiscount', value: '15' }],
    });
    expect(first.promotionConstraints.seatConstraints).toEqual([
      { type: 'SeatCount', minSeats: 25, maxSeats: 2400 },
    ]);
  });

  test('can be read by their ids, colons and all, in any case, after they have ended too', async () => {
    const ended = named('Frontline launch');
    for (const id of [
      ended.promotionId,
      ended.promotionId.toLowerCase(),
      encodeURIComponent(ended.promotionId),
    ])
      expect((await agent('GET', `/v1/productpromotions/${id}?country=US`)).body.id).toBe(ended.promotionId);
    expect((await agent('GET', '/v1/productpromotions/A:B:C?country=US')).status).toBe(404);
    const spanish = named('Spanish autumn').promotionId;
    expect((await agent('GET', `/v1/productpromotions/${spanish}?country=US`)).status).toBe(404);
  });

  test('are for those who buy from the vendor', async () => {
    const reseller = await app.as('Birch IT', 'admin-agent');
    const sales = await app.as('Alder Distribution', 'sales-agent');
    const path = '/v1/productpromotions?country=US&segment=commercial';
    expect((await reseller('GET', path)).status).toBe(403);
    expect((await sales('GET', path)).status).toBe(403);
    expect((await sales('GET', '/twotier/v1/promotions')).body.items).toHaveLength(2);
    expect((await reseller('GET', '/twotier/v1/promotions')).status).toBe(403);
  });
});

describe('eligibility of a customer', () => {
  const enterprise = () => ({
    catalogItemId: demoCatalogItemId('enterprise-plus'),
    quantity: 30,
    termDuration: 'P1Y',
    billingCycle: 'Monthly',
  });
  const check = async (...items: object[]) =>
    agent('POST', `/v1/customers/${granite}/promotionEligibilities`, { items });

  test.each([
    [{}, true, []],
    [{ quantity: 5 }, false, ['SeatCount']],
    [{ termDuration: 'P1M' }, false, ['Term']],
    [{ quantity: 5, termDuration: 'P1M' }, false, ['Term', 'SeatCount']],
    [{ promotionId: 'A:B:C' }, false, ['InvalidPromotion']],
    [{ catalogItemId: 'nothing' }, false, ['InvalidCatalogItemId']],
    [{ catalogItemId: demoCatalogItemId('business-apps') }, false, ['NoPromotionsAvailable']],
  ])('with %j: %s %j', async (change, isEligible, types) => {
    const { status, body } = await check({ id: 7, ...enterprise(), ...change });
    expect(status, JSON.stringify(body)).toBe(200);
    const [found] = body.items[0].eligibilities;
    expect(body.items[0].id).toBe(7);
    expect(found.isEligible).toBe(isEligible);
    expect(found.errors.map(({ type }: { type: string }) => type)).toEqual(types);
    for (const { description } of found.errors) expect(description.length).toBeGreaterThan(20);
  });

  test('an error names what would be eligible', async () => {
    const { body } = await check({ ...enterprise(), quantity: 1, termDuration: 'P1M' });
    const [term, seats] = body.items[0].eligibilities[0].errors;
    expect(term.eligibleTerms).toContainEqual({ duration: 'P3Y', billingCycle: 'triennial' });
    expect(seats).toMatchObject({ minimumRequiredSeats: 25, maximumRequiredSeats: 2400 });
  });

  test('a customer of others is not found, and an empty question is refused', async () => {
    const boreal = await app.as('Boreal Distribuciones', 'admin-agent');
    const path = `/v1/customers/${granite}/promotionEligibilities`;
    expect((await boreal('POST', path, { items: [enterprise()] })).status).toBe(404);
    expect((await check()).status).toBe(400);
  });
});

test('a line of a cart finds its promotion and the price of its first term', async () => {
  const reader = readerOf(app.db, systemScope('test'));
  const line = {
    catalogItemId: demoCatalogItemId('enterprise-plus'),
    term: 'P1Y',
    billingCycle: 'monthly',
    quantity: 25,
    country: 'US',
    on: app.clock.now(),
    held: new Set<string>(),
    segments: null,
  } as const;
  const [found] = await findPromotionsOfItems(reader, [line.catalogItemId]);
  expect(found?.promotionId).toBe(named('Enterprise start').promotionId);
  expect(found && problemsOf(found, line)).toEqual([]);
  expect(found && problemsOf(found, { ...line, quantity: 24 })).toMatchObject([{ type: 'SeatCount' }]);
  expect(found && discountedPrice('23.00', 'USD', found)).toBe('19.5500');
  expect(await findPromotionsOfItems(reader, ['c1e20f9a-0000-4000-8000-000000000001'])).toEqual([]);
});
