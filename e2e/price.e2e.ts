import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoProductId } from '../server/seed/catalog/index.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { productTitle } from './steps/new-customer.ts';
import { button, choose, open, row, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
const visitors: Visitor[] = [];

async function enter(company: string, role: string): Promise<Visitor> {
  const visitor = await visit(browser, product, { person: product.person(company, role) });
  visitors.push(visitor);
  return visitor;
}

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
});
afterAll(async () => {
  for (const visitor of visitors) await leave(visitor);
  await product.stop();
  await browser.close();
});

const title = () => productTitle('Contour Frontline', 'en');
const path = `/catalog/products/${demoProductId('frontline')}/0001`;

test('the operator sets an end of sale and the price of this month for one market (C62)', async () => {
  const operator = await enter('Contour Cloud', 'operator-admin');
  const { page, say } = operator;
  await open(operator, path);
  await sound(operator);
  await page.getByLabel(say.upkeep('lastDay')).fill('2099-12-31');
  await button(page, say.upkeep('setEnd')).click();
  const until = say.upkeep('state_ending', { day: say.format.date('2099-12-31') });
  await page.getByText(until, { exact: true }).waitFor();

  const form = page.getByRole('form', { name: say.upkeep('newPrice') });
  await form.getByLabel(say.catalog('term')).selectOption('P1Y monthly');
  await form.getByLabel(say.upkeep('market')).selectOption('US');
  await button(form, say.upkeep('setPrice')).click();
  await page.getByText(say.upkeep('amountWrong')).first().waitFor();
  await form.getByLabel(say.upkeep('amount')).fill('5');
  await button(form, say.upkeep('setPrice')).click();
  const country = say.format.country('US');
  await page.getByRole('cell', { name: country, exact: true }).first().waitFor();
  await sound(operator);
});

test('the provider reads the new price, sets a margin for its reseller, and sees what it sees', async () => {
  const provider = await enter('Alder Distribution', 'admin-agent');
  const { page, say } = provider;
  await open(provider, '/catalog/prices?search=Frontline');
  await page
    .getByRole('cell', { name: say.format.money(5, 'USD') })
    .first()
    .waitFor();
  await sound(provider);

  await open(provider, '/margins');
  await sound(provider);
  await button(page, say.margin('set')).click();
  const dialog = page.getByRole('alertdialog');
  await choose(page, dialog.getByRole('combobox', { name: say.margin('reseller') }), 'Birch IT');
  await choose(page, dialog.getByRole('combobox', { name: say.margin('product') }), title());
  await dialog.getByLabel(say.margin('kind_amount')).check();
  await dialog.getByLabel(say.margin('value'), { exact: false }).last().fill('1.50');
  await dialog.getByLabel(say.margin('currency')).fill('USD');
  await sound(provider);
  await button(dialog, say.margin('save')).click();
  await dialog.waitFor({ state: 'detached' });
  const amount = say.margin('amount', { amount: say.format.money(1.5, 'USD') });
  await row(page, amount).waitFor();

  const reseller = product.company('Birch IT').tenantId;
  await open(provider, `/margins/resellers?reseller=${reseller}&search=Frontline`);
  await page.getByRole('cell', { name: say.format.money(6.5, 'USD') }).waitFor();
  await sound(provider);
});

test('the reseller reads its own price list: what it pays, and nothing of what its provider pays', async () => {
  const reseller = await enter('Birch IT', 'sales-agent');
  const { page, say } = reseller;
  await open(reseller, '/price-lists?search=Frontline');
  await page.getByRole('cell', { name: say.format.money(6.5, 'USD') }).waitFor();
  expect(await page.getByText(say.format.money(5, 'USD'), { exact: true }).count()).toBe(0);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, say.priceList('download')).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^PriceList_US_USD_\d{4}-\d{2}\.csv$/);
  await sound(reseller);
  const refused = await product.get(product.person('Birch IT', 'sales-agent'), '/twotier/v1/pricelist');
  expect(refused.status).toBe(403);
});
