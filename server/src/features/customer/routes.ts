import Type from 'typebox';
import {
  Customer,
  CustomerBillingProfile,
  CustomerCollection,
  CustomerCompanyProfile,
  NewCustomer,
} from '../../../../contract/customer.ts';
import { PartnerRelationshipCollection } from '../../../../contract/partnership.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, Routes } from '../../platform/http/index.ts';
import { answer, collection, readFilter, writtenSeekCollection } from '../../platform/http/index.ts';
import type { CustomerDeps } from './actions.ts';
import { addCustomer } from './actions.ts';
import type { CustomerFilter } from './list-store.ts';
import { listCustomers } from './list-store.ts';
import type { CompanyFacts } from './model.ts';
import { cutPage, listQuery, pageOf, queryText } from './paging-wire.ts';
import { partnerOfCustomer } from './record.ts';
import { findBillingProfile, findCompanyFacts, findCustomer, isDomainTaken } from './store.ts';
import {
  billingProfileToWire,
  companyProfileToWire,
  createdCustomerToWire,
  customerPartnerToWire,
  customerToWire,
  draftFromWire,
  writeListedCustomer,
} from './wire.ts';

const tag = 'Customers';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });

const list = { name: 'customers', keyLength: 1 };
const filterable = {
  CompanyName: ['starts_with'],
  Domain: ['starts_with'],
  IndirectReseller: ['starts_with'],
  IndirectCloudSolutionProvider: ['starts_with'],
} as const;

/** Customers of the partner contract. */
export function customerRoutes(routes: Routes, deps: CustomerDeps): void {
  const { db } = deps;

  routes.add({
    method: 'GET',
    path: '/v1/customers',
    operation: 'customer.list',
    tag,
    summary: 'Customers you have a live relationship with, by name',
    query: Type.Object({ ...listQuery, filter: Type.Optional(Type.String()) }),
    answer: CustomerCollection,
    handle: async ({ scope, query, context }) => {
      const filter = customerFilter(query.filter);
      const page = pageOf(query, context, list, 100);
      const read = await listCustomers(db, scope, { filter, start: page.start, limit: page.limit + 1 });
      const sortKey = filter?.by === 'domain' ? 'domain' : 'nameKey';
      const { rows, next } = cutPage(list, page, read, (row) => ({
        key: [row[sortKey]],
        customerId: row.customerId,
      }));
      return writtenSeekCollection(rows.map(writeListedCustomer), {
        path: '/customers',
        query: queryText({ size: query.size, filter: query.filter }),
        next,
      });
    },
  });

  routes.add({
    method: 'POST',
    path: '/v1/customers',
    operation: 'customer.create',
    tag,
    summary: 'Create a customer: tenant, first administrator, relationships',
    body: NewCustomer,
    status: 201,
    answer: Customer,
    oneTimeSecrets: ['userCredentials.password'],
    handle: async ({ caller, body, context }) => {
      const { created, customer } = await addCustomer(deps, { caller, context }, draftFromWire(body));
      return createdCustomerToWire(created, customer);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId',
    operation: 'customer.read',
    tag,
    summary: 'One customer',
    params: CustomerPath,
    answer: Customer,
    handle: async ({ scope, customer }) => {
      const { facts, billing } = await findCustomer(db, scope, tenantScope(customer.customerId));
      return customerToWire(customer, facts ?? refuse('customer-unknown'), billing);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/profiles/billing',
    operation: 'customer.billingProfile.read',
    tag,
    summary: 'Your bill-to data of a customer',
    params: CustomerPath,
    answer: CustomerBillingProfile,
    handle: async ({ scope, customer }) => {
      // Only who bills has bill-to data: a reseller's customer is billed by its provider (D12, I51).
      const profile = (await findBillingProfile(db, scope, customer.customerId)) ?? refuse('not-found');
      return billingProfileToWire(customer.customerId, profile);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/profiles/company',
    operation: 'customer.companyProfile.read',
    tag,
    summary: 'Company data of a customer',
    params: CustomerPath,
    answer: CustomerCompanyProfile,
    handle: async ({ customer }) => companyProfileToWire(customer, await companyFactsOf(deps, customer)),
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/relationships',
    operation: 'customer.reseller.list',
    tag,
    summary: 'The other partner that serves a customer with you',
    params: CustomerPath,
    answer: PartnerRelationshipCollection,
    handle: async ({ scope, customer }) => {
      const other = await partnerOfCustomer(db, scope, customer);
      const items = other ? [customerPartnerToWire(other.partner, other.side, other.active)] : [];
      return collection(items, `/customers/${customer.customerId}/relationships`);
    },
  });

  routes.add({
    method: 'HEAD',
    path: '/v1/domains/:domain',
    operation: 'domain.check',
    tag,
    summary: 'Is a domain taken? 200 when it is, 404 when it is free',
    params: Type.Object({ domain: Type.String() }),
    handle: async ({ scope, params }) => {
      const name = params.domain.trim().toLowerCase();
      const domain = name.includes('.') ? name : `${name}.${deps.domainSuffix}`;
      const taken = await isDomainTaken(readerOf(db, scope), domain);
      return answer(taken ? 200 : 404);
    },
  });
}

function customerFilter(text: string | undefined): CustomerFilter | null {
  const filter = readFilter(text, filterable);
  if (!filter) return null;
  const value = filter.value.trim();
  if (filter.field === 'CompanyName') return { by: 'name', startsWith: value };
  if (filter.field === 'Domain') return { by: 'domain', startsWith: value };
  return { by: filter.field === 'IndirectReseller' ? 'reseller' : 'provider', id: guidOrNobody(value) };
}

/** A value that is no id matches nobody. */
function guidOrNobody(value: string): string {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)
    ? value.toLowerCase()
    : '00000000-0000-0000-0000-000000000000';
}

/** Reading in the customer's own scope is open only behind its reach. */
async function companyFactsOf({ db }: CustomerDeps, customer: CustomerReach): Promise<CompanyFacts> {
  return (await findCompanyFacts(db, tenantScope(customer.customerId))) ?? refuse('customer-unknown');
}
