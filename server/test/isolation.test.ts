import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from './demo-app.ts';
import { openDemoApp } from './demo-app.ts';

let app: DemoApp;
let granite: string;
let routes: { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string }[];

beforeAll(async () => {
  app = await openDemoApp();
  granite = app.tenant('Granite Bakery').tenantId;
  const document = app.fastify.swagger() as { paths?: Record<string, object> };
  routes = Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
    Object.keys(operations ?? {}).map((method) => ({ method: method.toUpperCase() as 'GET', path })),
  );
});
afterAll(() => app.close());

const nobody = 'aaaaaaaa-0000-4000-8000-00000000dead';
const ofCustomer = () => routes.filter(({ path }) => path.includes('{customerId}'));
const filled = (path: string, customerId: string) =>
  path.replace('{customerId}', customerId).replace(/\{\w+\}/g, nobody);

/** What a caller learns: everything but the ids it sent itself. */
const learned = ({ status, body }: { status: number; body: unknown }, customerId: string) => ({
  status,
  body: JSON.stringify(body).replaceAll(customerId, '<id>'),
});

describe('I4: a customer of others answers like one that does not exist', () => {
  const strangers = [
    ['Boreal Distribuciones', 'admin-agent'],
    ['Cedar Cloud', 'admin-agent'],
    ['Ewa Consulting', 'global-admin'],
    ['Fjord Direct', 'sales-agent'],
    ['Dunas Sistemas', 'helpdesk-agent'],
  ] as const;

  test.each(strangers)('%s as %s, on every route that names a customer', async (tenant, role) => {
    const stranger = await app.as(tenant, role);
    expect(ofCustomer().length).toBeGreaterThan(20);
    for (const { method, path } of ofCustomer()) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      const real = await stranger(method, filled(path, granite), body);
      const unknown = await stranger(method, filled(path, nobody), body);
      expect(learned(real, granite), `${method} ${path}`).toEqual(learned(unknown, nobody));
      expect(real.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
    }
  });

  test('no list of a stranger holds it, whatever is searched for', async () => {
    for (const [tenant, role] of strangers) {
      const stranger = await app.as(tenant, role);
      for (const path of [
        '/v1/customers',
        '/twotier/v1/customers',
        '/twotier/v1/customers?search=granite&searchBy=name',
        `/twotier/v1/customers?search=${granite}&searchBy=tenantId`,
        '/twotier/v1/customers?search=granitebakery&searchBy=domain',
        `/v1/customers?filter=${encodeURIComponent('{"Field":"CompanyName","Value":"gran","Operator":"starts_with"}')}`,
      ]) {
        const { body } = await stranger('GET', path);
        expect(JSON.stringify(body).toLowerCase(), `${tenant} ${path}`).not.toContain('granite bakery');
        expect(
          (body.items ?? []).map((item: { id: string }) => item.id),
          `${tenant} ${path}`,
        ).not.toContain(granite);
      }
    }
  });
});

describe('deny by default', () => {
  test('without a token every route but the public ones answers 401', async () => {
    const open = new Set([
      '/twotier/v1/session',
      '/twotier/v1/session/passkey',
      '/twotier/v1/session/passkey/options',
      '/twotier/v1/session/provider',
      '/twotier/v1/demo/people',
      '/twotier/v1/brand',
      '/twotier/v1/limits',
      '/twotier/v1/brand/pictures/{fingerprint}',
      '/twotier/v1/directory',
      '/twotier/v1/directory/countries',
      '/twotier/v1/partnerfinder',
      '/twotier/v1/enrollments',
      '/twotier/v1/enrollments/check',
      '/twotier/v1/enrollments/confirmation',
      '/twotier/v1/enrollments/confirmation/preview',
      '/twotier/v1/enrollments/link',
      '/twotier/v1/enrollments/markets',
      '/twotier/v1/enrollments/status',
      '/twotier/v1/verifications/address',
      '/generatetoken',
      '/v3/generatetoken',
    ]);
    for (const { method, path } of routes) {
      if (open.has(path) || /oauth2|well-known|discovery|\/agreementdocuments?\//i.test(path)) continue;
      const answer = await app.fastify.inject({
        method,
        url: filled(path, granite),
        ...(method === 'GET' ? {} : { payload: {} }),
      });
      expect([401, 404], `${method} ${path} answered ${answer.statusCode}`).toContain(answer.statusCode);
    }
  });

  test('a customer’s own people reach no route of partners', async () => {
    const own: Client = await app.as('Granite Bakery', 'global-admin');
    for (const { method, path } of ofCustomer()) {
      const { status } = await own(method, filled(path, granite), method === 'GET' ? undefined : {});
      expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
    }
  });
});
