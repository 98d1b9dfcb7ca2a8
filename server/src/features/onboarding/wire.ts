import type { NewCustomerAccount } from '../../../../contract/onboarding.ts';
import { createdCustomerToWire, draftFromWire } from '../customer/index.ts';
import type { AccountDraft, OpenedAccount } from './actions.ts';

/** Fields of the customer are named as they stand in this request, so that the wizard finds the step. */
export function accountDraftFromWire(body: NewCustomerAccount): AccountDraft {
  const resellerId = body.resellerTenantId ?? body.customer.associatedPartnerId;
  const resellerField = body.resellerTenantId ? 'resellerTenantId' : 'customer.associatedPartnerId';
  return {
    customer: { ...draftFromWire(body.customer, { at: 'customer', resellerField }), resellerId },
    agreement: {
      kind: body.agreement.kind === 'confirmed' ? 'confirmed' : 'direct',
      contact: body.agreement.contact ?? {},
      dateAgreed: body.agreement.dateAgreed,
    },
    subscriptions: body.subscriptions ?? [],
    attestationAccepted: body.attestationAccepted ?? false,
  };
}

/** The only answer with the temporary password; a repeat of the request lacks it and says so (I21). */
export function openedAccountToWire({ created, customer, order, orderError }: OpenedAccount) {
  const { userCredentials, ...account } = createdCustomerToWire(created, customer);
  return {
    customer: account,
    userPrincipalName: `${created.adminUserName}@${customer.domain}`,
    userCredentials,
    credentialsAvailable: true,
    order,
    orderError,
  };
}
