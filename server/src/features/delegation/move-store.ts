import type { ErrorName } from '../../errors/error-codes.ts';
import type { Database, Reader, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';

/** A move from legacy to granular rights at many customers (C86). */
export interface Move {
  readonly partnerId: string;
  readonly moveId: string;
  readonly roles: readonly string[];
  readonly durationDays: number;
  readonly groupIds: readonly string[];
  readonly removeLegacy: boolean;
  readonly startedBy: string | null;
  readonly startedAt: Date;
  readonly rowsTotal: number;
}

export interface MoveRow {
  readonly rowNo: number;
  readonly customerId: string;
  readonly customerName: string;
  /** Of the delegation to be made. */
  readonly name: string;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly failure: ErrorName | null;
  readonly delegationId: string | null;
}

const moveColumns = `
  m.partner_id as "partnerId", m.move_id as "moveId", m.roles, m.duration_days as "durationDays",
  m.group_ids as "groupIds", m.remove_legacy as "removeLegacy", m.started_by as "startedBy",
  m.started_at as "startedAt", m.rows_total as "rowsTotal"`;
const rowColumns = `
  w.row_no as "rowNo", w.customer_id as "customerId", w.customer_name as "customerName", w.name, w.state, w.failure,
  w.delegation_id as "delegationId"`;

const insertMoveRow = statement(
  'delegation.move.insert',
  `
  insert into delegation_move (partner_id, move_id, roles, duration_days, group_ids, remove_legacy, started_by, started_at, rows_total)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
const insertRows = statement(
  'delegation.move.insertRows',
  `
  insert into delegation_move_row (partner_id, move_id, row_no, customer_id, customer_name, name, state, due_at)
  select $1, $2, given.no, given.customer_id, given.customer_name, given.name, 'waiting', $6
    from unnest($3::uuid[], $4::text[], $5::text[]) with ordinality as given(customer_id, customer_name, name, no)`,
);
const find = statement(
  'delegation.move.find',
  `
  select ${moveColumns} from delegation_move m where m.partner_id = $1 and m.move_id = $2`,
);
const newest = statement(
  'delegation.move.newest',
  `
  select ${moveColumns} from delegation_move m where m.partner_id = $1 order by m.started_at desc, m.move_id limit $2`,
);
const rows = statement(
  'delegation.move.rows',
  `
  select ${rowColumns} from delegation_move_row w where w.partner_id = $1 and w.move_id = $2 order by w.row_no`,
);
const progress = statement(
  'delegation.move.progress',
  `
  select count(*) filter (where w.state = 'done')::int as done, count(*) filter (where w.state = 'failed')::int as failed
    from delegation_move_row w where w.partner_id = $1 and w.move_id = $2`,
);
const take = statement(
  'delegation.move.take',
  `
  select w.partner_id as "partnerId", w.move_id as "moveId", ${rowColumns} from delegation_move_row w
   where w.due_at <= $1 and ($2::uuid is null or (w.partner_id = $2 and w.move_id = $3))
   order by w.due_at, w.row_no limit $4 for update skip locked`,
);
const settleRow = statement(
  'delegation.move.settleRow',
  `
  update delegation_move_row set state = $4, failure = $5, delegation_id = $6, due_at = null
   where partner_id = $1 and move_id = $2 and row_no = $3`,
);
const nextRow = statement(
  'delegation.move.next',
  'select min(due_at) as at from delegation_move_row where due_at is not null',
);

export const moveScope = systemScope('moves from legacy to granular rights');

export async function insertMove(
  tx: Tx,
  of: Move,
  moving: readonly Pick<MoveRow, 'customerId' | 'customerName' | 'name'>[],
): Promise<void> {
  await tx.run(insertMoveRow, [
    of.partnerId,
    of.moveId,
    of.roles,
    of.durationDays,
    of.groupIds,
    of.removeLegacy,
    of.startedBy,
    of.startedAt,
    of.rowsTotal,
  ]);
  await tx.run(insertRows, [
    of.partnerId,
    of.moveId,
    moving.map((row) => row.customerId),
    moving.map((row) => row.customerName),
    moving.map((row) => row.name),
    of.startedAt,
  ]);
}

export function findMove(reader: Reader, partnerId: string, moveId: string): Promise<Move | undefined> {
  return reader.maybe(find, [partnerId, moveId]);
}

export function listMoves(reader: Reader, partnerId: string, limit: number): Promise<Move[]> {
  return reader.rows(newest, [partnerId, limit]);
}

export function listMoveRows(reader: Reader, partnerId: string, moveId: string): Promise<MoveRow[]> {
  return reader.rows(rows, [partnerId, moveId]);
}

/** A move has some thousand rows at most, on its own index: counting them is cheap. */
export async function readProgress(
  reader: Reader,
  partnerId: string,
  moveId: string,
): Promise<{ done: number; failed: number }> {
  const counts = await reader.maybe<{ done: number; failed: number }>(progress, [partnerId, moveId]);
  return counts ?? { done: 0, failed: 0 };
}

export type TakenRow = MoveRow & { readonly partnerId: string; readonly moveId: string };

/** Rows that wait, locked for the one who takes them; of one move, or of all. */
export function takeRows(
  tx: Tx,
  now: Date,
  limit: number,
  only: { readonly partnerId: string; readonly moveId: string } | null = null,
): Promise<TakenRow[]> {
  return tx.rows(take, [now, only?.partnerId ?? null, only?.moveId ?? null, limit]);
}

export async function settleMoveRow(
  tx: Tx,
  { partnerId, moveId, rowNo }: TakenRow,
  outcome: { readonly delegationId: string } | { readonly failure: ErrorName },
): Promise<void> {
  const done = 'delegationId' in outcome;
  await tx.run(settleRow, [
    partnerId,
    moveId,
    rowNo,
    done ? 'done' : 'failed',
    done ? null : outcome.failure,
    done ? outcome.delegationId : null,
  ]);
}

export async function nextMoveDue(db: Database): Promise<Date | null> {
  return (await db.maybe<{ at: Date | null }>(moveScope, nextRow))?.at ?? null;
}
