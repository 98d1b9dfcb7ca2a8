import { exactOf, exceeds } from '../../platform/money/index.ts';
import { monthOf } from '../invoice/month-rules.ts';
import type { BudgetHistory, UsageBudget } from './model.ts';

const dayMs = 86_400_000;
const reminderPercent = 80;
const reminderDays = 7;
const amountMax = 9_999_999_999;

/** Whole percent of a budget that is used, the rest cut off. */
export function percentOf(used: string, amount: string): number {
  return Number((exactOf(used) * 100n) / exactOf(amount));
}

/** The last moment an estimate knows of: it is one day behind (section 8). */
export function estimateDate(at: Date): Date {
  return new Date(at.getTime() - dayMs);
}

/** Budgets are looked at as each day begins, in UTC. */
export function nextLook(at: Date): Date {
  return new Date((Math.floor(at.getTime() / dayMs) + 1) * dayMs);
}

/** From 80 % on, every 7 days; above 100 % there is nothing left to remind of (section 8). */
export function isReminderDue({ amount, remindedAt }: BudgetHistory, used: string, at: Date): boolean {
  if (percentOf(used, amount) < reminderPercent || exceeds(used, amount)) return false;
  return remindedAt === null || at.getTime() - remindedAt.getTime() >= reminderDays * dayMs;
}

/** Others are told once in a month that it is exceeded. */
export function isExcessNew({ amount, exceededIn }: BudgetHistory, used: string, at: Date): boolean {
  return exceeds(used, amount) && exceededIn !== monthOf(estimateDate(at));
}

/** A budget as exact text; null where it is none: not above zero, too large, or finer than the currency. */
export function budgetAmount(value: number, digits: number): string | null {
  const form = digits === 0 ? /^\d+$/ : new RegExp(`^\\d+(\\.\\d{1,${Math.min(digits, 2)}})?$`);
  return value > 0 && value <= amountMax && form.test(String(value)) ? value.toFixed(2) : null;
}

/** Holds quotes of its own, as clients know it; one set anew never repeats an earlier one. */
export function etagOf(budget: Pick<UsageBudget, 'setAt' | 'version'> | undefined): string {
  return budget ? `"${budget.setAt.getTime().toString(36)}-${budget.version}"` : '"none"';
}
