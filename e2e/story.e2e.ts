import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../portal/src/i18n/languages.ts';
import { launchBrowser } from './browser.ts';
import { type Product, startProduct } from './product.ts';
import {
  acceptInvitation,
  editDraft,
  expectNoPartner,
  expectOwnMeans,
  expectPartner,
  removePartner,
  requestLink,
} from './steps/partnership.ts';
import { button, expectTitle, open, sound } from './steps/screen.ts';
import { signIn } from './steps/session.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(languages)('The story, told in %s', (language) => {
  let product: Product;
  let alder: Visitor;
  let ewa: Visitor;
  let invitation: string;

  beforeAll(async () => {
    product = await startProduct();
    alder = await visit(browser, product, {
      language,
      person: product.person('Alder Distribution', 'sales-agent'),
    });
    ewa = await visit(browser, product, { language });
  });
  afterAll(async () => {
    await leave(alder);
    await leave(ewa);
    await product.stop();
  });

  test('a provider makes a draft with a personal link and sends it by its own means', async () => {
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
    const links = await product.get(
      product.person('Alder Distribution', 'sales-agent'),
      '/twotier/v1/partnershipinvitations',
    );
    expect(Object.keys(links.body.items[0]).sort()).toEqual([
      'acceptedCount',
      'expiresAt',
      'id',
      'issuedAt',
      'state',
    ]);
  });

  test('a reseller opens the link, signs in, reads who asks and accepts', async () => {
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

  test('the provider removes the partnership', async () => {
    await removePartner(alder, 'Ewa Consulting');
    await expectNoPartner(alder, '/resellers', 'Ewa Consulting');
    await expectNoPartner(ewa, '/providers', 'Alder Distribution');
  });
});
