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

export type Row = Record<string, unknown>;

// Both put a reading into its scope, for itself alone and without the right to write; neither has rows.
const inScope = `select 1 where set_config('twotier.scope', $1, true) is null
  or set_config('transaction_read_only', 'on', true) is null`;
const scopeFirst = { name: 'scope.reading', text: inScope };
const scopeFirstPlannedOnce = {
  name: 'scope.readingPlannedOnce',
  text: `${inScope} or set_config('plan_cache_mode', 'force_generic_plan', true) is null`,
};

/** Makes a new connection ready for `sendReadings`; goes out before anything else. */
export function prepareScopes(client: pg.PoolClient): void {
  for (const first of [scopeFirst, scopeFirstPlannedOnce]) {
    // Where it fails, every reading on this connection fails too, and says so.
    client.query({ ...first, values: [''] }).catch(() => {});
  }
}

/** What is used of the driver's own connection, beyond what it declares. */
interface Wire {
  /** Texts of statements that this connection knows, and of those on their way, by name. */
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  parse(message: { name: string; text: string }): void;
  bind(message: {
    statement: string;
    values: readonly unknown[];
    valueMapper?: (value: unknown) => unknown;
  }): void;
  describe(message: { type: 'P'; name: '' }): void;
  execute(message: object): void;
  sync(): void;
}

/** Columns of a statement's rows. The server describes them once to each connection, not with every reading. */
interface Shape {
  readonly empty: Row;
  readonly columns: readonly Column[];
}

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

const shapes = new WeakMap<Wire, Map<string, Shape>>();

function shapesOf(wire: Wire): Map<string, Shape> {
  const known = shapes.get(wire) ?? new Map<string, Shape>();
  shapes.set(wire, known);
  return known;
}

function isKnown(wire: Wire, { name, text }: Statement): boolean {
  const known = wire.parsedStatements[name] ?? wire.submittedNamedStatements[name];
  if (known !== undefined && known !== text) throw new Error(`two statements are named ${name}`);
  return known !== undefined;
}

export type Readings = readonly [Reading, ...Reading[]];
type Answered = (error: Error | null, rows: Row[][]) => void;

const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils;
const DriverQuery = pg.Query as unknown as new (config: { name: string; text: string }) => object;

/**
 * Readings with their scope in front. PostgreSQL takes all messages up to the next synchronization as
 * one transaction: no `begin`, no `commit`. One that fails takes those beside it along.
 */
class ScopedQuery extends DriverQuery {
  readonly callback: Answered;
  readonly #client: pg.PoolClient;
  readonly #readings: Readings;
  readonly #rows: Row[][];
  /** Whose answer comes next, in the order of sending; -1: a scope's. */
  readonly #answers: number[] = [];
  #answered = 0;
  #shapes: Map<string, Shape> | undefined;
  #shape: Shape | undefined;
  #broken: Error | null = null;

  constructor(client: pg.PoolClient, readings: Readings, answered: Answered) {
    const { name, text } = readings[0].statement;
    super({ name, text });
    this.callback = answered;
    this.#client = client;
    this.#readings = readings;
    this.#rows = readings.map(() => []);
  }

  submit(wire: Wire): Error | null {
    this.#shapes = shapesOf(wire);
    try {
      this.#write(wire, this.#shapes);
    } catch (error) {
      // A value that cannot be written. What has gone out is ended; nobody waits for its answer.
      this.#broken = error as Error;
    }
    wire.sync();
    return null;
  }

  #write(wire: Wire, known: Map<string, Shape>): void {
    let scopeBefore: string | undefined;
    for (const [index, { scope, statement, values }] of this.#readings.entries()) {
      const name = scopeName(scope);
      if (name !== scopeBefore) {
        const first = statement.plannedOnce ? scopeFirstPlannedOnce : scopeFirst;
        wire.bind({ statement: first.name, values: [name] });
        wire.execute({});
        this.#answers.push(-1);
        scopeBefore = name;
      }
      if (!isKnown(wire, statement)) {
        wire.parse(statement);
        wire.submittedNamedStatements[statement.name] = statement.text;
      }
      wire.bind({ statement: statement.name, values, valueMapper: prepareValue });
      if (!known.has(statement.name)) wire.describe({ type: 'P', name: '' });
      wire.execute({});
      this.#answers.push(index);
    }
  }

  #next(): number {
    return this.#answers[this.#answered] ?? -1;
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    const columns = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: this.#client.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
    }));
    const empty = Object.fromEntries(columns.map(({ name }) => [name, null]));
    const statement = this.#readings[this.#next()]?.statement;
    if (statement) this.#shapes?.set(statement.name, { columns, empty });
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const index = this.#next();
    const { statement } = this.#readings[index] as Reading;
    this.#shape ??= this.#shapes?.get(statement.name);
    if (!this.#shape || this.#broken) return;
    try {
      this.#rows[index]?.push(rowOf(this.#shape, fields));
    } catch (error) {
      this.#broken = error as Error;
    }
  }

  handleCommandComplete(): void {
    this.#answered += 1;
    this.#shape = undefined;
  }

  handleError(error: Error): void {
    this.callback(this.#broken ?? error, []);
  }

  handleReadyForQuery(): void {
    this.callback(this.#broken, this.#rows);
  }
}

function rowOf({ columns, empty }: Shape, fields: readonly (string | null)[]): Row {
  const row = { ...empty };
  for (let index = 0; index < columns.length; index += 1) {
    const text = fields[index] ?? null;
    const { name, parse } = columns[index] as Column;
    if (text !== null) row[name] = parse(text);
  }
  return row;
}

/**
 * Sends readings in as few transactions as may be, and answers the rows of each. What this connection has not
 * parsed yet goes by itself, as does what is planned once: a setting for one would hold for those behind it.
 */
export async function sendReadings(client: pg.PoolClient, readings: Readings): Promise<Row[][]> {
  if (readings.length === 1) return send(client, readings);
  const wire = (client as unknown as { connection: Wire }).connection;
  const groups = Map.groupBy(readings.keys(), (index) => {
    const { name, plannedOnce } = (readings[index] as Reading).statement;
    return wire.parsedStatements[name] === undefined ? index : plannedOnce === true;
  });
  const rows: Row[][] = readings.map(() => []);
  const sent = [...groups.values()].map(async (group) => {
    const answered = await send(client, group.map((index) => readings[index]) as unknown as Readings);
    for (const [place, index] of group.entries()) rows[index] = answered[place] ?? [];
  });
  await settled(sent);
  return rows;
}

function send(client: pg.PoolClient, readings: Readings): Promise<Row[][]> {
  return new Promise((done, failed) => {
    const query = new ScopedQuery(client, readings, (error, rows) => (error ? failed(error) : done(rows)));
    client.query(query as unknown as pg.Submittable);
  });
}

/** Waits for all, then throws the first failure: nothing is left unhandled in the pipeline. */
export async function settled<T>(sent: readonly Promise<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(sent);
  return outcomes.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}
