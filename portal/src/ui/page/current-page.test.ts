import { expect, test } from 'vitest';
import { currentPage } from './current-page.ts';

const pages = [
  { to: '/customers/1' },
  { to: '/customers/1/orders' },
  { to: '/customers/1/users', also: '/customers/1/licenses' },
];

test.each([
  ['/customers/1', '/customers/1'],
  ['/customers/1/orders', '/customers/1/orders'],
  ['/customers/1/orders/7', '/customers/1/orders'],
  ['/customers/1/ordersheet', undefined],
  ['/customers/1/users/consents', '/customers/1/users'],
  ['/customers/1/licenses', '/customers/1/users'],
  ['/customers/1/carts', undefined],
])('%s is shown under the tab %s', (here, to) => {
  expect(currentPage(pages, here)?.to).toBe(to);
});
