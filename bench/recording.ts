import type { Database, Statement, Tx } from '../server/src/platform/db/index.ts';

/** A statement that the product issued, and what it bound to it. */
export interface Issued {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** How many of those before it had been answered when it was issued: what is equal left together. */
  readonly after: number;
}

/** The same database, with note taken of what is issued, or of what of it is meant. */
export function recordingDatabase(
  db: Database,
  isMeant: () => boolean = () => true,
): { db: Database; take(): Issued[] } {
  let issued: Issued[] = [];
  let answered = 0;
  const note = ({ name, text }: Statement, values: readonly unknown[] = []) => {
    // By way of JSON, as it travels to the bare server: dates become texts, which the driver takes as well.
    issued.push({ name, text, values: JSON.parse(JSON.stringify(values)), after: answered });
  };
  /** Notes, then does, then notes that it is done. */
  const watched = async <T>(
    statement: Statement,
    values: readonly unknown[] | undefined,
    issue: () => Promise<T>,
  ) => {
    const meant = isMeant();
    if (meant) note(statement, values);
    const result = await issue();
    if (meant) answered += 1;
    return result;
  };
  const noting =
    <T>(issue: (statement: Statement, values?: readonly unknown[]) => Promise<T>) =>
    (statement: Statement, values?: readonly unknown[]) =>
      watched(statement, values, () => issue(statement, values));
  const noted = (tx: Tx): Tx => ({
    scope: tx.scope,
    rows: noting(tx.rows) as Tx['rows'],
    maybe: noting(tx.maybe) as Tx['maybe'],
    run: noting(tx.run),
    within: (scope, work) => tx.within(scope, (inner) => work(noted(inner))),
    attempt: (work) => tx.attempt((inner) => work(noted(inner))),
  });
  return {
    db: {
      ...db,
      transaction: (scope, work) => db.transaction(scope, (tx) => work(noted(tx))),
      rows: (scope, statement, values) => watched(statement, values, () => db.rows(scope, statement, values)),
      maybe: (scope, statement, values) =>
        watched(statement, values, () => db.maybe(scope, statement, values)),
    },
    take() {
      const taken = issued;
      issued = [];
      answered = 0;
      return taken;
    },
  };
}

/** What is different at each request: made up anew, or given with the request. */
export type Fresh = 'guid' | 'code' | 'password-hash' | { readonly given: string };

/** One write as the bare server repeats it. */
export interface Recording {
  readonly statements: readonly {
    readonly name: string;
    readonly text: string;
    readonly values: readonly Part[];
    readonly after: number;
  }[];
  readonly fresh: readonly Fresh[];
}

/** A value as it was, or a text with places for what is fresh, or a list of such. */
export type Part =
  | { readonly as: unknown }
  | { readonly text: readonly (string | number)[] }
  | { readonly list: readonly Part[] };

const freshGuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const passwordHash = /^\$argon2id\$.+$/;

/**
 * Makes a recording of one request by comparison with another one of the same kind: ids that only the
 * first one has were made for it. What the request itself named (`given`), and order numbers, are told.
 */
export function recordingOf(
  issued: readonly Issued[],
  other: readonly Issued[],
  told: { readonly given: Readonly<Record<string, string>>; readonly codes: readonly string[] },
): Recording {
  const elsewhere = JSON.stringify(other);
  const pieces = new Map<string, Fresh>();
  for (const [name, text] of Object.entries(told.given)) pieces.set(text, { given: name });
  for (const code of told.codes) pieces.set(code, 'code');
  for (const text of textsOf(issued.map(({ values }) => values))) {
    if (passwordHash.test(text)) pieces.set(text, 'password-hash');
    for (const guid of text.match(freshGuid) ?? []) {
      if (!pieces.has(guid) && !elsewhere.includes(guid)) pieces.set(guid, 'guid');
    }
  }
  const found = [...pieces.keys()];
  const statements = issued.map(({ name, text, after, values }) => ({
    name,
    text,
    after,
    values: values.map((value) => partOf(value, found)),
  }));
  return { statements, fresh: [...pieces.values()] };
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(textsOf) : [];
}

function partOf(value: unknown, pieces: readonly string[]): Part {
  if (Array.isArray(value)) return { list: value.map((one) => partOf(one, pieces)) };
  if (typeof value !== 'string' || pieces.length === 0) return { as: value };
  const anyPiece = new RegExp(
    `(${pieces.map((piece) => piece.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('|')})`,
  );
  const split = value.split(anyPiece);
  if (split.length === 1) return { as: value };
  // Every other part is one of the pieces.
  return { text: split.map((part, index) => (index % 2 === 1 ? pieces.indexOf(part) : part)) };
}

export function filled(part: Part, fresh: readonly string[]): unknown {
  if ('as' in part) return part.as;
  if ('list' in part) return part.list.map((one) => filled(one, fresh));
  return part.text.map((piece) => (typeof piece === 'number' ? fresh[piece] : piece)).join('');
}
