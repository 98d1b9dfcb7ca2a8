import type {
  NewInquiry,
  Referral as ReferralOnWire,
  SentReferralItem,
} from '../../../../contract/referral.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { Referral, ReferralKind, ReferralNeed } from './model.ts';

export function needFromWire(
  body: Omit<NewInquiry, 'wantsContact' | 'location'>,
  kind: ReferralKind,
): ReferralNeed {
  const { company, contact } = body;
  return {
    kind,
    company: {
      name: company.name.trim(),
      country: company.country.trim().toUpperCase(),
      city: company.city.trim(),
      size: company.size,
    },
    contact: {
      firstName: contact.firstName.trim(),
      lastName: contact.lastName.trim(),
      email: contact.email.trim(),
      phone: contact.phone.trim(),
    },
    need: body.need.trim(),
    value: body.value?.trim() || null,
    currency: body.currency?.trim().toUpperCase() || null,
    timeFrame: body.timeFrame?.trim() ?? '',
  };
}

export function referralToWire(one: Referral, now: Date): ReferralOnWire {
  return present({
    id: one.referralId,
    kind: one.kind,
    source: one.source,
    senderName: one.senderName,
    receiverName: one.receiverName,
    location: one.location,
    company: one.company,
    contact: one.state === 'expired' ? null : one.contact,
    need: one.need,
    value: one.value,
    currency: one.currency,
    timeFrame: one.timeFrame || null,
    hot: one.state === 'received' && one.hotUntil !== null && one.hotUntil > now,
    state: one.state,
    receivedAt: instant(one.receivedAt),
    dueAt: one.dueAt ? instant(one.dueAt) : null,
    answeredAt: one.answeredAt ? instant(one.answeredAt) : null,
    closedAt: one.closedAt ? instant(one.closedAt) : null,
    deal: one.deal,
    reason: one.reason,
    reasonNote: one.reasonNote || null,
    customerId: one.customerId,
    customerName: one.customerName,
    favorite: one.favorite,
    team: one.team.map(({ userId, displayName }) => ({ userId, displayName })),
    etag: String(one.version),
  }) as unknown as ReferralOnWire;
}

export function sentToWire(one: Referral): SentReferralItem {
  return present({
    id: one.referralId,
    kind: one.kind,
    receiverName: one.receiverName,
    companyName: one.company.name,
    need: one.need,
    state: one.state,
    receivedAt: instant(one.receivedAt),
    dueAt: one.dueAt ? instant(one.dueAt) : null,
    answeredAt: one.answeredAt ? instant(one.answeredAt) : null,
    closedAt: one.closedAt ? instant(one.closedAt) : null,
    reason: one.state === 'declined' ? one.reason : null,
  }) as unknown as SentReferralItem;
}
