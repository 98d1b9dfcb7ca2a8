import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { realClock as installationRealClock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import { randomIds } from '../../platform/ids/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import type {
  FirstPassword,
  NewApplication,
  NewUser,
  Person,
  PortalSession,
  RegisteredApplication,
} from './model.ts';
import {
  generateTemporaryPassword,
  passwordHash,
  passwordMatches,
  randomSecret,
  secretHash,
} from './password.ts';
import type { KnownPeople } from './people.ts';
import { beginAttempt, checkNewPassword, currentPasswordWrong, noAttempts, sessionExpiry } from './rules.ts';
import type { SignInDesk } from './sign-in.ts';
import { accountEvent, recognize, recordSignIn } from './sign-in.ts';
import {
  endSession,
  endSessionsOf,
  insertApplication,
  insertApplicationSecret,
  insertPerson,
  insertPortalSession,
  lockCredential,
  saveAttempts,
  savePassword,
} from './store.ts';
import { loopbackRedirectUris } from './token/rules.ts';
import { revokeTokensOf } from './token/store.ts';

/**
 * Enters a person with a first password. Call it inside `tx.within(tenantScope(tenantId), …)`
 * when the person belongs to another company than the one that acts. Answers with the id.
 */
export async function createUser(
  tx: Tx,
  user: NewUser,
  first: FirstPassword,
  createdAt: Date,
  realClock: Clock = installationRealClock,
): Promise<string> {
  const userId = user.userId ?? randomIds.guid();
  const temporary = 'temporaryPassword' in first;
  const hash = await passwordHash(temporary ? first.temporaryPassword : first.password);
  await insertPerson(tx, { ...user, userId }, createdAt, {
    passwordHash: hash,
    mustChange: temporary,
    changedAt: realClock.now(),
  });
  return userId;
}

/**
 * Replaces a lost password by a temporary one, given out here and nowhere else (I20). Ends the
 * person's sessions and refresh tokens; works in the scope of the person's tenant.
 */
export async function resetPassword(
  tx: Tx,
  tenantId: string,
  userId: string,
  realClock: Clock = installationRealClock,
): Promise<string> {
  const temporaryPassword = generateTemporaryPassword();
  const hash = await passwordHash(temporaryPassword);
  await savePassword(tx, { tenantId, userId, passwordHash: hash, mustChange: true }, realClock.now());
  await endEverything(tx, tenantId, userId);
  return temporaryPassword;
}

async function endEverything(tx: Tx, tenantId: string, userId: string): Promise<void> {
  await endSessionsOf(tx, tenantId, userId);
  await tx.within(systemScope('refresh tokens belong to no tenant'), (inner) =>
    revokeTokensOf(inner, tenantId, userId),
  );
}

/** Enters a program. A program that keeps secrets gets one, shown here and nowhere else (I20). */
export async function registerApplication(
  tx: Tx,
  app: NewApplication,
  createdAt: Date,
): Promise<RegisteredApplication> {
  const clientId = app.clientId ?? randomIds.guid();
  const redirectUris = app.redirectUris ?? (app.isPublic ? loopbackRedirectUris : []);
  await insertApplication(tx, { ...app, clientId, redirectUris }, createdAt);
  if (app.isPublic) return { clientId, clientSecret: null };
  const clientSecret = app.clientSecret ?? randomSecret();
  await insertApplicationSecret(
    tx,
    { tenantId: app.tenantId, clientId },
    {
      id: randomIds.guid(),
      hash: secretHash(clientSecret),
      hint: clientSecret.slice(0, 3),
      createdAt,
    },
  );
  return { clientId, clientSecret };
}

/** What the portal's own actions need besides the sign-in desk. */
export interface PortalDesk extends SignInDesk {
  readonly people: KnownPeople;
  /** In the demo world a password counts as a sign-in with a second factor. */
  readonly passwordIsSecondFactor: boolean;
}

export interface OpenedSession {
  readonly person: Person;
  readonly session: PortalSession;
  /** Value of the cookie; given out once. */
  readonly token: string;
}

interface Browser {
  readonly remoteAddress: string;
  readonly correlationId: string;
  readonly userAgent: string | null;
  /** The cookie it came with: whoever signs in again leaves the former session. */
  readonly formerToken: string | null;
}

