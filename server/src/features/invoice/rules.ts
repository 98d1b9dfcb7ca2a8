import { chargeOf, difference, digitsOf, isZero, sumOf } from '../../platform/money/index.ts';
import { dayOf, monthsAfter, monthsOfTerm } from '../subscription/term-rules.ts';
import { rounded } from '../usage/rules.ts';
import type {
  Bill,
  Billable,
  ChargeType,
  InvoiceType,
  LedgerCharge,
  LicenseMove,
  LineCharge,
  PurchaseTerms,
  UnbilledUsage,
} from './model.ts';
import { dayBefore, daysFrom, firstDayOf, lastDayOf, monthOf, monthsBetween } from './month-rules.ts';

const monthsOfCycle: Readonly<Partial<Record<PurchaseTerms['billingCycle'], number>>> = {
  monthly: 1,
  annual: 12,
  biennial: 24,
  triennial: 36,
};

/** Months that one charge pays for; 0: bought once and for good. */
export function cycleMonths({ billingCycle, termDuration }: PurchaseTerms): number {
  return monthsOfCycle[billingCycle] ?? (termDuration === null ? 0 : monthsOfTerm(termDuration));
}

/** One thing to charge in a month. */
interface Charge<P> {
  readonly purchase: P;
  readonly invoice: InvoiceType;
  readonly chargeType: ChargeType;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly amount: string;
}

interface Cycle {
  readonly number: number;
  readonly from: string;
  readonly to: string;
  /** Of a whole cycle: one that the end of the term cuts short is paid by its days (C56). */
  readonly fullDays: number;
}

/** Days that are charged, of those of a whole cycle. */
function partFrom(day: string, { to, fullDays }: Cycle) {
  return { days: daysFrom(day, to), of: fullDays };
}

// Thousands of subscriptions begin on the same days, and have the same cycles.
const knownCycles = new Map<string, Cycle>();
const knownCyclesMax = 20_000;

/** The charge cycle that begins so many months after the subscription did. */
function cycleAt(purchase: PurchaseTerms, months: number): Cycle {
  const length = cycleMonths(purchase);
  const { subscriptionEndsOn, billingCycle } = purchase;
  const firstDay = dayOf(purchase.cyclesFrom);
  const key = `${firstDay} ${months} ${length} ${billingCycle} ${subscriptionEndsOn}`;
  const known = knownCycles.get(key);
  if (known) return known;
  const start = new Date(`${firstDay}T00:00:00Z`);
  const from = dayOf(monthsAfter(start, months));
  const last = length === 0 ? from : dayBefore(dayOf(monthsAfter(start, months + length)));
  const cut = subscriptionEndsOn !== null && last > subscriptionEndsOn && subscriptionEndsOn >= from;
  const to = cut ? subscriptionEndsOn : last;
  // What is paid for a term at once costs the same however long the term is.
  const fullDays = daysFrom(from, monthsOfCycle[billingCycle] ? last : to);
  const cycle = { number: length === 0 ? 0 : months / length, from, to, fullDays };
  if (knownCycles.size >= knownCyclesMax) knownCycles.clear();
  knownCycles.set(key, cycle);
  return cycle;
}

/** The cycle whose first day lies in the month; a month holds one at most. */
function cycleBeginningIn(purchase: PurchaseTerms, month: string): Cycle | null {
  const months = monthsBetween(monthOf(purchase.cyclesFrom), month);
  const length = cycleMonths(purchase);
  if (months < 0 || (length === 0 ? months > 0 : months % length !== 0)) return null;
  return cycleAt(purchase, months);
}

/** The cycle that a day lies in. */
function cycleAround(purchase: PurchaseTerms, day: string): Cycle {
  const length = cycleMonths(purchase);
  if (length === 0) return { number: 0, from: day, to: day, fullDays: 1 };
  const months = monthsBetween(monthOf(purchase.cyclesFrom), day.slice(0, 7));
  const begun = cycleAt(purchase, Math.floor(months / length) * length);
  return begun.from <= day ? begun : cycleAt(purchase, Math.floor(months / length) * length - length);
}

/**
 * Whether a cycle that begins on this day is charged. A new-commerce subscription is billed while it is
 * suspended, a legacy one is not (4.8); nothing is billed once it has ended, or after a term that is
 * not renewed.
 */
function isBilledOn(purchase: PurchaseTerms, day: string): boolean {
  const { status, ruleSet, statusChangedAt, autoRenew, subscriptionEndsOn } = purchase;
  if (!autoRenew && subscriptionEndsOn !== null && day > subscriptionEndsOn) return false;
  if (status === 'active' || (status === 'suspended' && ruleSet === 'new-commerce')) return true;
  return day < dayOf(statusChangedAt);
}

