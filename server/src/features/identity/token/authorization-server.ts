import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type {
  Account,
  Adapter,
  Context,
  Grant,
  ResourceServerInfo,
  Source,
  StoredClient,
} from 'oidc-provider';
import Provider, { errors, interactionPolicy } from 'oidc-provider';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import type { Application, Person } from '../model.ts';
import { secretHash } from '../password.ts';
import type { KnownPeople } from '../people.ts';
import { issuedBeforePassword } from '../rules.ts';
import { findSecretHashes } from '../store.ts';
import type { SigningKeys } from './keys.ts';
import { currentRealm, realmOf, sessionMarker } from './realm.ts';
import {
  acceptedResources,
  accessTokenSeconds,
  accountIdOf,
  applicationClaims,
  identityClaims,
  issuerOf,
  methodsOf,
  personClaims,
  readAccountId,
} from './rules.ts';
import { grantMark, recordsOf } from './store.ts';

export interface ServerParts {
  readonly db: Database;
  readonly people: KnownPeople;
  readonly keys: SigningKeys;
  readonly realClock: Clock;
  readonly publicUrl: string;
  /** Only the demo world takes passwords at the token endpoint. */
  readonly passwordGrant: boolean;
  readonly logger: Pick<FastifyBaseLogger, 'error'>;
}

const day = 86_400;
const refreshTokenSeconds = 90 * day;

/** Scope that stands for `offline_access` inside: the protocol core drops that one unless a consent page is shown. */
const offlineScope = 'offline';
export const resourceScope = `user_impersonation ${offlineScope}`;

/** A person inside the authorization server, with the methods they signed in by. */
export interface KnownAccount extends Account {
  readonly person: Person;
  readonly amr: readonly string[];
}

/**
 * The protocol core. Its issuer is that of the tenant in question, its sessions are the
 * portal's, its clients are the registered applications, and everybody who may sign in
 * consents to everything there is: the operations themselves check roles.
 */
export function authorizationServer(parts: ServerParts): Provider {
  const { publicUrl, people } = parts;
  const provider = new Provider(publicUrl, {
    adapter: (kind: string) => adapterOf(parts, kind),
    jwks: parts.keys.private,
    clients: [],
    clientAuthMethods: ['client_secret_post', 'client_secret_basic', 'none'],
    clientBasedCORS: () => false,
    routes: {
      token: '/token',
      authorization: '/authorize',
      device_authorization: '/devicecode',
      jwks: '/keys',
    },
    responseTypes: ['code', 'code id_token'],
    scopes: ['openid', 'profile'],
    extraClientMetadata: { properties: [pkceMember] },
    pkce: { required: requiresPkce },
    claims: { openid: [...claimNames, 'amr'], profile: ['name'] },
    cookies: { names: { session: sessionMarker, interaction: 'interaction', resume: 'resume' } },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****', deviceInfo: () => ({}) },
      resourceIndicators: {
        enabled: true,
        defaultResource: async (_context: Context, _client: unknown, oneOf?: string[]) => oneOf?.[0],
        useGrantedResource: async () => true,
        getResourceServerInfo: async (_context: Context, resource: string) => resourceServerInfo(resource),
      },
    },
    formats: { customizers: { jwt: writeClaims } },
    ttl: {
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      IdToken: accessTokenSeconds,
      AuthorizationCode: 300,
      DeviceCode: 900,
      RefreshToken: refreshTokenSeconds,
      Grant: 4 * refreshTokenSeconds,
      Interaction: 900,
      Session: day,
    },
    expiresWithSession: async () => false,
    issueRefreshToken: async (_context: Context, _client: unknown, source: Source) =>
      source.scopes.has(offlineScope),
    // A public program proves itself by nothing but the token, so each use replaces it and a second
    // use ends the grant. One with a secret may go on using the token it has: existing clients do.
    rotateRefreshToken: async (context: Context) => context.oidc.client.clientAuthMethod === 'none',
    findAccount: async (context: Context, accountId: string, source?: Source) =>
      findAccount(people, context, accountId, source),
    loadExistingGrant: (context: Context) =>
      grantEverything(
        provider,
        publicUrl,
        (context.oidc.account as KnownAccount).accountId,
        context.oidc.client.clientId,
      ),
    interactions: {
      policy: [signInPrompt()],
      url: async (context: Context) => signInAddress(realmOf(context).returnTo),
    },
    renderError: async (context: Context, out: object) => {
      context.body = out;
    },
  });

  async function writeClaims(
    context: Context,
    token: { jti: string; grantId?: string },
    jwt: { header?: object; payload: Record<string, unknown> },
  ) {
    const realm = realmOf(context);
    const { clientId } = context.oidc.client;
    const { iat, exp, aud } = jwt.payload;
    const frame = {
      publicUrl,
      clientId,
      audience: realm.wanted.audience ?? String(aud),
      jti: token.jti,
      grantMark: token.grantId ? grantMark(token.grantId) : null,
      issuedAt: Number(iat),
      issuedAtMs: parts.realClock.now().getTime(),
      expiresAt: Number(exp),
    };
    const account = context.oidc.account as KnownAccount | undefined;
    const tenantId = (await people.application(clientId))?.tenant.id ?? '';
    jwt.header = { typ: 'JWT' };
    jwt.payload = account
      ? personClaims(frame, account.person, account.amr)
      : applicationClaims(frame, tenantId);
  }

  provider.Client.prototype.compareClientSecret = async function (
    this: { clientId: string },
    secret: string,
  ) {
    const known = await people.application(this.clientId);
    const hashes = known ? await findSecretHashes(parts.db, known.application, parts.realClock.now()) : [];
    const actual = secretHash(secret);
    return hashes.some((hash) => timingSafeEqual(hash, actual));
  };
  allowPlainRedirects(provider);
  // Every tenant has its own issuer, and the core writes it into identity tokens and answers.
  Object.defineProperty(provider, 'issuer', { get: () => currentIssuer(publicUrl) });
  provider.on('server_error', (_context, error) =>
    parts.logger.error({ err: error }, 'the authorization server failed'),
  );
  provider.on('error', (_context, error) =>
    parts.logger.error({ err: error }, 'the authorization server failed'),
  );
  return provider;
}

