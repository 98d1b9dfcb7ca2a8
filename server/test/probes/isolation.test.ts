import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoApp } from '../demo-app.ts';
import { openDemoApp } from '../demo-app.ts';
import { demoProduct } from './demo-product.ts';
import { probeIsolation } from './isolation.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await openDemoApp();
});
afterAll(() => app?.close());

// `npm run probe` makes as many as one likes.
test('I4: whatever of others is asked for, by whom ever, is answered like what there is not; no list shows it', async () => {
  const until = Date.now() + 10_000;
  const result = await probeIsolation(demoProduct(app), {
    seed: 1,
    from: 0,
    to: 600,
    callers: 8,
    hands: 4,
    goOn: () => Date.now() < until,
  });
  expect(result.findings).toEqual([]);
  expect(result.unasked).toEqual([]);
  expect(result.probes).toBeGreaterThan(0);
  expect(result.lists).toBeGreaterThan(0);
});
