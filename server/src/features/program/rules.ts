import type { ProgramStatus } from '../../access/caller.ts';
import { nextState } from '../../platform/states/index.ts';
import { programStates } from '../partner-agreement/rules.ts';
import type { Revenue } from './model.ts';

/**
 * Whether twelve months reach the floor: shares of several currencies add up. Where a currency has no floor,
 * nobody loses anything for want of one.
 */
export function meetsFloor(revenue: readonly Revenue[]): boolean {
  if (revenue.some(({ share, amount }) => share === null && !amount.startsWith('-') && Number(amount) > 0))
    return true;
  return revenue.reduce((sum, { share }) => sum + Number(share ?? 0), 0) >= 1;
}

export function statusAfter(
  status: ProgramStatus,
  event: 'restrict' | 'lift' | 'deauthorize' | 'return' | 'readmit',
): ProgramStatus | null {
  const to = nextState(programStates, status, event);
  return to === 'not enrolled' ? null : to;
}

/** A month of warning; the way back is open after a year (section 8). */
export const warnsBeforeDays = 30;

/** First day of the month a year on: whoever comes back begins another twelve months (C111). */
export function anniversaryAfter(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear() + 1, at.getUTCMonth(), 1));
}

export function aYearAfter(at: Date): Date {
  const next = new Date(at);
  next.setUTCFullYear(next.getUTCFullYear() + 1);
  return next;
}
