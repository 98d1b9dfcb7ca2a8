import { customerSizes } from '../../../../contract/business-profile.ts';
import type { ContractReferral, NewContractReferral } from '../../../../contract/referral.ts';
import { instant, present } from '../../platform/http/index.ts';
import { statusOf } from './contract-rules.ts';
import type { Referral, ReferralKind, ReferralNeed } from './model.ts';

const root = '/v1.0/engagements/referrals';
const qualifications: Readonly<Record<ReferralKind, ContractReferral['qualification']>> = {
  'customer-inquiry': 'Direct',
  informational: 'Direct',
  'marketing-qualified': 'MarketingQualified',
  'sales-qualified': 'SalesQualified',
};

/**
 * A referral as the engagement routes of the contract have it. Who sent it sees neither deal nor team (C97), and an
 * expired one has lost its contact (C94).
 */
export function referralOnContract(one: Referral, viewer: string): ContractReferral {
  const incoming = one.receiverId === viewer;
  const [status, substatus] = statusOf[one.state];
  const deal = incoming ? one.deal : null;
  const value = deal?.value ?? one.value;
  const contact = one.state === 'expired' ? null : one.contact;
  const updated = [one.receivedAt, one.answeredAt, one.closedAt].filter((at) => at !== null);
  return present({
    id: one.referralId,
    engagementId: one.referralId,
    organizationId: one.receiverId,
    organizationName: one.receiverName,
    name: deal?.name ?? one.company.name,
    externalReferenceId: deal?.crmId || undefined,
    createdDateTime: instant(one.receivedAt),
    updatedDateTime: instant(new Date(Math.max(...updated.map((at) => at.getTime())))),
    expirationDateTime: one.dueAt ? instant(one.dueAt) : undefined,
    acceptedDateTime: one.answeredAt && one.state !== 'declined' ? instant(one.answeredAt) : undefined,
    status,
    substatus,
    statusReason: incoming || one.state === 'declined' ? one.reason : undefined,
    qualification: qualifications[one.kind],
    type: one.source === 'customer' ? 'Independent' : 'Shared',
    direction: incoming ? 'Incoming' : 'Outgoing',
    customerProfile: {
      name: one.company.name,
      size: one.company.size,
      address: { city: one.company.city, country: one.company.country },
      team: contact
        ? [
            {
              firstName: contact.firstName,
              lastName: contact.lastName,
              phoneNumber: contact.phone,
              email: contact.email,
            },
          ]
        : [],
    },
    consent: { consentToContact: one.hotUntil !== null },
    details: present({
      notes: deal?.notes || one.need,
      customerRequirements: one.need,
      dealValue: value === null ? undefined : Number(value),
      currency: deal?.currency ?? one.currency,
      closingDateTime: deal ? `${deal.closesOn}T00:00:00Z` : undefined,
    }),
    team: incoming
      ? one.team.map(({ displayName, userName }) => {
          const [firstName = '', ...rest] = displayName.split(' ');
          return { firstName, lastName: rest.join(' '), email: userName ?? '' };
        })
      : [],
    eTag: String(one.version),
    links: {
      relatedReferrals: { uri: `${root}?$filter=engagementId eq '${one.referralId}'`, method: 'GET' },
      self: { uri: `${root}/${one.referralId}`, method: 'GET' },
    },
  }) as ContractReferral;
}

const kinds: Readonly<Record<string, ReferralKind>> = {
  MarketingQualified: 'marketing-qualified',
  SalesQualified: 'sales-qualified',
};

/** What a partner passes on, as the product keeps it. */
export function needOfContract(body: NewContractReferral): ReferralNeed {
  const { customerProfile, details } = body;
  const [person] = customerProfile.team ?? [];
  const size = customerProfile.size?.replace(/\s|employees/gi, '') ?? '';
  return {
    kind: kinds[body.qualification ?? ''] ?? 'sales-qualified',
    company: {
      name: customerProfile.name.trim(),
      country: customerProfile.address.country.toUpperCase(),
      city: customerProfile.address.city?.trim() ?? '',
      size: customerSizes.find((one) => one === size) ?? customerSizes[0],
    },
    contact: {
      firstName: person?.firstName?.trim() ?? '',
      lastName: person?.lastName?.trim() ?? '',
      email: person?.email.trim() ?? '',
      phone: person?.phoneNumber?.trim() ?? '',
    },
    need: details.notes.trim(),
    value: details.dealValue === undefined ? null : details.dealValue.toFixed(2),
    currency: details.currency?.toUpperCase() ?? null,
    timeFrame: details.closingDateTime?.slice(0, 10) ?? '',
  };
}
