import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { closedMonths, closeMonth } from './index.ts';

interface Wire {
  id: string;
  invoiceType: 'Recurring' | 'OneTime';
  invoiceDate: string;
  billingPeriodStartDate: string;
  totalCharges: number;
  currencyCode: string;
  invoiceDetails: { links: { self: { uri: string } } }[];
}

let app: DemoApp;
let billing: Client;
let months: string[];
let invoices: Wire[];

beforeAll(async () => {
  app = await openDemoApp();
  billing = await app.as('Alder Distribution', 'billing-admin');
  months = closedMonths(app.clock.now(), 2);
  invoices = (await billing('GET', '/v1/invoices')).body.items;
});
afterAll(() => app?.close());

const of = (type: Wire['invoiceType']) => invoices.find((one) => one.invoiceType === type) as Wire;
const linesAt = (invoice: Wire) => `/v1${invoice.invoiceDetails[0]?.links.self.uri}`;
const cents = (amount: number) => Math.round(amount * 100);
const filter = (operator: string, value: string) =>
  `/v1/invoices?filter=${encodeURIComponent(JSON.stringify({ Field: 'InvoiceDate', Operator: operator, Value: value }))}`;

describe('the demo world', () => {
  test.each([
    ['Alder Distribution', 'USD', ['Granite Bakery', 'Harbor Dental', 'Juniper Legal']],
    ['Boreal Distribuciones', 'EUR', ['Lirio Flores']],
    ['Fjord Direct', 'USD', ['Kelp Robotics']],
  ])(
    '%s has a recurring and a one-time invoice for each of the last two closed months, from orders',
    async (name, currency, customers) => {
      const client = await app.as(name, 'global-admin');
      const { body } = await client('GET', '/v1/invoices');
      for (const month of months) {
        const inMonth = body.items.filter(
          (one: Wire) => one.billingPeriodStartDate === `${month}-01T00:00:00Z`,
        );
        expect(inMonth.map((one: Wire) => one.invoiceType).sort()).toEqual(['OneTime', 'Recurring']);
      }
      const names = new Set<string>();
      for (const invoice of body.items as Wire[]) {
        expect(invoice.currencyCode).toBe(currency);
        const { body: lines } = await client('GET', linesAt(invoice));
        expect(lines.items.length).toBeGreaterThan(0);
        let sum = 0;
        for (const line of lines.items) {
          sum += cents(line.totalForCustomer);
          names.add(line.customerName);
          expect(line.chargeStartDate.slice(0, 7)).toBe(invoice.billingPeriodStartDate.slice(0, 7));
          const { body: order } = await client(
            'GET',
            `/v1/customers/${line.customerId}/orders/${line.orderId}?include_price=true`,
          );
          expect(order.lineItems).toEqual([
            expect.objectContaining({ subscriptionId: line.subscriptionId, quantity: line.quantity }),
          ]);
          // A usage plan costs nothing; what was used under it does.
          if (line.chargeType !== 'USAGE')
            expect(cents(line.subtotal)).toBe(cents(order.lineItems[0].pricing.extendedPrice));
          expect(cents(line.unitPrice * line.quantity)).toBe(cents(line.subtotal));
        }
        expect(sum).toBe(cents(invoice.totalCharges));
      }
      expect([...names].sort()).toEqual(customers);
    },
  );

  test('customers still have the subscriptions they are known for', async () => {
    const known = [
      ['Alder Distribution', 'Granite Bakery', [15, 10, 5]],
      ['Alder Distribution', 'Iris Logistics', []],
      ['Boreal Distribuciones', 'Lirio Flores', [6]],
      ['Fjord Direct', 'Kelp Robotics', [1, 40]],
    ] as const;
    for (const [seller, customer, quantities] of known) {
      const client = await app.as(seller, 'admin-agent');
      const { body } = await client('GET', `/v1/customers/${app.tenant(customer).tenantId}/subscriptions`);
      expect(body.items.map((one: { quantity: number }) => one.quantity).sort()).toEqual(
        [...quantities].sort(),
      );
    }
  });

  test('closing a month again makes no second invoice', async () => {
    const { tenantId } = app.tenant('Alder Distribution');
    const again = await app.db.transaction(tenantScope(tenantId), (tx) =>
      closeMonth(tx, tenantId, months[1] as string),
    );
    expect(again).toEqual([]);
    expect((await billing('GET', '/v1/invoices')).body.items).toEqual(invoices);
  });
});

