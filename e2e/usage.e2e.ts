import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, expectTitle, link, open, row, sound } from './steps/screen.ts';
import { prepareTransfer } from './steps/usage.ts';
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

test('a partner lets its customer buy; an owner there does, and the partner sees the order (C63)', async () => {
  const kelp = product.company('Kelp Robotics').tenantId;
  const ownerName = product.person('Kelp Robotics', 'global-admin').userPrincipalName;
  const fjord = await visit(browser, product, { person: product.person('Fjord Direct', 'admin-agent') });
  const { page, say } = fjord;

  // Permission on, at the foot of the customer's account page.
  await open(fjord, `/customers/${kelp}/account`);
  const allowed = page.getByRole('switch', { name: say.customerPermission('kind_reservation') });
  await allowed.click();
  await page.getByText(say.customerPermission('allowed')).first().waitFor();
  await sound(fjord);

  // The owner role, given to a person of the customer.
  await open(fjord, `/customers/${kelp}/usage`);
  await sound(fjord);
  await link(page, 'Contour Cloud Plan').click();
  await expectTitle(page, 'Contour Cloud Plan');
  const t = say.usageAccess;
  await button(page, t('givePerson')).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel(t('signInName')).fill(ownerName);
  await dialog.getByLabel(t('role')).selectOption('owner');
  await sound(fjord);
  await button(dialog, t('give')).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(ownerName).first().waitFor();
  await sound(fjord);

  // That person buys, in the customer's own portal.
  const owner = await visit(browser, product, { person: product.person('Kelp Robotics', 'global-admin') });
  await open(owner, '/usage-rights');
  await sound(owner);
  await link(owner.page, 'Contour Cloud Plan').click();
  await link(owner.page, t('buy')).click();
  const b = owner.say.selfPurchase;
  await expectTitle(owner.page, b('title'));
  await owner.page
    .getByText(b('notAllowed', { partner: 'Fjord Direct', what: b('kind_savings-plan_many') }))
    .waitFor();
  await button(owner.page, b('buy')).click();
  await owner.page.getByText(b('itemMissing')).first().waitFor();
  await sound(owner);
  await owner.page.getByLabel(b('item')).selectOption({ index: 1 });
  await owner.page.getByLabel(b('term')).selectOption({ index: 1 });
  await button(owner.page, b('buy')).click();
  const asked = owner.page.getByRole('alertdialog');
  await asked.getByText(b('confirmText', { partner: 'Fjord Direct' })).waitFor();
  await sound(owner);
  await button(asked, b('buy')).click();
  await asked.waitFor({ state: 'hidden' });
  await owner.page.getByText(b('byCustomer')).first().waitFor();
  await sound(owner);
  await leave(owner);

  // The partner finds it among reservations, in the order history and in the activity log.
  await open(fjord, `/customers/${kelp}/reservations`);
  await page.getByText(say.selfPurchase('byCustomer')).first().waitFor();
  await sound(fjord);
  const { body } = await product.get(
    product.person('Fjord Direct', 'admin-agent'),
    `/v1/customers/${kelp}/orders`,
  );
  expect(body.items.length).toBeGreaterThan(2);
  await open(fjord, '/activity');
  await page.getByText('Kelp Robotics').first().waitFor();
  await leave(fjord);
});

test('a provider makes its reseller owner of what runs under a plan, and the customer takes it back (C19)', async () => {
  const granite = product.company('Granite Bakery').tenantId;
  const seller = product.person('Alder Distribution', 'admin-agent');
  const { body: catalog } = await product.get(
    seller,
    `/twotier/v1/customers/${granite}/catalog?billingType=usage`,
  );
  const { catalogItemId: offerId } = catalog.items[0];
  const lineItems = [{ lineItemNumber: 0, offerId, quantity: 1, termDuration: 'P1M' }];
  await product.post(seller, `/v1/customers/${granite}/orders`, { lineItems });

  const alder = await visit(browser, product, { person: seller });
  const t = alder.say.usageAccess;
  await open(alder, `/customers/${granite}/usage`);
  await link(alder.page, 'Contour Cloud Plan').click();
  await button(alder.page, t('givePartner')).click();
  const dialog = alder.page.getByRole('alertdialog');
  await dialog.getByLabel(t('partner')).selectOption({ label: 'Birch IT' });
  await sound(alder);
  await button(dialog, t('give')).click();
  await dialog.waitFor({ state: 'hidden' });
  const agents = t('agentsOf', { name: 'Birch IT' });
  await alder.page.getByText(agents).first().waitFor();
  await leave(alder);

  const owner = await visit(browser, product, { person: product.person('Granite Bakery', 'global-admin') });
  await open(owner, '/usage-rights');
  await link(owner.page, 'Contour Cloud Plan').click();
  await row(owner.page, agents)
    .getByRole('button', { name: t('take') })
    .click();
  await button(owner.page.getByRole('alertdialog'), t('take')).click();
  await row(owner.page, agents).waitFor({ state: 'detached' });
  await sound(owner);
  await leave(owner);
});

