import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  demoCatalogItemId,
  demoOfferId,
  demoProductId,
  demoProducts,
  firstSkuOf,
} from '../../../seed/catalog/index.ts';
import type { CatalogWorld, Company } from '../../../test/catalog-world.ts';
import { catalogWorld, customerId } from '../../../test/catalog-world.ts';
import { readerOf, systemScope } from '../../platform/db/index.ts';
import { findSellable, findSellables } from './index.ts';

let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld({ demo: true });
});
afterAll(() => world.close());

const suite = demoProductId('business-standard');
const [, , availability = ''] = demoCatalogItemId('business-standard').split(':');
const get = (url: string, headers: Record<string, string> = {}, as: Company = 'provider') =>
  world.get(as, url, headers);
const titles = (body: { items: { title: string }[] }) => body.items.map(({ title }) => title);

describe('products of a market', () => {
  test('are listed by view, with links that repeat the country', async () => {
    const { status, body } = await get('/v1/products?country=us&targetView=onlineservices');
    expect(status).toBe(200);
    expect(body.totalCount).toBe(body.items.length);
    expect(body.links.self.uri).toBe('/products?country=US&targetView=OnlineServices');
    expect(body.items.find(({ id }: { id: string }) => id === suite)).toEqual({
      id: suite,
      title: 'Contour Business Standard',
      description: expect.any(String),
      productType: { id: 'OnlineServicesNCE', displayName: 'Online services' },
      isMicrosoftProduct: true,
      publisherName: 'Contour Cloud',
      links: {
        skus: { uri: `/products/${suite}/skus?country=US`, method: 'GET', headers: [] },
        self: { uri: `/products/${suite}?country=US`, method: 'GET', headers: [] },
      },
      attributes: { objectType: 'Product' },
    });
  });

  test.each([
    'Azure',
    'AzureReservations',
    'AzureReservationsVM',
    'AzureReservationsSQL',
    'AzureReservationsCosmosDb',
    'MicrosoftAzure',
    'OnlineServices',
    'Software',
    'SoftwareSUSELinux',
    'SoftwarePerpetual',
    'SoftwareSubscriptions',
    'MarketplaceSaaS',
  ])('the view %s has something to show', async (view) => {
    expect((await get(`/v1/products?country=US&targetView=${view}`)).body.totalCount).toBeGreaterThan(0);
  });

  test('a view by its former name, and one that holds nothing', async () => {
    expect((await get('/v1/products?country=US&collectionId=Software')).body.totalCount).toBeGreaterThan(0);
    expect((await get('/v1/products?country=US&targetView=SpecializedOffers')).body).toMatchObject({
      totalCount: 0,
      items: [],
    });
  });

  test('of a segment are those sold to it', async () => {
    const { body } = await get('/v1/products?country=US&targetView=OnlineServices&targetSegment=Education');
    expect(titles(body)).toEqual([
      'Contour Education Premium for Faculty',
      'Contour Education Standard for Faculty',
      'Contour Education Standard for Students',
    ]);
  });

  test('are in the reader’s language, English where the locale is another', async () => {
    const read = async (locale: string) =>
      (await get(`/v1/products/${suite}?country=US`, { 'x-locale': locale })).body.title;
    expect(await read('es-MX')).toBe('Contour Business Estándar');
    expect(await read('ru-RU')).toBe('Contour Business Стандарт');
    expect(await read('pt-BR')).toBe('Contour Business Standard');
  });

  test.each([
    ['an unknown view', '?country=US&targetView=Games', 403, 400036],
    ['an unknown segment', '?country=US&targetView=OnlineServices&targetSegment=military', 403, 400030],
    [
      'the government segment from another cloud',
      '?country=US&targetView=OnlineServices&targetSegment=government',
      403,
      400030,
    ],
    ['no view', '?country=US', 400, 3000],
    ['no country', '?targetView=OnlineServices', 400, 3000],
    ['a country where nothing is sold', '?country=AQX&targetView=OnlineServices', 400, 3000],
    ['a code that is no country', '?country=QQ&targetView=OnlineServices', 400, 3000],
  ])('%s is refused', async (_, query, status, code) => {
    expect(await get(`/v1/products${query}`)).toMatchObject({ status, body: { code } });
  });

  test('nobody signed in: 401; a customer: 403', async () => {
    expect((await get('/v1/products?country=US&targetView=Azure', {}, 'nobody' as Company)).status).toBe(401);
    expect((await get('/v1/products?country=US&targetView=Azure', {}, 'customer')).status).toBe(403);
  });
});

