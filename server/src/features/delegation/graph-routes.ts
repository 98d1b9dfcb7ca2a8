import Type from 'typebox';
import {
  GraphAssignment,
  GraphAssignmentInput,
  GraphCustomer,
  GraphOperation,
  GraphRelationship,
  GraphRelationshipInput,
  GraphRequest,
  GraphServiceDetail,
  graphCollection,
} from '../../../../contract/delegation-graph.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { createDraft, deleteDraft, editDelegation, finalize, terminate } from './actions.ts';
import { assignRoles, changeRoles, removeRoles } from './assignment-actions.ts';
import type { GraphPlace, GraphQuery } from './graph-wire.ts';
import {
  addressOf,
  assignmentToGraph,
  autoExtendOf,
  contextUrl,
  customerToGraph,
  durationDays,
  graphPage,
  graphRoot,
  operationToGraph,
  pageSize,
  pageStart,
  readGraphFilter,
  relationshipToGraph,
  requestToGraph,
  seenVersion,
  selected,
} from './graph-wire.ts';
import type { DelegationParts } from './parts.ts';
import { listServices } from './service-actions.ts';
import type { DelegationSearch } from './store.ts';
import {
  findDelegatedCustomer,
  findDelegation,
  listAssignments,
  listDelegatedCustomers,
  listDelegations,
  listRequests,
} from './store.ts';
import { askerOf } from './wire.ts';

const tag = 'Delegated admin relationships (graph dialect)';
const relationships = `${graphRoot}/delegatedAdminRelationships`;
const uuid = Type.String({ format: 'uuid' });
const RelationshipPath = Type.Object({ relationshipId: uuid });
const listQuery = Type.Object({
  $filter: Type.Optional(Type.String({ maxLength: 1000 })),
  $select: Type.Optional(Type.String({ maxLength: 1000 })),
  $orderby: Type.Optional(Type.String({ maxLength: 100 })),
  $top: Type.Optional(Type.Integer({ minimum: 0 })),
  $skiptoken: Type.Optional(Type.String({ maxLength: 500 })),
});

/** The routes of the field's directory graph, under their own dialect (`/v1.0/tenantRelationships/…`). */
export function graphRoutes(routes: Routes, parts: DelegationParts): void {
  const place: GraphPlace = { origin: parts.publicUrl.replace(/\/+$/, '') };
  relationshipRoutes(routes, parts, place);
  requestRoutes(routes, parts, place);
  assignmentRoutes(routes, parts, place);
  operationRoutes(routes, parts, place);
  customerRoutes(routes, parts, place);
}

/** A single resource with its context in front. */
function single<T extends object>(place: GraphPlace, of: string, resource: T) {
  return { '@odata.context': contextUrl(place, `${of}/$entity`), ...resource };
}

