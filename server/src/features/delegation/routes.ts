import Type from 'typebox';
import {
  AssignmentChange,
  AssignmentInput,
  AssignmentItem,
  AssignmentList,
  DelegationChange,
  DelegationDraft,
  DelegationInput,
  DelegationItem,
  DelegationList,
  DelegationReport,
  DirectoryRoleChoices,
  RenewalOutcomes,
  RowOutcomes,
} from '../../../../contract/delegation.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { createDraft, deleteDraft, editDelegation, finalize, makeLink, terminate } from './actions.ts';
import { approvalRoutes } from './approval-routes.ts';
import { assignRoles, changeRoles, removeRoles } from './assignment-actions.ts';
import { renew, switchExtensions } from './bulk-actions.ts';
import { directoryRoles, roleId, roleTemplates } from './directory-roles.ts';
import { graphRoutes } from './graph-routes.ts';
import { legacyRoutes } from './legacy-routes.ts';
import type { DelegationState } from './model.ts';
import { pageAnswer, pageOf } from './paging-wire.ts';
import type { DelegationParts } from './parts.ts';
import { addDays, daysMax } from './rules.ts';
import { serviceRoutes } from './service-routes.ts';
import {
  findDelegation,
  listAssignments,
  listByEnd,
  listDelegations,
  readReport,
  reportMax,
} from './store.ts';
import {
  askerOf,
  assignmentToWire,
  delegationToWire,
  draftToWire,
  outcomeToWire,
  roleToWire,
} from './wire.ts';

const tag = 'Admin relationships';
const root = '/twotier/v1/adminrelationships';
const DelegationPath = Type.Object({ delegationId: Type.String({ format: 'uuid' }) });
const AssignmentPath = Type.Object({
  delegationId: Type.String({ format: 'uuid' }),
  assignmentId: Type.String({ format: 'uuid' }),
});
const Chosen = Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 200 });
const paging = {
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  seekOperation: Type.Optional(Type.String()),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};
/** The report looks so far ahead (C85). */
const reportDays = 60;

/** Granular delegated admin: of the partner, of the customer, legacy rights, services, and the graph dialect. */
export function delegationRoutes(routes: Routes, parts: DelegationParts): void {
  listRoutes(routes, parts);
  requestRoutes(routes, parts);
  assignmentRoutes(routes, parts);
  bulkRoutes(routes, parts);
  approvalRoutes(routes, parts);
  legacyRoutes(routes, parts);
  serviceRoutes(routes, parts);
  graphRoutes(routes, parts);
}