/** Programs of the field come back to http addresses on the person's own machine, also with an identity token. */
function allowPlainRedirects(provider: Provider): void {
  const schema = provider.Client.Schema.prototype;
  const { invalidate } = schema;
  schema.invalidate = function (message, reason) {
    if (reason !== 'implicit-force-https' && reason !== 'implicit-forbid-localhost')
      invalidate.call(this, message, reason);
  };
}

/** Own member of what is known of a client: whoever redeems a code proves that they asked for it. */
const pkceMember = 'requires_pkce';

/** Asked where the request brings no challenge: says what is missing, and who could do without it. */
function requiresPkce(_context: Context, client: StoredClient): false {
  if (!client[pkceMember]) return false;
  throw new errors.InvalidRequest(
    'Send code_challenge with code_challenge_method S256 (PKCE). For a program with a secret that cannot, ' +
      'an administrator of its company may do without it on the page of the application.',
  );
}

const claimNames = ['sub', 'oid', 'tid', 'upn', 'preferred_username', 'unique_name', 'name', 'ver'];

export function resourceServerInfo(resource: string): ResourceServerInfo {
  return {
    scope: resourceScope,
    audience: resource,
    accessTokenFormat: 'jwt',
    accessTokenTTL: accessTokenSeconds,
    jwt: { sign: { alg: 'RS256' } },
  };
}

function currentIssuer(publicUrl: string): string {
  const account = Provider.ctx?.oidc?.account as KnownAccount | undefined;
  const tenantId = account?.person.tenant.id ?? currentRealm()?.tenantId;
  return tenantId ? issuerOf(publicUrl, tenantId) : publicUrl;
}

/** The person with their methods, as long as nothing forbids them to have tokens through this client here. */
async function findAccount(
  people: KnownPeople,
  context: Context,
  accountId: string,
  source?: Source,
): Promise<KnownAccount | undefined> {
  const realm = realmOf(context);
  const ids = readAccountId(accountId);
  const person = ids && (await people.person(ids.tenantId, ids.userId));
  if (!person?.active || person.mustChangePassword) return undefined;
  if (source?.authTime !== undefined && issuedBeforePassword(source.authTime, person.passwordChangedAt))
    return undefined;
  const known = await people.application(context.oidc.client.clientId);
  if (!known || !mayUse(person, known.application, realm.tenantId)) return undefined;
  return accountOf(person, source?.amr ?? methodsOf(realm.signedIn?.session.secondFactor ?? false));
}

