import Type from 'typebox';
import {
  CustomerQualification,
  NewQualification,
  QualificationsOnPage,
  ValidationCode,
} from '../../../../contract/qualification.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { QualificationDeps } from './actions.ts';
import { askForQualification } from './actions.ts';
import { listCodes } from './code-store.ts';
import { cloudHasQualifications } from './rules.ts';
import { listApproved, listQualifications } from './store.ts';
import {
  olderFormOf,
  olderNameOf,
  onPageToWire,
  qualificationFromWire,
  qualificationToWire,
  requestFromWire,
  validationCodeToWire,
} from './wire.ts';

const tag = 'Qualifications';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
const OlderName = Type.String({ description: 'none, education, government_community_cloud, …' });

/** Special segments of customers (C31): the contract's two forms, and the page's. */
export function qualificationRoutes(routes: Routes, deps: QualificationDeps): void {
  const { db } = deps;
  const inCustomer = <T>(customerId: string, work: Parameters<typeof db.transaction<T>>[1]) =>
    db.transaction(tenantScope(customerId), work);

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/qualification',
    operation: 'qualification.list',
    tag,
    summary: 'What a customer is approved as, in one word (older form)',
    params: CustomerPath,
    answer: OlderName,
    handle: async ({ customer, context }) => {
      const approved = await inCustomer(customer.customerId, (tx) => listApproved(tx, customer.customerId));
      return answer(200, olderFormOf(approved, context.client));
    },
  });

  routes.addForCustomer({
    method: 'PUT',
    path: '/v1/customers/:customerId/qualification',
    operation: 'qualification.set',
    tag,
    summary: 'Have a customer checked for a special segment (older form)',
    params: CustomerPath,
    query: Type.Object({ code: Type.Optional(Type.String({ maxLength: 100 })) }),
    body: Type.String({ description: 'education, GovernmentCommunityCloud' }),
    answer: OlderName,
    handle: async ({ caller, customer, query, body, context }) => {
      const request = {
        qualification: qualificationFromWire(body),
        educationSegment: null,
        website: null,
        validationCode: query.code ?? null,
      };
      await askForQualification(deps, { caller, customer, context, request, form: 'older' });
      return answer(200, olderNameOf(request.qualification));
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/qualifications',
    operation: 'qualification.list',
    tag,
    summary: 'Special segments that were asked for, and how far they are',
    params: CustomerPath,
    answer: Type.Array(CustomerQualification),
    handle: async ({ scope, customer, context }) => {
      const found = await inCustomer(customer.customerId, (tx) =>
        listQualifications(tx, customer.customerId),
      );
      return found.map((one) => qualificationToWire(one, scope.tenantId, context.language));
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/v1/customers/:customerId/qualifications',
    operation: 'qualification.ask',
    tag,
    summary: 'Ask for a special segment; the answer comes with the review',
    params: CustomerPath,
    body: NewQualification,
    status: 201,
    answer: CustomerQualification,
    handle: async ({ caller, scope, customer, body, context }) => {
      const asked = await askForQualification(deps, {
        caller,
        customer,
        context,
        request: requestFromWire(body),
        form: 'whole',
      });
      return qualificationToWire(asked, scope.tenantId, context.language);
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/customers/all/validations',
    operation: 'validationCode.list',
    tag,
    summary: 'Your validation codes for the government community cloud',
    answer: Type.Array(ValidationCode),
    handle: async ({ scope }) =>
      (await listCodes(readerOf(db, scope), scope.tenantId)).map(validationCodeToWire),
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/qualifications',
    operation: 'qualification.list',
    tag: 'Pages',
    summary: 'Special segments of a customer as its page shows them',
    params: CustomerPath,
    answer: QualificationsOnPage,
    handle: async ({ caller, scope, customer, context }) => {
      const found = await inCustomer(customer.customerId, (tx) =>
        listQualifications(tx, customer.customerId),
      );
      return {
        companyName: customer.companyName,
        capacity: customer.capacity,
        offered: cloudHasQualifications(caller.tenant.cloud),
        items: found.map((one) => onPageToWire(one, scope.tenantId, context.language)),
      };
    },
  });
}
