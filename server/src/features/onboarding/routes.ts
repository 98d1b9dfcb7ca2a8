import Type from 'typebox';
import {
  CustomerAccount,
  CustomerAccountOrder,
  CustomerAccountOrderResult,
  NewCustomerAccount,
} from '../../../../contract/onboarding.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { OnboardingDeps } from './actions.ts';
import { openAccount, tryOrder } from './actions.ts';
import { accountDraftFromWire, openedAccountToWire } from './wire.ts';

const tag = 'Customers (Twotier)';

/** The wizard's one submission, and the retry of its order. */
export function onboardingRoutes(routes: Routes, deps: OnboardingDeps): void {
  routes.add({
    method: 'POST',
    path: '/twotier/v1/customeraccounts',
    operation: 'customer.create',
    tag,
    summary: 'Open a customer account: customer, agreement and first order at once',
    body: NewCustomerAccount,
    status: 201,
    answer: CustomerAccount,
    oneTimeSecrets: ['userCredentials.password', 'credentialsAvailable'],
    handle: async ({ caller, context, body }) =>
      openedAccountToWire(await openAccount(deps, { caller, context }, accountDraftFromWire(body))),
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customeraccounts/:customerId/order',
    operation: 'order.create',
    tag,
    summary: 'Try the first order of an account again',
    params: Type.Object({ customerId: Type.String({ format: 'uuid' }) }),
    body: CustomerAccountOrder,
    answer: CustomerAccountOrderResult,
    handle: ({ caller, context, customer, body }) =>
      tryOrder(deps, {
        acting: { caller, context },
        customer,
        subscriptions: body.subscriptions ?? [],
        // The designated reseller is credited unless another one is named.
        resellerTenantId: body.resellerTenantId ?? customer.resellerId,
        attestationAccepted: body.attestationAccepted ?? false,
      }),
  });
}
