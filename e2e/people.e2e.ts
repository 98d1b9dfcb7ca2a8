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

test('a person is added, and the password is shown this once (C72)', async () => {
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

test('the person gets a license, with a result of its own (C76)', async () => {
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

test('services of a license are switched off one by one', async () => {
  const { page, say } = agent;
  await open(agent, users);
  await link(page, name).click();
  await expectTitle(page, name);
  const services = page.getByRole('group', { name: license });
  await services.getByRole('checkbox', { name: 'Contour Meetings' }).uncheck();
  await button(page, say.user('saveServices')).click();
  await page.getByText(say.user('servicesSaved')).first().waitFor();
  await sound(agent);
  await page.reload();
  await page.getByRole('checkbox', { name: 'Contour Meetings', checked: false }).waitFor();
});

test('many at once: each person and license has a result, and what excludes another is named (C77)', async () => {
  const { page, say } = agent;
  const standard = 'Contour Business Standard';
  await open(agent, users);
  for (const one of [name, 'Leon Fischer']) await row(page, one).getByRole('checkbox').check();
  await button(page, say.user('manageLicenses')).first().click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('checkbox', { name: standard }).check();
  const services = dialog.getByRole('group', { name: say.user('servicesOn', { name: standard }) });
  await services.getByRole('checkbox', { name: 'Contour Apps' }).uncheck();
  await sound(agent);
  await button(dialog, say.user('save')).click();
  await dialog.getByText(say.user('outcome_plans-changed')).waitFor();
  await dialog.getByText(new RegExp(`cannot go together with .*${license}`)).waitFor();
  await sound(agent);
  await button(dialog, say.user('done')).click();
  await dialog.waitFor({ state: 'hidden' });
});

test('blocked, the person gets in nowhere; what the license costs is seen, and it is taken back', async () => {
  const { page, say } = agent;
  await open(agent, users);
  await chooseInMenu(agent, name, say.user('blockSignIn'));
  const dialog = page.getByRole('alertdialog');
  await button(dialog, say.user('blockSignIn')).click();
  await dialog.waitFor({ state: 'hidden' });
  await row(page, name).getByText(say.user('signInBlocked')).waitFor();
  await sound(agent);
  const nora = await visit(browser, product);
  await open(nora, '/sign-in');
  await nora.page.locator('[name="userPrincipalName"]').fill(userName);
  await nora.page.locator('[name="password"]').fill('harbor-lantern-seven');
  await button(nora.page, nora.say.session('signIn')).click();
  await nora.page.getByRole('alert').first().waitFor();
  await leave(nora);
  await open(agent, '/licenses/unused');
  await row(page, 'Granite Bakery').first().waitFor();
  await sound(agent);
  await open(agent, users.replace('/users', '/licenses'));
  await page.getByText(say.user('ofBlockedText', { count: 1 })).waitFor();
  await sound(agent);
  await button(page, say.user('takeBackAll')).click();
  await page
    .getByText(say.user('released', { count: 1 }))
    .first()
    .waitFor();
  await page.getByText(say.user('ofBlockedText', { count: 1 })).waitFor({ state: 'detached' });
  await open(agent, users);
  await chooseInMenu(agent, name, say.user('openSignIn'));
  await button(page.getByRole('alertdialog'), say.user('openSignIn')).click();
  await row(page, name).getByText(say.user('signInBlocked')).waitFor({ state: 'detached' });
});

test('unused licenses say why they cannot be given back now, or are given back', async () => {
  const { page, say } = agent;
  await open(agent, '/licenses/unused');
  const menu = page.getByRole('row').filter({ hasText: 'Granite Bakery' }).first().getByRole('button').last();
  await menu.click();
  await page.getByRole('menuitem').first().click();
  const dialog = page.getByRole('alertdialog');
  await dialog
    .getByText(/It then costs/)
    .or(link(dialog, say.user('fewerAtRenewal')))
    .first()
    .waitFor();
  await sound(agent);
  await button(dialog, say.ui('cancel')).click();
  await dialog.waitFor({ state: 'hidden' });
});

test('deleted, the person is out of the list; restored, back without the license (C74)', async () => {
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

test('own staff: roles by kind, and who is to be asked for more (C99)', async () => {
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
  await row(page, 'Otto Reyes').getByRole('link').first().click();
  await expectTitle(page, 'Otto Reyes');
  await button(page, say.user('blockSignIn')).click();
  await button(page.getByRole('alertdialog'), say.user('blockSignIn')).click();
  await page.getByText(say.user('signInBlocked'), { exact: true }).first().waitFor();
  await sound(admin);
  await open(admin, '/staff?signIn=blocked');
  await row(page, 'Otto Reyes').getByText(say.user('signInBlocked')).waitFor();
  await leave(admin);
});

test('a guest is invited by mail, and a colleague put into a security group', async () => {
  const admin = await visit(browser, product, {
    person: product.person('Alder Distribution', 'global-admin'),
  });
  const { page, say } = admin;
  await open(admin, '/staff/guests');
  await page.getByLabel(say.user('emails')).fill('guest@outside.example');
  await page.getByRole('checkbox', { name: 'Membership admin' }).check();
  await button(page, say.user('invite')).click();
  await page.getByRole('heading', { name: 'guest@outside.example' }).waitFor();
  await page.getByText(say.user('onceWarning')).waitFor();
  await sound(admin);
  await button(page, say.user('complete')).click();
  await row(page, 'guest@outside.example').getByText(say.user('guest'), { exact: true }).waitFor();

  await open(admin, '/groups');
  await sound(admin);
  await button(page, say.group('make')).first().click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel(say.group('name')).fill('Night desk');
  await button(dialog, say.group('save')).click();
  await dialog.waitFor({ state: 'hidden' });
  await expectTitle(page, 'Night desk');
  await button(page, say.group('addPeople')).first().click();
  await dialog.getByRole('checkbox', { name: 'Frank Delgado' }).check();
  await sound(admin);
  await button(dialog, say.group('add')).click();
  await row(page, 'Frank Delgado').waitFor();
  await sound(admin);
  await leave(admin);
});
