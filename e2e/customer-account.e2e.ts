import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts as accountTexts } from '../portal/src/features/customer/account/texts.ts';
import { texts as importTexts } from '../portal/src/features/customer-import/texts.ts';
import { texts as billingTexts } from '../portal/src/features/invoice/texts.ts';
import { texts as qualificationTexts } from '../portal/src/features/qualification/texts.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, expectTitle, link, open, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

const account = accountTexts.en;
const imports = importTexts.en;
const billing = billingTexts.en;
const qualification = qualificationTexts.en;

let browser: Browser;
let product: Product;
let agent: Visitor;
let granite: string;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  agent = await visit(browser, product, { person: product.person('Alder Distribution', 'admin-agent') });
  granite = `/customers/${product.company('Granite Bakery').tenantId}`;
});
afterAll(async () => {
  await leave(agent);
  await product.stop();
  await browser.close();
});

/** Somebody else of the company changes the phone number meanwhile. */
async function changedMeanwhile(phoneNumber: string): Promise<void> {
  const other = await visit(browser, product, {
    person: product.person('Alder Distribution', 'helpdesk-agent'),
  });
  const path = `/v1${granite}/profiles/billing`;
  const profile = await (await other.context.request.get(path)).json();
  const answer = await other.context.request.put(path, {
    headers: { 'X-Twotier-Portal': '1' },
    data: { ...profile, defaultAddress: { ...profile.defaultAddress, phoneNumber } },
  });
  expect(answer.status()).toBe(200);
  await leave(other);
}

describe('One customer’s account', () => {
  test('is updated; when somebody was faster, both versions are shown and nothing typed is lost (C27)', async () => {
    const { page } = agent;
    await open(agent, granite);
    await link(page, account.update).click();
    await expectTitle(page, account.title);
    const name = page.getByLabel(account.companyName);
    await name.fill('GmbH');
    await name.blur();
    await page.getByText(/legal form/).waitFor();
    await name.fill('Granite Bread & Cake');
    await sound(agent);
    await changedMeanwhile('2075550299');
    await button(page, account.submit).click();
    await page.getByText(account.conflict, { exact: true }).waitFor();
    const mine = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: account.companyName }) });
    await mine.getByText('Granite Bread & Cake').waitFor();
    await page.getByRole('cell', { name: '2075550299' }).waitFor();
    await sound(agent);
    await button(page, account.conflictKeep).click();
    await expectTitle(page, 'Granite Bread & Cake');
    // The name in the tenant is the customer's own (C28).
    await page.getByText('Granite Bakery', { exact: true }).waitFor();
    await sound(agent);
  });

  test('is recognized as a school once the operator has approved it (C31)', async () => {
    const { page } = agent;
    await open(agent, granite);
    await link(page, account.tab_qualifications).click();
    await button(page, `${qualification.ask}: ${qualification.kind_education}`).click();
    await page.getByLabel(qualification.segment_k12).check();
    await page.getByLabel(qualification.website).fill('school.granitebakery.example');
    await sound(agent);
    await button(page, qualification.submit).click();
    await page.getByText(qualification['status_in-review'], { exact: true }).waitFor();
    const operator = await visit(browser, product, {
      person: product.person('Contour Cloud', 'operator-admin'),
    });
    await open(operator, '/qualifications');
    const request = `Granite Bakery, ${qualification.kind_education}`;
    await button(operator.page, `${qualification.approve}: ${request}`).click();
    const dialog = operator.page.getByRole('alertdialog');
    await button(dialog, qualification.approve).click();
    await dialog.waitFor({ state: 'hidden' });
    await operator.page.getByText(qualification.status_approved, { exact: true }).waitFor();
    await sound(operator);
    await leave(operator);
    await open(agent, `${granite}/qualifications`);
    await page.getByText(qualification.status_approved, { exact: true }).waitFor();
  });

  test('says what to bill for a month, line by line (C114)', async () => {
    const { page } = agent;
    await open(agent, granite);
    await link(page, account.tab_billing).click();
    const month = page.getByLabel(billing.month, { exact: true });
    await month.selectOption({ index: 1 });
    await page.getByText(billing.closed, { exact: true }).waitFor();
    await page
      .getByRole('row', { name: /Office staff/ })
      .first()
      .getByRole('button')
      .click();
    await page.getByText(billing.charge_CycleFee).first().waitFor();
    await sound(agent);
    const download = page.waitForEvent('download');
    await button(page, billing.download).click();
    expect((await download).suggestedFilename()).toMatch(/^Reconciliation_granitebakery_\d{4}-\d\d\.csv$/);
  });
});

describe('Existing customers from a file', () => {
  test('are checked row by row, drafted, and sent by nobody (C29)', async () => {
    const { page } = agent;
    await open(agent, '/customers/imports');
    await page.getByLabel(imports.file).setInputFiles({
      name: 'customers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Company name;Country code;Primary domain\nMoss & Fern;US;mossfern.example\nGmbH;US;\n',
      ),
    });
    await sound(agent);
    await button(page, imports.check).click();
    await expectTitle(page, 'customers.csv');
    await page.getByText(/legal form/).waitFor();
    await sound(agent);
    await button(page, imports.start_one.replace('{{number}}', '1')).click();
    await page.getByText(imports.finishedText).waitFor();
    await page.getByRole('button', { name: imports.openDraft }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/invitations\/relationship\//).waitFor();
    await button(dialog, imports.copyLink).click();
    await dialog.getByText(agent.say.ui('copied')).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /\/invitations\/relationship\//,
    );
    await button(dialog, imports.done).click();
    await dialog.waitFor({ state: 'hidden' });
    await sound(agent);
  });
});

test.each(['es', 'ru'] as const)('All of it fits a phone in %s', async (language) => {
  const person = product.person('Alder Distribution', 'admin-agent');
  const visitor = await visit(browser, product, { language, width: 390, person });
  for (const path of [
    `${granite}/account`,
    `${granite}/qualifications`,
    `${granite}/billing`,
    '/customers/imports',
    '/billing/customers',
  ]) {
    await open(visitor, path);
    await sound(visitor);
  }
  await leave(visitor);
});
