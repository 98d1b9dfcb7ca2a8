import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, chooseInMenu, expectTitle, link, open, row, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let agent: Visitor;
let users: string;

const name = 'Nora Whitlock';
const license = 'Contour Business Basic';
let userName: string;
let temporary: string;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  agent = await visit(browser, product, { person: product.person('Alder Distribution', 'admin-agent') });
  users = `/customers/${product.company('Granite Bakery').tenantId}/users`;
});
afterAll(async () => {
  await leave(agent);
  await product.stop();
  await browser.close();
});

test('a person is added, and the password is shown this once', async () => {
  const { page, say } = agent;
  await open(agent, users);
  await sound(agent);
  await link(page, say.user('addUser')).click();
  await expectTitle(page, say.user('addUser'));
  await sound(agent);
  await page.getByLabel(say.user('firstName')).fill('Nora');
  await page.getByLabel(say.user('lastName')).fill('Whitlock');
  await page.locator('[name="userName"]').fill('nora.whitlock');
  await button(page, say.user('create')).click();
  await expectTitle(page, say.user('createdTitle', { count: 1 }));
  await sound(agent);
  const thing = say.user('temporaryPassword');
  await button(page, say.ui('revealThing', { thing })).click();
  const shown = page.locator('code');
  userName = (await shown.nth(0).textContent()) ?? '';
  temporary = (await shown.nth(1).textContent()) ?? '';
  expect(userName).toMatch(/^nora\.whitlock@/);
  expect(temporary).toMatch(/^\S{14}$/);
  await button(page, say.user('complete')).click();
  await row(page, name).waitFor();
  expect(await page.content()).not.toContain(temporary);
});

test('the person signs in with it and has to choose another password first', async () => {
  const nora = await visit(browser, product);
  const { page, say } = nora;
  await open(nora, '/sign-in');
  await page.locator('[name="userPrincipalName"]').fill(userName);
  await page.locator('[name="password"]').fill(temporary);
  await button(page, say.session('signIn')).click();
  await expectTitle(page, say.session('changeTitle'));
  await page.getByText(say.session('changeForced')).waitFor();
  await page.locator('[name="currentPassword"]').fill(temporary);
  await page.locator('[name="newPassword"]').fill('harbor-lantern-seven');
  await page.locator('[name="repeated"]').fill('harbor-lantern-seven');
  await button(page, say.session('change')).click();
  await page.waitForURL((url) => url.pathname === '/');
  await leave(nora);
});

test('the person gets a license, with a result of its own', async () => {
  const { page, say } = agent;
  await open(agent, users);
  await chooseInMenu(agent, name, say.user('manageLicenses'));
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('checkbox', { name: license }).check();
  await button(dialog, say.user('save')).click();
  await dialog.getByText(say.user('outcome_assigned'), { exact: true }).waitFor();
  await sound(agent);
  await button(dialog, say.user('done')).click();
  await dialog.waitFor({ state: 'hidden' });
  await row(page, name).getByText(license).waitFor();
  await link(page, say.user('licenses')).click();
  await row(page, license).waitFor();
  await sound(agent);
});

test('deleted, the person is out of the list; restored, back without the license', async () => {
  const { page, say } = agent;
  await open(agent, users);
  await chooseInMenu(agent, name, say.user('deleteUser'));
  const dialog = page.getByRole('alertdialog');
  await button(dialog, say.user('deleteUser')).click();
  await dialog.waitFor({ state: 'hidden' });
  await row(page, name).waitFor({ state: 'detached' });
  await link(page, say.user('deletedUsers')).click();
  await row(page, name).waitFor();
  await sound(agent);
  await row(page, name).getByRole('button').first().click();
  await expectTitle(page, name);
  await page.getByText(say.user('noLicenseYet')).waitFor();
  await sound(agent);
});

test('own staff: roles by kind, and who is to be asked for more', async () => {
  const admin = await visit(browser, product, {
    person: product.person('Alder Distribution', 'global-admin'),
  });
  const { page, say } = admin;
  for (const path of ['/staff', '/staff/new', '/staff/guests', '/my-access']) {
    await open(admin, path);
    await sound(admin);
  }
  await open(admin, '/staff/new');
  await page.getByLabel(say.user('displayName')).fill('Otto Reyes');
  await page.locator('[name="userName"]').fill('otto.reyes');
  await page.getByRole('checkbox', { name: 'Sales agent' }).check();
  await button(page, say.user('create')).click();
  await expectTitle(page, say.user('createdTitle', { count: 1 }));
  await button(page, say.user('complete')).click();
  await row(page, 'Otto Reyes').getByText('Sales agent').waitFor();
  await leave(admin);
});
