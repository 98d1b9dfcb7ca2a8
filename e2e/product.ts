import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { ensurePortal } from '../scripts/portal.mjs';
import { serverArguments, serverEnvironment } from '../scripts/server-process.mjs';
import type { DemoCredentials, TenantCredentials } from '../server/seed/credentials.ts';

const root = dirname(import.meta.dirname);

/** Someone who can sign in. */
export interface Person {
  readonly company: TenantCredentials;
  readonly userPrincipalName: string;
  readonly password: string;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at as the JSON they are
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** The product as everyone runs it: a process of its own, a demo world of its own. */
export interface Product {
  readonly url: string;
  company(name: string): TenantCredentials;
  person(company: string, role: string): Person;
  /** What the REST API answers to this person's program. */
  get(person: Person, path: string): Promise<Answer>;
  post(person: Person, path: string, body?: unknown): Promise<Answer>;
  /** Dies without a word, as when the power fails, and comes back on the same data. */
  crash(): Promise<void>;
  startAgain(): Promise<void>;
  /** Ends as a supervisor ends it; its data stay. */
  end(): Promise<void>;
  stop(): Promise<void>;
}

/** The data directory of a demo world that was made before; each product starts on a copy of it. */
const madeBefore = 'TWOTIER_E2E_WORLD';

/** Makes one demo world for all journeys of this run, in the folder; they start on copies of it. */
export async function makeWorld(folder: string): Promise<void> {
  const maker = await startProduct(folder);
  await maker.end();
  process.env[madeBefore] = folder;
}

export async function startProduct(dataDir = worldOfItsOwn()): Promise<Product> {
  await ensurePortal(process.execPath);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // An installation of its own, not the one that this shell or this test run is set up for.
  const { DATABASE_URL: _, NODE_ENV: __, ...environment } = process.env;
  const output: string[] = [];
  const start = () => {
    const started = spawn(process.execPath, serverArguments, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...environment,
        ...serverEnvironment,
        HOST: '127.0.0.1',
        PORT: String(port),
        TWOTIER_DATA_DIR: dataDir,
        TWOTIER_MODE: 'demo',
        TWOTIER_PUBLIC_URL: url,
        TWOTIER_LOG_LEVEL: 'error',
      },
    });
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk) => output.push(String(chunk)));
    return started;
  };
  let server = start();
  const crash = async () => {
    const exit = once(server, 'exit');
    server.kill('SIGKILL');
    await exit;
  };
  const startAgain = async () => {
    server = start();
    await ready(url, server);
  };
  const end = () => ended(server);
  const stop = async () => {
    await end();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(url, server);
  } catch (error) {
    await stop();
    throw new Error(`The product did not start:\n${output.join('')}`, { cause: error });
  }
  const world = JSON.parse(readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8')) as DemoCredentials;
  return { url, crash, startAgain, end, stop, ...peopleOf(world), ...callsTo(url) };
}

function worldOfItsOwn(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'twotier-e2e-'));
  const made = process.env[madeBefore];
  if (made !== undefined) cpSync(made, dataDir, { recursive: true });
  return dataDir;
}

function peopleOf({ tenants }: DemoCredentials): Pick<Product, 'company' | 'person'> {
  const company = (name: string) => {
    const found = tenants.find((tenant) => tenant.name === name);
    if (found === undefined) throw new Error(`The demo world has no ${name}.`);
    return found;
  };
  return {
    company,
    person: (name, role) => {
      const user = company(name).users.find((one) => one.role === role);
      if (user === undefined) throw new Error(`${name} has no ${role}.`);
      return { company: company(name), ...user };
    },
  };
}

function callsTo(url: string): Pick<Product, 'get' | 'post'> {
  const tokens = new Map<string, Promise<string>>();
  const call = async (person: Person, method: string, path: string, body?: unknown): Promise<Answer> => {
    const name = person.userPrincipalName;
    if (!tokens.has(name)) tokens.set(name, tokenFor(url, person));
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokens.get(name)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    get: (person, path) => call(person, 'GET', path),
    post: (person, path, body) => call(person, 'POST', path, body),
  };
}

async function tokenFor(url: string, { company, userPrincipalName, password }: Person): Promise<string> {
  const response = await fetch(`${url}/${company.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: company.publicClientId,
      scope: `${url}/.default`,
      username: userPrincipalName,
      password,
    }),
  });
  const answer = (await response.json()) as { readonly access_token?: string };
  if (answer.access_token === undefined) throw new Error(`No token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`It ended with ${server.exitCode}.`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await after(50);
  }
  throw new Error('It was not ready within a minute.');
}

/** As a supervisor ends it: SIGTERM to that one process, and wait. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  await exit;
}
