import { expect, test } from 'vitest';
import { framedPage, pageHeaders } from './page-frame.ts';

const own = { name: 'A & <B>', accent: null, logo: null };

test('a page without the portal wears the name, the color and the logo of the installation', () => {
  const plain = framedPage(own, 'en', 'Sign in', '<p>x</p>');
  expect(plain).toContain('<div class="brand">A &#38; &#60;B&#62;</div>');
  expect(plain).toContain('<title>Sign in · A &#38; &#60;B&#62;</title>');
  const logo = { path: '/twotier/v1/brand/pictures/f', width: 90, height: 30 };
  const branded = framedPage({ ...own, accent: '#7a1f5c', logo }, 'ru', 'Вход', '');
  expect(branded).toContain('--accent:#7a1f5c');
  expect(branded).toContain('<img src="/twotier/v1/brand/pictures/f" alt="A &#38; &#60;B&#62;"');
  expect(pageHeaders['Content-Security-Policy']).toContain("img-src 'self'");
});
