import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../../portal/src/i18n/languages.ts';
import { demoProducts } from '../../server/seed/catalog/index.ts';
import type { Visitor } from '../visitor.ts';
import { button, expectTitle, link, open, row, sound, take } from './screen.ts';

/** Somebody to add, as typed into the first step. */
export interface NewCustomer {
  readonly companyName: string;
  readonly domain: string;
  readonly addressLine1: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
}

/** What the catalog of the demo calls a product in a language. */
export function productTitle(english: string, language: Language): string {
  const title = demoProducts.find((one) => one.title['en'] === english)?.title[language];
  if (title === undefined) throw new Error(`The demo catalog has no ${english}.`);
  return title;
}

export function field(page: Page, name: string): Locator {
  return page.locator(`[name="${name}"], input[id$="${name}"]`).first();
}

export async function startFor(provider: Visitor, reseller: string): Promise<void> {
  const { page, say } = provider;
  await open(provider, '/resellers');
  await row(page, reseller)
    .getByRole('link', { name: `${say.partnership('addCustomer')}: ${reseller}` })
    .click();
  await expectTitle(page, say.onboarding('title'));
}

export async function fillAccount({ page, say }: Visitor, of: NewCustomer): Promise<void> {
  const { state, domain, ...texts } = of;
  for (const [name, text] of Object.entries(texts)) await field(page, name).fill(text);
  await field(page, 'domain').fill(domain);
  await field(page, 'state').fill(state);
  await take(page.getByRole('option', { name: state }).first());
  await page.locator('input[type="radio"][value="confirmed"]').check();
  await page.getByText(say.onboarding('domainFree', { domain: `${domain}.contour.example` })).waitFor();
}

export async function goOn({ page, say }: Visitor, to: string): Promise<void> {
  await button(page, say.ui('nextStep', { label: to })).click();
  await page.getByRole('heading', { level: 2, name: to, exact: true }).waitFor();
}

/** Finds a product by its name, ticks it and says how many licenses. */
export async function pick({ page, say }: Visitor, title: string, licenses: number): Promise<void> {
  await page.getByLabel(say.cart('search'), { exact: true }).fill(title);
  const entry = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox', { name: title, exact: true }) });
  await entry.getByRole('checkbox').check();
  await entry.getByRole('spinbutton').fill(String(licenses));
  const chosen = page.getByRole('button', { name: say.cart('remove', { name: title }) });
  await chosen.waitFor();
}

export async function expectReviewed({ page, say }: Visitor, title: string, licenses: number): Promise<void> {
  const line = page.getByRole('listitem').filter({ hasText: title });
  await line.getByText(say.cart('licenses', { count: licenses })).waitFor();
}

/** Throws the wizard's entries away: *Cancel*, and yes, leave. */
export async function cancel({ page, say }: Visitor): Promise<void> {
  await button(page, say.ui('cancel')).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('heading', { name: say.ui('leaveTitle') }).waitFor();
  await button(dialog, say.ui('leave')).click();
  await expectTitle(page, say.customer('customers'));
}

export interface FirstSignIn {
  readonly userName: string;
  readonly password: string;
}

/** Submits, reads what is shown once, and finds it gone after a reload. */
export async function submitAndRead(provider: Visitor): Promise<FirstSignIn> {
  const { page, say } = provider;
  const t = say.onboarding;
  await button(page, t('submit')).click();
  await expectTitle(page, t('confirmation'));
  await sound(provider);
  const [userName, concealed] = await page.locator('main code').allInnerTexts();
  await button(page, say.ui('revealThing', { thing: t('password') })).click();
  const password = await page.locator('main code').nth(1).innerText();
  expect(password).not.toBe(concealed);
  expect(page.url()).not.toContain(password);
  return { userName: userName ?? '', password };
}

export async function expectGoneOnReload(
  provider: Visitor,
  { userName, password }: FirstSignIn,
): Promise<void> {
  const { page, say } = provider;
  // The page asks before it is left; this person says yes.
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText(say.onboarding('gone')).waitFor();
  const text = await page.locator('body').innerText();
  expect(text).not.toContain(password);
  expect(text).not.toContain(userName);
  await sound(provider);
  await link(page, say.onboarding('toCustomers')).waitFor();
}
