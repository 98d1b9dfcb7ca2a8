import { tenantScope } from '../../../platform/db/index.ts';
import { appendAuditEvent } from '../../audit/index.ts';
import { accountEvent } from '../sign-in.ts';
import type { ProviderDesk } from './actions.ts';
import { reachable } from './actions.ts';
import type { EndedSession } from './logout-store.ts';
import { endProviderSessions, listProvidersOfIssuer } from './logout-store.ts';
import type { IdentityProvider, LogoutNotice } from './model.ts';
import { claimedBy, logoutOf } from './rules.ts';

/** Why a provider's word that somebody has signed out was not taken. */
export class LogoutRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LogoutRefused';
  }
}

/**
 * A company's provider says that a session there has ended, or all of an account's (OpenID Connect Back-Channel
 * Logout 1.0): those that began with it here end, too. Saying it again ends nothing that began later.
 */
export async function logOutByProvider(
  desk: ProviderDesk,
  token: string,
  correlationId: string,
): Promise<number> {
  const claimed = claimedBy(token);
  if (!claimed) throw new LogoutRefused('it is no logout token');
  const providers = await listProvidersOfIssuer(desk.db, claimed.issuer, claimed.audience);
  if (providers.length === 0) throw new LogoutRefused('nobody here signs in there');
  let ended = 0;
  // Several companies may share a provider, each with a registration of its own or the same.
  for (const provider of providers) {
    const notice = await checked(desk, provider, token);
    ended += await endThose(desk, provider, notice, correlationId);
  }
  return ended;
}

async function checked(desk: ProviderDesk, provider: IdentityProvider, token: string): Promise<LogoutNotice> {
  const claims = await desk.conversation
    .verifyLogout(reachable(desk, provider), token, desk.realClock.now())
    .catch((cause: unknown) => {
      throw new LogoutRefused('its signature, its times or whom it is for are not right', { cause });
    });
  const notice = logoutOf(claims);
  if (!notice) throw new LogoutRefused('it does not say whose session has ended');
  return notice;
}

async function endThose(
  desk: ProviderDesk,
  provider: IdentityProvider,
  notice: LogoutNotice,
  correlationId: string,
): Promise<number> {
  const { tenantId, issuer } = provider;
  const ended = await desk.db.transaction(tenantScope(tenantId), async (tx) => {
    const sessions = await endProviderSessions(tx, provider, notice);
    for (const [userId, count] of countByPerson(sessions)) {
      const person = await desk.people.person(tenantId, userId);
      if (!person) continue;
      const by = { correlationId, channel: 'portal', applicationId: null } as const;
      const { actor, event } = accountEvent(person, 'end_sessions', by, { count: String(count), issuer });
      await appendAuditEvent(tx, actor, event, desk.clock.now());
    }
    return sessions;
  });
  for (const { tokenHash } of ended) desk.people.forgetSession(tokenHash);
  return ended.length;
}

function countByPerson(sessions: readonly EndedSession[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { userId } of sessions) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  return counts;
}
