import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, readCatalogFile } from './catalog-reading.ts';
import type { ImportOptions, ReadFile } from './import-model.ts';
import { UnreadableFile } from './import-problem-texts.ts';
import {
  mergeOffer,
  offerPriceProblems,
  outsidePrerequisites,
  prerequisiteProblems,
} from './import-rules.ts';
import type { CatalogOffer } from './model.ts';
import { forMonths } from './offer-list.ts';

const options: ImportOptions = {
  country: 'US',
  currency: 'USD',
  publisher: 'Contour Cloud',
  sellable: true,
  dryRun: false,
};
const around = {
  isCountry: (country: string) => ['US', 'ES'].includes(country),
  isCurrency: (currency: string) => ['USD', 'EUR'].includes(currency),
  usualCurrencies: ['EUR', 'USD'],
};

function read(text: string, changed: Partial<ImportOptions> = {}): ReadFile {
  return readCatalogFile(Buffer.from(text, 'utf8'), { ...options, ...changed }, around);
}

function codes({ problems }: ReadFile): string[] {
  return problems.map(({ row, code }) => `${row ?? 'file'} ${code}`);
}

const guid = (digit: number) => `0000000${digit}-0000-4000-8000-000000000000`;
const offer = {
  id: guid(1),
  name: 'Mail',
  country: 'US',
  billing: 'license',
  supportedBillingCycles: ['annual', 'monthly'],
  unitPrice: 4,
};
const offers = (...items: object[]) => JSON.stringify({ items });

describe('what is no catalog', () => {
  test.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['{"a":', 'json'],
    ['{"a":1}', 'json-shape'],
    ['{"items":[]}', 'no-rows'],
    ['name;age\nAnn;3', 'columns'],
    ['GUID,Service_Plan_Id', 'no-rows'],
    ['[]', 'no-rows'],
  ])('%j is refused: %s', (text, reason) => {
    expect(() => read(text)).toThrow(new UnreadableFile(reason as 'empty'));
  });

  test('bytes of no text encoding are refused', () => {
    expect(() => readCatalogFile(Uint8Array.of(0xc0, 0, 1, 0xff), options, around)).toThrow(
      new UnreadableFile('encoding'),
    );
  });

  test('whatever is in a file, it is read or refused as unreadable', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((text) => Buffer.from(text)),
          fc.uint8Array(),
        ),
        (bytes) => {
          try {
            const { rowsTotal, rowsFailed } = readCatalogFile(bytes, options, around);
            return rowsFailed <= rowsTotal;
          } catch (error) {
            return error instanceof UnreadableFile;
          }
        },
      ),
    );
  });
});

describe('encodings', () => {
  const text = 'Señor Ёж – ok';
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
  ])('%s', (_, bytes) => expect(decodeText(bytes)).toBe(text));

  test('without a mark and no UTF-8: the Western encoding of older programs', () => {
    expect(decodeText(Uint8Array.of(0x53, 0x65, 0xf1, 0x6f, 0x72))).toBe('Señor');
  });
});