describe('reading', () => {
  test('an invoice holds every member of the contract, and its statement only when it is read alone (C112)', async () => {
    const { id } = of('OneTime');
    expect(id).toMatch(/^G\d{9}$/);
    expect(of('Recurring').id).toMatch(/^D\d{9}$/);
    expect(invoices.every((one) => !('pdfDownloadLink' in one))).toBe(true);
    const { status, body } = await billing('GET', `/v1/invoices/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...of('OneTime'),
      pdfDownloadLink: `/invoices/${id}/documents/statement`,
    });
    expect(body).toMatchObject({
      paidAmount: 0,
      currencySymbol: '$',
      documentType: 'invoice',
      state: 'Unpaid',
      amendments: [],
      taxReceipts: [],
      invoiceDetails: [
        {
          invoiceLineItemType: 'billing_line_items',
          billingProvider: 'one_time',
          links: {
            self: {
              uri: `/invoices/${id}/lineitems/one_time/billing_line_items`,
              method: 'GET',
              headers: [],
            },
          },
        },
      ],
      links: { self: { uri: `/invoices/${id}` } },
      attributes: { objectType: 'Invoice' },
    });
  });

  test('an id may carry its kind in front, in any case', async () => {
    const { id } = of('OneTime');
    for (const given of [`OneTime-${id}`, `onetime-${id.toLowerCase()}`]) {
      expect((await billing('GET', `/v1/invoices/${given}`)).body.id).toBe(id);
    }
  });

  test('the list is read in pages and larger sizes are cut', async () => {
    const first = (await billing('GET', '/v1/invoices?size=3')).body;
    expect(first.totalCount).toBe(3);
    expect(first.links.next.uri).toBe('/invoices?size=3&offset=3');
    const second = (await billing('GET', `/v1${first.links.next.uri}`)).body;
    expect(second.links.next).toBeUndefined();
    expect([...first.items, ...second.items]).toEqual(invoices);
    expect((await billing('GET', '/v1/invoices?size=100000')).body.totalCount).toBe(4);
    expect((await billing('GET', '/v1/invoices?offset=4')).body).toMatchObject({ totalCount: 0, items: [] });
  });

  test('the list is narrowed by the date of invoices', async () => {
    const newest = invoices[0]?.invoiceDate as string;
    const count = async (operator: string) =>
      (await billing('GET', filter(operator, newest))).body.totalCount;
    expect([
      await count('equals'),
      await count('NotEquals'),
      await count('less_than'),
      await count('LessThanOrEquals'),
      await count('greater_than'),
      await count('greater_than_or_equals'),
    ]).toEqual([2, 2, 2, 4, 0, 2]);
  });

  test.each([
    filter('substring', '2026-01-01'),
    filter('equals', 'yesterday'),
    `/v1/invoices?filter=${encodeURIComponent('{"Field":"Id","Operator":"equals","Value":"1"}')}`,
  ])('any other filter is refused with 3000: %s', async (address) => {
    expect(await billing('GET', address)).toMatchObject({ status: 400, body: { code: 3000 } });
  });

  test('the summary is the balance of all invoices, by kind', async () => {
    const total = invoices.reduce((sum, one) => sum + cents(one.totalCharges), 0);
    const { status, body } = await billing('GET', '/v1/invoices/summary');
    expect(status).toBe(200);
    expect(cents(body.balanceAmount)).toBe(total);
    expect(body).toMatchObject({
      currencyCode: 'USD',
      currencySymbol: '$',
      latestInvoiceDate: invoices[0]?.invoiceDate,
      firstInvoiceCreationDate: invoices[3]?.invoiceDate,
      details: [{ invoiceType: 'Recurring' }, { invoiceType: 'OneTime' }],
      attributes: { objectType: 'InvoiceSummary' },
    });
    const { body: all } = await billing('GET', '/v1/invoices/summaries');
    expect(all).toMatchObject({ totalCount: 1, items: [{ balanceAmount: body.balanceAmount }] });
  });

  test('the statement is a PDF', async () => {
    const { id } = of('Recurring');
    const { status, headers, body } = await billing(
      'GET',
      `/v1/invoices/${id}/documents/statement`,
      undefined,
      {
        accept: 'application/pdf',
      },
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe(`attachment; filename=Invoice_${id}.pdf`);
    expect(body).toMatch(/^%PDF-1\.4[\s\S]*Juniper Legal[\s\S]*%%EOF\n$/);
  });
});

describe('lines', () => {
  test('recurring ones are license-based, with numbers where clients expect numbers', async () => {
    const { body } = await billing('GET', linesAt(of('Recurring')));
    const line = body.items.find((one: { customerName: string }) => one.customerName === 'Granite Bakery');
    expect(line).toMatchObject({
      invoiceLineItemType: 'billing_line_items',
      billingProvider: 'office',
      mpnId: 5100101,
      tier2MpnId: 5300101,
      billingCycleType: 'monthly',
      chargeType: 'CYCLE FEE',
      currency: 'USD',
      attributes: { objectType: 'LicenseBasedLineItem' },
    });
    const alone = body.items.find((one: { customerName: string }) => one.customerName === 'Juniper Legal');
    expect(alone.tier2MpnId).toBe(-1);
  });

  test('one-time ones hold the order they follow from', async () => {
    const { body } = await billing('GET', linesAt(of('OneTime')));
    expect(body.items).toEqual([
      expect.objectContaining({
        invoiceLineItemType: 'billing_line_items',
        billingProvider: 'one_time',
        customerName: 'Granite Bakery',
        invoiceNumber: of('OneTime').id,
        mpnId: '5100101',
        resellerMpnId: 5300101,
        chargeType: 'AddQuantity',
        unitPrice: 6,
        effectiveUnitPrice: 6,
        quantity: 1,
        subtotal: 6,
        termAndBillingCycle: '1 Year Subscription, monthly',
      }),
    ]);
    const fjord = await app.as('Fjord Direct', 'billing-admin');
    const [own] = (await fjord('GET', '/v1/invoices')).body.items.filter(
      (one: Wire) => one.invoiceType === 'OneTime',
    );
    expect((await fjord('GET', linesAt(own))).body.items[0].resellerMpnId).toBe(0);
  });

  test('names of providers and kinds are read in any spelling; what does not fit the invoice is empty', async () => {
    const { id } = of('OneTime');
    const count = async (rest: string) =>
      (await billing('GET', `/v1/invoices/${id}/lineitems${rest}`)).body.totalCount;
    expect([
      await count('/OneTime/BillingLineItems'),
      await count('/one_time/billing_line_items'),
      await count('/all/billinglineitems'),
      await count('?provider=onetime&invoicelineitemtype=billinglineitems&currencyCode=usd&period=previous'),
      await count('/office/billinglineitems'),
      await count('/azure/usagelineitems'),
      await count('?provider=marketplace&invoicelineitemtype=usagelineitems'),
    ]).toEqual([1, 1, 1, 1, 0, 0, 0]);
  });

  test.each([
    '/sundry/billinglineitems',
    '/office/none',
    '',
    '?provider=onetime',
    '?provider=x&invoicelineitemtype=y',
  ])('anything else is refused with 3000: %s', async (rest) => {
    const answer = await billing('GET', `/v1/invoices/${of('OneTime').id}/lineitems${rest}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 3000 } });
  });

  test('recurring lines are read by offset, reconciliation by token in link, body and header (C112)', async () => {
    const address = linesAt(of('Recurring'));
    const all = (await billing('GET', address)).body.items;
    expect(all.length).toBeGreaterThan(4);
    const first = (await billing('GET', `${address}?size=4`)).body;
    expect(first.totalCount).toBe(4);
    const rest = (await billing('GET', `/v1${first.links.next.uri}`)).body;
    expect([...first.items, ...rest.items]).toEqual(all);
    const recon = `/v1/invoices/${of('Recurring').id}/lineitems?provider=office&invoicelineitemtype=billinglineitems&size=4`;
    const page = (await billing('GET', recon)).body;
    const { uri, headers } = page.links.next;
    expect(headers).toEqual([{ key: 'MS-ContinuationToken', value: page.continuationToken }]);
    for (const next of [
      await billing('GET', `/v1${uri}`),
      await billing('GET', `${recon}&seekoperation=Next`, undefined, {
        'MS-ContinuationToken': page.continuationToken,
      }),
    ]) {
      expect([...page.items, ...next.body.items]).toEqual(all);
      expect(next.body.continuationToken).toBeUndefined();
    }
    const broken = await billing('GET', `${recon}&MS-ContinuationToken=abc`);
    expect(broken).toMatchObject({ status: 400, body: { code: 3000 } });
  });

  test('what is not billed yet can be read; a closed month has nothing left', async () => {
    const open = '/v1/invoices/unbilled/lineitems?provider=all&invoicelineitemtype=billinglineitems';
    const { status, body } = await billing('GET', `${open}&currencycode=usd&period=current`);
    expect(status).toBe(200);
    for (const line of body.items) {
      expect(Date.parse(line.chargeStartDate)).toBeLessThanOrEqual(app.clock.now().getTime());
      expect(line.chargeStartDate.slice(0, 7) > (months[1] as string)).toBe(true);
    }
    expect((await billing('GET', `${open}&currencycode=USD&period=previous`)).body.totalCount).toBe(0);
    for (const rest of ['&period=current', '&currencycode=USD', '&currencycode=USD&period=next']) {
      expect(await billing('GET', `${open}${rest}`)).toMatchObject({ status: 400, body: { code: 3000 } });
    }
  });
});

