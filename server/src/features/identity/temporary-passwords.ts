import type { Clock } from '../../platform/clock/index.ts';
import { realClock as installationRealClock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { systemScope } from '../../platform/db/index.ts';
import { generateLongTemporaryPassword, passwordHash, quickHash } from './password.ts';
import { deleteSessionsOfAll, revokeTokensOfAll, upsertTemporaryPasswords } from './temporary-store.ts';

/** A password somebody has to replace at the first sign-in (I22), with what is kept of it. */
export interface TemporaryPassword {
  /** Goes into the one answer it is read from, and nowhere else (I20). */
  readonly password: string;
  readonly hash: string;
}

/** For one person, chosen or made up; takes 30 ms, so make it before the transaction. */
export async function temporaryPasswordOf(password: string): Promise<TemporaryPassword> {
  return { password, hash: await passwordHash(password) };
}

/** For many at a time: long, random, and of a quick hash (docs/decisions). */
export function longTemporaryPassword(): TemporaryPassword {
  const password = generateLongTemporaryPassword();
  return { password, hash: quickHash(password) };
}

/**
 * Gives people of one tenant passwords that they have to change, new ones or in place of lost ones; whatever
 * was signed in with a former one ends. Works in the tenant's scope.
 */
export async function giveTemporaryPasswords(
  tx: Tx,
  tenantId: string,
  given: readonly { readonly userId: string; readonly hash: string }[],
  realClock: Clock = installationRealClock,
): Promise<void> {
  if (given.length === 0) return;
  await upsertTemporaryPasswords(tx, tenantId, given, realClock.now());
  await endAccess(
    tx,
    tenantId,
    given.map(({ userId }) => userId),
  );
}

/** Ends the sessions, codes and refresh tokens of people. Works in the tenant's scope. */
export async function endAccess(tx: Tx, tenantId: string, userIds: readonly string[]): Promise<void> {
  await deleteSessionsOfAll(tx, tenantId, userIds);
  await tx.within(systemScope('refresh tokens belong to no tenant'), (inner) =>
    revokeTokensOfAll(inner, tenantId, userIds),
  );
}
