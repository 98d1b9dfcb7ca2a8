import type { ReadVersion } from '../../errors/read-version.ts';
import { staleness } from '../../errors/read-version.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Blocker, EndingConsequences, EndingFacts, StakedSubscription, WayOut } from './model.ts';

/** Paid in advance: has to be canceled, suspending is not enough (C37). */
const canceledOnly = new Set(['reservation', 'software', 'perpetual']);

/** Whether a subscription keeps the relationship from ending (I6). The database holds the same rule. */
export function blocksEnding({ status, kind }: Pick<StakedSubscription, 'status' | 'kind'>): boolean {
  return status === 'active' || status === 'pending' || (status === 'suspended' && canceledOnly.has(kind));
}

/** Everything in the way, what clears by itself first, in that order; the rest by name. */
export function blockersOf(subscriptions: readonly StakedSubscription[], now: Date): Blocker[] {
  return subscriptions
    .filter(blocksEnding)
    .map((subscription) => ({
      subscription,
      clearsAt: clearsAt(subscription),
      ways: waysOut(subscription, subscriptions, now),
    }))
    .sort(
      (a, b) =>
        (a.clearsAt?.getTime() ?? Number.POSITIVE_INFINITY) -
          (b.clearsAt?.getTime() ?? Number.POSITIVE_INFINITY) ||
        a.subscription.name.localeCompare(b.subscription.name) ||
        a.subscription.subscriptionId.localeCompare(b.subscription.subscriptionId),
    );
}

/** When all of them have cleared by themselves; null where one of them never does. */
export function allClearAt(blockers: readonly Blocker[]): Date | null {
  const dates = blockers.map((blocker) => blocker.clearsAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const last = Math.max(0, ...dates);
  return Number.isFinite(last) && dates.length > 0 ? new Date(last) : null;
}

/** A term ends with its last day (3.0 Dates); what renews, has no end or waits for delivery clears by nobody's date. */
function clearsAt({ status, autoRenew, termEndsOn }: StakedSubscription): Date | null {
  if (status === 'pending' || autoRenew || termEndsOn === null) return null;
  return new Date(Date.parse(`${termEndsOn}T00:00:00Z`) + 86_400_000);
}

function waysOut(one: StakedSubscription, all: readonly StakedSubscription[], now: Date): WayOut[] {
  if (one.status === 'pending') return [{ way: 'wait' }];
  if (one.kind === 'reservation') return [{ way: 'ask-vendor' }, ...stopRenewal(one)];
  const ways = [...suspension(one, all), ...cancellation(one, now), ...stopRenewal(one)];
  return ways.length > 0 || clearsAt(one) !== null ? ways : [{ way: 'ask-vendor' }];
}

/** C53: no trials, and a usage plan only when nothing below it is active. */
function suspension(one: StakedSubscription, all: readonly StakedSubscription[]): WayOut[] {
  if (one.status !== 'active' || one.isTrial || canceledOnly.has(one.kind)) return [];
  if (one.kind === 'usage' && one.parentSubscriptionId !== null) return [];
  const below = all.some(
    (other) => other.parentSubscriptionId === one.subscriptionId && other.status === 'active',
  );
  return [{ way: one.kind === 'usage' && (below || one.inUse) ? 'cancel-below' : 'suspend' }];
}

/** 4.8.3: inside the window; legacy licenses and usage-based services at any time. */
function cancellation(one: StakedSubscription, now: Date): WayOut[] {
  if (one.ruleSet === 'legacy' || (one.kind === 'usage' && one.parentSubscriptionId !== null))
    return [{ way: 'cancel', until: null }];
  const { cancelableUntil } = one;
  return cancelableUntil !== null && cancelableUntil > now ? [{ way: 'cancel', until: cancelableUntil }] : [];
}

function stopRenewal({ status, autoRenew, termEndsOn }: StakedSubscription): WayOut[] {
  return status === 'active' && autoRenew && termEndsOn !== null
    ? [{ way: 'stop-renewal', endsOn: termEndsOn }]
    : [];
}

const overAlready = new Set(['expired', 'disabled', 'deleted']);

export function consequencesOf({ subscriptions, supportRoles }: EndingFacts): EndingConsequences {
  return {
    runningOn: subscriptions.filter((one) => !blocksEnding(one) && !overAlready.has(one.status)),
    supportRoles,
    usageRolesStay: subscriptions.some(({ kind, status }) => kind === 'usage' && status !== 'deleted'),
  };
}

/** Whether a suspended subscription can be resumed once the relationship is live again (C38). */
export function isResumable({ status, termEndsOn }: StakedSubscription, now: Date): boolean {
  return status === 'suspended' && (termEndsOn === null || termEndsOn >= now.toISOString().slice(0, 10));
}

export interface Confirmation {
  /** Version of the declaration that was confirmed; null: the contract's route knows none. */
  readonly declarationVersion: string | null;
  readonly confirmed: boolean;
  /** What the person saw before: version of the consequences. Null: the last writer wins. */
  readonly seen: ReadVersion | null;
}

/** Why a person's word is not taken: not given, given to another text, or to other consequences. */
export function checkConfirmation(
  confirmation: Confirmation,
  present: { readonly declarationVersion: string; readonly etag: string },
): Refusal | null {
  if (!confirmation.confirmed) return new Refusal('consent-missing');
  const { declarationVersion, seen } = confirmation;
  if (declarationVersion !== null && declarationVersion !== present.declarationVersion)
    return new Refusal('changed-meanwhile');
  const stale = staleness(seen, present.etag);
  return stale && new Refusal(stale);
}

/** Names every blocker at once, each as a field of its own (C37: "list of blockers"). */
export function checkBlockers(blockers: readonly Blocker[], language: Language): Refusal | null {
  if (blockers.length === 0) return null;
  const names = blockers.map(({ subscription }) => subscription.name);
  const shown = names.slice(0, 5).join(', ');
  return new Refusal(
    'ending-blocked',
    { count: blockers.length, names: names.length > 5 ? `${shown}, …` : shown },
    blockers.map(({ subscription }) => ({
      field: `subscriptions.${subscription.subscriptionId}`,
      message: blockedText[language](subscription.name),
    })),
  );
}

const blockedText: Readonly<Record<Language, (name: string) => string>> = {
  en: (name) => `${name} is still active`,
  es: (name) => `${name} sigue activa`,
  ru: (name) => `«${name}» ещё действует`,
};
