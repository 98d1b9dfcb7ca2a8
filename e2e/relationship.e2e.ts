import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, expectActive, expectInactive, expectTitle, link, open, row, sound } from './steps/screen.ts';
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

/** The partner's draft in another language, and the link in it. */
async function draft(partner: Visitor): Promise<string> {
  const { page, say } = partner;
  const t = say.relationship;
  await open(partner, '/customers');
  await link(page, say.customer('requestRelationship')).click();
  await expectTitle(page, t('request'));
  await page.getByRole('checkbox', { name: t('askAdmin') }).waitFor();
  await sound(partner);
  await button(page, t('makeDraft')).click();
  const address = page.locator('code').first();
  await address.waitFor();
  const url = (await address.innerText()).trim();
  const message = page.getByLabel(say.partnership('message'), { exact: true });
  expect(await message.inputValue()).toContain(url);
  await page.getByLabel(t('draftLanguage')).selectOption('es');
  expect(await message.inputValue()).toContain('Saludos');
  await sound(partner);
  await button(page, say.partnership('copyMessage')).click();
  await button(page, say.ui('copied')).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(url);
  await button(page, say.partnership('done')).click();
  await expectTitle(page, say.customer('customers'));
  return url;
}

test('a partner asks, the customer decides, takes the permission away and gives it back, and takes a second one beside it; all sides see it (C33, C35, C39, C40, C42, C43, I5)', async () => {
  const fjord = await visit(browser, product, { person: product.person('Fjord Direct', 'admin-agent') });
  const url = await draft(fjord);

  // The customer reads what follows, declines, and accepts after all.
  const school = await visit(browser, product, { person: product.person('Magnolia School', 'global-admin') });
  const { page, say } = school;
  const t = say.relationship;
  await open(school, url);
  await expectTitle(page, t('invitationTitle', { name: 'Fjord Direct' }));
  await page.getByText(t('follow_admin', { name: 'Fjord Direct' })).waitFor();
  const accept = button(page, t('accept'));
  await expectInactive(accept);
  await sound(school);
  await button(page, t('decline')).click();
  await button(page.getByRole('alertdialog'), t('decline')).click();
  await page.getByText(t('declinedText', { name: 'Fjord Direct' })).waitFor();
  await sound(school);
  await open(school, url);
  await page.getByRole('checkbox', { name: t('agreementTick') }).check();
  await page.getByRole('checkbox', { name: t('consent') }).check();
  await expectActive(accept);
  await accept.click();
  await page.getByText(t('acceptedText', { name: 'Fjord Direct' })).waitFor();
  await sound(school);

  // Its page of partners: permission away, and what the partner still owes.
  await link(page, t('toPartners')).click();
  await expectTitle(page, t('ownPartners'));
  await sound(school);
  await button(page, t('withdraw')).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(t('withdrawText', { name: 'Fjord Direct' })).waitFor();
  await sound(school);
  await button(dialog, t('withdraw')).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(t('owesTitle', { name: 'Fjord Direct' })).waitFor();
  await sound(school);

  // The partner sees both: the customer in its list, the duties on the relationship's page.
  await open(fjord, '/customers');
  await row(fjord.page, 'Magnolia School').getByRole('link').first().click();
  await link(fjord.page, t('relationshipTab')).click();
  await fjord.page.getByText(t('owesTitleOwn')).waitFor();
  await fjord.page.getByText(t('ownOwes_phone-requests')).waitFor();
  await sound(fjord);

  // Given back; then a second request has nothing left to ask.
  await button(page, t('give')).click();
  await dialog.getByRole('checkbox').first().waitFor();
  await sound(school);
  await button(dialog, t('give')).click();
  await dialog.waitFor({ state: 'hidden' });
  await button(page, t('withdraw')).waitFor();
  await open(school, url);
  await page.getByText(t('connectedTitle')).waitFor();
  await sound(school);
  await open(school, '/support');
  await sound(school);

  // The link stands in the partner's list, accepted by one.
  await open(fjord, '/customers/links');
  await fjord.page.getByText(t('acceptedCount', { count: 1 })).waitFor();
  await sound(fjord);

  // A second partner beside the first: what there is stays, and one service goes over, because the customer says so.
  const alder = product.person('Alder Distribution', 'admin-agent');
  const asked = await product.post(alder, '/twotier/v1/relationshipinvitations', {});
  expect(asked.status).toBe(201);
  await open(school, asked.body.url);
  await page.getByText(t('follow_unchanged')).waitFor();
  const held = t('replaces', { name: 'Fjord Direct' });
  const mail = page.getByRole('checkbox', { name: new RegExp(`^Mail and calendar\\s*${held}$`) });
  expect(await mail.isChecked()).toBe(false);
  await mail.check();
  await page.getByRole('checkbox', { name: t('consent') }).check();
  await accept.click();
  await page.getByText(t('acceptedText', { name: 'Alder Distribution' })).waitFor();
  await link(page, t('toPartners')).click();
  await expectTitle(page, t('ownPartners'));
  await row(page, 'Mail and calendar').getByText('Alder Distribution').waitFor();
  await row(page, 'Files and sites').getByText('Fjord Direct').waitFor();
  await sound(school);
  await open(fjord, `/customers/${product.company('Magnolia School').tenantId}/relationship`);
  await row(fjord.page, 'Mail and calendar').getByText(t('heldBy_another')).waitFor();
  expect(await fjord.page.getByText('Alder').count()).toBe(0);
  await leave(fjord);
  await leave(school);
});
