import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import type { LooseAttempts } from './attempts.ts';
import type { AttemptState, Credential, Person, SignInChannel } from './model.ts';
import { passwordMatches, secretHash, spendPasswordTime } from './password.ts';
import type { BreachedPasswords } from './password-choice/breached.ts';
import { beginAttempt, noAttempts, temporaryPasswordDays, temporaryPasswordHasLapsed } from './rules.ts';
import type { DeviceKey } from './session/device-store.ts';
import { lockKnownDevice, saveDeviceAttempts } from './session/device-store.ts';
import { findPerson, lockCredentialByName, saveAttempts } from './store.ts';

/** What signing in needs of the installation. */
export interface SignInDesk {
  readonly db: Database;
  /** The domain's dates: those of the activity log. */
  readonly clock: Clock;
  /** Real time: sessions, tokens and pauses live in it. */
  readonly realClock: Clock;
  readonly attempts: LooseAttempts;
  readonly breached: BreachedPasswords;
}

export interface SignInAttempt {
  readonly userPrincipalName: string;
  readonly password: string;
  readonly remoteAddress: string;
  readonly correlationId: string;
  readonly channel: SignInChannel;
  readonly applicationId: string | null;
  /** Of a browser that somebody may have signed in from before. */
  readonly deviceToken?: string | null;
}

const signingIn = systemScope('signing in: the tenant is found out by it');

/**
 * Who this is, by name and password. An unknown name, a wrong password and an inactive account
 * take the same time and read the same.
 */
export async function recognize(desk: SignInDesk, attempt: SignInAttempt): Promise<Person> {
  const now = desk.realClock.now();
  const seconds = desk.attempts.waitSeconds(attempt.remoteAddress, now);
  if (seconds > 0) return refuse('too-many-requests', { seconds });
  try {
    return await recognizeByPassword(desk, attempt, now);
  } catch (error) {
    if (error instanceof Refusal) desk.attempts.addFailure(attempt.remoteAddress, now);
    throw error;
  }
}

async function recognizeByPassword(desk: SignInDesk, attempt: SignInAttempt, now: Date): Promise<Person> {
  const begun = await begin(desk, attempt, now);
  if (begun.lockedMinutes > 0) return refuse('sign-in-locked', { minutes: begun.lockedMinutes });
  const { credential } = begun;
  if (!credential) {
    await spendPasswordTime(attempt.password);
    return refuse('sign-in-failed');
  }
  const matches = await passwordMatches(attempt.password, credential.passwordHash);
  const person = await findPerson(desk.db, credential.tenantId, credential.userId);
  if (!matches || !person?.active) {
    if (person) await recordSignIn(desk, person, attempt, 'sign_in_failed');
    return refuse('sign-in-failed');
  }
  if (credential.mustChange && temporaryPasswordHasLapsed(person.passwordChangedAt, now)) {
    await recordSignIn(desk, person, attempt, 'sign_in_failed');
    return refuse('temporary-password-lapsed', { days: temporaryPasswordDays });
  }
  // What strangers typed elsewhere still counts against strangers.
  if (!begun.onKnownDevice)
    await desk.db.transaction(tenantScope(person.tenant.id), (tx) =>
      saveAttempts(tx, credential, noAttempts),
    );
  return person;
}

async function begin(
  desk: SignInDesk,
  attempt: SignInAttempt,
  now: Date,
): Promise<{ lockedMinutes: number; credential: Credential | null; onKnownDevice: boolean }> {
  return await desk.db.transaction(signingIn, async (tx) => {
    const credential = await lockCredentialByName(tx, attempt.userPrincipalName);
    if (!credential) {
      return {
        lockedMinutes: desk.attempts.beginForStranger(attempt.userPrincipalName, now),
        credential: null,
        onKnownDevice: false,
      };
    }
    const device = await lockDeviceOf(tx, credential, attempt.deviceToken ?? null);
    const begun = beginAttempt(device?.state ?? credential, now);
    const onKnownDevice = device !== null;
    if ('lockedMinutes' in begun) return { lockedMinutes: begun.lockedMinutes, credential, onKnownDevice };
    if (device) await saveDeviceAttempts(tx, device.key, begun.next);
    else await saveAttempts(tx, credential, begun.next);
    return { lockedMinutes: 0, credential, onKnownDevice };
  });
}

/** A browser that this person has signed in from has a count of its own, out of strangers' reach. */
async function lockDeviceOf(
  tx: Tx,
  { tenantId, userId }: Credential,
  deviceToken: string | null,
): Promise<{ readonly key: DeviceKey; readonly state: AttemptState } | null> {
  if (deviceToken === null) return null;
  const key = { tenantId, userId, deviceHash: secretHash(deviceToken) };
  const state = await lockKnownDevice(tx, key);
  return state ? { key, state } : null;
}

type AccountOperation =
  | 'sign_in'
  | 'sign_in_failed'
  | 'sign_out'
  | 'change_password'
  | 'add_second_factor'
  | 'remove_second_factor'
  | 'use_recovery_code'
  | 'renew_recovery_codes'
  | 'end_sessions'
  | 'revoke_tokens'
  | 'link_sign_in';

/** Actor and event of the activity log for what people do with their own account. */
export function accountEvent(
  person: Person,
  operation: AccountOperation,
  by: Pick<SignInAttempt, 'correlationId' | 'channel' | 'applicationId'>,
  more: Readonly<Record<string, string>> = {},
) {
  const actor: Actor = {
    tenantId: person.tenant.id,
    userId: person.id,
    name: person.userPrincipalName,
    applicationId: by.applicationId,
    correlationId: by.correlationId,
  };
  const resourceType = person.tenant.kind === 'customer' ? 'customer_user' : 'partner_user';
  const details = { userPrincipalName: person.userPrincipalName, channel: by.channel, ...more };
  const status = operation === 'sign_in_failed' ? ('failed' as const) : ('succeeded' as const);
  return { actor, event: { operation, resourceType, details }, status };
}

/** Leaves a record in the person's own tenant. */
export async function recordSignIn(
  desk: SignInDesk,
  person: Person,
  by: Pick<SignInAttempt, 'correlationId' | 'channel' | 'applicationId'>,
  operation: AccountOperation,
): Promise<void> {
  const { actor, event, status } = accountEvent(person, operation, by);
  await desk.db.transaction(tenantScope(person.tenant.id), (tx) =>
    appendAuditEvent(tx, actor, event, desk.clock.now(), status),
  );
}