/** More licenses in a running cycle: charged once for what is left of it (C50). */
function additionIn<P extends PurchaseTerms>(purchase: P, month: string): Charge<P> | null {
  const day = dayOf(purchase.orderedAt);
  if (purchase.transactionType !== 'AddQuantity' || monthOf(purchase.orderedAt) !== month) return null;
  const cycle = cycleAround(purchase, day);
  const amounts = priced(purchase, partFrom(day, cycle));
  return { ...amounts, invoice: 'OneTime', chargeType: 'AddQuantity', from: day, to: cycle.to };
}

/** Price, quantity and amount of an order line for a part of a cycle. */
function priced<P extends PurchaseTerms>(purchase: P, part: { readonly days: number; readonly of: number }) {
  const { unitPrice, quantity, currency } = purchase;
  return { purchase, currency, unitPrice, quantity, amount: chargeOf(unitPrice, quantity, currency, part) };
}

/**
 * A charge cycle that begins in the month. Monthly ones return with every month; what is paid for a
 * year or longer ahead, or bought for good, is charged once.
 */
function cycleChargeIn<P extends PurchaseTerms>(purchase: P, month: string): Charge<P> | null {
  const cycle = cycleBeginningIn(purchase, month);
  const ordered = dayOf(purchase.orderedAt);
  const isAddition = purchase.transactionType === 'AddQuantity';
  // The cycle an addition fell into was paid with the addition.
  if (!cycle || cycle.from < ordered || (isAddition && cycle.from === ordered)) return null;
  if (!isBilledOn(purchase, cycle.from)) return null;
  const chargeType = cycle.number === 0 ? 'New' : 'CycleFee';
  const { from, to } = cycle;
  return { ...priced(purchase, partFrom(from, cycle)), invoice: invoiceOf(purchase), chargeType, from, to };
}

/** What is charged every month returns on the recurring invoice. */
function invoiceOf({ billingCycle }: PurchaseTerms): InvoiceType {
  return billingCycle === 'monthly' ? 'Recurring' : 'OneTime';
}

const chargeTypeOf: Readonly<Record<LedgerCharge['reason'], ChargeType>> = {
  add: 'AddQuantity',
  reduce: 'RemoveQuantity',
  cancel: 'Cancel',
  renew: 'Renew',
  term: 'ChangeTerm',
  upgrade: 'Upgrade',
  convert: 'Convert',
};

/** Begin a cycle of their own, which is paid with them. */
const beginsCycle: readonly LedgerCharge['reason'][] = ['renew', 'term', 'upgrade', 'convert'];

/** All that is known of one subscription. */
interface Account<P extends PurchaseTerms = PurchaseTerms> {
  readonly purchases: readonly [P, ...P[]];
  readonly ledger: readonly LedgerCharge[];
  readonly moves: readonly LicenseMove[];
  readonly usage: readonly UnbilledUsage[];
}

/** Whether order lines alone say what it costs: nothing was added, given back or priced anew since. */
function isAsOrdered({ purchases, ledger, moves }: Account): boolean {
  const [{ presentQuantity, presentUnitPrice }] = purchases;
  const ordered = purchases.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    ledger.length === 0 &&
    moves.length === 0 &&
    ordered === presentQuantity &&
    purchases.every(
      ({ transactionType, unitPrice }) => transactionType !== 'Transition' && unitPrice === presentUnitPrice,
    )
  );
}

/** Licenses there were when a day began: those there are now, less everything that came on that day or later. */
function quantityAt({ purchases, ledger, moves }: Account, day: string): number {
  const [{ subscriptionId, presentQuantity, status }] = purchases;
  const later = (at: Date) => dayOf(at) >= day;
  const added = ledger
    .filter(({ reason, chargedAt }) => reason === 'add' && later(chargedAt))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const given = ledger
    .filter(({ reason, chargedAt }) => reason === 'reduce' && later(chargedAt))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const ordered = purchases
    .filter(({ transactionType, orderedAt }) => transactionType === 'AddQuantity' && later(orderedAt))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const moved = moves
    .filter(
      ({ at, fromSubscriptionId, toSubscriptionId }) => later(at) && fromSubscriptionId !== toSubscriptionId,
    )
    .reduce((sum, { fromSubscriptionId, quantity }) => {
      if (fromSubscriptionId !== subscriptionId) return sum - quantity;
      // What was moved as a whole has kept its number to the end.
      return status === 'deleted' ? sum : sum + quantity;
    }, 0);
  return presentQuantity - added + given - ordered + moved;
}

