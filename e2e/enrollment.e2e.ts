import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { acceptInvitation, expectPartner, requestLink } from './steps/partnership.ts';
import { button, choose, expectTitle, link, open, row, sound } from './steps/screen.ts';
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

const company = 'Quarry Hill Systems';
const email = 'nora@quarryhill.example';
const password = 'maple and slate 41';

/** Fills the public page as a person would, and answers the name to sign in with. */
async function enroll(stranger: Visitor): Promise<string> {
  const { page, say } = stranger;
  const t = say.enrollment;
  await open(stranger, '/sign-in');
  await link(page, say.session('enroll')).click();
  await expectTitle(page, t('title'));
  await page.getByLabel(t('companyName')).fill(company);
  await choose(page, page.getByRole('combobox', { name: t('country') }), 'United States');
  await page.getByLabel(t('addressLine1')).fill('12 Mill Road');
  await page.getByLabel(t('city')).fill('Albany');
  await choose(page, page.getByRole('combobox', { name: t('state') }), 'New York');
  await page.getByLabel(t('postalCode')).fill('12207');
  await page.getByLabel(t('firstName')).fill('Nora');
  await page.getByLabel(t('lastName')).fill('Vance');
  // A mailbox that anybody can have says nothing about a company.
  await page.getByLabel(t('email')).fill('nora@gmail.com');
  await page.locator('[name=phoneNumber]').fill('5185550142');
  await page.getByLabel(t('userName')).fill('nora.vance');
  await page.getByText(t('domainFree', { name: 'quarryhillsystems.contour.example' })).waitFor();
  await page.locator('#enrollment-password').fill(password);
  await page.getByLabel(t('statements')).check();
  await page.getByText('open to everybody').first().waitFor();
  await page.getByLabel(t('email')).fill(email);
  await page.getByText('open to everybody').first().waitFor({ state: 'hidden' });
  await sound(stranger);
  await button(page, t('submit')).click();
  await expectTitle(page, company);
  await page.getByText(t('waiting'), { exact: true }).first().waitFor();
  return 'nora.vance@quarryhillsystems.contour.example';
}

/** The link of the latest message to the contact, as its mailbox would show it. */
async function mailedLink(): Promise<string> {
  const operator = product.person('Contour Cloud', 'operator-admin');
  const { body } = await product.get(operator, '/twotier/v1/outbox');
  const { id } = body.items.find((one: { recipient: string }) => one.recipient === email);
  const whole = (await product.get(operator, `/twotier/v1/outbox/${id}`)).body;
  const [found] = /\/enroll\/confirm\?token=[\w-]+/.exec(JSON.stringify(whole)) ?? [];
  return found ?? '';
}

async function signIn({ page, say }: Visitor, userPrincipalName: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(userPrincipalName);
  await page.locator('input[type=password]').fill(password);
  await button(page, say.session('signIn')).click();
}

test('a stranger’s company enrolls, is asked, sends a document, is verified, signs, presents its support, adds a location and finds its first provider (C1, C2, C9, C102, C103, C111)', async () => {
  const reseller = await visit(browser, product);
  const { page, say } = reseller;
  const t = say.verification;
  const name = await enroll(reseller);

  // The link of the mail makes the account; what was opened by a mail program has made nothing yet.
  await open(reseller, await mailedLink());
  await expectTitle(page, say.enrollment('confirmTitle'));
  await button(page, say.enrollment('confirm')).click();
  await expectTitle(page, say.enrollment('confirmed2'));
  await link(page, say.enrollment('signIn')).click();
  await signIn(reseller, name);
  await expectTitle(page, t('own'));
  await page.getByText(t('standing_pending')).waitFor();

  // The operator looks, and wants to see something.
  const operator = await visit(browser, product, {
    person: product.person('Contour Cloud', 'operator-admin'),
  });
  await open(operator, '/verifications');
  await link(operator.page, company).click();
  await expectTitle(operator.page, company);
  await operator.page.getByLabel(t('decision_ask')).check();
  await operator.page.getByLabel(t('decisionText')).fill('Please send an extract of the register.');
  await button(operator.page, t('decision_ask')).click();
  await operator.page.getByText(t('state_asked')).first().waitFor();

  await open(reseller, '/verification');
  await page.getByText('Please send an extract of the register.').first().waitFor();
  await page.getByLabel(t('text'), { exact: true }).fill('Here it is.');
  await page.getByLabel(t('documents')).setInputFiles({
    name: 'register.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 extract'),
  });
  await sound(reseller);
  await button(page, t('send')).click();
  await page.getByText(t('state_review')).first().waitFor();

  await open(operator, '/verifications');
  await link(operator.page, company).click();
  await button(operator.page, 'register.pdf').waitFor();
  await button(operator.page, t('decision_approve')).click();
  await operator.page.getByText(t('state_approved')).first().waitFor();

  // Verified, the company signs, and may transact.
  await open(reseller, '/verification');
  await link(page, t('sign')).click();
  const a = say.partnerAgreement;
  await expectTitle(page, a('title'));
  await page.getByLabel(a('firstName')).fill('Nora');
  await page.getByLabel(a('lastName')).fill('Vance');
  await page.getByLabel(a('mayBind')).check();
  await sound(reseller);
  await button(page, a('signButton')).click();
  await page.getByText(a('isSigned', { region: 'United States' })).waitFor();
  await open(reseller, '/verification');
  await page.getByText(t('standing_active'), { exact: true }).waitFor();

  // It tells its customers where to call, and sees where it stands.
  await open(reseller, '/company/support');
  await page.getByLabel(say.partner('supportEmail')).fill('help@quarryhill.example');
  await page.getByLabel(say.partner('telephone')).fill('5185550143');
  await button(page, say.partner('save')).click();
  await page.getByText(say.partner('saved')).first().waitFor();
  await open(reseller, '/standing');
  await page.getByText(say.program('means_active')).waitFor();

  // Another location gets its own number once the operator has looked at it.
  await open(reseller, '/locations');
  const l = say.location;
  await page.getByLabel(l('name')).fill('Buffalo office');
  await choose(page, page.getByRole('combobox', { name: l('country') }), 'United States');
  await page.getByLabel(l('addressLine1')).fill('4 Elm Street');
  await page.getByLabel(l('city')).fill('Buffalo');
  await choose(page, page.getByRole('combobox', { name: l('stateOrProvince') }), 'New York');
  await page.getByLabel(l('postalCode')).fill('14202');
  await button(page, l('addButton')).click();
  await row(page, 'Buffalo office').getByText(l('noNumber')).waitFor();
  await sound(reseller);
  await open(operator, '/verifications');
  await link(operator.page, company).click();
  await button(operator.page, t('decision_approve')).click();
  await operator.page.getByText(t('state_approved')).first().waitFor();
  await open(reseller, '/locations');
  expect(await row(page, 'Buffalo office').innerText()).toMatch(/\d{6,}/);

  // Its first partnership.
  const alder = await visit(browser, product, {
    person: product.person('Alder Distribution', 'sales-agent'),
  });
  const invitation = await requestLink(alder);
  await open(reseller, invitation);
  await acceptInvitation(reseller, 'Alder Distribution');
  await expectPartner(alder, '/resellers', company);
  expect(await alder.page.getByText(company).count()).toBeGreaterThan(0);
  for (const one of [alder, operator, reseller]) await leave(one);
});
