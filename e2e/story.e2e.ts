import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../portal/src/i18n/languages.ts';
import { sentenceOf } from '../server/src/errors/sentence.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Person, type Product, startProduct } from './product.ts';
import { soon } from './soon.ts';
import { expectCustomer, expectHidden, findByReseller } from './steps/customers.ts';
import { expectNumbersOfLists } from './steps/home.ts';
import {
  cancel,
  expectGoneOnReload,
  expectReviewed,
  field,
  fillAccount,
  goOn,
  type NewCustomer,
  pick,
  productTitle,
  startFor,
  submitAndRead,
} from './steps/new-customer.ts';
import {
  acceptInvitation,
  editDraft,
  expectNoPartner,
  expectOwnMeans,
  expectPartner,
  removePartner,
  requestLink,
} from './steps/partnership.ts';
import { button, expectTitle, link, open, sound } from './steps/screen.ts';
import { signIn } from './steps/session.ts';
import {
  creditById,
  creditFromList,
  expectCredited,
  expectRefusedAtField,
  openById,
  openSubscriptions,
  refusedIds,
  verify,
} from './steps/subscriptions.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const harborview: NewCustomer = {
  companyName: 'Harborview Clinics',
  domain: 'harborviewclinics',
  addressLine1: '350 Harbor Avenue',
  city: 'Chicago',
  state: 'Illinois',
  postalCode: '60611',
  firstName: 'Dora',
  lastName: 'Whitman',
  email: 'dora.whitman@harborview.example',
  phoneNumber: '3125550188',
};

const lakeside: NewCustomer = {
  ...harborview,
  companyName: 'Lakeside Bakery',
  domain: 'lakesidebakery',
  email: 'office@lakeside.example',
};

const runs = [
  ...languages.map((language) => ({ language, width: 1280 })),
  // The longest words on the narrowest screen.
  { language: 'ru', width: 360 } as const,
];

