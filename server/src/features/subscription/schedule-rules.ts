import type { Sellable, SellableTerm } from '../catalog/model.ts';
import type { PromotionProblem } from '../catalog/promotion/model.ts';
import { whyNot } from '../catalog/promotion/problem-rules.ts';
import { problemsOf } from '../catalog/promotion/rules.ts';
import { textIn } from '../catalog/rules.ts';
import { abilitiesOf } from './ability-rules.ts';
import type { ChangeFacts, ChangeOutcome, Relative, WantedSchedule } from './change-model.ts';
import type { BillingCycle, KeptSubscription, ScheduledChange } from './model.ts';
import { refusalOfStatus, refuseAt } from './refusals.ts';
import { daysAfter, lastDayOfMonth, startOf, termAfter } from './term-rules.ts';
import { isOnTheWay, waysUp } from './way-rules.ts';
import { changeWords } from './words.ts';

const field = 'scheduledNextTermInstructions';

/** What a paid subscription a trial becomes by itself (C58). */
export const afterTrial = { termDuration: 'P1Y', billingCycle: 'monthly' } as const;

/** C55: what the next term is to be, or nothing special any more. Needs active and auto-renew on (I31). */
export function schedule(
  s: KeptSubscription,
  wanted: WantedSchedule | null,
  facts: ChangeFacts,
): ChangeOutcome {
  const { language } = facts;
  if (wanted === null) return { next: { ...s, scheduled: null }, charges: [] };
  if (s.status !== 'active') throw refusalOfStatus(s, language);
  if (!abilitiesOf(s).schedule || s.termEndsOn === null) {
    refuseAt(field, 'subscription-change-not-offered', language, {
      why: changeWords['schedule-kind'][language],
    });
  }
  if (!s.autoRenew) refuseAt(field, 'schedule-needs-auto-renew', language);
  const scheduled = plannedTerm(s, wanted);
  const target = targetOf(s, scheduled.catalogItemId, facts);
  termOffered(target, scheduled, facts);
  refuseQuantity(target, scheduled.quantity, facts);
  refusePromotion(s, target, scheduled, facts);
  refuseCustomEnd(s, scheduled, facts);
  return { next: { ...s, scheduled }, charges: [] };
}

/** What is not said stays as it is; a trial becomes what it becomes by itself. */
function plannedTerm(s: KeptSubscription, wanted: WantedSchedule): ScheduledChange {
  return {
    catalogItemId: wanted.catalogItemId ?? s.catalogItemId,
    termDuration: wanted.termDuration ?? (s.isTrial ? afterTrial.termDuration : (s.termDuration as string)),
    billingCycle: wanted.billingCycle ?? (s.isTrial ? afterTrial.billingCycle : s.billingCycle),
    quantity: wanted.quantity ?? s.quantity,
    customTermEndOn: wanted.customTermEndOn,
    // No promotion goes with a conversion (C58).
    promotionId: s.isTrial ? null : wanted.promotionId,
  };
}

/** The same product, one of its upgrades, or what the trial becomes; nothing that is no longer sold (C62). */
function targetOf(s: KeptSubscription, catalogItemId: string, facts: ChangeFacts): Sellable {
  const { language, catalog } = facts;
  const target = catalog.get(catalogItemId.toLowerCase());
  const present = catalog.get(s.catalogItemId.toLowerCase());
  if (!target) return refuseAt(field, 'offer-id-invalid', language, { offerId: catalogItemId });
  const key = `${target.productId}:${target.skuId}`.toLowerCase();
  const isSame = key === `${s.productId}:${s.skuId}`.toLowerCase();
  const offer = textIn(target.offerName, language);
  if (isSame && !s.isTrial) return target;
  if (!isSame && isOnTheWay(target, waysUp(present, s))) {
    return target.purchasable ? target : refuseAt(field, 'offer-withdrawn', language, { offer });
  }
  return refuseAt(field, 'upgrade-not-offered', language, { offer });
}

/** The term and billing cycle as they are sold, or the refusal that says which are. */
export function termOffered(
  target: Sellable,
  wanted: { termDuration: string | null; billingCycle: BillingCycle },
  { language }: Pick<ChangeFacts, 'language'>,
): SellableTerm {
  const found = target.terms.find(
    (one) => one.term === wanted.termDuration && one.billingCycle === wanted.billingCycle,
  );
  if (found) return found;
  const knownTerm = target.terms.some((one) => one.term === wanted.termDuration);
  return refuseAt(knownTerm ? 'billingCycle' : 'termDuration', 'term-not-offered', language, {
    offer: textIn(target.offerName, language),
    term: wanted.termDuration ?? '–',
    billingCycle: wanted.billingCycle,
    offered: target.terms.map((one) => `${one.term ?? '–'}/${one.billingCycle}`).join(', '),
  });
}

