import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Receiver } from '../server/test/webhook-receiver.ts';
import { openReceiver } from '../server/test/webhook-receiver.ts';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, expectTitle, link, open, sound } from './steps/screen.ts';
import { leave, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let receiver: Receiver;
beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  receiver = await openReceiver();
});
afterAll(async () => {
  await product.stop();
  await browser.close();
  await receiver.close();
});

describe('A webhook', () => {
  test('is registered; a delivery fails, is looked at and sent again (C105)', async () => {
    const person = product.person('Fjord Direct', 'sales-agent');
    const visitor = await visit(browser, product, { person });
    const { page, say } = visitor;
    await open(visitor, '/settings/webhooks');
    await link(page, say.webhook('register')).first().click();
    await expectTitle(page, say.webhook('register'));
    await page.getByRole('textbox', { name: say.webhook('url'), exact: true }).fill(receiver.url);
    await page.getByRole('checkbox', { name: say.webhook('event_invoice-ready') }).check();
    await sound(visitor);
    await button(page, say.webhook('register')).click();
    await page.getByRole('heading', { name: say.webhook('registeredTitle') }).waitFor();
    await sound(visitor);
    await link(page, say.webhook('done')).click();

    receiver.answerWith({ status: 500, text: 'no disk' });
    await button(page, say.webhook('sendTest')).click();
    const list = page.getByRole('table', { name: say.webhook('deliveries') });
    await list.getByText(say.webhook('event_test-created')).waitFor();
    await list.getByText('500').waitFor();
    await list.locator('[aria-expanded=false]').first().click();
    await page.getByText(say.webhook('answered', { status: 500 })).waitFor();
    await page.getByText('no disk').waitFor();
    await sound(visitor);
    // Its next attempt comes by itself; then it can be sent again by hand.
    await list.getByText(say.webhook('delivery_delivered')).waitFor();
    const heard = receiver.received.length;
    await list
      .getByRole('button', { name: new RegExp(`^${say.webhook('replay')}`) })
      .first()
      .click();
    await page
      .getByText(say.webhook('replayed', { count: 1 }))
      .first()
      .waitFor();
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBeGreaterThan(heard);
    const ids = receiver.received.slice(-2).map(({ headers }) => headers['x-twotier-event-id']);
    expect(new Set(ids).size).toBe(1);
    await leave(visitor);
  });
});
