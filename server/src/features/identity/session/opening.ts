import type { Clock } from '../../../platform/clock/index.ts';
import { systemScope, tenantScope } from '../../../platform/db/index.ts';
import { randomIds } from '../../../platform/ids/index.ts';
import { appendAuditEvent } from '../../audit/index.ts';
import type { Person, PortalSession, SignInMethod } from '../model.ts';
import { randomSecret, secretHash } from '../password.ts';
import type { KnownPeople } from '../people.ts';
import { sessionExpiry } from '../rules.ts';
import type { SignInDesk } from '../sign-in.ts';
import { accountEvent } from '../sign-in.ts';
import { endSession, insertPortalSession } from './store.ts';

export interface OpenedSession {
  readonly person: Person;
  readonly session: PortalSession;
  /** Value of the cookie; given out once. */
  readonly token: string;
  /** Cookie of a browser that is known from now on; null: it was before, or is not to be. */
  readonly deviceToken?: string | null;
}

/** The window a person signs in from. */
export interface Browser {
  readonly remoteAddress: string;
  readonly correlationId: string;
  readonly userAgent: string | null;
  /** The cookie it came with: whoever signs in again leaves the former session. */
  readonly formerToken: string | null;
  /** The cookie by which this browser is known. */
  readonly deviceToken?: string | null;
}

export type ShownProof = Pick<
  PortalSession,
  'method' | 'secondFactor' | 'factorPending' | 'provenAt' | 'provider'
>;

/** A session that nobody has the cookie of yet. */
export function newSession(realClock: Clock, person: Person, shown: ShownProof): OpenedSession {
  const now = realClock.now();
  const token = randomSecret();
  const session = {
    ...shown,
    tenantId: person.tenant.id,
    userId: person.id,
    sessionId: randomIds.guid(),
    tokenHash: secretHash(token),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: sessionExpiry(now),
  };
  return { person, session, token };
}

/**
 * What a person has shown by now. Whoever has a second factor is asked for it, unless it was part of
 * the sign-in; whoever has none has shown all there is.
 */
export function shownBy(
  person: Pick<Person, 'hasFactor'>,
  by: {
    readonly method: SignInMethod;
    readonly withFactor: boolean;
    readonly factorByMode: boolean;
    readonly provider?: PortalSession['provider'];
  },
  now: Date,
): ShownProof {
  const factorPending = person.hasFactor && !by.withFactor;
  return {
    method: by.method,
    secondFactor: by.withFactor || (by.factorByMode && !factorPending),
    factorPending,
    provenAt: factorPending ? null : now,
    provider: by.provider ?? null,
  };
}

export interface OpeningDesk extends SignInDesk {
  readonly people: KnownPeople;
}

/** Opens the session, records the sign-in, and leaves the session that the browser came with. */
export async function openSession(
  desk: OpeningDesk,
  person: Person,
  shown: ShownProof,
  browser: Browser,
): Promise<OpenedSession> {
  const opened = newSession(desk.realClock, person, shown);
  const former = browser.formerToken === null ? null : secretHash(browser.formerToken);
  await desk.db.transaction(tenantScope(person.tenant.id), async (tx) => {
    await insertPortalSession(tx, opened.session, browser.userAgent);
    const by = { ...browser, channel: 'portal', applicationId: null } as const;
    const { actor, event } = accountEvent(person, 'sign_in', by, { method: shown.method });
    await appendAuditEvent(tx, actor, event, desk.clock.now());
    if (former)
      await tx.within(systemScope('the former session may be of another tenant'), (inner) =>
        endSession(inner, former),
      );
  });
  if (former) desk.people.forgetSession(former);
  desk.people.forgetPerson(person.tenant.id, person.id);
  return opened;
}
