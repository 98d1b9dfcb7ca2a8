import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type {
  Conversation,
  Namesake,
  QueuedVerification,
  Verification,
  VerificationFile,
  VerificationKind,
  VerificationNote,
  VerificationState,
  VerificationWhole,
} from './model.ts';

export const verifying = systemScope('the operator verifies partners');
export const confirming = systemScope('a link of a mail names the company');

const columns = `
  v.tenant_id as "tenantId", v.verification_id as "verificationId", v.kind, v.location_id as "locationId",
  v.facts ->> 'locationName' as "locationName", v.facts, v.state, v.contact_name as "contactName", v.contact_email as "contactEmail",
  v.mails_sent as "mailsSent", v.opened_at as "openedAt", v.waits_since as "waitsSince", v.decided_at as "decidedAt",
  v.decided_by as "decidedBy", v.reason, v.version`;
const ofCompany = `p.name as "companyName", p.kind as "partnerKind", p.country, p.cloud`;

const insert = statement(
  'verification.insert',
  `
  insert into verification (tenant_id, verification_id, kind, location_id, facts, state, contact_name, contact_email,
    confirm_hash, mails_sent, opened_at, waits_since)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
);

export interface NewVerification
  extends Pick<
    Verification,
    | 'tenantId'
    | 'verificationId'
    | 'kind'
    | 'locationId'
    | 'facts'
    | 'state'
    | 'contactName'
    | 'contactEmail'
    | 'openedAt'
  > {
  readonly confirmHash: Buffer | null;
}

export async function insertVerification(tx: Tx, of: NewVerification): Promise<void> {
  await tx.run(insert, [
    of.tenantId,
    of.verificationId,
    of.kind,
    of.locationId,
    JSON.stringify(of.facts),
    of.state,
    of.contactName,
    of.contactEmail,
    of.confirmHash,
    of.confirmHash ? 1 : 0,
    of.openedAt,
  ]);
}

const own = statement(
  'verification.own',
  `select ${columns} from verification v where v.tenant_id = $1 order by v.opened_at desc, v.verification_id limit 50`,
);

/** The company's own, the latest first. */
export function listOwn(db: Database, scope: TenantScope): Promise<Verification[]> {
  return db.rows<Verification>(scope, own, [scope.tenantId]);
}

const enrollmentState = statement(
  'verification.enrollmentState',
  `select state from verification where tenant_id = $1 and kind = 'enrollment' order by opened_at desc limit 1`,
);

/** How the verification of the enrollment stands; null: entered without one. */
export async function findEnrollmentState(
  reader: Pick<Tx, 'maybe'>,
  tenantId: string,
): Promise<VerificationState | null> {
  return (await reader.maybe<{ state: VerificationState }>(enrollmentState, [tenantId]))?.state ?? null;
}

const lockOne = statement(
  'verification.lock',
  `select ${columns}, ${ofCompany} from verification v join partner p using (tenant_id)
    where v.verification_id = $1 and ($2::uuid is null or v.tenant_id = $2) for update of v`,
);

/** Of any company in the system scope, of the own one in its scope. */
export function lockVerification(
  tx: Tx,
  verificationId: string,
  tenantId: string | null = null,
): Promise<QueuedVerification | undefined> {
  return tx.maybe<QueuedVerification>(lockOne, [verificationId, tenantId]);
}

const lockOpen = statement(
  'verification.lockOpen',
  `select ${columns}, ${ofCompany} from verification v join partner p using (tenant_id)
    where v.tenant_id = $1 and v.kind = $2 and v.state <> 'approved' for update of v`,
);

/** The one of a kind that is not settled yet. */
export function lockOpenVerification(
  tx: Tx,
  tenantId: string,
  kind: Exclude<VerificationKind, 'location'>,
): Promise<QueuedVerification | undefined> {
  return tx.maybe<QueuedVerification>(lockOpen, [tenantId, kind]);
}

const byLink = statement(
  'verification.byLink',
  `select ${columns}, ${ofCompany} from verification v join partner p using (tenant_id)
    where v.confirm_hash = $1 for update of v`,
);

export function lockByLink(tx: Tx, confirmHash: Buffer): Promise<QueuedVerification | undefined> {
  return tx.maybe<QueuedVerification>(byLink, [confirmHash]);
}

const save = statement(
  'verification.save',
  `
  update verification
     set state = $3, contact_name = $4, contact_email = $5, confirm_hash = $6, mails_sent = $7, waits_since = $8,
         decided_at = $9, decided_by = $10, reason = $11, version = version + 1
   where tenant_id = $1 and verification_id = $2`,
);

export async function saveVerification(
  tx: Tx,
  of: Verification,
  confirmHash: Buffer | null = null,
): Promise<void> {
  await tx.run(save, [
    of.tenantId,
    of.verificationId,
    of.state,
    of.contactName,
    of.contactEmail,
    confirmHash,
    of.mailsSent,
    of.waitsSince,
    of.decidedAt,
    of.decidedBy,
    of.reason,
  ]);
}

const note = statement(
  'verification.note',
  `
  insert into verification_note (tenant_id, verification_id, note_id, noted_at, event, author, by_operator, text)
  values ($1, $2, gen_random_uuid(), $3, $4, $5, $6, $7)`,
);

export async function insertNote(
  tx: Tx,
  { tenantId, verificationId }: Pick<Verification, 'tenantId' | 'verificationId'>,
  of: Omit<VerificationNote, 'noteId'>,
): Promise<void> {
  await tx.run(note, [tenantId, verificationId, of.notedAt, of.event, of.author, of.byOperator, of.text]);
}

const file = statement(
  'verification.file',
  `
  insert into verification_file (tenant_id, verification_id, file_id, added_at, author, by_operator, name, media_type,
    size, content)
  select $1, $2, $3, $4, $5, $6, $7, $8, length($9::bytea), $9
   where (select count(*) from verification_file where tenant_id = $1 and verification_id = $2) < $10`,
);

/** False when there are as many files as a verification takes. */
export async function insertFile(
  tx: Tx,
  { tenantId, verificationId }: Pick<Verification, 'tenantId' | 'verificationId'>,
  of: Omit<VerificationFile, 'size'> & { readonly mediaType: string; readonly content: Buffer },
  filesMax: number,
): Promise<boolean> {
  const { fileId, addedAt, author, byOperator, name, mediaType, content } = of;
  const values = [
    tenantId,
    verificationId,
    fileId,
    addedAt,
    author,
    byOperator,
    name,
    mediaType,
    content,
    filesMax,
  ];
  return (await tx.run(file, values)) === 1;
}

const fileSince = statement(
  'verification.fileSince',
  `
  select exists (select from verification_file
    where tenant_id = $1 and verification_id = $2 and not by_operator and added_at >= $3) as found`,
);

/** Whether the company has sent a document since the vendor asked. */
export async function hasFileSince(
  reader: Pick<Tx, 'maybe'>,
  { tenantId, verificationId, waitsSince }: Verification,
): Promise<boolean> {
  return (
    (await reader.maybe<{ found: boolean }>(fileSince, [tenantId, verificationId, waitsSince]))?.found ??
    false
  );
}

const content = statement(
  'verification.fileContent',
  `select name, content from verification_file where tenant_id = $1 and verification_id = $2 and file_id = $3`,
);

export function findFileContent(
  reader: Pick<Tx, 'maybe'>,
  { tenantId, verificationId }: Pick<Verification, 'tenantId' | 'verificationId'>,
  fileId: string,
): Promise<{ readonly name: string; readonly content: Buffer } | undefined> {
  return reader.maybe(content, [tenantId, verificationId, fileId]);
}

const notesOf = statement(
  'verification.notesOf',
  `
  select note_id as "noteId", noted_at as "notedAt", event, author, by_operator as "byOperator", text
    from verification_note where tenant_id = $1 and verification_id = $2 order by noted_at, note_id`,
);
const filesOf = statement(
  'verification.filesOf',
  `
  select file_id as "fileId", added_at as "addedAt", author, by_operator as "byOperator", name, size
    from verification_file where tenant_id = $1 and verification_id = $2 order by added_at, file_id`,
);

export async function readConversation(
  reader: Pick<Tx, 'rows'>,
  { tenantId, verificationId }: Pick<Verification, 'tenantId' | 'verificationId'>,
): Promise<Conversation> {
  const [notes, files] = await Promise.all([
    reader.rows<VerificationNote>(notesOf, [tenantId, verificationId]),
    reader.rows<VerificationFile>(filesOf, [tenantId, verificationId]),
  ]);
  return { notes, files };
}

const queue = statement(
  'verification.queue',
  `
  select ${columns}, ${ofCompany}
    from verification v join partner p using (tenant_id)
   where v.state = $1 and ($2::text is null or v.kind = $2) and ($3::text is null or p.country = $3)
     and ($4::text is null or p.kind = $4)
     and (v.waits_since, v.verification_id) > ($5::timestamptz, $6::uuid)
   order by v.waits_since, v.verification_id
   limit $7`,
);

export interface QueueSearch {
  readonly state: VerificationState;
  readonly kind: VerificationKind | null;
  readonly country: string | null;
  readonly partnerKind: string | null;
  readonly after: { readonly at: string; readonly id: string };
  readonly limit: number;
}

/** What is in one state, the longest there first. */
export function listQueue(db: Database, by: QueueSearch): Promise<QueuedVerification[]> {
  return db.rows<QueuedVerification>(verifying, queue, [
    by.state,
    by.kind,
    by.country,
    by.partnerKind,
    by.after.at,
    by.after.id,
    by.limit,
  ]);
}

const whole = statement(
  'verification.whole',
  `
  select ${columns}, ${ofCompany}, p.region, t.domain, t.registration_id as "registrationId",
         p.global_partner_id as "globalPartnerId", p.location_partner_id as "locationPartnerId",
         p.program_status as "programStatus"
    from verification v join partner p using (tenant_id) join tenant t using (tenant_id)
   where v.verification_id = $1`,
);

export function findForOperator(
  reader: Pick<Tx, 'maybe'>,
  verificationId: string,
): Promise<Omit<VerificationWhole, 'vetted' | 'namesakes' | 'notes' | 'files'> | undefined> {
  return reader.maybe(whole, [verificationId]);
}

const namesakes = statement(
  'verification.namesakes',
  `
  select p.tenant_id as "tenantId", p.name, p.kind, p.country, p.location_partner_id as "locationPartnerId",
         p.program_status as "programStatus",
         t.registration_id is not null and t.registration_id = own.registration_id as "sameRegistration"
    from tenant own join partner p on p.country = own.country and p.tenant_id <> own.tenant_id
    join tenant t on t.tenant_id = p.tenant_id
   where own.tenant_id = $1 and (name_key(p.name) = name_key(own.name) or t.registration_id = own.registration_id)
   order by name_key(p.name), p.tenant_id
   limit 20`,
);

/** Partners of the same country with the same name or registration number: only the operator learns of them. */
export function listNamesakes(reader: Pick<Tx, 'rows'>, tenantId: string): Promise<Namesake[]> {
  return reader.rows<Namesake>(namesakes, [tenantId]);
}
