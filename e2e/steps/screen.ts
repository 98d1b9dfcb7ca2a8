import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectSound } from '../checks.ts';
import type { Visitor } from '../visitor.ts';

/** Opens an address of the portal and waits until the page under it stands. */
export async function open({ page, say }: Visitor, path: string): Promise<void> {
  await page.goto(path);
  await expectSettled(page, say.ui('loading'));
}

/** Nothing is being fetched: headings are known, lists are filled. */
export async function expectSettled(page: Page, loading: string): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForFunction(
    (text) =>
      document.querySelector('h1')?.textContent !== text &&
      document.querySelector('[aria-busy="true"], .fui-Skeleton') === null,
    loading,
  );
}

/** The page as it stands now is right for everyone. */
export async function sound({ page, say, schemes }: Visitor): Promise<void> {
  await expectSettled(page, say.ui('loading'));
  await expectSound(page, schemes);
}

/** The page of that title; a status may stand beside it. */
export async function expectTitle(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

export function link(page: Page | Locator, name: string): Locator {
  return page.getByRole('link', { name, exact: true });
}

/** The row of a list whose first cell is this name. */
export function row(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

/** Chooses an entry of a row's menu. */
export async function chooseInMenu({ page, say }: Visitor, name: string, entry: string): Promise<void> {
  await button(page, say.ui('actionsFor', { row: name })).click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

/** Types into a field that finds its entries, and takes the one of that name. */
export async function choose(page: Page, field: Locator, name: string): Promise<void> {
  await field.fill(name);
  await take(page.getByRole('option', { name }).first());
  await expectValue(field, name);
}

/** Clicks an entry until its list closes: one that moved under the pointer took no click, and is still there. */
export async function take(option: Locator): Promise<void> {
  const clicked = async () => {
    await option.click();
    await option.waitFor({ state: 'hidden', timeout: 3_000 });
  };
  await clicked().catch(clicked).catch(clicked);
}

/** A control that can be reached and read, and does nothing yet. */
export async function expectInactive(control: Locator): Promise<void> {
  await control.waitFor();
  expect(await control.getAttribute('aria-disabled')).toBe('true');
}

export async function expectActive(control: Locator): Promise<void> {
  await control.and(control.page().locator(':not([aria-disabled="true"])')).waitFor();
}

export async function expectValue(field: Locator, value: string): Promise<void> {
  const element = await field.elementHandle();
  await field
    .page()
    .waitForFunction(([input, wanted]) => (input as HTMLInputElement).value === wanted, [
      element,
      value,
    ] as const);
}