describe('of usage', () => {
  let fjord: Client;
  let own: Wire[];
  beforeAll(async () => {
    fjord = await app.as('Fjord Direct', 'billing-admin');
    own = (await fjord('GET', '/v1/invoices')).body.items;
  });

  test('what was used on the days of a month adds up to what its invoice charges for it (C112)', async () => {
    const { id } = own.find(({ invoiceType }) => invoiceType === 'OneTime') as Wire;
    const [, details] = (await fjord('GET', `/v1/invoices/${id}`)).body.invoiceDetails;
    expect(details).toMatchObject({
      invoiceLineItemType: 'usage_line_items',
      billingProvider: 'marketplace',
    });
    const charged = (await fjord('GET', `/v1/invoices/${id}/lineitems/all/billing_line_items`)).body.items
      .filter((line: { chargeType: string }) => line.chargeType === 'USAGE')
      .reduce((sum: number, line: { subtotal: number }) => sum + line.subtotal, 0);
    // Page by page, by the token.
    const asked = `/v1/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=usagelineitems&size=20`;
    const days: { billingPreTaxTotal: number; usageDate: string; tags: string }[] = [];
    let token: string | undefined;
    do {
      const page = await fjord('GET', asked, undefined, token ? { 'MS-ContinuationToken': token } : {});
      expect(page.status).toBe(200);
      days.push(...page.body.items);
      token = page.body.continuationToken;
    } while (token);
    expect(days.length).toBeGreaterThan(60);
    expect(days.reduce((sum, day) => sum + day.billingPreTaxTotal, 0)).toBeCloseTo(charged, 1);
    expect(new Set(days.map(({ usageDate }) => usageDate.slice(0, 7))).size).toBe(1);
    expect(JSON.parse(days[0]?.tags ?? '')).toHaveProperty('environment');
    expect((await fjord('GET', `${asked}&haspartnerearnedcredit=true`)).body.items).toEqual([]);
  });

  test('links to open charges lead to them, also to what was used this month', async () => {
    const { items } = (await fjord('GET', '/v1/invoices/estimates/links?currencyCode=usd')).body;
    for (const { link } of items) expect((await fjord('GET', `/v1${link.uri}`)).status, link.uri).toBe(200);
    expect(items.map(({ type, period }: { type: string; period: string }) => `${type} ${period}`)).toEqual([
      'billing Current',
      'usage Current',
      'billing Previous',
      'usage Previous',
    ]);
    expect((await fjord('GET', '/v1/invoices/estimates/links')).body.code).toBe(3000);
    const none = await fjord('GET', `/v1/invoices/${own[0]?.id}/receipts/1/documents/statement`);
    expect(none).toMatchObject({ status: 404, body: { errorName: 'receipt-unknown' } });
    const foreign = await billing('GET', `/v1/invoices/${own[0]?.id}/receipts/1/documents/statement`);
    expect(foreign).toMatchObject({ status: 404, body: { errorName: 'invoice-unknown' } });
  });
});

