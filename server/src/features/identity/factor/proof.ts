import { refuse } from '../../../errors/refusal.ts';
import type { Database, Tx } from '../../../platform/db/index.ts';
import { tenantScope } from '../../../platform/db/index.ts';
import type { Keyring } from '../../../platform/seal/index.ts';
import { beginAttempt, noAttempts } from '../rules.ts';
import type { SignInDesk } from '../sign-in.ts';
import type { Authenticator, FactorProof, Owner, WaysToProve } from './model.ts';
import type { PasskeyDesk } from './passkeys.ts';
import { readUsedPasskey } from './passkeys.ts';
import { recoveryCodeHash } from './recovery-codes.ts';
import {
  countRecoveryCodes,
  listFactorsOf,
  lockAuthenticators,
  lockFactorAttempts,
  saveFactorAttempts,
  savePasskeyUse,
  takeRecoveryCode,
  takeStep,
} from './store.ts';
import { findStep } from './totp.ts';

export interface FactorDesk extends SignInDesk, PasskeyDesk {
  readonly keyring: Keyring;
}

/** What a sealed secret of an app is tied to. */
export function aboutAuthenticator({ tenantId, factorId }: { tenantId: string; factorId: string }): string {
  return `authenticator ${tenantId} ${factorId}`;
}

/**
 * Takes a second factor of a person, or refuses. Guesses are counted before they are looked at, and
 * apart from those of passwords. A passkey cannot be guessed.
 */
export async function takeFactor(
  desk: FactorDesk,
  owner: Owner,
  proof: FactorProof,
  remoteAddress: string,
): Promise<void> {
  if (proof.kind === 'passkey') {
    const { key, signCount } = await readUsedPasskey(desk, owner, proof.response, proof.origin);
    await desk.db.transaction(tenantScope(owner.tenantId), (tx) =>
      savePasskeyUse(tx, key, signCount, desk.realClock.now()),
    );
    return;
  }
  await beginGuess(desk, owner, remoteAddress);
  const taken = await desk.db.transaction(tenantScope(owner.tenantId), async (tx) => {
    const right =
      proof.kind === 'code'
        ? await takeCode(desk, tx, owner, proof.code)
        : await takeRecoveryCode(tx, owner, recoveryCodeHash(owner, proof.code), desk.realClock.now());
    if (right) await saveFactorAttempts(tx, owner, noAttempts);
    return right;
  });
  if (taken) return;
  desk.attempts.addFailure(remoteAddress, desk.realClock.now());
  refuse(proof.kind === 'code' ? 'factor-code-wrong' : 'recovery-code-wrong');
}

/** Counts a guess, and refuses it while the pause after the last ones goes on. */
export async function beginGuess(
  desk: Pick<FactorDesk, 'db' | 'realClock' | 'attempts'>,
  owner: Owner,
  remoteAddress: string,
): Promise<void> {
  const now = desk.realClock.now();
  const seconds = desk.attempts.waitSeconds(remoteAddress, now);
  if (seconds > 0) refuse('too-many-requests', { seconds });
  await desk.db.transaction(tenantScope(owner.tenantId), async (tx) => {
    const state = (await lockFactorAttempts(tx, owner)) ?? refuse('sign-in-required');
    const begun = beginAttempt(state, now);
    if ('lockedMinutes' in begun) return refuse('sign-in-locked', { minutes: begun.lockedMinutes });
    return saveFactorAttempts(tx, owner, begun.next);
  });
}

async function takeCode(desk: FactorDesk, tx: Tx, owner: Owner, code: string): Promise<boolean> {
  const now = desk.realClock.now();
  for (const factor of await lockAuthenticators(tx, owner)) {
    const step = stepOf(desk, factor, code, now);
    if (step !== null && (await takeStep(tx, factor, now, step))) return true;
  }
  return false;
}

/** The time step of a code that this app shows and that was not used before. */
export function stepOf(
  desk: Pick<FactorDesk, 'keyring'>,
  factor: Authenticator,
  code: string,
  now: Date,
): number | null {
  const secret = desk.keyring.open(factor.sealed, aboutAuthenticator(factor));
  return findStep(secret, code, now, factor.lastStep);
}

export async function waysToProve(db: Database, owner: Owner): Promise<WaysToProve> {
  const [factors, left] = await Promise.all([listFactorsOf(db, owner), countRecoveryCodes(db, owner)]);
  return {
    authenticator: factors.some(({ kind }) => kind === 'authenticator'),
    passkey: factors.some(({ kind }) => kind === 'passkey'),
    recoveryCode: factors.length > 0 && left > 0,
  };
}
