import type { Caller } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { mayConfirm } from '../agreement/rules.ts';

/** Two ways to the customer agreement when an account is made (C20). */
export type AgreementChoice = 'confirmed' | 'direct';

/** What stands against the purchase as a whole, and no entry of the wizard can mend. */
const laterReasons: readonly ErrorName[] = ['credit-exceeded', 'agreement-missing', 'order-failed'];

/**
 * Whether a refused order refuses the account too. A wrong line or reseller does: the wizard returns to
 * it with nothing created (D46). Missing credit does not: the account is made and the order can be
 * tried again (D23).
 */
export function standsInTheWay(refusal: {
  readonly reason: ErrorName;
  readonly fields: readonly { readonly field: string }[];
}): boolean {
  return !laterReasons.includes(refusal.reason) || refusal.fields.some(({ field }) => field.includes('['));
}

/** Whoever may create a customer but not confirm for it has to leave acceptance to the customer (2.3 note a). */
export function agreementChoiceFault(
  caller: Pick<Caller, 'user' | 'roles'>,
  choice: AgreementChoice,
): { readonly reason: Extract<ErrorName, 'agreement-confirm-role'>; readonly field: string } | null {
  return choice === 'confirmed' && !mayConfirm(caller)
    ? { reason: 'agreement-confirm-role', field: 'agreement.kind' }
    : null;
}
