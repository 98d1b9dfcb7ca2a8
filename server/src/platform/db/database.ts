import type { Socket } from 'node:net';
import pg from 'pg';
import type { Addresses } from './addresses.ts';
import { markCommitted, openMark } from './commit-mark.ts';
import { connectionLoss } from './connection-loss.ts';
import { type Connections, followPrimary } from './following-pool.ts';
import { typeParsers } from './instants.ts';
import { showPresence } from './presence.ts';
import { type Replicas, watchReplicas } from './replicas.ts';
import type { Scope } from './scope.ts';
import { scopeSetting } from './scope.ts';
import type { Reading, Readings, Row } from './scoped-query.ts';
import { prepareScopes, sendReadings, settled } from './scoped-query.ts';
import type { Statement } from './statement.ts';
import { together } from './together.ts';

export type { Row } from './scoped-query.ts';

/** What a store sees: statements in, typed rows out, always inside a scope. */
export interface Tx {
  rows<R>(statement: Statement, values?: readonly unknown[]): Promise<R[]>;
  /** First row or undefined. */
  maybe<R>(statement: Statement, values?: readonly unknown[]): Promise<R | undefined>;
  /** Number of rows written. */
  run(statement: Statement, values?: readonly unknown[]): Promise<number>;
  /**
   * Works in another scope for a while, in the same transaction: a provider that makes a
   * customer writes the customer's own rows this way. The former scope returns afterwards.
   */
  within<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs work under a savepoint: when it throws, its writes are undone and the transaction lives on. */
  attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly scope: Scope;
}

/** Reads, in a transaction or outside of one. */
export type Reader = Pick<Tx, 'rows' | 'maybe'>;

export interface Database {
  /** Several statements, all or nothing. A thrown error rolls everything back. */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One reading statement; those that leave in the same turn share a round trip (`together.ts`). */
  rows<R>(scope: Scope, statement: Statement, values?: readonly unknown[]): Promise<R[]>;
  maybe<R>(scope: Scope, statement: Statement, values?: readonly unknown[]): Promise<R | undefined>;
  /** What this process is known by to others on the same database, while it lives; null: not known (`presence.ts`). */
  sign(): Promise<number | null>;
  /** How many connections there are, and who waits for one. */
  poolUse(): PoolUse;
  /** True when the server answers. */
  reachable(): Promise<boolean>;
  close(): Promise<void>;
}

/** For readings that need no transaction: each is one round trip, on whichever connection is free. */
export function readerOf(db: Pick<Database, 'rows' | 'maybe'>, scope: Scope): Reader {
  return {
    rows: (statement, values) => db.rows(scope, statement, values),
    maybe: (statement, values) => db.maybe(scope, statement, values),
  };
}

