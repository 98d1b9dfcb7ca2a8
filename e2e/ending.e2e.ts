import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, expectInactive, expectTitle, link, open, row, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
});
afterAll(async () => {
  await product.stop();
  await browser.close();
});

const granite = () => product.company('Granite Bakery').tenantId;

/** Ticks the declaration and confirms; the dialog goes. */
async function confirm({ page, say }: Visitor, words: string): Promise<void> {
  const dialog = page.getByRole('alertdialog');
  await expectInactive(button(dialog, words));
  // Who loses what is said before the word is given.
  await dialog.getByRole('checkbox', { name: say.ending('tick') }).check();
  await button(dialog, words).click();
  await dialog.waitFor({ state: 'hidden' });
}

test('A global admin queues an ending, takes it back, and ends a relationship that nothing stands in the way of (C37)', async () => {
  const visitor = await visit(browser, product, {
    person: product.person('Alder Distribution', 'global-admin'),
  });
  const { page, say } = visitor;

  // Three subscriptions stand in the way: all of them are named, and only queueing is open.
  await open(visitor, `/customers/${granite()}`);
  await link(page, say.customer('endRelationship')).click();
  await expectTitle(page, say.ending('endTitle'));
  await page.getByRole('heading', { name: say.ending('inTheWay', { count: 3 }) }).waitFor();
  for (const name of ['Office staff', 'Bakery floor', 'Design team']) await link(page, name).waitFor();
  await page.getByText(say.whatIf('peopleLosing', { count: 6 })).waitFor();
  await expectInactive(button(page, say.ending('endAction')));
  await sound(visitor);

  await button(page, say.ending('planAction')).click();
  await confirm(visitor, say.ending('planAction'));
  await page.getByText(say.ending('waiting'), { exact: true }).waitFor();
  await link(page, say.ending('plans')).click();
  await row(page, 'Granite Bakery').waitFor();
  await sound(visitor);
  await row(page, 'Granite Bakery').getByRole('button').click();
  const dialog = page.getByRole('alertdialog');
  await button(dialog, say.ending('cancelPlan')).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(say.ending('plansEmpty'), { exact: true }).waitFor();

  // Nothing stands in the way of this one.
  await open(visitor, `/customers/${product.company('Iris Logistics').tenantId}/ending`);
  await button(page, say.ending('endAction')).click();
  await page.getByRole('alertdialog').getByText(say.whatIf('title'), { exact: true }).waitFor();
  await sound(visitor);
  await confirm(visitor, say.ending('endAction'));
  await expectTitle(page, say.ending('former'));
  await link(page, 'Iris Logistics').click();
  await page.getByRole('heading', { name: say.ending('comesBack') }).waitFor();
  await sound(visitor);
  await leave(visitor);
  const person = product.person('Alder Distribution', 'admin-agent');
  const gone = await product.get(person, `/v1/customers/${product.company('Iris Logistics').tenantId}`);
  expect([gone.status, gone.body.code]).toEqual([403, 20002]);
});

test('A former customer is asked anew, accepts, and is a customer again, without admin permission (C38)', async () => {
  const alder = await visit(browser, product, {
    person: product.person('Alder Distribution', 'sales-agent'),
  });
  const { tenantId } = product.company('Iris Logistics');
  await open(alder, `/customers/former/${tenantId}`);
  await link(alder.page, alder.say.ending('sendRequest')).click();
  const t = alder.say.relationship;
  await button(alder.page, t('makeDraft')).click();
  const address = alder.page.locator('code').first();
  await address.waitFor();
  const url = (await address.innerText()).trim();

  const iris = await visit(browser, product, { person: product.person('Iris Logistics', 'global-admin') });
  await open(iris, url);
  for (const box of await iris.page.getByRole('main').getByRole('checkbox').all()) await box.check();
  await button(iris.page, t('accept')).click();
  await iris.page.getByText(t('acceptedText', { name: 'Alder Distribution' })).waitFor();
  await sound(iris);
  await leave(iris);

  await open(alder, `/customers/${tenantId}`);
  await expectTitle(alder.page, 'Iris Logistics');
  await sound(alder);
  await leave(alder);
});

test('Its reseller reads what would happen to itself, on a phone and in Russian, and who may confirm it', async () => {
  const visitor = await visit(browser, product, {
    person: product.person('Birch IT', 'helpdesk-agent'),
    language: 'ru',
    width: 390,
  });
  const { page, say } = visitor;
  await open(visitor, `/customers/${granite()}/ending`);
  await page.getByText(say.ending('onlyGlobalAdminOrAgent')).waitFor();
  await page.getByText(say.ending('goesSupport', { count: 1 })).waitFor();
  expect(await button(page, say.ending('endAction')).count()).toBe(0);
  await sound(visitor);
  await leave(visitor);
});
