import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { ChosenLicense, ImportedRow, UserImport } from './model.ts';

export const importColumnsSql = `
  partner_id as "partnerId", import_id as "importId", customer_id as "customerId", customer_name as "customerName",
  seller_id as "sellerId", file_name as "fileName", state, problems, rows_total as "rowsTotal", rows_done as "rowsDone",
  rows_created as "rowsCreated", rows_bad as "rowsBad", rows_removed as "rowsRemoved", rows_kept as "rowsKept",
  size_bytes::float8 as "sizeBytes", part_bytes as "partBytes", parts_received as "partsReceived",
  file_key as "fileKey", read_bytes::float8 as "readBytes", read_as as "readAs", created_at as "createdAt",
  created_by as "createdBy", created_by_id as "createdById", started_at as "startedAt",
  finished_at as "finishedAt", started_by_id as "startedById", started_by as "startedBy",
  correlation_id as "correlationId", usage_location as "usageLocation", licenses,
  passwords_taken_at as "passwordsTakenAt", undone_at as "undoneAt",
  undone_by_id as "undoneById", undone_by as "undoneBy", credentials_at as "credentialsAt"`;

const list = statement(
  'userImport.list',
  `
  select ${importColumnsSql} from user_import where partner_id = $1 and customer_id = $2
   order by created_at desc, import_id limit $3`,
);
const find = statement(
  'userImport.find',
  `select ${importColumnsSql} from user_import where partner_id = $1 and customer_id = $2 and import_id = $3`,
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
export const keyOf = (of: ImportKey) => [of.partnerId, of.customerId, of.importId];

export function findImport(reader: Reader, of: ImportKey): Promise<UserImport | undefined> {
  return reader.maybe(find, keyOf(of));
}

export function lockImport(tx: Tx, of: ImportKey): Promise<UserImport | undefined> {
  return tx.maybe(lock, keyOf(of));
}

const remove = statement(
  'userImport.remove',
  'delete from user_import where partner_id = $1 and customer_id = $2 and import_id = $3',
);

/** With its rows and what has come of its file. */
export async function removeImport(tx: Tx, of: ImportKey): Promise<void> {
  await tx.run(remove, keyOf(of));
}

// Rows

export const rowColumnsSql = `
  w.row_number as "rowNumber", w.cells, w.problems, w.outcome, w.failure, w.user_id as "userId", w.missed, w.undo`;
const rowsAfter = `
  select ${rowColumnsSql} from user_import_row w
   where w.partner_id = $1 and w.import_id = $2 and w.row_number > $3`;
const inOrder = 'order by w.row_number limit $4';
const narrowings = {
  all: '',
  // As the index has it.
  attention: `and (problems <> '[]' or outcome = 'failed' or missed <> '[]' or undo = 'changed')`,
  failed: `and outcome = 'failed'`,
  kept: `and undo = 'changed'`,
} as const;
export type RowFilter = keyof typeof narrowings;
const pages = {
  all: statement('userImport.rows', `${rowsAfter} ${inOrder}`),
  attention: statement('userImport.rowsToLookAt', `${rowsAfter} ${narrowings.attention} ${inOrder}`),
  failed: statement('userImport.rowsFailed', `${rowsAfter} ${narrowings.failed} ${inOrder}`),
  kept: statement('userImport.rowsKept', `${rowsAfter} ${narrowings.kept} ${inOrder}`),
};

/** Rows in the order of the file, those after a row. */
export function listRows(
  reader: Reader,
  of: Pick<ImportKey, 'partnerId' | 'importId'>,
  page: { readonly after: number; readonly limit: number; readonly filter?: RowFilter },
): Promise<ImportedRow[]> {
  return reader.rows(pages[page.filter ?? 'all'], [of.partnerId, of.importId, page.after, page.limit]);
}

// Saving

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

// Passwords

const waiting = statement(
  'userImport.waitingPeople',
  `
  select u.user_id as "userId", u.display_name as "displayName", u.user_principal_name as "userName"
    from unnest($2::uuid[]) with ordinality as made (user_id, place)
   cross join lateral (
     select u.user_id, u.display_name, u.user_principal_name from tenant_user u
      where u.tenant_id = $1 and u.user_id = made.user_id and u.state = 'active'
        and exists (select from user_credential c where c.tenant_id = $1 and c.user_id = made.user_id and c.must_change)
     offset 0) u
   order by place`,
);

/** Of these people, those who never signed in, in the same order. In the directory's scope. */
export function listWaiting(
  reader: Reader,
  customerId: string,
  userIds: readonly string[],
): Promise<{ userId: string; displayName: string; userName: string }[]> {
  return reader.rows(waiting, [customerId, userIds]);
}

const takePasswords = statement(
  'userImport.takePasswords',
  `
  update user_import set passwords_taken_at = $4, credentials_at = $5
   where partner_id = $1 and customer_id = $2 and import_id = $3`,
);

export async function markPasswordsTaken(
  tx: Tx,
  of: ImportKey,
  at: { readonly taken: Date; readonly made: Date },
): Promise<void> {
  await tx.run(takePasswords, [...keyOf(of), at.taken, at.made]);
}
