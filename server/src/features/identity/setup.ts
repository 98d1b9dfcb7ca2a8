import { refuse } from '../../errors/refusal.ts';
import { realClock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { readerOf, systemScope, tenantScope } from '../../platform/db/index.ts';
import { createUser } from './actions.ts';
import type { AccountSetup } from './model.ts';
import { randomSecret, secretHash } from './password.ts';
import { requireUsablePassword } from './password-choice/rule.ts';
import type { SignInDesk } from './sign-in.ts';
import { findAccountSetup, insertAccountSetup, renewAccountSetup, takeAccountSetup } from './store.ts';

const settingUp = systemScope('the first administrator has no account yet');

/** Announces the operator's first administrator; a link lets them choose a password. */
export async function createSetup(
  tx: Tx,
  account: { readonly tenantId: string; readonly userPrincipalName: string },
  createdAt: Date = realClock.now(),
): Promise<void> {
  await insertAccountSetup(tx, { ...account, roles: ['operator-admin'] }, createdAt);
}

/**
 * The link for a first administrator who has not been here yet; null once they have. Every
 * link is new and ends the one before: only a hash of it is kept.
 */
export async function findSetupLink(db: Database, publicUrl: string): Promise<string | null> {
  const secret = randomSecret();
  const waiting = await db.transaction(settingUp, (tx) => renewAccountSetup(tx, secretHash(secret)));
  return waiting ? `${publicUrl}/set-up?token=${secret}` : null;
}

export async function findSetup(db: Database, token: string): Promise<AccountSetup | null> {
  return (await findAccountSetup(readerOf(db, settingUp), secretHash(token))) ?? null;
}

export interface FirstAdministrator {
  readonly firstName: string;
  readonly lastName: string;
  readonly password: string;
}

/** Makes the administrator's account. The link works once, whoever comes first. */
export async function completeSetup(
  desk: SignInDesk,
  token: string,
  person: FirstAdministrator,
): Promise<AccountSetup> {
  return await desk.db.transaction(settingUp, async (tx) => {
    const setup = (await findAccountSetup(tx, secretHash(token))) ?? refuse('invitation-unknown');
    await requireUsablePassword(desk.breached, person.password, setup);
    if (!(await takeAccountSetup(tx, secretHash(token)))) return refuse('invitation-unknown');
    const { firstName, lastName, password } = person;
    const user = {
      ...setup,
      firstName,
      lastName,
      displayName: `${firstName} ${lastName}`,
      usageLocation: null,
    };
    const at = desk.clock.now();
    await tx.within(tenantScope(setup.tenantId), (inner) =>
      createUser(inner, user, { password, mustChange: false }, at, desk.realClock),
    );
    return setup;
  });
}
