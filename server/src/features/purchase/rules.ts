import type { Purchase } from './model.ts';

export type Outlook =
  | 'renews'
  | 'renews-changed'
  | 'becomes-paid'
  | 'ends'
  | 'no-end'
  | 'being-set-up'
  | 'paused'
  | 'over';

type Standing = Pick<Purchase, 'status' | 'isTrial' | 'endsOn' | 'autoRenew' | 'changesAtRenewal'>;

/** What happens at the end of the term, as things stand (4.8.4). */
export function outlookOf({ status, isTrial, endsOn, autoRenew, changesAtRenewal }: Standing): Outlook {
  if (status === 'expired' || status === 'disabled' || status === 'deleted') return 'over';
  if (status === 'pending') return 'being-set-up';
  // What is suspended when its term ends does not renew (4.8.1).
  if (status === 'suspended') return 'paused';
  if (endsOn === null) return 'no-end';
  if (!autoRenew) return 'ends';
  if (isTrial) return 'becomes-paid';
  return changesAtRenewal ? 'renews-changed' : 'renews';
}

/** Until when the end of the term can still be decided otherwise; null: nothing is to decide. */
export function decidableUntil(of: Pick<Purchase, 'status' | 'dueAt'>, now: Date): Date | null {
  return of.status === 'active' && of.dueAt !== null && of.dueAt > now ? of.dueAt : null;
}

/** The last open window in which licenses may be given back (4.8.3); null: all are closed. */
export function givableBackUntil(of: Pick<Purchase, 'status' | 'windows'>, now: Date): Date | null {
  if (of.status !== 'active') return null;
  const open = of.windows.filter((until) => until > now).map((until) => until.getTime());
  return open.length > 0 ? new Date(Math.max(...open)) : null;
}
