import { refuse } from '../../errors/refusal.ts';
import { exceeds, isZero, shownAmount, sumOf } from '../../platform/money/index.ts';
import type { Sellable } from '../catalog/model.ts';
import { textIn } from '../catalog/rules.ts';
import { abilitiesOf, lifeLimits } from './ability-rules.ts';
import { batchesOf, chargeForAdding, openBatches, reduce, stillApart } from './batch-rules.ts';
import type { Change, ChangeFacts, ChangeOutcome } from './change-model.ts';
import type { Addition, Charge, KeptSubscription } from './model.ts';
import { refuseOutsidePromotion } from './promotion-rules.ts';
import { refusalOfStatus, refuseAt, shownInstant } from './refusals.ts';
import { schedule } from './schedule-rules.ts';
import { cancel, resume, suspend } from './standing-rules.ts';
import { nextStatus } from './status-rules.ts';
import { changeTerm } from './term-change-rules.ts';
import { reducibleUntil } from './window-rules.ts';
import { changeWords } from './words.ts';

const order: readonly Change['kind'][] = [
  'rename',
  'resume',
  'quantity',
  'term',
  'auto-renew',
  'schedule',
  'suspend',
  'cancel',
  'other-status',
];

/** What becomes of a subscription by all that one request wants, or the refusal of the first that cannot be. */
export function applyChanges(
  s: KeptSubscription,
  changes: readonly Change[],
  facts: ChangeFacts,
): ChangeOutcome {
  if (changes.length === 0) return { next: s, charges: [] };
  refuseWhileDue(s, facts);
  const sorted = [...changes].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const outcome = sorted.reduce<ChangeOutcome>(
    ({ next, charges }, change) => {
      const step = applyChange(next, change, facts);
      return {
        next: step.next,
        charges: [...charges, ...step.charges.filter(({ amount }) => !isZero(amount))],
      };
    },
    { next: s, charges: [] },
  );
  refuseOverCredit(outcome.charges, s.currency, facts);
  if (sorted.every(({ kind }) => kind === 'rename')) return outcome;
  if (s.updates >= lifeLimits.updates)
    refuse('subscription-updated-too-often', { limit: lifeLimits.updates });
  return { ...outcome, next: { ...outcome.next, updates: s.updates + 1 } };
}

/** From the moment its date has come until the work is done, nothing else changes (3.0 Concurrency). */
export function refuseWhileDue(s: Pick<KeptSubscription, 'dueAt'>, { now }: Pick<ChangeFacts, 'now'>): void {
  if (s.dueAt !== null && now >= s.dueAt) refuse('subscription-being-renewed');
}

/** Everything that is charged counts against the credit that orders are placed on (I23). */
export function refuseOverCredit(
  charges: readonly Charge[],
  currency: string,
  { credit }: Pick<ChangeFacts, 'credit'>,
): void {
  const amount = sumOf(charges.map((one) => one.amount));
  if (currency !== credit.currency || !exceeds(amount, '0') || !exceeds(amount, credit.available)) return;
  refuse('credit-exceeded', {
    amount: shownAmount(amount, currency),
    available: shownAmount(credit.available, currency),
  });
}

function applyChange(s: KeptSubscription, change: Change, facts: ChangeFacts): ChangeOutcome {
  switch (change.kind) {
    case 'rename':
      return rename(s, change.friendlyName, facts);
    case 'quantity':
      return changeQuantity(s, change.quantity, facts);
    case 'auto-renew':
      return setAutoRenew(s, change.on, facts);
    case 'schedule':
      return schedule(s, change.wanted, facts);
    case 'term':
      return changeTerm(s, change, facts);
    case 'suspend':
      return suspend(s, change.reason, facts);
    case 'resume':
      return resume(s, facts);
    case 'cancel':
      return cancel(s, facts);
    case 'other-status':
      return refuseAt('status', 'subscription-status-refused', facts.language, {
        why: changeWords['status-not-asked'][facts.language],
      });
  }
}

function rename(s: KeptSubscription, friendlyName: string, { language }: ChangeFacts): ChangeOutcome {
  if (nextStatus(s.status, 'edit') === null) throw refusalOfStatus(s, language);
  return { next: { ...s, friendlyName }, charges: [] };
}

