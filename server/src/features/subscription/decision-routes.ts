import Type from 'typebox';
import { DecisionPage } from '../../../../contract/subscription-change.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import type { SubscriptionDeps } from './actions.ts';
import { listDeciding } from './decision-store.ts';
import { decisionToWire } from './decision-wire.ts';
import { readDueCatalogs } from './due-catalog.ts';
import { dayOf, daysAfter } from './term-rules.ts';

const pageSize = 25;
const daysAhead = 90;

/** The inbox of decisions: renewals about which something can still be decided, by date. */
export function decisionRoutes(routes: Routes, { db, clock }: SubscriptionDeps): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/subscriptions/decisions',
    operation: 'subscription.decision.list',
    tag: 'Pages',
    summary: 'Renewals that can still be decided, by date',
    query: Type.Object({
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      token: Type.Optional(Type.String()),
    }),
    answer: DecisionPage,
    handle: async ({ scope, query, context }) => {
      const size = query.size ?? pageSize;
      const today = dayOf(clock.now());
      const [endsOn, subscriptionId] = query.token ? readToken(query.token, 2) : [];
      const found = await listDeciding(db, scope, {
        from: today,
        to: daysAfter(today, query.days ?? daysAhead),
        after: endsOn && subscriptionId ? { endsOn, subscriptionId } : null,
        limit: size + 1,
      });
      const shown = found.slice(0, size);
      // The same price list and promotions as the renewal itself will read.
      const catalogOf = await db.transaction(scope, (tx) => readDueCatalogs(tx, shown));
      const last = shown.at(-1);
      return {
        items: shown.map((one) => decisionToWire(one, catalogOf(one), context.language)),
        ...(found.length > size && last?.termEndsOn
          ? { continuationToken: writeToken([last.termEndsOn, last.subscriptionId]) }
          : {}),
      };
    },
  });
}
