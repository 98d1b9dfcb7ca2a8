import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, launchBrowser } from './browser.ts';

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', `default-src 'self'; style-src 'unsafe-inline'`);
    response.end(request.url === '/poor' ? poorPage : soundPage);
  }).listen(0, '127.0.0.1');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

const soundPage = page('<h1>Customers</h1><p>Orders</p>');
const poorPage = page('<h1>Customers</h1><img src="/logo.png"><p style="color: #ccc">Orders</p>');

function page(content: string): string {
  return `<!doctype html><html lang="en"><title>Customers</title><main>${content}</main></html>`;
}

async function open(path: string): Promise<Page> {
  const opened = await browser.newPage();
  await opened.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  return opened;
}

test('a sound page passes, under a strict content security policy too', async () => {
  await expectAccessible(await open('/'));
});

test('a page that some cannot use fails, with the rule and the place', async () => {
  const failure = expectAccessible(await open('/poor'));
  await expect(failure).rejects.toThrow(/image-alt \(critical\)[\s\S]*img/);
  await expect(failure).rejects.toThrow('color-contrast');
});

test.each(['Customers', 'Suscripción', 'Подписка'])('%s is drawn with letters of its own', async (word) => {
  const opened = await open('/');
  // A letter that the font lacks is drawn as the same empty box for all.
  const drawn = await opened.evaluate(
    (letters) => {
      const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('There is no canvas.');
      return letters.map((letter) => {
        context.clearRect(0, 0, 60, 60);
        context.font = '40px sans-serif';
        context.fillText(letter, 5, 45);
        return context.getImageData(0, 0, 60, 60).data.join();
      });
    },
    [...new Set(word)],
  );
  expect(new Set(drawn).size).toBe(drawn.length);
});
