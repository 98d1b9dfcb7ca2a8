import type { Caller } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { checkEmail } from '../market/email-rules.ts';
import type {
  AgreementContact,
  AgreementTemplate,
  AgreementType,
  Confirmation,
  RecordedAgreement,
} from './model.ts';

/** Ids are fixed for ever: clients keep them between calls. */
export const agreementTemplates: readonly AgreementTemplate[] = [
  { templateId: '998b88de-aa99-4388-a42c-1b3517d49490', type: 'MicrosoftCloudAgreement', versionRank: 0 },
  { templateId: '117a77b0-9360-443b-8795-c6dedc750cf9', type: 'MicrosoftCustomerAgreement', versionRank: 1 },
];

/** The template customers accept today (C20). */
export const customerAgreementTemplate = agreementTemplates[1] as AgreementTemplate;

/**
 * What `agreementType` asks for: `*` all; nothing, where the contract's first clients knew one
 * agreement only, that one. Null: no such type.
 */
export function templatesFor(type: string | undefined): readonly AgreementTemplate[] | null {
  const wanted = type?.trim() ?? '';
  if (wanted === '*') return agreementTemplates;
  const found = agreementTypeOf(wanted === '' ? 'MicrosoftCloudAgreement' : wanted);
  return found ? agreementTemplates.filter((template) => template.type === found) : null;
}

export function agreementTypeOf(name: string): AgreementType | null {
  const wanted = name.replace(/[\s_]/g, '').toLowerCase();
  return agreementTemplates.find(({ type }) => type.toLowerCase() === wanted)?.type ?? null;
}

/** Ids of templates are case-sensitive (conventions 6). */
export function findTemplate(templateId: string): AgreementTemplate | undefined {
  return agreementTemplates.find((template) => template.templateId === templateId);
}

/** A template's type and the type sent with it have to agree. */
export function templateOf(confirmation: Confirmation): AgreementTemplate | undefined {
  const template = findTemplate(confirmation.templateId ?? '');
  return template && template.type === agreementTypeOf(confirmation.type ?? '') ? template : undefined;
}

export interface ContactProblem {
  readonly field: 'firstName' | 'lastName' | 'email' | 'phoneNumber';
  readonly problem: 'missing' | 'too-long' | 'wrong-form';
}

const nameMax = 50;
const phoneMax = 40;

/** Who accepted at the customer: names and e-mail are needed, the phone number is not. */
export function contactProblems(contact: Confirmation['contact']): readonly ContactProblem[] {
  const problems: ContactProblem[] = [];
  for (const field of ['firstName', 'lastName'] as const) {
    const text = contact[field]?.trim() ?? '';
    if (text === '') problems.push({ field, problem: 'missing' });
    else if (text.length > nameMax) problems.push({ field, problem: 'too-long' });
  }
  const [wrong] = checkEmail(contact.email, { vendorDomains: [], partnerDomains: [] });
  if (wrong)
    problems.push({ field: 'email', problem: wrong.code === 'email-missing' ? 'missing' : 'wrong-form' });
  if ((contact.phoneNumber?.trim() ?? '').length > phoneMax)
    problems.push({ field: 'phoneNumber', problem: 'too-long' });
  return problems;
}

export function contactOf(contact: Confirmation['contact']): AgreementContact {
  const text = (value: string | undefined) => (value ?? '').replace(/\s+/g, ' ').trim();
  return {
    firstName: text(contact.firstName),
    lastName: text(contact.lastName),
    email: text(contact.email),
    phoneNumber: text(contact.phoneNumber) || null,
  };
}

/** The same person accepting the same text again says nothing new (600061); another contact does. */
export function repeats(
  latest: RecordedAgreement | undefined,
  next: Pick<RecordedAgreement, 'templateId' | 'contact'>,
): boolean {
  if (latest?.templateId !== next.templateId) return false;
  const same = (a: string | null, b: string | null) => (a ?? '').toLowerCase() === (b ?? '').toLowerCase();
  return (
    same(latest.contact.firstName, next.contact.firstName) &&
    same(latest.contact.lastName, next.contact.lastName) &&
    same(latest.contact.email, next.contact.email) &&
    same(latest.contact.phoneNumber, next.contact.phoneNumber)
  );
}

/** The cloud agreement needs a person's id from an application that acts alone. */
export function needsUserId(
  caller: Pick<Caller, 'user'>,
  type: AgreementType,
  userId: string | undefined,
): boolean {
  return caller.user === null && type === 'MicrosoftCloudAgreement' && !userId;
}

/** Confirming for the customer takes an admin or sales agent (2.3 note a); an application stands for its company. */
export function mayConfirm(caller: Pick<Caller, 'user' | 'roles'>): boolean {
  return (
    caller.user === null || caller.roles.some((role) => role === 'admin-agent' || role === 'sales-agent')
  );
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** An instant, or nothing for what is none. .NET's unset date counts as absent (conventions 7.2). */
export function instantOf(text: string | undefined): Date | null {
  const given = text?.trim() ?? '';
  if (!/^\d{4}-\d{2}-\d{2}/.test(given) || given.startsWith('0001-01-01')) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(given) || given.length === 10 ? given : `${given}Z`;
  const date = new Date(zoned.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(date.getTime()) ? null : date;
}

export type ConfirmationFault =
  | {
      readonly reason: Extract<ErrorName, 'agreement-date-in-future' | 'agreement-template-unknown'>;
      readonly field: string;
    }
  | {
      readonly reason: Extract<ErrorName, 'parameter-invalid'>;
      readonly problems: readonly {
        field: string;
        problem: ContactProblem['problem'] | 'not-date' | 'not-guid';
      }[];
    };

/** Everything that can be wrong with a confirmation, contact and date first as the contract has it (3000). */
export function confirmationFault(
  caller: Pick<Caller, 'user'>,
  confirmation: Confirmation,
  now: Date,
): ConfirmationFault | null {
  const agreedAt = instantOf(confirmation.agreedAt);
  const problems: { field: string; problem: ContactProblem['problem'] | 'not-date' | 'not-guid' }[] =
    contactProblems(confirmation.contact).map(({ field, problem }) => ({
      field: `primaryContact.${field}`,
      problem,
    }));
  if (!agreedAt)
    problems.push({ field: 'dateAgreed', problem: confirmation.agreedAt ? 'not-date' : 'missing' });
  const template = templateOf(confirmation);
  if (template && needsUserId(caller, template.type, confirmation.userId))
    problems.push({ field: 'userId', problem: 'missing' });
  if (confirmation.userId && !guid.test(confirmation.userId))
    problems.push({ field: 'userId', problem: 'not-guid' });
  if (problems.length > 0) return { reason: 'parameter-invalid', problems };
  if (!template) return { reason: 'agreement-template-unknown', field: 'templateId' };
  return agreedAt && agreedAt > now ? { reason: 'agreement-date-in-future', field: 'dateAgreed' } : null;
}
