import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Enrollment, EnrollmentDetails } from './model.ts';

export const enrolling = systemScope('a company enrolls: it has no account yet');

const columns = `
  e.enrollment_id as "enrollmentId", e.state, e.kind, e.contact_email as "contactEmail", e.details,
  e.password_hash as "passwordHash", e.language, e.mails_sent as "mailsSent", e.enrolled_at as "enrolledAt",
  e.lapses_at as "lapsesAt", e.tenant_id as "tenantId"`;

const insert = statement(
  'enrollment.insert',
  `
  insert into enrollment (enrollment_id, kind, cloud, contact_email, details, password_hash, language, confirm_hash,
    resume_hash, mailed_at, enrolled_at, lapses_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)`,
);

export async function insertEnrollment(
  tx: Tx,
  of: {
    readonly enrollmentId: string;
    readonly details: EnrollmentDetails;
    readonly passwordHash: string;
    readonly language: string;
    readonly confirmHash: Buffer;
    readonly resumeHash: Buffer;
    readonly at: Date;
    readonly lapsesAt: Date;
  },
): Promise<void> {
  const { details } = of;
  await tx.run(insert, [
    of.enrollmentId,
    details.kind,
    details.cloud,
    details.contact.email,
    JSON.stringify(details),
    of.passwordHash,
    of.language,
    of.confirmHash,
    of.resumeHash,
    of.at,
    of.lapsesAt,
  ]);
}

const openOf = statement(
  'enrollment.openOfContact',
  `
  select count(*)::int as open from (select from enrollment
    where lower(contact_email) = lower($1) and state = 'unconfirmed' and enrolled_at > $2 limit 10) e`,
);

/** How many enrollments wait for one mailbox since then. */
export async function countOpenOf(tx: Tx, email: string, since: Date): Promise<number> {
  return (await tx.maybe<{ open: number }>(openOf, [email, since]))?.open ?? 0;
}

const byResume = statement(
  'enrollment.byResume',
  `select ${columns} from enrollment e where e.resume_hash = $1 for update`,
);
const byLink = statement(
  'enrollment.byLink',
  `select ${columns} from enrollment e where e.confirm_hash = $1 and e.lapses_at > $2 for update`,
);

export function lockByResume(tx: Tx, hash: Buffer): Promise<Enrollment | undefined> {
  return tx.maybe<Enrollment>(byResume, [hash]);
}

export function lockByLink(tx: Tx, hash: Buffer, now: Date): Promise<Enrollment | undefined> {
  return tx.maybe<Enrollment>(byLink, [hash, now]);
}

const mailed = statement(
  'enrollment.mailed',
  `
  update enrollment set contact_email = $2, details = $3, confirm_hash = $4, mails_sent = mails_sent + 1, mailed_at = $5
   where enrollment_id = $1`,
);

/** Another link, maybe to another address; the former one leads nowhere from then on. */
export async function saveMailed(
  tx: Tx,
  of: {
    readonly enrollmentId: string;
    readonly details: EnrollmentDetails;
    readonly confirmHash: Buffer;
    readonly at: Date;
  },
): Promise<void> {
  await tx.run(mailed, [
    of.enrollmentId,
    of.details.contact.email,
    JSON.stringify(of.details),
    of.confirmHash,
    of.at,
  ]);
}

const confirmed = statement(
  'enrollment.confirmed',
  `
  update enrollment set state = 'confirmed', tenant_id = $2, details = null, password_hash = null, confirm_hash = null
   where enrollment_id = $1`,
);

/** Nothing that was entered stays here twice. */
export async function saveConfirmed(tx: Tx, enrollmentId: string, tenantId: string): Promise<void> {
  await tx.run(confirmed, [enrollmentId, tenantId]);
}

const made = statement(
  'enrollment.made',
  `
  select t.name as "companyName", u.user_principal_name as "userPrincipalName"
    from tenant t join tenant_user u using (tenant_id)
   where t.tenant_id = $1 and 'global-admin' = any(u.roles) order by u.created_at, u.user_id limit 1`,
);

/** The company that came of an enrollment, with its first administrator. */
export function findMade(
  tx: Tx,
  tenantId: string,
): Promise<{ readonly companyName: string; readonly userPrincipalName: string } | undefined> {
  return tx.maybe(made, [tenantId]);
}

const taken = statement(
  'enrollment.domainsTaken',
  `select name from unnest($1::text[]) as name where domain_is_taken(name)`,
);

/** Those of the names that are in use; not by whom. */
export async function listTaken(reader: Pick<Tx, 'rows'>, names: readonly string[]): Promise<string[]> {
  return (await reader.rows<{ name: string }>(taken, [names])).map(({ name }) => name);
}

const operator = statement(
  'enrollment.operator',
  `select tenant_id as "tenantId" from tenant where kind = 'operator' limit 1`,
);

/** The vendor's own company, in whose outbox mail to those without an account stands. */
export async function findOperatorId(reader: Pick<Tx, 'maybe'>): Promise<string | undefined> {
  return (await reader.maybe<{ tenantId: string }>(operator))?.tenantId;
}

const registration = statement(
  'enrollment.registration',
  'update tenant set registration_id = $2 where tenant_id = $1',
);

export async function saveRegistration(tx: Tx, tenantId: string, registrationId: string): Promise<void> {
  await tx.run(registration, [tenantId, registrationId]);
}

const nextReminder = statement(
  'enrollment.nextReminder',
  `select mailed_at as at from enrollment where state = 'unconfirmed' and not reminded order by mailed_at limit 1`,
);
const nextLapse = statement(
  'enrollment.nextLapse',
  `select lapses_at as at from enrollment where state = 'unconfirmed' order by lapses_at limit 1`,
);

export async function nextReminderBase(db: Database): Promise<Date | null> {
  return (await db.maybe<{ at: Date }>(enrolling, nextReminder))?.at ?? null;
}

export async function nextLapseAt(db: Database): Promise<Date | null> {
  return (await db.maybe<{ at: Date }>(enrolling, nextLapse))?.at ?? null;
}

const takeReminders = statement(
  'enrollment.takeReminders',
  `
  select ${columns}, e.mailed_at as "mailedAt" from enrollment e
   where e.state = 'unconfirmed' and not e.reminded and e.mailed_at <= $1
   order by e.mailed_at limit $2 for update skip locked`,
);
const reminded = statement(
  'enrollment.reminded',
  `update enrollment set reminded = true, confirm_hash = $2, mails_sent = mails_sent + 1 where enrollment_id = $1`,
);

export function takeToRemind(
  tx: Tx,
  mailedBefore: Date,
  limit: number,
): Promise<(Enrollment & { readonly mailedAt: Date })[]> {
  return tx.rows(takeReminders, [mailedBefore, limit]);
}

export async function saveReminded(tx: Tx, enrollmentId: string, confirmHash: Buffer): Promise<void> {
  await tx.run(reminded, [enrollmentId, confirmHash]);
}

const lapse = statement(
  'enrollment.lapse',
  `
  delete from enrollment where enrollment_id in (
    select enrollment_id from enrollment where state = 'unconfirmed' and lapses_at <= $1
     order by lapses_at limit $2 for update skip locked)`,
);

/** Nothing is left of an enrollment that nobody confirmed. */
export function deleteLapsed(tx: Tx, now: Date, limit: number): Promise<number> {
  return tx.run(lapse, [now, limit]);
}
