import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { CheckedRow, CustomerImport, ImportCells, ImportedRow, Match, RowOutcome } from './model.ts';

// Looking for the rows' customers in the partner's own list

const byTenant = statement(
  'customerImport.matchByTenant',
  `
  select customer_id as "key", customer_id as "customerId", company_name as "companyName" from customer_relationship
   where partner_id = $1 and state = 'active' and customer_id = any($2::uuid[])`,
);
const byDomain = statement(
  'customerImport.matchByDomain',
  `
  select domain as "key", customer_id as "customerId", company_name as "companyName" from customer_relationship
   where partner_id = $1 and state = 'active' and domain = any($2::text[])`,
);
const byRegistration = statement(
  'customerImport.matchByRegistration',
  `
  select wanted_number as "key", customer_id as "customerId", '' as "companyName"
    from customers_with_registrations($1::text[])`,
);
const byName = statement(
  'customerImport.matchByName',
  `
  select n.name || ' ' || upper(translate(b.postal_code, ' -', '')) as "key", r.customer_id as "customerId",
         r.company_name as "companyName"
    from unnest($2::text[]) as n(name)
    join customer_relationship r on r.partner_id = $1 and r.state = 'active'
     and r.company_name_key = name_key(n.name) collate "C"
    join customer_billing_profile b on b.partner_id = r.partner_id and b.customer_id = r.customer_id
   where b.postal_code is not null`,
);

/** Live customers that usable rows may mean (D22): each look-up walks an index, however long the list is. */
export async function findMatches(
  reader: Reader,
  partnerId: string,
  rows: readonly CheckedRow[],
): Promise<Match[]> {
  const usable = rows.filter(({ matchKey }) => matchKey !== null);
  const look = async (
    by: Match['by'],
    keyOf: (cells: ImportCells) => string,
    find: (keys: string[]) => Promise<(Pick<Match, 'customerId' | 'companyName'> & { key: string })[]>,
  ): Promise<Match[]> => {
    const keyed = usable.map((row) => ({ row, key: keyOf(row.cells) })).filter(({ key }) => key !== '');
    if (keyed.length === 0) return [];
    const found = new Map(
      (await find([...new Set(keyed.map(({ key }) => key))])).map((one) => [one.key, one]),
    );
    return keyed.flatMap(({ row, key }) => {
      const match = found.get(key);
      return match ? [{ ...match, rowNumber: row.rowNumber, by }] : [];
    });
  };
  const named = new Map(usable.map(({ cells }) => [similarityKey(cells), cells.companyName]));
  return [
    ...(await look(
      'tenant',
      (cells) => cells.tenantId.toLowerCase(),
      (keys) => reader.rows(byTenant, [partnerId, keys]),
    )),
    ...(await look(
      'domain',
      (cells) => cells.domain.toLowerCase(),
      (keys) => reader.rows(byDomain, [partnerId, keys]),
    )),
    ...(await look(
      'registration',
      (cells) => cells.registrationId,
      (keys) => reader.rows(byRegistration, [keys]),
    )),
    ...(await look('name', similarityKey, (keys) =>
      reader.rows(byName, [partnerId, [...new Set(keys.map((key) => named.get(key)))]]),
    )),
  ];
}

/** Name as it is written, and the postal code without what groups it; nothing where there is no code. */
function similarityKey({ companyName, postalCode }: ImportCells): string {
  return postalCode === '' ? '' : `${companyName} ${postalCode.toUpperCase().replace(/[ -]/g, '')}`;
}

// Imports

const columns = `
  partner_id as "partnerId", import_id as "importId", file_name as "fileName", state, rows_total as "rowsTotal",
  rows_usable as "rowsUsable", rows_done as "rowsDone", created_at as "createdAt", created_by as "createdBy",
  started_at as "startedAt", finished_at as "finishedAt", delegated_admin as "delegatedAdmin",
  link_token as "linkToken", link_expires_at as "linkExpiresAt"`;

