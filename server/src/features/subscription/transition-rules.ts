import type { ErrorName } from '../../errors/error-codes.ts';
import { refuse } from '../../errors/refusal.ts';
import { chargeOf, difference } from '../../platform/money/index.ts';
import type { Sellable } from '../catalog/model.ts';
import { textIn } from '../catalog/rules.ts';
import { lifeLimits } from './ability-rules.ts';
import { creditForUnused, stillApart } from './batch-rules.ts';
import type { ChangeFacts } from './change-model.ts';
import { refuseOverCredit, refuseWhileDue } from './change-rules.ts';
import type { BillingCycle, Charge, KeptSubscription } from './model.ts';
import { refusalOfStatus, refuseAt } from './refusals.ts';
import { afterTrial, refuseQuantity, termOffered } from './schedule-rules.ts';
import { canceled } from './standing-rules.ts';
import { nextStatus } from './status-rules.ts';
import { beginTerm, productOf } from './term-change-rules.ts';
import { cycleAround, dayOf, daysFrom, monthsOfTerm } from './term-rules.ts';
import type { WantedTransition } from './transition-model.ts';
import { isOnTheWay, waysUp } from './way-rules.ts';
import { cancelableUntil, reducibleUntil } from './window-rules.ts';
import { changeWords } from './words.ts';

/** What a transition makes of its two subscriptions; one of them may be new, or both the same. */
export interface TransitionOutcome {
  readonly source: KeptSubscription;
  /** Null: the source itself went over to the new product. */
  readonly target: { readonly next: KeptSubscription; readonly isNew: boolean } | null;
  readonly charges: readonly { readonly subscriptionId: string; readonly charge: Charge }[];
  readonly termDuration: string | null;
  readonly billingCycle: BillingCycle;
}

export interface TransitionFacts extends ChangeFacts {
  /** The existing target, where one was named and found. */
  readonly target: KeptSubscription | null;
  /** For a part that becomes a subscription of its own. */
  readonly newSubscriptionId: string;
}

/** C52, C58: only to a higher tier, never to a shorter term; whole or in part. */
export function transition(
  s: KeptSubscription,
  wanted: WantedTransition,
  facts: TransitionFacts,
): TransitionOutcome {
  const { language, catalog } = facts;
  refuseWhileDue(s, facts);
  if (nextStatus(s.status, 'upgrade') === null) throw refusalOfStatus(s, language);
  if (s.updates >= lifeLimits.updates)
    refuse('subscription-updated-too-often', { limit: lifeLimits.updates });
  // Refused rather than dropped in silence (C52, C58).
  if (wanted.promotionId) {
    const why = changeWords['promotion-transition'][language];
    refuseAt('promotionId', 'promotion-invalid', language, { promotion: wanted.promotionId, why });
  }
  const to = catalog.get(wanted.toCatalogItemId.toLowerCase());
  if (!to)
    return refuseAt('toCatalogItemId', 'offer-id-invalid', language, { offerId: wanted.toCatalogItemId });
  const offer = textIn(to.offerName, language);
  if (!isOnTheWay(to, waysUp(catalog.get(s.catalogItemId.toLowerCase()), s)))
    refuseAt('toCatalogItemId', 'upgrade-not-offered', language, { offer });
  if (!to.purchasable) refuseAt('toCatalogItemId', 'offer-withdrawn', language, { offer });
  const outcome = s.isTrial ? convert(s, to, wanted, facts) : upgrade(s, to, wanted, facts);
  refuseOverCredit(
    outcome.charges.map(({ charge }) => charge),
    s.currency,
    facts,
  );
  return { ...outcome, source: { ...outcome.source, updates: s.updates + 1 } };
}

