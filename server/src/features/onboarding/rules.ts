import type { Caller } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { mayConfirm } from '../agreement/rules.ts';

/** Two ways to the customer agreement when an account is made (C20). */
export type AgreementChoice = 'confirmed' | 'direct';

/** Whoever may create a customer but not confirm for it has to leave acceptance to the customer (2.3 note a). */
export function agreementChoiceFault(
  caller: Pick<Caller, 'user' | 'roles'>, choice: AgreementChoice,
): { readonly reason: Extract<ErrorName, 'agreement-confirm-role'>; readonly field: string } | null {
  return choice === 'confirmed' && !mayConfirm(caller) ? { reason: 'agreement-confirm-role', field: 'agreement.kind' } : null;
}