describe('recorded offers', () => {
  test.each([
    ['a list', JSON.stringify([offer])],
    ['a collection', offers(offer)],
    [
      'a recorded exchange',
      JSON.stringify({ request: {}, response: { status: 200, body: { items: [offer] } } }),
    ],
    ['one offer', JSON.stringify({ response: { body: offer } })],
    [
      'names in other case',
      JSON.stringify({ Items: [{ Id: offer.id, Name: 'Mail', Country: 'us', UnitPrice: '4' }] }),
    ],
  ])('%s', (_, text) => {
    const file = read(text);
    expect(file).toMatchObject({ kind: 'offer-list', rowsTotal: 1, rowsFailed: 0, problems: [] });
    expect(file.offers[0]?.content).toMatchObject({ market: 'US', offerId: offer.id, name: { en: 'Mail' } });
  });

  test('a monthly price makes the year cost twelve of them', () => {
    expect(read(offers({ ...offer, unitPrice: '4.35' })).offers[0]?.content.prices).toEqual([
      { billingCycle: 'annual', currency: 'USD', unitPrice: '52.2' },
      { billingCycle: 'monthly', currency: 'USD', unitPrice: '4.35' },
    ]);
  });

  test.each([
    ['wrong-id', { id: 'mail-1' }],
    ['missing-field', { id: '' }],
    ['missing-name', { name: ' ' }],
    ['unknown-country', { country: 'AQ' }],
    ['limits-crossed', { minimumQuantity: 10, maximumQuantity: 5 }],
    ['wrong-number', { minimumQuantity: 'many' }],
    ['wrong-number', { maximumQuantity: 3_000_000_000 }],
    ['unknown-billing-cycle', { supportedBillingCycles: ['weekly'] }],
    ['unknown-value', { billing: 'gift' }],
    ['unknown-value', { limitUnitOfMeasure: 'Daily' }],
    ['unknown-value', { isTrial: 'perhaps' }],
    ['wrong-price', { unitPrice: '-1' }],
    ['wrong-price', { unitPrice: '1.23456' }],
    ['unknown-currency', { currency: 'XXX' }],
  ])('%s: the row is left out, the next is taken', (code, wrong) => {
    const file = read(offers({ ...offer, ...wrong }, { ...offer, id: guid(2) }));
    expect(codes(file)).toEqual([`1 ${code}`]);
    expect(file).toMatchObject({ rowsTotal: 2, rowsFailed: 1 });
    expect(file.offers.map(({ content }) => content.offerId)).toEqual([guid(2)]);
  });

  test('every problem of a row is named at once', () => {
    expect(codes(read(offers({ id: 'x', supportedBillingCycles: ['weekly'] }), { country: null }))).toEqual([
      '1 wrong-id',
      '1 missing-country',
      '1 missing-name',
      '1 unknown-billing-cycle',
    ]);
  });

  test('what is not a record is left out', () => {
    expect(codes(read(JSON.stringify([offer, 5, null, 'x'])))).toEqual([
      '2 not-a-record',
      '3 not-a-record',
      '4 not-a-record',
    ]);
  });

  test('the same row twice is taken once; the same id with other content is refused', () => {
    const file = read(offers(offer, offer, { ...offer, id: offer.id.toUpperCase(), name: 'Other' }));
    expect(codes(file)).toEqual(['2 duplicate-row', '3 duplicate-key']);
    expect(file.offers.map(({ rows }) => rows)).toEqual([2]);
    expect(file.rowsFailed).toBe(1);
  });

  test('the same offer in another language adds its words', () => {
    const contentOf = (more: object) =>
      read(offers({ ...offer, ...more })).offers.map(({ content }) => content)[0] as CatalogOffer;
    const english = contentOf({ locale: 'en-US' });
    const spanish = contentOf({ name: 'Correo', locale: 'es-ES' });
    expect(mergeOffer(spanish, english)).toMatchObject({
      name: { en: 'Mail', es: 'Correo' },
      locales: { en: 'en-US', es: 'es-ES' },
    });
  });

  test('bases that nobody has are warned of; none at all in other words', () => {
    const addon = { ...offer, id: guid(3), isAddOn: true };
    const file = read(
      offers(
        offer,
        { ...addon, prerequisiteOffers: [guid(1), guid(8)] },
        { ...addon, id: guid(4), prerequisiteOffers: [guid(9)] },
      ),
    );
    expect(outsidePrerequisites(file)).toEqual([guid(8), guid(9)]);
    const problems = prerequisiteProblems(file, new Set([guid(8), guid(9)]));
    expect(problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 unknown-prerequisite',
      '3 no-known-prerequisite',
    ]);
  });

  test('offers without a price are counted, but for trials and usage', () => {
    const bare = { ...offer, unitPrice: undefined };
    const file = read(
      offers(
        bare,
        { ...bare, id: guid(2), isTrial: true },
        { ...bare, id: 'MS-AZR-0145P', billing: 'usage' },
      ),
    );
    expect(offerPriceProblems(file, true)).toMatchObject([{ code: 'default-price', params: { count: 1 } }]);
    expect(offerPriceProblems(file, false)).toMatchObject([{ code: 'without-price', params: { count: 1 } }]);
  });
});

