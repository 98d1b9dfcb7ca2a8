import { refuse } from '../../../errors/refusal.ts';
import { tenantScope } from '../../../platform/db/index.ts';
import type { Sealed } from '../../../platform/seal/index.ts';
import type { Actor } from '../../audit/index.ts';
import { appendAuditEvent } from '../../audit/index.ts';
import { saveChallenge, takeChallenge } from '../factor/store.ts';
import type { Person, PortalSession } from '../model.ts';
import { randomSecret, secretHash } from '../password.ts';
import type { PortalDesk } from '../session/actions.ts';
import type { Browser, OpenedSession } from '../session/opening.ts';
import { openSession, shownBy } from '../session/opening.ts';
import { saveProof } from '../session/store.ts';
import { accountEvent } from '../sign-in.ts';
import type { Conversation, ReachableProvider } from './conversation.ts';
import { endAllProviderSessions } from './logout-store.ts';
import type { IdentityProvider, OpenSignIn, ProvenIdentity, ProviderDetails } from './model.ts';
import { countsAsSecondFactor, domainOf, identityOf, isFreshSignIn, isIssuer, namesWithin } from './rules.ts';
import {
  dropProviderLinks,
  findLinkedUser,
  findNamedUser,
  findProvider,
  findProviderOfDomain,
  linkUser,
  listOwnDomains,
  removeProvider,
  saveProvider,
} from './store.ts';

export interface ProviderDesk extends PortalDesk {
  readonly conversation: Conversation;
  readonly demo: boolean;
}

export interface Acting {
  readonly tenantId: string;
  readonly actor: Actor;
  /** The session that asks: it goes on when those that came from the provider end. */
  readonly ownSession: Buffer | null;
}

const openMinutes = 10;
const callbackPath = '/oidc/callback';
export const logoutPath = '/oidc/logout';

export function callbackAddress(desk: Pick<ProviderDesk, 'publicUrl'>): string {
  return `${desk.publicUrl}${callbackPath}`;
}

/** Where a provider says that somebody has signed out there. */
export function logoutAddress(desk: Pick<ProviderDesk, 'publicUrl'>): string {
  return `${desk.publicUrl}${logoutPath}`;
}

export function aboutSecret(tenantId: string): string {
  return `identity provider ${tenantId}`;
}

/** Sets up the company's own sign-in, once the provider has answered for itself. */
export async function setProvider(
  desk: ProviderDesk,
  acting: Acting,
  wanted: ProviderDetails,
): Promise<void> {
  const { tenantId, actor, ownSession } = acting;
  const issuer = wanted.issuer.trim();
  if (!isIssuer(issuer, desk.demo))
    return refuse('identity-provider-unreachable', { issuer, problem: 'https://…' });
  const domains = [...new Set(wanted.domains.map((domain) => domain.trim().toLowerCase()))];
  await requireOwnDomains(desk, tenantId, domains);
  const present = await findProvider(desk.db, tenantId);
  const sameClient = present?.issuer === issuer && present.clientId === wanted.clientId;
  // A secret is never sent on to another place than the one it was given for.
  const kept = sameClient ? present.sealedSecret : null;
  const sealedSecret = wanted.clientSecret ? seal(desk, tenantId, wanted.clientSecret) : kept;
  const provider = { ...wanted, tenantId, issuer, domains, sealedSecret, updatedAt: desk.realClock.now() };
  await checkReachable(desk, provider);
  const ended = await desk.db.transaction(tenantScope(tenantId), async (tx) => {
    const moves = present !== null && present.issuer !== issuer;
    if (moves) await dropProviderLinks(tx, tenantId);
    await saveProvider(tx, provider);
    const resourceType = 'identity_provider';
    const values = { oldValue: present && shown(present), newValue: shown(provider) };
    await appendAuditEvent(
      tx,
      actor,
      { operation: 'set_identity_provider', resourceType, ...values },
      desk.clock.now(),
    );
    return moves ? endAllProviderSessions(tx, tenantId, ownSession) : [];
  });
  for (const { tokenHash } of ended) desk.people.forgetSession(tokenHash);
}

function shown({ issuer, clientId, domains, factorValues }: Omit<IdentityProvider, 'updatedAt'>) {
  return { issuer, clientId, domains, factorValues };
}

function seal(desk: ProviderDesk, tenantId: string, secret: string): Sealed {
  return desk.keyring.seal(Buffer.from(secret), aboutSecret(tenantId));
}

