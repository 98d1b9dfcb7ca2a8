import type { Person } from '../product.ts';
import type { Visitor } from '../visitor.ts';
import { button } from './screen.ts';

/** Signs in on the page that stands open. */
export async function signIn({ page, say }: Visitor, person: Person): Promise<void> {
  await page.locator('[name="userPrincipalName"]').fill(person.userPrincipalName);
  await page.locator('[name="password"]').fill(person.password);
  await button(page, say.session('signIn')).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
