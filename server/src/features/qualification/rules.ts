import type { Cloud } from '../../access/caller.ts';
import { nextState } from '../../platform/states/index.ts';
import type { Segment } from '../catalog/model.ts';
import { checkEducationEmail } from '../market/email-rules.ts';
import type {
  CustomerQualification,
  Qualification,
  QualificationRequest,
  VerificationFacts,
} from './model.ts';
import type { QualificationEvent, QualificationState } from './states-rules.ts';
import { qualificationStates } from './states-rules.ts';
import type { DenialCode, RequestProblem } from './words.ts';

/** Special segments belong to the global cloud (7.1). */
export function cloudHasQualifications(cloud: Cloud): boolean {
  return cloud === 'global';
}

export interface FieldFault {
  readonly field: 'qualification' | 'educationSegment' | 'website' | 'validationCode';
  readonly problem: RequestProblem;
}

/**
 * What a request lacks (C31). The older form of the contract carries no education segment, and is not
 * asked for one.
 */
export function faultsOf(
  request: QualificationRequest,
  facts: VerificationFacts,
  form: 'whole' | 'older',
): FieldFault[] {
  const { qualification, educationSegment, website, validationCode } = request;
  const faults: FieldFault[] = [];
  if (qualification === 'education') {
    if (educationSegment === null && form === 'whole')
      faults.push({ field: 'educationSegment', problem: 'segment-missing' });
    if (!facts.addressComplete) faults.push({ field: 'qualification', problem: 'address-incomplete' });
  }
  if (website !== null && hostOf(website) === null)
    faults.push({ field: 'website', problem: 'website-form' });
  if (qualification === 'government' && validationCode === null)
    faults.push({ field: 'validationCode', problem: 'code-missing' });
  return faults;
}

/** Host of a website, with or without a scheme in front; null where it names none. */
export function hostOf(website: string): string | null {
  const text = website.trim();
  try {
    const { hostname, protocol } = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    const named = /^([\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]+$/u.test(hostname);
    return named && /^https?:$/.test(protocol) ? hostname : null;
  } catch {
    return null;
  }
}

/** Combinations of 7.5: a school is no body of the government cloud, and the other way round. */
export function excludedBy(
  wanted: Qualification,
  others: readonly Pick<CustomerQualification, 'qualification' | 'status'>[],
): Qualification | null {
  const apart: Partial<Record<Qualification, Qualification>> = {
    education: 'government',
    government: 'education',
  };
  const excluding = others.find(
    ({ qualification, status }) => status !== 'denied' && qualification === apart[wanted],
  );
  return excluding?.qualification ?? null;
}

export function next(
  present: Pick<CustomerQualification, 'status'> | undefined,
  event: QualificationEvent,
): QualificationState | null {
  return nextState(qualificationStates, present?.status ?? 'none', event);
}

const reviewDays = 3;
const dayMs = 86_400_000;

/** When the verification decides: three business days on, Saturdays and Sundays left out (8). */
export function decideAt(askedAt: Date): Date {
  let at = askedAt.getTime();
  for (let days = 0; days < reviewDays; ) {
    at += dayMs;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days += 1;
  }
  return new Date(at);
}

/**
 * The simulated verification: null approves. A school shows itself by its website or by a contact whose
 * address is its own (C21); codes of the government cloud were checked when they were given.
 */
export function verdictOf(
  { qualification, website }: QualificationRequest,
  { email, cloudSuffix }: VerificationFacts,
): DenialCode | null {
  if (qualification !== 'education') return null;
  const boundaries = { vendorDomains: [], partnerDomains: [] };
  const suffixes = cloudSuffix === null ? [] : [cloudSuffix];
  const ownAddress = email !== null && checkEducationEmail(email, boundaries, suffixes).length === 0;
  return website !== null || ownAddress ? null : 'school-not-shown';
}

/** What a customer counts as when something is sold to it (7.5); being state-owned opens and closes nothing. */
export function segmentOf(approved: readonly Qualification[]): Segment {
  if (approved.includes('government')) return 'government';
  return approved.includes('education') ? 'education' : 'commercial';
}