function listRoutes(routes: Routes, { db, clock }: DelegationParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/directoryroles',
    operation: 'delegation.list',
    tag,
    summary: 'Directory roles a partner can ask for, and choices with the least rights',
    answer: DirectoryRoleChoices,
    handle: async ({ context }) => ({
      items: directoryRoles.map((role) => roleToWire(role, context.language)),
      templates: roleTemplates.map(({ key, roles }) => ({ key, roles: roles.map(roleId) })),
      daysMax,
    }),
  });

  routes.add({
    method: 'GET',
    path: root,
    operation: 'delegation.list',
    tag,
    summary: 'Your admin relationships, newest first, or by their end',
    query: Type.Object({
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
      state: Type.Optional(Type.String({ enum: ['open', 'draft', 'pending', 'active', 'over'] })),
      endsWithinDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
      autoExtend: Type.Optional(Type.Boolean()),
      sort: Type.Optional(Type.String({ enum: ['newest', 'end'] })),
      ...paging,
    }),
    answer: DelegationList,
    handle: async ({ scope, query, context }) => {
      const { limit, after } = pageOf(query, context);
      const toWire = (row: Parameters<typeof delegationToWire>[0]) => delegationToWire(row, context.language);
      if (query.sort === 'end' || query.endsWithinDays !== undefined) {
        const until =
          query.endsWithinDays === undefined ? undefined : addDays(clock.now(), query.endsWithinDays);
        const rows = await db.transaction(scope, (tx) =>
          listByEnd(tx, scope.tenantId, {
            until,
            autoExtend: query.autoExtend,
            after: after && { endsAt: after.at, delegationId: after.id },
            limit: limit + 1,
          }),
        );
        return pageAnswer(rows, limit, toWire, (row) => [row.endsAt as Date, row.delegationId]);
      }
      const rows = await db.transaction(scope, (tx) =>
        listDelegations(tx, scope.tenantId, {
          customerId: query.customerId,
          states: query.state ? statesOf[query.state as keyof typeof statesOf] : undefined,
          after: after && { createdAt: after.at, delegationId: after.id },
          limit: limit + 1,
        }),
      );
      return pageAnswer(rows, limit, toWire, (row) => [row.createdAt, row.delegationId]);
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/report`,
    operation: 'delegation.report',
    tag,
    summary: 'How many there are, and what ends when in the next 60 days',
    answer: DelegationReport,
    handle: async ({ scope }) => {
      const until = addDays(clock.now(), reportDays);
      const report = await readReport(readerOf(db, scope), scope.tenantId, until);
      return { ...report, countedTo: reportMax };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:delegationId`,
    operation: 'delegation.list',
    tag,
    summary: 'One admin relationship',
    params: DelegationPath,
    answer: DelegationItem,
    handle: async ({ scope, params, context }) => {
      const row = await db.transaction(scope, (tx) =>
        findDelegation(tx, scope.tenantId, params.delegationId),
      );
      return delegationToWire(row ?? refuse('delegation-unknown'), context.language);
    },
  });
}

const statesOf: Readonly<
  Record<'open' | 'draft' | 'pending' | 'active' | 'over', readonly DelegationState[]>
> = {
  open: ['draft', 'approval-pending', 'approved', 'active', 'termination-requested'],
  draft: ['draft'],
  pending: ['approval-pending', 'approved'],
  active: ['active'],
  over: ['terminated', 'expired', 'termination-requested'],
};

