import type { CallerTenant, Role } from '../../access/caller.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope, tenantScope } from '../../platform/db/index.ts';
import type {
  AccountSetup,
  Application,
  AttemptState,
  Credential,
  DemoPerson,
  NewApplication,
  NewUser,
  Person,
} from './model.ts';

const signingIn = systemScope('signing in: the tenant is found out by it');

/** Facts of a tenant under the aliases `t` and `p` (its partner row, if any). */
const tenantColumns = `
  t.tenant_id as "id", t.kind, t.name, t.country, p.region, coalesce(p.cloud, t.cloud) as cloud,
  p.program_status as "programStatus", p.agreement_signed_at is not null as "agreementSigned",
  (select jsonb_agg(jsonb_build_object('feature', s.feature, 'region', s.region, 'on', s.is_on))
     from feature_switch s where s.cloud = coalesce(p.cloud, t.cloud)) as switched`;

const personByIds = statement(
  'identity.person',
  `
  select ${tenantColumns}, u.user_id as "userId", u.user_principal_name as "userPrincipalName",
         u.display_name as "displayName", u.roles, u.state, u.sign_in_blocked as "signInBlocked",
         c.must_change as "mustChange", c.changed_at as "changedAt",
         c.tokens_void_until as "tokensVoidUntil",
         exists (select from authenticator_app f where f.tenant_id = u.tenant_id and f.user_id = u.user_id and f.confirmed_at is not null)
           or exists (select from passkey k where k.tenant_id = u.tenant_id and k.user_id = u.user_id) as "hasFactor"
    from tenant_user u
    join tenant t on t.tenant_id = u.tenant_id
    join user_credential c on c.tenant_id = u.tenant_id and c.user_id = u.user_id
    left join partner p on p.tenant_id = t.tenant_id
   where u.tenant_id = $1 and u.user_id = $2`,
);

interface TenantRow extends Omit<CallerTenant, 'programStatus' | 'switched'> {
  readonly switched: CallerTenant['switched'] | null;
  readonly programStatus: CallerTenant['programStatus'];
}
interface PersonRow extends TenantRow {
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly roles: Role[];
  readonly state: 'active' | 'inactive';
  readonly signInBlocked: boolean;
  readonly mustChange: boolean;
  readonly changedAt: Date;
  readonly tokensVoidUntil: Date | null;
  readonly hasFactor: boolean;
}

/** A person who has a password; null when there is none with these ids. */
export async function findPerson(db: Database, tenantId: string, userId: string): Promise<Person | null> {
  const row = await db.maybe<PersonRow>(tenantScope(tenantId), personByIds, [tenantId, userId]);
  if (!row) return null;
  return {
    tenant: tenantOf(row),
    id: row.userId,
    userPrincipalName: row.userPrincipalName,
    displayName: row.displayName,
    roles: row.roles,
    active: row.state === 'active' && !row.signInBlocked,
    mustChangePassword: row.mustChange,
    passwordChangedAt: row.changedAt,
    tokensVoidUntil: row.tokensVoidUntil,
    hasFactor: row.hasFactor,
  };
}

function tenantOf(row: TenantRow): CallerTenant {
  const { id, kind, name, country, region, cloud, programStatus, agreementSigned, switched } = row;
  const facts = { id, kind, name, country, region, cloud, programStatus, agreementSigned };
  return switched ? { ...facts, switched } : facts;
}

// Passwords

const credentialColumns = `
  c.tenant_id as "tenantId", c.user_id as "userId", c.password_hash as "passwordHash", c.must_change as "mustChange",
  c.failed_attempts as "failedAttempts", c.locked_until as "lockedUntil"`;