function relationshipRoutes(routes: Routes, parts: DelegationParts, place: GraphPlace): void {
  const set = 'delegatedAdminRelationships';
  routes.add({
    method: 'GET',
    path: relationships,
    operation: 'delegation.list',
    tag,
    summary: 'Delegated admin relationships, newest first',
    query: listQuery,
    answer: graphCollection(GraphRelationship),
    handle: async ({ scope, query }) => {
      checkOrder(query);
      const limit = pageSize(query);
      const start = pageStart(query, 2);
      const createdAt = new Date(start?.[0] ?? '');
      const after: DelegationSearch['after'] =
        start && !Number.isNaN(createdAt.getTime()) ? { createdAt, delegationId: start[1] ?? '' } : undefined;
      const rows = await parts.db.transaction(scope, (tx) =>
        listDelegations(tx, scope.tenantId, { ...readGraphFilter(query.$filter), after, limit: limit + 1 }),
      );
      return graphPage(place, set, query, {
        rows,
        limit,
        toGraph: relationshipToGraph,
        endOf: (row) => [row.createdAt.toISOString(), row.delegationId],
      });
    },
  });

  routes.add({
    method: 'POST',
    path: relationships,
    operation: 'delegation.request',
    tag,
    summary: 'Draft a delegated admin relationship',
    body: GraphRelationshipInput,
    status: 201,
    answer: GraphRelationship,
    handle: async ({ caller, context, body }) => {
      const made = await createDraft(
        parts,
        askerOf(caller, context),
        {
          name: body.displayName ?? '',
          customerId: body.customer?.tenantId ?? null,
          roles: rolesOf(body) ?? [],
          durationDays: durationDays(body.duration) ?? 0,
          autoExtend: autoExtendOf(body.autoExtendDuration) ?? false,
        },
        'graph',
      );
      return answer(201, single(place, set, relationshipToGraph(made)), {
        Location: addressOf(place, `${set}/${made.delegationId}`),
      });
    },
  });

  routes.add({
    method: 'GET',
    path: `${relationships}/:relationshipId`,
    operation: 'delegation.list',
    tag,
    summary: 'One delegated admin relationship',
    params: RelationshipPath,
    query: Type.Object({ $select: Type.Optional(Type.String({ maxLength: 1000 })) }),
    answer: GraphRelationship,
    handle: async ({ scope, params, query }) => {
      const row = await parts.db.transaction(scope, (tx) =>
        findDelegation(tx, scope.tenantId, params.relationshipId),
      );
      const resource = relationshipToGraph(row ?? refuse('delegation-unknown'));
      return single(place, set, selected(resource, query.$select));
    },
  });

  routes.add({
    method: 'PATCH',
    path: `${relationships}/:relationshipId`,
    operation: 'delegation.request',
    tag,
    summary: 'Change a draft, or whether an active one goes on by itself',
    params: RelationshipPath,
    body: GraphRelationshipInput,
    answer: GraphRelationship,
    handle: async ({ caller, context, params, body }) => {
      const changed = await editDelegation(
        parts,
        askerOf(caller, context),
        params.relationshipId,
        {
          ...(body.displayName === undefined ? {} : { name: body.displayName }),
          ...(body.customer?.tenantId ? { customerId: body.customer.tenantId } : {}),
          ...(rolesOf(body) ? { roles: rolesOf(body) as string[] } : {}),
          ...(body.duration === undefined ? {} : { durationDays: durationDays(body.duration) as number }),
          ...(body.autoExtendDuration === undefined
            ? {}
            : { autoExtend: autoExtendOf(body.autoExtendDuration) as boolean }),
        },
        { seen: seenVersion(context.headers), form: 'graph' },
      );
      return single(place, set, relationshipToGraph(changed));
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${relationships}/:relationshipId`,
    operation: 'delegation.request',
    tag,
    summary: 'Delete a draft',
    params: RelationshipPath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      const seen = seenVersion(context.headers);
      await deleteDraft(parts, askerOf(caller, context), params.relationshipId, seen);
      return answer(204);
    },
  });
}

/** Newest first is the one order there is; clients may name it. */
function checkOrder({ $orderby }: GraphQuery): void {
  if ($orderby && !/^createdDateTime\s+desc$/i.test($orderby.trim()))
    refuse('parameter-invalid', { problems: '$orderby' });
}

function rolesOf(body: {
  readonly accessDetails?: { readonly unifiedRoles?: readonly { readonly roleDefinitionId: string }[] };
}): string[] | undefined {
  return body.accessDetails?.unifiedRoles?.map((role) => role.roleDefinitionId);
}

function requestRoutes(routes: Routes, parts: DelegationParts, place: GraphPlace): void {
  const path = `${relationships}/:relationshipId/requests`;
  routes.add({
    method: 'POST',
    path,
    operation: 'delegation.request',
    tag,
    summary: 'Lock a draft for approval, or terminate a relationship',
    params: RelationshipPath,
    body: Type.Object({ action: Type.String({ enum: ['lockForApproval', 'terminate'] }) }),
    status: 201,
    answer: GraphRequest,
    handle: async ({ caller, context, params, body, scope }) => {
      const { relationshipId } = params;
      const requestId = parts.ids.guid();
      const act = body.action === 'terminate' ? terminate : finalize;
      await act(parts, askerOf(caller, context), relationshipId, requestId);
      const [made] = await parts.db.transaction(scope, (tx) =>
        listRequests(tx, scope.tenantId, relationshipId, requestId),
      );
      return answer(201, single(place, 'requests', requestToGraph(made ?? refuse('not-found'))), {
        Location: addressOf(place, `delegatedAdminRelationships/${relationshipId}/requests/${requestId}`),
      });
    },
  });

  routes.add({
    method: 'GET',
    path,
    operation: 'delegation.list',
    tag,
    summary: 'What was requested of a relationship',
    params: RelationshipPath,
    query: listQuery,
    answer: graphCollection(GraphRequest),
    handle: ({ scope, params, query }) =>
      ofRelationship(parts, scope, params.relationshipId, async (tx) => {
        const rows = await listRequests(tx, scope.tenantId, params.relationshipId);
        return wholeList(
          place,
          `delegatedAdminRelationships/${params.relationshipId}/requests`,
          query,
          rows,
          requestToGraph,
        );
      }),
  });

  routes.add({
    method: 'GET',
    path: `${path}/:requestId`,
    operation: 'delegation.list',
    tag,
    summary: 'One request',
    params: Type.Object({ relationshipId: uuid, requestId: uuid }),
    answer: GraphRequest,
    handle: ({ scope, params }) =>
      ofRelationship(parts, scope, params.relationshipId, async (tx) => {
        const [row] = await listRequests(tx, scope.tenantId, params.relationshipId, params.requestId);
        return single(place, 'requests', requestToGraph(row ?? refuse('not-found')));
      }),
  });
}

function assignmentRoutes(routes: Routes, parts: DelegationParts, place: GraphPlace): void {
  const path = `${relationships}/:relationshipId/accessAssignments`;
  const OnePath = Type.Object({ relationshipId: uuid, assignmentId: uuid });
  const address = (relationshipId: string) =>
    `delegatedAdminRelationships/${relationshipId}/accessAssignments`;

  routes.add({
    method: 'GET',
    path,
    operation: 'delegation.list',
    tag,
    summary: 'Groups that hold roles of a relationship',
    params: RelationshipPath,
    query: listQuery,
    answer: graphCollection(GraphAssignment),
    handle: ({ scope, params, query }) =>
      ofRelationship(parts, scope, params.relationshipId, async (tx) => {
        const rows = await listAssignments(tx, scope.tenantId, params.relationshipId);
        return wholeList(place, address(params.relationshipId), query, rows, assignmentToGraph);
      }),
  });

  routes.add({
    method: 'GET',
    path: `${path}/:assignmentId`,
    operation: 'delegation.list',
    tag,
    summary: 'One group of a relationship',
    params: OnePath,
    answer: GraphAssignment,
    handle: ({ scope, params }) =>
      ofRelationship(parts, scope, params.relationshipId, async (tx) => {
        const rows = await listAssignments(tx, scope.tenantId, params.relationshipId);
        const found = rows.find((row) => row.assignmentId === params.assignmentId);
        return single(
          place,
          'accessAssignments',
          assignmentToGraph(found ?? refuse('delegation-assignment-unknown')),
        );
      }),
  });

  routes.add({
    method: 'POST',
    path,
    operation: 'delegation.assign',
    tag,
    summary: 'Give roles to a group',
    params: RelationshipPath,
    body: GraphAssignmentInput,
    status: 201,
    answer: GraphAssignment,
    handle: async ({ caller, context, params, body }) => {
      const groupId = body.accessContainer?.accessContainerId ?? refuse('group-unknown');
      const roles = rolesOf(body) ?? [];
      const made = await assignRoles(parts, askerOf(caller, context), params.relationshipId, {
        groupId,
        roles,
      });
      return answer(201, single(place, 'accessAssignments', assignmentToGraph(made)), {
        Location: addressOf(place, `${address(params.relationshipId)}/${made.assignmentId}`),
      });
    },
  });

  routes.add({
    method: 'PATCH',
    path: `${path}/:assignmentId`,
    operation: 'delegation.assign',
    tag,
    summary: 'Change the roles of a group',
    params: OnePath,
    body: GraphAssignmentInput,
    status: 202,
    answer: GraphAssignment,
    handle: async ({ caller, context, params, body }) => {
      const { relationshipId: delegationId, assignmentId } = params;
      const changed = await changeRoles(
        parts,
        askerOf(caller, context),
        { delegationId, assignmentId },
        rolesOf(body) ?? [],
        seenVersion(context.headers),
      );
      // Roles that are what they were need nothing carried out.
      const waits = changed.state === 'pending';
      return answer(202, single(place, 'accessAssignments', assignmentToGraph(changed)), {
        Location: addressOf(place, `delegatedAdminRelationships/${delegationId}/operations/${assignmentId}`),
        'Retry-After': waits ? '10' : '1',
      });
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/:assignmentId`,
    operation: 'delegation.assign',
    tag,
    summary: 'Take the roles from a group',
    params: OnePath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      const { relationshipId: delegationId, assignmentId } = params;
      const seen = seenVersion(context.headers);
      await removeRoles(parts, askerOf(caller, context), { delegationId, assignmentId }, seen);
      return answer(204);
    },
  });
}

