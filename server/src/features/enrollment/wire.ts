import type {
  EnrollmentDetails as DetailsOnWire,
  EnrollmentStatus,
} from '../../../../contract/enrollment.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import { mailsMax } from '../verification/index.ts';
import type { Enrolled } from './actions.ts';
import type { EnrollmentDetails } from './model.ts';

const tidy = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Blanks at the ends left out, what is absent is empty, codes in capitals. */
export function detailsFromWire(body: DetailsOnWire, language: Language): EnrollmentDetails {
  const address = Object.fromEntries(
    Object.entries(body.address ?? {})
      .map(([name, value]) => [name, tidy(value)])
      .filter(([, value]) => value !== ''),
  );
  return {
    kind: body.kind,
    cloud: body.cloud ?? 'global',
    companyName: tidy(body.companyName),
    registrationId: tidy(body.organizationRegistrationNumber),
    address: { ...address, ...(address['country'] ? { country: address['country'].toUpperCase() } : {}) },
    culture: tidy(body.culture),
    language: tidy(body.language) || language,
    contact: {
      firstName: tidy(body.contact?.firstName),
      lastName: tidy(body.contact?.lastName),
      email: tidy(body.contact?.email),
      phoneNumber: tidy(body.contact?.phoneNumber),
    },
    support: {
      email: tidy(body.support?.email),
      telephone: tidy(body.support?.telephone),
      website: tidy(body.support?.website),
    },
    domain: tidy(body.domain).toLowerCase(),
    userName: tidy(body.userName).toLowerCase(),
    formerPartnerId: tidy(body.formerPartnerId),
    businessCase: (body.businessCase ?? '').trim(),
    eligibility: {
      servedSegments: body.eligibility?.servedSegments ?? [],
      creditCheck: body.eligibility?.creditCheck ?? false,
    },
  };
}

export function statusToWire({ enrollment, companyName, userPrincipalName }: Enrolled): EnrollmentStatus {
  return {
    state: enrollment.state,
    companyName,
    contactEmail: enrollment.contactEmail,
    userPrincipalName,
    enrolledAt: instant(enrollment.enrolledAt),
    lapsesAt: instant(enrollment.lapsesAt),
    mailsLeft: Math.max(0, mailsMax - enrollment.mailsSent),
  };
}
