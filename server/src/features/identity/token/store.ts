import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../../platform/db/index.ts';
import { statement, systemScope } from '../../../platform/db/index.ts';
import { accountIdOf } from './rules.ts';

const issuing = systemScope('issuing tokens: a code is looked up before anyone knows whose it is');

const find = statement(
  'oauth.find',
  `
  select payload, consumed_at as "consumedAt" from oauth_record where kind = $1 and id_hash = $2`,
);
const findByUserCode = statement(
  'oauth.findByUserCode',
  `
  select payload, consumed_at as "consumedAt", id_hash as "idHash" from oauth_record where kind = $1 and user_code = $2`,
);
const save = statement(
  'oauth.save',
  `
  insert into oauth_record (kind, id_hash, grant_id, user_code, uid, account_id, payload, expires_at, client_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (kind, id_hash) do update set grant_id = excluded.grant_id, user_code = excluded.user_code,
    uid = excluded.uid, account_id = excluded.account_id, payload = excluded.payload, expires_at = excluded.expires_at,
    client_id = excluded.client_id`,
);
const consume = statement(
  'oauth.consume',
  `
  update oauth_record set consumed_at = $3 where kind = $1 and id_hash = $2 and consumed_at is null`,
);
const remove = statement('oauth.remove', 'delete from oauth_record where kind = $1 and id_hash = $2');
const revokeGrant = statement(
  'oauth.revokeGrant',
  'delete from oauth_record where kind = $1 and grant_id = $2',
);
const revokeAccount = statement('oauth.revokeAccount', 'delete from oauth_record where account_id = $1');
const removeStale = statement('oauth.removeStale', 'delete from oauth_record where expires_at < $1');
const tenantByName = statement(
  'oauth.tenantByName',
  `
  select tenant_id as "tenantId" from tenant where tenant_id::text = $1
  union all
  select tenant_id from domain where domain_name = $1
  limit 1`,
);

interface RecordRow {
  readonly payload: Record<string, unknown>;
  readonly consumedAt: Date | null;
  readonly idHash?: Buffer;
}

/** Marks an id of which only the hash is known; refused where ids come from clients. */
const hashed = 'sha256:';

function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}

function storedHash(id: string): Buffer {
  return id.startsWith(hashed) ? Buffer.from(id.slice(hashed.length), 'base64url') : hashOf(id);
}

/** What the authorization server keeps of one kind; ids are kept as hashes only. */
export function recordsOf(db: Database, kind: string) {
  const write = (statementOf: typeof save, values: readonly unknown[]) =>
    db.transaction(issuing, (tx) => tx.run(statementOf, values));
  return {
    async find(id: string) {
      const row = await db.maybe<RecordRow>(issuing, find, [kind, hashOf(id)]);
      return row && payloadOf(row, id);
    },
    /** Its id stays unknown, but it can be saved again. */
    async findByUserCode(userCode: string) {
      const row = await db.maybe<RecordRow>(issuing, findByUserCode, [kind, userCode]);
      return row?.idHash && payloadOf(row, `${hashed}${row.idHash.toString('base64url')}`);
    },
    async upsert(id: string, payload: Record<string, unknown>, expiresInSeconds: number) {
      const { jti: _id, ...kept } = payload;
      const expiresAt = new Date(Date.now() + expiresInSeconds * 1000);
      await write(save, [
        kind,
        storedHash(id),
        payload['grantId'] ?? null,
        payload['userCode'] ?? null,
        payload['uid'] ?? null,
        payload['accountId'] ?? null,
        JSON.stringify(kept),
        expiresAt,
        payload['clientId'] ?? null,
      ]);
    },
    async consume(id: string): Promise<boolean> {
      return (await write(consume, [kind, storedHash(id), new Date()])) === 1;
    },
    async destroy(id: string) {
      await write(remove, [kind, storedHash(id)]);
    },
    async revokeByGrantId(grantId: string) {
      await write(revokeGrant, [kind, grantId]);
    },
  };
}

function payloadOf(row: RecordRow, id: string): Record<string, unknown> {
  const consumed = row.consumedAt ? { consumed: Math.floor(row.consumedAt.getTime() / 1000) } : {};
  return { ...row.payload, jti: id, ...consumed };
}