describe('the product list', () => {
  const header =
    'Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names';
  const row = (name: string, sku: number, plan: number | string) =>
    `"${name}",PART_${sku},${guid(sku)},PLAN,${typeof plan === 'number' ? guid(plan) : plan},Plan ${plan}`;
  const list = (...rows: string[]) => [header, ...rows].join('\r\n');

  test('rows of one GUID are one product with its service plans; quotes and commas are kept', () => {
    const file = read(list(row('Mail, ""Plan"" 1', 1, 5), row('Mail, ""Plan"" 1', 1, 6), row('Files', 2, 5)));
    expect(file).toMatchObject({ kind: 'product-list', rowsTotal: 3, rowsFailed: 0 });
    expect(
      file.products.map(({ content, rows }) => [
        content.title.en,
        rows,
        content.skus[0]?.servicePlans.length,
      ]),
    ).toEqual([
      ['Mail, "Plan" 1', 2, 2],
      ['Files', 1, 1],
    ]);
  });

  test('no price: not for sale, and said once', () => {
    const file = read(list(row('Mail', 1, 5)));
    expect(file.products[0]?.content.skus[0]?.availabilities[0]).toMatchObject({
      isPurchasable: false,
      prices: [],
    });
    expect(codes(file)).toEqual(['file without-price']);
  });

  test('a price column makes a product sellable, unless that is switched off', () => {
    const priced = [`${header},Unit_Price,Currency`, `${row('Mail', 1, 5)},4.50,EUR`].join('\n');
    expect(read(priced).products[0]?.content.skus[0]?.availabilities[0]).toMatchObject({
      isPurchasable: true,
      prices: [
        { term: 'P1Y', billingCycle: 'monthly', currency: 'EUR', unitPrice: '4.5' },
        { term: 'P1Y', billingCycle: 'annual', currency: 'EUR', unitPrice: '54' },
      ],
    });
    expect(
      read(priced, { sellable: false }).products[0]?.content.skus[0]?.availabilities[0]?.isPurchasable,
    ).toBe(false);
  });

  test('a bad row is left out alone; another name and a repeated plan are warned of', () => {
    const file = read(
      list(row('Mail', 1, 5), row('Mail', 1, 'x'), row('Post', 1, 6), row('Mail', 1, 5), row('', 1, 7)),
    );
    expect(codes(file)).toEqual([
      '3 wrong-guid',
      '4 name-differs',
      '5 duplicate-row',
      '6 missing-name',
      'file without-price',
    ]);
    expect(file.rowsFailed).toBe(2);
    expect(file.products[0]).toMatchObject({ rows: 3, content: { title: { en: 'Mail' } } });
  });

  test('editions for one segment are sold in it alone', () => {
    const names = ['Suite for GCC', 'Suite for faculty', 'Suite (Nonprofit Staff)', 'Suite'];
    const file = read(list(...names.map((name, index) => row(name, index + 1, 9))));
    expect(file.products.map(({ content }) => content.skus[0]?.availabilities[0]?.segment)).toEqual([
      'government',
      'education',
      'nonprofit',
      'commercial',
    ]);
  });

  test('a renamed product keeps its id', () => {
    const [before] = read(list(row('Mail', 1, 5))).products;
    const [after] = read(list(row('Post', 1, 5))).products;
    expect(after?.content.productId).toBe(before?.content.productId);
  });
});

