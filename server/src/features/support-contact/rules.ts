import type { ErrorName } from '../../errors/error-codes.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { ContactFacts, ContactLack, ContactWarning } from './model.ts';

/**
 * What a company lacks for the role (C88, 4.9): the seller lacks nothing; a reseller needs an active
 * partnership with the seller, a relationship with this customer, and delegated admin there.
 */
export function lackOf({ isSeller, hasPartnership, isRelated, hasAdmin }: ContactFacts): ContactLack | null {
  if (isSeller) return null;
  if (!hasPartnership) return 'partnership';
  if (!isRelated) return 'relationship';
  return hasAdmin ? null : 'admin';
}

const refusalNames: Readonly<Record<ContactLack, ErrorName>> = {
  partnership: 'support-contact-no-partnership',
  relationship: 'support-contact-no-relationship',
  admin: 'support-contact-no-admin',
};

/** Why this company cannot be designated now, or null (I48). */
export function refusalOfContact(
  facts: ContactFacts,
  names: { readonly partner: string; readonly customer: string },
): Refusal | null {
  const lack = lackOf(facts);
  return lack === null ? null : new Refusal(refusalNames[lack], names);
}

/** What the owner is told about a contact that keeps the role although it could not be chosen again (D30). */
export function warningsOf({ isSeller, hasPartnership, hasAdmin }: ContactFacts): ContactWarning[] {
  if (isSeller) return [];
  return [
    ...(hasAdmin ? [] : (['admin-lost'] as const)),
    ...(hasPartnership ? [] : (['partnership-ended'] as const)),
  ];
}

/** Nothing changes any more once a subscription is deleted (I30); before, any state has a contact (4.9). */
export function refusalOfState(status: string): Refusal | null {
  return status === 'deleted' ? new Refusal('subscription-deleted') : null;
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return guid.test(text);
}