/** Ends every code, refresh token and grant of a person; in the system scope. */
export async function revokeTokensOf(tx: Tx, tenantId: string, userId: string): Promise<void> {
  await tx.run(revokeAccount, [accountIdOf(tenantId, userId)]);
}

export async function deleteStaleRecords(tx: Tx, now: Date): Promise<void> {
  await tx.run(removeStale, [now]);
  await tx.run(removeStaleMarks, [now]);
}

// Ending tokens before their time

const revokeClient = statement('oauth.revokeClient', 'delete from oauth_record where client_id = $1');
const revokeWholeGrant = statement('oauth.revokeWholeGrant', 'delete from oauth_record where grant_id = $1');
const tokenByHash = statement(
  'oauth.refreshToken',
  `
  select client_id as "clientId", grant_id as "grantId" from oauth_record where kind = 'RefreshToken' and id_hash = $1`,
);
const revokeMark = statement(
  'oauth.revokeMark',
  `
  insert into revoked_token (mark, expires_at) values ($1, $2)
  on conflict (mark) do update set expires_at = greatest(revoked_token.expires_at, excluded.expires_at)`,
);
const revokedMark = statement(
  'oauth.revokedMark',
  'select mark from revoked_token where mark = any($1) limit 1',
);
const removeStaleMarks = statement(
  'oauth.removeStaleMarks',
  'delete from revoked_token where expires_at < $1',
);
const voidPerson = statement(
  'oauth.voidPerson',
  `
  update user_credential set tokens_void_until = $3 where tenant_id = $1 and user_id = $2`,
);
const voidApplication = statement(
  'oauth.voidApplication',
  `
  update app_registration set tokens_void_until = $3 where tenant_id = $1 and client_id = $2`,
);

/** How access tokens name the grant they came from; the grant's own id opens doors and stays inside. */
export function grantMark(grantId: string): string {
  return hashOf(`grant ${grantId}`).toString('base64url');
}

/** The application and grant behind a refresh token; undefined for none that is good. */
export function findRefreshToken(
  db: Database,
  token: string,
): Promise<{ readonly clientId: string; readonly grantId: string | null } | undefined> {
  return db.maybe(issuing, tokenByHash, [hashOf(token)]);
}

/** Ends a grant with all its refresh tokens and codes, and the access tokens that came from it. */
export async function revokeGrantOf(db: Database, grantId: string, until: Date): Promise<void> {
  await db.transaction(issuing, async (tx) => {
    await tx.run(revokeWholeGrant, [grantId]);
    await tx.run(revokeMark, [grantMark(grantId), until]);
  });
}

export async function revokeToken(db: Database, jti: string, until: Date): Promise<void> {
  await db.transaction(issuing, (tx) => tx.run(revokeMark, [jti, until]));
}

export async function anyRevoked(db: Database, marks: readonly string[]): Promise<boolean> {
  return (await db.maybe(issuing, revokedMark, [marks])) !== undefined;
}

/** Everything that programs hold of a person; in the scope of their tenant. */
export async function voidTokensOfPerson(
  tx: Tx,
  tenantId: string,
  userId: string,
  until: Date,
): Promise<void> {
  await tx.run(voidPerson, [tenantId, userId, until]);
  await tx.within(issuing, (inner) => revokeTokensOf(inner, tenantId, userId));
}

/** Everything that an application holds; in the scope of its tenant. */
export async function voidTokensOfApplication(
  tx: Tx,
  tenantId: string,
  clientId: string,
  until: Date,
): Promise<void> {
  await tx.run(voidApplication, [tenantId, clientId, until]);
  await revokeApplicationRecords(tx, clientId);
}

export async function revokeApplicationRecords(tx: Tx, clientId: string): Promise<void> {
  await tx.within(issuing, (inner) => inner.run(revokeClient, [clientId]));
}

/** By its id or one of its domains; null for neither. */
export async function findTenantByName(db: Database, name: string): Promise<string | null> {
  const row = await db.maybe<{ tenantId: string }>(issuing, tenantByName, [name.toLowerCase()]);
  return row?.tenantId ?? null;
}
