import { decide } from '../../access/decide.ts';
import type { Refusal } from '../../errors/refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Asker, Invitation, IssuedLink } from '../invitation/index.ts';
import { countAcceptance, findInvitationByToken, hashOfToken, issueLinkWithin } from '../invitation/index.ts';
import { requireChosenLocation } from '../location/index.ts';
import type { Partner } from '../partner/index.ts';
import { findPartner, resells } from '../partner/index.ts';
import type { PartnershipLocation } from './model.ts';
import type { PartnershipParts } from './parts.ts';
import { alreadyConnected, checkAcceptor, checkLink } from './rules.ts';
import { createPartnership, findLocationInUse, findPartnership } from './store.ts';

/** Issues a personal link (C8), in the name of one of the own locations where one is named. */
export function issuePartnershipLink(
  parts: PartnershipParts,
  asker: Asker,
  location: string | undefined,
): Promise<IssuedLink> {
  const tenantId = asker.caller.tenant.id;
  return parts.db.transaction(tenantScope(tenantId), async (tx) => {
    const asking = await requireChosenLocation(tx, tenantId, location, asker.language);
    return issueLinkWithin(tx, parts, asker, { kind: 'partnership', location: asking?.partnerId ?? null });
  });
}

export interface OpenedLink {
  readonly invitation: Invitation;
  readonly issuer: Partner;
  /** The location that asks; undefined: the one the issuer transacts under. */
  readonly location: PartnershipLocation | undefined;
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
    const location = await findLocationInUse(tx, opened.issuer.tenantId, opened.invitation.location);
    return { ...opened, location, connected, refusal: refusal ?? decide(caller, 'partnership.accept') };
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
  given: { readonly consent: boolean; readonly location?: string | undefined },
): Promise<Acceptance> {
  const { caller } = asker;
  const at = parts.clock.now();
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const { invitation, issuer } = await findOpenLink(tx, parts, asker, token);
    const { connected, refusal } = await standingOf(tx, parts, asker, issuer);
    if (refusal) throw refusal;
    if (connected) return { issuer, alreadyConnected: true };
    if (!given.consent) return refuse('consent-missing');
    const location = await requireChosenLocation(tx, caller.tenant.id, given.location, asker.language);
    const locations = {
      providerLocation: invitation.location,
      resellerLocation: location?.partnerId ?? null,
    };
    const pair = { providerId: issuer.tenantId, resellerId: caller.tenant.id };
    const made = await createPartnership(tx, {
      ...pair,
      ...locations,
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
        newValue: { ...pair, ...locations, state: 'active', providerAdminAccess: true },
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
  const company = own.kind === 'direct-partner' ? await findPartner(tx, own.id) : undefined;
  const dual = company !== undefined && resells(company);
  const { language } = asker;
  const refusal = checkAcceptor({ issuer, own, dual, existing, relatedAsCustomer, language });
  return { connected: refusal === null && alreadyConnected(existing), refusal };
}
