import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoApp } from '../demo-app.ts';
import { openDemoApp } from '../demo-app.ts';
import { fuzzRoutes } from './fuzz.ts';
import { chanceOf } from './random.ts';

// `node scripts/probe.mjs fuzz` sets these for a long run.
const long = process.env['TWOTIER_FUZZ'] === undefined ? null : Number(process.env['TWOTIER_FUZZ']);
const minutes = Number(process.env['TWOTIER_PROBE_MINUTES'] ?? 10);
const seed = Number(process.env['TWOTIER_PROBE_SEED'] ?? 1);

let app: DemoApp;
beforeAll(async () => {
  app = await openDemoApp();
});
afterAll(() => app?.close());

test('whatever is sent to whichever route, the server answers, and never with a failure of its own', {
  timeout: 3_600_000,
}, async () => {
  const began = performance.now();
  const result = await fuzzRoutes(app, chanceOf(seed), {
    requests: long ?? 1200,
    callers: long === null ? 8 : Number.POSITIVE_INFINITY,
    until: Date.now() + (long === null ? 10_000 : minutes * 60_000),
  });
  if (long !== null) {
    const { findings, ...figures } = result;
    console.log(
      JSON.stringify({
        seed,
        ...figures,
        findings: findings.length,
        seconds: Math.round((performance.now() - began) / 1000),
      }),
    );
  }
  expect(result.findings).toEqual([]);
  expect(result.requests).toBeGreaterThan(0);
});