const insert = statement(
  'customerImport.insert',
  `
  insert into customer_import (partner_id, import_id, file_name, state, rows_total, rows_usable, created_at, created_by)
  values ($1, $2, $3, 'checked', $4, $5, $6, $7)`,
);
const insertRows = statement(
  'customerImport.insertRows',
  `
  insert into customer_import_row (partner_id, import_id, row_number, cells, match_key, problems, existing_customer_id)
  select $1, $2, x.* from jsonb_to_recordset($3::jsonb) as x(
    "rowNumber" int, "cells" jsonb, "matchKey" text, "problems" jsonb, "existingCustomerId" uuid)`,
);

export async function insertImport(
  tx: Tx,
  of: Pick<CustomerImport, 'partnerId' | 'importId' | 'fileName' | 'createdAt' | 'createdBy'>,
  rows: readonly CheckedRow[],
): Promise<void> {
  const usable = rows.filter(({ matchKey }) => matchKey !== null).length;
  const { partnerId, importId, fileName, createdAt, createdBy } = of;
  await tx.run(insert, [partnerId, importId, fileName, rows.length, usable, createdAt, createdBy]);
  await tx.run(insertRows, [partnerId, importId, JSON.stringify(rows)]);
}

const list = statement(
  'customerImport.list',
  `select ${columns} from customer_import where partner_id = $1 order by created_at desc, import_id limit $2`,
);
const find = statement(
  'customerImport.find',
  `select ${columns} from customer_import where partner_id = $1 and import_id = $2`,
);
const lock = statement('customerImport.lock', `${find.text} for update`);

export function listImports(reader: Reader, partnerId: string, limit: number): Promise<CustomerImport[]> {
  return reader.rows(list, [partnerId, limit]);
}

export function findImport(
  reader: Reader,
  partnerId: string,
  importId: string,
): Promise<CustomerImport | undefined> {
  return reader.maybe(find, [partnerId, importId]);
}

export function lockImport(tx: Tx, partnerId: string, importId: string): Promise<CustomerImport | undefined> {
  return tx.maybe(lock, [partnerId, importId]);
}

// A row's customer is looked up anew each time: it may have accepted since. Each look-up has an index of its own.
const rowColumns = `
  w.row_number as "rowNumber", w.cells, w.match_key as "matchKey", w.problems, w.outcome,
  w.existing_customer_id as "existingCustomerId",
  coalesce(w.existing_customer_id, (
    select r.customer_id from customer_relationship r
     where w.match_key like 'tenant %' and r.partner_id = w.partner_id and r.state = 'active'
       and r.customer_id = case when w.match_key like 'tenant %' then substr(w.match_key, 8)::uuid end), (
    select r.customer_id from customer_relationship r
     where w.match_key is not null and w.cells->>'domain' <> '' and r.partner_id = w.partner_id and r.state = 'active'
       and r.domain = lower(w.cells->>'domain') limit 1)) as "customerId"`;
const rowsOf = statement(
  'customerImport.rows',
  `
  select ${rowColumns} from customer_import_row w
   where w.partner_id = $1 and w.import_id = $2 and w.row_number > $3
     and ($4::text is null or case $4 when 'problems' then w.match_key is null
           when 'drafts' then w.outcome in ('drafted','repeated') else w.outcome = 'listed' end)
   order by w.row_number limit $5`,
);

export type RowFilter = 'problems' | 'drafts' | 'listed';

export function listRows(
  reader: Reader,
  partnerId: string,
  importId: string,
  page: { readonly after: number; readonly filter: RowFilter | null; readonly limit: number },
): Promise<ImportedRow[]> {
  return reader.rows(rowsOf, [partnerId, importId, page.after, page.filter, page.limit]);
}

const start = statement(
  'customerImport.start',
  `
  update customer_import set state = 'running', started_at = $3, delegated_admin = $4, link_token = $5, link_expires_at = $6
   where partner_id = $1 and import_id = $2`,
);

