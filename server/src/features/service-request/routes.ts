import Type from 'typebox';
import {
  FileUpload,
  OwnChange,
  ServiceRequestList,
  ServiceRequestQuestion,
  ServiceRequestWhole,
  SupportOptions,
} from '../../../../contract/service-request.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, writeToken } from '../../platform/http/index.ts';
import type { ServiceRequestParts } from './actions.ts';
import {
  addFile,
  askAboutPortal,
  changeRequest,
  openForCustomer,
  readFile,
  readRequest,
  supportedProducts,
  viewerOf,
} from './actions.ts';
import { contractRoutes, numberOf } from './contract-routes.ts';
import { maySupport } from './gate.ts';
import { fileAnswer, PagingQuery, pageOf, uploaded } from './paging-wire.ts';
import { queueRoutes } from './queue-routes.ts';
import { listRequests } from './store.ts';
import { optionsToWire, requestToWire, wholeRequestToWire } from './wire.ts';

const tag = 'Service requests';
const root = '/twotier/v1/servicerequests';
const ofCustomer = '/twotier/v1/customers/:customerId/servicerequests';
const RequestPath = Type.Object({ requestId: Type.String() });
const FilePath = Type.Object({ requestId: Type.String(), fileId: Type.String({ format: 'uuid' }) });
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
/** Base64 makes five megabytes a third longer; a larger file is told that it is too large. */
export const bodyLimitBytes = 9 * 1024 * 1024;

/** Help from the operator: for a customer (C90) and with the portal itself (C92). */
export function serviceRequestRoutes(routes: Routes, parts: ServiceRequestParts): void {
  contractRoutes(routes, parts);
  openingRoutes(routes, parts);
  caseRoutes(routes, parts);
  queueRoutes(routes, parts);
}

function openingRoutes(routes: Routes, parts: ServiceRequestParts): void {
  routes.addForCustomer({
    method: 'GET',
    path: `${ofCustomer}/options`,
    operation: 'serviceRequest.read',
    tag,
    summary: 'Topics and products to choose from, and whether you may open a request here',
    params: CustomerPath,
    answer: SupportOptions,
    handle: async ({ caller, customer, context }) =>
      optionsToWire(
        {
          kind: 'customer',
          mayOpen: await maySupport(parts, caller, customer),
          products: await supportedProducts(parts, caller, customer),
        },
        context.language,
      ),
  });

  routes.addForCustomer({
    method: 'POST',
    path: ofCustomer,
    operation: 'serviceRequest.open',
    tag,
    summary: 'Open a service request on behalf of a customer',
    params: CustomerPath,
    body: ServiceRequestQuestion,
    status: 201,
    answer: ServiceRequestWhole,
    handle: async ({ caller, context, customer, body }) => {
      const question = questionOf(body, customer.country);
      const made = await openForCustomer(parts, { caller, context }, customer, question);
      return answer(201, wholeRequestToWire(made, context.language, parts.clock.now()));
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/options`,
    operation: 'serviceRequest.list',
    tag,
    summary: 'Topics for questions about the portal',
    answer: SupportOptions,
    handle: async ({ context }) =>
      optionsToWire({ kind: 'portal', mayOpen: true, products: [] }, context.language),
  });

  routes.add({
    method: 'POST',
    path: root,
    operation: 'serviceRequest.ask',
    tag,
    summary: 'Ask the operator about the portal or your own account',
    body: ServiceRequestQuestion,
    status: 201,
    answer: ServiceRequestWhole,
    handle: async ({ caller, context, body }) => {
      const question = questionOf(body, caller.tenant.country);
      const made = await askAboutPortal(parts, { caller, context }, question, 'portal');
      return answer(201, wholeRequestToWire(made, context.language, parts.clock.now()));
    },
  });
}

function questionOf(body: ServiceRequestQuestion, country: string) {
  const { contact, productId, title, description, ...rest } = body;
  return {
    ...rest,
    title: title.trim(),
    description: description.trim(),
    productId: productId ?? null,
    contact: { ...contact, phoneNumber: contact.phoneNumber ?? '' },
    country,
  };
}

function caseRoutes(routes: Routes, parts: ServiceRequestParts): void {
  routes.add({
    method: 'GET',
    path: root,
    operation: 'serviceRequest.list',
    tag,
    summary: 'Service requests of your company, newest first; those about the portal are your own alone',
    query: Type.Object({
      ...PagingQuery,
      status: Type.Optional(Type.String({ enum: ['open', 'attention-needed', 'closed'] })),
      kind: Type.Optional(Type.String({ enum: ['customer', 'portal'] })),
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    answer: ServiceRequestList,
    handle: async ({ caller, context, query }) => {
      const { limit, after } = pageOf(query, context, 1);
      const found = await listRequests(parts.db, viewerOf(caller), {
        customerId: query.customerId ?? null,
        status: query.status ?? null,
        kind: query.kind ?? null,
        after: after?.[0] ?? null,
        offset: 0,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((one) => requestToWire(one, context.language, parts.clock.now())),
        ...(last ? { continuationToken: writeToken([last.requestId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:requestId`,
    operation: 'serviceRequest.list',
    tag,
    summary: 'One service request, with its notes and files',
    params: RequestPath,
    answer: ServiceRequestWhole,
    handle: async ({ caller, context, params }) =>
      wholeRequestToWire(
        await readRequest(parts, caller, numberOf(params.requestId)),
        context.language,
        parts.clock.now(),
      ),
  });

  routes.add({
    method: 'PATCH',
    path: `${root}/:requestId`,
    operation: 'serviceRequest.change',
    tag,
    summary: 'Add a note, change the severity or withdraw',
    params: RequestPath,
    body: OwnChange,
    answer: ServiceRequestWhole,
    handle: async ({ caller, context, params, body }) => {
      const changed = await changeRequest(parts, { caller, context }, numberOf(params.requestId), {
        note: body.note?.trim() || null,
        status: body.close === true ? 'closed' : null,
        severity: body.severity ?? null,
        title: null,
        description: null,
        version: body.version,
      });
      return wholeRequestToWire(changed, context.language, parts.clock.now());
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:requestId/files`,
    operation: 'serviceRequest.change',
    tag,
    summary: 'Add a file of at most five megabytes',
    params: RequestPath,
    body: FileUpload,
    bodyLimitBytes,
    status: 201,
    answer: ServiceRequestWhole,
    handle: async ({ caller, context, params, body }) => {
      const file = uploaded(body);
      const changed = await addFile(parts, { caller, context }, numberOf(params.requestId), file);
      return answer(201, wholeRequestToWire(changed, context.language, parts.clock.now()));
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:requestId/files/:fileId`,
    operation: 'serviceRequest.list',
    tag,
    summary: 'A file of a service request',
    file: ['application/octet-stream'],
    params: FilePath,
    handle: async ({ caller, params }) =>
      fileAnswer(await readFile(parts, caller, numberOf(params.requestId), params.fileId)),
  });
}