/** People use programs of their own company, or those open to every tenant, under their own tenant's address. */
export function mayUse(person: Person, application: Application, namedTenantId: string | null): boolean {
  const own = application.tenantId === person.tenant.id || application.anyTenant;
  return own && (namedTenantId === null || namedTenantId === person.tenant.id);
}

export function accountOf(person: Person, amr: readonly string[]): KnownAccount {
  return {
    accountId: accountIdOf(person.tenant.id, person.id),
    person,
    amr,
    claims: async () => ({ ...identityClaims(person), amr }),
  };
}

/** A grant of all resources and scopes, to be saved with the code or token it belongs to. */
export async function grantEverything(
  provider: Provider,
  publicUrl: string,
  accountId: string,
  clientId: string,
): Promise<Grant> {
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope('openid profile');
  for (const resource of acceptedResources(publicUrl)) grant.addResourceScope(resource, resourceScope);
  await grant.save();
  return grant;
}

function signInPrompt(): object {
  const { Check, Prompt } = interactionPolicy;
  return new Prompt(
    { name: 'login', requestable: true },
    new Check('nobody_signed_in', 'Sign in first.', (context) => {
      const { session, account } = context.oidc;
      if (session.accountId && !account)
        throw new errors.AccessDenied('The signed-in person may not use this application here.');
      return !session.accountId;
    }),
  );
}

export function signInAddress(returnTo: string): string {
  return `/sign-in?return=${encodeURIComponent(returnTo)}`;
}

/** Never the real secret: hashes are compared instead. The core wants one to be there. */
const secretPlaceholder = randomBytes(32).toString('hex');

function adapterOf(parts: ServerParts, kind: string): Adapter {
  const records = recordsOf(parts.db, kind);
  const nothing = async () => undefined;
  const stored: Adapter = {
    ...records,
    findByUid: nothing,
    findByUserCode: async (userCode) => (await records.findByUserCode(userCode)) || undefined,
    consume: async (id) => {
      if (!(await records.consume(id))) throw new errors.InvalidGrant(`${kind} already used`);
    },
  };
  const unkept: Adapter = {
    ...stored,
    find: nothing,
    upsert: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  };
  if (kind === 'Client') return { ...unkept, find: (clientId) => findClient(parts, clientId) };
  if (kind === 'Session') return { ...unkept, find: async () => portalSession() };
  return kind === 'Interaction' ? unkept : stored;
}

/** The authorization server's session is a view of the portal's: signing out there ends it here. */
function portalSession(): Record<string, unknown> | undefined {
  const signedIn = currentRealm()?.signedIn;
  if (!signedIn) return undefined;
  const { person, session } = signedIn;
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
  return {
    kind: 'Session',
    jti: sessionMarker,
    uid: sessionMarker,
    accountId: accountIdOf(person.tenant.id, person.id),
    loginTs: seconds(session.createdAt),
    amr: methodsOf(session.secondFactor),
    iat: seconds(session.createdAt),
    exp: seconds(session.expiresAt),
  };
}

async function findClient(
  parts: ServerParts,
  clientId: string,
): Promise<Record<string, unknown> | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId)) return undefined;
  const known = await parts.people.application(clientId.toLowerCase());
  const named = currentRealm()?.tenantId ?? null;
  if (!known) return undefined;
  const { application } = known;
  if (named !== null && named !== application.tenantId && !application.anyTenant) return undefined;
  return clientMetadata(application, clientId, parts.passwordGrant);
}

function clientMetadata(
  application: Application,
  clientId: string,
  passwordGrant: boolean,
): Record<string, unknown> {
  const { isPublic, redirectUris, displayName, requiresPkce: required } = application;
  const interactive = redirectUris.length > 0;
  return {
    client_id: clientId,
    client_name: displayName,
    application_type: isPublic ? 'native' : 'web',
    token_endpoint_auth_method: isPublic ? 'none' : 'client_secret_post',
    ...(isPublic ? {} : { client_secret: secretPlaceholder }),
    redirect_uris: redirectUris,
    [pkceMember]: required,
    response_types: interactive ? ['code', 'code id_token'] : [],
    grant_types: [
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
      ...(passwordGrant ? ['password'] : []),
      ...(isPublic ? [] : ['client_credentials']),
      ...(interactive ? ['authorization_code', 'implicit'] : []),
    ],
  };
}
