import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { ChosenLicense, ImportedRow, ReadFile, RowOutcome, UserImport } from './model.ts';

/** Enough of a transaction to read with. */
export type Reader = Pick<Tx, 'maybe' | 'rows'>;

const taken = statement(
  'userImport.takenNames',
  `
  select lower(user_principal_name) as name from tenant_user
   where tenant_id = $1 and lower(user_principal_name) = any($2) and (deleted_at is null or deleted_at > $3)`,
);

/** Which of these names people of the directory have, deleted ones included (I39). In the directory's scope. */
export async function listTakenNames(
  reader: Reader,
  customerId: string,
  names: readonly string[],
  purgedBefore: Date,
): Promise<Set<string>> {
  const rows = await reader.rows<{ name: string }>(taken, [customerId, names, purgedBefore]);
  return new Set(rows.map(({ name }) => name));
}

// Imports

const columns = `
  partner_id as "partnerId", import_id as "importId", customer_id as "customerId", customer_name as "customerName",
  seller_id as "sellerId", file_name as "fileName", state, problems, rows_total as "rowsTotal", rows_done as "rowsDone",
  rows_created as "rowsCreated", created_at as "createdAt", created_by as "createdBy", started_at as "startedAt",
  finished_at as "finishedAt", started_by_id as "startedById", started_by as "startedBy",
  correlation_id as "correlationId", usage_location as "usageLocation", licenses,
  passwords_taken_at as "passwordsTakenAt"`;

