import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoApp } from '../demo-app.ts';
import { openDemoApp } from '../demo-app.ts';
import { demoProduct } from './demo-product.ts';
import { fuzzRoutes } from './fuzz.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await openDemoApp();
});
afterAll(() => app?.close());

// `npm run fuzz` sends as many as one likes.
test('whatever is sent to whichever route, the server answers, and never with a failure of its own', async () => {
  const until = Date.now() + 10_000;
  const result = await fuzzRoutes(demoProduct(app), {
    seed: 1,
    from: 0,
    to: 1200,
    callers: 8,
    hands: 4,
    goOn: () => Date.now() < until,
  });
  expect(result.findings).toEqual([]);
  expect(result.requests).toBeGreaterThan(0);
});