/** The price of a cycle that begins on a day: the present one, unless it was changed on that day or later. */
function unitPriceAt({ purchases, ledger }: Account, day: string): string {
  const [first] = purchases;
  const later = ledger.filter(({ chargedAt }) => dayOf(chargedAt) >= day);
  const changed = later.some(({ reason }) => beginsCycle.includes(reason));
  if (!changed) return first.presentUnitPrice;
  return later.find(({ reason }) => !beginsCycle.includes(reason))?.unitPrice ?? first.unitPrice;
}

/** A cycle that begins in the month, of a subscription that has changed since it was ordered. */
function changedCycleIn<P extends PurchaseTerms>(account: Account<P>, month: string): Charge<P> | null {
  const [first] = account.purchases;
  const cycle = cycleBeginningIn(first, month);
  const begun = first.transactionType === 'Transition' ? dayOf(first.orderedAt) : dayOf(first.cyclesFrom);
  // The cycle it began with was paid when it began.
  if (!cycle || cycle.from <= begun || cycle.from <= dayOf(first.orderedAt)) return null;
  if (account.ledger.some(({ reason, from }) => beginsCycle.includes(reason) && from === cycle.from))
    return null;
  if (!isBilledOn(first, cycle.from)) return null;
  const quantity = quantityAt(account, cycle.from);
  if (quantity <= 0) return null;
  const unitPrice = unitPriceAt(account, cycle.from);
  const amount = chargeOf(unitPrice, quantity, first.currency, partFrom(cycle.from, cycle));
  return {
    purchase: first,
    invoice: invoiceOf(first),
    chargeType: 'CycleFee',
    currency: first.currency,
    from: cycle.from,
    to: cycle.to,
    quantity,
    unitPrice,
    amount,
  };
}

/** What was bought in the month: the first cycle of an order line. */
function firstCycleIn<P extends PurchaseTerms>(purchase: P, month: string): Charge<P> | null {
  if (purchase.transactionType !== 'New') return null;
  const asBought = { ...purchase, cyclesFrom: purchase.orderedAt };
  const charge = cycleChargeIn(asBought, month);
  return charge?.chargeType === 'New' ? { ...charge, purchase } : null;
}

function ledgerChargesIn<P extends PurchaseTerms>(
  { purchases, ledger }: Account<P>,
  month: string,
): Charge<P>[] {
  const [purchase] = purchases;
  return ledger
    .filter(({ chargedAt }) => monthOf(chargedAt) === month)
    .map((one) => ({
      purchase,
      invoice: one.reason === 'renew' ? invoiceOf(purchase) : 'OneTime',
      chargeType: chargeTypeOf[one.reason],
      currency: purchase.currency,
      from: one.from,
      to: one.to,
      quantity: one.quantity,
      unitPrice: one.unitPrice,
      amount: one.amount,
    }));
}

/** Until when what was bought with a promotion cost less: up to the term that came after the first. */
function promotionEndsOn({ purchases, ledger }: Account): string | null {
  const [{ promotion, promoted }] = purchases;
  if (promotion === null) return null;
  if (promoted) return '9999-12-31';
  const next = ledger.filter(({ reason }) => beginsCycle.includes(reason)).map(({ from }) => from);
  const [first] = next.sort();
  return first === undefined ? null : dayBefore(first);
}

function chargesIn<P extends PurchaseTerms>(account: Account<P>, month: string): Charge<P>[] {
  const { purchases } = account;
  const promotedUntil = promotionEndsOn(account);
  const asCharged = (charge: Charge<P>): Charge<P> => {
    const isPromoted =
      promotedUntil !== null &&
      charge.from <= promotedUntil &&
      charge.unitPrice === charge.purchase.unitPrice;
    return isPromoted || charge.purchase.promotion === null
      ? charge
      : { ...charge, purchase: { ...charge.purchase, promotion: null } };
  };
  const charges = isAsOrdered(account)
    ? purchases.flatMap((purchase) => [additionIn(purchase, month), cycleChargeIn(purchase, month)])
    : [
        ...purchases.flatMap((purchase) => [additionIn(purchase, month), firstCycleIn(purchase, month)]),
        changedCycleIn(account, month),
        ...ledgerChargesIn(account, month),
      ];
  return [...charges.filter((charge) => charge !== null).map(asCharged), ...usageChargesOf(account)];
}

