import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  CustomerQualification,
  Qualification,
  QualificationRequest,
  WaitingQualification,
} from './model.ts';

const columns = `
  q.customer_id as "customerId", q.qualification, q.partner_id as "partnerId", q.status,
  q.education_segment as "educationSegment", q.website, q.validation_code as "validationCode", q.asked_at as "askedAt",
  q.decide_at as "decideAt", q.decided_at as "decidedAt", q.decided_by as "decidedBy",
  q.denial_reason as "denialReason", q.version`;

const ofCustomer = statement(
  'qualification.ofCustomer',
  `select ${columns} from customer_qualification q where q.customer_id = $1 order by q.asked_at, q.qualification`,
);

/** In the customer's own scope: what a customer is known to be holds for every partner of it. */
export function listQualifications(reader: Reader, customerId: string): Promise<CustomerQualification[]> {
  return reader.rows(ofCustomer, [customerId]);
}

const approved = statement(
  'qualification.approved',
  `select qualification from customer_qualification where customer_id = $1 and status = 'approved'`,
);

/** In the customer's own scope. */
export async function listApproved(reader: Reader, customerId: string): Promise<Qualification[]> {
  const rows = await reader.rows<{ qualification: Qualification }>(approved, [customerId]);
  return rows.map(({ qualification }) => qualification);
}

const lockAll = statement(
  'qualification.lockAll',
  `
  select ${columns} from customer_qualification q where q.customer_id = $1 order by q.qualification for update`,
);

/** All of a customer's, so that two that exclude each other cannot both begin. */
export function lockQualifications(tx: Tx, customerId: string): Promise<CustomerQualification[]> {
  return tx.rows(lockAll, [customerId]);
}

const lockCustomer = statement(
  'qualification.lockCustomer',
  'select pg_advisory_xact_lock(hashtextextended($1, 31))',
);

/** One request about a customer at a time, also where there is no row yet to lock. */
export async function lockCustomerQualifications(tx: Tx, customerId: string): Promise<void> {
  await tx.run(lockCustomer, [customerId]);
}

const ask = statement(
  'qualification.ask',
  `
  insert into customer_qualification (customer_id, qualification, partner_id, status, education_segment, website,
    validation_code, asked_at, decide_at)
  values ($1, $2, $3, 'in-review', $4, $5, $6, $7, $8)
  on conflict (customer_id, qualification) do update
    set partner_id = excluded.partner_id, status = excluded.status, education_segment = excluded.education_segment,
        website = excluded.website, validation_code = excluded.validation_code, asked_at = excluded.asked_at,
        decide_at = excluded.decide_at, decided_at = null, decided_by = null, denial_reason = null,
        version = customer_qualification.version + 1`,
);

export async function saveRequest(
  tx: Tx,
  of: {
    readonly customerId: string;
    readonly partnerId: string;
    readonly request: QualificationRequest;
    readonly askedAt: Date;
    readonly decideAt: Date;
  },
): Promise<void> {
  const { request } = of;
  await tx.run(ask, [
    of.customerId,
    request.qualification,
    of.partnerId,
    request.educationSegment,
    request.website,
    request.validationCode,
    of.askedAt,
    of.decideAt,
  ]);
}

const lockOne = statement(
  'qualification.lockOne',
  `
  select ${columns} from customer_qualification q where q.customer_id = $1 and q.qualification = $2 for update`,
);

export function lockQualification(
  tx: Tx,
  customerId: string,
  qualification: Qualification,
): Promise<CustomerQualification | undefined> {
  return tx.maybe(lockOne, [customerId, qualification]);
}

const decide = statement(
  'qualification.decide',
  `
  update customer_qualification
     set status = $3, decided_at = $4, decided_by = $5, denial_reason = $6, decide_at = null, version = version + 1
   where customer_id = $1 and qualification = $2`,
);

export interface Decision {
  readonly status: 'approved' | 'denied';
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string | null;
}

export async function saveDecision(
  tx: Tx,
  { customerId, qualification }: Pick<CustomerQualification, 'customerId' | 'qualification'>,
  { status, at, by, reason }: Decision,
): Promise<void> {
  await tx.run(decide, [customerId, qualification, status, at, by, reason]);
}

const waitingColumns = `
  select ${columns}, c.name as "customerName", c.country as "customerCountry", p.name as "partnerName"
    from customer_qualification q
    join tenant c on c.tenant_id = q.customer_id
    join tenant p on p.tenant_id = q.partner_id`;
const waiting = statement(
  'qualification.waiting',
  `
  ${waitingColumns}
   where q.decide_at is not null and (q.decide_at, q.customer_id, q.qualification) > ($1::timestamptz, $2::uuid, $3)
   order by q.decide_at, q.customer_id, q.qualification limit $4`,
);
const decidedLately = statement(
  'qualification.decidedLately',
  `
  ${waitingColumns}
   where q.decided_at is not null and q.decided_at > $1 order by q.decided_at desc limit $2`,
);

export interface QueueEnd {
  readonly decideAt: string;
  readonly customerId: string;
  readonly qualification: string;
}

export const queueStart: QueueEnd = {
  decideAt: '-infinity',
  customerId: '00000000-0000-0000-0000-000000000000',
  qualification: '',
};

/** What waits for a decision, the earliest due first; in the system scope. */
export function listWaiting(reader: Reader, after: QueueEnd, limit: number): Promise<WaitingQualification[]> {
  return reader.rows(waiting, [after.decideAt, after.customerId, after.qualification, limit]);
}

/** What was decided since, newest first; in the system scope. */
export function listDecidedSince(
  reader: Reader,
  since: Date,
  limit: number,
): Promise<WaitingQualification[]> {
  return reader.rows(decidedLately, [since, limit]);
}

const nextDue = statement(
  'qualification.nextDue',
  'select decide_at as "at" from customer_qualification where decide_at is not null order by decide_at limit 1',
);

export async function findNextDue(reader: Reader): Promise<Date | null> {
  return (await reader.maybe<{ at: Date }>(nextDue))?.at ?? null;
}

const takeDue = statement(
  'qualification.takeDue',
  `
  select ${columns} from customer_qualification q
   where q.decide_at <= $1 order by q.decide_at limit $2 for update skip locked`,
);

export function takeDueQualifications(tx: Tx, now: Date, limit: number): Promise<CustomerQualification[]> {
  return tx.rows(takeDue, [now, limit]);
}
