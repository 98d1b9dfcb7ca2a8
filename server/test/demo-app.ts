import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { inject } from 'vitest';
import type { DemoCredentials, TenantCredentials } from '../seed/credentials.ts';
import { demoInstallation } from '../seed/demo-installation.ts';
import { createApp } from '../src/app.ts';
import { MovableClock } from '../src/platform/clock/index.ts';
import { readSettings } from '../src/platform/config/index.ts';
import type { Database } from '../src/platform/db/index.ts';
import { openDatabase } from '../src/platform/db/index.ts';
import type { Tracing } from '../src/platform/watch/index.ts';
import { watchAnswers, watchOf } from './answer-watch.ts';
import type { TestDatabase } from './postgres.ts';
import { createTestDatabase, ensureTemplate } from './postgres.ts';

/** The whole product on a database of its own, filled with the demo world. */
export interface DemoApp {
  readonly database: TestDatabase;
  readonly db: Database;
  readonly clock: MovableClock;
  readonly fastify: Awaited<ReturnType<typeof createApp>>['fastify'];
  /** Every route, those included that the API document leaves out. */
  readonly declared: Awaited<ReturnType<typeof createApp>>['declared'];
  /** Carries events to webhooks when a test says so. */
  readonly events: Awaited<ReturnType<typeof createApp>>['events'];
  readonly companies: readonly TenantCredentials[];
  tenant(name: string): TenantCredentials;
  /** A person of a company, signed in through the token endpoint: answers as its client would see them. */
  as(tenant: string, role: string): Promise<Client>;
  close(): Promise<void>;
}

/** What a client author would write: a method and a path, and the answer as status and body. */
export interface Client {
  readonly token: string;
  (
    method: InjectOptions['method'],
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly headers: Record<string, unknown>;
}

const template = 'twotier_demo';

/** `parts`: settings and traces that differ from those of every other test. */
export async function openDemoApp(
  parts: { readonly env?: Readonly<Record<string, string>>; readonly tracing?: Tracing | null } = {},
): Promise<DemoApp> {
  const shared = join(inject('testCluster').dataDir, 'demo');
  await ensureTemplate(template, (database) => fillDemo(database, shared));
  const database = await createTestDatabase(template);
  const dataDir = mkdtempSync(join(tmpdir(), 'twotier-demo-'));
  cpSync(shared, dataDir, { recursive: true });
  const settings = readSettings({ ...parts.env, TWOTIER_DATA_DIR: dataDir });
  const clock = new MovableClock();
  const db = openDatabase(database.app, {
    max: 4,
    ...(parts.tracing ? { watch: parts.tracing.statement } : {}),
  });
  const demo = demoInstallation({ settings, db, owner: database.owner, clock });
  const app = await createApp({
    settings,
    log: false,
    db,
    clock,
    demo: { clock, reset: demo.reset },
    dueByItself: false,
    tracing: parts.tracing ?? null,
  });
  const watch = watchAnswers(app.fastify);
  await app.ready();
  const credentials = JSON.parse(
    readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'),
  ) as DemoCredentials;
  const tenant = (name: string) => {
    const found = credentials.tenants.find((one) => one.name === name);
    if (!found) throw new Error(`the demo world has no ${name}`);
    return found;
  };
  const clients = new Map<string, Promise<Client>>();
  return {
    database,
    db,
    clock,
    fastify: app.fastify,
    declared: app.declared,
    events: app.events,
    companies: credentials.tenants,
    tenant,
    as: (name, role) => {
      const key = `${name} ${role}`;
      const client = clients.get(key) ?? signIn(app.fastify, tenant(name), role);
      clients.set(key, client);
      return client;
    },
    close: async () => {
      await app.close();
      await db.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
      watch.check();
    },
  };
}

async function fillDemo(database: TestDatabase, dataDir: string): Promise<void> {
  const { mkdirSync } = await import('node:fs');
  mkdirSync(dataDir, { recursive: true });
  const settings = readSettings({ TWOTIER_DATA_DIR: dataDir });
  const db = openDatabase(database.app, { max: 4 });
  await demoInstallation({ settings, db, owner: database.owner, clock: new MovableClock() }).prepare();
  await db.close();
}

async function signIn(fastify: DemoApp['fastify'], tenant: TenantCredentials, role: string): Promise<Client> {
  const user = tenant.users.find((one) => one.role === role);
  if (!user) throw new Error(`${tenant.name} has no ${role}`);
  const answer = await fastify.inject({
    method: 'POST',
    url: `/${tenant.tenantId}/oauth2/v2.0/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'password',
      username: user.userPrincipalName,
      password: user.password,
      client_id: tenant.publicClientId,
      scope: 'http://127.0.0.1:8080/user_impersonation',
    }).toString(),
  });
  const { access_token: token } = answer.json() as { access_token?: string };
  if (!token) throw new Error(`${user.userPrincipalName} could not sign in: ${answer.body}`);
  return clientWith(fastify, token);
}

/** `watched`: throws at once what an answer has not as described; else the end of the world does. */
export function clientWith(fastify: DemoApp['fastify'], token: string, watched = true): Client {
  const call = async (
    method: InjectOptions['method'],
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    const answer = await fastify.inject({
      method: method ?? 'GET',
      url: path,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined
        ? {}
        : {
            payload: JSON.stringify(body),
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
          }),
    });
    if (watched) watchOf(fastify)?.check();
    const text = answer.body;
    return {
      status: answer.statusCode,
      body: text && /json/.test(String(answer.headers['content-type'])) ? JSON.parse(text) : text,
      headers: answer.headers,
    };
  };
  return Object.assign(call, { token });
}
