import { expect } from 'vitest';
import type { Visitor } from '../visitor.ts';
import { button, choose, open, row, sound } from './screen.ts';

/** Narrows the provider's list to one reseller and unfolds the customer. */
export async function findByReseller(provider: Visitor, reseller: string, customer: string): Promise<void> {
  const { page, say } = provider;
  await open(provider, '/customers');
  const before = await page.getByRole('rowheader').count();
  await choose(page, page.getByRole('combobox', { name: say.customer('filterReseller') }), reseller);
  await row(page, customer).waitFor();
  await page.waitForFunction((all) => document.querySelectorAll('[role="rowheader"]').length < all, before);
  await button(page, say.ui('showDetails', { row: customer })).click();
  await page.getByRole('link', { name: say.customer('account'), exact: true }).waitFor();
  await sound(provider);
}

export async function expectCustomer(visitor: Visitor, customer: string): Promise<void> {
  await open(visitor, '/customers');
  await row(visitor.page, customer).waitFor();
  await sound(visitor);
}

/** Somebody else's customer: in no list, and nothing at its addresses. */
export async function expectHidden(visitor: Visitor, customer: string, id: string): Promise<void> {
  const { page, say } = visitor;
  await open(visitor, '/customers');
  expect(await row(page, customer).count()).toBe(0);
  for (const path of [`/customers/${id}`, `/customers/${id}/subscriptions`]) {
    await open(visitor, path);
    await page.getByText(say.ui('errorTitle')).first().waitFor();
    expect(await page.locator('main').innerText()).not.toContain(customer);
  }
}
