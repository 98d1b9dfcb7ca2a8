import type { Sellable } from '../catalog/model.ts';
import { lifeLimits } from './ability-rules.ts';
import { chargeOf } from './amount-rules.ts';
import type { Charge, KeptSubscription } from './model.ts';
import { afterTrial } from './schedule-rules.ts';
import { productOf } from './term-change-rules.ts';
import { cycleAround, daysFrom, startOf, termAfter } from './term-rules.ts';
import { cancelableUntil, hoursAfter } from './window-rules.ts';

/** What the catalog says at the moment of renewal. */
export interface RenewalCatalog {
  find(catalogItemId: string): Sellable | undefined;
  /** What a trial becomes, `product:sku`. */
  findSku(productAndSku: string): Sellable | undefined;
}

export interface Renewed {
  readonly next: KeptSubscription;
  readonly charge: Charge;
}

/** What a renewal is to lead to, before it is known whether it is sold. */
function planOf(s: KeptSubscription, catalog: RenewalCatalog) {
  const present = catalog.find(s.catalogItemId);
  const { scheduled } = s;
  if (scheduled) return { ...scheduled, target: catalog.find(scheduled.catalogItemId) };
  if (s.isTrial) {
    const target = present?.renewsTo ? catalog.findSku(present.renewsTo) : undefined;
    return { ...afterTrial, quantity: s.quantity, customTermEndOn: null, target };
  }
  return {
    termDuration: s.termDuration as string,
    billingCycle: s.billingCycle,
    quantity: s.quantity,
    customTermEndOn: null,
    target: present,
  };
}

/**
 * The next term of a subscription whose term is over (C55, 4.8.1): with what was scheduled, at the price of
 * the day, with a new window. Null where the product is not renewed, and it expires instead. A scheduled
 * product that is sold no more leaves the present one; without a price of the day the old one stays (C62).
 */
export function renew(s: KeptSubscription, catalog: RenewalCatalog): Renewed | null {
  const present = catalog.find(s.catalogItemId);
  if (present && !present.isRenewable) return null;
  const wanted = planOf(s, catalog);
  const sold = wanted.target?.terms.find(
    (one) => one.term === wanted.termDuration && one.billingCycle === wanted.billingCycle,
  );
  if (s.isTrial && !(wanted.target && sold)) return null;
  const asWanted = sold !== undefined;
  const plan = asWanted ? wanted : planOf({ ...s, scheduled: null }, catalog);
  const unitPrice = sold?.unitPrice ?? priceAsBefore(s, present);
  const changed = asWanted && wanted.target && wanted.target.catalogItemId !== s.catalogItemId;
  const product = changed && wanted.target ? productOf(wanted.target) : null;
  const term = termAfter(s.cyclesFrom, s.termEndsOn as string, plan.termDuration);
  const at = startOf(term.startsOn);
  const next: KeptSubscription = {
    ...s,
    ...product,
    friendlyName: product && s.friendlyName === s.offerName ? product.offerName : s.friendlyName,
    termDuration: plan.termDuration,
    billingCycle: plan.billingCycle,
    quantity: wanted.quantity,
    unitPrice,
    termStartsAt: at,
    termEndsOn: endWithin(term, wanted.customTermEndOn),
    cyclesFrom: term.cyclesFrom,
    additions: [],
    scheduled: null,
    nextCharge: null,
    nextChargeAt: null,
    isTrial: false,
  };
  const renewed = { ...next, cancelableUntil: cancelableUntil(next, at) };
  return { next: renewed, charge: firstCharge(renewed) };
}

function priceAsBefore(s: KeptSubscription, present: Sellable | undefined): string {
  const sold = present?.terms.find(
    (one) => one.term === s.termDuration && one.billingCycle === s.billingCycle,
  );
  return sold?.unitPrice ?? s.unitPrice;
}

function endWithin(term: { startsOn: string; endsOn: string }, chosen: string | null): string {
  return chosen !== null && chosen >= term.startsOn && chosen <= term.endsOn ? chosen : term.endsOn;
}

function firstCharge(s: KeptSubscription): Charge {
  const day = s.termStartsAt.toISOString().slice(0, 10);
  const cycle = cycleAround(s, day);
  const part = { days: daysFrom(cycle.from, cycle.to), of: cycle.fullDays };
  return {
    reason: 'renew',
    quantity: s.quantity,
    unitPrice: s.unitPrice,
    amount: chargeOf(s.unitPrice, s.quantity, s.currency, part),
    currency: s.currency,
    from: cycle.from,
    to: cycle.to,
  };
}

/** The states that follow when nobody renews (4.8.1, D8), each from the day the one before it ended. */
export function lapse(s: KeptSubscription, at: Date): KeptSubscription {
  const into = (status: KeptSubscription['status'], days: number | null): KeptSubscription => ({
    ...s,
    status,
    statusChangedAt: at,
    autoRenew: false,
    scheduled: null,
    nextCharge: null,
    nextChargeAt: null,
    stageEndsAt: days === null ? null : hoursAfter(at, days * 24),
  });
  if (s.status === 'active') return into('expired', lifeLimits.expiredDays);
  if (s.status === 'expired') return into('disabled', lifeLimits.disabledDays);
  if (s.status === 'suspended' && s.ruleSet !== 'legacy')
    return into('disabled', lifeLimits.disabledAfterSuspendedDays);
  return into('deleted', null);
}
