import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answered, Client, DemoApp } from './demo-app.ts';
import { openDemoApp } from './demo-app.ts';

let app: DemoApp;
let owner: pg.Client;
beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const tenants = [
  'Alder Distribution',
  'Boreal Distribuciones',
  'Birch IT',
  'Cedar Cloud',
  'Ewa Consulting',
  'Fjord Direct',
] as const;
const roles = [
  'global-admin',
  'user-admin',
  'admin-agent',
  'sales-agent',
  'helpdesk-agent',
  'billing-admin',
] as const;

interface Events {
  readonly succeeded: number;
  readonly failed: number;
}

/** Events in all logs: copies of one event in several logs count once. */
async function events(): Promise<Events> {
  const { rows } = await owner.query(`
    select count(distinct event_id) filter (where status = 'succeeded')::int as succeeded,
           count(distinct event_id) filter (where status = 'failed')::int as failed from audit_record`);
  return rows[0];
}

const id = (name: string) => app.tenant(name).tenantId;
let made = 0;

/** One act of somebody: what is asked, and how many state changes its success stands for. */
interface Act {
  readonly name: string;
  readonly changes: number;
  ask(client: Client): Promise<Answered>;
}

const acts: readonly Act[] = [
  { name: 'list customers', changes: 0, ask: (c) => c('GET', '/v1/customers') },
  { name: 'read a customer', changes: 0, ask: (c) => c('GET', `/v1/customers/${id('Granite Bakery')}`) },
  {
    name: 'read subscriptions',
    changes: 0,
    ask: (c) => c('GET', `/v1/customers/${id('Juniper Legal')}/subscriptions`),
  },
  { name: 'read the log', changes: 0, ask: (c) => c('GET', '/v1/auditrecords') },
  {
    name: 'check an address',
    changes: 0,
    ask: (c) =>
      c('POST', '/v1/validations/address', {
        addressLine1: '1 Way',
        city: 'Columbus',
        state: 'OH',
        postalCode: '43215',
        country: 'US',
      }),
  },
  {
    name: 'verify a reseller',
    changes: 0,
    ask: (c) => c('GET', '/v1/compliance/csp/agreementstatus?mpnId=5300101'),
  },
  { name: 'issue a link', changes: 1, ask: (c) => c('POST', '/twotier/v1/partnershipinvitations', {}) },
  {
    name: 'remove a partnership',
    changes: 1,
    ask: async (c) =>
      c('POST', `/twotier/v1/partnerships/${id('Cedar Cloud')}/removal`, {
        declarationVersion:
          (await c('GET', '/twotier/v1/declarations/partnership-removal')).body.version ?? '1',
        confirmed: true,
      }),
  },
  {
    name: 'create a customer',
    changes: 1,
    ask: (c) => {
      const n = made++;
      return c('POST', '/v1/customers', {
        companyProfile: { domain: `audited${n}`, companyName: `Audited ${n} Works` },
        billingProfile: {
          firstName: 'Ann',
          lastName: 'Owner',
          email: `ann${n}@audited.example`,
          culture: 'en-US',
          language: 'en',
          companyName: `Audited ${n} Works`,
          defaultAddress: {
            addressLine1: '1 Main Street',
            city: 'Columbus',
            state: 'OH',
            postalCode: '43215',
            country: 'US',
          },
        },
      });
    },
  },
  {
    name: 'credit nobody for a subscription',
    changes: 1,
    ask: async (c) => {
      const path = `/v1/customers/${id('Granite Bakery')}/subscriptions`;
      const [subscription] = (await c('GET', path)).body.items ?? [];
      return subscription
        ? c('PATCH', `${path}/${subscription.id}`, {
            ...subscription,
            partnerId: subscription.partnerId ? '' : '5300101',
          })
        : { status: 404, body: null, headers: {} };
    },
  },
];

