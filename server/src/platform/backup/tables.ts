import type pg from 'pg';

/** What a copy of all tables says of itself, before them. */
export interface TablesHead {
  readonly tables: 1;
  readonly begunAt: string;
  readonly postgres: string;
  /** The schema that it fits. */
  readonly migrations: readonly string[];
  /** Keys that seal secrets in it: without them those secrets cannot be read again. */
  readonly sealingKeys: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

/** And after them. */
export interface TablesEnd {
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly digest: string }>>;
  readonly sequences: Readonly<Record<string, { readonly last: string; readonly called: boolean }>>;
}

/** Values that mean nothing on another server: by `table.column`, what is written in their place. */
export type Carried = Readonly<Record<string, string>>;

export const headName = 'twotier-tables.json';
export const endName = 'twotier-tables-end.json';
export const entryOf = (table: string, part: number) => `tables/${table}/${part}`;

const kept = 'schema_migration';

/** Columns of each table of the product in their order; those that the server computes are left to it. */
export async function listColumns(client: pg.Client): Promise<Record<string, string[]>> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
    [kept],
  );
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
}

export async function listSequences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`,
  );
  return rows.map(({ name }) => name);
}

export async function listMigrations(client: pg.Client): Promise<string[]> {
  const found = await client.query(`select to_regclass('public.${kept}') is not null as there`);
  if (!found.rows[0].there) return [];
  const { rows } = await client.query<{ file: string }>(`select file from ${kept} order by file`);
  return rows.map(({ file }) => file);
}

/** Text of values is the same whatever the settings of server and role; rows that a policy hides are an error. */
export async function settleSession(client: pg.Client): Promise<void> {
  await client.query(
    `set client_encoding = 'UTF8'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set timezone = 'UTC';
     set extra_float_digits = 3; set row_security = off; set synchronize_seqscans = off; set statement_timeout = 0;
     set idle_in_transaction_session_timeout = 0; set lock_timeout = '30s'; set search_path = public`,
  );
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
