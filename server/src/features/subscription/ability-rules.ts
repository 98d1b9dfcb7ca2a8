import type { WindowProduct, WindowRule } from './window-rules.ts';
import { windowRuleOf } from './window-rules.ts';

/** What may ever be changed of a kind of product, whatever its state (4.8.1, 4.8.2). */
export interface Abilities {
  readonly add: boolean;
  readonly reduce: boolean;
  /** Suspend and resume. */
  readonly suspend: boolean;
  readonly autoRenew: boolean;
  /** Changes for the next term (C55). */
  readonly schedule: boolean;
  /** Term and billing cycle before the next term (C57). */
  readonly changeTerm: boolean;
  /** An end date of one's own choice (C56). */
  readonly alignEnd: boolean;
}

const none: Abilities = {
  add: false,
  reduce: false,
  suspend: false,
  autoRenew: false,
  schedule: false,
  changeTerm: false,
  alignEnd: false,
};

/** THE table of what can be changed, by kind. */
export const abilities = {
  license: {
    add: true,
    reduce: true,
    suspend: true,
    autoRenew: true,
    schedule: true,
    changeTerm: true,
    alignEnd: true,
  },
  legacy: { ...none, add: true, reduce: true, suspend: true, autoRenew: true, changeTerm: true },
  // Neither seats nor status change before the conversion (C58).
  trial: { ...none, autoRenew: true, schedule: true },
  software: { ...none, add: true, suspend: true, autoRenew: true, schedule: true },
  'marketplace-monthly': { ...none, add: true, suspend: true, autoRenew: true, schedule: true },
  'marketplace-annual': { ...none, add: true, suspend: true, autoRenew: true, schedule: true },
  usage: { ...none, suspend: true },
  reservation: { ...none, autoRenew: true },
  perpetual: none,
} as const satisfies Record<WindowRule, Abilities>;

export function abilitiesOf(product: WindowProduct): Abilities {
  const own = abilities[windowRuleOf(product)];
  // A legacy trial never becomes anything by itself (C58).
  return product.isTrial && product.ruleSet === 'legacy' ? none : own;
}

/** Numbers of the trade (8). */
export const lifeLimits = {
  updates: 1200,
  trialLicenses: 25,
  expiredDays: 30,
  /** After *expired*. */
  disabledDays: 90,
  /** After *suspended*: 30 days in which the term could still be taken up, then the 90 of everybody (D8). */
  disabledAfterSuspendedDays: 30 + 90,
  legacySuspendedDays: 90,
} as const;