function upgrade(
  s: KeptSubscription,
  to: Sellable,
  wanted: WantedTransition,
  facts: TransitionFacts,
): TransitionOutcome {
  const { language, now } = facts;
  if (wanted.quantity < 1 || wanted.quantity > s.quantity) {
    const limits = { minimum: 1, maximum: s.quantity, quantity: wanted.quantity };
    refuseAt('quantity', 'quantity-outside-limits', language, {
      offer: textIn(to.offerName, language),
      ...limits,
    });
  }
  const whole = wanted.quantity === s.quantity;
  if (whole && facts.relatives.some((one) => one.parentSubscriptionId === s.subscriptionId && isLive(one)))
    refuse('upgrade-blocked-by-addons');
  if (wanted.toSubscriptionId !== null) return into(s, to, wanted, facts);
  const plan = {
    termDuration: wanted.termDuration ?? s.termDuration,
    billingCycle: wanted.billingCycle ?? s.billingCycle,
  };
  const longer = monthsOfTerm(plan.termDuration ?? '') - monthsOfTerm(s.termDuration ?? '');
  if (longer < 0) refuseAt('termDuration', 'target-term-shorter', language);
  const { unitPrice, window = null } = termOffered(to, plan, facts);
  refuseQuantity(to, wanted.quantity, facts);
  // A part ends with the rest (I32), so its term is the same.
  if (!whole && longer > 0) {
    refuseAt('termDuration', 'subscription-change-not-offered', language, {
      why: changeWords['part-keeps-term'][language],
    });
  }
  return whole
    ? wholeUpgrade(
        s,
        to,
        { ...plan, unitPrice, window },
        longer > 0 || plan.billingCycle !== s.billingCycle,
        now,
      )
    : partUpgrade(s, to, { ...plan, unitPrice, window }, wanted.quantity, facts);
}

function isLive({ status }: { readonly status: string }): boolean {
  return status === 'active' || status === 'suspended';
}

type Plan = Pick<KeptSubscription, 'termDuration' | 'billingCycle' | 'unitPrice' | 'window'>;

/** The same id under the new product (I32); the term goes on, unless a longer one or other billing was chosen. */
function wholeUpgrade(
  s: KeptSubscription,
  to: Sellable,
  plan: Plan,
  anew: boolean,
  now: Date,
): TransitionOutcome {
  const product = {
    ...productOf(to),
    window: plan.window,
    promotion: null,
    scheduled: null,
    cancelableUntil: null,
    additions: [],
  };
  const begun = anew ? beginTerm(s, plan, now) : null;
  const next = { ...(begun?.next ?? { ...s, unitPrice: plan.unitPrice }), ...product };
  const paid = begun?.charges[0]?.amount ?? restOfCycle(next, s, s.quantity, now);
  const nickname = s.friendlyName === s.offerName ? next.offerName : s.friendlyName;
  return {
    source: { ...next, friendlyName: nickname },
    target: null,
    charges: [{ subscriptionId: s.subscriptionId, charge: upgradeCharge(next, s.quantity, paid, now) }],
    termDuration: next.termDuration,
    billingCycle: next.billingCycle,
  };
}

/** A new subscription with the same end date for some of the licenses (I32). */
function partUpgrade(
  s: KeptSubscription,
  to: Sellable,
  plan: Plan,
  quantity: number,
  facts: TransitionFacts,
): TransitionOutcome {
  const { now, newSubscriptionId } = facts;
  const product = productOf(to);
  const target: KeptSubscription = {
    ...s,
    ...product,
    ...plan,
    promotion: null,
    subscriptionId: newSubscriptionId,
    friendlyName: product.offerName,
    quantity,
    cancelableUntil: null,
    additions: [],
    scheduled: null,
    nextCharge: null,
    nextChargeAt: null,
    createdAt: now,
    statusChangedAt: now,
    updates: 0,
    version: 1,
  };
  return {
    source: without(s, quantity),
    target: { next: target, isNew: true },
    charges: [
      {
        subscriptionId: newSubscriptionId,
        charge: upgradeCharge(target, quantity, restOfCycle(target, s, quantity, now), now),
      },
    ],
    termDuration: target.termDuration,
    billingCycle: target.billingCycle,
  };
}

/** Into a subscription that the customer has: two become one by upgrading both into it (C52). */
function into(
  s: KeptSubscription,
  to: Sellable,
  wanted: WantedTransition,
  facts: TransitionFacts,
): TransitionOutcome {
  const { target, language, now } = facts;
  if (!target) return refuseAt('toSubscriptionId', 'subscription-unknown', language);
  const problem = targetProblem(s, target, to, now);
  if (problem) refuseAt('toSubscriptionId', problem, language);
  const { quantity } = wanted;
  refuseQuantity(to, target.quantity + quantity, facts);
  // What a trial becomes may be given back as anything bought may (4.8.3); an upgrade may not.
  const added = { quantity, at: now, until: reducibleUntil(target, now) };
  const additions = s.isTrial ? [...stillApart(target.additions, now), added] : target.additions;
  const next = { ...target, quantity: target.quantity + quantity, additions, scheduled: null };
  const paid = restOfCycle(next, s.isTrial ? { ...s, unitPrice: '0' } : s, quantity, now);
  const charge = upgradeCharge(next, quantity, paid, now);
  return {
    source: s.isTrial || quantity === s.quantity ? canceled(s, now) : without(s, quantity),
    target: { next: { ...next, updates: target.updates + 1 }, isNew: false },
    charges: [
      {
        subscriptionId: next.subscriptionId,
        charge: s.isTrial ? { ...charge, reason: 'convert' as const } : charge,
      },
    ],
    termDuration: next.termDuration,
    billingCycle: next.billingCycle,
  };
}