describe.each(runs)('The story in $language, $width pixels wide', ({ language, width }) => {
  let product: Product;
  let agent: Person;
  let alder: Visitor;
  let ewa: Visitor;
  let invitation: string;
  let customerId: string;
  const basic = productTitle('Contour Business Basic', language);
  const premium = productTitle('Contour Business Premium', language);
  // A subscription keeps the name under which it was bought, whoever reads it.

  beforeAll(async () => {
    product = await startProduct();
    agent = product.person('Alder Distribution', 'sales-agent');
    alder = await visit(browser, product, { language, width, person: agent });
    ewa = await visit(browser, product, { language, width });
  });
  afterAll(async () => {
    await leave(alder);
    await leave(ewa);
    await product.stop();
  });

  test('1. a provider makes a draft with a personal link and sends it by its own means (C8)', async () => {
    await open(alder, '/resellers');
    await sound(alder);
    invitation = await requestLink(alder);
    await sound(alder);
    await expectOwnMeans(alder, await editDraft(alder, invitation));
    await button(alder.page, alder.say.partnership('done')).click();
    await expectTitle(alder.page, alder.say.partnership('resellers'));
    await expectNoPartner(alder, '/resellers', 'Ewa Consulting');
    await open(alder, '/resellers/links');
    await sound(alder);
    await expectNobodyWrittenTo();
  });

  test('2. a reseller opens the link, signs in, reads who asks and accepts (C9)', async () => {
    await ewa.page.goto(invitation);
    await expectTitle(ewa.page, ewa.say.session('signInTitle'));
    await sound(ewa);
    await signIn(ewa, product.person('Ewa Consulting', 'global-admin'));
    await acceptInvitation(ewa, 'Alder Distribution');
    await expectPartner(ewa, '/providers', 'Alder Distribution');
    await sound(ewa);
    await expectPartner(alder, '/resellers', 'Ewa Consulting');
    await ewa.page.goto(invitation);
    await ewa.page.getByText(ewa.say.partnership('connectedTitle'), { exact: true }).waitFor();
    await sound(ewa);
  });

  test('3. a new customer for the reseller: thrown away once, then submitted (C15, C16, C17, C44, C46)', async () => {
    const { page, say } = alder;
    await startFor(alder, 'Ewa Consulting');
    await page.getByText('Ewa Consulting').first().waitFor();
    await sound(alder);
    await fillAccount(alder, harborview);
    await goOn(alder, say.onboarding('subscriptions'));
    await pick(alder, basic, 5);
    await cancel(alder);
    await expectNothingTaken();

    await startFor(alder, 'Ewa Consulting');
    expect(await field(page, 'companyName').inputValue()).toBe('');
    await fillAccount(alder, { ...harborview, postalCode: '9' });
    await soon(() => field(page, 'postalCode').getAttribute('aria-invalid')).toBe('true');
    await sound(alder);
    await field(page, 'postalCode').fill(harborview.postalCode);
    await soon(() => field(page, 'postalCode').getAttribute('aria-invalid')).not.toBe('true');

    await goOn(alder, say.onboarding('subscriptions'));
    await pick(alder, basic, 12);
    await pick(alder, premium, 3);
    await sound(alder);
    await goOn(alder, say.ui('review'));
    await expectReviewed(alder, basic, 12);
    await expectReviewed(alder, premium, 3);
    await sound(alder);

    await button(page, say.ui('updateStep', { label: say.onboarding('account') })).click();
    expect(await field(page, 'companyName').inputValue()).toBe(harborview.companyName);
    await field(page, 'firstName').fill('Theodora');
    await goOn(alder, say.onboarding('subscriptions'));
    await page.goBack();
    expect(await field(page, 'firstName').inputValue()).toBe('Theodora');
    await page.goForward();
    await goOn(alder, say.ui('review'));
    await expectReviewed(alder, basic, 12);
    await page.locator('#attestation').check();

    const shown = await submitAndRead(alder);
    expect(shown.userName).toBe(`admin@${harborview.domain}.contour.example`);
    await expectGoneOnReload(alder, shown);
    customerId = await idOf(harborview.companyName);
    await expectNeverRead(shown.password);
  });

  test("4. the customer is in both lists, credited to the reseller, and in nobody else's (C22, C24, C25, C48)", async () => {
    await findByReseller(alder, 'Ewa Consulting', harborview.companyName);
    await openSubscriptions(alder, customerId);
    await expectCredited(alder, [basic, premium], 'Ewa Consulting');
    await sound(alder);
    const { body } = await product.get(agent, `/v1/customers/${customerId}/subscriptions`);
    const { locationPartnerId } = product.company('Ewa Consulting');
    expect(body.items.map((one: { partnerId: string }) => one.partnerId)).toEqual([
      locationPartnerId,
      locationPartnerId,
    ]);

    const reseller = await visit(browser, product, {
      language,
      width,
      person: product.person('Ewa Consulting', 'admin-agent'),
    });
    await expectCustomer(reseller, harborview.companyName);
    await openSubscriptions(reseller, customerId);
    await sound(reseller);
    await leave(reseller);
    for (const stranger of ['Boreal Distribuciones', 'Birch IT']) {
      const person = product.person(stranger, 'admin-agent');
      const visitor = await visit(browser, product, { language, width, person });
      await expectHidden(visitor, harborview.companyName, customerId);
      await leave(visitor);
      expect((await product.get(person, `/v1/customers/${customerId}`)).status).toBe(404);
    }
  });

  // What follows is of lists and forms that the phone has walked through by now.
  const wide = width >= 600;

  test.runIf(wide)(
    '5. subscriptions for a customer there is, and another reseller for one of them (C45, C47)',
    async () => {
      const { page, say } = alder;
      const iris = await idOf('Iris Logistics');
      await open(alder, `/customers/${iris}/subscriptions/new`);
      await pick(alder, premium, 7);
      await sound(alder);
      await goOn(alder, say.cart('stepReseller'));
      await button(page, say.cart('creditDesignated', { name: 'Birch IT' })).click();
      await sound(alder);
      await goOn(alder, say.ui('review'));
      await page.getByRole('checkbox').check();
      await sound(alder);
      await button(page, say.cart('submit')).click();
      await page.getByRole('heading', { level: 2, name: say.cart('doneTitle') }).waitFor();
      await sound(alder);
      await link(page, say.cart('seeSubscriptions')).click();
      await expectCredited(alder, [premium], 'Birch IT');

      await link(page, premium).click();
      await expectTitle(page, premium);
      await sound(alder);
      await creditFromList(alder, 'Ewa Consulting');
      await creditById(alder, product.company('Birch IT').locationPartnerId ?? '', 'Birch IT');
      await openById(alder);
      for (const { partnerId, message } of refusedIds(product, say)) {
        await verify(alder, partnerId);
        await expectRefusedAtField(alder, message);
      }
      await sound(alder);
      await openSubscriptions(alder, iris);
      await expectCredited(alder, [premium], 'Birch IT');
    },
  );

  test.runIf(wide)(
    '6. the provider removes the partnership; customer and credit stay (C10, C13)',
    async () => {
      const { say } = alder;
      const leftOpen = await visit(browser, product, { language, person: agent });
      await startFor(leftOpen, 'Ewa Consulting');
      await fillAccount(leftOpen, lakeside);
      await goOn(leftOpen, say.onboarding('subscriptions'));
      await goOn(leftOpen, say.ui('review'));
      const before = await standing();

      await removePartner(alder, 'Ewa Consulting');
      await expectNoPartner(alder, '/resellers', 'Ewa Consulting');
      await expectNoPartner(ewa, '/providers', 'Alder Distribution');
      expect(await standing()).toEqual(before);
      await openSubscriptions(alder, customerId);
      await expectCredited(alder, [basic, premium], 'Ewa Consulting');
      await sound(alder);

      await expectRefusedAndContinued(leftOpen);
      await leave(leftOpen);
    },
  );

  test.runIf(wide)(
    '7. every number of the home page is the length of the list it leads to (C115)',
    async () => {
      await expectNumbersOfLists(alder);
    },
  );

  /** The link is all there is: no addressee, no message, and no way to have one sent. */
  async function expectNobodyWrittenTo(): Promise<void> {
    const { body } = await product.get(agent, '/twotier/v1/partnershipinvitations');
    expect(body.items).toHaveLength(1);
    const members = ['acceptedCount', 'expiresAt', 'id', 'issuedAt', 'state'];
    expect(Object.keys(body.items[0]).sort()).toEqual(members);
    const operator = product.person('Contour Cloud', 'operator-admin');
    expect((await product.get(operator, '/twotier/v1/outbox')).body.items).toEqual([]);
  }

  /** Everything the API says of the customer, its subscriptions and who is credited. */
  async function standing(): Promise<unknown> {
    const paths = ['', '/subscriptions', '/orders', '/profiles/company', '/profiles/billing', '/agreements'];
    const answers = await Promise.all(
      paths.map((path) => product.get(agent, `/v1/customers/${customerId}${path}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
    return answers.map(({ body }) => body);
  }

  /** A wizard that was left open meanwhile: refused, nothing lost, and it goes on without a reseller. */
  async function expectRefusedAndContinued(leftOpen: Visitor): Promise<void> {
    const { page, say } = leftOpen;
    await button(page, say.onboarding('submit')).click();
    await page
      .getByText(sentenceOf('partnership-changed-meanwhile', { reseller: 'Ewa Consulting' }, language))
      .first()
      .waitFor();
    await sound(leftOpen);
    expect(await field(page, 'companyName').inputValue()).toBe(lakeside.companyName);
    await goOn(leftOpen, say.onboarding('subscriptions'));
    await goOn(leftOpen, say.ui('review'));
    await page.getByText(say.onboarding('creditNothing')).waitFor();
    await button(page, say.onboarding('submit')).click();
    await expectTitle(page, say.onboarding('confirmation'));
    page.once('dialog', (dialog) => void dialog.accept());
  }

  async function expectNothingTaken(): Promise<void> {
    const path = `/twotier/v1/domains/${harborview.domain}/availability`;
    expect((await product.get(agent, path)).body.available).toBe(true);
    const { body } = await product.get(agent, '/v1/customers');
    expect(JSON.stringify(body)).not.toContain(harborview.companyName);
  }

  async function idOf(companyName: string): Promise<string> {
    const { body } = await product.get(agent, '/v1/customers');
    const found = body.items.find(
      (one: { companyProfile: { companyName: string } }) => one.companyProfile.companyName === companyName,
    );
    return found.id;
  }

  async function expectNeverRead(password: string): Promise<void> {
    const admin = product.person('Alder Distribution', 'admin-agent');
    for (const path of [
      '',
      '/profiles/billing',
      '/profiles/company',
      '/orders',
      '/subscriptions',
      '/agreements',
    ]) {
      const { status, body } = await product.get(admin, `/v1/customers/${customerId}${path}`);
      expect(status, path).toBe(200);
      expect(JSON.stringify(body)).not.toContain(password);
    }
    for (const path of [
      `/twotier/v1/customers/${customerId}/record`,
      `/v1/auditrecords?startDate=${new Date().toISOString().slice(0, 10)}`,
    ]) {
      expect(JSON.stringify((await product.get(admin, path)).body)).not.toContain(password);
    }
  }
});
