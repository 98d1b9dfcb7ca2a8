import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type EmbeddedConnection, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { DataDirectoryInUse } from './embedded-lock.ts';

const root = mkdtempSync(join(tmpdir(), 'twotier-embedded-'));
const pristine = join(root, 'pristine');
const logger = { info() {}, warn() {}, error() {} };
const running: EmbeddedPostgres[] = [];
const owners: ChildProcess[] = [];
let folders = 0;

beforeAll(async () => {
  const first = await startEmbeddedPostgres({ dataDir: pristine, logger, durable: false });
  await query(first.ownerConnection, 'CREATE TABLE note (text text); GRANT ALL ON note TO twotier_app');
  await first.stop();
});

afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop();
  for (const owner of owners.splice(0)) {
    if (owner.exitCode !== null || owner.signalCode !== null) continue;
    const exited = once(owner, 'exit');
    owner.kill('SIGTERM');
    await exited;
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A data directory with a cluster in it, without the second that making one takes. */
function preparedFolder(): string {
  folders += 1;
  const folder = join(root, String(folders));
  cpSync(pristine, folder, { recursive: true });
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, logger });
  running.push(postgres);
  return postgres;
}

async function query(connection: EmbeddedConnection, sql: string) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function notes(postgres: EmbeddedPostgres): Promise<string[]> {
  return (await query(postgres.appConnection, 'SELECT text FROM note ORDER BY text')).map(({ text }) => text);
}

function postmasterPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** Another process that starts the database and then does nothing. */
async function startElsewhere(dataDir: string): Promise<{ owner: ChildProcess; firstLine: string }> {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)});
    const logger = { info() {}, warn() {}, error() {} };
    try {
      const postgres = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, logger });
      const stay = setInterval(() => {}, 60_000);
      process.once('SIGTERM', () => postgres.stop().then(() => clearInterval(stay)));
      console.log('started');
    } catch (error) {
      console.log(error.message);
    }`;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  owners.push(owner);
  const [firstLine] = await once(createInterface(owner.stdout), 'line');
  return { owner, firstLine };
}

test('a stopped database keeps what it was told, and starts again', async () => {
  const dataDir = preparedFolder();
  const first = await start(dataDir);
  await query(first.appConnection, `INSERT INTO note VALUES ('kept')`);
  await first.stop();
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(await notes(await start(dataDir))).toEqual(['kept']);
});

test('the product works as a role that row security binds', async () => {
  const postgres = await start(preparedFolder());
  const sql =
    'SELECT current_user AS name, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user';
  expect(await query(postgres.appConnection, sql)).toEqual([
    { name: 'twotier_app', rolsuper: false, rolbypassrls: false },
  ]);
  expect(await query(postgres.ownerConnection, sql)).toMatchObject([
    { name: 'twotier_owner', rolsuper: true },
  ]);
});

test('nothing listens on the network, and what is acknowledged is on the disk', async () => {
  const postgres = await start(preparedFolder());
  const sql = `SELECT name, setting FROM pg_settings
    WHERE name IN ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit') ORDER BY name`;
  expect((await query(postgres.ownerConnection, sql)).map(({ name, setting }) => [name, setting])).toEqual([
    ['fsync', 'on'],
    ['full_page_writes', 'on'],
    ['listen_addresses', ''],
    ['synchronous_commit', 'on'],
  ]);
});

test('lower() knows the case of every script', async () => {
  const postgres = await start(preparedFolder());
  expect(await query(postgres.appConnection, `SELECT lower('ÁRBOL ЁЖ ΩΜΕΓΑ') AS text`)).toEqual([
    { text: 'árbol ёж ωμεγα' },
  ]);
});

test('a cluster that was copied by hand is made private again', async () => {
  const dataDir = preparedFolder();
  chmodSync(join(dataDir, 'postgres'), 0o755);
  expect(await notes(await start(dataDir))).toEqual([]);
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
});

test('a data directory with a long path works', async () => {
  const dataDir = join(root, 'long'.repeat(30));
  mkdirSync(dataDir);
  cpSync(pristine, dataDir, { recursive: true });
  expect(await notes(await start(dataDir))).toEqual([]);
});

describe('a second start on the same data directory', () => {
  test('is refused in the same process, and leaves the first alone', async () => {
    const dataDir = preparedFolder();
    const first = await start(dataDir);
    await expect(startEmbeddedPostgres({ dataDir, logger })).rejects.toThrow(DataDirectoryInUse);
    expect(await notes(first)).toEqual([]);
  });

  test('is refused in another process, naming the directory and the holder', async () => {
    const dataDir = preparedFolder();
    await start(dataDir);
    const { firstLine } = await startElsewhere(dataDir);
    expect(firstLine).toContain(`(process ${process.pid}) is already running on ${dataDir}`);
  });

  test('is possible once the first has stopped', async () => {
    const dataDir = preparedFolder();
    await (await start(dataDir)).stop();
    expect((await startElsewhere(dataDir)).firstLine).toBe('started');
  });
});

describe('after a crash', () => {
  test('of this process alone, the server left behind is ended and the data is there', async () => {
    const dataDir = preparedFolder();
    const { owner, firstLine } = await startElsewhere(dataDir);
    expect(firstLine).toBe('started');
    const leftBehind = postmasterPid(dataDir);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const postgres = await start(dataDir);
    expect(postmasterPid(dataDir)).not.toBe(leftBehind);
    expect(await notes(postgres)).toEqual([]);
  });

  test('of this process and the server together, everything acknowledged is there', async () => {
    const dataDir = preparedFolder();
    const { owner } = await startElsewhere(dataDir);
    const socket = join(dataDir, 'postgres', 'run');
    const connection = { host: socket, port: 5432, user: 'twotier_app', database: 'twotier' };
    await query(connection, `INSERT INTO note SELECT 'note ' || n FROM generate_series(1, 500) n`);
    owner.kill('SIGKILL');
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    await once(owner, 'exit');
    expect(await notes(await start(dataDir))).toHaveLength(500);
  });

  test('of the server alone, it comes back at the same address', async () => {
    const dataDir = preparedFolder();
    const postgres = await start(dataDir);
    await query(postgres.appConnection, `INSERT INTO note VALUES ('kept')`);
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    await vi.waitFor(async () => expect(await notes(postgres)).toEqual(['kept']), { timeout: 20_000 });
  });

  test('a process number that now belongs to somebody else does not stand in the way', async () => {
    const dataDir = preparedFolder();
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
    owners.push(bystander);
    const stale = [bystander.pid, join(dataDir, 'postgres'), 1, 5432, 'run', '', ' 1 1', 'ready', ''].join(
      '\n',
    );
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), stale);
    expect(await notes(await start(dataDir))).toEqual([]);
    expect(bystander.exitCode).toBeNull();
  });

  test('while a cluster was being made, it is made anew', async () => {
    const dataDir = join(root, 'unfinished');
    mkdirSync(join(dataDir, 'postgres.new'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
    const postgres = await startEmbeddedPostgres({ dataDir, logger, durable: false });
    running.push(postgres);
    expect(await query(postgres.appConnection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

test('a failing start says why, and gives the directory back', async () => {
  const dataDir = preparedFolder();
  const settings = join(dataDir, 'postgres', 'postgresql.conf');
  const sound = readFileSync(settings, 'utf8');
  writeFileSync(settings, `${sound}\nno_such_setting = on\n`);
  await expect(startEmbeddedPostgres({ dataDir, logger })).rejects.toThrow('no_such_setting');
  writeFileSync(settings, sound);
  expect(await notes(await start(dataDir))).toEqual([]);
});
