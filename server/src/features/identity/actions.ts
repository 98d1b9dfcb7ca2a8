import type { Clock } from '../../platform/clock/index.ts';
import { realClock as installationRealClock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { systemScope } from '../../platform/db/index.ts';
import { randomIds } from '../../platform/ids/index.ts';
import type { FirstPassword, NewApplication, NewUser, RegisteredApplication } from './model.ts';
import { generateTemporaryPassword, passwordHash, randomSecret, secretHash } from './password.ts';
import { endSessionsOf } from './session/store.ts';
import { insertApplication, insertApplicationSecret, insertPerson, savePassword } from './store.ts';
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
  const hash =
    'passwordHash' in first
      ? first.passwordHash
      : await passwordHash(temporary ? first.temporaryPassword : first.password);
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

/** Sessions, codes and refresh tokens; those that somebody else may have begun. */
export async function endEverything(tx: Tx, tenantId: string, userId: string): Promise<void> {
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
  const { tenantId, secretExpiresAt: expiresAt = null } = app;
  const clientSecret = await giveSecret(tx, { tenantId, clientId }, createdAt, expiresAt, app.clientSecret);
  return { clientId, clientSecret };
}

/** Another secret of a program that keeps them, given out here and nowhere else (I20). */
export async function giveSecret(
  tx: Tx,
  app: { readonly tenantId: string; readonly clientId: string },
  createdAt: Date,
  expiresAt: Date | null,
  secret: string = randomSecret(),
): Promise<string> {
  const kept = { id: randomIds.guid(), hash: secretHash(secret), hint: secret.slice(0, 3) };
  await insertApplicationSecret(tx, app, { ...kept, createdAt, expiresAt });
  return secret;
}
