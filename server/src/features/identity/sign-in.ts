import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import type { LooseAttempts } from './attempts.ts';
import type { Credential, Person, SignInChannel } from './model.ts';
import { passwordMatches, spendPasswordTime } from './password.ts';
import { beginAttempt, noAttempts } from './rules.ts';
import { findPerson, lockCredentialByName, saveAttempts } from './store.ts';

/** What signing in needs of the installation. */
export interface SignInDesk {
  readonly db: Database;
  /** The domain's dates: those of the activity log. */
  readonly clock: Clock;
  /** Real time: sessions, tokens and pauses live in it. */
  readonly realClock: Clock;
  readonly attempts: LooseAttempts;
}

export interface SignInAttempt {
  readonly userPrincipalName: string;
  readonly password: string;
  readonly remoteAddress: string;
  readonly correlationId: string;
  readonly channel: SignInChannel;
  readonly applicationId: string | null;
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
  await desk.db.transaction(tenantScope(person.tenant.id), (tx) => saveAttempts(tx, credential, noAttempts));
  return person;
}

async function begin(
  desk: SignInDesk,
  attempt: SignInAttempt,
  now: Date,
): Promise<{ lockedMinutes: number; credential: Credential | null }> {
  return await desk.db.transaction(signingIn, async (tx) => {
    const credential = await lockCredentialByName(tx, attempt.userPrincipalName);
    if (!credential) {
      return {
        lockedMinutes: desk.attempts.beginForStranger(attempt.userPrincipalName, now),
        credential: null,
      };
    }
    const begun = beginAttempt(credential, now);
    if ('lockedMinutes' in begun) return { lockedMinutes: begun.lockedMinutes, credential };
    await saveAttempts(tx, credential, begun.next);
    return { lockedMinutes: 0, credential };
  });
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
