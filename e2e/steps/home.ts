import { expect } from 'vitest';
import type { Visitor } from '../visitor.ts';
import { open, sound } from './screen.ts';

/** Follows each number of the home page to its list, and counts the rows there. */
export async function expectNumbersOfLists(visitor: Visitor): Promise<void> {
  const { page, say } = visitor;
  await open(visitor, '/');
  await sound(visitor);
  const tiles = await page.locator('main li > a').evaluateAll((links) =>
    links.map((link) => ({
      path: link.getAttribute('href') ?? '',
      number: link.firstElementChild?.textContent ?? '',
      label: link.children[1]?.textContent ?? '',
    })),
  );
  const counted = tiles.filter(({ number }) => /^\d+$/.test(number));
  expect(counted.length).toBeGreaterThanOrEqual(6);
  for (const { path, number, label } of counted) {
    await open(visitor, path);
    const rows = await page.getByRole('rowheader').count();
    expect(String(rows), `${label}: ${path}`).toBe(number);
    if (rows > 0) await page.getByText(say.ui('rowsShown', { count: rows }), { exact: true }).waitFor();
  }
}
