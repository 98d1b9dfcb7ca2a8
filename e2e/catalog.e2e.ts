import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Person, type Product, startProduct } from './product.ts';
import { goOn, pick } from './steps/new-customer.ts';
import { button, expectTitle, link, open, row, sound } from './steps/screen.ts';
import { expectCredited } from './steps/subscriptions.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let operator: Visitor;
let agent: Person;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  agent = product.person('Alder Distribution', 'sales-agent');
  operator = await visit(browser, product, { person: product.person('Contour Cloud', 'operator-admin') });
});
afterAll(async () => {
  await leave(operator);
  await product.stop();
  await browser.close();
});

/** Chooses the file on the page of imports and waits until its page says that all rows are done. */
async function importFile(name: string, content: Buffer): Promise<void> {
  const { page, say } = operator;
  await open(operator, '/catalog/imports');
  const mimeType = name.endsWith('.csv') ? 'text/csv' : 'application/json';
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer: content });
  await button(page, say.catalog('start')).click();
  await expectTitle(page, name);
}

const header = 'ProductId,SkuId,ProductTitle,Publisher,Term,BillingCycle,Currency,UnitPrice,Minimum,Maximum';
const rows = [
  'HARBORCRM001,0001,Harbor Contacts,Contour Cloud,P1Y,monthly,USD,14,1,300',
  'HARBORCRM001,0001,Harbor Contacts,Contour Cloud,P1Y,annual,USD,168,1,300',
  'HARBORPAY001,0001,Harbor Payroll,Contour Cloud,P1Y,fortnightly,USD,21,1,300',
  'HARBORSHIFT1,0001,Harbor Shifts,Contour Cloud,P1M,monthly,USD,6.5,1,50',
];

test('an operator without a file is told to choose one', async () => {
  const { page, say } = operator;
  await open(operator, '/catalog/imports');
  await sound(operator);
  await button(page, say.catalog('start')).click();
  await page.getByText(say.catalog('fileMissing')).waitFor();
  await sound(operator);
});

test('a file is imported row by row, and a row that cannot be used is named with what to do', async () => {
  const { page, say } = operator;
  await importFile('harbor.csv', Buffer.from([header, ...rows].join('\n')));
  await page.getByText(say.ui('progressDoneWithProblems')).waitFor();
  await page.getByText(say.ui('progressOf', { done: '4', total: '4' })).waitFor();
  const problem = page.getByRole('row').filter({ hasText: 'fortnightly' });
  await problem.waitFor();
  // The number of the row in the file, its header counted.
  expect(await problem.getByRole('rowheader').innerText()).toBe('4');
  await sound(operator);

  await open(operator, '/catalog?search=Harbor');
  await row(page, 'Harbor Contacts').waitFor();
  await row(page, 'Harbor Shifts').waitFor();
  expect(await row(page, 'Harbor Payroll').count()).toBe(0);
  await button(page, say.ui('showDetails', { row: 'Harbor Contacts' })).click();
  await sound(operator);
});

const recorded = join(import.meta.dirname, '..', '..', 'shared', 'data', 'recorded-offers-us.json');
const offers = existsSync(recorded) ? readFileSync(recorded) : null;
if (offers === null)
  console.log('The recorded offers are not here (../shared/data): their import is not tested.');

interface Offer {
  readonly id: string;
  readonly name: string;
  readonly isAddOn: boolean;
  readonly isTrial: boolean;
  readonly isAvailableForPurchase?: boolean;
}

describe.skipIf(offers === null)('the recorded catalog', () => {
  const items: readonly Offer[] = offers ? JSON.parse(offers.toString()).response.body.items : [];

  test('is imported whole by the operator, and answered to partners', async () => {
    const { page, say } = operator;
    await importFile('recorded-offers-us.json', offers ?? Buffer.of());
    await page.getByText(say.ui('progressOf', { done: '274', total: '274' })).waitFor();
    await page.getByText(say.ui('progressDone'), { exact: true }).waitFor();
    await sound(operator);
    const { body } = await product.get(agent, '/v1/offers?country=US');
    expect(body.items.map(({ id }: Offer) => id)).toEqual(items.map(({ id }) => id));
    expect(items).toHaveLength(274);
  });

  test('is bought from, for a customer that is new', async () => {
    const offer = items.find(
      (one) => !one.isAddOn && !one.isTrial && !/Nonprofit|Education|Government/.test(one.name),
    );
    if (offer === undefined) throw new Error('There is no offer that everybody may buy.');
    const alder = await visit(browser, product, { person: agent });
    const { page, say } = alder;
    const id = await newCustomer();
    await open(alder, `/customers/${id}/subscriptions/new`);
    await pick(alder, offer.name, 4);
    await sound(alder);
    await goOn(alder, say.cart('stepReseller'));
    await goOn(alder, say.ui('review'));
    await page.getByRole('checkbox').check();
    await sound(alder);
    await button(page, say.cart('submit')).click();
    await page.getByRole('heading', { level: 2, name: say.cart('doneTitle') }).waitFor();
    await link(page, say.cart('seeSubscriptions')).click();
    await expectCredited(alder, [offer.name], say.subscription('attributionMissing'));
    const { body } = await product.get(agent, `/v1/customers/${id}/subscriptions`);
    expect(body.items).toMatchObject([
      { offerId: expect.stringMatching(new RegExp(offer.id, 'i')), quantity: 4 },
    ]);
    await leave(alder);
  });
});

async function newCustomer(): Promise<string> {
  const { status, body } = await product.post(agent, '/twotier/v1/customeraccounts', {
    customer: {
      companyProfile: { companyName: 'Prairie Optics', domain: 'prairieoptics' },
      billingProfile: {
        firstName: 'Nina',
        lastName: 'Kowalski',
        email: 'nina@prairieoptics.example',
        culture: 'en-US',
        language: 'en',
        companyName: 'Prairie Optics',
        defaultAddress: {
          country: 'US',
          addressLine1: '18 Grain Street',
          city: 'Omaha',
          state: 'NE',
          postalCode: '68102',
          firstName: 'Nina',
          lastName: 'Kowalski',
          phoneNumber: '4025550199',
        },
      },
      enableGDAPByDefault: true,
    },
    agreement: { kind: 'confirmed', dateAgreed: new Date().toISOString().slice(0, 10) },
    subscriptions: [],
    attestationAccepted: false,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.customer.id;
}
