import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { soon } from './soon.ts';
import { field } from './steps/new-customer.ts';
import { button, expectTitle, link } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let alder: Visitor;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  alder = await visit(browser, product);
});
afterAll(async () => {
  await leave(alder);
  await product.stop();
  await browser.close();
});

/** Moves on with the Tab key until the control has the focus, and is seen to have it. */
async function reach(control: Locator): Promise<void> {
  await control.waitFor();
  const { keyboard } = alder.page;
  for (let steps = 0; steps < 80; steps += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      expect(await control.evaluate(isInView), `${control} is out of sight`).toBe(true);
      return;
    }
    await keyboard.press('Tab');
  }
  throw new Error(`${control} cannot be reached with the Tab key.`);
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

async function press(control: Locator, key = 'Enter'): Promise<void> {
  await reach(control);
  await alder.page.keyboard.press(key);
}

async function type(control: Locator, text: string): Promise<void> {
  await reach(control);
  await alder.page.keyboard.type(text);
}

/** After a page change the heading has the focus, so that it is read out and Tab goes on from there. */
async function expectArrived(title: string): Promise<void> {
  await expectTitle(alder.page, title);
  await soon(() => alder.page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
}

test('a partnership is requested without a mouse, from the sign-in on', async () => {
  const { page, say } = alder;
  const t = say.partnership;
  const person = product.person('Alder Distribution', 'sales-agent');
  await page.goto('/');
  await type(page.locator('[name="userPrincipalName"]'), person.userPrincipalName);
  await type(page.locator('[name="password"]'), person.password);
  await page.keyboard.press('Enter');
  await expectTitle(page, 'Alder Distribution');

  // The first stop of a page leads past the navigation.
  await page.reload();
  await expectTitle(page, 'Alder Distribution');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(say.shell('skip'));

  await press(link(page.getByRole('navigation', { name: say.shell('navigation') }), t('resellers')));
  await expectArrived(t('resellers'));
  await press(link(page, t('request')).first());
  await expectArrived(t('request'));
  await type(page.getByLabel(t('message'), { exact: true }), 'Hello!\n');
  await press(button(page, t('copyMessage')));
  await button(page, say.ui('copied')).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Hello!');
  await press(button(page, t('done')), 'Space');
  await expectArrived(t('resellers'));
});

test('a dialog holds the focus and gives it back', async () => {
  const { page, say } = alder;
  const actions = button(page, say.ui('actionsFor', { row: 'Birch IT' }));
  await press(actions);
  const removal = page.getByRole('menuitem', { name: say.partnership('removePartnership') });
  await removal.waitFor();
  await page.keyboard.press('End');
  await soon(() => removal.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await press(dialog.getByRole('checkbox'), 'Space');
  await reach(button(dialog, say.partnership('removePartnership')));
  for (let steps = 0; steps < 6; steps += 1) {
    await page.keyboard.press('Tab');
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await press(button(dialog, say.ui('cancel')));
  await dialog.waitFor({ state: 'hidden' });
  await soon(() => actions.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the first step of a new customer is filled in without a mouse', async () => {
  const { page, say } = alder;
  const t = say.onboarding;
  await press(
    link(page.getByRole('navigation', { name: say.shell('navigation') }), say.customer('customers')),
  );
  await expectArrived(say.customer('customers'));
  await press(link(page, say.customer('addCustomer')).first());
  await expectArrived(t('title'));

  // Going on with nothing filled in leads to what is missing.
  await press(button(page, say.ui('nextStep', { label: t('subscriptions') })));
  await page.getByText(t('missing')).first().waitFor();
  await press(page.getByRole('button', { name: t('companyName') }));
  await type(field(page, 'companyName'), 'Quiet Keys');
  await soon(() => field(page, 'domain').inputValue()).toBe('quietkeys');
  await type(field(page, 'addressLine1'), '9 Ivory Road');
  await type(field(page, 'city'), 'Chicago');
  await type(field(page, 'state'), 'Illin');
  await page.getByRole('option', { name: 'Illinois' }).waitFor();
  await page.keyboard.press('Enter');
  await soon(() => field(page, 'state').inputValue()).toBe('Illinois');
  await type(field(page, 'postalCode'), '60611');
  await type(field(page, 'firstName'), 'Paula');
  await type(field(page, 'lastName'), 'Stone');
  await type(field(page, 'email'), 'paula@quietkeys.example');
  await press(page.locator('input[type="radio"][value="confirmed"]'), 'Space');
  await press(button(page, say.ui('nextStep', { label: t('subscriptions') })));
  await page.getByRole('heading', { level: 2, name: t('subscriptions'), exact: true }).waitFor();
  await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  await press(button(page, say.ui('back')));
  await page.getByRole('heading', { level: 2, name: t('account'), exact: true }).waitFor();
  expect(await field(page, 'firstName').inputValue()).toBe('Paula');
});
