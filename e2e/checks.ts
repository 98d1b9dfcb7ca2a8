import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './browser.ts';

export type Scheme = 'light' | 'dark';

/** What holds for every page as it stands: usable by everyone in these colors, and no wider than the window. */
export async function expectSound(page: Page, schemes: readonly Scheme[]): Promise<void> {
  await expectNoSidewaysScroll(page);
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForFunction((wanted) => document.documentElement.style.colorScheme === wanted, scheme);
    await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'));
    await expectAccessible(page);
  }
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { needed, given, widest } = await page.evaluate(() => {
    const given = document.documentElement.clientWidth;
    const beyond = [...document.querySelectorAll('main *')].filter(
      (element) => element.getBoundingClientRect().right > given + 1,
    );
    return {
      given,
      needed: document.documentElement.scrollWidth,
      widest: beyond.slice(0, 3).map((element) => element.outerHTML.slice(0, 200)),
    };
  });
  expect(needed, `${page.url()} is wider than the window: ${widest.join('\n')}`).toBeLessThanOrEqual(given);
}
