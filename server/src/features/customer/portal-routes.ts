import Type from 'typebox';
import {
  CustomerRecord,
  DomainAvailability,
  DuplicateSearch,
  DuplicateWarnings,
} from '../../../../contract/customer.ts';
import { refuse } from '../../errors/refusal.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { collection, instant, present } from '../../platform/http/index.ts';
import { problemText } from '../market/index.ts';
import type { CustomerDeps } from './actions.ts';
import { domainAvailability } from './actions.ts';
import { customerExportRoutes } from './export-routes.ts';
import { customerListRoutes } from './list-routes.ts';
import { partnerOfCustomer } from './record.ts';
import { findCustomer, findDesignation, listDuplicates } from './store.ts';
import { customerTagRoutes } from './tag-routes.ts';
import { duplicateToWire } from './wire.ts';

const tag = 'Customers (Twotier)';

export interface CustomerPortalDeps extends CustomerDeps {
  /** Known to a feature further up; left out until it is. */
  countSubscriptions?(
    scope: { readonly kind: 'tenant'; readonly tenantId: string },
    customerId: string,
  ): Promise<number>;
}

/** What the portal's pages about customers read besides the contract. */
export function customerPortalRoutes(routes: Routes, deps: CustomerPortalDeps): void {
  const { db } = deps;
  customerListRoutes(routes, deps);
  customerTagRoutes(routes, deps);
  customerExportRoutes(routes, deps);

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/record',
    operation: 'customer.read',
    tag,
    summary: 'Everything a customer’s page shows',
    params: Type.Object({ customerId: Type.String({ format: 'uuid' }) }),
    answer: CustomerRecord,
    handle: async ({ scope, customer }) => {
      const id = customer.customerId;
      const [{ facts, billing }, designation, other, subscriptionCount] = await Promise.all([
        findCustomer(db, scope, tenantScope(id)),
        findDesignation(db, scope, id),
        partnerOfCustomer(db, scope, customer),
        // Those it bought itself; a reseller buys none.
        customer.capacity === 'reseller' ? undefined : deps.countSubscriptions?.(scope, id),
      ]);
      if (!facts || !designation) return refuse('customer-unknown');
      const named = other && {
        id: other.partner.tenantId,
        name: other.partner.name,
        partnerId: other.partner.locationPartnerId,
        country: other.partner.country,
      };
      return present({
        id,
        companyName: customer.companyName,
        legalName: facts.legalName,
        domain: customer.domain,
        country: customer.country,
        relationship: 'reseller',
        capacity: customer.capacity,
        startedAt: instant(designation.startedAt),
        reseller: other?.side === 'reseller' ? { ...named, former: !other.active } : undefined,
        provider: other?.side === 'provider' ? named : undefined,
        agreement: {
          accepted: customer.agreementAccepted,
          ...(designation.agreementAcceptedAt
            ? { acceptedAt: instant(designation.agreementAcceptedAt) }
            : {}),
        },
        delegatedAdmin: customer.delegatedAdmin,
        accountReview: customer.accountReview,
        registrationNumber: facts.registrationId,
        // The customer's own data: only with delegated admin (I19).
        company:
          customer.delegatedAdmin !== 'none' && facts.address
            ? present({ address: present({ ...facts.address }), email: facts.email })
            : undefined,
        billTo: billing && {
          companyName: billing.companyName,
          firstName: billing.firstName,
          lastName: billing.lastName,
          email: billing.email,
          culture: billing.culture,
          language: billing.language,
          address: present({ ...billing.address }),
        },
        subscriptionCount,
      });
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/domains/:label/availability',
    operation: 'domain.check',
    tag,
    summary: 'Is a domain label free, and which ones are instead?',
    params: Type.Object({ label: Type.String() }),
    answer: DomainAvailability,
    handle: async ({ caller, params, context }) => {
      const { problem, ...found } = await domainAvailability(deps, caller, params.label);
      return { ...found, ...(problem ? { problem: problemText(problem, context.language) } : {}) };
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/customers/duplicates',
    operation: 'customer.details.check',
    tag,
    summary: 'Own customers that may be the same company',
    body: DuplicateSearch,
    answer: DuplicateWarnings,
    handle: async ({ scope, body, context }) => {
      const found = await db.transaction(scope, (tx) =>
        listDuplicates(tx, scope, {
          companyName: body.companyName?.trim() || null,
          registrationId: body.organizationRegistrationNumber?.trim() || null,
          postalCode: body.postalCode?.trim() || null,
        }),
      );
      return collection(found.map((one) => duplicateToWire(one, context.language)));
    },
  });
}
