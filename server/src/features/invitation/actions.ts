import type { Cloud } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Asker, Invitation, InvitationKind, IssuedLink } from './model.ts';
import { invitationKinds } from './model.ts';
import { linkExpiry, linkState, mayRevoke } from './rules.ts';
import { insertInvitation, lockInvitation, revokeInvitation, setLinkExpiry } from './store.ts';
import { hashOfToken, newLinkToken } from './token.ts';

/** What every feature with personal links works with. */
export interface InvitationParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** How long a link is valid; null: for ever (D3). */
  readonly invitationDays: number | null;
}

export interface LinkWanted {
  readonly kind: InvitationKind;
  readonly delegatedAdmin?: boolean;
  readonly providerId?: string | null;
  /** PartnerID of the own location that asks; none: wherever the company transacts. */
  readonly location?: string | null;
  /** Kept readable for its issuer, where the contract wants the same link again and again. */
  readonly standing?: boolean;
}

/** Issues a personal link (4.1). It connects nobody, sends nothing and names no addressee (I10). */
export function issueLink(parts: InvitationParts, asker: Asker, wanted: LinkWanted): Promise<IssuedLink> {
  return parts.db.transaction(tenantScope(asker.caller.tenant.id), (tx) =>
    issueLinkWithin(tx, parts, asker, wanted),
  );
}

/** The same inside the issuer's own transaction. */
export async function issueLinkWithin(
  tx: Tx,
  parts: InvitationParts,
  asker: Asker,
  wanted: LinkWanted,
): Promise<IssuedLink> {
  const { caller } = asker;
  const { tenant } = caller;
  const issuedAt = parts.clock.now();
  const token = newLinkToken();
  const invitation: Invitation = {
    invitationId: parts.ids.guid(),
    tenantId: tenant.id,
    kind: wanted.kind,
    region: tenant.region ?? '',
    cloud: tenant.cloud satisfies Cloud,
    delegatedAdmin: wanted.delegatedAdmin ?? false,
    providerId: wanted.providerId ?? null,
    location: wanted.location ?? null,
    state: 'issued',
    issuedAt,
    expiresAt: linkExpiry(issuedAt, parts.invitationDays),
    acceptedCount: 0,
  };
  await insertInvitation(
    tx,
    invitation,
    hashOfToken(token),
    caller.user?.id ?? null,
    wanted.standing ? token : null,
  );
  const resourceType = resourceTypeOf(wanted.kind);
  await appendAuditEvent(
    tx,
    actorOf(caller, asker),
    {
      operation: `${resourceType}_issued`,
      resourceType,
      newValue: { id: invitation.invitationId, expiresAt: invitation.expiresAt?.toISOString() ?? null },
      details: detailsOf(invitation),
    },
    issuedAt,
  );
  return { invitation, token };
}

/** Takes a link back. One that is revoked or lapsed already stays as it is. */
export function revokeLink(
  parts: InvitationParts,
  asker: Asker,
  kinds: readonly InvitationKind[],
  invitationId: string,
): Promise<Invitation> {
  const { caller } = asker;
  const at = parts.clock.now();
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const invitation = await lockInvitation(tx, caller.tenant.id, kinds, invitationId);
    if (!invitation) return refuse('invitation-unknown');
    if (!mayRevoke(invitation, at)) return invitation;
    await revokeInvitation(tx, caller.tenant.id, invitationId, at);
    const resourceType = resourceTypeOf(invitation.kind);
    await appendAuditEvent(
      tx,
      actorOf(caller, asker),
      {
        operation: `${resourceType}_revoked`,
        resourceType,
        oldValue: { id: invitationId, state: 'issued' },
        newValue: { id: invitationId, state: 'revoked' },
      },
      at,
    );
    return { ...invitation, state: 'revoked' };
  });
}

/** What became of one of several links that were to be valid for longer. */
export interface LinkExtension {
  readonly id: string;
  readonly expiresAt: Date | null;
  readonly refusal: Refusal | null;
}

/**
 * Lets links lapse when ones issued now would: whoever was given one can go on using it. Each is its own
 * outcome; one that is revoked or lapsed stays so.
 */
export async function extendLinks(
  parts: InvitationParts,
  asker: Asker,
  invitationIds: readonly string[],
): Promise<LinkExtension[]> {
  const outcomes: LinkExtension[] = [];
  for (const id of new Set(invitationIds)) {
    try {
      outcomes.push({ id, expiresAt: await extendLink(parts, asker, id), refusal: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ id, expiresAt: null, refusal: error });
    }
  }
  return outcomes;
}

function extendLink(parts: InvitationParts, asker: Asker, invitationId: string): Promise<Date | null> {
  const { caller } = asker;
  const at = parts.clock.now();
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const invitation = await lockInvitation(tx, caller.tenant.id, invitationKinds, invitationId);
    if (!invitation) return refuse('invitation-unknown');
    const state = linkState(invitation, at);
    if (state !== 'issued') return refuse(state === 'revoked' ? 'invitation-revoked' : 'invitation-lapsed');
    const expiresAt = linkExpiry(at, parts.invitationDays);
    await setLinkExpiry(tx, caller.tenant.id, invitationId, expiresAt);
    const resourceType = resourceTypeOf(invitation.kind);
    await appendAuditEvent(
      tx,
      actorOf(caller, asker),
      {
        operation: `${resourceType}_extended`,
        resourceType,
        oldValue: { id: invitationId, expiresAt: invitation.expiresAt?.toISOString() ?? null },
        newValue: { id: invitationId, expiresAt: expiresAt?.toISOString() ?? null },
      },
      at,
    );
    return expiresAt;
  });
}

/** As the activity log calls it (C8, C33). */
function resourceTypeOf(kind: InvitationKind): 'partnership_link' | 'relationship_link' {
  return kind === 'partnership' ? 'partnership_link' : 'relationship_link';
}

function detailsOf({ kind, delegatedAdmin, providerId, location }: Invitation): Record<string, string> {
  if (kind === 'partnership') return location === null ? {} : { Location: location };
  return { DelegatedAdmin: delegatedAdmin ? 'yes' : 'no', ...(providerId ? { Provider: providerId } : {}) };
}
