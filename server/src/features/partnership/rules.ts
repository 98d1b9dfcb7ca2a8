import type { CallerTenant } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Invitation } from '../invitation/model.ts';
import { checkLinkDates } from '../invitation/rules.ts';
import { cloudName, dayIn } from '../invitation/wording-rules.ts';
import { regionName } from '../market/rules.ts';
import type { Partner } from '../partner/model.ts';
import type { Partnership } from './model.ts';

/** 4.2: status → event → next status. What is not listed is refused and changes nothing. */
export const partnershipMoves = {
  none: { accept: 'active' },
  active: { accept: 'active', remove: 'ended' },
  ended: { accept: 'active' },
} as const;

/** Why a link cannot be opened, whoever opens it. The clock decides, not a clean-up job. */
export function checkLink(
  invitation: Invitation | undefined,
  issuer: Partner | undefined,
  now: Date,
  language: Language,
): Refusal | null {
  if (invitation?.kind !== 'partnership' || !issuer) return new Refusal('invitation-unknown');
  const refusal = checkLinkDates(invitation, now, language);
  if (refusal) return refusal;
  // 4.2 asks for an active provider; to the reader the link is simply no good at present.
  return issuer.programStatus === 'active' ? null : new Refusal('invitation-unknown');
}

export interface AcceptanceFacts {
  readonly issuer: Partner;
  readonly own: CallerTenant;
  /** A direct partner that is a reseller too (D14). */
  readonly dual?: boolean;
  readonly existing: Partnership | undefined;
  /** The two companies are partner and customer of each other (D18). */
  readonly relatedAsCustomer: boolean;
  readonly language: Language;
}

/** Whether nothing is left to accept: then nothing is checked further and nothing changes (I11). */
export function alreadyConnected(existing: Partnership | undefined): boolean {
  return existing?.state === 'active';
}

/** Why this company cannot accept, in the order of 2.7 and C9. Role and second factor were settled before. */
export function checkAcceptor({
  issuer,
  own,
  dual = false,
  existing,
  relatedAsCustomer,
  language,
}: AcceptanceFacts): Refusal | null {
  if (own.id === issuer.tenantId) return new Refusal('invitation-own');
  if (own.kind !== 'indirect-reseller' && !dual) return new Refusal('invitation-not-reseller');
  if (alreadyConnected(existing)) return null;
  if (own.programStatus !== 'active')
    return new Refusal('partner-restricted', { status: own.programStatus ?? 'none' });
  if (own.cloud !== issuer.cloud) {
    return new Refusal('invitation-other-cloud', {
      ownCloud: cloudName(own.cloud, language),
      invitationCloud: cloudName(issuer.cloud, language),
    });
  }
  if (own.region !== issuer.region) {
    return new Refusal('invitation-other-region', {
      ownRegion: own.region ? regionName(own.region, language) : '',
      provider: issuer.name,
      providerRegion: regionName(issuer.region, language),
    });
  }
  return relatedAsCustomer ? new Refusal('partner-is-customer') : null;
}

/** Why a partnership cannot be removed (C13): it never was, or it was removed before. */
export function checkRemoval(partnership: Partnership | undefined, language: Language): Refusal | null {
  if (!partnership) return new Refusal('partnership-unknown');
  if ('remove' in partnershipMoves[partnership.state]) return null;
  return new Refusal('partnership-already-removed', {
    date: partnership.endedAt ? dayIn(partnership.endedAt, language) : '',
  });
}

/**
 * Why a provider cannot start new business with this reseller (C16, C46, D17), or null.
 * One that was a partner before gets the answer for a wizard left open (C13, D46).
 */
export function checkPartnerReseller(
  reseller: Partner | undefined,
  partnership: Partnership | undefined,
  language: Language,
): Refusal | null {
  if (!reseller || !partnership) return new Refusal('reseller-not-partnered');
  const named = { reseller: reseller.name, region: regionName(reseller.region, language) };
  if (partnership.state === 'ended') return new Refusal('partnership-changed-meanwhile', named);
  if (reseller.programStatus !== 'active') return new Refusal('reseller-not-active', named);
  return reseller.agreementSignedAt === null ? new Refusal('order-reseller-agreement-unsigned', named) : null;
}