describe('the catalog form', () => {
  const terms = [{ term: 'P1Y', billingCycle: 'annual', prices: { USD: 72, EUR: '66.50' } }];
  const product = { id: 'P1', title: { en: 'Suite', es: 'Paquete' }, skus: [{ id: '0001', terms }] };
  const form = (...products: object[]) => JSON.stringify({ products });

  test('a product is read with its SKUs, availabilities and prices', () => {
    const file = read(form(product));
    expect(file).toMatchObject({ kind: 'catalog-file', rowsTotal: 1, rowsFailed: 0, problems: [] });
    expect(file.products[0]?.content).toMatchObject({
      productId: 'P1',
      publisher: 'Contour Cloud',
      isVendorProduct: true,
      views: ['OnlineServices'],
      skus: [
        {
          skuId: '0001',
          title: { es: 'Paquete' },
          kind: 'license',
          availabilities: [
            {
              market: '*',
              segment: 'commercial',
              isPurchasable: true,
              prices: [
                { term: 'P1Y', currency: 'USD', unitPrice: '72' },
                { currency: 'EUR', unitPrice: '66.5' },
              ],
            },
          ],
        },
      ],
    });
  });

  test.each([
    ['missing-name', { title: '' }],
    ['missing-field', { skus: [] }],
    ['wrong-id', { id: 'with blank' }],
    ['unknown-term', { skus: [{ id: '1', terms: [{ term: 'P2W', billingCycle: 'annual', prices: {} }] }] }],
    [
      'unknown-billing-cycle',
      { skus: [{ id: '1', terms: [{ term: 'P1Y', billingCycle: 'weekly', prices: {} }] }] },
    ],
    ['missing-field', { skus: [{ id: '1', terms: [{ term: 'P1Y', prices: {} }] }] }],
    [
      'unknown-currency',
      { skus: [{ id: '1', terms: [{ term: 'P1Y', billingCycle: 'annual', prices: { XXX: 1 } }] }] },
    ],
    [
      'wrong-price',
      { skus: [{ id: '1', terms: [{ term: 'P1Y', billingCycle: 'annual', prices: { USD: 'x' } }] }] },
    ],
    ['unknown-value', { skus: [{ id: '1', kind: 'toy', terms }] }],
    ['unknown-value', { skus: [{ id: '1', segments: ['military'], terms }] }],
    ['unknown-country', { skus: [{ id: '1', markets: ['AQ'], terms }] }],
    ['limits-crossed', { skus: [{ id: '1', minimum: 5, maximum: 4, terms }] }],
  ])('%s: the product is left out, the next is taken', (code, wrong) => {
    const file = read(form({ ...product, ...wrong }, { ...product, id: 'P2' }));
    expect(codes(file).filter((one) => one.startsWith('1 '))).toEqual([`1 ${code}`]);
    expect(file.rowsFailed).toBe(1);
    expect(file.products.map(({ content }) => content.productId)).toEqual(['P2']);
  });

  test('as a table: one row for each price, grouped; a wrong row is left out alone', () => {
    const file = read(
      [
        'ProductId,ProductTitle,SkuId,Kind,Term,BillingCycle,Currency,UnitPrice,Minimum,Maximum',
        'P1,Suite,0001,license,P1Y,annual,USD,72,1,300',
        'P1,Suite,0001,license,P1Y,annual,EUR,66,1,300',
        'P1,Suite,0001,license,P1Y,monthly,USD,six,1,300',
        'P1,Suite,0001,license,P1Y,annual,USD,70,1,300',
        'P1,Suite,0001,license,P1Y,annual,USD,72,1,300',
        'P1,Suite,0002,perpetual,,,USD,400,1,10',
        'P2,,0001,license,P1Y,annual,USD,9,1,10',
      ].join('\n'),
    );
    expect(codes(file)).toEqual(['4 wrong-price', '5 duplicate-key', '6 duplicate-row', '8 missing-name']);
    expect(file).toMatchObject({ rowsTotal: 7, rowsFailed: 3 });
    expect(file.products).toHaveLength(1);
    expect(file.products[0]).toMatchObject({
      rows: 4,
      content: {
        skus: [
          { skuId: '0001', maximum: 300 },
          { skuId: '0002', kind: 'perpetual' },
        ],
      },
    });
    expect(file.products[0]?.content.skus[1]?.availabilities[0]?.prices).toEqual([
      { term: null, billingCycle: 'one_time', currency: 'USD', unitPrice: '400' },
    ]);
  });
});

test('multiples of a price are exact', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 36 }),
      (whole, cents, factor) => {
        const amount = `${whole}.${String(cents).padStart(2, '0')}`;
        return Math.round(Number(forMonths(amount, factor)) * 100) === (whole * 100 + cents) * factor;
      },
    ),
  );
});

test('every row is counted once: taken rows and failed ones make up the file', () => {
  const some = fc.record({
    id: fc.constantFrom(guid(1), guid(2), 'bad'),
    name: fc.constantFrom('Mail', ''),
    unitPrice: fc.constantFrom(1, 'x'),
  });
  fc.assert(
    fc.property(fc.array(some, { minLength: 1 }), (items) => {
      const file = read(JSON.stringify(items));
      const taken = file.offers.reduce((sum, { rows }) => sum + rows, 0);
      return taken + file.rowsFailed === file.rowsTotal;
    }),
  );
});
