import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { sumOf } from '../../platform/money/index.ts';
import { closedMonths } from './index.ts';

let app: DemoApp;
let alder: Client;
let granite: string;
let months: string[];
beforeAll(async () => {
  app = await openDemoApp();
  alder = await app.as('Alder Distribution', 'billing-admin');
  granite = app.tenant('Granite Bakery').tenantId;
  months = closedMonths(app.clock.now(), 2);
});
afterAll(() => app?.close());

interface Line {
  readonly amount: string;
  readonly invoiceId?: string;
  readonly chargeType: string;
}
interface Charges {
  readonly currency: string;
  readonly total: string;
  readonly subscriptions: { readonly subtotal: string; readonly lines: Line[] }[];
}

const path = (id: string, month?: string) =>
  `/twotier/v1/customers/${id}/charges${month ? `?month=${month}` : ''}`;
const sum = (amounts: readonly string[]) => Number(sumOf(amounts));

function expectToAddUp(charges: readonly Charges[]): void {
  for (const { total, subscriptions } of charges) {
    for (const { subtotal, lines } of subscriptions)
      expect(sum(lines.map(({ amount }) => amount))).toBe(Number(subtotal));
    expect(sum(subscriptions.map(({ subtotal }) => subtotal))).toBe(Number(total));
    expect(total).toMatch(/^-?\d+\.\d\d$/);
  }
}

describe('what to bill', () => {
  test('for a closed month is what the invoices say, by subscription (C114)', async () => {
    for (const month of months) {
      const { status, body } = await alder('GET', path(granite, month));
      expect(status).toBe(200);
      expect(body).toMatchObject({
        month,
        closed: true,
        companyName: 'Granite Bakery',
        capacity: 'provider',
      });
      expectToAddUp(body.charges);
      const [{ currency, total, subscriptions }] = body.charges;
      expect(currency).toBe('USD');
      expect(subscriptions.length).toBeGreaterThan(1);
      const invoices = (await alder('GET', '/v1/invoices')).body.items.filter(
        (one: { billingPeriodStartDate: string }) => one.billingPeriodStartDate.startsWith(month),
      );
      let invoiced = 0;
      for (const { invoiceDetails } of invoices) {
        const { body: lines } = await alder('GET', `/v1${invoiceDetails[0].links.self.uri}`);
        for (const line of lines.items)
          if (line.customerId === granite) invoiced += Math.round(line.subtotal * 100);
      }
      expect(Math.round(Number(total) * 100)).toBe(invoiced);
    }
  });

  test('for the open month is what has been charged so far, and may still change', async () => {
    const { body } = await alder('GET', path(granite));
    expect(body.closed).toBe(false);
    expect(body.month).toBe(app.clock.now().toISOString().slice(0, 7));
    expect(body.months.slice(1, 3)).toEqual(months.toReversed());
    expectToAddUp(body.charges);
    for (const { subscriptions } of body.charges)
      for (const { lines } of subscriptions) for (const line of lines) expect(line.invoiceId).toBeUndefined();
  });

  test('shows the price paid for each running subscription', async () => {
    const { body } = await alder('GET', path(granite));
    expect(body.subscriptions).toHaveLength(3);
    for (const one of body.subscriptions)
      expect(one).toMatchObject({
        unitPrice: expect.stringMatching(/^\d+\.\d{4}$/),
        currency: 'USD',
        billingCycle: 'monthly',
        termDuration: 'P1Y',
      });
  });

  test('of a customer that buys nothing is nothing', async () => {
    const { body } = await alder('GET', path(app.tenant('Iris Logistics').tenantId, months[0]));
    expect(body.charges).toEqual([]);
  });

  test.each(['2026-13', 'soon', '9999-01'])(
    'for "%s" is refused: no such month, or not yet',
    async (month) => {
      expect(await alder('GET', path(granite, month))).toMatchObject({ status: 400, body: { code: 3000 } });
    },
  );

  test.each([
    ['Alder Distribution', 'global-admin', 200],
    ['Alder Distribution', 'admin-agent', 200],
    ['Alder Distribution', 'sales-agent', 403],
    ['Alder Distribution', 'helpdesk-agent', 403],
    ['Alder Distribution', 'user-admin', 403],
    ['Birch IT', 'global-admin', 403],
    ['Birch IT', 'billing-admin', 403],
    ['Fjord Direct', 'billing-admin', 404],
  ])('%s as %s: %i', async (tenant, role, status) => {
    const who = await app.as(tenant, role);
    expect((await who('GET', path(granite))).status).toBe(status);
    expect((await who('GET', `/twotier/v1/customers/${granite}/charges/reconciliation`)).status).toBe(status);
  });

  test.each(['sales-agent', 'helpdesk-agent', 'billing-admin'])(
    'bill-to data are open to a %s all the same',
    async (role) => {
      const who = await app.as('Alder Distribution', role);
      expect((await who('GET', `/v1/customers/${granite}/profiles/billing`)).status).toBe(200);
    },
  );
});