function operationRoutes(routes: Routes, parts: DelegationParts, place: GraphPlace): void {
  const path = `${relationships}/:relationshipId/operations`;
  routes.add({
    method: 'GET',
    path,
    operation: 'delegation.list',
    tag,
    summary: 'What goes on with the groups of a relationship',
    params: RelationshipPath,
    query: listQuery,
    answer: graphCollection(GraphOperation),
    handle: ({ scope, params, query }) =>
      ofRelationship(parts, scope, params.relationshipId, async (tx) => {
        const rows = await listAssignments(tx, scope.tenantId, params.relationshipId);
        return wholeList(
          place,
          `delegatedAdminRelationships/${params.relationshipId}/operations`,
          query,
          rows,
          operationToGraph,
        );
      }),
  });

  routes.add({
    method: 'GET',
    path: `${path}/:operationId`,
    operation: 'delegation.list',
    tag,
    summary: 'One operation',
    params: Type.Object({ relationshipId: uuid, operationId: uuid }),
    answer: GraphOperation,
    handle: ({ scope, params }) =>
      ofRelationship(parts, scope, params.relationshipId, async (tx) => {
        const rows = await listAssignments(tx, scope.tenantId, params.relationshipId);
        const found = rows.find((row) => row.assignmentId === params.operationId);
        return single(place, 'operations', operationToGraph(found ?? refuse('not-found')));
      }),
  });
}

