import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { Context, OIDCProviderError } from 'oidc-provider';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import type { IdentityGate } from '../gate.ts';
import type { ReadLook } from '../page-frame.ts';
import { pageHeaders } from '../page-frame.ts';
import type { KnownPeople } from '../people.ts';
import type { SignInDesk } from '../sign-in.ts';
import { authorizationServer } from './authorization-server.ts';
import type { SigningKeys } from './keys.ts';
import type { EndpointVersion, OAuthProblem, Realm, TokenFacts } from './model.ts';
import { devicePage } from './page.ts';
import { registerPasswordGrant } from './password-grant.ts';
import type { InnerRequest } from './realm.ts';
import { passOn, realmOf } from './realm.ts';
import type { Translated } from './requests.ts';
import { findResource, isSecondFactor, issuerOf, problemOf } from './rules.ts';
import { findTenantByName } from './store.ts';
import type { IssuedDeviceCode, IssuedTokens } from './wire.ts';
import { deviceCodeAnswer, problemAnswer, tokenAnswer } from './wire.ts';

export interface IssuingParts {
  readonly db: Database;
  readonly people: KnownPeople;
  readonly keys: SigningKeys;
  readonly desk: SignInDesk;
  readonly realClock: Clock;
  readonly publicUrl: string;
  readonly mode: 'demo' | 'production';
  readonly logger: Pick<FastifyBaseLogger, 'error'>;
  readonly readLook: ReadLook;
}

/** The token office: the protocol core with the contract's forms around it. */
export interface TokenIssuing {
  readonly provider: Provider;
  /** Tenant named in the address; null for all of them, undefined for none that exists. */
  tenantNamed(name: string): Promise<string | null | undefined>;
  realm(
    request: FastifyRequest,
    version: EndpointVersion,
    tenantId: string | null,
    translated: Translated,
  ): Promise<Realm>;
  answer(request: FastifyRequest, reply: FastifyReply, inner: InnerRequest, realm: Realm): Promise<void>;
}

export function tokenIssuing(parts: IssuingParts, gate: Pick<IdentityGate, 'sessionOf'>): TokenIssuing {
  const { publicUrl, people } = parts;
  const provider = authorizationServer({ ...parts, passwordGrant: parts.mode === 'demo' });
  if (parts.mode === 'demo') registerPasswordGrant(provider, { desk: parts.desk, people, publicUrl });
  const findings = new WeakMap<Context, OIDCProviderError>();
  for (const event of ['grant.error', 'device_authorization.error', 'authorization.error']) {
    provider.on(event, (context, error) => void findings.set(context, error as OIDCProviderError));
  }
  provider.use(async (context, next) => {
    await next();
    await shapeAnswer(context, findings.get(context));
  });
  const handler = provider.callback();

  /** Brings what the core answers into the forms of the contract. */
  async function shapeAnswer(context: Context, finding: OIDCProviderError | undefined): Promise<void> {
    const realm = realmOf(context);
    // Its cookies mean nothing outside: the portal's session is the only one.
    for (const name of ['Set-Cookie', 'Access-Control-Allow-Origin', 'Vary']) context.remove(name);
    if (context.status === 303) context.status = 302;
    const body = context.body;
    if (typeof body !== 'object' || body === null || context.status === 302) return;
    if ('error' in body)
      await writeProblem(context, realm, body as { error: string; error_description?: string }, finding);
    else if ('access_token' in body) context.body = tokenAnswer(body as IssuedTokens, realm);
    else if ('device_code' in body)
      context.body = deviceCodeAnswer(body as IssuedDeviceCode, realm, publicUrl, realm.language);
  }

  async function writeProblem(
    context: Context,
    realm: Realm,
    body: { error: string; error_description?: string },
    finding: OIDCProviderError | undefined,
  ): Promise<void> {
    const found = {
      error: body.error,
      description: body.error_description ?? body.error,
      detail: finding?.error_detail,
    };
    const written = problemOf(found);
    context.status = written.status;
    const atBrowser = context.req.method === 'GET';
    if (!atBrowser) {
      context.body = problemAnswer(written, {
        correlationId: realm.correlationId,
        now: parts.realClock.now(),
      });
      return;
    }
    for (const [name, value] of Object.entries(pageHeaders)) context.set(name, value);
    context.type = 'text/html; charset=utf-8';
    const problem = { kind: 'problem', description: written.description } as const;
    context.body = devicePage(await parts.readLook(), problem, realm.language);
  }

  return {
    provider,
    async tenantNamed(name) {
      if (/^(common|organizations)$/i.test(name)) return null;
      return (await findTenantByName(parts.db, name)) ?? undefined;
    },
    async realm(request, version, tenantId, { wanted }) {
      const browser = request.method === 'GET' ? await gate.sessionOf(request.headers.cookie) : null;
      return {
        tenantId,
        version,
        wanted,
        correlationId: request.twotier.correlationId,
        remoteAddress: request.ip,
        // A temporary password opens nothing but the page to change it (I22).
        signedIn: browser?.person.mustChangePassword ? null : browser,
        returnTo: request.url,
        wantsClientInfo: false,
        language: request.twotier.language,
      };
    },
    async answer(request, reply, inner, realm) {
      reply.hijack();
      const { raw } = reply;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value);
      await passOn(handler, request.raw, raw, inner, realm);
    },
  };
}

/** What the routes need: the office, and the gate for who is at the browser. */
export interface TokenRouteParts extends IssuingParts {
  readonly issuing: TokenIssuing;
  readonly gate: IdentityGate;
}

/** Reads a bearer token of ours: signature, time, issuer, and an audience that is served here. */
export function tokenVerifier(parts: Pick<IssuingParts, 'keys' | 'realClock' | 'publicUrl'>) {
  return async (token: string): Promise<TokenFacts | null> => {
    const claims = await parts.keys.verify(token, parts.realClock.now());
    if (!claims) return null;
    const { tid, appid, oid, idtyp, aud, iss, iat, exp, amr, jti, gid, xid, ims } = claims as Record<
      string,
      unknown
    >;
    if (
      typeof tid !== 'string' ||
      typeof appid !== 'string' ||
      typeof aud !== 'string' ||
      typeof oid !== 'string'
    )
      return null;
    if (iss !== issuerOf(parts.publicUrl, tid) || !findResource(aud, parts.publicUrl)) return null;
    return {
      tenantId: tid,
      clientId: appid,
      audience: aud,
      claims,
      userId: idtyp === 'app' ? null : oid,
      issuedAt: Number(iat),
      issuedAtMs: Number(ims ?? Number(iat) * 1000),
      expiresAt: Number(exp),
      secondFactor: isSecondFactor(amr),
      marks: [jti, gid, xid].filter((mark): mark is string => typeof mark === 'string'),
    };
  };
}

export function isProblem<T extends object>(value: T | OAuthProblem): value is OAuthProblem {
  return 'error' in value && 'numbers' in value;
}
