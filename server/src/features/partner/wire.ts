import { attributes, link } from '../../platform/http/index.ts';
import type { Partner } from './model.ts';

/** `mpnId` is the number asked for: a client compares it with its own. */
export function mpnProfileToWire(partner: Partner, partnerId: string) {
  return {
    partnerName: partner.name,
    mpnId: partnerId,
    profileType: 'MpnProfile',
    links: { self: link(`/profiles/mpn?mpnId=${partnerId}`) },
    attributes: attributes('MpnProfile'),
  };
}

export function agreementStatusToWire() {
  return { isAgreementSigned: true, attributes: attributes('AgreementSignatureStatus') };
}
