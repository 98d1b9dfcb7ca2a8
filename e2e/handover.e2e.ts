import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { confirmAgreement, partnershipLink, sellOlderOffer } from './steps/handover.ts';
import { button, expectTitle, link, open, row, sound } from './steps/screen.ts';
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

test('a direct partner moves to a provider: two windows, from enrollment to the last line', async () => {
  const kelp = product.company('Kelp Robotics').tenantId;
  const provider = product.person('Alder Distribution', 'admin-agent');
  await sellOlderOffer(product, product.person('Fjord Direct', 'admin-agent'), kelp, 12);
  const fjord = await visit(browser, product, { person: product.person('Fjord Direct', 'global-admin') });
  const { page, say } = fjord;
  const t = say.handover;

  // The company itself: enrolled as a reseller too, then a provider's reseller.
  await open(fjord, `/customers/${kelp}/handover`);
  await page.getByText(t('firstEnroll')).waitFor();
  await sound(fjord);
  await link(page, t('toMove')).click();
  await expectTitle(page, t('moveTitle'));
  await sound(fjord);
  await button(page, t('enroll')).click();
  const asked = page.getByRole('alertdialog');
  await sound(fjord);
  await button(asked, t('enroll')).click();
  await asked.waitFor({ state: 'hidden' });
  await open(fjord, await partnershipLink(product, provider));
  const p = say.partnership;
  await page.getByRole('checkbox').check();
  await button(page, p('accept')).click();
  await page.getByText('Alder Distribution').first().waitFor();
  await open(fjord, '/move-to-provider');
  await page.getByText('Alder Distribution').first().waitFor();
  await sound(fjord);

  // One customer: extended with its consent, then what goes.
  await open(fjord, `/customers/${kelp}/handover`);
  await button(page, t('extendAction')).click();
  await page.getByText(t('consentMissing')).first().waitFor();
  await sound(fjord);
  await page.getByRole('checkbox', { name: t('consent') }).check();
  await button(page, t('extendAction')).click();
  await page.getByText(t('agreementOpen')).waitFor();
  await sound(fjord);
  await button(page, t('send')).click();
  await page.getByText(t('sendMissing')).first().waitFor();
  await page.getByRole('checkbox').first().check();
  await button(page, t('send')).click();
  await page.getByText(t('about_pending')).first().waitFor();
  await sound(fjord);

  // The provider, in a window of its own.
  const alder = await visit(browser, product, { person: provider });
  await open(alder, '/transfers');
  await row(alder.page, 'Kelp Robotics').getByRole('link').first().click();
  await alder.page.getByText(t('decideText')).waitFor();
  await sound(alder);
  await button(alder.page, t('accept')).click();
  const dialog = alder.page.getByRole('alertdialog');
  await sound(alder);
  // Without the customer's agreement with the provider nothing arrives.
  await button(dialog, t('accept')).click();
  await dialog.getByRole('alert').waitFor();
  await sound(alder);
  await confirmAgreement(product, provider, kelp);
  await button(dialog, t('accept')).click();
  await alder.page.getByText(t('about_done')).first().waitFor();
  await sound(alder);
  await leave(alder);

  await page.reload();
  await page.getByText(say.transfer('line_moved')).first().waitFor();
  await leave(fjord);

  const dana = await visit(browser, product, { person: product.person('Kelp Robotics', 'global-admin') });
  await open(dana, '/moved-subscriptions');
  await dana.page.getByText('Alder Distribution').first().waitFor();
  await sound(dana);
  await leave(dana);
});
