import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let alder: Client;
let customerId: string;

beforeAll(async () => {
  app = await openDemoApp();
  alder = await app.as('Alder Distribution', 'admin-agent');
  customerId = app.tenant('Granite Bakery').tenantId;
});
afterAll(() => app?.close());

const pages = () => `/twotier/v1/customers/${customerId}/subscriptions`;

interface Item {
  catalogItemId: string;
  isAddon: boolean;
  isTrial: boolean;
  prerequisites: { id: string }[];
  terms: { term: string; billingCycle: string }[];
}

async function buy(lines: readonly object[]): Promise<Record<string, string>[]> {
  const before = new Set((await alder('GET', pages())).body.items.map(({ id }: { id: string }) => id));
  const lineItems = lines.map((line, lineItemNumber) => ({ lineItemNumber, ...line }));
  const ordered = await alder('POST', `/v1/customers/${customerId}/orders`, {
    lineItems,
    partnerOnRecordAttestationAccepted: true,
  });
  expect(ordered.status, JSON.stringify(ordered.body)).toBe(201);
  const { body } = await alder('GET', pages());
  return body.items.filter(({ id }: { id: string }) => !before.has(id));
}

test('a base names what is bought on top of it, of what term, and whether there is more to buy (C59)', async () => {
  const { body } = await alder('GET', `/twotier/v1/customers/${customerId}/catalog?category=addon&size=100`);
  const addon = (body.items as Item[]).find(
    ({ isAddon, prerequisites }) => isAddon && prerequisites.length > 0,
  );
  const { body: all } = await alder('GET', `/twotier/v1/customers/${customerId}/catalog?size=100`);
  const baseId = (all.items as Item[]).find(({ catalogItemId }) =>
    addon?.prerequisites.some(({ id }) => catalogItemId.toLowerCase().startsWith(`${id.toLowerCase()}:`)),
  )?.catalogItemId;
  const term = addon?.terms[0];
  const [base] = await buy([{ offerId: baseId, quantity: 5, termDuration: 'P1Y', billingCycle: 'monthly' }]);
  const empty = await alder('GET', `${pages()}/${base?.['id']}/addons`);
  expect(empty.body).toMatchObject({ offered: true, items: [], base: { quantity: 5 } });
  const ids = (empty.body.base.ids as string[]).map((id) => `base=${encodeURIComponent(id)}`).join('&');
  const { body: fitting } = await alder('GET', `/twotier/v1/customers/${customerId}/catalog?size=100&${ids}`);
  const offered = fitting.items as Item[];
  expect(offered.map((one) => one.catalogItemId)).toContain(addon?.catalogItemId);
  expect(offered.every((one) => one.prerequisites.some(({ id }) => empty.body.base.ids.includes(id)))).toBe(
    true,
  );
  await buy([
    {
      offerId: addon?.catalogItemId,
      quantity: 2,
      termDuration: term?.term,
      billingCycle: term?.billingCycle,
    },
  ]);
  const { body: found } = await alder('GET', `${pages()}/${base?.['id']}/addons`);
  expect(found.items).toMatchObject([{ quantity: 2, follows: false, endsOn: expect.any(String) }]);
  const [offer] = (await alder('GET', '/v1/offers?country=US')).body.items.filter(
    (one: { isAddOn: boolean; limitUnitOfMeasure: string }) =>
      one.isAddOn && one.limitUnitOfMeasure === 'None',
  );
  const made = await buy([
    { offerId: offer.prerequisiteOffers[0], quantity: 3, billingCycle: 'monthly' },
    { offerId: offer.id, quantity: 3, billingCycle: 'monthly' },
  ]);
  const legacy = made.find((one) => one['parentSubscriptionId'] === undefined);
  const onLegacy = await alder('GET', `${pages()}/${legacy?.['id']}/addons`);
  expect(onLegacy.body.items).toMatchObject([{ quantity: 3, follows: true }]);

  const boreal = await app.as('Boreal Distribuciones', 'admin-agent');
  expect((await boreal('GET', `${pages()}/${base?.['id']}/addons`)).status).toBe(404);
  const unknown = `${pages()}/aaaaaaaa-0000-4000-8000-00000000dead/addons`;
  expect((await alder('GET', unknown)).body.code).toBe(20003);
});

test('further resellers stand on the subscription as declared, without credit (C60)', async () => {
  const { body } = await alder('GET', `/twotier/v1/customers/${customerId}/catalog?category=enterprise`);
  const item = (body.items as Item[]).find(({ isAddon, isTrial }) => !isAddon && !isTrial);
  const [bought] = await buy([
    {
      offerId: item?.catalogItemId,
      quantity: 1,
      termDuration: item?.terms[0]?.term,
      billingCycle: item?.terms[0]?.billingCycle,
      partnerIdOnRecord: '5300101',
      additionalPartnerIdsOnRecord: ['5300401'],
    },
  ]);
  const { body: page } = await alder('GET', `${pages()}/${bought?.['id']}`);
  expect(page.reseller.partnerId).toBe('5300101');
  expect(page.furtherResellers).toEqual([{ partnerId: '5300401', name: 'Ewa Consulting' }]);
  // The reseller that is credited reads the subscription, not who else was declared (9.3).
  const birch = await app.as('Birch IT', 'admin-agent');
  expect((await birch('GET', `${pages()}/${bought?.['id']}`)).body).not.toHaveProperty('furtherResellers');
});
