import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { StoredSeal } from './chain.ts';

export const sealing = systemScope('the activity log is sealed and verified for the whole installation');

/** Positions up to here are complete once every transaction before `until` is over. */
export interface Horizon {
  readonly position: bigint;
  readonly until: string;
}

const lastGiven = statement('audit.lastPosition', 'select last_value::text as position from audit_position');
// A number of its own: the end of a snapshot is one past the last that has *ended*, and later ones may be under way.
const newest = statement('audit.newestXact', 'select pg_current_xact_id()::text as until');
const settled = statement(
  'audit.settled',
  'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 as settled',
);

/** First the position, then the transactions: whoever took one up to it is older than `until`. */
export function findHorizon(db: Database): Promise<Horizon> {
  return db.transaction(sealing, async (tx) => {
    const given = await tx.maybe<{ position: string }>(lastGiven);
    const { until } = (await tx.maybe<{ until: string }>(newest)) as { until: string };
    return { position: BigInt(given?.position ?? 0), until };
  });
}

/** Asked where writes are taken: a replica does not know of all transactions under way. */
export function isSettled(db: Database, { until }: Horizon): Promise<boolean> {
  return db.transaction(
    sealing,
    async (tx) => (await tx.maybe<{ settled: boolean }>(settled, [until]))?.settled === true,
  );
}

// One sealer at a time in the whole installation; any constant number will do.
const lock = statement('audit.lockChain', 'select pg_try_advisory_xact_lock(7208312) as mine');

export async function lockChain(tx: Tx): Promise<boolean> {
  return (await tx.maybe<{ mine: boolean }>(lock))?.mine === true;
}

const sealColumns = `
  seal_number::text as number, first_position::text as "firstPosition", last_position::text as "lastPosition",
  record_count as count, sealed_at as "sealedAt", previous, digest`;
const head = statement(
  'audit.head',
  `select ${sealColumns}, ''::bytea as marks from audit_seal order by seal_number desc limit 1`,
);
const seals = statement(
  'audit.seals',
  `select ${sealColumns}, marks from audit_seal where seal_number > $1 order by seal_number limit $2`,
);
const add = statement(
  'audit.seal',
  `
  insert into audit_seal (seal_number, first_position, last_position, record_count, sealed_at, previous, digest, marks)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

type SealRow = Omit<StoredSeal, 'number' | 'firstPosition' | 'lastPosition'> &
  Record<'number' | 'firstPosition' | 'lastPosition', string>;

function sealOf(row: SealRow): StoredSeal {
  const { number, firstPosition, lastPosition } = row;
  return {
    ...row,
    number: BigInt(number),
    firstPosition: BigInt(firstPosition),
    lastPosition: BigInt(lastPosition),
  };
}

export async function findHead(tx: Tx): Promise<StoredSeal | undefined> {
  const row = await tx.maybe<SealRow>(head);
  return row && sealOf(row);
}

export async function headNow(db: Database): Promise<StoredSeal | undefined> {
  const row = await db.maybe<SealRow>(sealing, head);
  return row && sealOf(row);
}

export async function listSeals(db: Database, after: bigint, limit: number): Promise<StoredSeal[]> {
  return (await db.rows<SealRow>(sealing, seals, [after, limit])).map(sealOf);
}

export async function addSeal(tx: Tx, seal: StoredSeal): Promise<void> {
  const { number, firstPosition, lastPosition, count, sealedAt, previous, digest, marks } = seal;
  await tx.run(add, [number, firstPosition, lastPosition, count, sealedAt, previous, digest, marks]);
}

/**
 * Digest of one record, over everything that a reader of the log can see. Spelled out here and not as a function
 * of the database, so that whoever changes records there cannot change how they are looked at. Text of JSON is
 * unambiguous and does not depend on settings of the connection; how events are carried is left out.
 */
const leaf = `
  sha256(convert_to(jsonb_build_array(log_position, tenant_id, (extract(epoch from occurred_at) * 1000000)::bigint,
    record_id, event_id, operation, resource_type, status, customer_id, customer_name, counterpart_id, actor_user_id,
    actor_name, application_id, old_value, new_value, details, correlation_id, event_name)::text, 'UTF8'))`;

export interface Leaves {
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly leaves: Buffer | null;
}

const leavesOf = (condition: string) => `
  select count(*)::int as count, min(log_position)::text as first, max(log_position)::text as last,
         string_agg(${leaf}, ''::bytea order by log_position) as leaves
    from (select * from audit_record where log_position > $1 and log_position <= $2 order by log_position ${condition}) r`;
const someLeaves = statement('audit.leavesToSeal', leavesOf('limit $3'));
const allLeaves = statement('audit.leavesOfSeal', leavesOf(''));

export async function nextLeaves(tx: Tx, after: bigint, upTo: bigint, limit: number): Promise<Leaves> {
  return (await tx.maybe<Leaves>(someLeaves, [after, upTo, limit])) as Leaves;
}

export async function leavesBetween(db: Database, after: bigint, upTo: bigint): Promise<Leaves> {
  return (await db.maybe<Leaves>(sealing, allLeaves, [after, upTo])) as Leaves;
}

/** How a record is named to whoever has to look into it. */
export interface RecordName {
  readonly position: string;
  readonly recordId: string;
  readonly tenantId: string;
  readonly occurredAt: Date;
  readonly operation: string;
}

const nth = statement(
  'audit.nthBetween',
  `
  select log_position::text as position, record_id as "recordId", tenant_id as "tenantId", occurred_at as "occurredAt",
         operation
    from audit_record where log_position > $1 and log_position <= $2 order by log_position offset $3 limit 1`,
);

/** The n-th record there, from 0. */
export async function findNth(
  db: Database,
  after: bigint,
  upTo: bigint,
  n: number,
): Promise<RecordName | null> {
  return n < 0 ? null : ((await db.maybe<RecordName>(sealing, nth, [after, upTo, n])) ?? null);
}

const since = statement(
  'audit.countSince',
  'select count(*)::int as n from audit_record where log_position > $1',
);

export async function countSince(db: Database, position: bigint): Promise<number> {
  return (await db.maybe<{ n: number }>(sealing, since, [position]))?.n ?? 0;
}
