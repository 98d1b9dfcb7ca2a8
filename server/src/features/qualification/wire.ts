import type {
  NewQualification,
  QualificationName,
  QualificationOnPage,
  CustomerQualification as QualificationOnWire,
  QualificationReview,
  ValidationCode as ValidationCodeOnWire,
} from '../../../../contract/qualification.ts';
import { qualificationNames } from '../../../../contract/qualification.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { ClientKind } from '../../platform/http/index.ts';
import { instant, present } from '../../platform/http/index.ts';
import type {
  CustomerQualification,
  EducationSegment,
  Qualification,
  QualificationRequest,
  ValidationCode,
  WaitingQualification,
} from './model.ts';
import { denialText } from './words.ts';

const names: Readonly<Record<Qualification, QualificationName>> = {
  education: 'Education',
  government: 'GovernmentCommunityCloud',
  'state-owned': 'StateOwnedEntity',
};
const segments: Readonly<Record<string, EducationSegment>> = {
  k12: 'k12',
  highereducation: 'higher-education',
};
const statuses = { 'in-review': 'InReview', approved: 'Approved', denied: 'Denied' } as const;

/** `StateOwnedEntity`, `state_owned_entity` and any other spelling of case and blanks alike. */
const keyOf = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');

export function qualificationFromWire(given: string | undefined): Qualification {
  const wanted = keyOf(given ?? '');
  const found = (Object.keys(names) as Qualification[]).find((one) => keyOf(names[one]) === wanted);
  if (found) return found;
  const parameters = { qualification: given ?? '', allowed: qualificationNames.join(', ') };
  return refuse('qualification-not-settable', parameters, [
    { field: 'qualification', message: qualificationNames.join(', ') },
  ]);
}

export function requestFromWire(body: NewQualification): QualificationRequest {
  return {
    qualification: qualificationFromWire(body.qualification),
    educationSegment: segments[keyOf(body.educationSegment ?? '')] ?? null,
    website: body.website ?? null,
    validationCode: body.validationCode ?? null,
  };
}

/** Only who asked reads why it was not enough. */
function reasonFor(one: CustomerQualification, partnerId: string, language: Language): string | undefined {
  return one.denialReason !== null && one.partnerId === partnerId
    ? denialText(one.denialReason, language)
    : undefined;
}

export function qualificationToWire(
  one: CustomerQualification,
  partnerId: string,
  language: Language,
): QualificationOnWire {
  const asked = instant(one.askedAt);
  return present({
    qualification: names[one.qualification],
    vettingStatus: statuses[one.status],
    vettingReason: reasonFor(one, partnerId, language),
    // One client reads the one name, documents show the other.
    vettingCreateDate: asked,
    vettingCreatedDate: asked,
  }) as QualificationOnWire;
}

const olderNames: Readonly<Record<Qualification, string>> = {
  education: 'education',
  government: 'government_community_cloud',
  'state-owned': 'state_owned_entity',
};
/** A value unknown to a client breaks its whole call (conventions 7.4). */
const olderNamesOf: Readonly<Record<ClientKind, readonly Qualification[]>> = {
  java: ['education'],
  'open-dotnet': ['education', 'government'],
  dotnet: ['education', 'government', 'state-owned'],
  other: ['education', 'government', 'state-owned'],
};

/** The older form knows one qualification of a customer, and only what is approved. */
export function olderFormOf(approved: readonly Qualification[], client: ClientKind): string {
  const known = olderNamesOf[client].find((one) => approved.includes(one));
  return known ? olderNames[known] : 'none';
}

export function olderNameOf(qualification: Qualification): string {
  return olderNames[qualification];
}

export function validationCodeToWire(code: ValidationCode): ValidationCodeOnWire {
  return present({
    partnerId: code.partnerId,
    organizationName: code.organizationName,
    validationId: code.code,
    maxCreates: code.createsMax,
    remainingCreates: code.createsLeft,
    eTag: String(code.version),
  }) as ValidationCodeOnWire;
}

// The product's own

export function onPageToWire(
  one: CustomerQualification,
  partnerId: string,
  language: Language,
): QualificationOnPage {
  const own = one.partnerId === partnerId;
  return present({
    qualification: one.qualification,
    status: one.status,
    askedAt: instant(one.askedAt),
    decideAt: one.decideAt && instant(one.decideAt),
    decidedAt: one.decidedAt && instant(one.decidedAt),
    own,
    reason: reasonFor(one, partnerId, language),
    educationSegment: own ? one.educationSegment : undefined,
    website: own ? one.website : undefined,
    validationCode: own ? one.validationCode : undefined,
  }) as QualificationOnPage;
}

export function reviewToWire(one: WaitingQualification, language: Language): QualificationReview {
  return present({
    customerId: one.customerId,
    customerName: one.customerName,
    country: one.customerCountry,
    partnerName: one.partnerName,
    qualification: one.qualification,
    status: one.status,
    askedAt: instant(one.askedAt),
    decideAt: one.decideAt && instant(one.decideAt),
    decidedAt: one.decidedAt && instant(one.decidedAt),
    decidedBy: one.decidedBy,
    reason: one.denialReason === null ? undefined : denialText(one.denialReason, language),
    educationSegment: one.educationSegment,
    website: one.website,
  }) as QualificationReview;
}