describe('SKUs', () => {
  test('are listed in the order of the catalog, with strings only in dynamic attributes', async () => {
    const { body } = await get(`/v1/products/${suite.toLowerCase()}/skus?country=US`);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['0001', '0010']);
    expect(body.items[0]).toMatchObject({
      productId: suite,
      minimumQuantity: 1,
      maximumQuantity: 300,
      isTrial: false,
      supportedBillingCycles: ['monthly', 'annual'],
      dynamicAttributes: {
        isAddon: 'false',
        upgradeTargetOffers: `${firstSkuOf('business-premium')},${firstSkuOf('enterprise-plus')}`,
      },
      links: { availabilities: { uri: `/products/${suite}/skus/0001/availabilities?country=US` } },
      attributes: { objectType: 'Sku' },
    });
    expect(body.items[1]).toMatchObject({
      isTrial: true,
      minimumQuantity: 25,
      maximumQuantity: 25,
      supportedBillingCycles: ['none'],
    });
    for (const sku of body.items)
      for (const value of Object.values(sku.dynamicAttributes)) expect(typeof value).toBe('string');
  });

  test('an add-on names its bases, an attestation and variables are told', async () => {
    const addon = (await get(`/v1/products/${demoProductId('sales-attach')}/skus/0001?country=US`)).body;
    expect(addon.dynamicAttributes).toMatchObject({
      isAddon: 'true',
      hasConstraints: 'true',
      prerequisiteSkus: `${firstSkuOf('ledger-essentials')},${firstSkuOf('finance-operations')}`,
    });
    const attested = (await get(`/v1/products/${demoProductId('finance-operations')}/skus/0001?country=US`))
      .body;
    expect(attested.attestationProperties).toEqual({
      attestationType: 'CertifiedImplementation',
      enforceAttestation: true,
    });
    const reserved = (await get(`/v1/products/${demoProductId('reserved-compute')}/skus/0002?country=US`))
      .body;
    expect(reserved).toMatchObject({
      purchasePrerequisites: ['InventoryCheck', 'AzureSubscriptionRegistration'],
      provisioningVariables: ['Scope', 'SubscriptionId', 'Duration'],
      dynamicAttributes: { duration: '3Years' },
    });
  });

  test('clients that fail on a cycle of three years are not told of it', async () => {
    const url = `/v1/products/${demoProductId('enterprise-plus')}/skus/0001?country=US`;
    const cycles = async (client: string) =>
      (await get(url, { 'MS-PartnerCenter-Client': client })).body.supportedBillingCycles;
    expect(await cycles('Partner Center .NET SDK')).toEqual(['monthly', 'annual', 'triennial']);
    expect(await cycles('Partner Center Java SDK')).toEqual(['monthly', 'annual']);
    expect(await cycles('Partner Center PowerShell')).toEqual(['monthly', 'annual']);
  });

  test.each([
    ['CTR700000000?country=US', 400013],
    ['CTR700000000/skus?country=US', 400013],
    ['CTR700000000/skus/0001?country=US', 400013],
    [`${suite}/skus/0009?country=US`, 400018],
    [`${suite}/skus/0009/availabilities?country=US`, 400018],
    [`${suite}/skus/0001/availabilities/AVL700000000?country=US`, 400019],
    [`${suite}%00?country=US`, 1000],
  ])('%s is not found: %s', async (path, code) => {
    expect(await get(`/v1/products/${path}`)).toMatchObject({ status: 404, body: { code } });
  });
});

