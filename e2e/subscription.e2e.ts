import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { subscriptionStateWords } from '../contract/subscription-status.ts';
import { texts } from '../portal/src/features/subscription/life/texts.ts';
import { errorCodes } from '../server/src/errors/error-codes.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { demoCatalogItemId } from '../server/seed/catalog/index.ts';
import { type Product, startProduct } from './product.ts';
import { button, expectSettled, expectTitle, open, row, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let alder: Visitor;
let customerId: string;
const say = texts.en;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  alder = await visit(browser, product, { person: product.person('Alder Distribution', 'sales-agent') });
  customerId = product.company('Granite Bakery').tenantId;
});
afterAll(async () => {
  await leave(alder);
  await product.stop();
  await browser.close();
});

/** Orders, for a month, what the customer has one of already, and answers with the address of its page. */
async function order(friendlyName: string, like: number): Promise<string> {
  const agent = product.person('Alder Distribution', 'sales-agent');
  const held = (await product.get(agent, `/v1/customers/${customerId}/subscriptions`)).body.items;
  const line = { offerId: held[like].offerId, quantity: 12, termDuration: 'P1M' };
  return orderItem(friendlyName, line, 'monthly');
}

/** Orders one thing of the catalog, and answers with the address of its page. */
async function orderItem(friendlyName: string, line: object, billingCycle?: string): Promise<string> {
  const agent = product.person('Alder Distribution', 'sales-agent');
  const lineItems = [{ lineItemNumber: 0, friendlyName, ...line }];
  const order = { lineItems, ...(billingCycle ? { billingCycle } : {}) };
  const { status, body } = await product.post(agent, `/v1/customers/${customerId}/orders`, order);
  expect(status, JSON.stringify(body)).toBe(201);
  return `/customers/${customerId}/subscriptions/${body.lineItems[0].subscriptionId}`;
}

/** Opens a dialog by its button, says what is wanted, waits for the review and confirms it. */
async function change(opener: string, confirm: string, fill?: () => Promise<void>): Promise<void> {
  const { page, say: words } = alder;
  await button(page, opener).click();
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await dialog.waitFor();
  await fill?.();
  await dialog.getByRole('status').waitFor();
  await sound(alder);
  await button(page, confirm).last().click();
  await dialog.waitFor({ state: 'hidden' });
  await expectSettled(page, words.ui('loading'));
}

const licenses = (count: string) => async () => {
  await alder.page.getByRole('spinbutton').fill(count);
};

test('a subscription is given more licenses and fewer, a plan for its next term, and goes into it (C50, C51, C55)', async () => {
  const { page, say: words } = alder;
  const address = await order('Warehouse', 0);
  await open(alder, address);
  await expectTitle(page, 'Warehouse');
  await page.getByText(say.clockOpen).waitFor();
  await sound(alder);
  const count = (number: number) =>
    page.getByText(words.subscription('licenses', { count: number }), { exact: true }).first();

  await change(say.changeLicenses, say.submitChange, licenses('14'));
  await count(14).waitFor();
  await change(say.changeLicenses, say.submitChange, licenses('11'));
  await count(11).waitFor();
  await change(say.renewal_plan, say.submitChange, licenses('20'));
  await button(page, say.renewal_drop).waitFor();
  await sound(alder);

  const operator = product.person('Contour Cloud', 'operator-admin');
  expect((await product.post(operator, '/emulator/v1/clock', { advance: 'P32D' })).status).toBe(200);
  await open(alder, address);
  await count(20).waitFor();
  await page.getByRole('row').filter({ hasText: say.charge_renew }).waitFor();
  await sound(alder);
});

test('a subscription is suspended, resumed and canceled for good (C53, C54)', async () => {
  const { page } = alder;
  await open(alder, await order('Kiosk', 1));
  const status = (name: keyof typeof subscriptionStateWords.en) =>
    page.getByText(subscriptionStateWords.en[name], { exact: true }).first();
  await change(say.suspend, say.suspendConfirm);
  await status('suspended').waitFor();
  await change(say.resume, say.resumeConfirm);
  await status('active').waitFor();
  await change(say.cancel, say.cancelConfirm);
  await status('deleted').waitFor();
  expect(await button(page, say.cancel).count()).toBe(0);
});

test('a subscription is upgraded and stays itself; a trial goes into what runs already (C52, C58)', async () => {
  const { page, say: words } = alder;
  /** Chooses one of the products it can become, reads what follows, and confirms. */
  const become = async (name: string, confirm: string, fill?: () => Promise<unknown>) => {
    await row(page, name).getByRole('button').click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.waitFor();
    await fill?.();
    await dialog.getByRole('status').waitFor();
    await button(dialog, confirm).click();
    await dialog.waitFor({ state: 'hidden' });
    await expectSettled(page, words.ui('loading'));
  };
  const basic = { offerId: demoCatalogItemId('business-basic'), quantity: 4, termDuration: 'P1M' };
  const desk = await orderItem('Front desk', basic, 'monthly');
  await open(alder, desk);
  await become('Contour Business Standard', say.upgrade);
  await expectTitle(page, 'Front desk');
  await page.getByText('Contour Business Standard').first().waitFor();

  const premium = 'business-premium';
  const trial = { offerId: demoCatalogItemId(premium, '0010'), quantity: 25, termDuration: 'P1M' };
  const trialPage = await orderItem('Premium on trial', trial);
  const paid = { offerId: demoCatalogItemId(premium), quantity: 3, termDuration: 'P1Y' };
  const paidPage = await orderItem('Premium for good', paid, 'monthly');
  await open(alder, trialPage);
  await become('Contour Business Premium', say.convert, () =>
    page.getByRole('radio', { name: 'Premium for good' }).check(),
  );
  await open(alder, paidPage);
  await page
    .getByText(words.subscription('licenses', { count: 28 }), { exact: true })
    .first()
    .waitFor();

  // What cannot take the licenses stands in the dialog too, with the reason.
  await open(alder, desk);
  await button(row(page, 'Contour Business Premium'), say.upgrade).click();
  const unsuitable = page.getByRole('radio', { name: 'Premium for good' });
  await unsuitable.waitFor();
  expect(await unsuitable.isDisabled()).toBe(true);
  expect(await page.getByRole('radio', { name: errorCodes['target-not-ready'].en }).count()).toBe(1);
  await sound(alder);
  await button(page, say.close).click();
});

test('what renews soon stands in one list, and is let go from there', async () => {
  const { page } = alder;
  await open(alder, '/subscriptions/decisions');
  await button(page, say.letEndOf.replace('{{name}}', 'Warehouse')).click();
  await button(page, say.renewOf.replace('{{name}}', 'Warehouse')).waitFor();
  await sound(alder);
});
