import type { Database, TenantScope, Tx } from '../../../platform/db/index.ts';
import { isUniqueViolation, statement, systemScope, tenantScope } from '../../../platform/db/index.ts';
import type { Sealed } from '../../../platform/seal/index.ts';
import type { AttemptState } from '../model.ts';
import type { Authenticator, Challenge, Factor, Owner, Passkey } from './model.ts';

const before = systemScope('signing in: who it is comes out only then');

// All factors of a person

const factorsOf = statement(
  'factor.list',
  `
  select 'authenticator' as kind, factor_id as "factorId", name, created_at as "createdAt",
         last_used_at as "lastUsedAt", false as "backedUp"
    from authenticator_app where tenant_id = $1 and user_id = $2 and confirmed_at is not null
  union all
  select 'passkey', factor_id, name, created_at, last_used_at, backed_up
    from passkey where tenant_id = $1 and user_id = $2
  order by "createdAt"`,
);
const renameAuthenticator = statement(
  'factor.renameAuthenticator',
  `
  update authenticator_app set name = $4 where tenant_id = $1 and user_id = $2 and factor_id = $3`,
);
const renamePasskey = statement(
  'factor.renamePasskey',
  `
  update passkey set name = $4 where tenant_id = $1 and user_id = $2 and factor_id = $3`,
);
const deleteAuthenticator = statement(
  'factor.deleteAuthenticator',
  `
  delete from authenticator_app where tenant_id = $1 and user_id = $2 and factor_id = $3`,
);
const deletePasskey = statement(
  'factor.deletePasskey',
  `
  delete from passkey where tenant_id = $1 and user_id = $2 and factor_id = $3`,
);
const deleteAuthenticatorsOf = statement(
  'factor.deleteAuthenticatorsOf',
  `
  delete from authenticator_app where tenant_id = $1 and user_id = $2`,
);
const deletePasskeysOf = statement(
  'factor.deletePasskeysOf',
  'delete from passkey where tenant_id = $1 and user_id = $2',
);

const idsOf = ({ tenantId, userId }: Owner) => [tenantId, userId];

/** Those that count: an app whose first code is still awaited does not. */
export function listFactors(reader: Pick<Tx, 'rows'>, owner: Owner): Promise<Factor[]> {
  return reader.rows<Factor>(factorsOf, idsOf(owner));
}

export function listFactorsOf(db: Database, owner: Owner): Promise<Factor[]> {
  return db.rows<Factor>(tenantScope(owner.tenantId), factorsOf, idsOf(owner));
}

/** False when there is none with this id. */
export async function saveFactorName(tx: Tx, owner: Owner, factorId: string, name: string): Promise<boolean> {
  const values = [...idsOf(owner), factorId, name];
  return (await tx.run(renameAuthenticator, values)) + (await tx.run(renamePasskey, values)) > 0;
}

export async function deleteFactor(tx: Tx, owner: Owner, factorId: string): Promise<void> {
  const values = [...idsOf(owner), factorId];
  await tx.run(deleteAuthenticator, values);
  await tx.run(deletePasskey, values);
}

const peopleWithFactors = statement(
  'factor.peopleWith',
  `
  select user_id as "userId" from authenticator_app
   where tenant_id = $1 and user_id = any($2) and confirmed_at is not null
  union
  select user_id from passkey where tenant_id = $1 and user_id = any($2)`,
);

/** Who of these people has a second factor. */
export async function findPeopleWithFactor(
  db: Database,
  scope: TenantScope,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await db.rows<{ userId: string }>(scope, peopleWithFactors, [scope.tenantId, userIds]);
  return new Set(rows.map(({ userId }) => userId));
}

/** Everything but the password. */
export async function deleteFactorsOf(tx: Tx, owner: Owner): Promise<void> {
  await tx.run(deleteAuthenticatorsOf, idsOf(owner));
  await tx.run(deletePasskeysOf, idsOf(owner));
  await tx.run(deleteCodes, idsOf(owner));
}

// Authenticator apps

const authenticatorColumns = `
  tenant_id as "tenantId", user_id as "userId", factor_id as "factorId", key_id as "keyId",
  sealed_secret as "box", last_step::float8 as "lastStep"`;
