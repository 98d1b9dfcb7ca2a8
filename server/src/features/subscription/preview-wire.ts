import { errorCodes } from '../../errors/error-codes.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { present } from '../../platform/http/index.ts';
import { chargeOf, sumOf } from '../../platform/money/index.ts';
import type { UpdateResult } from './actions.ts';
import type { Charge, KeptSubscription } from './model.ts';
import type { MemberChange } from './recording.ts';

/** What a change would do, or what stands against it: a refusal is an answer here. */
export async function previewToWire(work: () => Promise<UpdateResult>, language: Language) {
  try {
    return updatePreviewToWire(await work());
  } catch (error) {
    if (error instanceof Refusal) return blockedToWire(error, language);
    throw error;
  }
}

/** Why a change is not possible, as the refusal itself would say it. */
export function blockedToWire(refusal: Refusal, language: Language) {
  // Somebody who may not know of a thing learns nothing from trying it either.
  if (errorCodes[refusal.reason].status === 404) throw refusal;
  const blocked = {
    code: errorCodes[refusal.reason].code,
    description: sentenceOf(refusal.reason, refusal.parameters, language),
    fields: refusal.fields.map(({ field }) => field),
  };
  return { ...nothing, allowed: false, blockedBy: [blocked] };
}

export const nothing = {
  dryRun: true,
  allowed: true,
  blockedBy: [],
  changes: [],
  charges: [],
  effects: [],
  followers: [],
  licenseErrors: [],
} as const;

export function chargeToWire(charge: Charge) {
  const { reason, quantity, unitPrice, amount, currency, from, to } = charge;
  return { reason, quantity, unitPrice: Number(unitPrice), amount: Number(amount), currency, from, to };
}

export function memberToWire({ member, from, to }: MemberChange) {
  return present({ member, from, to });
}

/** The sum of charges and refunds, where all are in one currency. */
export function costToWire(charges: readonly Charge[]) {
  const [first] = charges;
  if (!first) return undefined;
  return { amount: Number(sumOf(charges.map(({ amount }) => amount))), currency: first.currency };
}

/** What one charge cycle costs before and after, where both are of one length. */
export function perCycleToWire(before: KeptSubscription, after: KeptSubscription) {
  if (before.billingCycle !== after.billingCycle || after.status === 'deleted') return undefined;
  const price = (s: KeptSubscription) => Number(chargeOf(s.unitPrice, s.quantity, s.currency));
  if (price(before) === price(after)) return undefined;
  const { currency, billingCycle } = after;
  return { before: price(before), after: price(after), currency, billingCycle };
}

function updatePreviewToWire({ members, charges, followers, before, after }: UpdateResult) {
  const all = [...charges, ...followers.flatMap((one) => one.charges)];
  return present({
    ...nothing,
    changes: members.map(memberToWire),
    charges: all.map(chargeToWire),
    cost: costToWire(all),
    perCycle: perCycleToWire(before, after),
    effects: effectsOf(before, after),
    followers: followers.map((one) => ({
      id: one.after.subscriptionId,
      name: one.after.friendlyName,
      status: one.after.status,
    })),
  });
}

/** What happens besides what was asked for. */
export function effectsOf(before: KeptSubscription, after: KeptSubscription): string[] {
  const effects: readonly (readonly [string, boolean])[] = [
    ['scheduled-change-dropped', before.scheduled !== null && after.scheduled === null],
    ['renewal-off', before.autoRenew && !after.autoRenew && after.status !== 'deleted'],
    ['access-off', before.status === 'active' && after.status !== 'active'],
    [
      'billing-goes-on',
      after.status === 'suspended' && before.status === 'active' && after.ruleSet !== 'legacy',
    ],
    ['renewal-stays-off', before.status === 'suspended' && after.status === 'active'],
    ['not-undone', after.status === 'deleted'],
    ['new-window', after.quantity > before.quantity && after.additions.length > before.additions.length],
    ['promotion-lost', before.promotion !== null && after.promotion === null],
    ['window-closed', before.cancelableUntil !== null && after.cancelableUntil === null],
    ['new-term', before.termStartsAt.getTime() !== after.termStartsAt.getTime()],
  ];
  return effects.flatMap(([effect, happens]) => (happens ? [effect] : []));
}
