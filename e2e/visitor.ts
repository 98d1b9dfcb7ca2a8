import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Language, locales } from '../portal/src/i18n/languages.ts';
import type { Scheme } from './checks.ts';
import type { Person, Product } from './product.ts';
import { type Words, wordsOf } from './words.ts';

/** Someone with a browser window of their own. */
export interface Visitor {
  readonly product: Product;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly say: Words;
  /** The colors its pages are looked at in. */
  readonly schemes: readonly Scheme[];
  /** Errors that no page may have. */
  readonly troubles: readonly string[];
}

export interface Visit {
  readonly language?: Language;
  readonly width?: number;
  /** Who is signed in already; nobody when left out. */
  readonly person?: Person;
}

/** Who has not left yet. */
export const present = new Set<Visitor>();

export async function visit(browser: Browser, product: Product, of: Visit = {}): Promise<Visitor> {
  const { language = 'en', width = 1280 } = of;
  const context = await browser.newContext({
    baseURL: product.url,
    locale: locales[language],
    viewport: { width, height: width < 600 ? 740 : 900 },
    colorScheme: 'light',
    // Colors are looked at as they end up, not on their way.
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(30_000);
  if (of.person) await enter(context, of.person);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    // A refused request is not a trouble of the page.
    const refused = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !refused) troubles.push(message.text());
  });
  // Colors are the same in every language and width, so the dark ones are looked at once.
  const schemes: readonly Scheme[] = language === 'en' && width >= 600 ? ['dark', 'light'] : ['light'];
  const visitor = { product, context, page, say: wordsOf(language), schemes, troubles };
  present.add(visitor);
  return visitor;
}

/** Signs in as the sign-in page does, without showing it. */
async function enter(context: BrowserContext, { userPrincipalName, password }: Person): Promise<void> {
  const response = await context.request.post('/twotier/v1/session', {
    data: { userPrincipalName, password },
    headers: { 'X-Twotier-Portal': '1' },
  });
  expect(response.ok(), await response.text()).toBe(true);
}

export async function leave(visitor: Visitor): Promise<void> {
  const { context, troubles } = visitor;
  present.delete(visitor);
  await context.close();
  expect(troubles).toEqual([]);
}