describe('availabilities', () => {
  test('carry catalog item id, terms, windows and copies of product and SKU (C62)', async () => {
    const { body } = await get(`/v1/products/${suite}/skus/0001/availabilities?country=GB`);
    expect(body.totalCount).toBe(1);
    const [item] = body.items;
    expect(item).toMatchObject({
      id: availability,
      catalogItemId: `${suite}:0001:${availability}`,
      segment: 'Commercial',
      country: 'GB',
      defaultCurrency: { code: 'GBP', symbol: '£' },
      isPurchasable: true,
      isRenewable: true,
      product: { id: suite },
      sku: { id: '0001', productId: suite },
      attributes: { objectType: 'Availability' },
      links: { self: { uri: `/products/${suite}/skus/0001/availabilities/${availability}?country=GB` } },
    });
    expect(
      item.terms.map(
        ({ duration, billingCycle }: { duration: string; billingCycle: string }) =>
          `${duration} ${billingCycle}`,
      ),
    ).toEqual(['P1M monthly', 'P1Y monthly', 'P1Y annual']);
    expect(item.terms[1]).toMatchObject({
      description: 'One-year commitment, monthly billing',
      renewalOptions: [{ termDuration: 'P1Y', description: 'One-year commitment' }],
      cancellationPolicies: [
        {
          refundOptions: [
            { sequenceId: 0, type: 'Full', expiresAfter: 'P1D' },
            { sequenceId: 1, type: 'Partial', expiresAfter: 'P7D' },
          ],
        },
      ],
    });
    expect(item.renewalInstructions[0].applicableTermIds).toEqual(
      item.terms.map(({ id }: { id: string }) => id),
    );
    expect(JSON.stringify(item)).not.toContain('rice');
  });

  test('one is read by its id; its id is the same in every country', async () => {
    const { body } = await get(
      `/v1/products/${suite}/skus/0001/availabilities/${availability.toLowerCase()}?country=JP`,
    );
    expect(body).toMatchObject({
      id: availability,
      country: 'JP',
      defaultCurrency: { code: 'JPY', symbol: '¥' },
    });
  });

  test('of a withdrawn product are not purchasable but renewable', async () => {
    const { body } = await get(
      `/v1/products/${demoProductId('classic-suite')}/skus/0001/availabilities?country=US`,
    );
    expect(body.items[0]).toMatchObject({ isPurchasable: false, isRenewable: true });
  });
});

describe('the catalog of a customer', () => {
  const root = `/v1/customers/${customerId}`;

  test('country and segment come from the customer: no education, no nonprofit', async () => {
    const { status, body } = await get(`${root}/products?targetView=OnlineServices`);
    expect(status).toBe(200);
    expect(titles(body)).toContain('Contour Business Standard');
    expect(titles(body).filter((title) => /Education|Nonprofit/.test(title))).toEqual([]);
    expect(body.items[0].links.skus.uri).toMatch(/^\/customers\/[^/]+\/products\/[^/?]+\/skus$/);
  });

  test('POST answers as GET does', async () => {
    const url = `${root}/products?targetView=Azure`;
    expect((await world.post('provider', url, null)).body).toEqual((await get(url)).body);
  });

  test('leads from product to availability by its own links', async () => {
    let { body } = await get(`${root}/products/${suite}`);
    body = (await get(`/v1${body.links.skus.uri}`)).body.items[0];
    body = (await get(`/v1${body.links.availabilities.uri}`)).body.items[0];
    expect((await get(`/v1${body.links.self.uri}`)).body).toEqual(body);
    expect(body).toMatchObject({ country: 'US', catalogItemId: `${suite}:0001:${availability}` });
  });

  test('a product for another segment is unknown, a foreign segment refused', async () => {
    expect(await get(`${root}/products/${demoProductId('education-faculty')}`)).toMatchObject({
      status: 404,
      body: { code: 400013 },
    });
    expect(await get(`${root}/products?targetView=OnlineServices&targetSegment=education`)).toMatchObject({
      status: 403,
      body: { code: 400030 },
    });
  });

  test('offers are those it may buy', async () => {
    const { body } = await get(`${root}/offers`);
    expect(body.totalCount).toBeGreaterThan(20);
    expect(
      body.items.every(
        ({ reselleeQualifications }: { reselleeQualifications: string[] }) =>
          reselleeQualifications.length === 0,
      ),
    ).toBe(true);
    expect((await get(`${root}/offercategories`)).body.items[0]).toMatchObject({
      attributes: { objectType: 'OfferCategory' },
    });
  });
});

