import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { texts as leakTexts } from '../portal/src/features/attribution/leaks/texts.ts';
import { texts as creditTexts } from '../portal/src/features/attribution/texts.ts';
import { texts as supportTexts } from '../portal/src/features/support-contact/texts.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, expectSettled, expectTitle, open, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let alder: Visitor;
let address: string;

const birch = 'Birch IT';
const nickname = 'Warehouse mail';
const filled = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  alder = await visit(browser, product, { person: product.person('Alder Distribution', 'admin-agent') });
  address = await order();
});
afterAll(async () => {
  await leave(alder);
  await product.stop();
  await browser.close();
});

/** A subscription of Granite Bakery that credits Birch IT from now on. */
async function order(): Promise<string> {
  const agent = product.person('Alder Distribution', 'sales-agent');
  const customer = product.company('Granite Bakery').tenantId;
  const held = (await product.get(agent, `/v1/customers/${customer}/subscriptions`)).body.items;
  const { status, body } = await product.post(agent, `/v1/customers/${customer}/orders`, {
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: held[0].offerId,
        quantity: 4,
        termDuration: 'P1Y',
        friendlyName: nickname,
        partnerIdOnRecord: product.company(birch).locationPartnerId,
      },
    ],
    billingCycle: 'monthly',
    partnerOnRecordAttestationAccepted: true,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return `/customers/${customer}/subscriptions/${body.lineItems[0].subscriptionId}`;
}

test('a support contact is chosen, submitted, reviewed and closed, and the customer sees whom to call (C88, C89)', async () => {
  const { page } = alder;
  await open(alder, address);
  await expectTitle(page, nickname);
  await page.getByLabel(supportTexts.en['choose'], { exact: true }).selectOption({ label: birch });
  await button(page, supportTexts.en['submit']).click();
  await page
    .getByText(
      filled(supportTexts.en['reviewOne'], { customer: 'Granite Bakery', name: birch, product: nickname }),
    )
    .waitFor();
  await sound(alder);
  await button(page, supportTexts.en['close']).click();
  await button(page, supportTexts.en['submit']).waitFor();

  await open(alder, address.replace(/\/subscriptions\/.*/, '/support-contacts'));
  await page.getByRole('row').filter({ hasText: nickname }).filter({ hasText: birch }).waitFor();
  await sound(alder);

  const baker = await visit(browser, product, { person: product.person('Granite Bakery', 'global-admin') });
  await open(baker, '/support');
  const row = baker.page.getByRole('row').filter({ hasText: nickname });
  await row.getByRole('link', { name: 'support@birchit.example' }).waitFor();
  await sound(baker);
  await leave(baker);
});

test('the reseller is taken off the record; history, ledger and the list of leaks say so, and one action mends it (C47)', async () => {
  const { page, say } = alder;
  await open(alder, address);
  await button(page, say.partnership('clearChoice')).click();
  await button(page, say.subscription('submit')).click();
  await page.getByText(say.subscription('nobodyCredited')).first().waitFor();
  const history = page
    .getByRole('row')
    .filter({ hasText: birch })
    .filter({ hasText: say.subscription('nobody') });
  await history.first().waitFor();
  await sound(alder);

  await open(alder, '/credit/leaks');
  const leak = page.getByRole('row').filter({ hasText: nickname });
  await leak.getByText(leakTexts.en['why_nobody']).waitFor();
  await sound(alder);
  await button(page, filled(leakTexts.en['suggestedFor'], { name: birch, subscription: nickname })).click();
  await leak.waitFor({ state: 'detached' });
  await expectSettled(page, say.ui('loading'));

  await open(alder, '/credit');
  await page.getByRole('row').filter({ hasText: creditTexts.en['rule_reseller-joined'] }).first().waitFor();
  await page.getByRole('row').filter({ hasText: creditTexts.en['rule_reseller-left'] }).first().waitFor();
  await sound(alder);
});

test('all of a kind are mended at once, each with its outcome', async () => {
  const { page, say } = alder;
  await open(alder, '/credit/leaks?kind=nobody');
  await button(page, leakTexts.en['mendAll']).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await sound(alder);
  await button(dialog, leakTexts.en['start']).click();
  await dialog.waitFor({ state: 'hidden' });
  // Juniper Legal has no designated reseller, so nothing is suggested for it.
  await page.getByRole('row').filter({ hasText: 'Juniper Legal' }).first().waitFor();
  await page.getByText(say.ui('progressDoneWithProblems')).waitFor();
  await sound(alder);
  await button(page, leakTexts.en['close']).click();
});

test('a reseller reads its own lines, without customers and prices (D52)', async () => {
  const reseller = await visit(browser, product, { person: product.person(birch, 'global-admin') });
  await open(reseller, '/credit');
  await reseller.page.getByRole('row').filter({ hasText: 'Alder Distribution' }).first().waitFor();
  expect(await reseller.page.getByText('Granite Bakery').count()).toBe(0);
  await sound(reseller);
  await leave(reseller);
});
