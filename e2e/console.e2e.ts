import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { texts as announcement } from '../portal/src/features/announcement/texts.ts';
import { texts as brand } from '../portal/src/features/brand/texts.ts';
import { texts as features } from '../portal/src/features/feature-switch/texts.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, link, open, sound } from './steps/screen.ts';
import { leave, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
});
afterAll(async () => {
  await product.stop();
  await browser.close();
});

const languages = { en: 'English', es: 'Español', ru: 'Русский' } as const;

test('the operator gives the installation a name and a color, switches a feature off and announces it; a partner sees all three', async () => {
  const console = await visit(browser, product, {
    person: product.person('Contour Cloud', 'operator-admin'),
  });
  const { page, say } = console;
  await open(console, '/settings/branding');
  await page.getByRole('textbox', { name: brand.en.name }).fill('Harbor Partners');
  await page.getByRole('textbox', { name: brand.en.accent }).fill('#7a1f5c');
  await button(page, brand.en.save).click();
  await page.getByText(brand.en.saved).first().waitFor();

  await open(console, '/settings/features');
  await button(page, say.ui('showDetails', { row: features.en.feature_businessProfile })).click();
  await page.getByRole('combobox', { name: features.en.wholeCloud }).first().selectOption('off');
  await page.getByText(features.en.done).first().waitFor();

  await open(console, '/announcements/new');
  for (const language of ['en', 'es', 'ru'] as const) {
    const words = (text: string) => text.replace('{{language}}', languages[language]);
    await page
      .getByRole('textbox', { name: words(announcement.en.headingIn) })
      .fill(`Business profiles ${language}`);
    await page
      .getByRole('textbox', { name: words(announcement.en.textIn) })
      .fill(`They are being rebuilt (${language}).`);
  }
  await sound(console);
  await button(page, announcement.en.save).click();
  await page.getByText(announcement.en.saved).first().waitFor();
  await leave(console);

  const partner = await visit(browser, product, {
    person: product.person('Alder Distribution', 'global-admin'),
  });
  await open(partner, '/');
  await partner.page.getByText('They are being rebuilt (en).').waitFor();
  await partner.page.getByText('Harbor Partners').first().waitFor();
  await link(partner.page, 'Referrals').waitFor();
  expect(await link(partner.page, 'Business profile').count()).toBe(0);
  await sound(partner);
  await leave(partner);
});