async function requireOwnDomains(
  desk: ProviderDesk,
  tenantId: string,
  domains: readonly string[],
): Promise<void> {
  const own = await listOwnDomains(desk.db, tenantId);
  const foreign = domains.find((domain) => !own.includes(domain));
  if (foreign !== undefined || domains.length === 0)
    refuse('identity-provider-domain', { domain: foreign ?? '', domains: own.join(', ') });
}

async function checkReachable(desk: ProviderDesk, provider: IdentityProvider): Promise<void> {
  try {
    await desk.conversation.check(reachable(desk, provider));
  } catch (error) {
    const cause = (error as { cause?: unknown }).cause;
    const problem = [error, cause].map((one) => (one instanceof Error ? one.message : '')).filter(Boolean);
    refuse('identity-provider-unreachable', { issuer: provider.issuer, problem: problem.join(', ') });
  }
}

export function reachable(desk: ProviderDesk, provider: IdentityProvider): ReachableProvider {
  const { sealedSecret, tenantId } = provider;
  const clientSecret = sealedSecret && desk.keyring.open(sealedSecret, aboutSecret(tenantId)).toString();
  return { ...provider, clientSecret };
}

/** Whoever came from there signs in another way from now on. */
export async function dropProvider(desk: ProviderDesk, acting: Acting): Promise<void> {
  const { tenantId, actor, ownSession } = acting;
  const present = (await findProvider(desk.db, tenantId)) ?? refuse('identity-provider-none');
  const ended = await desk.db.transaction(tenantScope(tenantId), async (tx) => {
    await removeProvider(tx, tenantId);
    const event = { operation: 'remove_identity_provider', resourceType: 'identity_provider' };
    await appendAuditEvent(tx, actor, { ...event, oldValue: shown(present) }, desk.clock.now());
    return endAllProviderSessions(tx, tenantId, ownSession);
  });
  for (const { tokenHash } of ended) desk.people.forgetSession(tokenHash);
}

export interface BegunSignIn {
  /** Where the browser goes. */
  readonly address: string;
  /** Ties what comes back to this browser; given out once, in a cookie. */
  readonly token: string;
}

/** Sends somebody of this domain to their company's provider; null where there is none. */
export async function beginProviderSignIn(
  desk: ProviderDesk,
  userPrincipalName: string,
  returnTo: string,
): Promise<BegunSignIn | null> {
  const provider = await findProviderOfDomain(desk.db, domainOf(userPrincipalName));
  if (!provider) return null;
  const loginHint = userPrincipalName.includes('@') ? userPrincipalName : null;
  return begin(desk, provider, { loginHint, returnTo });
}

/** Sends somebody who came from there to sign in again; null where that would prove nothing. */
export async function beginProviderProof(
  desk: ProviderDesk,
  { person, session }: { readonly person: Person; readonly session: PortalSession },
): Promise<BegunSignIn | null> {
  const provider = await findProvider(desk.db, person.tenant.id);
  if (!provider || session.method !== 'provider') return null;
  const sessionHash = session.tokenHash.toString('hex');
  const proves = { sessionHash, askedAt: desk.realClock.now().getTime() };
  return begin(desk, provider, { loginHint: person.userPrincipalName, returnTo: '/', proves });
}

async function begin(
  desk: ProviderDesk,
  provider: IdentityProvider,
  of: Pick<OpenSignIn, 'returnTo' | 'proves'> & { readonly loginHint: string | null },
): Promise<BegunSignIn> {
  const { loginHint, ...kept } = of;
  const { address, ...asked } = await desk.conversation.begin(reachable(desk, provider), {
    callback: callbackAddress(desk),
    loginHint,
    anew: of.proves !== undefined,
  });
  const token = randomSecret();
  const open: OpenSignIn = { ...asked, ...kept, tenantId: provider.tenantId };
  const hash = secretHash(token);
  const expiresAt = new Date(desk.realClock.now().getTime() + openMinutes * 60_000);
  const rest = desk.keyring.seal(Buffer.from(JSON.stringify(open)), aboutOpen(hash));
  await saveChallenge(desk.db, hash, { purpose: 'provider-sign-in', owner: null, rest, expiresAt });
  return { address, token };
}

export function aboutOpen(hash: Buffer): string {
  return `open sign-in ${hash.toString('hex')}`;
}

/** Somebody is signed in, or whoever is signed in has shown again who they are. */
export type FinishedSignIn =
  | { readonly kind: 'opened'; readonly opened: OpenedSession; readonly returnTo: string }
  | { readonly kind: 'proven' };

/** Why a sign-in at a company's provider came to nothing. */
export class ProviderSignInFailed extends Error {
  readonly problem: 'expired' | 'refused' | 'unknown' | 'not-anew';
  /** It was to prove again who is signed in. */
  readonly proof: boolean;

