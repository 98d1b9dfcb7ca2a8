import { refuse } from '../../errors/refusal.ts';
import { abilitiesOf, lifeLimits } from './ability-rules.ts';
import { reduce } from './batch-rules.ts';
import type { ChangeFacts, ChangeOutcome, Relative, SuspensionReason } from './change-model.ts';
import { suspendedByTransfer, suspendedWithBase } from './change-model.ts';
import type { KeptSubscription } from './model.ts';
import { refusalOfStatus, refuseAt, shownInstant } from './refusals.ts';
import { nextStatus } from './status-rules.ts';
import { cancellationClock, cancellationWindowOf, hoursAfter } from './window-rules.ts';
import { changeWords } from './words.ts';

/** C53: access off at once, auto-renew off, what was scheduled is dropped; a waiting billing cycle stays. */
export function suspend(s: KeptSubscription, reason: SuspensionReason, facts: ChangeFacts): ChangeOutcome {
  const { language, relatives, now, running = 0 } = facts;
  if (nextStatus(s.status, 'suspend') === null) throw refusalOfStatus(s, language);
  if (!abilitiesOf(s).suspend) {
    const why = changeWords[s.isTrial ? 'status-trial' : 'status-fixed'][language];
    refuseAt('status', 'subscription-status-refused', language, { why });
  }
  refuseWhileInUse(s, relatives);
  if (s.kind === 'usage' && running > 0) refuse('plan-has-active-subscriptions');
  return { next: suspended(s, [reason], now), charges: [] };
}

/** A usage plan stays while something below it is active (C53, failure catalog 4). */
function refuseWhileInUse(s: KeptSubscription, relatives: readonly Relative[]): void {
  const inUse = relatives.some(
    (one) =>
      one.parentSubscriptionId === s.subscriptionId && one.status === 'active' && one.kind !== 'license',
  );
  if (s.kind === 'usage' && inUse) refuse('plan-has-active-subscriptions');
}

function suspended(s: KeptSubscription, reasons: readonly string[], now: Date): KeptSubscription {
  return {
    ...s,
    status: 'suspended',
    statusChangedAt: now,
    suspensionReasons: reasons,
    autoRenew: false,
    scheduled: null,
    // A legacy one is not billed meanwhile, and goes after 90 days (4.8.2, D8).
    stageEndsAt: s.ruleSet === 'legacy' ? hoursAfter(now, lifeLimits.legacySuspendedDays * 24) : null,
  };
}

/** C53: until the term ends; an add-on only once its base is active. Auto-renew stays off. */
export function resume(s: KeptSubscription, facts: ChangeFacts): ChangeOutcome {
  if (nextStatus(s.status, 'resume') === null) throw refusalOfStatus(s, facts.language);
  // Resumed, it would be billed twice.
  if (s.suspensionReasons.includes(suspendedByTransfer)) {
    const why = changeWords['status-transferred'][facts.language];
    refuseAt('status', 'subscription-status-refused', facts.language, { why });
  }
  const base = facts.relatives.find((one) => one.subscriptionId === s.parentSubscriptionId);
  if (base && base.status !== 'active') refuse('base-not-active');
  return { next: resumed(s, facts.now), charges: [] };
}

function resumed(s: KeptSubscription, now: Date): KeptSubscription {
  return { ...s, status: 'active', statusChangedAt: now, suspensionReasons: [], stageEndsAt: null };
}

/** C54, I30: inside the window only; what it brings back follows from the table of windows. */
export function cancel(s: KeptSubscription, facts: ChangeFacts): ChangeOutcome {
  const { now, language } = facts;
  if (nextStatus(s.status, 'cancel') === null) throw refusalOfStatus(s, language);
  const window = cancellationWindowOf(s);
  if (window.canceling === 'never' || window.canceling === 'elsewhere') {
    const why = changeWords[window.canceling === 'never' ? 'status-trial' : 'cancel-elsewhere'][language];
    refuseAt('status', 'subscription-status-refused', language, { why });
  }
  refuseWhileInUse(s, facts.relatives);
  const clock = cancellationClock(s, now);
  if (!clock.open) {
    if (clock.until === null) refuseAt('status', 'cancellation-without-window', language);
    const hours = window.hours !== null && window.hours < 48;
    refuseAt('status', hours ? 'cancellation-hours-over' : 'cancellation-window-over', language, {
      until: shownInstant(clock.until),
    });
  }
  const { charge } = reduce(s, s.quantity, now, 'cancel');
  return { next: canceled(s, now), charges: s.kind === 'usage' ? [] : [charge] };
}

export function canceled(s: KeptSubscription, now: Date): KeptSubscription {
  return {
    ...s,
    status: 'deleted',
    statusChangedAt: now,
    suspensionReasons: [],
    autoRenew: false,
    scheduled: null,
    nextCharge: null,
    nextChargeAt: null,
    stageEndsAt: null,
  };
}

/** What a change of the base makes of an add-on; null: nothing. */
export function followBase(
  addon: KeptSubscription,
  base: Pick<KeptSubscription, 'status'>,
  now: Date,
): ChangeOutcome | null {
  if (base.status === 'suspended' && addon.status === 'active')
    return { next: suspended(addon, [suspendedWithBase], now), charges: [] };
  if (base.status === 'active' && addon.status === 'suspended')
    return addon.suspensionReasons.includes(suspendedWithBase)
      ? { next: resumed(addon, now), charges: [] }
      : null;
  if (base.status === 'deleted' && nextStatus(addon.status, 'cancel') !== null) {
    const { charge } = reduce(addon, addon.quantity, now, 'cancel');
    return { next: canceled(addon, now), charges: [charge] };
  }
  return null;
}
