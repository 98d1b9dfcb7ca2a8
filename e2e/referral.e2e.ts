import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { field, fillAccount, goOn, submitAndRead } from './steps/new-customer.ts';
import { button, choose, expectTitle, link, open, row, sound } from './steps/screen.ts';
import { leave, visit } from './visitor.ts';

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

const need = 'A data platform for four workshops';
const company = 'Larch Workshops';

test('a customer finds a partner and asks it; accepted, worked on, made a customer and won (C93, C94, C95, C96)', async () => {
  const anybody = await visit(browser, product);
  await open(anybody, '/partner-finder');
  await row(anybody.page, 'Fjord Direct').waitFor();
  await leave(anybody);

  const customer = await visit(browser, product, {
    person: product.person('Granite Bakery', 'global-admin'),
  });
  await open(customer, '/find-partner');
  await row(customer.page, 'Fjord Direct')
    .getByRole('link', { name: new RegExp(customer.say.businessProfile('ask')) })
    .click();
  const asks = customer.say.referral;
  await expectTitle(customer.page, asks('ask', { partner: 'Fjord Direct' }));
  const entry = (label: string) => customer.page.getByRole('textbox', { name: label, exact: true });
  await entry(asks('need')).fill(need);
  await entry(asks('companyName')).fill(company);
  await sound(customer);
  await button(customer.page, asks('send')).click();
  await expectTitle(customer.page, asks('sent'));
  await row(customer.page, 'Fjord Direct').getByText(asks('state_received')).waitFor();
  await sound(customer);

  const fjord = await visit(browser, product, { person: product.person('Fjord Direct', 'sales-agent') });
  const { page, say } = fjord;
  const t = say.referral;
  await open(fjord, '/referrals');
  await sound(fjord);
  await link(page, company).click();
  await expectTitle(page, company);
  await page.getByText(need).waitFor();
  await sound(fjord);
  await button(page, t('accept')).click();
  await button(page, t('accept')).last().click();
  await page.getByText(t('currencyForm')).first().waitFor();
  await page.getByRole('textbox', { name: t('value'), exact: true }).fill('24000');
  await page.getByRole('textbox', { name: t('currency'), exact: true }).fill('usd');
  await page.getByLabel(t('closesOn')).fill('2031-01-31');
  await sound(fjord);
  await button(page, t('accept')).last().click();
  await page.getByText(t('state_accepted')).first().waitFor();
  await sound(fjord);

  await link(page, t('addCustomer')).click();
  await expectTitle(page, say.onboarding('title'));
  expect(await field(page, 'companyName').inputValue()).toBe(company);
  await fillAccount(fjord, {
    companyName: company,
    domain: 'larchworkshops',
    addressLine1: '41 Foundry Lane',
    city: 'Duluth',
    state: 'Minnesota',
    postalCode: '55802',
    firstName: 'Ada',
    lastName: 'Larch',
    email: 'ada@larch.example',
    phoneNumber: '2185550199',
  });
  await goOn(fjord, say.onboarding('subscriptions'));
  await goOn(fjord, say.ui('review'));
  await submitAndRead(fjord);
  await page.getByText(say.onboarding('referralTied')).waitFor();
  await leave(fjord);

  const closing = await visit(browser, product, { person: product.person('Fjord Direct', 'sales-agent') });
  await open(closing, '/referrals');
  await link(closing.page, company).click();
  await link(closing.page, company).waitFor();
  await button(closing.page, t('won')).click();
  const dialog = closing.page.getByRole('alertdialog');
  await sound(closing);
  await button(dialog, t('won')).click();
  await closing.page.getByText(t('state_won')).first().waitFor();
  await leave(closing);

  await customer.page.reload();
  await row(customer.page, 'Fjord Direct').getByText(asks('state_won')).waitFor();
  await leave(customer);
});

test('a provider passes a need on to its reseller, which finds it and declines (C94, C97)', async () => {
  const alder = await visit(browser, product, {
    person: product.person('Alder Distribution', 'sales-agent'),
  });
  const t = alder.say.referral;
  await open(alder, '/referrals/pass');
  await choose(alder.page, alder.page.getByRole('combobox', { name: t('reseller') }), 'Birch IT');
  const entry = (label: string) => alder.page.getByRole('textbox', { name: label, exact: true });
  await entry(t('need')).fill('Backup for eight desks');
  await entry(t('companyName')).fill('Maple Dental');
  await choose(alder.page, alder.page.getByRole('combobox', { name: t('country') }), 'United States');
  await entry(t('lastName')).fill('Hale');
  await entry(t('email')).fill('hale@maple.example');
  await sound(alder);
  await button(alder.page, t('send')).click();
  await expectTitle(alder.page, t('sent'));

  const birch = await visit(browser, product, {
    person: product.person('Birch IT', 'global-admin'),
    language: 'ru',
    width: 390,
  });
  const r = birch.say.referral;
  await open(birch, '/referrals');
  await link(birch.page, 'Maple Dental').click();
  await birch.page.getByText('Backup for eight desks').waitFor();
  await sound(birch);
  await button(birch.page, r('decline')).click();
  const dialog = birch.page.getByRole('alertdialog');
  await dialog.getByLabel(r('reason')).selectOption('no-capacity');
  await sound(birch);
  await button(dialog, r('decline')).click();
  await birch.page.getByText(r('state_declined')).first().waitFor();
  await leave(birch);
  await alder.page.reload();
  await row(alder.page, 'Birch IT').getByText(t('state_declined')).waitFor();
  await leave(alder);
});
