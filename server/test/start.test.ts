import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { serverArguments, serverEnvironment } from '../../scripts/server-process.mjs';
import { createTestDatabase } from './postgres.ts';

interface Run {
  readonly child: ChildProcess;
  readonly origin: string;
  output(): string;
}

const folders: string[] = [];
const running: ChildProcess[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'twotier-start-'));
  folders.push(folder);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function start(env: Record<string, string>): Promise<Run> {
  const port = await freePort();
  const child = spawn(process.execPath, serverArguments, {
    cwd: new URL('../..', import.meta.url).pathname,
    env: {
      ...serverEnvironment,
      PATH: process.env['PATH'],
      PORT: String(port),
      TWOTIER_LOG_LEVEL: 'warn',
      ...env,
    },
  });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  return { child, origin: `http://127.0.0.1:${port}`, output: () => output };
}

/** Waits for a condition; gives up when the process has ended. */
async function until(run: Run, condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition().catch(() => false))) {
    if (run.child.exitCode !== null) throw new Error(`the product ended: ${run.output()}`);
    await wait(20);
  }
}

const answers = (run: Run, path: string, status: number) => async () =>
  (await fetch(run.origin + path)).status === status;

describe('starting', () => {
  test('alive before it is ready; a second start on the same folder is refused; SIGTERM ends it with 0', async () => {
    const dataDir = newFolder();
    const run = await start({ TWOTIER_DATA_DIR: dataDir });
    const seen = new Set<number>();
    await until(run, async () => {
      expect((await fetch(`${run.origin}/health/live`)).status).toBe(200);
      seen.add((await fetch(`${run.origin}/health/ready`)).status);
      return seen.has(200);
    });
    expect([...seen]).toEqual([503, 200]);
    await until(run, async () => run.output().includes('demo-credentials.json'));
    expect(run.output()).toContain(run.origin);

    const second = await start({ TWOTIER_DATA_DIR: dataDir });
    const [code] = await once(second.child, 'exit');
    expect(code).not.toBe(0);
    expect(second.output()).toContain(dataDir);

    const file = join(dataDir, 'demo-credentials.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = JSON.parse(readFileSync(file, 'utf8'));
    expect(before.baseUrl).toBe(run.origin);
    expect(before.tenants).toHaveLength(15);

    run.child.kill('SIGTERM');
    run.child.kill('SIGINT');
    expect((await once(run.child, 'exit'))[0]).toBe(0);

    const again = await start({ TWOTIER_DATA_DIR: dataDir });
    await until(again, answers(again, '/health/ready', 200));
    const after = JSON.parse(readFileSync(file, 'utf8'));
    expect(after.tenants.map((tenant: { tenantId: string }) => tenant.tenantId)).toEqual(
      before.tenants.map((tenant: { tenantId: string }) => tenant.tenantId),
    );
  }, 120_000);

  test('in production there is no demo world: one set-up link, no emulator, no password grant', async () => {
    const run = await start({ TWOTIER_DATA_DIR: newFolder(), TWOTIER_MODE: 'production' });
    await until(run, async () => run.output().includes('/set-up?token='));
    expect((await fetch(`${run.origin}/emulator/v1/clock`)).status).toBe(404);
    expect((await fetch(`${run.origin}/twotier/v1/demo/people`)).status).toBe(404);
    const grant = await fetch(`${run.origin}/common/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', username: 'a', password: 'b', client_id: 'c' }),
    });
    expect(grant.status).toBeGreaterThanOrEqual(400);
    const link = /http\S+\/set-up\?token=\S+/.exec(run.output())?.[0] as string;
    expect((await fetch(link)).status).toBe(200);
  }, 120_000);

  test('a PostgreSQL server of the user’s own is used by DATABASE_URL', async () => {
    const cluster = inject('testCluster');
    const database = await createTestDatabase();
    const url = `postgresql://${cluster.owner.user}@localhost/${database.owner.database}?host=${encodeURIComponent(String(cluster.owner.host))}&port=${cluster.owner.port ?? 5432}`;
    const run = await start({ TWOTIER_DATA_DIR: newFolder(), DATABASE_URL: url });
    await until(run, answers(run, '/health/ready', 200));
    expect((await fetch(`${run.origin}/v1/customers`)).status).toBe(401);
    run.child.kill('SIGTERM');
    expect((await once(run.child, 'exit'))[0]).toBe(0);
    await database.drop();
  }, 120_000);

  test.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ TWOTIER_MODE: 'trial' }, 'TWOTIER_MODE'],
    [{ TWOTIER_PUBLIC_URL: 'not an address' }, 'TWOTIER_PUBLIC_URL'],
  ])('a setting that cannot be used is named: %j', async (env, named) => {
    const run = await start({ TWOTIER_DATA_DIR: newFolder(), ...(env as Record<string, string>) });
    expect((await once(run.child, 'exit'))[0]).not.toBe(0);
    expect(run.output()).toContain(named);
  });
});
