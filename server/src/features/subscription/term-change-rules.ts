import { chargeOf, difference } from '../../platform/money/index.ts';
import type { Sellable } from '../catalog/model.ts';
import { abilitiesOf } from './ability-rules.ts';
import { creditForUnused } from './batch-rules.ts';
import type { Change, ChangeFacts, ChangeOutcome } from './change-model.ts';
import type { KeptSubscription } from './model.ts';
import { refusalOfStatus, refuseAt } from './refusals.ts';
import { termOffered } from './schedule-rules.ts';
import {
  cycleAround,
  dayOf,
  daysAfter,
  daysFrom,
  lastDayOfTerm,
  monthsOfTerm,
  startOf,
} from './term-rules.ts';
import { changeWords } from './words.ts';

type TermChange = Extract<Change, { kind: 'term' }>;

/**
 * C57. The billing cycle alone changes only for three years, from the next charge on; a term becomes only
 * longer, at once. A legacy subscription may change its billing at any time and begins a new term with it.
 */
export function changeTerm(s: KeptSubscription, wanted: TermChange, facts: ChangeFacts): ChangeOutcome {
  const { language, catalog, now } = facts;
  if (s.status !== 'active') throw refusalOfStatus(s, language);
  if (!abilitiesOf(s).changeTerm) {
    refuseAt('termDuration', 'subscription-change-not-offered', language, {
      why: changeWords['term-kind'][language],
    });
  }
  const termDuration = wanted.termDuration ?? s.termDuration;
  const present = catalog.get(s.catalogItemId.toLowerCase());
  if (!present) return refuseAt('billingCycle', 'offer-id-invalid', language, { offerId: s.catalogItemId });
  const offered = termOffered(present, { ...wanted, termDuration }, facts);
  const longer = monthsOfTerm(termDuration ?? '') - monthsOfTerm(s.termDuration ?? '');
  refuseUpfront(s, wanted, facts);
  if (longer < 0) refuseAt('termDuration', 'term-shorter', language, { term: s.termDuration ?? '' });
  if (longer > 0 || s.ruleSet === 'legacy')
    return beginTerm(
      s,
      { termDuration, billingCycle: wanted.billingCycle, unitPrice: offered.unitPrice },
      now,
    );
  if (s.termDuration !== 'P3Y') {
    refuseAt('billingCycle', 'billing-cycle-refused', language, {
      why: changeWords['cycle-three-years'][language],
    });
  }
  if (wanted.billingCycle === s.billingCycle)
    return { next: { ...s, nextCharge: null, nextChargeAt: null }, charges: [] };
  const from = startOf(daysAfter(cycleAround(s, dayOf(now)).to, 1));
  const nextCharge = { billingCycle: wanted.billingCycle, unitPrice: offered.unitPrice };
  return { next: { ...s, nextCharge, nextChargeAt: from }, charges: [] };
}

/** Plans that are paid for a whole long term at once are sold only at the purchase (C57). */
function refuseUpfront(s: KeptSubscription, wanted: TermChange, { language }: ChangeFacts): void {
  const recurring: readonly string[] = ['monthly', 'annual'];
  const given = wanted.billingCycle !== s.billingCycle && !recurring.includes(wanted.billingCycle);
  const had = s.termDuration === 'P3Y' && !recurring.includes(s.billingCycle);
  if (s.ruleSet === 'legacy' || !(given || had)) return;
  refuseAt('billingCycle', 'billing-cycle-refused', language, {
    why: changeWords['cycle-upfront'][language],
  });
}

/** A new term of the same or another product from now on; what is paid and unused of the old one is credited. */
export function beginTerm(
  s: KeptSubscription,
  wanted: Pick<KeptSubscription, 'termDuration' | 'billingCycle' | 'unitPrice'> & { quantity?: number },
  now: Date,
): ChangeOutcome {
  const quantity = wanted.quantity ?? s.quantity;
  const next: KeptSubscription = {
    ...s,
    termDuration: wanted.termDuration,
    billingCycle: wanted.billingCycle,
    unitPrice: wanted.unitPrice,
    // It was for the term that was bought (C57, C58).
    promotion: null,
    quantity,
    termStartsAt: now,
    termEndsOn: lastDayOfTerm(now, wanted.termDuration, false),
    cyclesFrom: dayOf(now),
    // Neither a longer term nor an upgrade opens a window (4.8.3).
    cancelableUntil: null,
    additions: [],
    nextCharge: null,
    nextChargeAt: null,
    scheduled: s.scheduled && { ...s.scheduled, customTermEndOn: null },
  };
  const cycle = cycleAround(next, dayOf(now));
  const price = chargeOf(next.unitPrice, quantity, next.currency, {
    days: daysFrom(cycle.from, cycle.to),
    of: cycle.fullDays,
  });
  return {
    next,
    charges: [
      {
        reason: 'term',
        quantity,
        unitPrice: next.unitPrice,
        amount: difference(price, creditForUnused(s, s.quantity, now)),
        currency: next.currency,
        from: cycle.from,
        to: cycle.to,
      },
    ],
  };
}

/** The members by which a subscription says what was bought. */
export function productOf(target: Sellable) {
  return {
    catalogItemId: target.catalogItemId,
    productId: target.productId,
    skuId: target.skuId,
    offerName: target.offerName.en ?? Object.values(target.offerName)[0] ?? target.catalogItemId,
    offerTitle: target.offerName,
    publisher: target.publisher,
    kind: target.kind,
    ruleSet: target.ruleSet,
    unitType: target.unitType,
    isTrial: target.isTrial,
  };
}
