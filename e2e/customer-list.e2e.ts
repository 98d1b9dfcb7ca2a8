import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, chooseInMenu, open, row, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let alder: Visitor;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  alder = await visit(browser, product, { person: product.person('Alder Distribution', 'admin-agent') });
});
afterAll(async () => {
  await leave(alder);
  await product.stop();
  await browser.close();
});

/** Names of the customers shown, in order. */
const names = async () =>
  (await alder.page.getByRole('rowheader').allInnerTexts()).map((text) => text.trim());

describe('The list of customers', () => {
  test('finds what is misspelled and says so (C23)', async () => {
    const { page, say } = alder;
    await open(alder, '/customers');
    await page.getByRole('searchbox', { name: say.customer('search') }).fill('granit bakry');
    await page
      .getByText(say.customerList('similarTo', { typed: 'granit bakry', instead: 'granit bakery' }))
      .waitFor();
    expect(await names()).toEqual(['Granite Bakery']);
    await sound(alder);
  });

  test('tags several customers at once, shows, sorts and narrows by tags (C30)', async () => {
    const { page, say } = alder;
    await open(alder, '/customers');
    for (const name of ['Harbor Dental', 'Juniper Legal'])
      await page.getByRole('checkbox', { name: say.ui('selectRow', { row: name }) }).check();
    await button(page, say.customerList('assignTags')).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: say.customerList('findTag') }).fill('Key account');
    await button(dialog, say.customerList('createTag', { name: 'Key account' })).click();
    await sound(alder);
    await button(dialog, say.customerList('save')).click();
    await dialog.waitFor({ state: 'hidden' });
    await row(page, 'Juniper Legal').getByText('Key account').waitFor();

    await chooseInMenu(alder, 'Harbor Dental', say.customerList('assignTags'));
    await dialog.getByRole('checkbox', { name: 'Key account' }).uncheck();
    await button(dialog, say.customerList('save')).click();
    await row(page, 'Harbor Dental').getByText('Key account').waitFor({ state: 'hidden' });

    await button(page.getByRole('table'), say.customerList('tags')).click();
    await page
      .getByRole('columnheader', { name: say.customerList('tags') })
      .and(page.locator('[aria-sort="ascending"]'))
      .waitFor();
    await page.waitForFunction(() =>
      document.querySelector('[role=rowheader]')?.textContent?.includes('Juniper'),
    );
    await button(page, say.customerList('moreFilters')).click();
    await page.getByRole('combobox', { name: say.customerList('filterTag') }).fill('key');
    await page.getByRole('option', { name: 'Key account' }).click();
    await row(page, 'Harbor Dental').waitFor({ state: 'hidden' });
    expect(await names()).toEqual(['Juniper Legal']);
    await sound(alder);
  });

  test('is kept as a view, which comes first from then on', async () => {
    const { page, say } = alder;
    await button(page, say.customerList('columns')).click();
    await page.getByRole('menuitemcheckbox', { name: say.customer('tenantId') }).click();
    await page.keyboard.press('Escape');
    await button(page, say.customerList('views')).click();
    await page.getByRole('menuitem', { name: say.customerList('saveView') }).click();
    await page.getByRole('textbox', { name: say.customerList('viewName') }).fill('Key accounts');
    await page.getByRole('checkbox', { name: say.customerList('viewShowFirst') }).check();
    await sound(alder);
    await button(page, say.customerList('save')).click();
    await button(page, say.customerList('viewNow', { name: 'Key accounts' })).waitFor();

    await open(alder, '/');
    await page
      .getByRole('link', { name: say.customer('customers'), exact: true })
      .first()
      .click();
    await button(page, say.customerList('viewNow', { name: 'Key accounts' })).waitFor();
    await row(page, 'Juniper Legal').waitFor();
    expect(await names()).toEqual(['Juniper Legal']);
    expect(await page.getByRole('columnheader', { name: say.customer('tenantId') }).count()).toBe(0);
  });

  test('is saved as a file with the rows it shows (C26)', async () => {
    const { page, say } = alder;
    const download = page.waitForEvent('download');
    await button(page, say.customerList('export')).click();
    await page.getByRole('menuitem', { name: say.customerList('exportUsual') }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('Customers.csv');
    const text = await readFile(await file.path(), 'utf8');
    expect(text.split('\r\n').length).toBe(3);
    expect(text).toMatch(
      /^\uFEFFTenant ID,Company name,Primary domain name,Relationship\r\n[0-9a-f-]{36},Juniper Legal,/,
    );
  });

  test('of a person who writes no tags offers none to write; on a phone it stays whole', async () => {
    const { say } = alder;
    const seller = await visit(browser, product, {
      person: product.person('Alder Distribution', 'sales-agent'),
      language: 'ru',
      width: 390,
    });
    await open(seller, '/customers');
    await row(seller.page, 'Juniper Legal').getByText('Key account').waitFor();
    for (const key of ['manageTags', 'export'] as const)
      expect(await button(seller.page, seller.say.customerList(key)).count()).toBe(0);
    expect(await seller.page.getByRole('checkbox', { name: say.ui('selectAll') }).count()).toBe(0);
    await sound(seller);
    await leave(seller);
  });
});
