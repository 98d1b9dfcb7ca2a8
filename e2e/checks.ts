import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectReadableColors } from './browser.ts';

export type Scheme = 'light' | 'dark';

/** What holds for every page as it stands: usable by everyone in these colors, and no wider than the window. */
export async function expectSound(page: Page, schemes: readonly Scheme[]): Promise<void> {
  await expectNoSidewaysScroll(page);
  const shown = await page.evaluate(() => document.documentElement.style.colorScheme);
  const [first, ...others] = [...schemes].sort((one) => (one === shown ? -1 : 1));
  if (first === undefined) return;
  await wear(page, first);
  await expectAccessible(page);
  for (const scheme of others) {
    await wear(page, scheme);
    // The page is the same one in other colors: all else is known of it.
    await expectReadableColors(page);
  }
}

async function wear(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.waitForFunction(
    (wanted) =>
      document.documentElement.style.colorScheme === wanted &&
      // What a dialog hid is there again once it is gone.
      (document.querySelector('#root[aria-hidden="true"]') === null ||
        document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) &&
      document.getAnimations().every((one) => one.playState !== 'running'),
    scheme,
  );
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