function requestRoutes(routes: Routes, parts: DelegationParts): void {
  routes.add({
    method: 'POST',
    path: root,
    operation: 'delegation.request',
    tag,
    summary: 'Draft a request for directory roles',
    body: DelegationInput,
    status: 201,
    answer: DelegationItem,
    handle: async ({ caller, context, body }) => {
      const { customerId = null, autoExtend = false, ...terms } = body;
      const made = await createDraft(parts, askerOf(caller, context), { ...terms, customerId, autoExtend });
      return delegationToWire(made, context.language);
    },
  });

  routes.add({
    method: 'PATCH',
    path: `${root}/:delegationId`,
    operation: 'delegation.request',
    tag,
    summary: 'Change a draft, or whether an active one goes on by itself',
    params: DelegationPath,
    body: DelegationChange,
    answer: DelegationItem,
    handle: async ({ caller, context, params, body }) =>
      delegationToWire(
        await editDelegation(parts, askerOf(caller, context), params.delegationId, body),
        context.language,
      ),
  });

  routes.add({
    method: 'DELETE',
    path: `${root}/:delegationId`,
    operation: 'delegation.request',
    tag,
    summary: 'Delete a draft',
    params: DelegationPath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      await deleteDraft(parts, askerOf(caller, context), params.delegationId);
      return answer(204);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:delegationId/finalize`,
    operation: 'delegation.request',
    tag,
    summary: 'Fix the terms and open the request for one approval',
    params: DelegationPath,
    answer: DelegationItem,
    handle: async ({ caller, context, params }) =>
      delegationToWire(
        await finalize(parts, askerOf(caller, context), params.delegationId),
        context.language,
      ),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:delegationId/link`,
    operation: 'delegation.request',
    tag,
    summary: 'Make the personal link of a pending request and draft the message; the link before is void',
    params: DelegationPath,
    answer: DelegationDraft,
    oneTimeSecrets: ['url', 'text'],
    handle: async ({ caller, context, params }) =>
      draftToWire(
        await makeLink(parts, askerOf(caller, context), params.delegationId),
        parts.publicUrl,
        context.language,
      ),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:delegationId/terminate`,
    operation: 'delegation.terminate',
    tag,
    summary: 'Withdraw a pending request, or end an active relationship',
    params: DelegationPath,
    answer: DelegationItem,
    handle: async ({ caller, context, params }) =>
      delegationToWire(
        await terminate(parts, askerOf(caller, context), params.delegationId),
        context.language,
      ),
  });
}

function assignmentRoutes(routes: Routes, parts: DelegationParts): void {
  const path = `${root}/:delegationId/groups`;
  routes.add({
    method: 'GET',
    path,
    operation: 'delegation.list',
    tag,
    summary: 'Groups that hold roles of a relationship',
    params: DelegationPath,
    answer: AssignmentList,
    handle: ({ scope, params, context }) =>
      parts.db.transaction(scope, async (tx) => {
        if (!(await findDelegation(tx, scope.tenantId, params.delegationId)))
          return refuse('delegation-unknown');
        const rows = await listAssignments(tx, scope.tenantId, params.delegationId);
        const items = rows.map((row) => assignmentToWire(row, context.language));
        return { totalCount: items.length, items };
      }),
  });

  routes.add({
    method: 'POST',
    path,
    operation: 'delegation.assign',
    tag,
    summary: 'Give roles to a group',
    params: DelegationPath,
    body: AssignmentInput,
    status: 201,
    answer: AssignmentItem,
    handle: async ({ caller, context, params, body }) =>
      assignmentToWire(
        await assignRoles(parts, askerOf(caller, context), params.delegationId, body),
        context.language,
      ),
  });

  routes.add({
    method: 'PUT',
    path: `${path}/:assignmentId`,
    operation: 'delegation.assign',
    tag,
    summary: 'Change the roles of a group',
    params: AssignmentPath,
    body: AssignmentChange,
    answer: AssignmentItem,
    handle: async ({ caller, context, params, body }) =>
      assignmentToWire(
        await changeRoles(parts, askerOf(caller, context), params, body.roles),
        context.language,
      ),
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/:assignmentId`,
    operation: 'delegation.assign',
    tag,
    summary: 'Take the roles from a group',
    params: AssignmentPath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      await removeRoles(parts, askerOf(caller, context), params);
      return answer(204);
    },
  });
}

function bulkRoutes(routes: Routes, parts: DelegationParts): void {
  routes.add({
    method: 'POST',
    path: `${root}/extensions`,
    operation: 'delegation.request',
    tag,
    summary: 'Switch for several at once whether they go on by themselves',
    body: Type.Object({ ids: Chosen, autoExtend: Type.Boolean() }),
    answer: RowOutcomes,
    handle: async ({ caller, context, body }) => {
      const outcomes = await switchExtensions(parts, askerOf(caller, context), body.ids, body.autoExtend);
      return { items: outcomes.map((one) => outcomeToWire(one, context.language)) };
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/renewals`,
    operation: 'delegation.request',
    tag,
    summary: 'Ask anew for several at once, each with a link of its own',
    body: Type.Object({ ids: Chosen }),
    answer: RenewalOutcomes,
    handle: async ({ caller, context, body }) => {
      const { language } = context;
      const renewals = await renew(parts, askerOf(caller, context), body.ids);
      return {
        items: renewals.map(({ outcome, made }) => ({
          ...outcomeToWire(outcome, language),
          ...(made
            ? {
                made: {
                  delegation: delegationToWire(made.delegation, language),
                  draft: draftToWire(made, parts.publicUrl, language),
                },
              }
            : {}),
        })),
      };
    },
  });
}
