import pg from 'pg';
import type { Scope } from './scope.ts';
import { scopeName } from './scope.ts';
import type { Statement } from './statement.ts';

/** A reading statement in its scope. */
export interface Reading {
  readonly scope: Scope;
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

// Both put a reading into its scope, for itself alone and without the right to write; neither has rows.
const inScope = `select 1 where set_config('twotier.scope', $1, true) is null
  or set_config('transaction_read_only', 'on', true) is null`;
const scopeFirst = { name: 'scope.reading', text: inScope };
const scopeFirstPlannedOnce = {
  name: 'scope.readingPlannedOnce',
  text: `${inScope} or set_config('plan_cache_mode', 'force_generic_plan', true) is null`,
};

/** Makes a new connection ready for `sendReading`; goes out before anything else. */
export function prepareScopes(client: pg.PoolClient): void {
  for (const first of [scopeFirst, scopeFirstPlannedOnce]) {
    // Where it fails, every reading on this connection fails too, and says so.
    client.query({ ...first, values: [''] }).catch(() => {});
  }
}

/** What is used of the driver's own connection, beyond what it declares. */
interface Wire {
  bind(message: { statement: string; values: readonly string[] }): void;
  execute(message: object): void;
}

type Answered = (error: Error | null, results: pg.QueryResult[]) => void;

const DriverQuery = pg.Query as unknown as new (
  config: pg.QueryConfig,
  values: undefined,
  answered: Answered,
) => { submit(wire: Wire): Error | null };

/**
 * A statement with its scope in front. PostgreSQL takes all messages up to the next synchronization as
 * one transaction, and the driver synchronizes after its statement: no `begin`, no `commit`.
 */
class ScopedQuery extends DriverQuery {
  readonly #reading: Reading;

  constructor(reading: Reading, answered: Answered) {
    const { name, text } = reading.statement;
    super({ name, text, values: reading.values as unknown[] }, undefined, answered);
    this.#reading = reading;
  }

  override submit(wire: Wire): Error | null {
    const { scope, statement } = this.#reading;
    const first = statement.plannedOnce ? scopeFirstPlannedOnce : scopeFirst;
    wire.bind({ statement: first.name, values: [scopeName(scope)] });
    wire.execute({});
    return super.submit(wire);
  }
}

export function sendReading<R>(client: pg.PoolClient, reading: Reading): Promise<R[]> {
  return new Promise((done, failed) => {
    const answered: Answered = (error, results) => {
      if (error) failed(error);
      else done(results.at(-1)?.rows as R[]);
    };
    client.query(new ScopedQuery(reading, answered) as unknown as pg.Submittable);
  });
}