function customerRoutes(routes: Routes, parts: DelegationParts, place: GraphPlace): void {
  const set = 'delegatedAdminCustomers';
  const path = `${graphRoot}/${set}`;
  const CustomerPath = Type.Object({ delegatedCustomerId: uuid });

  routes.add({
    method: 'GET',
    path,
    operation: 'delegation.list',
    tag,
    summary: 'Customers at which you hold granular rights',
    query: listQuery,
    answer: graphCollection(GraphCustomer),
    handle: async ({ scope, query }) => {
      const limit = pageSize(query);
      const [after = '00000000-0000-0000-0000-000000000000'] = pageStart(query, 1) ?? [];
      const rows = await parts.db.transaction(scope, (tx) =>
        listDelegatedCustomers(tx, scope.tenantId, after, limit + 1),
      );
      return graphPage(place, set, query, {
        rows,
        limit,
        toGraph: customerToGraph,
        endOf: (row) => [row.customerId],
      });
    },
  });

  routes.add({
    method: 'GET',
    path: `${path}/:delegatedCustomerId`,
    operation: 'delegation.list',
    tag,
    summary: 'One customer at which you hold granular rights',
    params: CustomerPath,
    answer: GraphCustomer,
    handle: async ({ scope, params }) => {
      const found = await parts.db.transaction(scope, (tx) =>
        findDelegatedCustomer(tx, scope.tenantId, params.delegatedCustomerId),
      );
      return single(place, set, customerToGraph(found ?? refuse('customer-unknown')));
    },
  });

  routes.add({
    method: 'GET',
    path: `${path}/:delegatedCustomerId/serviceManagementDetails`,
    operation: 'delegation.list',
    tag,
    summary: 'Services of a customer you may administer, with their addresses',
    params: CustomerPath,
    answer: graphCollection(GraphServiceDetail),
    handle: async ({ caller, scope, params, context }) => {
      const { delegatedCustomerId } = params;
      const found = await parts.db.transaction(scope, (tx) =>
        findDelegatedCustomer(tx, scope.tenantId, delegatedCustomerId),
      );
      if (!found) return refuse('customer-unknown');
      const { services } = await listServices(parts, { caller }, delegatedCustomerId);
      return {
        '@odata.context': contextUrl(place, 'serviceManagementDetails'),
        value: services
          .filter((one) => one.via !== 'none')
          .map(({ service }) => ({
            '@odata.type': '#microsoft.graph.delegatedAdminServiceManagementDetail',
            id: service.id,
            serviceName: service.name[context.language],
            serviceManagementUrl: `${place.origin}/customers/${delegatedCustomerId}/services/${service.id}`,
          })),
      };
    },
  });
}

type Scope = Call['scope'];
type Tx = Parameters<Parameters<DelegationParts['db']['transaction']>[1]>[0];

/** What belongs to a relationship is unknown where the relationship is. */
function ofRelationship<T>(
  parts: DelegationParts,
  scope: Scope,
  relationshipId: string,
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  return parts.db.transaction(scope, async (tx) => {
    if (!(await findDelegation(tx, scope.tenantId, relationshipId))) return refuse('delegation-unknown');
    return read(tx);
  });
}

/** A list short enough to be one page. */
function wholeList<R, T extends object>(
  place: GraphPlace,
  path: string,
  query: GraphQuery,
  rows: readonly R[],
  toGraph: (row: R) => T,
) {
  return graphPage(place, path, query, { rows, limit: rows.length, toGraph, endOf: () => [] });
}
