import type { Socket } from 'node:net';
import pg from 'pg';
import type { Scope } from './scope.ts';
import { scopeSetting } from './scope.ts';
import type { Reading } from './scoped-query.ts';
import { prepareScopes, sendReading } from './scoped-query.ts';
import type { Statement } from './statement.ts';

export type Row = Record<string, unknown>;

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

export interface Database {
  /** Several statements, all or nothing. A thrown error rolls everything back. */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One reading statement, in one round trip. */
  rows<R>(scope: Scope, statement: Statement, values?: readonly unknown[]): Promise<R[]>;
  maybe<R>(scope: Scope, statement: Statement, values?: readonly unknown[]): Promise<R | undefined>;
  /** Two readings, each in its own scope, in one round trip. */
  both<A, B>(one: Reading, other: Reading): Promise<[A[], B[]]>;
  /** True when the server answers. */
  reachable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly max?: number;
  readonly onIdleError?: (error: Error) => void;
}

/** Big integers and exact decimals stay text; dates come as Date, json parsed (pitfall 9). */
export function openDatabase(config: pg.PoolConfig, options: PoolOptions = {}): Database {
  const pool = new pg.Pool({
    ...config,
    max: options.max ?? 16,
    pipeline: true,
    // Never a superuser: superusers bypass row security.
    options: '-c role=twotier_app -c timezone=UTC -c statement_timeout=30000',
  } as pg.PoolConfig);
  // An idle client that loses its server would otherwise end the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  // So would one that loses it at work: whoever works with it is told by its own query.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('connect', prepareScopes);
  return {
    transaction: (scope, work) => inTransaction(pool, scope, work),
    rows: async (scope, statement, values = []) =>
      (await readOnce(pool, [{ scope, statement, values }]))[0] as never,
    maybe: async (scope, statement, values = []) =>
      (await readOnce(pool, [{ scope, statement, values }]))[0]?.[0] as never,
    both: async (one, other) => (await readOnce(pool, [one, other])) as never,
    reachable: async () => (await pool.query('select 1')).rowCount === 1,
    close: () => pool.end(),
  };
}

/** Scopes and statements leave in one packet: one round trip. */
async function readOnce(pool: pg.Pool, readings: readonly Reading[]): Promise<Row[][]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await settleAll(inOnePacket(client, () => readings.map((one) => sendReading<Row>(client, one))));
  } catch (error) {
    broken = connectionLoss(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

async function inTransaction<T>(pool: pg.Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // Not awaited on its own: it travels with the first statement of the work.
    const [begun, working] = inOnePacket(client, () => {
      const begun = client.query(`begin; ${scopeSetting(scope)}`);
      begun.catch(() => {});
      return [begun, work(txOf(client, scope, { savepoints: 0 }))] as const;
    });
    const result = await working;
    await begun;
    await client.query('commit');
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

function txOf(client: pg.PoolClient, scope: Scope, counter: { savepoints: number }): Tx {
  const send = (statement: Statement, values: readonly unknown[] = []) =>
    client.query({ name: statement.name, text: statement.text, values: values as unknown[] });
  const tx: Tx = {
    scope,
    rows: async <R>(s: Statement, v?: readonly unknown[]) => (await send(s, v)).rows as R[],
    maybe: async <R>(s: Statement, v?: readonly unknown[]) => (await send(s, v)).rows[0] as R | undefined,
    run: async (s, v) => (await send(s, v)).rowCount ?? 0,
    within: async (inner, work) => {
      try {
        return await inOnePacket(client, () => {
          client.query(scopeSetting(inner)).catch(() => {});
          return work(txOf(client, inner, counter));
        });
      } finally {
        client.query(scopeSetting(scope)).catch(() => {});
      }
    },
    attempt: async (work) => {
      const name = `attempt_${counter.savepoints++}`;
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

/** Waits for all, then throws the first failure: nothing is left unhandled in the pipeline. */
async function settleAll<T>(sent: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(sent);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** An error without an SQLSTATE came from the connection, not from a statement: do not reuse it. */
function connectionLoss(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: string }).code;
  const fromServer = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const fatal = fromServer && (code.startsWith('57P') || code.startsWith('08'));
  const ours = error.name === 'Refusal';
  return ours || (fromServer && !fatal) ? undefined : error;
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
