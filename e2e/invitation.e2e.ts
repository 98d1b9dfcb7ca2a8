import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../portal/src/i18n/languages.ts';
import { type ErrorName, errorCodes } from '../server/src/errors/error-codes.ts';
import type { RefusalParameters } from '../server/src/errors/sentence.ts';
import { type Language, sentenceOf } from '../server/src/errors/sentence.ts';
import { regionName } from '../server/src/features/market/index.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Person, type Product, startProduct } from './product.ts';
import { requestLink } from './steps/partnership.ts';
import { button, open, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let alder: Visitor;
let invitation: string;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  alder = await visit(browser, product, { person: product.person('Alder Distribution', 'sales-agent') });
  invitation = await requestLink(alder);
});
afterAll(async () => {
  await leave(alder);
  await product.stop();
  await browser.close();
});

/** What someone sees who opens a link that is not for them. */
async function opened(person: Person, url: string, language: Language): Promise<Visitor> {
  const visitor = await visit(browser, product, { language, person });
  await open(visitor, url);
  return visitor;
}

interface Refused {
  readonly company: string;
  readonly role: string;
  readonly reason: ErrorName;
  readonly parameters?: (language: Language) => RefusalParameters;
}

const refused: readonly Refused[] = [
  {
    company: 'Dunas Sistemas',
    role: 'global-admin',
    reason: 'invitation-other-region',
    parameters: (language) => ({
      ownRegion: regionName('europe', language),
      provider: 'Alder Distribution',
      providerRegion: regionName('united-states', language),
    }),
  },
  { company: 'Magnolia School', role: 'global-admin', reason: 'invitation-not-reseller' },
  { company: 'Alder Distribution', role: 'global-admin', reason: 'invitation-own' },
];

describe.each(languages)('A link opened in %s by who cannot accept it', (language) => {
  test.each(refused)('tells $company why: $reason', async ({ company, role, reason, parameters }) => {
    const visitor = await opened(product.person(company, role), invitation, language);
    await visitor.page.getByText(sentenceOf(reason, parameters?.(language) ?? {}, language)).waitFor();
    expect(await visitor.page.getByRole('checkbox').count()).toBe(0);
    await sound(visitor);
    await leave(visitor);
  });

  test('tells a sales agent of the right company to pass it on to a global admin', async () => {
    const visitor = await opened(product.person('Ewa Consulting', 'sales-agent'), invitation, language);
    const { page, say } = visitor;
    await page.getByText(say.partnership('passOn')).waitFor();
    await button(page, say.invitation('copyAddress')).click();
    await button(page, say.ui('copied')).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(invitation);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await sound(visitor);
    await leave(visitor);
  });
});

describe('A link that is over', () => {
  const ewa = () => product.person('Ewa Consulting', 'global-admin');

  async function expectOver(url: string, reason: ErrorName): Promise<void> {
    for (const language of languages) {
      const visitor = await opened(ewa(), url, language);
      const [beginning = ''] = errorCodes[reason][language].split('{');
      await visitor.page.getByText(beginning).waitFor();
      await sound(visitor);
      await leave(visitor);
    }
  }

  test('was taken back by its issuer, on the page of links', async () => {
    const url = await requestLink(await fresh());
    await open(alder, '/resellers/links');
    const { page, say } = alder;
    await page.getByRole('row').nth(1).getByRole('button').click();
    const dialog = page.getByRole('alertdialog');
    await button(dialog, say.invitation('revoke')).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(say.invitation('link_revoked'), { exact: true }).waitFor();
    await sound(alder);
    await expectOver(url, 'invitation-revoked');
    // The other link of the same issuer goes on.
    const visitor = await opened(ewa(), invitation, 'en');
    await visitor.page.getByRole('checkbox').waitFor();
    await leave(visitor);
  });

  test('has lapsed: the clock of the installation decides', async () => {
    const operator = product.person('Contour Cloud', 'operator-admin');
    const moved = await product.post(operator, '/emulator/v1/clock', { advance: 'P91D' });
    expect(moved.status).toBe(200);
    await expectOver(invitation, 'invitation-lapsed');
    await open(alder, '/resellers/links');
    await alder.page.getByText(alder.say.invitation('link_expired'), { exact: true }).waitFor();
    await sound(alder);
  });

  /** The draft stays until it is done with, so another link takes another window. */
  async function fresh(): Promise<Visitor> {
    await leave(alder);
    alder = await visit(browser, product, { person: product.person('Alder Distribution', 'sales-agent') });
    return alder;
  }
});