const insertAuthenticator = statement(
  'factor.insertAuthenticator',
  `
  insert into authenticator_app (tenant_id, user_id, factor_id, name, key_id, sealed_secret, created_at)
  values ($1, $2, $3, $4, $5, $6, $7)`,
);
const deleteUnconfirmed = statement(
  'factor.deleteUnconfirmed',
  `
  delete from authenticator_app where tenant_id = $1 and user_id = $2 and confirmed_at is null`,
);
const unconfirmed = statement(
  'factor.unconfirmed',
  `
  select ${authenticatorColumns} from authenticator_app
   where tenant_id = $1 and user_id = $2 and factor_id = $3 and confirmed_at is null for update`,
);
const confirmed = statement(
  'factor.authenticators',
  `
  select ${authenticatorColumns} from authenticator_app
   where tenant_id = $1 and user_id = $2 and confirmed_at is not null for update`,
);
const confirm = statement(
  'factor.confirm',
  `
  update authenticator_app set confirmed_at = $4, last_used_at = $4, last_step = $5
   where tenant_id = $1 and user_id = $2 and factor_id = $3`,
);
const useStep = statement(
  'factor.useStep',
  `
  update authenticator_app set last_used_at = $4, last_step = $5
   where tenant_id = $1 and user_id = $2 and factor_id = $3 and last_step < $5`,
);

type AuthenticatorRow = Owner & { factorId: string; keyId: string; box: Buffer; lastStep: number };

function authenticatorOf({ keyId, box, ...rest }: AuthenticatorRow): Authenticator {
  return { ...rest, sealed: { keyId, box } };
}

/** Replaces what was begun and never finished. */
export async function insertUnconfirmed(
  tx: Tx,
  factor: Owner & { readonly factorId: string; readonly name: string; readonly sealed: Sealed },
  at: Date,
): Promise<void> {
  const { factorId, name, sealed } = factor;
  await tx.run(deleteUnconfirmed, idsOf(factor));
  await tx.run(insertAuthenticator, [...idsOf(factor), factorId, name, sealed.keyId, sealed.box, at]);
}

export async function lockUnconfirmed(
  tx: Tx,
  owner: Owner,
  factorId: string,
): Promise<Authenticator | undefined> {
  const row = await tx.maybe<AuthenticatorRow>(unconfirmed, [...idsOf(owner), factorId]);
  return row && authenticatorOf(row);
}

export async function lockAuthenticators(tx: Tx, owner: Owner): Promise<Authenticator[]> {
  return (await tx.rows<AuthenticatorRow>(confirmed, idsOf(owner))).map(authenticatorOf);
}

export async function confirmAuthenticator(
  tx: Tx,
  factor: Authenticator,
  at: Date,
  step: number,
): Promise<void> {
  await tx.run(confirm, [...idsOf(factor), factor.factorId, at, step]);
}

/** False when the code of this step has been used meanwhile. */
export async function takeStep(tx: Tx, factor: Authenticator, at: Date, step: number): Promise<boolean> {
  return (await tx.run(useStep, [...idsOf(factor), factor.factorId, at, step])) === 1;
}

// Recovery codes

const deleteCodes = statement(
  'factor.deleteRecoveryCodes',
  'delete from recovery_code where tenant_id = $1 and user_id = $2',
);
const insertCodes = statement(
  'factor.insertRecoveryCodes',
  `
  insert into recovery_code (tenant_id, user_id, code_hash) select $1, $2, unnest($3::bytea[])`,
);
const useCode = statement(
  'factor.useRecoveryCode',
  `
  update recovery_code set used_at = $4 where tenant_id = $1 and user_id = $2 and code_hash = $3 and used_at is null`,
);
const codesLeft = statement(
  'factor.recoveryCodesLeft',
  `
  select count(*)::int as left from recovery_code where tenant_id = $1 and user_id = $2 and used_at is null`,
);

export async function replaceRecoveryCodes(tx: Tx, owner: Owner, hashes: readonly Buffer[]): Promise<void> {
  await tx.run(deleteCodes, idsOf(owner));
  await tx.run(insertCodes, [...idsOf(owner), hashes]);
}

/** True for the one use it is good for. */
export async function takeRecoveryCode(tx: Tx, owner: Owner, hash: Buffer, at: Date): Promise<boolean> {
  return (await tx.run(useCode, [...idsOf(owner), hash, at])) === 1;
}

export async function countRecoveryCodes(db: Database, owner: Owner): Promise<number> {
  const row = await db.maybe<{ left: number }>(tenantScope(owner.tenantId), codesLeft, idsOf(owner));
  return row?.left ?? 0;
}

// Passkeys

const passkeyColumns = `
  tenant_id as "tenantId", user_id as "userId", factor_id as "factorId", name, credential_id as "credentialBytes",
  public_key as "publicKey", rp_id as "rpId", sign_count::float8 as "signCount", transports, backed_up as "backedUp"`;