test('a customer changes its partner by request: asked, reviewed, accepted, moved (C65)', async () => {
  const kelp = product.company('Kelp Robotics').tenantId;
  await prepareTransfer(product);
  const alder = await visit(browser, product, {
    person: product.person('Alder Distribution', 'admin-agent'),
  });
  const t = alder.say.transfer;
  await open(alder, `/customers/${kelp}/transfers`);
  await sound(alder);
  await link(alder.page, t('add')).click();
  await expectTitle(alder.page, t('requestTitle'));
  await button(alder.page, t('send')).click();
  await alder.page.getByText(t('sourceWrong')).first().waitFor();
  await sound(alder);
  await alder.page.getByLabel(t('sourcePartnerId')).fill(product.company('Fjord Direct').tenantId);
  await alder.page.getByLabel(t('contactName')).fill('Dana Frost');
  await alder.page.getByLabel(t('contactEmail')).fill('dana.frost@kelp.example');
  await alder.page.getByLabel(t('resellerPartnerId')).fill('5300101');
  await button(alder.page, t('send')).click();
  await expectTitle(alder.page, t('transferTitle', { name: 'Kelp Robotics' }));
  await sound(alder);

  const fjord = await visit(browser, product, { person: product.person('Fjord Direct', 'admin-agent') });
  await open(fjord, '/transfers');
  await sound(fjord);
  await row(fjord.page, 'Kelp Robotics').getByRole('link').first().click();
  await fjord.page.getByRole('checkbox').first().waitFor();
  await sound(fjord);
  await button(fjord.page, t('accept')).click();
  const dialog = fjord.page.getByRole('alertdialog');
  await sound(fjord);
  await button(dialog, t('accept')).click();
  await fjord.page.getByText(t('state_accepted')).first().waitFor();
  await sound(fjord);
  await leave(fjord);

  const operator = product.person('Contour Cloud', 'operator-admin');
  await product.post(operator, '/emulator/v1/clock', { advance: 'PT20M' });
  await alder.page.reload();
  await alder.page.getByText(t('line_moved')).first().waitFor();
  await sound(alder);
  await leave(alder);
});

test('and changes it back in writing: three sign, the form is submitted, support confirms (C64)', async () => {
  const kelp = product.company('Kelp Robotics').tenantId;
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const enter = (company: string, role = 'global-admin') =>
    visit(browser, product, { person: product.person(company, role) });
  const alder = await enter('Alder Distribution');
  const { page, say } = alder;
  const t = say.transfer;
  await open(alder, `/customers/${kelp}/switches/new`);
  await expectTitle(page, t('openTitle'));
  await page.getByRole('combobox', { name: t('chooseSubscription') }).selectOption({ index: 1 });
  await page.getByLabel(t('targetPartnerId')).fill(product.company('Fjord Direct').tenantId);
  await page.getByLabel(t('noticeOn')).fill(yesterday);
  await page.getByLabel(t('supportPlan')).fill('Standard');
  await page.getByLabel(t('contactLabel')).fill('admin@alder.example');
  await sound(alder);
  await button(page, t('open')).click();
  await page.getByText(t('case_signing')).first().waitFor();
  const path = new URL(page.url()).pathname;

  for (const company of ['Kelp Robotics', 'Fjord Direct', 'Alder Distribution']) {
    const signer = company === 'Alder Distribution' ? alder : await enter(company);
    await open(signer, path);
    await button(signer.page, t('sign')).click();
    const dialog = signer.page.getByRole('alertdialog');
    await dialog.getByLabel(t('typedLabel')).fill('Dana Frost');
    await dialog.getByLabel(t('contactLabel')).fill('dana.frost@kelp.example');
    if (signer === alder) await sound(signer);
    await button(dialog, t('sign')).click();
    await dialog.waitFor({ state: 'hidden' });
    if (signer !== alder) await leave(signer);
  }
  await button(page, t('submit')).click();
  await button(page.getByRole('alertdialog'), t('submit')).click();
  await page.getByText(t('case_submitted')).first().waitFor();

  const operator = await enter('Contour Cloud', 'operator-admin');
  await open(operator, '/switches');
  await sound(operator);
  await operator.page.getByRole('row').filter({ hasText: 'Kelp Robotics' }).getByRole('link').click();
  await button(operator.page, t('confirm')).click();
  await button(operator.page.getByRole('alertdialog'), t('confirm')).click();
  await operator.page.getByText(t('case_executed')).first().waitFor();
  await leave(operator);

  await page.reload();
  await page.getByText(t('case_executed')).first().waitFor();
  await sound(alder);
  await leave(alder);
});