describe('who may read', () => {
  const addresses = () => [
    '/v1/invoices',
    '/v1/invoices/summary',
    '/v1/invoices/summaries',
    `/v1/invoices/${of('OneTime').id}`,
    `/v1/invoices/${of('OneTime').id}/documents/statement`,
    linesAt(of('OneTime')),
    '/v1/invoices/unbilled/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&currencycode=USD&period=current',
  ];

  test.each(['global-admin', 'admin-agent', 'billing-admin'])('%s of a provider', async (role) => {
    const client = await app.as('Alder Distribution', role);
    for (const address of addresses()) expect((await client('GET', address)).status, address).toBe(200);
  });

  test.each([
    ['Alder Distribution', 'user-admin'],
    ['Alder Distribution', 'sales-agent'],
    ['Alder Distribution', 'helpdesk-agent'],
    ['Birch IT', 'global-admin'],
    ['Birch IT', 'billing-admin'],
    ['Granite Bakery', 'global-admin'],
  ])('not %s as %s', async (tenant, role) => {
    const client = await app.as(tenant, role);
    for (const address of addresses()) expect((await client('GET', address)).status, address).toBe(403);
  });

  test('a stranger’s invoice answers like one that does not exist', async () => {
    const stranger = await app.as('Boreal Distribuciones', 'global-admin');
    for (const rest of [
      '',
      '/documents/statement',
      '/lineitems/onetime/billinglineitems',
      '/lineitems?provider=all&invoicelineitemtype=billinglineitems',
    ]) {
      const real = await stranger('GET', `/v1/invoices/${of('OneTime').id}${rest}`);
      const unknown = await stranger('GET', `/v1/invoices/G000000000${rest}`);
      expect({ status: real.status, body: real.body }).toEqual({
        status: unknown.status,
        body: unknown.body,
      });
      expect(real).toMatchObject({ status: 404, body: { code: 1000 } });
    }
    for (const odd of ['%00', "G'--", 'none', '-']) {
      expect((await stranger('GET', `/v1/invoices/${odd}`)).status, odd).toBe(404);
    }
  });
});
