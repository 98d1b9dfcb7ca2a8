import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { accountIdOf } from './token/rules.ts';

const upsert = statement(
  'identity.upsertTemporary',
  `
  insert into user_credential (tenant_id, user_id, password_hash, must_change, changed_at)
  select $1, user_id, password_hash, true, $4 from unnest($2::uuid[], $3::text[]) as given (user_id, password_hash)
  on conflict (tenant_id, user_id) do update
     set password_hash = excluded.password_hash, must_change = true, changed_at = excluded.changed_at,
         failed_attempts = 0, locked_until = null`,
);
const deleteSessions = statement(
  'identity.deleteSessionsOfAll',
  `
  delete from portal_session where tenant_id = $1 and user_id = any($2)`,
);
const revoke = statement('identity.revokeAccounts', 'delete from oauth_record where account_id = any($1)');

export async function upsertTemporaryPasswords(
  tx: Tx,
  tenantId: string,
  given: readonly { readonly userId: string; readonly hash: string }[],
  changedAt: Date,
): Promise<void> {
  const [userIds, hashes] = [given.map(({ userId }) => userId), given.map(({ hash }) => hash)];
  await tx.run(upsert, [tenantId, userIds, hashes, changedAt]);
}

export async function deleteSessionsOfAll(
  tx: Tx,
  tenantId: string,
  userIds: readonly string[],
): Promise<void> {
  await tx.run(deleteSessions, [tenantId, userIds]);
}

/** Ends every code, refresh token and grant of people; in the system scope. */
export async function revokeTokensOfAll(tx: Tx, tenantId: string, userIds: readonly string[]): Promise<void> {
  await tx.run(revoke, [userIds.map((userId) => accountIdOf(tenantId, userId))]);
}
