import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Role } from '../src/access/caller.ts';
import { actorOf, appendAuditEvent } from '../src/features/audit/index.ts';
import type { Identity } from '../src/features/identity/index.ts';
import { createUser, identityFeature, registerApplication } from '../src/features/identity/index.ts';
import { createPartner } from '../src/features/partner/index.ts';
import { MovableClock } from '../src/platform/clock/index.ts';
import type { Database } from '../src/platform/db/index.ts';
import { openDatabase, statement, systemScope } from '../src/platform/db/index.ts';
import { httpServer, replayStore } from '../src/platform/http/index.ts';
import type { TestDatabase } from './postgres.ts';
import { createTestDatabase } from './postgres.ts';

export const publicUrl = 'http://127.0.0.1:8080';
export const password = 'correct horse battery staple';
export const temporaryPassword = 'Tabu-kemo-7392';
/** Known from a break-in elsewhere. */
export const breachedPassword = 'quill umbra fennel';

export const tenants = {
  alder: '11111111-1111-4111-8111-111111111101',
  birch: '11111111-1111-4111-8111-111111111102',
  harbor: '11111111-1111-4111-8111-111111111103',
} as const;

export const apps = {
  alderWeb: '22222222-2222-4222-8222-222222222201',
  alderPublic: '22222222-2222-4222-8222-222222222202',
  birchWeb: '22222222-2222-4222-8222-222222222203',
  anywhere: '22222222-2222-4222-8222-222222222204',
} as const;

/** A real application with identity on a real database, and two companies and a customer in it. */
export interface IdentityWorld {
  readonly db: Database;
  readonly fastify: FastifyInstance;
  readonly identity: Identity;
  /** Real time, which a test may move. */
  readonly realClock: MovableClock;
  readonly secrets: { readonly alderWeb: string; readonly birchWeb: string };
  /** Everything that was logged, as text. */
  logged(): string;
  close(): Promise<void>;
}

const insertTenant = statement(
  'test.insertCustomerTenant',
  `
  insert into tenant (tenant_id, kind, name, country, domain, created_at)
  values ($1, 'customer', 'Harbor Dental', 'US', 'harbor.example', now())`,
);
const insertDomain = statement('test.insertDomain', 'insert into domain values ($1, $2, true)');

export async function openIdentityWorld(mode: 'demo' | 'production' = 'demo'): Promise<IdentityWorld> {
  const database: TestDatabase = await createTestDatabase();
  const db = openDatabase(database.app);
  const dataDir = mkdtempSync(join(tmpdir(), 'twotier-identity-'));
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const clock = new MovableClock();
  const realClock = new MovableClock();
  const secrets = await fill(db);
  const identity = await identityFeature({
    db,
    clock,
    realClock,
    logger,
    settings: { publicUrl, mode, dataDir },
    readLook: async () => ({ name: 'Contour', accent: null, logo: null }),
    breached: { has: async (wanted) => wanted === breachedPassword },
  });
  const { fastify, routes } = await httpServer({
    logger,
    publicUrl,
    gate: {
      authenticate: identity.authenticate,
      reachCustomer: () => Promise.reject(new Error('no customer here')),
      recordRefusal: (caller, operation, _refusal, { context }) =>
        db.transaction(systemScope('test'), (tx) =>
          appendAuditEvent(
            tx,
            actorOf(caller, context),
            { operation, resourceType: 'test' },
            clock.now(),
            'failed',
          ),
        ),
      replay: replayStore(db, clock),
    },
  });
  identity.registerOn(fastify, routes);
  routes.add({
    method: 'GET',
    path: '/v1/whoami',
    operation: 'market.read',
    tag: 'test',
    summary: 'The caller',
    handle: async ({ caller }) => ({ ...caller }),
  });
  routes.add({
    method: 'GET',
    path: '/v1/protected',
    operation: 'customer.list',
    tag: 'test',
    summary: 'Takes a second factor',
    handle: async () => ({ ok: true }),
  });
  routes.add({
    method: 'DELETE',
    path: '/v1/removable',
    operation: 'partnership.remove',
    tag: 'test',
    summary: 'Takes a fresh proof',
    handle: async () => ({ ok: true }),
  });
  await fastify.ready();
  return {
    db,
    fastify,
    identity,
    realClock,
    secrets,
    logged: () => lines.join(''),
    async close() {
      await fastify.close();
      await db.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function fill(db: Database): Promise<IdentityWorld['secrets']> {
  const at = new Date();
  return db.transaction(systemScope('test'), async (tx) => {
    for (const [name, kind] of [
      ['alder', 'indirect-provider'],
      ['birch', 'indirect-reseller'],
    ] as const) {
      await createPartner(tx, {
        tenantId: tenants[name],
        kind,
        name: `${name} Ltd`,
        country: 'US',
        region: 'united-states',
        cloud: 'global',
        globalPartnerId: `${name}-1`,
        locationPartnerId: `${name}-2`,
        programStatus: 'active',
        agreementSignedAt: name === 'alder' ? at : null,
        domain: `${name}.example`,
        createdAt: at,
        currency: 'USD',
        creditLimit: '1000.00',
        contactName: 'C',
        contactEmail: 'c@example.com',
      });
    }
    await tx.run(insertTenant, [tenants.harbor]);
    await tx.run(insertDomain, [tenants.harbor, 'harbor.example']);
    const user = (tenantId: string, name: string, roles: readonly Role[]) => ({
      tenantId,
      userPrincipalName: name,
      firstName: 'F',
      lastName: 'L',
      displayName: `Display ${name}`,
      roles,
      usageLocation: 'US',
    });
    const own = { password, mustChange: false } as const;
    await createUser(tx, user(tenants.alder, 'Ada@alder.example', ['admin-agent']), own, at);
    await createUser(tx, user(tenants.alder, 'locked@alder.example', ['sales-agent']), own, at);
    await createUser(tx, user(tenants.alder, 'changer@alder.example', ['global-admin']), own, at);
    await createUser(
      tx,
      user(tenants.alder, 'newcomer@alder.example', ['admin-agent']),
      { temporaryPassword },
      at,
    );
    await createUser(tx, user(tenants.birch, 'bo@birch.example', ['admin-agent']), own, at);
    await createUser(tx, user(tenants.harbor, 'admin@harbor.example', ['global-admin']), own, at);
    const app = { displayName: 'App', redirectUris: ['http://localhost:3000/back'] };
    const [alderWeb, birchWeb] = [
      await registerApplication(
        tx,
        { ...app, tenantId: tenants.alder, clientId: apps.alderWeb, isPublic: false },
        at,
      ),
      await registerApplication(
        tx,
        { ...app, tenantId: tenants.birch, clientId: apps.birchWeb, isPublic: false },
        at,
      ),
    ];
    const isPublic = true;
    await registerApplication(
      tx,
      { tenantId: tenants.alder, clientId: apps.alderPublic, displayName: 'Shell', isPublic },
      at,
    );
    await registerApplication(
      tx,
      { tenantId: tenants.birch, clientId: apps.anywhere, displayName: 'Any', isPublic, anyTenant: true },
      at,
    );
    return { alderWeb: alderWeb.clientSecret as string, birchWeb: birchWeb.clientSecret as string };
  });
}