/** Why an existing subscription cannot take the licenses (failure catalog 4). */
export function targetProblem(
  s: KeptSubscription,
  target: KeptSubscription,
  to: Sellable,
  now: Date,
): ErrorName | null {
  if (target.subscriptionId === s.subscriptionId) return 'target-is-source';
  if (target.status !== 'active') return 'target-not-active';
  if (target.productId !== to.productId || target.skuId !== to.skuId) return 'target-other-product';
  if (target.dueAt !== null && now >= target.dueAt) return 'target-not-ready';
  if (s.termEndsOn !== null && target.termEndsOn !== null && target.termEndsOn < s.termEndsOn)
    return 'target-ends-earlier';
  // A trial goes into whatever runs at least as long as it would have (C58).
  if (s.isTrial) return null;
  if (target.cancelableUntil !== null && now < target.cancelableUntil) return 'target-not-ready';
  if (monthsOfTerm(target.termDuration ?? '') < monthsOfTerm(s.termDuration ?? ''))
    return 'target-term-shorter';
  return null;
}

/** C58: a trial becomes paid at once, with at least as many licenses, and the usual window. */
function convert(
  s: KeptSubscription,
  to: Sellable,
  wanted: WantedTransition,
  facts: TransitionFacts,
): TransitionOutcome {
  const { language, now } = facts;
  const least = Math.min(lifeLimits.trialLicenses, s.quantity);
  if (wanted.quantity < least) {
    const offer = textIn(to.offerName, language);
    const limits = { minimum: least, maximum: to.maximum, quantity: wanted.quantity };
    refuseAt('quantity', 'quantity-outside-limits', language, { offer, ...limits });
  }
  if (wanted.toSubscriptionId !== null) return into(s, to, wanted, facts);
  refuseQuantity(to, wanted.quantity, facts);
  const plan = {
    termDuration: wanted.termDuration ?? afterTrial.termDuration,
    billingCycle: wanted.billingCycle ?? afterTrial.billingCycle,
  };
  const { unitPrice, window = null } = termOffered(to, plan, facts);
  const begun = beginTerm({ ...s, unitPrice: '0' }, { ...plan, unitPrice, quantity: wanted.quantity }, now);
  const product = productOf(to);
  const next: KeptSubscription = {
    ...begun.next,
    ...product,
    friendlyName: s.friendlyName === s.offerName ? product.offerName : s.friendlyName,
    cancelableUntil: cancelableUntil({ ...product, termDuration: plan.termDuration, window }, now),
    window,
    autoRenew: to.isRenewable,
    scheduled: null,
  };
  return {
    source: next,
    target: null,
    charges: begun.charges.map((charge) => ({
      subscriptionId: s.subscriptionId,
      charge: { ...charge, reason: 'convert' as const },
    })),
    ...plan,
  };
}

/** Fewer licenses without a window having to be open: they go on as another product. */
function without(s: KeptSubscription, quantity: number): KeptSubscription {
  let left = quantity;
  const base = s.quantity - s.additions.reduce((sum, one) => sum + one.quantity, 0);
  left -= Math.min(left, base);
  const additions = s.additions.flatMap((one) => {
    const taken = Math.min(left, one.quantity);
    left -= taken;
    return one.quantity > taken ? [{ ...one, quantity: one.quantity - taken }] : [];
  });
  return { ...s, quantity: s.quantity - quantity, additions, scheduled: null };
}

/** The rest of the target's charge cycle, less what is paid and unused of the source's. */
function restOfCycle(
  target: KeptSubscription,
  source: KeptSubscription,
  quantity: number,
  now: Date,
): string {
  const today = dayOf(now);
  const cycle = cycleAround(target, today);
  const part = { days: daysFrom(today, cycle.to), of: cycle.fullDays };
  return difference(
    chargeOf(target.unitPrice, quantity, target.currency, part),
    creditForUnused(source, quantity, now),
  );
}

function upgradeCharge(s: KeptSubscription, quantity: number, amount: string, now: Date): Charge {
  const to = cycleAround(s, dayOf(now)).to;
  const { unitPrice, currency } = s;
  return { reason: 'upgrade', quantity, unitPrice, amount, currency, from: dayOf(now), to };
}
