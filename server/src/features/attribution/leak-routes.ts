import Type from 'typebox';
import {
  CreditLeakCounts,
  CreditLeaks,
  CreditMending,
  CreditMendings,
  leakNarrowings,
} from '../../../../contract/credit-leak.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import type { LeakDeps } from './leak-actions.ts';
import { countLeaks, leakCountMax, mendLeaks, readLeaks, recordedKinds } from './leak-actions.ts';
import type { LeakKind } from './leak-model.ts';
import { leakKinds } from './leak-model.ts';
import { leakToWire, mendingToWire } from './leak-wire.ts';

const tag = 'Credit';
const pageSize = 25;
const sizeMax = 200;

/** Subscriptions that earn nobody anything, why, and what mends each (9.2 rules 3, 7, 8). */
export function leakRoutes(routes: Routes, deps: LeakDeps): void {
  const { db } = deps;
  routes.add({
    method: 'GET',
    path: '/twotier/v1/credit/leaks',
    operation: 'attribution.leak.list',
    tag,
    summary: 'Running subscriptions that credit nobody, or soon will not',
    query: Type.Object({
      kind: Type.Optional(Type.Enum([...leakNarrowings])),
      size: Type.Optional(Type.Integer({ minimum: 1 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: CreditLeaks,
    handle: async ({ caller, query }) => {
      const limit = Math.min(query.size ?? pageSize, sizeMax);
      const after = afterOf(query['MS-ContinuationToken']);
      const found = await readLeaks(db, caller, {
        kinds: kindsOf(query.kind),
        after,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(leakToWire),
        ...(last ? { continuationToken: writeToken([last.subscriptionId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/credit/leaks/counts',
    operation: 'attribution.leak.list',
    tag,
    summary: 'How many there are of each kind, up to a bound',
    answer: CreditLeakCounts,
    handle: async ({ caller, scope }) => {
      const counts = await countLeaks(readerOf(db, scope), caller);
      return {
        items: counts.map(({ kind, count }) =>
          count > leakCountMax ? { kind, count: leakCountMax, more: true } : { kind, count },
        ),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/credit/leaks/mending',
    operation: 'attribution.leak.mend',
    tag,
    summary: 'Put a reseller on record for several subscriptions, each with its own outcome',
    body: CreditMending,
    answer: CreditMendings,
    handle: async ({ body, ...call }) => {
      const items = body.items.map(({ customerId, subscriptionId }) => ({
        customerId: customerId.toLowerCase(),
        subscriptionId: subscriptionId.toLowerCase(),
      }));
      const outcomes = await mendLeaks(deps, call, items, body.partnerId?.trim() || null);
      return { items: outcomes.map((one) => mendingToWire(one, call.context.language)) };
    },
  });
}

function kindsOf(narrowed: (typeof leakNarrowings)[number] | undefined): readonly LeakKind[] {
  if (narrowed === undefined) return leakKinds;
  return narrowed === 'recorded' ? recordedKinds : [narrowed];
}

function afterOf(token: string | undefined): string | null {
  if (token === undefined) return null;
  const [after = ''] = readToken(token, 1);
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(after)
    ? after
    : refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
}
