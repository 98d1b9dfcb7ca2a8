import type { TSchema } from 'typebox';
import Type from 'typebox';
import {
  ServiceRequestChange,
  ServiceRequestCollection,
  ServiceRequestResource,
  ServiceRequestToCreate,
  SupportTopicCollection,
} from '../../../../contract/service-request.ts';
import type { Caller } from '../../access/caller.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { answer, collection, link, readFilter } from '../../platform/http/index.ts';
import type { Change, ServiceRequestParts } from './actions.ts';
import { askAboutPortal, changeRequest, readRequest, viewerOf } from './actions.ts';
import type { Contact, ServiceRequest, Severity } from './model.ts';
import { requestStatuses, severities } from './model.ts';
import { listRequests, withHistories } from './store.ts';
import { contractRequestToWire, topicsToWire } from './wire.ts';

const tag = 'Service requests';
const sizePreset = 100;
const sizeMax = 500;
const number = /^\d{1,18}$/;

const ListQuery = Type.Object({
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
  filter: Type.Optional(Type.String()),
  status: Type.Optional(Type.String()),
});

/** The partner contract's service requests, of all customers and of one. */
export function contractRoutes(routes: Routes, parts: ServiceRequestParts): void {
  routes.add({
    method: 'GET',
    path: '/v1/servicerequests/supporttopics',
    operation: 'serviceRequest.list',
    tag,
    summary: 'What a service request can be about',
    answer: SupportTopicCollection,
    handle: async ({ context }) =>
      collection(topicsToWire(context.language), '/servicerequests/supporttopics'),
  });

  routes.add({
    method: 'GET',
    path: '/v1/servicerequests',
    operation: 'serviceRequest.list',
    tag,
    summary: 'Service requests of your company, newest first',
    query: ListQuery,
    answer: ServiceRequestCollection,
    handle: ({ caller, context, query }) =>
      page(parts, caller, context, { ...query, customerId: null, path: '/servicerequests' }),
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/servicerequests',
    operation: 'serviceRequest.read',
    tag,
    summary: 'Service requests for a customer, newest first',
    query: ListQuery,
    answer: ServiceRequestCollection,
    handle: ({ caller, context, query, customer: { customerId } }) =>
      page(parts, caller, context, {
        ...query,
        customerId,
        path: `/customers/${customerId}/servicerequests`,
      }),
  });

  // Its last segment is a language such as en-US, not an id (conventions 18).
  routes.add({
    method: 'POST',
    path: '/v1/servicerequests/:agentLocale',
    operation: 'serviceRequest.ask',
    tag,
    summary: 'Ask the operator about your own account or the portal',
    params: Type.Object({ agentLocale: Type.String() }),
    body: ServiceRequestToCreate,
    status: 201,
    answer: ServiceRequestResource,
    handle: async ({ caller, context, body }) => {
      const severity =
        severityOf(body.severity) ?? refuseInput({ field: 'severity', problem: 'not-allowed' });
      const question = {
        topicId: Number(body.supportTopicId),
        title: body.title.trim(),
        description: body.description.trim(),
        severity,
        productId: null,
        contact: contactOf(caller, body.primaryContact),
        country: body.countryCode?.toUpperCase() || caller.tenant.country,
      };
      const made = await askAboutPortal(parts, { caller, context }, question, 'api');
      return answer(201, contractRequestToWire(made, context.language));
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/servicerequests/:serviceRequestId',
    operation: 'serviceRequest.list',
    tag,
    summary: 'One service request, with its notes and files',
    params: Type.Object({ serviceRequestId: Type.String() }),
    answer: ServiceRequestResource,
    handle: ({ caller, context, params }) => read(parts, caller, context, params.serviceRequestId, null),
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/servicerequests/:serviceRequestId',
    operation: 'serviceRequest.read',
    tag,
    summary: 'One service request for a customer',
    params: CustomerRequestPath,
    answer: ServiceRequestResource,
    handle: ({ caller, context, params, customer }) =>
      read(parts, caller, context, params.serviceRequestId, customer.customerId),
  });

  routes.add({
    method: 'PATCH',
    path: '/v1/servicerequests/:serviceRequestId',
    operation: 'serviceRequest.change',
    tag,
    summary: 'Add a note, correct, close or reopen a service request',
    params: Type.Object({ serviceRequestId: Type.String() }),
    body: ServiceRequestChange,
    answer: ServiceRequestResource,
    handle: async ({ caller, context, params, body }) => {
      const id = numberOf(params.serviceRequestId);
      const changed = await changeRequest(parts, { caller, context }, id, changeOf(body));
      return contractRequestToWire(changed, context.language);
    },
  });

  routes.addForCustomer({
    method: 'PATCH',
    path: '/v1/customers/:customerId/servicerequests/:serviceRequestId',
    operation: 'serviceRequest.answer',
    tag,
    summary: 'Add a note, correct, close or reopen a service request for a customer',
    params: CustomerRequestPath,
    body: ServiceRequestChange,
    answer: ServiceRequestResource,
    handle: async ({ caller, context, params, body, customer }) => {
      const id = numberOf(params.serviceRequestId);
      const { request } = await readRequest(parts, caller, id);
      if (request.customerId !== customer.customerId) return refuse('service-request-unknown');
      const changed = await changeRequest(parts, { caller, context }, id, changeOf(body));
      return contractRequestToWire(changed, context.language);
    },
  });
}

const CustomerRequestPath = Type.Object({
  customerId: Type.String({ format: 'uuid' }),
  serviceRequestId: Type.String(),
}) satisfies TSchema;

async function page(
  parts: ServiceRequestParts,
  caller: Caller,
  context: RequestContext,
  asked: {
    readonly size?: number;
    readonly offset?: number;
    readonly filter?: string;
    readonly status?: string;
    readonly customerId: string | null;
    readonly path: string;
  },
) {
  const limit = Math.min(asked.size || sizePreset, sizeMax);
  const offset = asked.offset ?? 0;
  const viewer = viewerOf(caller);
  const found = await listRequests(parts.db, viewer, {
    customerId: asked.customerId,
    status: wantedStatus(asked.filter, asked.status),
    kind: null,
    after: null,
    offset,
    limit: limit + 1,
  });
  const shown = await withHistories(parts.db, viewer, found.slice(0, limit));
  const kept = new URLSearchParams({
    size: String(limit),
    ...(asked.filter ? { filter: asked.filter } : {}),
    ...(asked.status ? { status: asked.status } : {}),
  });
  const next = found.length > limit ? link(`${asked.path}?${kept}&offset=${offset + limit}`) : undefined;
  return collection(
    shown.map((one) => contractRequestToWire(one, context.language)),
    `${asked.path}?${kept}&offset=${offset}`,
    next,
  );
}

/** One client asks for what is resolved in the words of incidents. */
function wantedStatus(filter: string | undefined, status: string | undefined): string | null {
  const given = readFilter(filter, { Status: ['equals'], Resolved: ['equals'] });
  if (given?.field === 'Resolved') return given.value.toLowerCase() === 'true' ? 'closed' : 'open';
  const wanted = given?.value ?? status;
  if (wanted === undefined) return null;
  const found = statusOf(wanted);
  return found ?? refuse('parameter-invalid', { problems: 'status' }, [{ field: 'status', message: wanted }]);
}

async function read(
  parts: ServiceRequestParts,
  caller: Caller,
  context: RequestContext,
  serviceRequestId: string,
  customerId: string | null,
) {
  const found = await readRequest(parts, caller, numberOf(serviceRequestId));
  if (customerId !== null && found.request.customerId !== customerId)
    return refuse('service-request-unknown');
  return contractRequestToWire(found, context.language);
}

export function numberOf(text: string): string {
  return number.test(text) ? text : refuse('service-request-unknown');
}

const key = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');

function statusOf(text: string | undefined): ServiceRequest['status'] | null {
  return requestStatuses.find((one) => key(one) === key(text ?? '')) ?? null;
}

function severityOf(text: string | undefined): Severity | null {
  return severities.find((one) => one === text) ?? null;
}

/** `unknown`, `none`, empty texts and unset dates mean unchanged (conventions 7.2). */
function changeOf(body: {
  readonly status?: string;
  readonly severity?: string;
  readonly title?: string;
  readonly description?: string;
  readonly newNote?: { readonly text?: string };
}): Change {
  return {
    note: body.newNote?.text?.trim() || null,
    status: statusOf(body.status),
    severity: severityOf(body.severity),
    title: body.title?.trim() || null,
    description: body.description?.trim() || null,
    version: undefined,
  };
}

/** Who is to be called: as given, or else who asks. */
function contactOf(
  { user }: Caller,
  given:
    | {
        readonly firstName?: string;
        readonly lastName?: string;
        readonly email?: string;
        readonly phoneNumber?: string;
      }
    | undefined,
): Contact {
  const [firstName = '', ...others] = (user?.displayName ?? '').split(' ');
  return {
    firstName: given?.firstName || firstName,
    lastName: given?.lastName || others.join(' '),
    email: given?.email || user?.userPrincipalName || '',
    phoneNumber: given?.phoneNumber ?? '',
  };
}
