import type { ErrorName } from '../../errors/error-codes.ts';
import { digitsOf } from '../../platform/money/index.ts';
import type { PartnerFacts, PartnerSearch } from './model.ts';

/** Counts of a record stop here. */
export const recordCountMax = 1000;

const nothing: PartnerSearch = { name: null, partnerId: null, tenantId: null, domain: null };
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A tenant id, a PartnerID or a domain is looked for as a whole, anything else inside names. */
export function searchOf(typed: string | undefined): PartnerSearch {
  const text = typed?.trim().toLowerCase() ?? '';
  if (text === '') return nothing;
  if (guid.test(text)) return { ...nothing, tenantId: text };
  if (/^\d{4,}$/.test(text)) return { ...nothing, partnerId: text };
  if (/^[^\s.]+(\.[^\s.]+)+$/.test(text)) return { ...nothing, domain: text };
  return { ...nothing, name: text };
}

type Standing = Pick<PartnerFacts, 'programStatus'>;

/** Only a partner in the program can be restricted, only a restricted one released (C111). */
export function standingRefusal(
  { programStatus }: Standing,
  restrict: boolean,
  reason: string,
): ErrorName | null {
  if (restrict && programStatus !== 'active') return 'partner-not-restrictable';
  if (!restrict && programStatus !== 'restricted') return 'partner-not-restricted';
  return restrict && reason === '' ? 'restriction-reason-missing' : null;
}

/** Money as people and programs write it: digits, and two decimals at most. */
export const isLimit = (text: string): boolean => /^\d{1,12}(\.\d{1,2})?$/.test(text);

/** What came in is more than nothing. */
export const isPayment = (text: string): boolean => /^\d{1,12}(\.\d{1,4})?$/.test(text) && /[1-9]/.test(text);

/** An amount as fine as the currency is paid in: no tenth of a yen. */
export const isPaidIn = (amount: string, currency: string): boolean =>
  (amount.split('.')[1] ?? '').replace(/0+$/, '').length <= digitsOf(currency);