const insertKey = statement(
  'passkey.insert',
  `
  insert into passkey (tenant_id, user_id, factor_id, name, credential_id, public_key, rp_id, sign_count, transports,
    backed_up, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const passkeysOf = statement(
  'passkey.list',
  `
  select ${passkeyColumns} from passkey where tenant_id = $1 and user_id = $2`,
);
const passkeyByCredential = statement(
  'passkey.byCredential',
  `
  select ${passkeyColumns} from passkey where credential_id = $1`,
);
const usedKey = statement(
  'passkey.used',
  `
  update passkey set sign_count = $4, last_used_at = $5 where tenant_id = $1 and user_id = $2 and factor_id = $3`,
);

type PasskeyRow = Omit<Passkey, 'credentialId'> & { readonly credentialBytes: Buffer };

function passkeyOf({ credentialBytes, ...rest }: PasskeyRow): Passkey {
  return { ...rest, credentialId: credentialBytes.toString('base64url') };
}

/** False when this key is registered already, whoever's it is. */
export async function insertPasskey(tx: Tx, key: Passkey, at: Date): Promise<boolean> {
  const { factorId, name, credentialId, publicKey, rpId, signCount, transports, backedUp } = key;
  const values = [Buffer.from(credentialId, 'base64url'), publicKey, rpId, signCount, transports, backedUp];
  try {
    await tx.attempt((inner) => inner.run(insertKey, [...idsOf(key), factorId, name, ...values, at]));
    return true;
  } catch (error) {
    if (isUniqueViolation(error, 'passkey_credential')) return false;
    throw error;
  }
}

export async function listPasskeys(db: Database, owner: Owner): Promise<Passkey[]> {
  const rows = await db.rows<PasskeyRow>(tenantScope(owner.tenantId), passkeysOf, idsOf(owner));
  return rows.map(passkeyOf);
}

/** By the key alone: whose it is, comes out by it. */
export async function findPasskey(db: Database, credentialId: string): Promise<Passkey | null> {
  const row = await db.maybe<PasskeyRow>(before, passkeyByCredential, [
    Buffer.from(credentialId, 'base64url'),
  ]);
  return row ? passkeyOf(row) : null;
}

export async function savePasskeyUse(tx: Tx, key: Passkey, signCount: number, at: Date): Promise<void> {
  await tx.run(usedKey, [...idsOf(key), key.factorId, signCount, at]);
}

// Challenges

const insertChallenge = statement(
  'challenge.insert',
  `
  insert into sign_in_challenge (challenge_hash, purpose, tenant_id, user_id, key_id, sealed_rest, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7)`,
);
const takeOne = statement(
  'challenge.take',
  `
  delete from sign_in_challenge where challenge_hash = $1 and purpose = $2
  returning tenant_id as "tenantId", user_id as "userId", key_id as "keyId", sealed_rest as "box", expires_at as "expiresAt"`,
);
const deleteStale = statement('challenge.deleteStale', 'delete from sign_in_challenge where expires_at < $1');

export async function saveChallenge(db: Database, hash: Buffer, challenge: Challenge): Promise<void> {
  const { purpose, owner, rest, expiresAt } = challenge;
  await db.transaction(before, (tx) =>
    tx.run(insertChallenge, [
      hash,
      purpose,
      owner?.tenantId ?? null,
      owner?.userId ?? null,
      rest?.keyId ?? null,
      rest?.box ?? null,
      expiresAt,
    ]),
  );
}

interface ChallengeRow {
  readonly tenantId: string | null;
  readonly userId: string | null;
  readonly keyId: string | null;
  readonly box: Buffer | null;
  readonly expiresAt: Date;
}

/** What was asked, for the first who answers it in time; null for anyone else. */
export async function takeChallenge(
  db: Database,
  hash: Buffer,
  purpose: Challenge['purpose'],
  now: Date,
): Promise<Challenge | null> {
  const row = await db.transaction(before, (tx) => tx.maybe<ChallengeRow>(takeOne, [hash, purpose]));
  if (!row || row.expiresAt < now) return null;
  const { tenantId, userId, keyId, box, expiresAt } = row;
  return {
    purpose,
    owner: tenantId && userId ? { tenantId, userId } : null,
    rest: keyId && box ? { keyId, box } : null,
    expiresAt,
  };
}

export async function deleteStaleChallenges(tx: Tx, now: Date): Promise<void> {
  await tx.run(deleteStale, [now]);
}

// Failures

const lockAttempts = statement(
  'factor.lockAttempts',
  `
  select factor_failed_attempts as "failedAttempts", factor_locked_until as "lockedUntil" from user_credential
   where tenant_id = $1 and user_id = $2 for update`,
);
const writeAttempts = statement(
  'factor.writeAttempts',
  `
  update user_credential set factor_failed_attempts = $3, factor_locked_until = $4 where tenant_id = $1 and user_id = $2`,
);

/** Locks them for the rest of the transaction, so that guesses are counted one by one. */
export function lockFactorAttempts(tx: Tx, owner: Owner): Promise<AttemptState | undefined> {
  return tx.maybe<AttemptState>(lockAttempts, idsOf(owner));
}

export async function saveFactorAttempts(tx: Tx, owner: Owner, state: AttemptState): Promise<void> {
  await tx.run(writeAttempts, [...idsOf(owner), state.failedAttempts, state.lockedUntil]);
}
