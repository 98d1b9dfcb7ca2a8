import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../portal/src/i18n/languages.ts';
import type { OidcServer } from '../server/test/oidc-server.ts';
import { startOidcServer } from '../server/test/oidc-server.ts';
import { codeShown } from '../server/test/portal-window.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Person, type Product, startProduct } from './product.ts';
import { button, expectTitle, link, open, row, sound } from './steps/screen.ts';
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

const securityPath = '/account/security';

/** Types name and password into the sign-in page. */
async function signIn({ page, say }: Visitor, person: Person, url = '/sign-in'): Promise<void> {
  await page.goto(url);
  await page.getByLabel(say.session('userName')).fill(person.userPrincipalName);
  await page.locator('input[type=password]').fill(person.password);
  await button(page, say.session('signIn')).click();
}

async function signOut({ page, say }: Visitor, name: string): Promise<void> {
  await button(page, say.shell('account', { name })).click();
  await page.getByRole('menuitem', { name: say.shell('signOut') }).click();
  await expectTitle(page, say.session('signedOutTitle'));
}

async function displayName(person: Person): Promise<string> {
  const { body } = await product.get(person, '/twotier/v1/session');
  return body.user.displayName;
}

const typeCode = async ({ page, say }: Visitor, code: string) => {
  await page.getByRole('textbox', { name: say.session('code'), exact: true }).fill(code);
  await button(page, say.session('confirm')).click();
};

describe('An authenticator app', () => {
  let person: Person;
  let visitor: Visitor;
  let secret: string;
  let codes: string[];
  beforeAll(async () => {
    person = product.person('Alder Distribution', 'helpdesk-agent');
    visitor = await visit(browser, product, { person });
  });
  afterAll(() => leave(visitor));

  test('is enrolled with a QR code, and brings recovery codes', async () => {
    const { page, say } = visitor;
    await open(visitor, securityPath);
    await sound(visitor);
    await link(page, say.security('addAuthenticator')).click();
    await button(page, say.security('showQrCode')).click();
    await page.getByRole('img', { name: say.security('qrCode') }).waitFor();
    secret = ((await page.locator('main code').first().textContent()) ?? '').replaceAll(' ', '');
    await page.getByRole('textbox', { name: say.security('code'), exact: true }).fill('000000');
    await button(page, say.security('finish')).click();
    await page.getByRole('alert').first().waitFor();
    await sound(visitor);
    await page
      .getByRole('textbox', { name: say.security('code'), exact: true })
      .fill(codeShown(secret, new Date()));
    await button(page, say.security('finish')).click();
    const list = page.getByRole('list', { name: say.security('recoveryCodes') });
    await list.waitFor();
    codes = await list.getByRole('listitem').allTextContents();
    expect(codes).toHaveLength(10);
    await sound(visitor);
    await link(page, say.security('codesKept')).click();
    await row(page, say.security('authenticatorName')).waitFor();
    await sound(visitor);
  });

  test('is asked for at the next sign-in; a recovery code does as well, once (C101)', async () => {
    const { page, say } = visitor;
    const name = await displayName(person);
    await signOut(visitor, name);
    await signIn(visitor, person, `/sign-in?return=${securityPath}`);
    await expectTitle(page, say.session('factorTitle'));
    await sound(visitor);
    await button(page, say.session('useRecoveryCode')).click();
    await page.getByLabel(say.session('recoveryCode')).fill(codes[0] ?? '');
    await button(page, say.session('confirm')).click();
    await expectTitle(page, say.security('title'));
    await page.getByText(say.security('codesLeft', { count: 9 })).waitFor();

    await signOut(visitor, name);
    await signIn(visitor, person, `/sign-in?return=${securityPath}`);
    await button(page, say.session('useRecoveryCode')).click();
    await page.getByLabel(say.session('recoveryCode')).fill(codes[0] ?? '');
    await button(page, say.session('confirm')).click();
    await page
      .getByRole('alert')
      .or(page.getByText(/recovery code is not right/))
      .first()
      .waitFor();
    await button(page, say.session('useCode')).click();
    // The code of enrollment is spent; the next one is taken a little early.
    await typeCode(visitor, codeShown(secret, new Date(), 1));
    await expectTitle(page, say.security('title'));
  });

  test('is asked for again before a protected request, which then goes on by itself', async () => {
    const { page, say } = visitor;
    let refusals = 0;
    // As the server answers once the last proof is ten minutes old.
    await page.route('**/twotier/v1/account/recoverycodes', async (route) => {
      refusals += 1;
      if (refusals > 1) return route.continue();
      return route.fulfill({ status: 403, json: { code: 900422, description: 'Prove it.' } });
    });
    await button(page, say.security('renewCodes')).click();
    const asked = page.getByRole('alertdialog', { name: say.security('renewCodes') });
    await button(asked, say.security('renewCodes')).click();
    const proof = page.getByRole('alertdialog', { name: say.session('stepUpTitle') });
    await proof.waitFor();
    await sound(visitor);
    await button(proof, say.session('useRecoveryCode')).click();
    await proof.getByLabel(say.session('recoveryCode')).fill(codes[1] ?? '');
    await button(proof, say.session('confirm')).click();
    await asked.getByRole('list', { name: say.security('recoveryCodes') }).waitFor();
    expect(refusals).toBe(2);
    await button(asked, say.security('codesKept')).click();
    await page.getByText(say.security('codesLeft', { count: 10 })).waitFor();
    await page.unrouteAll({ behavior: 'wait' });
  });
});