describe('the file', () => {
  test('holds the same lines and the same sum, as a spreadsheet reads it', async () => {
    const month = months[1] as string;
    const { body } = await alder('GET', path(granite, month));
    const {
      status,
      headers,
      body: file,
    } = await alder('GET', `/twotier/v1/customers/${granite}/charges/reconciliation?month=${month}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="Reconciliation_granitebakery_${month}.csv"`,
    );
    const [head = '', ...rows] = file.trimEnd().split('\r\n');
    const columns = head.replace('\uFEFF', '').split(',');
    const at = (name: string) => columns.indexOf(name);
    const cells = rows.map((row: string) => row.split(','));
    const lines = body.charges.flatMap((one: Charges) => one.subscriptions.flatMap((s) => s.lines));
    expect(cells).toHaveLength(lines.length);
    expect(sum(cells.map((row: string[]) => row[at('Subtotal')] as string))).toBe(
      Number(body.charges[0].total),
    );
    expect(new Set(cells.map((row: string[]) => row[at('CustomerName')]))).toEqual(
      new Set(['Granite Bakery']),
    );
    expect(new Set(cells.map((row: string[]) => row[at('Currency')]))).toEqual(new Set(['USD']));
  });
});

describe('all customers of a month', () => {
  test('are listed by name with their totals, page by page', async () => {
    const month = months[1] as string;
    const { body } = await alder('GET', `/twotier/v1/charges?month=${month}`);
    const names = body.items.map((one: { companyName: string }) => one.companyName);
    expect(names).toEqual(['Granite Bakery', 'Harbor Dental', 'Iris Logistics', 'Juniper Legal']);
    for (const one of body.items) {
      const { body: own } = await alder('GET', path(one.customerId, month));
      expect(one.totals).toEqual(own.charges.map(({ currency, total }: Charges) => ({ currency, total })));
    }
    const first = await alder('GET', `/twotier/v1/charges?month=${month}&size=3`);
    const second = await alder(
      'GET',
      `/twotier/v1/charges?month=${month}&size=3&token=${first.body.continuationToken}`,
    );
    expect([...first.body.items, ...second.body.items]).toEqual(body.items);
    expect(second.body.continuationToken).toBeUndefined();
    const { body: found } = await alder('GET', `/twotier/v1/charges?month=${month}&search=JUN`);
    expect(found.items.map((one: { companyName: string }) => one.companyName)).toEqual(['Juniper Legal']);
  });

  test('show a reseller nothing', async () => {
    const birch = await app.as('Birch IT', 'billing-admin');
    expect((await birch('GET', '/twotier/v1/charges')).status).toBe(403);
  });
});

describe('a change in the middle of a month', () => {
  const lines = async (month?: string) => {
    const { body } = await alder('GET', path(granite, month));
    expectToAddUp(body.charges);
    return body.charges.flatMap(({ subscriptions }: Charges) =>
      subscriptions.flatMap((one) => one.lines),
    ) as (Line & {
      quantity: number;
    })[];
  };

  test('is charged as the change said it would be, refunded when it is taken back, and stands on the invoice', async () => {
    const agent = await app.as('Alder Distribution', 'admin-agent');
    const operator = await app.as('Contour Cloud', 'operator-admin');
    const { body: list } = await agent('GET', `/v1/customers/${granite}/subscriptions`);
    const office = list.items.find((one: { friendlyName: string }) => one.friendlyName === 'Office staff');
    const address = `/v1/customers/${granite}/subscriptions/${office.id}`;
    const setQuantity = async (quantity: number) => {
      const { body: present } = await agent('GET', address);
      expect((await agent('PATCH', address, { ...present, quantity })).status).toBe(200);
    };
    const before = await lines();
    await setQuantity(office.quantity + 5);
    const grown = await lines();
    const added = grown.filter(({ chargeType }) => chargeType === 'AddQuantity');
    expect(added).toMatchObject([{ quantity: 5 }]);
    expect(Number(added[0]?.amount)).toBeGreaterThan(0);
    expect(grown.filter(({ chargeType }) => chargeType === 'CycleFee')).toEqual(
      before.filter(({ chargeType }) => chargeType === 'CycleFee'),
    );
    await setQuantity(office.quantity + 2);
    const shrunk = await lines();
    expect(shrunk.find(({ chargeType }) => chargeType === 'RemoveQuantity')).toMatchObject({
      quantity: 3,
      amount: expect.stringMatching(/^-\d/),
    });

    const open = app.clock.now().toISOString().slice(0, 7);
    await operator('POST', '/emulator/v1/clock', { advance: 'P1M' });
    const closed = await alder('GET', path(granite, open));
    expect(closed.body.closed).toBe(true);
    expect((await lines(open)).map(({ invoiceId: _, ...line }) => line).toSorted(byText)).toEqual(
      shrunk.toSorted(byText),
    );
    const following = await lines();
    const cycle = following
      .filter(({ chargeType }) => chargeType === 'CycleFee')
      .map(({ quantity }) => quantity);
    expect(cycle).toContain(office.quantity + 2);
    const { body: log } = await agent('GET', '/v1/auditrecords');
    const ready = log.items.filter((one: { operationType: string }) => one.operationType === 'ready_invoice');
    const { body: invoices } = await alder('GET', '/v1/invoices');
    const newest = invoices.items.filter((one: { billingPeriodStartDate: string }) =>
      one.billingPeriodStartDate.startsWith(open),
    );
    expect(newest.length).toBeGreaterThan(0);
    expect(ready).toHaveLength(newest.length);
  });

  const byText = (one: object, other: object) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
});
