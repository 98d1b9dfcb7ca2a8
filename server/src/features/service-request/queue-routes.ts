import Type from 'typebox';
import {
  FileUpload,
  OperatorAct,
  PhoneCall,
  ServiceRequestList,
  ServiceRequestWhole,
  SupportOptions,
} from '../../../../contract/service-request.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { answer, writeToken } from '../../platform/http/index.ts';
import type { ServiceRequestParts } from './actions.ts';
import { numberOf } from './contract-routes.ts';
import type { ServiceRequest, WholeRequest } from './model.ts';
import { fileAnswer, PagingQuery, pageOf, uploaded } from './paging-wire.ts';
import {
  addFileByOperator,
  handleRequest,
  readFileForOperator,
  readForOperator,
  recordCall,
} from './queue-actions.ts';
import { listQueue, listUnanswered } from './store.ts';
import { optionsToWire, requestToWire, wholeRequestToWire } from './wire.ts';

const tag = 'Service requests';
const root = '/twotier/v1/servicequeue';
const RequestPath = Type.Object({ requestId: Type.String() });
const FilePath = Type.Object({ requestId: Type.String(), fileId: Type.String({ format: 'uuid' }) });
/** As for partners. */
const bodyLimitBytes = 9 * 1024 * 1024;

/** The operator's side: what waits for an answer, and calls of partners that may not ask by themselves. */
export function queueRoutes(routes: Routes, parts: ServiceRequestParts): void {
  const shown = (whole: WholeRequest, context: RequestContext) =>
    wholeRequestToWire(whole, context.language, parts.clock.now());

  routes.add({
    method: 'GET',
    path: root,
    operation: 'serviceRequest.queue.read',
    tag,
    summary:
      'Service requests of all partners: those without an answer first to last due, others newest first',
    query: Type.Object({
      ...PagingQuery,
      view: Type.Optional(Type.String({ enum: ['unanswered', 'open', 'attention-needed', 'closed', 'all'] })),
      severity: Type.Optional(Type.String({ enum: ['critical', 'moderate', 'minimal'] })),
      kind: Type.Optional(Type.String({ enum: ['customer', 'portal'] })),
    }),
    answer: ServiceRequestList,
    handle: async ({ context, query }) => {
      const { view = 'unanswered', severity = null, kind = null } = query;
      const byDue = view === 'unanswered';
      const { limit, after } = pageOf(query, context, byDue ? 2 : 1);
      const [first, second] = after ?? [];
      const found = byDue
        ? await listUnanswered(parts.db, {
            severity,
            kind,
            after: first && second ? { respondBy: first, requestId: second } : null,
            limit: limit + 1,
          })
        : await listQueue(parts.db, {
            severity,
            kind,
            status: view === 'all' ? null : view,
            after: first ?? null,
            limit: limit + 1,
          });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((one) => requestToWire(one, context.language, parts.clock.now())),
        ...(last ? { continuationToken: tokenOf(last, byDue) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/options`,
    operation: 'serviceRequest.queue.read',
    tag,
    summary: 'Topics of requests that are recorded by phone',
    answer: SupportOptions,
    handle: async ({ context }) =>
      optionsToWire({ kind: 'customer', mayOpen: true, products: [] }, context.language),
  });

  routes.add({
    method: 'POST',
    path: root,
    operation: 'serviceRequest.queue.work',
    tag,
    summary: 'Record what a partner asks on the phone, on behalf of its customer',
    body: PhoneCall,
    status: 201,
    answer: ServiceRequestWhole,
    handle: async ({ caller, context, body }) => {
      const { contact, ...rest } = body;
      const call = { ...rest, contact: { ...contact, phoneNumber: contact.phoneNumber ?? '' } };
      return answer(201, shown(await recordCall(parts, { caller, context }, call), context));
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:requestId`,
    operation: 'serviceRequest.queue.read',
    tag,
    summary: 'One service request of a partner',
    params: RequestPath,
    answer: ServiceRequestWhole,
    handle: async ({ context, params }) =>
      shown(await readForOperator(parts, numberOf(params.requestId)), context),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:requestId/handling`,
    operation: 'serviceRequest.queue.work',
    tag,
    summary: 'Answer, ask something back, or close',
    params: RequestPath,
    body: OperatorAct,
    answer: ServiceRequestWhole,
    handle: async ({ caller, context, params, body }) => {
      const handling = { event: body.event, text: body.text.trim() };
      const id = numberOf(params.requestId);
      return shown(await handleRequest(parts, { caller, context }, id, handling), context);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:requestId/files`,
    operation: 'serviceRequest.queue.work',
    tag,
    summary: 'Add a file to an answer',
    params: RequestPath,
    body: FileUpload,
    bodyLimitBytes,
    status: 201,
    answer: ServiceRequestWhole,
    handle: async ({ caller, context, params, body }) => {
      const id = numberOf(params.requestId);
      return answer(
        201,
        shown(await addFileByOperator(parts, { caller, context }, id, uploaded(body)), context),
      );
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:requestId/files/:fileId`,
    operation: 'serviceRequest.queue.read',
    tag,
    summary: 'A file of a service request',
    file: ['application/octet-stream'],
    params: FilePath,
    handle: async ({ params }) =>
      fileAnswer(await readFileForOperator(parts, numberOf(params.requestId), params.fileId)),
  });
}

function tokenOf({ respondBy, requestId }: ServiceRequest, byDue: boolean): string {
  return writeToken(byDue ? [respondBy.toISOString(), requestId] : [requestId]);
}
