import Type from 'typebox';
import { CustomerRegisterRecord, RegisteredCustomers } from '../../../../contract/customer-register.ts';
import type { OwnPartners } from '../../../../contract/relationship.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { customerSearchOf } from './rules.ts';
import { findCustomerFacts, listCustomers } from './store.ts';
import { customerRecordToWire, registeredToWire } from './wire.ts';

export interface CustomerRegisterParts {
  readonly db: Database;
  /** Every partner of a customer and what it may do, as the customer itself sees it (C41). */
  readonly partnersOf: (customerId: string, language: Language) => Promise<OwnPartners>;
}

const tag = 'Register of customers';
const root = '/twotier/v1/register/customers';
const sizePreset = 25;
const sizeMax = 100;

/** Customers as the operator looks after them: who they are, and which partners may do what there (2.5). */
export function customerRegisterRoutes(routes: Routes, { db, partnersOf }: CustomerRegisterParts): void {
  routes.add({
    method: 'GET',
    path: root,
    operation: 'customerRegister.read',
    tag,
    summary: 'Customers by name; found by letters of the name, domain or tenant id',
    query: Type.Object({
      search: Type.Optional(Type.String({ maxLength: 100 })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: RegisteredCustomers,
    handle: async ({ query, context }) => {
      const limit = Math.min(query.size || sizePreset, sizeMax);
      const token = tokenGiven(query, context);
      const [sortName, tenantId] = token ? readToken(token, 2) : [];
      const found = await listCustomers(db, customerSearchOf(query.search), {
        after: sortName !== undefined && tenantId ? { sortName, tenantId } : null,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(registeredToWire),
        ...(last ? { continuationToken: writeToken([last.sortName, last.tenantId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:tenantId`,
    operation: 'customerRegister.read',
    tag,
    summary: 'A customer: who it is, and every partner with what it may do',
    params: Type.Object({ tenantId: Type.String({ format: 'uuid' }) }),
    answer: CustomerRegisterRecord,
    handle: async ({ params, context }) => {
      const facts = (await findCustomerFacts(db, params.tenantId)) ?? refuse('not-found');
      return customerRecordToWire(facts, await partnersOf(facts.tenantId, context.language));
    },
  });
}
