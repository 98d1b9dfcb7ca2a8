import Type from 'typebox';
import {
  PartnerRelationshipCollection,
  PartnershipList,
  PartnershipLocationChoice,
  RemovalDeclaration,
  RemovedPartnership,
  VerifiedReseller,
} from '../../../../contract/partnership.ts';
import { readVersion } from '../../errors/read-version.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection, instant, readFilter, writeToken } from '../../platform/http/index.ts';
import { readDeclaration } from '../declaration/index.ts';
import { listAnswer, pageOf } from '../invitation/index.ts';
import { readResellerId } from '../partner/index.ts';
import {
  chooseLocation,
  pagePartnerships,
  removePartnership,
  takeBackAdminAccess,
  verifyForPicker,
} from './actions.ts';
import { invitationRoutes } from './invitation-routes.ts';
import type { PartnershipNarrowing } from './model.ts';
import { partnershipNarrowings } from './model.ts';
import type { PartnershipParts } from './parts.ts';
import { listPartnerships } from './store.ts';
import {
  askerOf,
  partnerRelationshipToWire,
  partnershipToWire,
  relationshipTypes,
  verifiedResellerToWire,
} from './wire.ts';

const tag = 'Partnerships';
const TenantPath = Type.Object({ tenantId: Type.String({ format: 'uuid' }) });

export function partnershipRoutes(routes: Routes, parts: PartnershipParts): void {
  contractRoutes(routes, parts);
  listRoutes(routes, parts);
  removalRoutes(routes, parts);
  invitationRoutes(routes, parts);
}

/** The partner contract's list of resellers or providers. */
function contractRoutes(routes: Routes, { db }: PartnershipParts): void {
  routes.add({
    method: 'GET',
    path: '/v1/relationships',
    operation: 'partnership.list',
    tag,
    summary: 'Indirect resellers of a provider, or indirect providers of a reseller',
    query: Type.Object({
      relationship_type: Type.Optional(Type.String({ enum: [...relationshipTypes] })),
      filter: Type.Optional(Type.String()),
    }),
    answer: PartnerRelationshipCollection,
    handle: async ({ caller, scope, query }) => {
      const filter = readFilter(query.filter, { Name: ['substring', 'starts_with'] });
      const isProvider = caller.tenant.kind === 'indirect-provider';
      const own = isProvider ? 'is_indirect_cloud_solution_provider_of' : 'is_indirect_reseller_of';
      // A provider is nobody's reseller, and the other way round.
      if ((query.relationship_type ?? own) !== own) return collection([], '/relationships');
      const rows = await db.transaction(scope, (tx) =>
        listPartnerships(tx, scope.tenantId, {
          side: isProvider ? 'resellers' : 'providers',
          name: filter
            ? { match: filter.operator === 'substring' ? 'substring' : 'starts-with', text: filter.value }
            : undefined,
        }),
      );
      return collection(
        rows.map((row) => partnerRelationshipToWire(row, own)),
        `/relationships?relationship_type=${own}`,
      );
    },
  });
}

function listRoutes(routes: Routes, parts: PartnershipParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/partnerships',
    operation: 'partnership.list',
    tag,
    summary: 'Your partners, by name, page by page',
    query: Type.Object({
      search: Type.Optional(Type.String({ maxLength: 200 })),
      includeFormer: Type.Optional(Type.Boolean()),
      filter: Type.Optional(Type.String({ enum: [...partnershipNarrowings], description: 'Of resellers' })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: PartnershipList,
    handle: async ({ caller, scope, query, context }) => {
      const side = caller.tenant.kind === 'indirect-provider' ? 'resellers' : 'providers';
      const { limit, after } = pageOf(query, context);
      const { rows, last } = await pagePartnerships(parts, scope, {
        side,
        name: query.search?.trim() ? { match: 'substring', text: query.search } : undefined,
        includeEnded: side === 'resellers' && query.includeFormer === true,
        only: side === 'resellers' ? (query.filter as PartnershipNarrowing | undefined) : undefined,
        after: after && { nameKey: after.sortKey, tenantId: after.id },
        limit,
      });
      const token = last ? writeToken([last.nameKey, last.tenantId]) : null;
      return listAnswer(
        rows.map((row) => partnershipToWire(row, side)),
        token,
      );
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/resellers/verification',
    operation: 'reseller.verify',
    tag,
    summary: 'Who is this reseller, and may it be chosen?',
    query: Type.Object({ partnerId: Type.Optional(Type.String()), tenantId: Type.Optional(Type.String()) }),
    answer: VerifiedReseller,
    handle: async ({ caller, scope, query, context }) => {
      const id = readResellerId(query.partnerId, query.tenantId);
      const { reseller, partnership } = await verifyForPicker(parts.db, scope, caller, id, context.language);
      return verifiedResellerToWire(reseller, partnership, context.language);
    },
  });
}

const Confirmation = Type.Object({
  declarationVersion: Type.String({ minLength: 1, maxLength: 50 }),
  confirmed: Type.Optional(Type.Boolean()),
});

function removalRoutes(routes: Routes, parts: PartnershipParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/declarations/partnership-removal',
    operation: 'partnership.list',
    tag,
    summary: 'What a person declares who removes a partnership',
    answer: RemovalDeclaration,
    handle: async ({ context }) => {
      const { version, texts } = await readDeclaration(parts.db, 'partnership-removal', parts.clock.now());
      return { version, text: texts[context.language] };
    },
  });

  // One address per side, as the access table knows them as two operations (D10).
  const sides = [
    {
      path: '/twotier/v1/partnerships/:tenantId/removal',
      operation: 'partnership.remove',
      summary: 'Remove the partnership with a reseller',
    },
    {
      path: '/twotier/v1/partnerships/:tenantId/withdrawal',
      operation: 'partnership.removeAsReseller',
      summary: 'Remove the partnership with a provider',
    },
  ] as const;
  for (const { path, operation, summary } of sides) {
    routes.add({
      method: 'POST',
      path,
      operation,
      tag,
      summary,
      params: TenantPath,
      body: Confirmation,
      answer: RemovedPartnership,
      handle: async ({ caller, context, params, body }) => {
        const { other, at } = await removePartnership(parts, askerOf(caller, context), {
          tenantId: params.tenantId,
          declarationVersion: body.declarationVersion,
          confirmed: body.confirmed === true,
        });
        return { tenantId: other.tenantId, name: other.name, removedAt: instant(at) };
      },
    });
  }

  routes.add({
    method: 'POST',
    path: '/twotier/v1/partnerships/:tenantId/location',
    operation: 'partnership.location.choose',
    tag,
    summary: 'Which of your locations the partner deals with; none: the one you transact under',
    params: TenantPath,
    body: PartnershipLocationChoice,
    status: 204,
    handle: async ({ caller, context, params, body }) => {
      const read = readVersion(context.headers['if-match'], body.etag);
      const of = { tenantId: params.tenantId, location: body.location, read };
      await chooseLocation(parts, askerOf(caller, context), of);
      return answer(204);
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/partnerships/:tenantId/admin-access-removal',
    operation: 'partnership.withdrawAdminAccess',
    tag,
    summary: 'Take back a provider’s admin access to your own work account',
    params: TenantPath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      await takeBackAdminAccess(parts, askerOf(caller, context), params.tenantId);
      return answer(204);
    },
  });
}
