import type { ErrorName } from '../../errors/error-codes.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language, RefusalParameters } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { KeptSubscription } from './model.ts';
import { statusWords } from './words.ts';

/** Refuses, and says it at a member of the resource as well. */
export function refuseAt(
  field: string,
  reason: ErrorName,
  language: Language,
  parameters: RefusalParameters = {},
): never {
  return refuse(reason, parameters, [{ field, message: sentenceOf(reason, parameters, language) }]);
}

/** Why nothing of the kind is possible in this state. */
export function refusalOfStatus({ status }: Pick<KeptSubscription, 'status'>, language: Language): Refusal {
  if (status === 'deleted') return new Refusal('subscription-deleted');
  if (status === 'suspended') return new Refusal('subscription-suspended');
  return new Refusal('subscription-not-active', { status: statusWords[status][language] });
}

/** A date as it stands in sentences: `2027-03-01 10:30 UTC`. */
export function shownInstant(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
