import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { texts as orderTexts } from '../portal/src/features/order/texts.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { goOn, pick, productTitle } from './steps/new-customer.ts';
import { button, expectTitle, expectValue, link, open, row, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let alder: Visitor;
let iris: string;
const order = orderTexts.en;
const suite = productTitle('Contour Business Premium', 'en');
const voice = productTitle('Contour Voice', 'en');
const protection = productTitle('Mail Protection', 'en');

/** What the operator does, by program: the story is the provider's. */
async function operate(path: string, body: object): Promise<void> {
  const answer = await product.post(product.person('Contour Cloud', 'operator-admin'), path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
}

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  alder = await visit(browser, product, { person: product.person('Alder Distribution', 'admin-agent') });
  iris = product.company('Iris Logistics').tenantId;
  await operate('/emulator/v1/deliveries/rules', { mode: 'slow', delayMinutes: 90, orders: 1 });
  await operate('/twotier/v1/order-review-rules', { demand: 'purchase-order' });
});
afterAll(async () => {
  await leave(alder);
  await product.stop();
  await browser.close();
});

test('a base and its add-on go from one basket through a purchase order to slow delivery (C45, C59, C61)', async () => {
  const { page, say } = alder;
  const t = say.cart;
  await open(alder, `/customers/${iris}/subscriptions/new`);
  await pick(alder, suite, 5);
  await pick(alder, voice, 5);
  await goOn(alder, t('stepReseller'));
  await goOn(alder, say.ui('review'));
  await page.getByRole('checkbox').waitFor();
  for (const name of [suite, voice]) await row(page, name).waitFor();

  await button(page, t('saveForLater')).click();
  await expectTitle(page, 'Iris Logistics');
  await link(page, `${suite} × 5; ${voice} × 5`).click();
  await expectTitle(page, t('basket'));
  await sound(alder);
  await page.getByRole('checkbox').check();
  await button(page, t('submit')).click();
  await page.getByRole('heading', { name: t('doneTitle') }).waitFor();
  await sound(alder);

  await link(page, t('seeOrder')).click();
  await page.getByText(order.status_pending_po_upload, { exact: true }).waitFor();
  await button(page, order.sendDocuments).click();
  await page.getByText(order.fileMissing).waitFor();
  await sound(alder);
  const document = { name: 'order-4711.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
  await page.locator('input[type=file]').setInputFiles(document);
  await page.getByLabel(order.customerPrice).fill('300');
  await button(page, order.sendDocuments).click();
  await page.getByText(order.status_po_upload_complete, { exact: true }).waitFor();

  // The page looks again by itself: at the operator's decision, and at the delivery.
  const orderId = new URL(page.url()).pathname.split('/').at(-1);
  const alderId = product.company('Alder Distribution').tenantId;
  await operate(`/twotier/v1/order-reviews/${alderId}/${orderId}/decision`, { decision: 'approve' });
  await page.getByText(order.status_pending, { exact: true }).waitFor();
  for (const name of [suite, voice]) await row(page, name).getByText(order.line_waiting).waitFor();
  await operate('/emulator/v1/clock', { advance: 'PT2H' });
  await page.getByText(order.status_completed, { exact: true }).waitFor();
  for (const name of [suite, voice]) await row(page, name).getByText(order.line_delivered).waitFor();
  await sound(alder);
});

test('an add-on bought from the page of its base is for that base, with as many licenses (C59)', async () => {
  const { page, say } = alder;
  const t = say.cart;
  await link(page, suite).click();
  await expectTitle(page, suite);
  await row(page, voice).waitFor();
  await link(page, say.subscription('addonBuy')).click();
  await expectTitle(page, t('addTitle'));
  const entries = page.getByRole('list', { name: t('catalog') }).getByRole('listitem');
  await entries.filter({ hasText: protection }).getByRole('checkbox').check();
  await expectValue(entries.filter({ hasText: protection }).getByRole('spinbutton'), '5');
  await page.getByText(t('onTopOf', { name: suite })).waitFor();
  expect(
    await entries.filter({ hasText: suite }).getByRole('checkbox', { name: suite, exact: true }).count(),
  ).toBe(0);
  await sound(alder);
  await goOn(alder, t('stepReseller'));
  await goOn(alder, say.ui('review'));
  await page.getByRole('checkbox').waitFor();
});
