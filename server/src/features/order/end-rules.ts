import { chargeOf } from '../../platform/money/index.ts';
import type { Sellable, SellableTerm } from '../catalog/model.ts';
import { abilitiesOf } from '../subscription/ability-rules.ts';
import { customEndProblem } from '../subscription/schedule-rules.ts';
import {
  cycleMonths,
  dayOf,
  daysAfter,
  daysFrom,
  lastDayOfTerm,
  monthsAfter,
} from '../subscription/term-rules.ts';
import type { PurchaseFacts } from './facts.ts';
import type { OrderProblem, WantedLine } from './model.ts';

/** Last day of the first term where the purchase chooses one (C56). */
export function customEndOf(wanted: Pick<WantedLine, 'customTermEndDate'>): string | null {
  return wanted.customTermEndDate === null ? null : dayOf(new Date(wanted.customTermEndDate));
}

/** Why that day cannot be the end of the first term (I33). */
export function endFaultOf(
  wanted: WantedLine,
  sellable: Sellable | null,
  term: SellableTerm | null,
  facts: Pick<PurchaseFacts, 'held' | 'seller' | 'now'>,
): Omit<OrderProblem, 'lineNumber'>[] {
  const day = customEndOf(wanted);
  if (day === null || !sellable || !term) return [];
  const refused = (reason: OrderProblem['reason'], parameters: OrderProblem['parameters'] = {}) => [
    { field: 'customTermEndDate', reason, parameters },
  ];
  const startsOn = dayOf(facts.now);
  const endsOn = lastDayOfTerm(facts.now, term.term, sellable.isTrial);
  const aligns = abilitiesOf({ ...sellable, termDuration: term.term }).alignEnd;
  if (!aligns || endsOn === null || term.term === null) return refused('custom-end-not-possible');
  const others = facts.held.filter((one) => one.partnerId === facts.seller.tenant.id);
  const problem = customEndProblem({ startsOn, endsOn, termDuration: term.term }, day, others);
  if (problem === 'outside') return refused('custom-end-outside-term', { first: startsOn, last: endsOn });
  return problem === 'unmatched' ? refused('custom-end-unmatched') : [];
}

/** What the first charge is: a cycle that the chosen end cuts short is prorated by its days. */
export function firstPriceOf(
  wanted: WantedLine,
  { unitPrice, billingCycle, currency }: Pick<SellableTerm, 'unitPrice' | 'billingCycle' | 'currency'>,
  now: Date,
): string {
  const end = customEndOf(wanted);
  const months = cycleMonths(billingCycle);
  const today = dayOf(now);
  if (end === null || months === 0 || end < today) return chargeOf(unitPrice, wanted.quantity, currency);
  const last = daysAfter(dayOf(monthsAfter(now, months)), -1);
  if (end >= last) return chargeOf(unitPrice, wanted.quantity, currency);
  const part = { days: daysFrom(today, end), of: daysFrom(today, last) };
  return chargeOf(unitPrice, wanted.quantity, currency, part);
}