export function refuseQuantity(
  target: Sellable,
  quantity: number,
  { language }: Pick<ChangeFacts, 'language'>,
): void {
  const { minimum, maximum } = target;
  if (quantity >= minimum && quantity <= maximum) return;
  const offer = textIn(target.offerName, language);
  refuseAt('quantity', 'quantity-outside-limits', language, { offer, minimum, maximum, quantity });
}

/** A promotion of the next term has to run on the day that term begins. */
function refusePromotion(
  s: KeptSubscription,
  target: Sellable,
  scheduled: ScheduledChange,
  { promoted, language }: ChangeFacts,
): void {
  if (scheduled.promotionId === null || !promoted) return;
  const id = scheduled.promotionId.toLowerCase();
  const named = promoted.promotions.find((one) => one.promotionId.toLowerCase() === id);
  const problems: readonly PromotionProblem[] = named
    ? problemsOf(named, {
        ...promoted,
        catalogItemId: target.catalogItemId,
        term: scheduled.termDuration,
        billingCycle: scheduled.billingCycle,
        quantity: scheduled.quantity,
        on: startOf(daysAfter(s.termEndsOn as string, 1)),
      })
    : [{ type: 'InvalidPromotion' }];
  if (problems.length === 0) return;
  refuseAt(`${field}.product.promotionId`, 'promotion-invalid', language, {
    promotion: named ? textIn(named.name, language) : scheduled.promotionId,
    why: whyNot(problems, language),
  });
}

function refuseCustomEnd(s: KeptSubscription, scheduled: ScheduledChange, facts: ChangeFacts): void {
  const { customTermEndOn, termDuration } = scheduled;
  if (customTermEndOn === null) return;
  const { language, relatives } = facts;
  if (!abilitiesOf(s).alignEnd) refuseAt(`${field}.customTermEndDate`, 'custom-end-not-possible', language);
  const term = termAfter(s.cyclesFrom, s.termEndsOn as string, termDuration);
  const others = relatives.filter((one) => one.subscriptionId !== s.subscriptionId);
  const problem = customEndProblem({ ...term, termDuration }, customTermEndOn, others);
  if (problem === 'outside') {
    refuseAt(`${field}.customTermEndDate`, 'custom-end-outside-term', language, {
      first: term.startsOn,
      last: term.endsOn,
    });
  }
  if (problem === 'unmatched') refuseAt(`${field}.customTermEndDate`, 'custom-end-unmatched', language);
}

/** The first term that an end date of one's own choice may shorten. */
export interface FirstTerm {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly termDuration: string;
}

/** As much of another subscription as its end may be aligned with. */
export type Alignable = Pick<
  Relative,
  'status' | 'kind' | 'ruleSet' | 'isTrial' | 'termDuration' | 'termEndsOn'
>;

/** C56, I33: within that term, and with another subscription's end or a month's. */
export function customEndProblem(
  term: FirstTerm,
  day: string,
  others: readonly Alignable[],
): 'outside' | 'unmatched' | null {
  if (day < term.startsOn || day > term.endsOn) return 'outside';
  const monthEnd = lastDayOfMonth(day) === day;
  // A month's term cannot end on the 28th to 30th unless that is the last day of the month.
  if (term.termDuration === 'P1M' && Number(day.slice(8)) >= 28 && !monthEnd && Number(day.slice(8)) < 31)
    return 'outside';
  if (monthEnd || day === term.endsOn) return null;
  return alignable(term, others).some((one) => one.termEndsOn === day) ? null : 'unmatched';
}

/** Whose ends a term can be aligned with: a year or three never with a month (C56). */
export function alignable<Other extends Alignable>(
  term: Pick<FirstTerm, 'termDuration'>,
  others: readonly Other[],
): Other[] {
  return others.filter(
    (one) =>
      one.status === 'active' &&
      one.kind === 'license' &&
      one.ruleSet === 'new-commerce' &&
      !one.isTrial &&
      one.termEndsOn !== null &&
      (term.termDuration === 'P1M' || one.termDuration !== 'P1M'),
  );
}

export interface AllowedEnd {
  readonly kind: 'calendarMonthAligned' | 'subscriptionAligned';
  readonly day: string;
  readonly subscriptionIds: readonly string[];
}

/** All end dates that may be chosen for a term, by date. */
export function allowedEnds(term: FirstTerm, others: readonly Relative[]): AllowedEnd[] {
  const ends: AllowedEnd[] = [];
  for (let day = lastDayOfMonth(term.startsOn); day <= term.endsOn; day = lastDayOfMonth(daysAfter(day, 1)))
    ends.push({ kind: 'calendarMonthAligned', day, subscriptionIds: [] });
  const byDay = Map.groupBy(alignable(term, others), (one) => one.termEndsOn as string);
  for (const [day, ofDay] of byDay) {
    if (customEndProblem(term, day, others) === null)
      ends.push({
        kind: 'subscriptionAligned',
        day,
        subscriptionIds: ofDay.map((one) => one.subscriptionId),
      });
  }
  return ends.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.kind < b.kind ? -1 : 1));
}