test('Lost factors are reset by a colleague, after which the password leads in and a new one is added', async () => {
  const admin = await visit(browser, product, {
    person: product.person('Alder Distribution', 'global-admin'),
  });
  const { page, say } = admin;
  const person = product.person('Alder Distribution', 'helpdesk-agent');
  const name = 'Frank Delgado';
  await open(admin, '/staff');
  await row(page, name).getByRole('link').first().click();
  await expectTitle(page, name);
  await button(page, say.user('resetFactors')).click();
  const dialog = page.getByRole('alertdialog');
  await sound(admin);
  await button(dialog, say.user('resetFactors')).click();
  await page.getByText(say.user('factorsReset', { name })).first().waitFor();
  await button(page, say.user('resetFactors')).waitFor({ state: 'detached' });
  await leave(admin);
  const visitor = await visit(browser, product);
  await signIn(visitor, person, `/sign-in?return=${securityPath}`);
  await expectTitle(visitor.page, visitor.say.security('title'));
  await leave(visitor);
});

test('The operator finds who has nobody else to ask', async () => {
  const operator = await visit(browser, product, {
    person: product.person('Contour Cloud', 'operator-admin'),
  });
  const { page, say } = operator;
  const { userPrincipalName } = product.person('Fjord Direct', 'global-admin');
  await open(operator, '/lost-factors');
  await sound(operator);
  await page.getByLabel(say.user('userName')).fill('nobody@nowhere.example');
  await button(page, say.user('find')).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel(say.user('userName')).fill(userPrincipalName);
  await button(page, say.user('find')).click();
  await page.getByText(say.user('noFactor'), { exact: true }).waitFor();
  await sound(operator);
  await leave(operator);
});

describe('The company’s own sign-in', () => {
  let provider: OidcServer;
  beforeAll(async () => {
    provider = await startOidcServer(`${product.url}/oidc/callback`);
  });
  afterAll(() => provider.close());

  test('is set up, signs people in, and asks again before what is protected', async () => {
    const admin = product.person('Fjord Direct', 'global-admin');
    const setter = await visit(browser, product, { person: admin });
    const { page, say } = setter;
    await open(setter, '/settings/sign-in');
    await page.locator('[name="displayName"]').fill('Fjord login');
    await page.locator('[name="issuer"]').fill(provider.issuer);
    await page.locator('[name="clientId"]').fill(provider.clientId);
    await page.locator('[name="clientSecret"]').fill(provider.clientSecret);
    await page.locator('[name="factorValues"]').fill('otp');
    await button(page, say.identityProvider('save')).click();
    await page.getByText(say.identityProvider('saved')).first().waitFor();
    await sound(setter);
    await leave(setter);

    provider.account = { subject: 'there', claims: { upn: admin.userPrincipalName }, amr: ['otp'] };
    const visitor = await visit(browser, product);
    await open(visitor, `/sign-in?return=${securityPath}`);
    await visitor.page.getByLabel(say.session('userName')).fill(admin.userPrincipalName);
    await link(visitor.page, say.session('signInAt', { provider: 'Fjord login' })).click();
    await expectTitle(visitor.page, say.security('title'));
    let refusals = 0;
    await visitor.page.route('**/twotier/v1/staff/*/signin', async (route) => {
      refusals += 1;
      if (refusals > 1) return route.continue();
      return route.fulfill({ status: 403, json: { code: 900422, description: 'Prove it.' } });
    });
    const [other] = (await product.get(admin, '/twotier/v1/staff?role=sales-agent')).body.items;
    await open(visitor, `/staff/${other.id}`);
    await button(visitor.page, say.user('blockSignIn')).click();
    await button(visitor.page.getByRole('alertdialog'), say.user('blockSignIn')).click();
    const proof = visitor.page.getByRole('alertdialog', { name: say.session('stepUpTitle') });
    await proof.waitFor();
    await sound(visitor);
    await link(proof, say.session('proveAt', { provider: 'Fjord login' })).click();
    await visitor.page
      .getByText(say.user('nowBlocked', { name: other.displayName }))
      .first()
      .waitFor();
    expect(refusals).toBe(2);
    await leave(visitor);
  });
});

