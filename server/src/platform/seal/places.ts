import type { Database, Statement } from '../db/index.ts';
import { statement, systemScope } from '../db/index.ts';
import type { Keyring } from './keyring.ts';

/** Columns that hold something sealed: what a change of keys goes through. */
export interface SealedPlace {
  readonly name: string;
  readonly table: string;
  readonly keyColumn: string;
  readonly about: (row: Readonly<Record<string, unknown>>) => string;
  readonly identity: readonly string[];
  readonly others: Statement;
  readonly count: Statement;
  readonly replace: Statement;
}

export interface SealedColumns {
  readonly name: string;
  readonly table: string;
  /** The primary key: its columns and their types. */
  readonly identity: Readonly<Record<string, 'uuid' | 'bytea'>>;
  readonly keyColumn: string;
  readonly boxColumn: string;
  /** What ties the box to its row: the same words as at sealing. */
  readonly about: (row: Readonly<Record<string, unknown>>) => string;
}

/** Names come from the product's own code, never from a request. */
export function sealedPlace(of: SealedColumns): SealedPlace {
  const { name, table, identity, keyColumn, boxColumn, about } = of;
  const label = name.replaceAll(' ', '_');
  const columns = Object.keys(identity);
  const lists = Object.values(identity).map((type, at) => `$${at + 3}::${type}[]`);
  const which = columns.map((column) => `t.${column} = anew.${column}`).join(' and ');
  return {
    name,
    table,
    keyColumn,
    identity: columns,
    about,
    others: statement(
      `seal.others.${label}`,
      `select ${columns.join(', ')}, ${keyColumn} as "keyId", ${boxColumn} as box
         from ${table} where ${keyColumn} <> $1 limit $2 for update`,
    ),
    count: statement(
      `seal.count.${label}`,
      `select count(*)::int as n from ${table} where ${keyColumn} <> $1`,
    ),
    replace: statement(
      `seal.replace.${label}`,
      `update ${table} t set ${keyColumn} = $1, ${boxColumn} = anew.box
         from unnest($2::bytea[], ${lists.join(', ')}) as anew (box, ${columns.join(', ')})
        where ${which}`,
    ),
  };
}

const rotating = systemScope('sealed secrets of the whole installation get a new key');

type SealedRow = Readonly<Record<string, unknown>> & { readonly keyId: string; readonly box: Buffer };

/** Seals up to `limit` rows anew that another key had sealed; answers how many. All or none of them. */
export function sealAnew(
  db: Database,
  ring: Keyring,
  place: SealedPlace,
  keyId: string,
  limit: number,
): Promise<number> {
  return db.transaction(rotating, async (tx) => {
    const rows = await tx.rows<SealedRow>(place.others, [keyId, limit]);
    if (rows.length === 0) return 0;
    const boxes = rows.map((row) => {
      const about = place.about(row);
      const sealed = ring.seal(ring.open(row, about), about);
      if (sealed.keyId !== keyId) throw new Error('the keys were changed again meanwhile; run it again');
      return sealed.box;
    });
    const identities = place.identity.map((column) => rows.map((row) => row[column]));
    await tx.run(place.replace, [keyId, boxes, ...identities]);
    return rows.length;
  });
}

export async function countSealedWithOthers(
  db: Database,
  place: SealedPlace,
  keyId: string,
): Promise<number> {
  return (await db.maybe<{ n: number }>(rotating, place.count, [keyId]))?.n ?? 0;
}

const newest = statement('seal.newest', 'select pg_current_xact_id()::text as until');
const over = statement(
  'seal.over',
  'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 as over',
);

/** Waits for every transaction that is under way: it may still hold what the old key sealed. */
export async function waitForOthers(db: Database, pause: () => Promise<void>): Promise<void> {
  const { until } = await db.transaction(
    rotating,
    async (tx) => (await tx.maybe<{ until: string }>(newest)) as { until: string },
  );
  while (!(await db.maybe<{ over: boolean }>(rotating, over, [until]))?.over) await pause();
}