const insert = statement(
  'userImport.insert',
  `
  insert into user_import (partner_id, import_id, customer_id, customer_name, seller_id, file_name, state, problems,
    rows_total, created_at, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const insertRows = statement(
  'userImport.insertRows',
  `
  insert into user_import_row (partner_id, import_id, row_number, cells, problems)
  select $1, $2, x.* from jsonb_to_recordset($3::jsonb) as x("rowNumber" int, "cells" jsonb, "problems" jsonb)`,
);

type NewImport = Pick<
  UserImport,
  | 'partnerId'
  | 'importId'
  | 'customerId'
  | 'customerName'
  | 'sellerId'
  | 'fileName'
  | 'createdAt'
  | 'createdBy'
> & { readonly state: 'refused' | 'checked' };

export async function insertImport(tx: Tx, of: NewImport, file: ReadFile): Promise<void> {
  await tx.run(insert, [
    of.partnerId,
    of.importId,
    of.customerId,
    of.customerName,
    of.sellerId,
    of.fileName,
    of.state,
    JSON.stringify(file.problems),
    file.rows.length,
    of.createdAt,
    of.createdBy,
  ]);
  await tx.run(insertRows, [of.partnerId, of.importId, JSON.stringify(file.rows)]);
}

const list = statement(
  'userImport.list',
  `
  select ${columns} from user_import where partner_id = $1 and customer_id = $2
   order by created_at desc, import_id limit $3`,
);
const find = statement(
  'userImport.find',
  `select ${columns} from user_import where partner_id = $1 and customer_id = $2 and import_id = $3`,
);
const lock = statement('userImport.lock', `${find.text} for update`);

export function listImports(
  reader: Reader,
  of: Pick<UserImport, 'partnerId' | 'customerId'>,
  limit: number,
): Promise<UserImport[]> {
  return reader.rows(list, [of.partnerId, of.customerId, limit]);
}

export type ImportKey = Pick<UserImport, 'partnerId' | 'customerId' | 'importId'>;
const keyOf = (of: ImportKey) => [of.partnerId, of.customerId, of.importId];

export function findImport(reader: Reader, of: ImportKey): Promise<UserImport | undefined> {
  return reader.maybe(find, keyOf(of));
}

export function lockImport(tx: Tx, of: ImportKey): Promise<UserImport | undefined> {
  return tx.maybe(lock, keyOf(of));
}

const rowColumns = `
  w.row_number as "rowNumber", w.cells, w.problems, w.outcome, w.failure, w.user_id as "userId", w.missed`;
const rows = statement(
  'userImport.rows',
  `
  select ${rowColumns} from user_import_row w
   where w.partner_id = $1 and w.import_id = $2 order by w.row_number`,
);

/** All rows: a file holds a hundred at most (6.1). */
export function listRows(
  reader: Reader,
  of: Pick<ImportKey, 'partnerId' | 'importId'>,
): Promise<ImportedRow[]> {
  return reader.rows(rows, [of.partnerId, of.importId]);
}

const start = statement(
  'userImport.start',
  `
  update user_import set state = 'running', started_at = $4, started_by_id = $5, started_by = $6, correlation_id = $7,
         usage_location = $8, licenses = $9
   where partner_id = $1 and customer_id = $2 and import_id = $3`,
);

export interface StartOfImport {
  readonly at: Date;
  readonly userId: string | null;
  readonly name: string;
  readonly correlationId: string;
  readonly usageLocation: string;
  readonly licenses: readonly ChosenLicense[];
}

export async function startImport(tx: Tx, of: ImportKey, by: StartOfImport): Promise<void> {
  const { at, userId, name, correlationId, usageLocation, licenses } = by;
  await tx.run(start, [
    ...keyOf(of),
    at,
    userId,
    name,
    correlationId,
    usageLocation,
    JSON.stringify(licenses),
  ]);
}

// The run: rows in batches, each exactly once

const nextRunning = statement(
  'userImport.nextRunning',
  `select started_at as "at" from user_import where state = 'running' order by started_at limit 1`,
);

export async function findNextRunning(reader: Reader): Promise<Date | null> {
  return (await reader.maybe<{ at: Date }>(nextRunning))?.at ?? null;
}

const takeRunning = statement(
  'userImport.takeRunning',
  `
  select ${columns} from user_import where state = 'running' and started_at <= $1
   order by started_at limit 1 for update skip locked`,
);

/** One import at a time; another process takes another. In the system scope. */
export function takeRunningImport(tx: Tx, now: Date): Promise<UserImport | undefined> {
  return tx.maybe(takeRunning, [now]);
}

const openRows = statement(
  'userImport.openRows',
  `
  select ${rowColumns} from user_import_row w
   where w.partner_id = $1 and w.import_id = $2 and w.outcome is null order by w.row_number limit $3`,
);

export function listOpenRows(tx: Tx, of: ImportKey, limit: number): Promise<ImportedRow[]> {
  return tx.rows(openRows, [of.partnerId, of.importId, limit]);
}

const related = statement(
  'userImport.related',
  `select 1 as one from customer_relationship where partner_id = $1 and customer_id = $2 and state = 'active'`,
);

/** Whether the customer is still the partner's own. */
export async function isStillRelated(reader: Reader, of: ImportKey): Promise<boolean> {
  return (await reader.maybe(related, [of.partnerId, of.customerId])) !== undefined;
}

const settle = statement(
  'userImport.settle',
  `
  update user_import_row w
     set outcome = x.outcome, failure = x.failure, user_id = x."userId", missed = x.missed
    from jsonb_to_recordset($3::jsonb) as x("rowNumber" int, outcome text, failure text, "userId" uuid, missed jsonb)
   where w.partner_id = $1 and w.import_id = $2 and w.row_number = x."rowNumber"`,
);
const advance = statement(
  'userImport.advance',
  `
  update user_import
     set rows_done = rows_done + $3, rows_created = rows_created + $4,
         state = case when $5 then 'finished' else state end,
         finished_at = case when $5 then $6::timestamptz end
   where partner_id = $1 and import_id = $2`,
);

export type SettledRow = Pick<ImportedRow, 'rowNumber' | 'failure' | 'userId' | 'missed'> & {
  readonly outcome: RowOutcome;
};

export async function settleRows(
  tx: Tx,
  of: ImportKey,
  settled: readonly SettledRow[],
  end: { readonly isLast: boolean; readonly at: Date },
): Promise<void> {
  const created = settled.filter(({ outcome }) => outcome === 'created').length;
  await tx.run(settle, [of.partnerId, of.importId, JSON.stringify(settled)]);
  await tx.run(advance, [of.partnerId, of.importId, settled.length, created, end.isLast, end.at]);
}

// Afterwards

const waiting = statement(
  'userImport.waitingPeople',
  `
  select u.user_id as "userId", u.display_name as "displayName", u.user_principal_name as "userName"
    from tenant_user u join user_credential c using (tenant_id, user_id)
   where u.tenant_id = $1 and u.user_id = any($2) and u.state = 'active' and c.must_change
   order by u.display_name_key, u.user_id`,
);

/** Of these people, those who never signed in. In the directory's scope. */
export function listWaiting(
  reader: Reader,
  customerId: string,
  userIds: readonly string[],
): Promise<{ userId: string; displayName: string; userName: string }[]> {
  return reader.rows(waiting, [customerId, userIds]);
}

const takePasswords = statement(
  'userImport.takePasswords',
  `update user_import set passwords_taken_at = $4 where partner_id = $1 and customer_id = $2 and import_id = $3`,
);

export async function markPasswordsTaken(tx: Tx, of: ImportKey, at: Date): Promise<void> {
  await tx.run(takePasswords, [...keyOf(of), at]);
}
