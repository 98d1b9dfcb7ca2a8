import type { ErrorName } from '../../errors/error-codes.ts';
import type { FraudAlert, FraudStanding } from './model.ts';

/** Open alerts are told of for so long (C106). */
export const digestDays = 60;

/** What is resolved stays so; resolving takes a reason, and nothing else does (C106). */
export function settlingRefusal(
  alert: Pick<FraudAlert, 'state'>,
  { state, reason }: FraudStanding,
): ErrorName | null {
  if (alert.state === 'resolved') return 'fraud-alert-resolved';
  return (state === 'resolved') === (reason !== null) ? null : 'fraud-reason-missing';
}

/** The summary comes in the morning of the next day, UTC. */
export function nextDigest(at: Date): Date {
  const next = new Date(at);
  next.setUTCHours(8, 0, 0, 0);
  if (next <= at) next.setUTCDate(next.getUTCDate() + 1);
  return next;
}
