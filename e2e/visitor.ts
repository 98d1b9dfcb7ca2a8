import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Language, locales } from '../portal/src/i18n/languages.ts';
import type { Person, Product } from './product.ts';
import { type Words, wordsOf } from './words.ts';

/** Someone with a browser window of their own. */
export interface Visitor {
  readonly product: Product;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly say: Words;
  /** Errors that no page may have. */
  readonly troubles: readonly string[];
}

export interface Visit {
  readonly language?: Language;
  readonly width?: number;
  readonly dark?: boolean;
  /** Who is signed in already; nobody when left out. */
  readonly person?: Person;
}

export async function visit(browser: Browser, product: Product, of: Visit = {}): Promise<Visitor> {
  const { language = 'en', width = 1280, dark = false } = of;
  const context = await browser.newContext({
    baseURL: product.url,
    locale: locales[language],
    viewport: { width, height: width < 600 ? 740 : 900 },
    colorScheme: dark ? 'dark' : 'light',
    // Colors are looked at as they end up, not on their way.
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(15_000);
  if (of.person) await enter(context, of.person);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    // A refused request is not a trouble of the page.
    const refused = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !refused) troubles.push(message.text());
  });
  return { product, context, page, say: wordsOf(language), troubles };
}

/** Signs in as the sign-in page does, without showing it. */
async function enter(context: BrowserContext, { userPrincipalName, password }: Person): Promise<void> {
  const response = await context.request.post('/twotier/v1/session', {
    data: { userPrincipalName, password },
    headers: { 'X-Twotier-Portal': '1' },
  });
  expect(response.ok(), await response.text()).toBe(true);
}

export async function leave({ context, troubles }: Visitor): Promise<void> {
  await context.close();
  expect(troubles).toEqual([]);
}
