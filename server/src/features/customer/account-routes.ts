import Type from 'typebox';
import {
  BillingProfileCheck,
  BillingProfileUpdate,
  CustomerBillingProfile,
} from '../../../../contract/customer.ts';
import { readVersion } from '../../errors/read-version.ts';
import type { Routes } from '../../platform/http/index.ts';
import { checkBillToAsTyped, updateBillTo } from './account-actions.ts';
import { billToCheckToWire, billToFromWire } from './account-wire.ts';
import type { CustomerDeps } from './actions.ts';
import { billingProfileToWire } from './wire.ts';

const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });

/** What a partner writes about a customer it has (C27, C28). Company data are the customer's own: no route writes them. */
export function customerAccountRoutes(routes: Routes, deps: CustomerDeps): void {
  routes.addForCustomer({
    method: 'PUT',
    path: '/v1/customers/:customerId/profiles/billing',
    operation: 'customer.billingProfile.update',
    tag: 'Customers',
    summary: 'Replace your bill-to data of a customer',
    params: CustomerPath,
    body: BillingProfileUpdate,
    answer: CustomerBillingProfile,
    handle: async ({ caller, customer, body, context }) => {
      const profile = await updateBillTo(deps, {
        caller,
        customer,
        context,
        draft: billToFromWire(body),
        read: readVersion(context.headers['if-match'], body.attributes?.etag),
      });
      return billingProfileToWire(customer.customerId, profile);
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/profiles/billing/check',
    operation: 'customer.billingProfile.check',
    tag: 'Customers (Twotier)',
    summary: 'Check bill-to data as they are typed',
    params: CustomerPath,
    body: BillingProfileUpdate,
    answer: BillingProfileCheck,
    handle: async ({ caller, customer, body, context }) =>
      billToCheckToWire(
        await checkBillToAsTyped(deps, { caller, customer, draft: billToFromWire(body) }),
        context.language,
      ),
  });
}
