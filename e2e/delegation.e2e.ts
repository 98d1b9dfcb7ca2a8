import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, expectInactive, expectTitle, open, row, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let agent: Visitor;
let customer: Visitor;
let link = '';
const name = 'Help_for_the_bakery';

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  agent = await visit(browser, product, { person: product.person('Alder Distribution', 'admin-agent') });
  customer = await visit(browser, product, {
    language: 'es',
    person: product.person('Granite Bakery', 'global-admin'),
  });
});
afterAll(async () => {
  await Promise.all([leave(agent), leave(customer)]);
  await product.stop();
  await browser.close();
});

test('an admin agent asks for what the helpdesk needs, and gets a link to send (C81)', async () => {
  const { page, say } = agent;
  const t = say.delegation;
  await open(agent, `/admin-relationships/new?customer=${product.company('Granite Bakery').tenantId}`);
  await page.getByLabel(t('name'), { exact: false }).first().fill(name);
  await page.getByLabel(t('template'), { exact: true }).selectOption('helpdesk');
  await sound(agent);
  await button(page, t('saveAndFinalize')).click();
  await expectTitle(page, name);
  await button(page, t('makeLink')).click();
  const address = page.locator('code').first();
  await address.waitFor();
  link = (await address.innerText()).trim();
  expect(await page.getByLabel(t('message'), { exact: true }).inputValue()).toContain(link);
  await sound(agent);
});

test('the customer’s global admin reads it in another language and approves all of it, once (C82)', async () => {
  const { page, say } = customer;
  const t = say.delegation;
  await open(customer, link);
  await expectTitle(page, t('requestTitle', { name: 'Alder Distribution' }));
  await expectInactive(button(page, t('approve')));
  await sound(customer);
  await page.getByRole('checkbox', { name: t('consent') }).check();
  await button(page, t('approve')).click();
  await page.getByText(t('approvedTitle'), { exact: true }).waitFor();
  await open(customer, link);
  await expectTitle(page, t('requestDead'));
});

test('the partner gives some of the roles to a group (C83)', async () => {
  const { page, say } = agent;
  const t = say.delegation;
  await page.reload();
  await button(page, t('addGroup')).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel(t('group'), { exact: false }).first().selectOption({ label: 'Service desk' });
  await dialog.getByRole('checkbox').first().check();
  await button(dialog, t('save')).click();
  await dialog.waitFor({ state: 'hidden' });
  await row(page, 'Service desk').getByText(t('assignment_active'), { exact: true }).waitFor();
  await sound(agent);
});

test('the agent opens a service in the customer’s context, from the customer’s own page (C79)', async () => {
  const { page, say } = agent;
  const t = say.delegation;
  const delegation = page.url();
  await open(agent, `/customers/${product.company('Granite Bakery').tenantId}/services`);
  const administered = page
    .getByRole('row')
    .filter({ hasText: t('level_administer') })
    .first();
  const service = (await administered.getByRole('rowheader').innerText()).trim();
  await sound(agent);
  await administered.getByRole('button', { name: t('open') }).click();
  await expectTitle(page, t('enteredTitle', { service, customer: 'Granite Bakery' }));
  await sound(agent);
  await page.goto(delegation);
  await expectTitle(page, name);
});

test('the customer ends it, and the partner sees that (C84)', async () => {
  const { page, say } = customer;
  const t = say.delegation;
  await open(customer, '/admin-rights');
  await sound(customer);
  const granted = page.getByRole('row').filter({ hasText: name });
  await granted.getByRole('button').click();
  const dialog = page.getByRole('alertdialog');
  await button(dialog, t('terminate')).click();
  await dialog.waitFor({ state: 'hidden' });
  await granted.waitFor({ state: 'detached' });
  await agent.page.reload();
  const heading = agent.page.getByRole('heading', { level: 1 });
  await heading.getByText(agent.say.delegation('state_terminated'), { exact: true }).waitFor();
});
