import type { Database, Tx } from '../../../platform/db/index.ts';
import { statement, systemScope, tenantScope } from '../../../platform/db/index.ts';
import type { PortalSession } from '../model.ts';

const signingIn = systemScope('signing in: the tenant is found out by it');

const sessionColumns = `
  tenant_id as "tenantId", user_id as "userId", session_id as "sessionId", token_hash as "tokenHash",
  sign_in_method as method, second_factor as "secondFactor", factor_pending as "factorPending",
  proven_at as "provenAt", case when provider_issuer is not null then jsonb_build_object('issuer', provider_issuer,
    'subject', provider_subject, 'session', provider_session) end as provider, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt"`;
const sessionByToken = statement(
  'identity.session',
  `
  select ${sessionColumns} from portal_session where token_hash = $1`,
);
const sessionsOfPerson = statement(
  'identity.sessionsOf',
  `
  select ${sessionColumns}, user_agent as "userAgent" from portal_session
   where tenant_id = $1 and user_id = $2 and expires_at > $3 order by last_seen_at desc limit 100`,
);
const insertSession = statement(
  'identity.insertSession',
  `
  insert into portal_session (tenant_id, session_id, token_hash, user_id, sign_in_method, second_factor, factor_pending,
    proven_at, user_agent, created_at, last_seen_at, expires_at, provider_issuer, provider_subject, provider_session)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14)`,
);
const seenSession = statement(
  'identity.seenSession',
  `
  update portal_session set last_seen_at = $3 where tenant_id = $1 and token_hash = $2`,
);
const proveSession = statement(
  'identity.proveSession',
  `
  update portal_session set proven_at = $3, second_factor = second_factor or $4 where tenant_id = $1 and token_hash = $2`,
);
const deleteSession = statement('identity.deleteSession', 'delete from portal_session where token_hash = $1');
const deleteNamedSession = statement(
  'identity.deleteNamedSession',
  `
  delete from portal_session where tenant_id = $1 and user_id = $2 and session_id = $3 returning token_hash as "tokenHash"`,
);
const deleteSessionsOf = statement(
  'identity.deleteSessionsOf',
  `
  delete from portal_session where tenant_id = $1 and user_id = $2`,
);
const deleteOtherSessions = statement(
  'identity.deleteOtherSessions',
  `
  delete from portal_session where tenant_id = $1 and user_id = $2 and token_hash <> $3 returning token_hash as "tokenHash"`,
);
const deleteStale = statement(
  'identity.deleteStaleSessions',
  'delete from portal_session where expires_at < $1',
);

export function findSession(db: Database, tokenHash: Buffer): Promise<PortalSession | undefined> {
  return db.maybe<PortalSession>(signingIn, sessionByToken, [tokenHash]);
}

export interface ListedSession extends PortalSession {
  readonly userAgent: string | null;
}

/** Those that have not run out; the most recently used first. */
export function listSessions(
  db: Database,
  tenantId: string,
  userId: string,
  now: Date,
): Promise<ListedSession[]> {
  return db.rows<ListedSession>(tenantScope(tenantId), sessionsOfPerson, [tenantId, userId, now]);
}

export async function insertPortalSession(
  tx: Tx,
  session: PortalSession,
  userAgent: string | null,
): Promise<void> {
  const { tenantId, sessionId, tokenHash, userId, method } = session;
  const { secondFactor, factorPending, provenAt, provider, createdAt, expiresAt } = session;
  const proof = [method, secondFactor, factorPending, provenAt];
  await tx.run(insertSession, [
    tenantId,
    sessionId,
    tokenHash,
    userId,
    ...proof,
    userAgent,
    createdAt,
    expiresAt,
    provider?.issuer ?? null,
    provider?.subject ?? null,
    provider?.session ?? null,
  ]);
}

export async function touchSession(db: Database, session: PortalSession, at: Date): Promise<void> {
  await db.transaction(tenantScope(session.tenantId), (tx) =>
    tx.run(seenSession, [session.tenantId, session.tokenHash, at]),
  );
}

/** Remembers that its person has just proven who they are. */
export async function saveProof(
  tx: Tx,
  session: Pick<PortalSession, 'tenantId' | 'tokenHash'>,
  at: Date,
  bySecondFactor: boolean,
): Promise<void> {
  await tx.run(proveSession, [session.tenantId, session.tokenHash, at, bySecondFactor]);
}

/** Whoever's it is; none with this hash is as good as ended. */
export async function endSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.run(deleteSession, [tokenHash]);
}

/** One of a person's own; answers with its hash, null when there is none such. */
export async function endNamedSession(
  tx: Tx,
  tenantId: string,
  userId: string,
  sessionId: string,
): Promise<Buffer | null> {
  const row = await tx.maybe<{ tokenHash: Buffer }>(deleteNamedSession, [tenantId, userId, sessionId]);
  return row?.tokenHash ?? null;
}

export async function endSessionsOf(tx: Tx, tenantId: string, userId: string): Promise<void> {
  await tx.run(deleteSessionsOf, [tenantId, userId]);
}

/** All but the one with this hash; answers with the hashes of those that ended. */
export async function endOtherSessions(
  tx: Tx,
  tenantId: string,
  userId: string,
  kept: Buffer,
): Promise<readonly Buffer[]> {
  const rows = await tx.rows<{ tokenHash: Buffer }>(deleteOtherSessions, [tenantId, userId, kept]);
  return rows.map((row) => row.tokenHash);
}

export async function deleteStaleSessions(tx: Tx, now: Date): Promise<void> {
  await tx.run(deleteStale, [now]);
}
