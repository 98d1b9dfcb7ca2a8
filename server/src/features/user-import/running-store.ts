import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { ImportedRow, RowOutcome, UserImport } from './model.ts';
import type { ImportKey } from './store.ts';
import { importColumnsSql, keyOf, rowColumnsSql } from './store.ts';

/** Rows of a saved import, each made exactly once; and those of one that is taken back. */

const nextUnderWay = statement(
  'userImport.nextUnderWay',
  `
  select min(coalesce(undone_at, started_at, created_at)) as "at" from user_import
   where state in ('checking','running','undoing')`,
);

export async function findNextUnderWay(reader: Reader): Promise<Date | null> {
  return (await reader.maybe<{ at: Date | null }>(nextUnderWay))?.at ?? null;
}

const takeRunning = statement(
  'userImport.takeRunning',
  `
  select ${importColumnsSql} from user_import where state = 'running' and started_at <= $1
   order by rows_total - rows_done, started_at limit 1 for update skip locked`,
);

/** The one that will be done first; another process takes another. In the system scope. */
export function takeRunningImport(tx: Tx, now: Date): Promise<UserImport | undefined> {
  return tx.maybe(takeRunning, [now]);
}

const openRows = statement(
  'userImport.openRows',
  `
  select ${rowColumnsSql} from user_import_row w
   where w.partner_id = $1 and w.import_id = $2 and w.row_number > $3 and w.outcome is null
   order by w.row_number limit $4`,
);

/** The next rows of a running import: they are made in the order of the file, whose header is row 1. */
export function listOpenRows(
  tx: Tx,
  of: ImportKey & Pick<UserImport, 'rowsDone'>,
  limit: number,
): Promise<ImportedRow[]> {
  return tx.rows(openRows, [of.partnerId, of.importId, of.rowsDone + 1, limit]);
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
   where w.partner_id = $1 and w.import_id = $2 and w.row_number = x."rowNumber" and w.outcome is null`,
);
const advance = statement(
  'userImport.advance',
  `
  update user_import
     set rows_done = rows_done + $3, rows_created = rows_created + $4, credentials_at = $7,
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
  end: { readonly isLast: boolean; readonly at: Date; readonly credentialsAt: Date },
): Promise<void> {
  const created = settled.filter(({ outcome }) => outcome === 'created').length;
  await tx.run(settle, [of.partnerId, of.importId, JSON.stringify(settled)]);
  const counts = [settled.length, created];
  await tx.run(advance, [of.partnerId, of.importId, ...counts, end.isLast, end.at, end.credentialsAt]);
}

// Taking back

const undo = statement(
  'userImport.undo',
  `
  update user_import set state = 'undoing', undone_at = $4, undone_by_id = $5, undone_by = $6
   where partner_id = $1 and customer_id = $2 and import_id = $3`,
);

export async function beginUndo(
  tx: Tx,
  of: ImportKey,
  by: { readonly at: Date; readonly userId: string | null; readonly name: string },
): Promise<void> {
  await tx.run(undo, [...keyOf(of), by.at, by.userId, by.name]);
}

const takeUndoing = statement(
  'userImport.takeUndoing',
  `
  select ${importColumnsSql} from user_import where state = 'undoing' order by undone_at limit 1 for update skip locked`,
);

export function takeUndoneImport(tx: Tx): Promise<UserImport | undefined> {
  return tx.maybe(takeUndoing);
}

const rowsToUndo = statement(
  'userImport.rowsToUndo',
  `
  select ${rowColumnsSql} from user_import_row w
   where w.partner_id = $1 and w.import_id = $2 and w.outcome = 'created' and w.undo is null
   order by w.row_number limit $3`,
);

export function listRowsToUndo(tx: Tx, of: ImportKey, limit: number): Promise<ImportedRow[]> {
  return tx.rows(rowsToUndo, [of.partnerId, of.importId, limit]);
}

// Untouched is who is as the import made them: nobody wrote into the row, the password was neither used nor reset,
// the licenses are those the import gave, and nothing else hangs on the person.
const removeUntouched = statement(
  'userImport.removeUntouched',
  `
  with made as (
    select u.tenant_id, u.user_id from unnest($2::uuid[], $3::text[]) as wanted (user_id, licenses)
      join tenant_user u on u.tenant_id = $1 and u.user_id = wanted.user_id
      join user_credential c on c.tenant_id = u.tenant_id and c.user_id = u.user_id
     where u.state = 'active' and u.version = 1 and u.manager_id is null
       and c.must_change and c.changed_at <= $4
       and wanted.licenses = coalesce((
         select string_agg(a.product_id || ':' || a.sku_id, ' ' order by (a.product_id || ':' || a.sku_id) collate "C")
           from license_assignment a where a.customer_id = u.tenant_id and a.user_id = u.user_id), '')
       and not exists (select from security_group_member g where g.tenant_id = u.tenant_id and g.user_id = u.user_id)
       and not exists (select from tenant_user r where r.tenant_id = u.tenant_id and r.manager_id = u.user_id)
       and not exists (select from portal_session p where p.tenant_id = u.tenant_id and p.user_id = u.user_id)
     order by u.user_id for update of u)
  delete from tenant_user u using made where u.tenant_id = made.tenant_id and u.user_id = made.user_id
  returning u.user_id as "userId"`,
);

/** A person that an import made, with the licenses it gave as `product:sku`, in order and separated by blanks. */
export interface MadePerson {
  readonly userId: string;
  readonly licenses: string;
}

/**
 * Takes away those of these people whom nobody has changed since `credentialsAt`, with their licenses, for good: their
 * addresses are free for the next file. In the directory's scope.
 */
export async function removeUntouchedPeople(
  tx: Tx,
  customerId: string,
  people: readonly MadePerson[],
  credentialsAt: Date,
): Promise<Set<string>> {
  const rows = await tx.rows<{ userId: string }>(removeUntouched, [
    customerId,
    people.map(({ userId }) => userId),
    people.map(({ licenses }) => licenses),
    credentialsAt,
  ]);
  return new Set(rows.map(({ userId }) => userId));
}

const settleUndo = statement(
  'userImport.settleUndo',
  `
  update user_import_row w set undo = x.undo
    from unnest($3::int[], $4::text[]) as x (row_number, undo)
   where w.partner_id = $1 and w.import_id = $2 and w.row_number = x.row_number and w.undo is null`,
);
const advanceUndo = statement(
  'userImport.advanceUndo',
  `
  update user_import set rows_removed = rows_removed + $3, rows_kept = rows_kept + $4,
         state = case when $5 then 'undone' else state end
   where partner_id = $1 and import_id = $2`,
);

export async function settleUndoneRows(
  tx: Tx,
  of: ImportKey,
  rows: readonly { readonly rowNumber: number; readonly undo: 'removed' | 'changed' }[],
  isLast: boolean,
): Promise<void> {
  const removed = rows.filter((row) => row.undo === 'removed').length;
  const [numbers, undos] = [rows.map(({ rowNumber }) => rowNumber), rows.map((row) => row.undo)];
  await tx.run(settleUndo, [of.partnerId, of.importId, numbers, undos]);
  await tx.run(advanceUndo, [of.partnerId, of.importId, removed, rows.length - removed, isLast]);
}
