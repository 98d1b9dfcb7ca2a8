import type { Caller } from '../../../access/caller.ts';
import type { FieldProblem } from '../../../errors/refusal.ts';
import { refuse } from '../../../errors/refusal.ts';
import { sentenceOf } from '../../../errors/sentence.ts';
import { tenantScope } from '../../../platform/db/index.ts';
import { appendAuditEvent } from '../../audit/index.ts';
import { endEverything } from '../actions.ts';
import type { AccountDesk, Self } from '../factor/actions.ts';
import { ownerOf } from '../factor/actions.ts';
import type { FactorProof } from '../factor/model.ts';
import { readUsedPasskey } from '../factor/passkeys.ts';
import { beginGuess, takeFactor } from '../factor/proof.ts';
import { saveFactorAttempts, savePasskeyUse } from '../factor/store.ts';
import type { Person } from '../model.ts';
import { passwordHash, passwordMatches } from '../password.ts';
import { requireUsablePassword } from '../password-choice/rule.ts';
import { noAttempts } from '../rules.ts';
import { accountEvent, recognize, recordSignIn } from '../sign-in.ts';
import { lockCredential, savePassword } from '../store.ts';
import { voidTokensOfPerson } from '../token/store.ts';
import { rememberDevice } from './devices.ts';
import type { Browser, OpenedSession } from './opening.ts';
import { newSession, openSession, shownBy } from './opening.ts';
import { endNamedSession, endOtherSessions, endSession, insertPortalSession, saveProof } from './store.ts';

/** What the portal's own actions need besides the sign-in desk. */
export interface PortalDesk extends AccountDesk {
  /** In the demo world a password counts as a sign-in with a second factor. */
  readonly passwordIsSecondFactor: boolean;
}

export async function signIn(
  desk: PortalDesk,
  credentials: { userPrincipalName: string; password: string },
  browser: Browser,
): Promise<OpenedSession> {
  const by = { ...browser, channel: 'portal', applicationId: null } as const;
  const person = await recognize(desk, { ...credentials, ...by });
  const shown = { method: 'password', withFactor: false, factorByMode: desk.passwordIsSecondFactor } as const;
  const opened = await openSession(desk, person, shownBy(person, shown, desk.realClock.now()), browser);
  return { ...opened, deviceToken: await rememberDevice(desk, person, browser.deviceToken ?? null) };
}

/** A passkey alone: its device has asked for a finger or a number, so it is both factors. */
export async function signInByPasskey(
  desk: PortalDesk,
  response: unknown,
  origin: string | undefined,
  browser: Browser,
): Promise<OpenedSession> {
  const { key, signCount } = await readUsedPasskey(desk, null, response, origin);
  const person = await desk.people.person(key.tenantId, key.userId);
  if (!person?.active) return refuse('passkey-refused');
  const now = desk.realClock.now();
  await desk.db.transaction(tenantScope(key.tenantId), (tx) => savePasskeyUse(tx, key, signCount, now));
  const shown = { method: 'passkey', withFactor: true, factorByMode: false } as const;
  return openSession(desk, person, shownBy(person, shown, now), browser);
}

/**
 * Shows the second factor: it completes a sign-in, in a new session as whoever saw the cookie before shall
 * not have it now, or renews the proof of a session that is complete; null then.
 */
export async function showFactor(
  desk: PortalDesk,
  self: Self,
  proof: FactorProof,
  browser: Browser,
): Promise<OpenedSession | null> {
  const { person, session } = self;
  await takeFactor(desk, ownerOf(self), proof, browser.remoteAddress);
  const now = desk.realClock.now();
  const completes = session.factorPending || !session.secondFactor;
  const shown = { ...session, secondFactor: true, factorPending: false, provenAt: now };
  const opened = completes ? newSession(desk.realClock, person, shown) : null;
  await desk.db.transaction(tenantScope(person.tenant.id), async (tx) => {
    if (proof.kind === 'recovery-code') {
      const { actor, event } = accountEvent(person, 'use_recovery_code', byPortal(browser));
      await appendAuditEvent(tx, actor, event, desk.clock.now());
    }
    if (!opened) return saveProof(tx, session, now, true);
    await endSession(tx, session.tokenHash);
    return insertPortalSession(tx, opened.session, browser.userAgent);
  });
  desk.people.forgetSession(session.tokenHash);
  return opened;
}

/** Renews the proof by the password, for somebody who has no second factor. */
export async function showPassword(desk: PortalDesk, self: Self, password: string): Promise<void> {
  const { person, session } = self;
  if (person.hasFactor) return refuse('password-is-no-proof');
  await requireCurrentPassword(desk, person, password, self.remoteAddress);
  await desk.db.transaction(tenantScope(person.tenant.id), (tx) =>
    saveProof(tx, session, desk.realClock.now(), false),
  );
  desk.people.forgetSession(session.tokenHash);
}

function byPortal({ correlationId }: { readonly correlationId: string }) {
  return { correlationId, channel: 'portal', applicationId: null } as const;
}