const credentialByName = statement(
  'identity.credentialByName',
  `
  select ${credentialColumns} from tenant_user u
    join user_credential c on c.tenant_id = u.tenant_id and c.user_id = u.user_id
   where lower(u.user_principal_name) = lower($1) for update of c`,
);
const credentialByIds = statement(
  'identity.credential',
  `
  select ${credentialColumns} from user_credential c where c.tenant_id = $1 and c.user_id = $2 for update`,
);
const writeAttempts = statement(
  'identity.writeAttempts',
  `
  update user_credential set failed_attempts = $3, locked_until = $4 where tenant_id = $1 and user_id = $2`,
);
const writePassword = statement(
  'identity.writePassword',
  `
  update user_credential set password_hash = $3, must_change = $4, changed_at = $5, failed_attempts = 0, locked_until = null
   where tenant_id = $1 and user_id = $2`,
);

/** Locks the credential for the rest of the transaction, so that attempts are counted one by one. */
export function lockCredentialByName(tx: Tx, userPrincipalName: string): Promise<Credential | undefined> {
  return tx.maybe<Credential>(credentialByName, [userPrincipalName]);
}

export function lockCredential(tx: Tx, tenantId: string, userId: string): Promise<Credential | undefined> {
  return tx.maybe<Credential>(credentialByIds, [tenantId, userId]);
}

export async function saveAttempts(
  tx: Tx,
  credential: Pick<Credential, 'tenantId' | 'userId'>,
  state: AttemptState,
) {
  await tx.run(writeAttempts, [
    credential.tenantId,
    credential.userId,
    state.failedAttempts,
    state.lockedUntil,
  ]);
}

export async function savePassword(
  tx: Tx,
  credential: Pick<Credential, 'tenantId' | 'userId' | 'passwordHash' | 'mustChange'>,
  changedAt: Date,
): Promise<void> {
  const { tenantId, userId, passwordHash, mustChange } = credential;
  await tx.run(writePassword, [tenantId, userId, passwordHash, mustChange, changedAt]);
}