export interface PoolUse {
  readonly max: number;
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Told of each statement by its name; what it gives back is called when the statement is done. */
export type StatementWatch = (name: string) => ((error?: unknown) => void) | undefined;

const poolMax = 16;

export interface PoolOptions {
  readonly max?: number;
  readonly watch?: StatementWatch;
  readonly onIdleError?: (error: Error) => void;
  /** Replicas that may answer readings, as long as they have every acknowledged write. */
  readonly replicas?: Addresses | null;
}

/**
 * Big integers and exact decimals stay text; dates come as Date, json parsed (pitfall 9). Of several addresses
 * the one that takes writes is used, and its successor after it.
 */
export function openDatabase(at: pg.PoolConfig | Addresses, options: PoolOptions = {}): Database {
  const { watch } = options;
  const pools: pg.Pool[] = [];
  const open = (settings: string) => (address: pg.ClientConfig) => {
    const opened = openPool(address, settings, options);
    pools.push(opened);
    return opened;
  };
  // Where replicas answer, a write is acknowledged once they show it.
  const openPrimary = open(options.replicas ? '-c synchronous_commit=remote_apply' : '');
  const pool =
    isList(at) && at.length > 1 ? followPrimary(at, openPrimary) : openPrimary(isList(at) ? at[0] : at);
  const replicas = options.replicas ? watchReplicas(pool, options.replicas.map(open(''))) : undefined;
  // It takes a connection for good: a small pool has none to spare.
  const presence = (options.max ?? poolMax) < 4 ? undefined : showPresence(pool);
  const readTogether = together((readings) => readAnywhere(pool, replicas, readings));
  const read = (reading: Reading) => watched(watch, reading.statement, () => readTogether(reading));
  return {
    transaction: (scope, work) => inTransaction(pool, scope, work, watch),
    rows: async (scope, statement, values = []) => (await read({ scope, statement, values })) as never,
    maybe: async (scope, statement, values = []) => (await read({ scope, statement, values }))[0] as never,
    sign: async () => (await presence?.sign()) ?? null,
    poolUse: () => useOf(pools),
    reachable: () => answers(pool),
    close: async () => {
      await replicas?.close();
      await presence?.end();
      await pool.end();
    },
  };
}

function useOf(pools: readonly pg.Pool[]): PoolUse {
  const sum = (read: (pool: pg.Pool) => number) => pools.reduce((total, pool) => total + read(pool), 0);
  return {
    max: sum(({ options }) => options.max),
    total: sum(({ totalCount }) => totalCount),
    idle: sum(({ idleCount }) => idleCount),
    waiting: sum(({ waitingCount }) => waitingCount),
  };
}

function isList(at: pg.PoolConfig | Addresses): at is Addresses {
  return Array.isArray(at);
}

function openPool(
  address: pg.ClientConfig,
  settings: string,
  { max = poolMax, onIdleError }: PoolOptions,
): pg.Pool {
  const pool = new pg.Pool({
    ...address,
    max,
    pipeline: true,
    types: typeParsers,
    // Never a superuser: superusers bypass row security.
    options: `-c role=twotier_app -c timezone=UTC -c statement_timeout=30000 ${settings}`,
  } as pg.PoolConfig);
  // An idle client that loses its server would otherwise end the process.
  pool.on('error', (error) => onIdleError?.(error));
  // So would one that loses it at work: whoever works with it is told by its own query.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('connect', prepareScopes);
  return pool;
}

async function answers(pool: Connections): Promise<boolean> {
  const client = await pool.connect();
  try {
    return (await client.query('select 1')).rowCount === 1;
  } finally {
    client.release();
  }
}

/** From a replica where one has every acknowledged write; a replica that fails is as if it were not there. */
async function readAnywhere(
  primary: Connections,
  replicas: Replicas | undefined,
  readings: Readings,
): Promise<Row[][]> {
  const replica = replicas?.inStep();
  if (replica === undefined) return readOnce(primary, readings);
  try {
    return await readOnce(replica, readings);
  } catch (error) {
    if (!connectionLoss(error) && !isReplayConflict(error)) throw error;
    replicas?.doubt(replica);
    return readOnce(primary, readings);
  }
}

/** Scopes and statements leave in one packet: one round trip. */
async function readOnce(pool: Connections, readings: Readings): Promise<Row[][]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await inOnePacket(client, () => sendReadings(client, readings));
  } catch (error) {
    broken = connectionLoss(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

async function inTransaction<T>(
  pool: Connections,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  watch: StatementWatch | undefined,
): Promise<T> {
  const client = await pool.connect();
  const state = { savepoints: 0, wrote: false, watch };
  let broken: Error | undefined;
  try {
    // Not awaited on its own: it travels with the first statement of the work.
    const [begun, working] = inOnePacket(client, () => {
      const begun = client.query(`begin; ${scopeSetting(scope)}`);
      begun.catch(() => {});
      return [begun, work(txOf(client, scope, state))] as const;
    });
    const result = await working;
    await begun;
    await commit(client, state.wrote);
    return result;
  } catch (error) {
    broken = connectionLoss(error);
    if (!broken)
      await client.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
    throw error;
  } finally {
    client.release(broken);
  }
}

// A standby may be away for longer than any statement: a commit that gave up on it would be acknowledged
// without it.
const committing = 'set local statement_timeout = 0; commit';

async function commit(client: pg.PoolClient, wrote: boolean): Promise<void> {
  const open = wrote ? openMark() : undefined;
  if (open === undefined) {
    await client.query(wrote ? committing : 'commit');
    return;
  }
  const { tenantId, key, attempt } = open.mark;
  // In a transaction that has failed, `commit` undoes it: the mark's own error is what is told.
  await settled(
    inOnePacket(client, () => [
      client.query({ ...markCommitted, values: [tenantId, key, attempt] }),
      client.query(committing),
    ]),
  );
  open.made = true;
}

const reading = /^\s*select\b/i;

/** One transaction on its way. */
interface TxState {
  savepoints: number;
  wrote: boolean;
  readonly watch: StatementWatch | undefined;
}

function txOf(client: pg.PoolClient, scope: Scope, state: TxState): Tx {
  const send = (statement: Statement, values: readonly unknown[] = []) => {
    state.wrote ||= !reading.test(statement.text);
    return watched(state.watch, statement, () =>
      client.query({ name: statement.name, text: statement.text, values: values as unknown[] }),
    );
  };
  const tx: Tx = {
    scope,
    rows: async <R>(s: Statement, v?: readonly unknown[]) => (await send(s, v)).rows as R[],
    maybe: async <R>(s: Statement, v?: readonly unknown[]) => (await send(s, v)).rows[0] as R | undefined,
    run: async (s, v) => (await send(s, v)).rowCount ?? 0,
    within: async (inner, work) => {
      try {
        return await inOnePacket(client, () => {
          client.query(scopeSetting(inner)).catch(() => {});
          return work(txOf(client, inner, state));
        });
      } finally {
        client.query(scopeSetting(scope)).catch(() => {});
      }
    },
    attempt: async (work) => {
      const name = `attempt_${state.savepoints++}`;
      await client.query(`savepoint ${name}`);
      try {
        const result = await work(tx);
        await client.query(`release savepoint ${name}`);
        return result;
      } catch (error) {
        await client.query(`rollback to savepoint ${name}`);
        throw error;
      }
    },
  };
  return tx;
}

/** Nothing is added to a statement that nobody watches. */
function watched<T>(
  watch: StatementWatch | undefined,
  { name }: Statement,
  send: () => Promise<T>,
): Promise<T> {
  const done = watch?.(name);
  const sent = send();
  if (done) sent.then(() => done(), done);
  return sent;
}

/** What is sent before the first wait leaves together; the driver by itself writes each message out on its own. */
function inOnePacket<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** SQLSTATE 23505: a unique index refused the row. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: named } = (error ?? {}) as { code?: string; constraint?: string };
  return code === '23505' && (constraint === undefined || named === constraint);
}

/** SQLSTATE 40P01: two transactions waited for each other, and this one was undone; it may be tried again. */
export function isDeadlock(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '40P01';
}

/** SQLSTATE 40001 of a replica: what was read was cleared away by the primary meanwhile. */
function isReplayConflict(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '40001';
}