export async function signIn(
  desk: PortalDesk,
  credentials: { userPrincipalName: string; password: string },
  browser: Browser,
): Promise<OpenedSession> {
  const by = { ...browser, channel: 'portal', applicationId: null } as const;
  const person = await recognize(desk, { ...credentials, ...by });
  const opened = newSession(desk, person, desk.passwordIsSecondFactor);
  const former = browser.formerToken === null ? null : secretHash(browser.formerToken);
  await desk.db.transaction(tenantScope(person.tenant.id), async (tx) => {
    await insertPortalSession(tx, opened.session, browser.userAgent);
    const { actor, event } = accountEvent(person, 'sign_in', by);
    await appendAuditEvent(tx, actor, event, desk.clock.now());
    if (former)
      await tx.within(systemScope('the former session may be of another tenant'), (inner) =>
        endSession(inner, former),
      );
  });
  if (former) desk.people.forgetSession(former);
  desk.people.forgetPerson(person.tenant.id, person.id);
  return opened;
}

function newSession(desk: PortalDesk, person: Person, secondFactor: boolean): OpenedSession {
  const now = desk.realClock.now();
  const token = randomSecret();
  const session = {
    tenantId: person.tenant.id,
    userId: person.id,
    tokenHash: secretHash(token),
    secondFactor,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: sessionExpiry(now),
  };
  return { person, session, token };
}

export async function signOut(
  desk: PortalDesk,
  person: Person,
  sessionId: string,
  correlationId: string,
): Promise<void> {
  const tokenHash = Buffer.from(sessionId, 'hex');
  await desk.db.transaction(tenantScope(person.tenant.id), (tx) => endSession(tx, tokenHash));
  desk.people.forgetSession(tokenHash);
  await recordSignIn(desk, person, { correlationId, channel: 'portal', applicationId: null }, 'sign_out');
}

/**
 * The person's own password. Everything that was signed in with the former one ends; a portal
 * session is replaced by a new one.
 */
export async function changePassword(
  desk: PortalDesk,
  caller: Caller,
  person: Person,
  passwords: { currentPassword: string; newPassword: string },
  browser: Browser & { readonly language: Caller['language'] },
): Promise<OpenedSession | null> {
  if (checkNewPassword(passwords.newPassword, person.userPrincipalName) !== 'ok')
    return refuse('password-too-weak');
  await requireCurrentPassword(desk, person, passwords.currentPassword, browser.language);
  if (passwords.newPassword === passwords.currentPassword) return refuse('password-unchanged');
  const hash = await passwordHash(passwords.newPassword);
  const opened = caller.sessionId === null ? null : newSession(desk, person, caller.secondFactor);
  const channel = opened ? 'portal' : 'token';
  await desk.db.transaction(tenantScope(person.tenant.id), async (tx) => {
    const key = { tenantId: person.tenant.id, userId: person.id };
    await savePassword(tx, { ...key, passwordHash: hash, mustChange: false }, desk.realClock.now());
    await endEverything(tx, key.tenantId, key.userId);
    if (opened) await insertPortalSession(tx, opened.session, browser.userAgent);
    const { actor, event } = accountEvent(person, 'change_password', {
      ...browser,
      channel,
      applicationId: caller.applicationId,
    });
    await appendAuditEvent(tx, actor, event, desk.clock.now());
  });
  desk.people.forgetAll();
  return opened;
}

async function requireCurrentPassword(
  desk: PortalDesk,
  person: Person,
  password: string,
  language: Caller['language'],
): Promise<void> {
  const credential = await desk.db.transaction(tenantScope(person.tenant.id), async (tx) => {
    const found = await lockCredential(tx, person.tenant.id, person.id);
    if (!found) return refuse('sign-in-required');
    const begun = beginAttempt(found, desk.realClock.now());
    if ('lockedMinutes' in begun) return refuse('sign-in-locked', { minutes: begun.lockedMinutes });
    await saveAttempts(tx, found, begun.next);
    return found;
  });
  if (!(await passwordMatches(password, credential.passwordHash))) throw currentPasswordWrong(language);
  await desk.db.transaction(tenantScope(person.tenant.id), (tx) => saveAttempts(tx, credential, noAttempts));
}
