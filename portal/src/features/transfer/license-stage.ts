import type { ListedSubscription } from './license-move-calls.ts';

export type LicenseStage = 'renews' | 'ends' | 'open' | 'over' | 'waits';

/** Where a subscription stands on its way to another partner (C67): what comes next, and by when. */
export function stageOf({
  status,
  autoRenew,
  endsOn,
  due,
}: Pick<ListedSubscription, 'status' | 'autoRenew' | 'endsOn' | 'due'>): {
  readonly stage: LicenseStage;
  readonly date?: string;
} {
  switch (status) {
    case 'active':
      if (autoRenew) return { stage: 'renews', ...(endsOn ? { date: endsOn } : {}) };
      return { stage: 'ends', ...(endsOn ? { date: endsOn } : {}) };
    case 'expired':
      return { stage: 'open', ...(due ? { date: due.at } : {}) };
    case 'disabled':
      return { stage: 'over' };
    default:
      return { stage: 'waits' };
  }
}