export async function signOut(
  desk: PortalDesk,
  person: Person,
  sessionHash: string,
  correlationId: string,
): Promise<void> {
  const tokenHash = Buffer.from(sessionHash, 'hex');
  await desk.db.transaction(tenantScope(person.tenant.id), (tx) => endSession(tx, tokenHash));
  desk.people.forgetSession(tokenHash);
  await recordSignIn(desk, person, byPortal({ correlationId }), 'sign_out');
}

/** One of the person's own other windows. One that has ended meanwhile is as good as ended. */
export async function endOneSession(desk: PortalDesk, self: Self, sessionId: string): Promise<void> {
  const { tenantId, userId } = ownerOf(self);
  const hash = await desk.db.transaction(tenantScope(tenantId), async (tx) => {
    const ended = await endNamedSession(tx, tenantId, userId, sessionId);
    if (ended) await recordEnd(desk, tx, self, 1);
    return ended;
  });
  if (hash) desk.people.forgetSession(hash);
}

/** Every window but this one. */
export async function endAllOtherSessions(desk: PortalDesk, self: Self): Promise<void> {
  const { tenantId, userId } = ownerOf(self);
  const hashes = await desk.db.transaction(tenantScope(tenantId), async (tx) => {
    const ended = await endOtherSessions(tx, tenantId, userId, self.session.tokenHash);
    if (ended.length > 0) await recordEnd(desk, tx, self, ended.length);
    return ended;
  });
  for (const hash of hashes) desk.people.forgetSession(hash);
}

/** Everything that programs hold for the person: refresh tokens, and access tokens at once. */
export async function revokeOwnTokens(desk: PortalDesk, self: Self): Promise<void> {
  const { tenantId, userId } = ownerOf(self);
  await desk.db.transaction(tenantScope(tenantId), async (tx) => {
    await voidTokensOfPerson(tx, tenantId, userId, desk.realClock.now());
    const { actor, event } = accountEvent(self.person, 'revoke_tokens', byPortal(self));
    await appendAuditEvent(tx, actor, event, desk.clock.now());
  });
  desk.people.forgetPerson(tenantId, userId);
}

async function recordEnd(
  desk: PortalDesk,
  tx: Parameters<typeof appendAuditEvent>[0],
  self: Self,
  count: number,
): Promise<void> {
  const { actor, event } = accountEvent(self.person, 'end_sessions', byPortal(self), {
    count: String(count),
  });
  await appendAuditEvent(tx, actor, event, desk.clock.now());
}

/**
 * The person's own password. Everything that was signed in with the former one ends; a portal
 * session is replaced by a new one.
 */
export async function changePassword(
  desk: PortalDesk,
  caller: Pick<Caller, 'sessionId' | 'applicationId' | 'language'>,
  person: Person,
  passwords: { currentPassword: string; newPassword: string },
  browser: Browser,
): Promise<OpenedSession | null> {
  await requireUsablePassword(desk.breached, passwords.newPassword, {
    userPrincipalName: person.userPrincipalName,
    companyName: person.tenant.name,
  });
  const message = sentenceOf('current-password-wrong', {}, caller.language);
  await requireCurrentPassword(desk, person, passwords.currentPassword, browser.remoteAddress, [
    { field: 'currentPassword', message },
  ]);
  if (passwords.newPassword === passwords.currentPassword) return refuse('password-unchanged');
  const hash = await passwordHash(passwords.newPassword);
  const session =
    caller.sessionId === null ? null : await desk.people.session(Buffer.from(caller.sessionId, 'hex'));
  const opened = session ? newSession(desk.realClock, person, session) : null;
  const channel = opened ? 'portal' : 'token';
  await desk.db.transaction(tenantScope(person.tenant.id), async (tx) => {
    const key = { tenantId: person.tenant.id, userId: person.id };
    await savePassword(tx, { ...key, passwordHash: hash, mustChange: false }, desk.realClock.now());
    await endEverything(tx, key.tenantId, key.userId);
    if (opened) await insertPortalSession(tx, opened.session, browser.userAgent);
    const { correlationId } = browser;
    const by = { correlationId, channel, applicationId: caller.applicationId } as const;
    const { actor, event } = accountEvent(person, 'change_password', by);
    await appendAuditEvent(tx, actor, event, desk.clock.now());
  });
  desk.people.forgetAll();
  return opened;
}

/**
 * Guesses count with those of the second factor, in the session alone: what strangers type at the sign-in page
 * keeps nobody from changing their own password.
 */
async function requireCurrentPassword(
  desk: PortalDesk,
  person: Person,
  password: string,
  remoteAddress: string,
  fields: readonly FieldProblem[] = [],
): Promise<void> {
  const owner = ownerOf({ person });
  await beginGuess(desk, owner, remoteAddress);
  const scope = tenantScope(owner.tenantId);
  const credential = await desk.db.transaction(scope, (tx) =>
    lockCredential(tx, owner.tenantId, owner.userId),
  );
  // Not a 401: the person is signed in, only what they typed is wrong.
  if (!credential || !(await passwordMatches(password, credential.passwordHash)))
    return refuse('current-password-wrong', {}, fields);
  await desk.db.transaction(scope, (tx) => saveFactorAttempts(tx, owner, noAttempts));
}