const insertUser = statement(
  'identity.insertUser',
  `
  insert into tenant_user (tenant_id, user_id, user_principal_name, first_name, last_name, display_name, roles,
    usage_location, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
const insertCredential = statement(
  'identity.insertCredential',
  `
  insert into user_credential (tenant_id, user_id, password_hash, must_change, changed_at) values ($1, $2, $3, $4, $5)`,
);

export async function insertPerson(
  tx: Tx,
  user: NewUser & { readonly userId: string },
  createdAt: Date,
  credential: { readonly passwordHash: string; readonly mustChange: boolean; readonly changedAt: Date },
): Promise<void> {
  await tx.run(insertUser, [
    user.tenantId,
    user.userId,
    user.userPrincipalName,
    user.firstName,
    user.lastName,
    user.displayName,
    user.roles,
    user.usageLocation,
    createdAt,
  ]);
  await tx.run(insertCredential, [
    user.tenantId,
    user.userId,
    credential.passwordHash,
    credential.mustChange,
    credential.changedAt,
  ]);
}

// The first administrator

const insertSetup = statement(
  'identity.insertSetup',
  `
  insert into account_setup (tenant_id, user_principal_name, roles, created_at) values ($1, $2, $3, $4)`,
);
const renewSetup = statement('identity.renewSetup', 'update account_setup set token_hash = $1');
const setupByToken = statement(
  'identity.setup',
  `
  select tenant_id as "tenantId", user_principal_name as "userPrincipalName", roles from account_setup where token_hash = $1`,
);
const takeSetup = statement('identity.takeSetup', 'delete from account_setup where token_hash = $1');

export async function insertAccountSetup(tx: Tx, setup: AccountSetup, createdAt: Date): Promise<void> {
  await tx.run(insertSetup, [setup.tenantId, setup.userPrincipalName, setup.roles, createdAt]);
}

/** True when somebody still has to choose a password: from now on with this secret, and no former one. */
export async function renewAccountSetup(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  return (await tx.run(renewSetup, [tokenHash])) > 0;
}

export function findAccountSetup(
  reader: Pick<Tx, 'maybe'>,
  tokenHash: Buffer,
): Promise<AccountSetup | undefined> {
  return reader.maybe<AccountSetup>(setupByToken, [tokenHash]);
}

/** True for the first one to use it. */
export async function takeAccountSetup(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  return (await tx.run(takeSetup, [tokenHash])) === 1;
}

// Applications

const applicationColumns = `
  a.tenant_id as "tenantId", a.client_id as "clientId", a.display_name as "displayName", a.is_public as "isPublic",
  a.any_tenant as "anyTenant", a.requires_pkce or a.is_public as "requiresPkce", a.redirect_uris as "redirectUris", a.tokens_void_until as "tokensVoidUntil"`;
const applicationById = statement(
  'identity.application',
  `
  select ${applicationColumns} from app_registration a where a.client_id = $1`,
);
const tenantById = statement(
  'identity.tenant',
  `
  select ${tenantColumns} from tenant t left join partner p on p.tenant_id = t.tenant_id where t.tenant_id = $1`,
);
const insertApp = statement(
  'identity.insertApplication',
  `
  insert into app_registration
    (tenant_id, client_id, display_name, is_public, any_tenant, redirect_uris, created_at, requires_pkce)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const insertSecret = statement(
  'identity.insertSecret',
  `
  insert into app_secret (tenant_id, client_id, secret_id, secret_hash, hint, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7)`,
);
const secretsOf = statement(
  'identity.secrets',
  `
  select secret_hash as "secretHash" from app_secret
   where tenant_id = $1 and client_id = $2 and (expires_at is null or expires_at > $3)`,
);

/** By client id alone: whose program it is, is not known before. */
export function findApplication(db: Database, clientId: string): Promise<Application | undefined> {
  return db.maybe<Application>(signingIn, applicationById, [clientId]);
}

export async function findTenantFacts(db: Database, tenantId: string): Promise<CallerTenant | null> {
  const row = await db.maybe<TenantRow>(tenantScope(tenantId), tenantById, [tenantId]);
  return row ? tenantOf(row) : null;
}

export async function insertApplication(
  tx: Tx,
  app: NewApplication & { readonly clientId: string; readonly redirectUris: readonly string[] },
  createdAt: Date,
): Promise<void> {
  await tx.run(insertApp, [
    app.tenantId,
    app.clientId,
    app.displayName,
    app.isPublic,
    app.anyTenant ?? false,
    app.redirectUris,
    createdAt,
    app.requiresPkce ?? app.isPublic,
  ]);
}

export async function insertApplicationSecret(
  tx: Tx,
  app: { readonly tenantId: string; readonly clientId: string },
  secret: {
    readonly id: string;
    readonly hash: Buffer;
    readonly hint: string;
    readonly createdAt: Date;
    readonly expiresAt: Date | null;
  },
): Promise<void> {
  await tx.run(insertSecret, [
    app.tenantId,
    app.clientId,
    secret.id,
    secret.hash,
    secret.hint,
    secret.createdAt,
    secret.expiresAt,
  ]);
}

/** Hashes of the secrets that are good at this moment. */
export async function findSecretHashes(db: Database, app: Application, now: Date): Promise<Buffer[]> {
  const rows = await db.rows<{ secretHash: Buffer }>(tenantScope(app.tenantId), secretsOf, [
    app.tenantId,
    app.clientId,
    now,
  ]);
  return rows.map((row) => row.secretHash);
}

// The demo world

const demoPeople = statement(
  'identity.demoPeople',
  `
  select t.name as "tenantName", t.kind, u.roles[1] as role, u.user_principal_name as "userPrincipalName",
         u.display_name as "displayName"
    from tenant_user u
    join tenant t on t.tenant_id = u.tenant_id
    join user_credential c on c.tenant_id = u.tenant_id and c.user_id = u.user_id
   where u.state = 'active' and not c.must_change and u.roles[1] <> 'customer-user'
   order by array_position(array['operator','indirect-provider','indirect-reseller','direct-partner','customer'], t.kind),
            t.name, array_position(array['operator-admin','global-admin','user-admin','admin-agent','sales-agent',
              'helpdesk-agent','billing-admin'], u.roles[1]), u.user_principal_name`,
);

export function listDemoPeople(db: Database): Promise<DemoPerson[]> {
  return db.rows<DemoPerson>(systemScope('the demo world shows who can sign in'), demoPeople);
}