describe('offers', () => {
  const base = demoOfferId(demoProductId('ledger-essentials'), '0001');
  const addon = demoOfferId(demoProductId('sales-attach'), '0001');

  test('show the demo catalog before any import, in order of rank', async () => {
    const { body } = await get('/v1/offers?country=US');
    const ranks = body.items.map(({ rank }: { rank: number }) => rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(body.items.find(({ id }: { id: string }) => id === addon)).toMatchObject({
      isAddOn: true,
      prerequisiteOffers: expect.arrayContaining([base]),
    });
  });

  test('come page by page, with a next link until the end', async () => {
    const all = (await get('/v1/offers?country=US')).body.items;
    const read: object[] = [];
    let url = '/offers?country=US&size=7';
    for (let pages = 0; url !== '' && pages < 100; pages += 1) {
      const { body } = await get(`/v1${url}`);
      expect(body.totalCount).toBe(body.items.length);
      read.push(...body.items);
      url = body.links.next?.uri ?? '';
    }
    expect(read).toEqual(all);
  });

  test('of a category, and the add-ons of one offer', async () => {
    const trials = (await get('/v1/offers?country=US&offer_category_id=Trial_Key')).body.items;
    expect(trials.length).toBeGreaterThan(0);
    for (const trial of trials)
      expect(trial).toMatchObject({
        isTrial: true,
        category: { id: 'Trial_Key' },
        supportedBillingCycles: ['none'],
      });
    const { body } = await get(`/v1/offers/${base.toUpperCase()}/addons?country=US`);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([addon]);
  });

  test('texts and locale follow X-Locale', async () => {
    const { body } = await get(`/v1/offers/${addon}?country=US`, { 'x-locale': 'es-ES' });
    expect(body).toMatchObject({ locale: 'es-ES', name: 'Contour Ventas Enterprise (adicional)' });
    expect(
      (await get('/v1/offercategories?country=US', { 'x-locale': 'ru-RU' })).body.items[0],
    ).toMatchObject({ name: 'Крупный бизнес', locale: 'ru-RU' });
  });

  test.each([
    ['/v1/offers/00000000-0000-4000-8000-000000000000?country=US', 404, 1000],
    [`/v1/offers/${suite}?country=US`, 400, 2100],
    ['/v1/offers?country=ES', 403, 2030],
    ['/v1/offers?country=US&size=x', 400, 3000],
    ['/v1/offers', 400, 3000],
  ])('%s: %s with %s', async (url, status, code) => {
    expect(await get(url)).toMatchObject({ status, body: { code } });
  });
});

describe('the catalog page', () => {
  const browse = (query: string, as: Company = 'provider', headers = {}) =>
    world.get(as, `/twotier/v1/catalog?${query}`, headers);

  test('shows who buys the price of each term, in the currency it is billed in', async () => {
    const { body } = await browse('search=business+standard');
    expect(body).toMatchObject({ country: 'US', currency: 'USD' });
    const item = body.items.find(({ isTrial }: { isTrial: boolean }) => !isTrial);
    expect(item).toMatchObject({
      catalogItemId: demoCatalogItemId('business-standard'),
      title: 'Contour Business Standard',
      kind: 'license',
      ruleSet: 'new-commerce',
      category: 'small-business',
      minimum: 1,
      maximum: 300,
      purchasable: true,
      hasDefaultPrice: false,
      terms: [
        { term: 'P1M', billingCycle: 'monthly', unitPrice: 15, currency: 'USD' },
        { term: 'P1Y', billingCycle: 'monthly', unitPrice: 12.5, currency: 'USD' },
        { term: 'P1Y', billingCycle: 'annual', unitPrice: 150, currency: 'USD' },
      ],
    });
    expect((await browse('search=business+estandar', 'spanish')).body.items[0].terms[1]).toMatchObject({
      currency: 'EUR',
      unitPrice: 11.5,
    });
  });

  test.each(['reseller', 'customer'] as const)('shows a %s no prices (D50)', async (company) => {
    const { body } = await browse('search=business', company);
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.currency).toBeUndefined();
    expect(JSON.stringify(body)).not.toMatch(/unitPrice|USD/);
  });

  test('finds names in any language, without regard to case and accents, and takes signs literally', async () => {
    expect((await browse('search=ESTANDAR')).body.items.length).toBeGreaterThan(0);
    expect((await browse('search=%D0%BF%D0%BE%D1%87%D1%82%D0%B0')).body.items.length).toBeGreaterThan(0);
    expect((await browse('search=%25')).body.items).toEqual([]);
    expect((await browse('search=_')).body.items).toEqual([]);
  });

  test('pages by name, each thing once, in the reader’s language', async () => {
    const read: { catalogItemId: string; title: string }[] = [];
    let token = '';
    do {
      const { body } = await browse(`size=9${token && `&MS-ContinuationToken=${token}`}`, 'provider', {
        'x-locale': 'es-ES',
      });
      read.push(...body.items);
      token = body.continuationToken ?? '';
    } while (token);
    const sold = demoProducts.flatMap(({ skus }) => skus).filter(({ withdrawn }) => !withdrawn);
    expect(read).toHaveLength(sold.length);
    expect(new Set(read.map(({ catalogItemId }) => catalogItemId)).size).toBe(read.length);
    const names = read.map(({ title }) => title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  test.each([
    ['billingType=usage', ({ kind }: { kind: string }) => kind === 'usage'],
    [
      'billingType=software&billingType=perpetual',
      ({ kind }: { kind: string }) => ['software', 'perpetual'].includes(kind),
    ],
    ['category=trial', ({ isTrial }: { isTrial: boolean }) => isTrial],
    ['category=small-business', ({ category }: { category: string }) => category === 'small-business'],
    ['publisher=Sentryline', ({ publisher }: { publisher: string }) => publisher === 'Sentryline'],
    ['term=P3Y', ({ terms }: { terms: { term: string }[] }) => terms.some(({ term }) => term === 'P3Y')],
    [
      'billingCycle=triennial',
      ({ terms }: { terms: { billingCycle: string }[] }) =>
        terms.some(({ billingCycle }) => billingCycle === 'triennial'),
    ],
  ])('%s narrows the list', async (query, matches) => {
    const { items } = (await browse(`${query}&size=200`)).body;
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(matches(item)).toBe(true);
  });

  test('of a customer shows what it may buy, with its bases by name', async () => {
    const { body } = await get(`/twotier/v1/customers/${customerId}/catalog?search=attach`);
    expect(body.items).toMatchObject([
      {
        isAddon: true,
        prerequisites: [{ title: 'Contour Ledger Essentials' }, { title: 'Contour Finance and Operations' }],
      },
    ]);
    expect((await get(`/twotier/v1/customers/${customerId}/catalog?search=faculty`)).body.items).toEqual([]);
  });

  test('withdrawn things are shown on request only', async () => {
    expect((await browse('search=classic')).body.items).toEqual([]);
    expect((await browse('search=classic&includeUnsold=true', 'operator')).body.items).toMatchObject([
      { purchasable: false, status: 'withdrawn' },
    ]);
  });

  test('publishers are told for the filter', async () => {
    expect((await get('/twotier/v1/catalog/filters')).body.publishers).toEqual([
      'Contour Cloud',
      'Harrow Data',
      'Lindqvist Apps',
      'Quill & Seal',
      'Sentryline',
    ]);
  });

  test.each([
    ['currency=EUR', 900169],
    ['MS-ContinuationToken=nonsense', 3000],
    ['country=QQ', 3000],
    ['term=P2Y', 3000],
    ['billingType=toys', 3000],
  ])('%s is refused with %s', async (query, code) => {
    expect(await browse(query)).toMatchObject({ status: 400, body: { code } });
  });
});

describe('what a cart asks', () => {
  const where = { country: 'US', currency: 'USD' };
  const reader = () => readerOf(world.db, systemScope('test'));

  test('finds a product by its catalog item id, whatever the case', async () => {
    const id = demoCatalogItemId('finance-operations');
    for (const asked of [id, id.toLowerCase()]) {
      expect(await findSellable(reader(), { catalogItemId: asked, ...where })).toMatchObject({
        catalogItemId: id,
        kind: 'license',
        ruleSet: 'new-commerce',
        minimum: 20,
        attestationRequired: true,
        segments: ['commercial'],
        purchasable: true,
        status: 'on-sale',
        terms: expect.arrayContaining([
          expect.objectContaining({
            term: 'P1Y',
            billingCycle: 'annual',
            unitPrice: '2160.0000',
            currency: 'USD',
          }),
        ]),
      });
    }
  });

  test('finds legacy offers in the same place', async () => {
    const id = demoOfferId(demoProductId('business-basic'), '0001');
    expect(await findSellable(reader(), { catalogItemId: id, ...where })).toMatchObject({
      catalogItemId: id,
      ruleSet: 'legacy',
      availabilityId: null,
    });
    expect(
      (await findSellables(reader(), [id, demoCatalogItemId('mail'), 'nonsense', 'A:B:C'], where)).size,
    ).toBe(2);
  });

  test.each([
    ['a withdrawn product', demoCatalogItemId('classic-suite'), {}, 'withdrawn'],
    ['a currency without prices', demoCatalogItemId('mail'), { currency: 'PLN' }, 'without-price'],
  ])('%s is found and says why it is not for sale', async (_, catalogItemId, other, status) => {
    expect(await findSellable(reader(), { catalogItemId, ...where, ...other })).toMatchObject({
      purchasable: false,
      status,
    });
  });

  test.each(['P:S:A', 'x', '', '00000000-0000-4000-8000-000000000000'])(
    '%j is not found',
    async (catalogItemId) => {
      expect(await findSellable(reader(), { catalogItemId, ...where })).toBeUndefined();
    },
  );
});

test('the catalog is searched by segment, and read backwards page by page', async () => {
  const read = async (query: string) => {
    const items: { title: string; segments: string[]; catalogItemId: string }[] = [];
    let token = '';
    do {
      const after = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
      const { body } = await world.get('provider', `/twotier/v1/catalog?country=US&${query}&size=20${after}`);
      items.push(...body.items);
      token = body.continuationToken ?? '';
    } while (token);
    return items.map(({ catalogItemId, segments }) => ({ catalogItemId, segments }));
  };
  const forwards = await read('sortDirection=asc');
  expect(await read('sortDirection=desc')).toEqual(forwards.toReversed());
  const education = await read('segment=education');
  expect(education.length).toBeGreaterThan(0);
  for (const { segments } of education) expect(segments).toContain('education');
});
