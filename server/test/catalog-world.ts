import { existsSync, readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { seedDemoCatalog } from '../seed/catalog/index.ts';
import type { Caller, TenantKind } from '../src/access/caller.ts';
import type { ImportJobs } from '../src/features/catalog/index.ts';
import { AnswerMemory, catalogRoutes, importJobs } from '../src/features/catalog/index.ts';
import { MovableClock } from '../src/platform/clock/index.ts';
import type { Database } from '../src/platform/db/index.ts';
import { openDatabase, systemScope } from '../src/platform/db/index.ts';
import type { CustomerReach } from '../src/platform/http/index.ts';
import { httpServer, replayStore } from '../src/platform/http/index.ts';
import { namedGuid, randomIds } from '../src/platform/ids/index.ts';
import { beside } from './beside.ts';
import { createTestDatabase } from './postgres.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at as the JSON they are
type Json = any;

export interface CatalogWorld {
  readonly db: Database;
  readonly fastify: FastifyInstance;
  readonly jobs: ImportJobs;
  readonly owner: pg.PoolConfig;
  /** Sends as one of the companies below; `customer` is a customer of the provider's in the US. */
  get(
    as: Company,
    url: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Json; headers: Record<string, unknown> }>;
  post(as: Company, url: string, body: unknown): Promise<{ status: number; body: Json }>;
  close(): Promise<void>;
}

export type Company = 'provider' | 'spanish' | 'reseller' | 'operator' | 'customer';

const companies: Record<
  Company,
  { kind: TenantKind; country: string; region: string | null; role: Caller['roles'][number] }
> = {
  provider: { kind: 'indirect-provider', country: 'US', region: 'united-states', role: 'sales-agent' },
  spanish: { kind: 'indirect-provider', country: 'ES', region: 'europe', role: 'sales-agent' },
  reseller: { kind: 'indirect-reseller', country: 'US', region: 'united-states', role: 'sales-agent' },
  operator: { kind: 'operator', country: 'US', region: null, role: 'operator-admin' },
  customer: { kind: 'customer', country: 'US', region: null, role: 'customer-user' },
};

export const customerId = namedGuid('catalog test customer');

/** The catalog feature on a real database, with a gate that believes the name it is told. */
export async function catalogWorld(options: { demo: boolean }): Promise<CatalogWorld> {
  const database = await createTestDatabase();
  const db = openDatabase(database.app);
  const clock = new MovableClock();
  await makeTenants(database.owner);
  if (options.demo) await db.transaction(systemScope('test'), seedDemoCatalog);
  const jobs = importJobs({ db, clock, log: { error: () => {} } });
  const { fastify, routes } = await httpServer({
    logger: false,
    publicUrl: 'https://portal.example',
    gate: {
      authenticate: async (request) => callerOf(request.headers.authorization as Company | undefined),
      reachCustomer: async (caller) => reach(caller.tenant.id),
      recordRefusal: async () => {},
      replay: replayStore(db, clock),
    },
  });
  catalogRoutes(routes, { db, clock, ids: randomIds, jobs, answers: new AnswerMemory() });
  await fastify.ready();
  const send = async (
    as: Company,
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    body?: unknown,
  ) => {
    const response = await fastify.inject({
      method,
      url,
      headers: {
        authorization: as,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return {
      status: response.statusCode,
      body: response.body === '' ? undefined : response.json(),
      headers: response.headers,
    };
  };
  return {
    db,
    fastify,
    jobs,
    owner: database.owner,
    get: (as, url, headers = {}) => send(as, 'GET', url, headers),
    post: (as, url, body) => send(as, 'POST', url, {}, body),
    close: async () => {
      await jobs.idle();
      await fastify.close();
      await db.close();
      await database.drop();
    },
  };
}

const tenantIdOf = (company: Company) => namedGuid(`catalog test ${company}`);

async function makeTenants(owner: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  for (const [name, { kind, country }] of Object.entries(companies)) {
    await client.query(
      'insert into tenant (tenant_id, kind, name, country, domain, created_at) values ($1, $2, $3, $4, $5, now())',
      [
        tenantIdOf(name as Company),
        kind,
        name === 'operator' ? 'Contour Cloud' : name,
        country,
        `${name}.example`,
      ],
    );
  }
  await client.end();
}

function callerOf(name: Company | undefined): Caller | null {
  const company = name && companies[name];
  if (!company) return null;
  const { kind, country, region, role } = company;
  return {
    tenant: {
      id: tenantIdOf(name),
      kind,
      name: kind === 'operator' ? 'Contour Cloud' : name,
      country,
      region,
      cloud: 'global',
      programStatus: 'active',
      agreementSigned: true,
    },
    user: {
      id: namedGuid(`person of ${name}`),
      userPrincipalName: `ann@${name}.example`,
      displayName: 'Ann',
    },
    applicationId: null,
    roles: [role],
    secondFactor: true,
    language: 'en',
    sessionId: null,
  };
}

function reach(partnerId: string): CustomerReach {
  return {
    partnerId,
    customerId,
    capacity: 'provider',
    country: 'US',
    companyName: 'Granite Bakery',
    domain: 'granite.example',
    providerId: null,
    resellerId: null,
    delegatedAdmin: 'none',
    agreementAccepted: true,
    accountReview: 'allowed',
  };
}

// The recordings belong to others and are read where they lie; the tests that need them say so and skip without.
const recordings = beside('data');

/** A recorded file, or null with the reason on the console: it is not part of the product. */
export function recording(name: string): string | null {
  const path = `${process.env['TWOTIER_RECORDINGS'] ?? recordings}/${name}`;
  if (existsSync(path)) return readFileSync(path, 'utf8');
  console.info(`skipped: ${name} is not here; name its folder in TWOTIER_RECORDINGS`);
  return null;
}
