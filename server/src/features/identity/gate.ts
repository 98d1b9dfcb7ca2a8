import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Person, PortalSession } from './model.ts';
import { secretHash } from './password.ts';
import type { KnownPeople } from './people.ts';
import {
  comesFromPortal,
  issuedBeforePassword,
  issuedBeforeRevocation,
  sessionIsLive,
  sessionNeedsTouch,
} from './rules.ts';
import { isFreshProof } from './session/rules.ts';
import { touchSession } from './session/store.ts';
import type { TokenFacts } from './token/model.ts';
import { readSessionCookie } from './wire.ts';

/** What turns a request into a caller. */
export interface GateParts {
  readonly db: Database;
  readonly people: KnownPeople;
  readonly realClock: Clock;
  readonly publicUrl: string;
  /** What a bearer token says, once it is proven to be ours and good at this moment; null for any other. */
  verifyToken(token: string): Promise<TokenFacts | null>;
}

export interface SignedIn {
  readonly session: PortalSession;
  readonly person: Person;
}

/** Who reads the answer. */
interface Reader {
  readonly language: Language;
}

export interface IdentityGate {
  authenticate(request: FastifyRequest, context: Reader): Promise<Caller | null>;
  /** The session behind a cookie header, with its person; null when there is none, or its sign-in is not complete. */
  sessionOf(cookieHeader: string | undefined): Promise<SignedIn | null>;
  /** The caller behind a bearer token; refuses a bad one. */
  callerOfToken(token: string, language: Language): Promise<Caller>;
}

/** A person with a temporary password gets no further than these (I22). */
const openWithTemporaryPassword = /^\/twotier\/v1\/session(\/(password|proof(\/passkey)?))?\/?(\?|$)/i;

/** Nor does who has a second factor and has not shown it. */
const openWhileFactorPending = /^\/twotier\/v1\/session(\/proof(\/passkey)?)?\/?(\?|$)/i;

export function identityGate(parts: GateParts): IdentityGate {
  const { people, realClock } = parts;

  async function sessionOf(cookieHeader: string | undefined) {
    const found = await anySessionOf(cookieHeader);
    return found?.session.factorPending ? null : found;
  }

  async function anySessionOf(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const token = readSessionCookie(cookieHeader, parts.publicUrl);
    if (token === null) return null;
    const now = realClock.now();
    const session = await people.session(secretHash(token));
    if (!session || !sessionIsLive(session, now)) return null;
    const person = await people.person(session.tenantId, session.userId);
    if (!person?.active) return null;
    if (sessionNeedsTouch(session, now)) {
      people.forgetSession(session.tokenHash);
      await touchSession(parts.db, session, now);
    }
    return { session, person };
  }

  async function callerOfToken(token: string, language: Language): Promise<Caller> {
    const facts = (await parts.verifyToken(token)) ?? refuse('sign-in-required');
    const known = (await people.application(facts.clientId)) ?? refuse('sign-in-required');
    const { application } = known;
    if (application.tenantId !== facts.tenantId && !application.anyTenant) return refuse('sign-in-required');
    if (issuedBeforeRevocation(facts.issuedAtMs, application.tokensVoidUntil))
      return refuse('sign-in-required');
    if (await people.isRevoked(facts.marks)) return refuse('sign-in-required');
    if (facts.userId === null) {
      const roles: Caller['roles'] = [];
      return {
        tenant: known.tenant,
        user: null,
        applicationId: facts.clientId,
        roles,
        secondFactor: false,
        language,
        sessionId: null,
      };
    }
    const person = await people.person(facts.tenantId, facts.userId);
    if (!person?.active || issuedBeforePassword(facts.issuedAt, person.passwordChangedAt))
      return refuse('sign-in-required');
    if (issuedBeforeRevocation(facts.issuedAtMs, person.tokensVoidUntil)) return refuse('sign-in-required');
    return callerOf(person, {
      applicationId: facts.clientId,
      secondFactor: facts.secondFactor,
      language,
      sessionId: null,
    });
  }

  async function callerOfCookie(request: FastifyRequest, context: Reader): Promise<Caller | null> {
    const found = await anySessionOf(request.headers.cookie);
    if (!found) return null;
    const { origin, host } = request.headers;
    const portalHeader = request.headers['x-twotier-portal'] as string | undefined;
    if (
      !comesFromPortal({ method: request.method, portalHeader, origin, host, publicUrl: parts.publicUrl })
    ) {
      return refuse('origin-refused');
    }
    const { session, person } = found;
    if (session.factorPending && !openWhileFactorPending.test(request.url))
      return refuse('second-factor-pending');
    return callerOf(person, {
      applicationId: null,
      secondFactor: session.secondFactor,
      freshlyProven: isFreshProof(session.provenAt, realClock.now()),
      language: context.language,
      sessionId: session.tokenHash.toString('hex'),
    });
  }

  /** Whoever came by another way has not used the temporary password, so it is not what has to change. */
  async function cameWithoutPassword({ sessionId }: Caller): Promise<boolean> {
    const session = sessionId === null ? null : await people.session(Buffer.from(sessionId, 'hex'));
    return session !== null && session.method !== 'password';
  }

  async function authenticate(request: FastifyRequest, context: Reader): Promise<Caller | null> {
    const { authorization } = request.headers;
    const bearer =
      authorization === undefined ? null : (bearerToken(authorization) ?? refuse('sign-in-required'));
    const caller =
      bearer === null
        ? await callerOfCookie(request, context)
        : await callerOfToken(bearer, context.language);
    if (caller?.user && !openWithTemporaryPassword.test(request.url)) {
      const person = await people.person(caller.tenant.id, caller.user.id);
      if (person?.mustChangePassword && !(await cameWithoutPassword(caller)))
        return refuse('password-change-required');
    }
    return caller;
  }

  return { authenticate, sessionOf, callerOfToken };
}

export function bearerToken(authorization: string): string | null {
  return /^bearer\s+([^\s,]+)\s*$/i.exec(authorization)?.[1] ?? null;
}

function callerOf(person: Person, rest: Omit<Caller, 'tenant' | 'user' | 'roles'>): Caller {
  const { id, userPrincipalName, displayName } = person;
  return {
    tenant: person.tenant,
    user: { id, userPrincipalName, displayName },
    roles: person.roles,
    ...rest,
  };
}