  constructor(problem: ProviderSignInFailed['problem'], of: { cause?: unknown; proof?: boolean } = {}) {
    super(`sign-in at a company’s own provider: ${problem}`, { cause: of.cause });
    this.problem = problem;
    this.proof = of.proof ?? false;
  }
}

/** Opens a session for whom the provider vouches for, if that is somebody of the company. */
export async function finishProviderSignIn(
  desk: ProviderDesk,
  token: string,
  search: string,
  browser: Browser,
): Promise<FinishedSignIn> {
  const hash = secretHash(token);
  const asked = await takeChallenge(desk.db, hash, 'provider-sign-in', desk.realClock.now());
  if (!asked?.rest) throw new ProviderSignInFailed('expired');
  const open = JSON.parse(desk.keyring.open(asked.rest, aboutOpen(hash)).toString()) as OpenSignIn;
  const provider = await findProvider(desk.db, open.tenantId);
  const proof = open.proves !== undefined;
  if (!provider) throw new ProviderSignInFailed('expired', { proof });
  const callback = new URL(`${callbackAddress(desk)}${search}`);
  const claims = await desk.conversation
    .finish(reachable(desk, provider), open, callback)
    .catch((cause: unknown) => {
      throw new ProviderSignInFailed('refused', { cause, proof });
    });
  const identity = identityOf(claims);
  if (open.proves) {
    await renewProof(desk, provider, identity, open.proves);
    return { kind: 'proven' };
  }
  const person = await findPersonOf(desk, provider, identity, browser);
  if (!person?.active) throw new ProviderSignInFailed('unknown');
  const withFactor = countsAsSecondFactor(identity.methods, provider.factorValues);
  const shownProof = shownBy(
    person,
    {
      method: 'provider',
      withFactor,
      factorByMode: false,
      provider: { issuer: provider.issuer, subject: identity.subject, session: identity.session },
    },
    desk.realClock.now(),
  );
  const opened = await openSession(desk, person, shownProof, browser);
  return { kind: 'opened', opened, returnTo: open.returnTo };
}

/** The same account there, signed in anew, whose session here goes on. */
async function renewProof(
  desk: ProviderDesk,
  provider: IdentityProvider,
  identity: ProvenIdentity,
  { sessionHash, askedAt }: NonNullable<OpenSignIn['proves']>,
): Promise<void> {
  const failed = (problem: ProviderSignInFailed['problem']) =>
    new ProviderSignInFailed(problem, { proof: true });
  const now = desk.realClock.now();
  if (!isFreshSignIn(identity.authTime, new Date(askedAt), now)) throw failed('not-anew');
  const session = await desk.people.session(Buffer.from(sessionHash, 'hex'));
  const person = session && (await desk.people.person(session.tenantId, session.userId));
  if (!person?.active || session?.tenantId !== provider.tenantId) throw failed('expired');
  // Whoever has a second factor here shows that one, unless the provider vouches for one of its own.
  if (person.hasFactor && !countsAsSecondFactor(identity.methods, provider.factorValues))
    throw failed('refused');
  await desk.db.transaction(tenantScope(provider.tenantId), async (tx) => {
    if ((await findLinkedUser(tx, provider, identity.subject)) !== session.userId) throw failed('unknown');
    await saveProof(tx, session, now, false);
  });
  desk.people.forgetSession(session.tokenHash);
}

/** By the account's link, else by a name that the provider vouches for, which makes the link. */
async function findPersonOf(
  desk: ProviderDesk,
  provider: IdentityProvider,
  identity: ProvenIdentity,
  browser: Browser,
): Promise<Person | null> {
  const { tenantId } = provider;
  return desk.db.transaction(tenantScope(tenantId), async (tx) => {
    const linked = await findLinkedUser(tx, provider, identity.subject);
    if (linked) return desk.people.person(tenantId, linked);
    const userId = await findNamedUser(tx, tenantId, namesWithin(identity.names, provider.domains));
    const person = userId && (await desk.people.person(tenantId, userId));
    if (!person) return null;
    const now = desk.clock.now();
    // Another account there that says it is the same person is one too many.
    if (!(await linkUser(tx, provider, identity.subject, person.id, now))) return null;
    const by = { correlationId: browser.correlationId, channel: 'portal', applicationId: null } as const;
    const { actor, event } = accountEvent(person, 'link_sign_in', by, { issuer: provider.issuer });
    await appendAuditEvent(tx, actor, event, now);
    return person;
  });
}
