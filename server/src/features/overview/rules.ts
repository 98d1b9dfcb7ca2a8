import type { Attention, AttentionKind, Bounded, Overview } from './model.ts';

/** A count read up to one beyond its bound. */
export function bounded(read: number, max: number): Bounded {
  return read > max ? { count: max, more: true } : { count: read, more: false };
}

export function exactly(count: number): Bounded {
  return { count, more: false };
}

/** So many resellers are named in the picture of customers by reseller; the rest is one sum. */
export const namedSharesMax = 5;

/** The resellers with most customers, the rest in one sum; of equals the smaller id, so that it stays. */
export function largestShares(customersByReseller: ReadonlyMap<string, number>): {
  readonly largest: readonly (readonly [resellerId: string, customers: number])[];
  readonly others: number;
} {
  const shares = [...customersByReseller]
    .filter(([, customers]) => customers > 0)
    .sort(([oneId, one], [otherId, other]) => other - one || (oneId < otherId ? -1 : 1));
  const others = shares.slice(namedSharesMax).reduce((sum, [, customers]) => sum + customers, 0);
  return { largest: shares.slice(0, namedSharesMax), others };
}

/**
 * What needs somebody's attention, most urgent first: what stops the whole company; what stops orders of
 * customers; what loses credit, and support; then what stands in the way of new business with single resellers.
 */
export function attentionOf({
  vendor,
  customers,
  resellers,
  faultyRecords,
  flaggedContacts,
}: Omit<Overview, 'providers' | 'openLinks'>): Attention[] {
  const own: readonly (readonly [AttentionKind, boolean])[] = [
    ['programNotActive', vendor.programStatus !== 'active'],
    ['ownAgreementMissing', !vendor.agreementSigned],
  ];
  const others: readonly (readonly [AttentionKind, Bounded | null])[] = [
    ['agreementMissing', customers?.agreementMissing ?? null],
    ['nobodyCredited', customers?.nobodyCredited ?? null],
    ['faultyRecords', faultyRecords],
    ['flaggedContacts', flaggedContacts],
    ['resellerUnsigned', resellers && exactly(resellers.unsigned)],
    ['resellerDormant', resellers && exactly(resellers.dormant)],
    ['formerReseller', resellers && exactly(resellers.former)],
  ];
  return [
    ...own.flatMap(([kind, applies]) => (applies ? [{ kind, counted: null }] : [])),
    ...others.flatMap(([kind, counted]) => (counted && counted.count > 0 ? [{ kind, counted }] : [])),
  ];
}
