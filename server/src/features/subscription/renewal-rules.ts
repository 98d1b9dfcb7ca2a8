import { chargeOf } from '../../platform/money/index.ts';
import type { Sellable } from '../catalog/model.ts';
import type { Promotion } from '../catalog/promotion/model.ts';
import { applied, discountedPrice } from '../catalog/promotion/rules.ts';
import type { KeptWindow } from '../catalog/sale-rule/model.ts';
import { lifeLimits } from './ability-rules.ts';
import type { Charge, KeptSubscription, ScheduledChange } from './model.ts';
import { afterTrial } from './schedule-rules.ts';
import { productOf } from './term-change-rules.ts';
import type { Cycle, Term } from './term-rules.ts';
import { cycleAround, daysAfter, daysFrom, startOf, termAfter } from './term-rules.ts';
import { cancelableUntil, hoursAfter } from './window-rules.ts';

/** What the catalog says at the moment of renewal. */
export interface RenewalCatalog {
  find(catalogItemId: string): Sellable | undefined;
  /** What a trial becomes, `product:sku`. */
  findSku(productAndSku: string): Sellable | undefined;
  /** The promotion scheduled for a next term, where it applies on the day it begins. */
  findPromotion?(
    scheduled: ScheduledChange,
    s: Pick<KeptSubscription, 'productId' | 'skuId'>,
    on: Date,
  ): Promotion | undefined;
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
export function renew(s: KeptSubscription, catalog: RenewalCatalog, now?: Date): Renewed | null {
  const present = catalog.find(s.catalogItemId);
  if (present && !present.isRenewable) return null;
  // Of its own accord a legacy trial becomes nothing (C58).
  if (s.isTrial && s.ruleSet === 'legacy') return null;
  const wanted = planOf(s, catalog);
  const sold = wanted.target && priceIn(wanted.target, wanted);
  if (s.isTrial && !(wanted.target && sold)) return null;
  const asWanted = sold !== undefined;
  const plan = asWanted ? wanted : planOf({ ...s, scheduled: null }, catalog);
  const listPrice = sold ?? priceAsBefore(s, present);
  const promoted = asWanted ? scheduledPromotion(s, catalog) : undefined;
  const unitPrice = promoted ? discountedPrice(listPrice, s.currency, promoted) : listPrice;
  const promotion = promoted ? applied(promoted, listPrice) : null;
  const changed = asWanted && wanted.target && wanted.target.catalogItemId !== s.catalogItemId;
  const product = changed && wanted.target ? productOf(wanted.target) : null;
  const { quantity, customTermEndOn } = wanted;
  const { termDuration, billingCycle } = plan;
  const window = windowOfDay({ ...plan, window: s.window }, changed ? wanted.target : present);
  const becoming = {
    ...s,
    ...product,
    termDuration,
    billingCycle,
    quantity,
    unitPrice,
    promotion,
    window,
    isTrial: false,
  };
  const { charge, ...term } = nextTerm(becoming, termsCounted(), now, customTermEndOn);
  return {
    next: {
      ...becoming,
      ...term,
      friendlyName: product && s.friendlyName === s.offerName ? product.offerName : s.friendlyName,
      additions: [],
      scheduled: null,
      nextCharge: null,
      nextChargeAt: null,
    },
    charge,
  };
}

function scheduledPromotion(s: KeptSubscription, catalog: RenewalCatalog): Promotion | undefined {
  if (!s.scheduled?.promotionId || s.termEndsOn === null) return undefined;
  return catalog.findPromotion?.(s.scheduled, s, startOf(daysAfter(s.termEndsOn, 1)));
}

function priceIn(
  target: Sellable,
  { termDuration, billingCycle }: Pick<KeptSubscription, 'termDuration' | 'billingCycle'>,
): string | undefined {
  return target.terms.find((one) => one.term === termDuration && one.billingCycle === billingCycle)
    ?.unitPrice;
}

/** The window of the day, as the price of the day; without either the former stays. */
function windowOfDay(
  { termDuration, billingCycle, window }: Pick<KeptSubscription, 'termDuration' | 'billingCycle' | 'window'>,
  target: Sellable | undefined,
): KeptWindow | null {
  const term = target?.terms.find((one) => one.term === termDuration && one.billingCycle === billingCycle);
  return term ? (term.window ?? null) : window;
}

function priceAsBefore(
  s: Pick<KeptSubscription, 'termDuration' | 'billingCycle' | 'unitPrice' | 'promotion'>,
  present: Sellable | undefined,
): string {
  return (present && priceIn(present, s)) ?? s.promotion?.listPrice ?? s.unitPrice;
}

/** As much of a subscription as its next term follows from, where nothing but the term changes. */
export type PlainlyRenewed = Pick<
  KeptSubscription,
  | 'kind'
  | 'ruleSet'
  | 'termDuration'
  | 'billingCycle'
  | 'quantity'
  | 'unitPrice'
  | 'promotion'
  | 'window'
  | 'currency'
  | 'cyclesFrom'
  | 'termEndsOn'
>;

export interface NextTerm {
  readonly termStartsAt: Date;
  readonly termEndsOn: string;
  readonly cyclesFrom: string;
  readonly cancelableUntil: Date | null;
  readonly window: KeptWindow | null;
  readonly unitPrice: string;
  readonly charge: Charge;
}

/** The same again at the price of the day; null where the product is not renewed. */
export function renewPlainly(
  s: PlainlyRenewed,
  present: Sellable | undefined,
  counted: CountedTerms,
  now?: Date,
): NextTerm | null {
  if (present && !present.isRenewable) return null;
  const renewed = { ...s, unitPrice: priceAsBefore(s, present), window: windowOfDay(s, present) };
  return nextTerm(renewed, counted, now, null);
}

const processingMs = 24 * 3_600_000;

function nextTerm(
  s: PlainlyRenewed,
  counted: CountedTerms,
  now: Date | undefined,
  customTermEndOn: string | null,
): NextTerm {
  const { term, cycle } = counted(s, customTermEndOn);
  const at = startOf(term.startsOn);
  // A renewal takes a day at most; the window of one that took longer opens when it is done (C55).
  const done = now && now.getTime() - at.getTime() > processingMs ? now : at;
  const { quantity, unitPrice, currency } = s;
  const part = { days: daysFrom(cycle.from, cycle.to), of: cycle.fullDays };
  return {
    termStartsAt: at,
    termEndsOn: term.endsOn,
    cyclesFrom: term.cyclesFrom,
    cancelableUntil: cancelableUntil({ ...s, isTrial: false }, done),
    window: s.window,
    unitPrice,
    charge: {
      reason: 'renew',
      quantity,
      unitPrice,
      amount: chargeOf(unitPrice, quantity, currency, part),
      currency,
      from: cycle.from,
      to: cycle.to,
    },
  };
}

interface CountedTerm {
  readonly term: Term;
  /** Its first charge cycle. */
  readonly cycle: Cycle;
}

type CountedTerms = (s: PlainlyRenewed, customTermEndOn: string | null) => CountedTerm;

/** Counts next terms, each only once: subscriptions that renew on one day mostly share it. */
export function termsCounted(): CountedTerms {
  const known = new Map<string, CountedTerm>();
  return ({ cyclesFrom, termEndsOn, termDuration, billingCycle }, customTermEndOn) => {
    const key = `${cyclesFrom} ${termEndsOn} ${termDuration} ${billingCycle} ${customTermEndOn}`;
    const found = known.get(key);
    if (found) return found;
    const whole = termAfter(cyclesFrom, termEndsOn as string, termDuration as string, billingCycle);
    const term = { ...whole, endsOn: endWithin(whole, customTermEndOn) };
    const cycled = { ...term, termStartsAt: startOf(term.startsOn), termEndsOn: term.endsOn, billingCycle };
    const counted = { term, cycle: cycleAround(cycled, term.startsOn) };
    known.set(key, counted);
    return counted;
  };
}

function endWithin(term: Term, chosen: string | null): string {
  return chosen !== null && chosen >= term.startsOn && chosen <= term.endsOn ? chosen : term.endsOn;
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