/** One line for each month of a plan: what it cost by the rate card, less what was billed of it before. */
function usageChargesOf<P extends PurchaseTerms>({ purchases: [purchase], usage }: Account<P>): Charge<P>[] {
  return usage.map(({ month, currency, cost, billed }) => {
    const amount = difference(rounded(cost, digitsOf(currency)), billed);
    return {
      // What is used has no reduced price of its own.
      purchase: { ...purchase, promotion: null },
      invoice: 'OneTime',
      chargeType: 'Usage',
      currency,
      from: firstDayOf(month),
      to: lastDayOf(month),
      quantity: 1,
      unitPrice: amount,
      amount,
    };
  });
}

type Undecided =
  | 'transactionType'
  | 'currency'
  | 'presentQuantity'
  | 'presentUnitPrice'
  | 'promoted'
  | 'cyclesFrom'
  | 'ruleSet'
  | 'status'
  | 'statusChangedAt'
  | 'autoRenew';

/** A purchase as a line shows it: without what was there to decide about it. */
export type LineOf<P extends PurchaseTerms> = Omit<P, Undecided> & LineCharge;

function lineOf<P extends PurchaseTerms>(
  { purchase, chargeType, from, to, quantity, unitPrice, amount }: Charge<P>,
  lineNumber: number,
): LineOf<P> {
  const {
    transactionType: _,
    currency: _currency,
    presentQuantity: _quantity,
    presentUnitPrice: _price,
    promoted: _promoted,
    cyclesFrom: _from,
    ruleSet: _set,
    status: _status,
    statusChangedAt: _changed,
    autoRenew: _renew,
    ...facts
  } = purchase;
  return {
    ...facts,
    lineNumber,
    chargeType,
    chargeStartsOn: from,
    chargeEndsOn: to,
    quantity,
    unitPrice,
    subtotal: amount,
  };
}

/**
 * What a partner is billed for a month: each line follows from one order line, one change or one charge cycle,
 * what costs nothing is left out, and recurring and one-time charges stand on invoices of their own, one per
 * currency.
 */
export function billsOf<P extends PurchaseTerms>(
  { purchases, ledger, moves, usage }: Billable<P>,
  month: string,
): Bill<LineOf<P>>[] {
  const charges = accountsOf({ purchases, ledger, moves, usage }).flatMap((account) =>
    chargesIn(account, month),
  );
  const groups = Map.groupBy(charges, ({ invoice, currency }) => `${invoice} ${currency}`);
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .flatMap(([, group]) => {
      const [{ invoice: type, currency }] = group as [Charge<P>, ...Charge<P>[]];
      const lines = group
        .filter(({ amount }) => !isZero(amount))
        .map((charge, index) => lineOf(charge, index + 1));
      if (lines.length === 0) return [];
      return [{ type, currency, lines, total: sumOf(lines.map(({ subtotal }) => subtotal)) }];
    });
}

/**
 * What returns by itself in a month that begins, by currency: the next charge cycles of terms that run on. A term
 * that ends before is renewed, and charged then.
 */
export function cyclesReturningIn(billable: Billable<PurchaseTerms>, month: string): Record<string, string> {
  const returning = accountsOf({ ...billable, usage: [] })
    .flatMap((account) => chargesIn(account, month))
    .filter(
      ({ chargeType, from, purchase: { subscriptionEndsOn } }) =>
        chargeType === 'CycleFee' && (subscriptionEndsOn === null || from <= subscriptionEndsOn),
    );
  const byCurrency = Map.groupBy(returning, ({ currency }) => currency);
  return Object.fromEntries(
    [...byCurrency].map(([currency, some]) => [currency, sumOf(some.map(({ amount }) => amount))]),
  );
}

/** In the order in which purchases come, so that a customer's lines stand together. */
function accountsOf<P extends PurchaseTerms>({ purchases, ledger, moves, usage }: Billable<P>): Account<P>[] {
  const used = Map.groupBy(usage, ({ subscriptionId }) => subscriptionId);
  const charged = Map.groupBy(ledger, ({ subscriptionId }) => subscriptionId);
  const movedFrom = Map.groupBy(moves, (one) => one.fromSubscriptionId);
  const movedTo = Map.groupBy(moves, (one) => one.toSubscriptionId);
  return [...Map.groupBy(purchases, ({ subscriptionId }) => subscriptionId)].map(([subscriptionId, own]) => ({
    purchases: own as [P, ...P[]],
    ledger: charged.get(subscriptionId) ?? [],
    usage: used.get(subscriptionId) ?? [],
    moves: [
      ...(movedFrom.get(subscriptionId) ?? []),
      ...(movedTo.get(subscriptionId) ?? []).filter((one) => one.fromSubscriptionId !== subscriptionId),
    ],
  }));
}
