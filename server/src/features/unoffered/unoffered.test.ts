import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beside } from '../../../test/beside.ts';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { addressForm } from '../../platform/http/index.ts';
import { unofferedOperations } from './contract-routes.ts';

let app: DemoApp;
let agent: Client;
beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'admin-agent');
});
afterAll(() => app?.close());

const nobody = 'aaaaaaaa-0000-4000-8000-00000000dead';
const filled = (path: string) => path.replace(/:version\([^)]*\)/, 'v1.0').replace(/:\w+/g, nobody);
const bodyOf = (method: string) => (method === 'GET' || method === 'DELETE' ? undefined : {});

describe('operations of the contract that are not offered', () => {
  test.each(unofferedOperations)('%s %s answers 501 once it is clear who asks', async (method, path) => {
    const answer = await agent(method, filled(path), bodyOf(method));
    expect(answer.status).toBe(501);
    expect(answer.body).toMatchObject({ code: 0, errorName: 'not-implemented', data: [] });
    const anonymous = await app.fastify.inject({ method, url: filled(path) });
    expect(anonymous.statusCode).toBe(401);
  });

  test.each([
    ['en-US', /does not offer/],
    ['es-ES', /no ofrece/],
    ['ru-RU', /не предлагается/],
  ])('say so in the language of the reader: %s', async (locale, words) => {
    const { body } = await agent('GET', '/v1/partnerRequests', undefined, { 'x-locale': locale });
    expect(body.description).toMatch(words);
  });

  test.each([
    ['GET', '/v1/fraudEvent'],
    ['GET', '/v1/fraudEvents/1'],
    ['PATCH', '/v1/accountsettings/x'],
    ['GET', '/payouts/payments/1'],
    ['GET', '/partner/v1/analytics/weather'],
  ] as const)('%s %s is none of them: 404', async (method, path) => {
    const answer = await agent(method, path, bodyOf(method), { accept: 'application/json' });
    expect(answer).toMatchObject({ status: 404, body: { code: 1000 } });
  });

  test('none of them is routed: whoever adds the route deletes its row here', () => {
    const routed = new Set(
      app.declared
        .filter(({ operation }) => operation !== 'contract.unoffered')
        .map(({ method, path }) => `${method} ${addressForm(path)}`),
    );
    const forgotten = unofferedOperations
      .filter(([method, path]) => routed.has(`${method} ${addressForm(path)}`))
      .map(
        ([method, path]) => `delete the row ${method} ${path} of unoffered/contract-routes.ts: it is routed`,
      );
    expect(forgotten).toEqual([]);
  });
});

const published = beside('spec', 'rest-operations.json');

describe.skipIf(!existsSync(published))(
  'every operation of the published list (skipped where the list is absent)',
  () => {
    interface Published {
      readonly method: string;
      readonly path: string;
    }

    /** Names in parentheses are one placeholder here; what is not billed yet stands where the id of an invoice does. */
    const formOf = (path: string) =>
      addressForm(
        path
          .replace(/^\/v1\.0\//, '/v1/')
          .replace(/\/\w+\([^)]*\)/, '/:sheet')
          .replace('/invoices/unbilled/', '/invoices/:invoiceId/')
          .replace('/v{version}/', '/:version/')
          .replace(/\{(\w+)\}/g, ':$1'),
      );

    test('is routed or answers 501', () => {
      const operations = JSON.parse(readFileSync(published, 'utf8')) as Published[];
      const answered = new Set(app.declared.map(({ method, path }) => `${method} ${formOf(path)}`));
      const missing = operations
        .filter(({ method, path }) => !answered.has(`${method} ${formOf(path)}`))
        .map(({ method, path }) => `${method} ${path}`);
      expect(missing).toEqual([]);
      expect(operations.length).toBeGreaterThan(200);
    });
  },
);