export async function startImport(
  tx: Tx,
  { partnerId, importId }: Pick<CustomerImport, 'partnerId' | 'importId'>,
  link: {
    readonly at: Date;
    readonly delegatedAdmin: boolean;
    readonly token: string;
    readonly expiresAt: Date | null;
  },
): Promise<void> {
  await tx.run(start, [partnerId, importId, link.at, link.delegatedAdmin, link.token, link.expiresAt]);
}

// The run: rows in batches, each at most once

const nextRunning = statement(
  'customerImport.nextRunning',
  `select started_at as "at" from customer_import where state = 'running' order by started_at limit 1`,
);

export async function findNextRunning(reader: Reader): Promise<Date | null> {
  return (await reader.maybe<{ at: Date }>(nextRunning))?.at ?? null;
}

const takeRunning = statement(
  'customerImport.takeRunning',
  `
  select ${columns} from customer_import where state = 'running' and started_at <= $1
   order by started_at limit 1 for update skip locked`,
);

/** One import at a time; another process takes another. In the system scope. */
export function takeRunningImport(tx: Tx, now: Date): Promise<CustomerImport | undefined> {
  return tx.maybe(takeRunning, [now]);
}

// Three short statements rather than one: what was just written has no statistics yet, and a join of it with
// itself would look at every row for every row.
const openRows = statement(
  'customerImport.openRows',
  `
  select row_number as "rowNumber", match_key as "matchKey", cells->>'companyName' as "companyName",
         existing_customer_id as "existingCustomerId"
    from customer_import_row
   where partner_id = $1 and import_id = $2 and outcome is null and match_key is not null
   order by row_number limit $3`,
);
const draft = statement(
  'customerImport.draft',
  `
  insert into customer_candidate (partner_id, match_key, company_name, import_id, drafted_at)
  select $1, x."matchKey", x."companyName", $2, $4
    from jsonb_to_recordset($3::jsonb) as x("matchKey" text, "companyName" text)
  on conflict (partner_id, match_key) do nothing
  returning match_key as "matchKey"`,
);
const settle = statement(
  'customerImport.settle',
  `
  update customer_import_row set outcome = $4
   where partner_id = $1 and import_id = $2 and row_number = any($3::int[])`,
);
const advance = statement(
  'customerImport.advance',
  `
  update customer_import
     set rows_done = rows_done + $3, state = case when $4 then 'finished' else state end,
         finished_at = case when $4 then $5::timestamptz end
   where partner_id = $1 and import_id = $2`,
);

interface OpenRow {
  readonly rowNumber: number;
  readonly matchKey: string;
  readonly companyName: string;
  readonly existingCustomerId: string | null;
}

/** Settles the next rows; the last batch ends the import. Nobody is drafted a second time (C29). */
export async function settleNextRows(
  tx: Tx,
  { partnerId, importId }: CustomerImport,
  at: Date,
  limit: number,
): Promise<void> {
  const open = await tx.rows<OpenRow>(openRows, [partnerId, importId, limit]);
  const fresh = open.filter(({ existingCustomerId }) => existingCustomerId === null);
  const drafted = await tx.rows<{ matchKey: string }>(draft, [
    partnerId,
    importId,
    JSON.stringify(fresh),
    at,
  ]);
  const keys = new Set(drafted.map(({ matchKey }) => matchKey));
  const outcomeOf = (row: OpenRow): RowOutcome =>
    row.existingCustomerId !== null ? 'listed' : keys.has(row.matchKey) ? 'drafted' : 'repeated';
  for (const [outcome, rows] of Map.groupBy(open, outcomeOf)) {
    await tx.run(settle, [partnerId, importId, rows.map(({ rowNumber }) => rowNumber), outcome]);
  }
  await tx.run(advance, [partnerId, importId, open.length, open.length < limit, at]);
}