/** A device in the browser that makes passkeys and knows its owner. */
async function addDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('A passkey is registered under the machine’s name, and is a whole sign-in', async () => {
  const person = product.person('Boreal Distribuciones', 'global-admin');
  const visitor = await visit(browser, product);
  const { page, say } = visitor;
  const named = product.url.replace('127.0.0.1', 'localhost');
  await addDevice(page);
  await signIn(visitor, person, `${named}/sign-in?return=${securityPath}`);
  await expectTitle(page, say.security('title'));
  await link(page, say.security('addPasskey')).click();
  await sound(visitor);
  await page.getByLabel(say.security('factorName')).fill('My laptop');
  await button(page, say.security('makePasskey')).click();
  await page.getByRole('list', { name: say.security('recoveryCodes') }).waitFor();
  await link(page, say.security('codesKept')).click();
  await row(page, 'My laptop').waitFor();
  await signOut(visitor, await displayName(person));

  await page.goto(`${named}/sign-in?return=${securityPath}`);
  await sound(visitor);
  await button(page, say.session('signInByPasskey')).click();
  await expectTitle(page, say.security('title'));
  await page.getByText(say.security('method_passkey'), { exact: true }).first().waitFor();
  // By a number in place of a name there is no passkey, and a way to where there is.
  await leave(visitor);
  const numbered = await visit(browser, product, {
    person: product.person('Boreal Distribuciones', 'sales-agent'),
  });
  await open(numbered, `${securityPath}/passkey`);
  await link(numbered.page, numbered.say.security('openNamed')).waitFor();
  await sound(numbered);
  await leave(numbered);
});

test('A session is ended from another window of the same person', async () => {
  const person = product.person('Dunas Sistemas', 'sales-agent');
  const [here, there] = [
    await visit(browser, product, { person }),
    await visit(browser, product, { person }),
  ];
  await open(there, '/customers');
  await open(here, securityPath);
  await button(here.page, here.say.security('endOthers')).click();
  const dialog = here.page.getByRole('alertdialog');
  await button(dialog, here.say.security('endOthers')).click();
  await dialog.waitFor({ state: 'hidden' });
  await here.page.getByText(here.say.security('othersEnded')).first().waitFor();
  await there.page.goto('/customers');
  await expectTitle(there.page, there.say.session('signInTitle'));
  await leave(there);
  await leave(here);
});

describe.each(languages)('The pages of sign-in in %s', (language) => {
  test('are right for everyone, on a phone as well', async () => {
    const person = product.person('Alder Distribution', 'global-admin');
    const width = language === 'ru' ? 390 : 1280;
    const visitor = await visit(browser, product, { language, width, person });
    for (const path of [
      securityPath,
      `${securityPath}/authenticator`,
      '/settings/applications',
      '/settings/applications/new',
      '/settings/sign-in',
    ]) {
      await open(visitor, path);
      await sound(visitor);
    }
    await leave(visitor);
  });
});

test('An application is registered, its secret shown once, and is gone when deleted', async () => {
  const visitor = await visit(browser, product, {
    person: product.person('Alder Distribution', 'global-admin'),
  });
  const { page, say } = visitor;
  await open(visitor, '/settings/applications/new');
  await page.getByLabel(say.application('name')).fill('Billing sync');
  await page.getByLabel(say.application('redirectUris')).fill('http://elsewhere.example/');
  await button(page, say.application('register')).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel(say.application('redirectUris')).fill('https://app.example/back');
  await button(page, say.application('register')).click();
  await page.getByText(say.application('registeredTitle')).waitFor();
  await button(page, say.ui('revealThing', { thing: say.application('secret') })).click();
  const secret = (await page.locator('main code').nth(1).textContent()) ?? '';
  expect(secret).toMatch(/^[\w-]{40,}$/);
  await sound(visitor);
  await link(page, say.application('done')).click();
  await expectTitle(page, 'Billing sync');
  await sound(visitor);
  expect(await page.content()).not.toContain(secret);
  await button(page, say.application('delete')).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('checkbox').check();
  await button(dialog, say.application('delete')).click();
  await expectTitle(page, say.application('title'));
  expect(await page.getByText('Billing sync', { exact: true }).count()).toBe(0);
  await leave(visitor);
});
