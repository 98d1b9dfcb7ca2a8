import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answered, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let granite: string;

beforeAll(async () => {
  app = await openDemoApp();
  granite = app.tenant('Granite Bakery').tenantId;
});
afterAll(() => app?.close());

const ask = async (tenant: string, role: string, path: string): Promise<Answered> =>
  (await app.as(tenant, role))('GET', path);

const accessPath = () => `/twotier/v1/customers/${granite}/access`;

interface Row {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly allowed: readonly string[];
}

async function everybody(tenant: string, size: number): Promise<Row[]> {
  const rows: Row[] = [];
  let token: string | undefined;
  do {
    const after = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
    const { body } = await ask(tenant, 'admin-agent', `${accessPath()}?size=${size}${after}`);
    rows.push(...body.items);
    token = body.continuationToken;
  } while (token);
  return rows;
}

describe('who may do what at a customer', () => {
  test('everybody of the own company once, page by page', async () => {
    const all = await everybody('Alder Distribution', 100);
    expect(await everybody('Alder Distribution', 2)).toEqual(all);
    expect(new Set(all.map(({ userId }) => userId)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(app.tenant('Alder Distribution').users.length);
  });

  test.each([
    ['sales-agent', ['add-subscriptions', 'confirm-agreement'], ['delete-users']],
    ['billing-admin', ['see-orders'], ['add-subscriptions', 'see-customer']],
  ] as const)('a %s may %j and not %j, as the routes themselves answer', async (role, may, mayNot) => {
    const row = (await everybody('Alder Distribution', 100)).find(({ roles }) => roles.join() === role);
    for (const task of may) expect(row?.allowed).toContain(task);
    for (const task of mayNot) expect(row?.allowed).not.toContain(task);
  });

  test('what is said agrees with what happens, for every role of partners that serve it', async () => {
    const routes = {
      'see-customer': `/v1/customers/${granite}`,
      'see-bill-to': `/v1/customers/${granite}/profiles/billing`,
      'see-company': `/v1/customers/${granite}/profiles/company`,
      'see-subscriptions': `/v1/customers/${granite}/subscriptions`,
      'see-orders': `/v1/customers/${granite}/orders`,
      'see-users': `/v1/customers/${granite}/users`,
      'see-licenses': `/v1/customers/${granite}/subscribedskus`,
    };
    for (const tenant of ['Alder Distribution', 'Birch IT']) {
      const rows = await everybody(tenant, 100);
      for (const { role } of app.tenant(tenant).users) {
        const row = rows.find(({ roles }) => roles.join() === role);
        for (const [task, path] of Object.entries(routes)) {
          const { status } = await ask(tenant, role, path);
          expect(status === 200, `${tenant} ${role} ${task}: ${status}`).toBe(row?.allowed.includes(task));
        }
      }
    }
  });

  test('a person’s page goes through every check in the reader’s language', async () => {
    const [row] = await everybody('Alder Distribution', 1);
    const agent = await app.as('Alder Distribution', 'admin-agent');
    const { body } = await agent('GET', `${accessPath()}/${row?.userId}`, undefined, { 'X-Locale': 'es-ES' });
    expect(body.customer).toEqual({ id: granite, name: 'Granite Bakery' });
    expect(body.verdicts.find(({ task }: { task: string }) => task === 'add-subscriptions').name).toBe(
      'Agregar suscripciones',
    );
    const { body: customers } = await agent('GET', `/twotier/v1/people/${row?.userId}/access?size=1`);
    expect(customers.items).toHaveLength(1);
    expect(customers.continuationToken).toBeDefined();
  });

  test('a stranger’s customer and a stranger’s person are not found (I4)', async () => {
    expect((await ask('Boreal Distribuciones', 'admin-agent', accessPath())).status).toBe(404);
    const [row] = await everybody('Alder Distribution', 1);
    const path = `/twotier/v1/people/${row?.userId}/access`;
    expect((await ask('Birch IT', 'admin-agent', path)).status).toBe(404);
    const birch = (await everybody('Birch IT', 1))[0];
    expect((await ask('Alder Distribution', 'admin-agent', `${accessPath()}/${birch?.userId}`)).status).toBe(
      404,
    );
  });

  test('a customer reads what its partners may do, by role and without names of their people', async () => {
    const { body } = await ask('Granite Bakery', 'global-admin', '/twotier/v1/access/partners');
    expect(body.items.map(({ partner }: { partner: string }) => partner).sort()).toEqual([
      'Alder Distribution',
      'Birch IT',
    ]);
    const people = app.tenant('Alder Distribution').users.map((user) => user.userPrincipalName);
    for (const name of people) expect(JSON.stringify(body)).not.toContain(name);
    expect((await ask('Alder Distribution', 'global-admin', '/twotier/v1/access/partners')).status).toBe(403);
  });
});

describe('a refusal', () => {
  test('leads to its explanation, which names who could do it', async () => {
    const agent = await app.as('Alder Distribution', 'helpdesk-agent');
    const refused = await agent('POST', `/v1/customers/${granite}/orders`, { lineItems: [] });
    expect(refused.status).toBe(403);
    const [, reason, query] =
      /<\/why\/([^?]+)\?([^>]+)>; rel="help"/.exec(String(refused.headers['link'])) ?? [];
    const { operation, customer } = Object.fromEntries(new URLSearchParams(query));
    const { status, body } = await agent(
      'GET',
      `/twotier/v1/access/refusals/${reason}?operation=${operation}&customerId=${customer}`,
    );
    expect(status).toBe(200);
    expect(body.checks[0]).toMatchObject({ check: 'role', passed: false });
    expect(body.able.length).toBeGreaterThan(0);
    for (const { roles } of body.able) expect(roles).not.toEqual(['helpdesk-agent']);
  });

  test.each(['__proto__', 'constructor', 'no-such-reason'])(
    '%s is no reason, and is explained as none',
    async (reason) => {
      const { status, body } = await ask(
        'Alder Distribution',
        'helpdesk-agent',
        `/twotier/v1/access/refusals/${reason}?operation=order.create`,
      );
      expect([status, body.sentence]).toEqual([200, '']);
    },
  );

  test('says nothing of a customer that is not the caller’s', async () => {
    const { body } = await ask(
      'Boreal Distribuciones',
      'helpdesk-agent',
      `/twotier/v1/access/refusals/role-missing?operation=order.create&customerId=${granite}`,
    );
    expect(JSON.stringify(body)).not.toContain('Granite');
    expect(body.checks.map(({ check }: { check: string }) => check)).not.toContain('relationship');
  });
});