/** C50, C51: more at any time while active, fewer only inside the window of each batch (I29). */
function changeQuantity(s: KeptSubscription, quantity: number, facts: ChangeFacts): ChangeOutcome {
  const { language, now } = facts;
  const event = quantity > s.quantity ? 'add-licenses' : 'reduce-licenses';
  if (nextStatus(s.status, event) === null) throw refusalOfStatus(s, language);
  const able = abilitiesOf(s);
  if (!(quantity > s.quantity ? able.add : able.reduce)) {
    const why = s.isTrial ? 'seats-trial' : quantity > s.quantity ? 'seats-fixed' : 'seats-not-reduced';
    refuseAt('quantity', 'licenses-fixed', language, { why: changeWords[why][language] });
  }
  refuseOutsideLimits(s, quantity, facts);
  refuseAgainstBase(s, quantity, facts);
  refuseOutsidePromotion(s, quantity, facts);
  const kept = stillApart(s.additions, now);
  // A change of the number drops what was scheduled (4.8.4).
  const next = { ...s, quantity, scheduled: null };
  if (quantity > s.quantity) {
    const more = quantity - s.quantity;
    const addition: Addition = { quantity: more, at: now, until: reducibleUntil(s, now) };
    return { next: { ...next, additions: [...kept, addition] }, charges: [chargeForAdding(s, more, now)] };
  }
  const fewer = s.quantity - quantity;
  const present = { ...s, additions: kept };
  refuseUnlessOpen(present, fewer, facts);
  const { additions, charge } = reduce(present, fewer, now, 'reduce');
  return { next: { ...next, additions }, charges: [charge] };
}

function refuseUnlessOpen(s: KeptSubscription, fewer: number, { now, language }: ChangeFacts): void {
  const open = openBatches(s, now);
  const reducible = open.reduce((sum, one) => sum + one.quantity, 0);
  if (fewer <= reducible) return;
  if (reducible > 0) {
    const until = open.map((one) => one.until?.getTime() ?? Number.POSITIVE_INFINITY);
    refuseAt('quantity', 'licenses-partly-reducible', language, {
      reducible,
      until: shownInstant(new Date(Math.min(...until))),
    });
  }
  const last = batchesOf(s)
    .map(({ until }) => until)
    .reduce((latest, until) => (latest && (!until || latest > until) ? latest : until), null);
  if (last === null) refuseAt('quantity', 'licenses-never-reducible', language);
  refuseAt('quantity', 'licenses-not-reducible', language, { until: shownInstant(last) });
}

function refuseOutsideLimits(s: KeptSubscription, quantity: number, facts: ChangeFacts): void {
  const product = facts.catalog.get(s.catalogItemId.toLowerCase());
  const maximum = product?.maximum ?? Number.MAX_SAFE_INTEGER;
  // Somebody who holds fewer than are sold today keeps what there is.
  const minimum = Math.min(product?.minimum ?? 1, s.quantity);
  if (quantity >= minimum && quantity <= maximum) return;
  refuseAt('quantity', 'quantity-outside-limits', facts.language, {
    offer: nameOf(s, product, facts),
    minimum,
    maximum,
    quantity,
  });
}

function nameOf(s: KeptSubscription, product: Sellable | undefined, { language }: ChangeFacts): string {
  return product ? textIn(product.offerName, language) : s.offerName;
}

/** An add-on that hangs on a base has at most as many licenses as the base (C59). */
function refuseAgainstBase(s: KeptSubscription, quantity: number, facts: ChangeFacts): void {
  const { relatives, language } = facts;
  const base = relatives.find((one) => one.subscriptionId === s.parentSubscriptionId);
  if (s.kind === 'license' && base?.kind === 'license' && quantity > s.quantity && quantity > base.quantity) {
    refuseAt('quantity', 'addon-exceeds-base', language, { base: base.quantity, quantity });
  }
  const needed = relatives
    .filter((one) => one.parentSubscriptionId === s.subscriptionId && one.kind === 'license')
    .filter((one) => one.status === 'active' || one.status === 'suspended')
    .reduce((most, one) => Math.max(most, one.quantity), 0);
  if (s.kind === 'license' && quantity < s.quantity && quantity < needed) {
    refuseAt('quantity', 'addons-need-licenses', language, { needed, quantity });
  }
}

/** C55: on by default; off drops what was scheduled. */
function setAutoRenew(s: KeptSubscription, on: boolean, facts: ChangeFacts): ChangeOutcome {
  const { language } = facts;
  if (s.status !== 'active') throw refusalOfStatus(s, language);
  const product = facts.catalog.get(s.catalogItemId.toLowerCase());
  const renewable = abilitiesOf(s).autoRenew && s.termEndsOn !== null && product?.isRenewable !== false;
  if (on && !renewable) refuseAt('autoRenewEnabled', 'auto-renew-not-possible', language);
  return { next: { ...s, autoRenew: on, scheduled: on ? s.scheduled : null }, charges: [] };
}
