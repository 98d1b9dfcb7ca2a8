import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { prepare, type Subjects, scenes } from './scenes.ts';
import { open, sound } from './steps/screen.ts';
import { leave, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let subjects: Subjects;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  subjects = await prepare(product);
});
afterAll(async () => {
  await product.stop();
  await browser.close();
});

// Pages that no journey passes; the others are looked at on the way.
const offTheRoad =
  /^(home|company|credit-limit|locations|standing|partner-record|console|health|software|directory|promotions|sku|purchases|usage-rates|price-lists|radar|outbox|access|why|record|agreement|change|signed|not|activity|catalog|providers|new-customer-pro|subscriptions-n|events|service-request-ask|service-requests$|service-queue-call)/;

test.each(scenes.filter(({ name }) => offTheRoad.test(name)))(
  'the page “$name” is right in light and dark, and on a phone',
  async ({ who, path, act }) => {
    for (const width of [1280, 360]) {
      const visitor = await visit(browser, product, {
        width,
        ...(who ? { person: product.person(...who) } : {}),
      });
      await open(visitor, path(subjects));
      await act?.(visitor);
      await sound(visitor);
      await leave(visitor);
    }
  },
);
