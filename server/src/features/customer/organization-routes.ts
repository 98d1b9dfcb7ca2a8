import Type from 'typebox';
import { Organizations, ValidationStatus } from '../../../../contract/customer.ts';
import type { Caller } from '../../access/caller.ts';
import type { Refusal } from '../../errors/refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { findCompanyFacts } from './store.ts';
import { organizationToWire, validationToWire } from './wire.ts';

const tag = 'Customers';
const CustomerPath = Type.Object({ customerId: Type.String() });

export interface OrganizationDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Why somebody may not read the customer's directory; null: may. */
  readonly mayReadDirectory: (caller: Caller, customer: CustomerReach) => Promise<Refusal | null>;
}

/** What a customer's directory says of the company itself, and how far the check of its account is. */
export function customerOrganizationRoutes(
  routes: Routes,
  { db, clock, mayReadDirectory }: OrganizationDeps,
): void {
  const factsOf = async ({ customerId }: CustomerReach) =>
    (await findCompanyFacts(db, tenantScope(customerId))) ?? refuse('customer-unknown');

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/organization',
    operation: 'customer.companyProfile.read',
    tag,
    summary: 'The company as it stands in its own directory',
    params: CustomerPath,
    answer: Organizations,
    handle: async ({ caller, customer }) => {
      // The older delegated rights open users and licenses, not what the company itself has entered.
      if (customer.delegatedAdmin !== 'granular') return refuse('delegated-admin-missing');
      const refusal = await mayReadDirectory(caller, customer);
      if (refusal) throw refusal;
      return answer(200, [organizationToWire(customer, await factsOf(customer))]);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/customDomains',
    operation: 'customer.companyProfile.read',
    tag,
    summary: 'Domains of a customer',
    params: CustomerPath,
    answer: Type.Array(Type.String()),
    handle: async ({ customer }) => {
      const { domains } = await factsOf(customer);
      return answer(200, [...new Set([customer.domain, ...domains])]);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/validationStatus',
    operation: 'customer.companyProfile.read',
    tag,
    summary: 'How far the check of a customer’s account is; only an allowed one may buy',
    params: CustomerPath,
    query: Type.Object({ type: Type.Optional(Type.String({ description: 'account' })) }),
    answer: ValidationStatus,
    handle: async ({ customer, query }) => {
      const type = query.type?.trim().toLowerCase() ?? 'account';
      if (type !== 'account')
        refuse('parameter-invalid', { problems: 'type' }, [{ field: 'type', message: 'account' }]);
      return validationToWire(customer, clock.now());
    },
  });
}