describe('I45: the activity log', () => {
  test('gets exactly one event for each change, one failed event for each refused attempt, none for a read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tenants),
        fc.constantFrom(...roles),
        fc.constantFrom(...acts),
        async (tenant, role, act) => {
          const client = await app.as(tenant, role);
          const before = await events();
          const { status } = await act.ask(client);
          const after = await events();
          const difference = {
            succeeded: after.succeeded - before.succeeded,
            failed: after.failed - before.failed,
          };
          const label = `${role} of ${tenant}: ${act.name} answered ${status}`;
          if (act.changes === 0) expect(difference, label).toEqual({ succeeded: 0, failed: 0 });
          else if (status < 300) expect(difference, label).toEqual({ succeeded: act.changes, failed: 0 });
          else expect(difference.succeeded, label).toBe(0);
          if (act.changes > 0 && status === 403) expect(difference.failed, label).toBe(1);
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  test('I46: each party reads its own copies and nobody else’s (C104)', async () => {
    for (const tenant of tenants) {
      const client = await app.as(tenant, 'global-admin');
      const { body } = await client('GET', '/v1/auditrecords?size=500');
      for (const record of body.items) expect(record.partnerId).toBe(id(tenant));
    }
  });

  test('I46: nothing of it can be changed or removed by the product', async () => {
    const product = new pg.Client({
      ...app.database.app,
      options: '-c role=twotier_app -c twotier.scope=system',
    });
    await product.connect();
    await expect(product.query(`update audit_record set operation = 'x'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(product.query('delete from audit_record')).rejects.toThrow(/permission denied/);
    await product.end();
  });
});

describe('I20: secrets are nowhere to be read again', () => {
  test('a temporary password is in the answer of the creation and in no table and no later answer', async () => {
    const agent = await app.as('Alder Distribution', 'admin-agent');
    const requestId = 'cccccccc-0000-4000-8000-000000000001';
    const body = {
      companyProfile: { domain: 'secretkeeper', companyName: 'Secret Keeper' },
      billingProfile: {
        firstName: 'Sam',
        lastName: 'Keeper',
        email: 'sam@secretkeeper.example',
        culture: 'en-US',
        language: 'en',
        companyName: 'Secret Keeper',
        defaultAddress: {
          addressLine1: '1 Main Street',
          city: 'Columbus',
          state: 'OH',
          postalCode: '43215',
          country: 'US',
        },
      },
    };
    const first = await agent('POST', '/v1/customers', body, { 'ms-requestid': requestId });
    expect(first.status).toBe(201);
    const password = first.body.userCredentials.password as string;
    expect(password.length).toBeGreaterThanOrEqual(12);

    // I21: the repeat does not create twice and holds no password.
    const repeat = await agent('POST', '/v1/customers', body, { 'ms-requestid': requestId });
    expect(repeat.status).toBe(201);
    expect(repeat.body.id).toBe(first.body.id);
    expect(JSON.stringify(repeat.body)).not.toContain(password);
    for (const path of [
      `/v1/customers/${first.body.id}`,
      '/v1/customers?size=500',
      '/v1/auditrecords?size=500',
      `/twotier/v1/customers/${first.body.id}/record`,
    ]) {
      expect(JSON.stringify((await agent('GET', path)).body), path).not.toContain(password);
    }
    const { rows: tables } = await owner.query(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const { rows } = await owner.query(
        `select count(*)::int as n from ${name} t where t::text like '%' || $1 || '%'`,
        [password],
      );
      expect(rows[0].n, name).toBe(0);
    }
  });
});

describe('emulator controls', () => {
  test('are for the operator’s administrators; the clock moves forward only; a reset brings the demo world back', async () => {
    const operator = await app.as('Contour Cloud', 'operator-admin');
    const alder = await app.as('Alder Distribution', 'global-admin');
    expect((await alder('POST', '/emulator/v1/reset')).status).toBe(403);
    expect((await alder('GET', '/emulator/v1/clock')).status).toBe(403);

    const before = new Date((await operator('GET', '/emulator/v1/clock')).body.now).getTime();
    const moved = await operator('POST', '/emulator/v1/clock', { advance: 'P1M' });
    expect(moved.status).toBe(200);
    expect(new Date(moved.body.now).getTime() - before).toBeGreaterThan(27 * 86_400_000);
    expect((await operator('POST', '/emulator/v1/clock', { now: '2001-01-01T00:00:00Z' })).status).toBe(400);
    expect((await operator('POST', '/emulator/v1/clock', { advance: 'soon' })).status).toBe(400);

    expect((await alder('GET', '/v1/customers')).body.totalCount).toBeGreaterThan(4);
    const granite = await app.as('Granite Bakery', 'global-admin');
    const reset = await operator('POST', '/emulator/v1/reset');
    expect(reset.status).toBe(204);
    // Tokens and passwords stay good: ids and secrets of the demo world are kept.
    expect((await alder('GET', '/v1/customers')).body.totalCount).toBe(4);
    expect((await granite('GET', '/twotier/v1/session')).status).toBe(200);
    const now = new Date((await operator('GET', '/emulator/v1/clock')).body.now).getTime();
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
    expect((await alder('GET', `/v1/customers/${id('Granite Bakery')}/subscriptions`)).body.totalCount).toBe(
      3,
    );
  }, 60_000);
});
