import type { Database, Reader, Tx } from '../../platform/db/index.ts';
import { statement, tenantScope } from '../../platform/db/index.ts';
import type { ImportProblem, ReadAs, ReadRow, UserImport } from './model.ts';
import { emailKey } from './rules.ts';
import type { ImportKey } from './store.ts';
import { importColumnsSql } from './store.ts';

/** What an import is from the first byte of its file to the answer whether it can be used. */

const insert = statement(
  'userImport.insert',
  `
  insert into user_import (partner_id, import_id, customer_id, customer_name, seller_id, file_name, state, size_bytes,
    part_bytes, file_key, created_at, created_by, created_by_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);

export type NewImport = Pick<
  UserImport,
  | 'partnerId'
  | 'importId'
  | 'customerId'
  | 'customerName'
  | 'sellerId'
  | 'fileName'
  | 'sizeBytes'
  | 'partBytes'
  | 'fileKey'
  | 'createdAt'
  | 'createdBy'
  | 'createdById'
> & { readonly state: 'receiving' | 'checking' };

export async function insertImport(tx: Tx, of: NewImport): Promise<void> {
  await tx.run(insert, [
    of.partnerId,
    of.importId,
    of.customerId,
    of.customerName,
    of.sellerId,
    of.fileName,
    of.state,
    of.sizeBytes,
    of.partBytes,
    of.fileKey,
    of.createdAt,
    of.createdBy,
    of.createdById,
  ]);
}

// The file, part by part

const insertPart = statement(
  'userImport.insertPart',
  `insert into user_import_part (partner_id, import_id, part_number, content) values ($1, $2, $3, $4)`,
);
const countPart = statement(
  'userImport.countPart',
  `
  update user_import set parts_received = parts_received + 1, state = case when $3 then 'checking' else state end
   where partner_id = $1 and import_id = $2`,
);

export async function enterPart(
  tx: Tx,
  of: ImportKey,
  part: { readonly number: number; readonly content: Buffer; readonly isLast: boolean },
): Promise<void> {
  await tx.run(insertPart, [of.partnerId, of.importId, part.number, part.content]);
  await tx.run(countPart, [of.partnerId, of.importId, part.isLast]);
}

const part = statement(
  'userImport.part',
  'select content from user_import_part where partner_id = $1 and import_id = $2 and part_number = $3',
);

export async function readPart(db: Database, of: ImportKey, number: number): Promise<Buffer> {
  const scope = tenantScope(of.partnerId);
  const found = await db.maybe<{ content: Buffer }>(scope, part, [of.partnerId, of.importId, number]);
  if (!found) throw new Error('a part of a file that was received is gone');
  return found.content;
}

const dropParts = statement(
  'userImport.dropParts',
  'delete from user_import_part where partner_id = $1 and import_id = $2',
);

// What is looked up for the rows of a chunk

const taken = statement(
  'userImport.takenNames',
  `
  select user_name_key as name from tenant_user
   where tenant_id = $1 and state = any('{active,inactive}') and user_name_key = any($2)
     and (deleted_at is null or deleted_at > $3)`,
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

// One look into the index of addresses for each. The partner is not named, row security sees to that: a table that is
// being filled has no statistics, and by the primary key every look would go through all rows of the file.
const firstRows = statement(
  'userImport.firstRows',
  `
  select n.email, w.row_number as "rowNumber" from unnest($2::text[]) as n (email)
   cross join lateral (
     select row_number from user_import_row
      where import_id = $1 and email_key = n.email order by row_number limit 1) w`,
);

/** Of these addresses, those that earlier rows of the file hold. */
export async function findFirstRows(
  reader: Reader,
  of: ImportKey,
  names: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.rows<{ email: string; rowNumber: number }>(firstRows, [of.importId, names]);
  return new Map(rows.map(({ email, rowNumber }) => [email, rowNumber]));
}

const insertRows = statement(
  'userImport.insertRows',
  `
  insert into user_import_row (partner_id, import_id, row_number, cells, problems, email_key)
  select $1, $2, x.* from jsonb_to_recordset($3::jsonb)
         as x ("rowNumber" int, "cells" jsonb, "problems" jsonb, "emailKey" text)`,
);
const countRows = statement(
  'userImport.countRows',
  `
  update user_import
     set rows_total = rows_total + $3, rows_bad = rows_bad + $4, read_bytes = greatest(read_bytes, $5),
         read_as = coalesce($6, read_as)
   where partner_id = $1 and import_id = $2`,
);

export async function insertCheckedRows(
  tx: Tx,
  of: ImportKey,
  rows: readonly ReadRow[],
  how: { readonly readBytes: number; readonly readAs: ReadAs | null },
): Promise<void> {
  const written = rows.map((row) => ({ ...row, emailKey: emailKey(row) || null }));
  const bad = rows.filter(({ problems }) => problems.length > 0).length;
  await tx.run(insertRows, [of.partnerId, of.importId, JSON.stringify(written)]);
  const readAs = how.readAs && JSON.stringify(how.readAs);
  await tx.run(countRows, [of.partnerId, of.importId, rows.length, bad, how.readBytes, readAs]);
}

const conclude = statement(
  'userImport.conclude',
  `update user_import set state = $3, problems = $4 where partner_id = $1 and import_id = $2`,
);

/** Says whether the file can be used; what has come of it is not needed any more. */
export async function concludeCheck(
  tx: Tx,
  of: ImportKey,
  end: { readonly state: 'refused' | 'checked'; readonly problems: readonly ImportProblem[] },
): Promise<void> {
  await tx.run(conclude, [of.partnerId, of.importId, end.state, JSON.stringify(end.problems)]);
  await tx.run(dropParts, [of.partnerId, of.importId]);
}

// Who checks it: one process at a time, another when that one is gone

const claim = statement(
  'userImport.claim',
  `
  update user_import set worker_id = $1, worker_until = clock_timestamp() + interval '15 seconds'
   where (partner_id, import_id) = (
     select partner_id, import_id from user_import
      where state = 'checking' and (worker_until is null or worker_until < clock_timestamp())
      order by size_bytes, created_at limit 1 for update skip locked)
  returning ${importColumnsSql}`,
);
const hold = statement(
  'userImport.hold',
  `
  update user_import set worker_until = clock_timestamp() + make_interval(secs => $4)
   where partner_id = $1 and import_id = $2 and worker_id = $3`,
);

/** The next file to check, small ones first; nobody else takes it while `holdCheck` is called. In the system scope. */
export function claimCheck(tx: Tx, workerId: string): Promise<UserImport | undefined> {
  return tx.maybe(claim, [workerId]);
}

/** Keeps a file for a worker for some more seconds of real time, or lets it go; false: it is another's by now. */
export async function holdCheck(tx: Tx, of: ImportKey, workerId: string, seconds: number): Promise<boolean> {
  return (await tx.run(hold, [of.partnerId, of.importId, workerId, seconds])) > 0;
}

// Files whose sender never came back

const nextAbandoned = statement(
  'userImport.nextAbandoned',
  `select created_at as "at" from user_import where state = 'receiving' order by created_at limit 1`,
);
const dropAbandoned = statement(
  'userImport.dropAbandoned',
  `
  delete from user_import where (partner_id, import_id) in (
    select partner_id, import_id from user_import where state = 'receiving' and created_at <= $1
     order by created_at limit $2 for update skip locked)`,
);

export async function findOldestReceiving(reader: Reader): Promise<Date | null> {
  return (await reader.maybe<{ at: Date }>(nextAbandoned))?.at ?? null;
}

export function dropReceiving(tx: Tx, begunBefore: Date, limit: number): Promise<number> {
  return tx.run(dropAbandoned, [begunBefore, limit]);
}
