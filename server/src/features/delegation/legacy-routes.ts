import Type from 'typebox';
import {
  LegacyList,
  MoveDetails,
  MoveInput,
  MoveList,
  RowOutcomes,
} from '../../../../contract/delegation.ts';
import { refuse } from '../../errors/refusal.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { renounceLegacy } from './legacy-actions.ts';
import type { LegacySearch } from './legacy-store.ts';
import { listLegacy } from './legacy-store.ts';
import { continueMove, startMove } from './move-actions.ts';
import { findMove, listMoveRows, listMoves, readProgress } from './move-store.ts';
import { pageAnswer, pageOf } from './paging-wire.ts';
import type { DelegationParts } from './parts.ts';
import { addDays } from './rules.ts';
import { askerOf, legacyToWire, moveToWire, outcomeToWire } from './wire.ts';

const tag = 'Legacy admin rights';
const MovePath = Type.Object({ moveId: Type.String({ format: 'uuid' }) });
/** Rows of the list of legacy rights on one page (C80). */
const usualSize = 50;

/** Legacy rights: how they are used, giving them up, moving to granular ones (C80, C86). */
export function legacyRoutes(routes: Routes, parts: DelegationParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/legacyadmin',
    operation: 'legacyAdmin.list',
    tag,
    summary: 'Customers at which you hold legacy rights, longest unused first',
    query: Type.Object({
      filter: Type.Optional(Type.String({ enum: ['over90', '60to90', '30to60', 'new'] })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: LegacyList,
    handle: async ({ scope, query, context }) => {
      const now = parts.clock.now();
      const { limit, after } = pageOf(query, context, usualSize);
      const rows = await parts.db.transaction(scope, (tx) =>
        listLegacy(tx, scope.tenantId, {
          dayAgo: addDays(now, -1),
          ...narrowing(query.filter, now),
          after: after && { usedAt: after.at, customerId: after.id },
          limit: limit + 1,
        }),
      );
      return pageAnswer(
        rows,
        limit,
        (row) => legacyToWire(row, now),
        (row) => [row.lastUsedAt ?? row.since, row.customerId],
      );
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/legacyadmin/removals',
    operation: 'legacyAdmin.remove',
    tag,
    summary: 'Give up your legacy rights at several customers',
    body: Type.Object({
      customerIds: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 50 }),
      tellCustomers: Type.Optional(Type.Boolean()),
    }),
    answer: RowOutcomes,
    handle: async ({ caller, context, body }) => {
      const outcomes = await renounceLegacy(
        parts,
        askerOf(caller, context),
        body.customerIds,
        body.tellCustomers === true,
      );
      return { items: outcomes.map((one) => outcomeToWire(one, context.language)) };
    },
  });

  moveRoutes(routes, parts);
}

function narrowing(
  filter: string | undefined,
  now: Date,
): Pick<LegacySearch, 'unusedSince' | 'usedAfter' | 'grantedSince'> {
  switch (filter) {
    case 'over90':
      return { unusedSince: addDays(now, -90) };
    case '60to90':
      return { unusedSince: addDays(now, -60), usedAfter: addDays(now, -90) };
    case '30to60':
      return { unusedSince: addDays(now, -30), usedAfter: addDays(now, -60) };
    case 'new':
      return { grantedSince: addDays(now, -7) };
    default:
      return {};
  }
}

function moveRoutes(routes: Routes, parts: DelegationParts): void {
  const root = '/twotier/v1/legacyadmin/moves';
  const read = (
    { scope, context }: Pick<Call, 'scope' | 'context'>,
    moveId: string,
  ): Promise<Type.Static<typeof MoveDetails>> =>
    parts.db.transaction(scope, async (tx) => {
      const move = (await findMove(tx, scope.tenantId, moveId)) ?? refuse('not-found');
      const progress = await readProgress(tx, scope.tenantId, moveId);
      const rows = await listMoveRows(tx, scope.tenantId, moveId);
      return {
        move: moveToWire(move, progress),
        rows: rows.map(({ customerId, customerName, name, state, failure, delegationId }) => ({
          customerId,
          customerName,
          name,
          state,
          ...(failure ? { failure: sentenceOf(failure, {}, context.language) } : {}),
          ...(delegationId ? { delegationId } : {}),
        })),
      };
    });

  routes.add({
    method: 'POST',
    path: root,
    operation: 'legacyAdmin.move',
    tag,
    summary: 'Move customers from legacy to granular rights',
    body: MoveInput,
    status: 201,
    answer: MoveDetails,
    handle: async (call) => {
      const { caller, context, body } = call;
      return read(call, await startMove(parts, askerOf(caller, context), body));
    },
  });

  routes.add({
    method: 'GET',
    path: root,
    operation: 'legacyAdmin.list',
    tag,
    summary: 'Your latest moves',
    answer: MoveList,
    handle: ({ scope }) =>
      parts.db.transaction(scope, async (tx) => {
        const items = [];
        for (const move of await listMoves(tx, scope.tenantId, 20)) {
          items.push(moveToWire(move, await readProgress(tx, scope.tenantId, move.moveId)));
        }
        return { items };
      }),
  });

  routes.add({
    method: 'GET',
    path: `${root}/:moveId`,
    operation: 'legacyAdmin.list',
    tag,
    summary: 'A move, row by row',
    params: MovePath,
    answer: MoveDetails,
    handle: (call) => read(call, call.params.moveId),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:moveId/continue`,
    operation: 'legacyAdmin.move',
    tag,
    summary: 'Carry out the next rows of a move at once',
    params: MovePath,
    answer: MoveDetails,
    handle: async (call) => {
      await continueMove(parts, askerOf(call.caller, call.context), call.params.moveId);
      return read(call, call.params.moveId);
    },
  });
}
