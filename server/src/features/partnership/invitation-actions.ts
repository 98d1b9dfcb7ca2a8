import { decide } from '../../access/decide.ts';
import type { Refusal } from '../../errors/refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Partner } from '../partner/index.ts';
import { findPartner } from '../partner/index.ts';
import {
  countAcceptance,
  findInvitationByToken,
  insertInvitation,
  lockInvitation,
  revokeInvitation,
} from './invitation-store.ts';
import type { Invitation, IssuedLink } from './model.ts';
import type { Asker, PartnershipParts } from './parts.ts';
import { alreadyConnected, checkAcceptor, checkLink, linkExpiry, linkState } from './rules.ts';
import { createPartnership, findPartnership } from './store.ts';
import { hashOfToken, newLinkToken } from './token.ts';

/** Issues a personal link (C8). It makes no partnership, sends nothing and names no addressee (I10). */
export async function issueLink(parts: PartnershipParts, asker: Asker): Promise<IssuedLink> {
  const { caller } = asker;
  const { tenant } = caller;
  const issuedAt = parts.clock.now();
  const token = newLinkToken();
  const invitation: Invitation = {
    invitationId: parts.ids.guid(),
    tenantId: tenant.id,
    kind: 'partnership',
    region: tenant.region ?? '',
    cloud: tenant.cloud,
    state: 'issued',
    issuedAt,
    expiresAt: linkExpiry(issuedAt, parts.invitationDays),
    acceptedCount: 0,
  };
  await parts.db.transaction(tenantScope(tenant.id), async (tx) => {
    await insertInvitation(tx, invitation, hashOfToken(token), caller.user?.id ?? null);
    await appendAuditEvent(
      tx,
      actorOf(caller, asker),
      {
        operation: 'partnership_link_issued',
        resourceType: 'partnership_link',
        newValue: { id: invitation.invitationId, expiresAt: invitation.expiresAt?.toISOString() ?? null },
      },
      issuedAt,
    );
  });
  return { invitation, token };
}

/** Takes a link back. One that is revoked or lapsed already stays as it is. */
export async function revokeLink(
  parts: PartnershipParts,
  asker: Asker,
  invitationId: string,
): Promise<Invitation> {
  const { caller } = asker;
  const at = parts.clock.now();
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const invitation = await lockInvitation(tx, caller.tenant.id, invitationId);
    if (!invitation) return refuse('invitation-unknown');
    if (linkState(invitation, at) !== 'issued') return invitation;
    await revokeInvitation(tx, caller.tenant.id, invitationId, at);
    await appendAuditEvent(
      tx,
      actorOf(caller, asker),
      {
        operation: 'partnership_link_revoked',
        resourceType: 'partnership_link',
        oldValue: { id: invitationId, state: 'issued' },
        newValue: { id: invitationId, state: 'revoked' },
      },
      at,
    );
    return { ...invitation, state: 'revoked' };
  });
}

export interface OpenedLink {
  readonly invitation: Invitation;
  readonly issuer: Partner;
  readonly connected: boolean;
  /** Why this person, in this company, cannot accept; null: may. */
  readonly refusal: Refusal | null;
}

/**
 * What the holder of a link sees of it. What stands against the company comes before what
 * stands against the person: asking a colleague helps only where the company could accept.
 */
export async function openLink(parts: PartnershipParts, asker: Asker, token: string): Promise<OpenedLink> {
  const { caller } = asker;
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const opened = await findOpenLink(tx, parts, asker, token);
    const { connected, refusal } = await standingOf(tx, parts, asker, opened.issuer);
    return { ...opened, connected, refusal: refusal ?? decide(caller, 'partnership.accept') };
  });
}

export interface Acceptance {
  readonly issuer: Partner;
  readonly alreadyConnected: boolean;
}

/** Accepts a link for the caller's company (C9). Repeated, it changes and records nothing (I11). */
export async function acceptLink(
  parts: PartnershipParts,
  asker: Asker,
  token: string,
  consent: boolean,
): Promise<Acceptance> {
  const { caller } = asker;
  const at = parts.clock.now();
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const { invitation, issuer } = await findOpenLink(tx, parts, asker, token);
    const { connected, refusal } = await standingOf(tx, parts, asker, issuer);
    if (refusal) throw refusal;
    if (connected) return { issuer, alreadyConnected: true };
    if (!consent) return refuse('consent-missing');
    const pair = { providerId: issuer.tenantId, resellerId: caller.tenant.id };
    const made = await createPartnership(tx, {
      ...pair,
      acceptedAt: at,
      acceptedBy: caller.user?.id ?? null,
    });
    if (!made) return { issuer, alreadyConnected: true };
    const counted = await tx.within(tenantScope(issuer.tenantId), (inner) =>
      countAcceptance(inner, invitation),
    );
    if (!counted) return refuse('invitation-revoked');
    await appendAuditEvent(
      tx,
      actorOf(caller, asker),
      {
        operation: 'create_partner_relationship',
        resourceType: 'partner_relationship',
        counterpartId: issuer.tenantId,
        copiesTo: [issuer.tenantId],
        newValue: { ...pair, state: 'active', providerAdminAccess: true },
        details: { provider: issuer.name, reseller: caller.tenant.name, invitation: invitation.invitationId },
      },
      at,
    );
    return { issuer, alreadyConnected: false };
  });
}

async function findOpenLink(tx: Tx, parts: PartnershipParts, asker: Asker, token: string) {
  const invitation = await findInvitationByToken(tx, hashOfToken(token));
  const issuer = invitation && (await findPartner(tx, invitation.tenantId));
  const refusal = checkLink(invitation, issuer, parts.clock.now(), asker.language);
  if (refusal) throw refusal;
  return invitation && issuer ? { invitation, issuer } : refuse('invitation-unknown');
}

/** How the caller's company stands to the issuer of a link. */
async function standingOf(tx: Tx, parts: PartnershipParts, asker: Asker, issuer: Partner) {
  const own = asker.caller.tenant;
  const existing = await findPartnership(tx, issuer.tenantId, own.id);
  const relatedAsCustomer = await parts.areRelatedAsCustomer(tx, issuer.tenantId, own.id);
  const refusal = checkAcceptor({ issuer, own, existing, relatedAsCustomer, language: asker.language });
  return { connected: refusal === null && alreadyConnected(existing), refusal };
}
