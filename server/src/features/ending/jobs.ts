import type { Database, Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { lockTie } from '../customer/index.ts';
import { endAsPlanned } from './actions.ts';
import type { EndingParts } from './parts.ts';
import type { ReadyPlan } from './store.ts';
import { lockPlannedEnding, nextReadyPlan, settlePlannedEnding, takeReadyPlan } from './store.ts';

const scope = systemScope('planned endings whose way is clear');

/**
 * Does the endings that were queued, once nothing stands in their way. What clears a blocker is other
 * work and other people's doing: this one stands behind all of them in the list and looks at what is left.
 */
export function endPlannedRelationships(parts: EndingParts): DueWork {
  return {
    name: 'ending.planned',
    next: (db) => nextReadyPlan(db, scope),
    run: (db, now, limit) => runReady(parts, db, now, limit),
  };
}

/** Each in a transaction of its own, so that one that fails holds no other back; it is tried again. */
async function runReady(parts: EndingParts, db: Database, now: Date, limit: number): Promise<number> {
  const tried: string[] = [];
  const failures: unknown[] = [];
  while (tried.length < limit) {
    const taken: { plan?: ReadyPlan } = {};
    try {
      await db.transaction(scope, async (tx) => {
        const plan = await takeReadyPlan(tx, now, tried);
        if (!plan) return;
        taken.plan = plan;
        await endOne(parts, tx, plan);
      });
    } catch (error) {
      if (!taken.plan) throw error;
      failures.push(error);
    }
    if (!taken.plan) break;
    tried.push(taken.plan.planId);
  }
  if (failures.length > 0) throw failures[0];
  return tried.length;
}

async function endOne(parts: EndingParts, tx: Tx, { partnerId, planId, readyAt }: ReadyPlan): Promise<void> {
  await tx.within(tenantScope(partnerId), async (inner) => {
    const plan = await lockPlannedEnding(inner, partnerId, planId);
    const tie = plan && (await lockTie(inner, partnerId, plan.customerId));
    if (plan?.state !== 'waiting') return;
    const byName = plan.queuedByName;
    if (tie?.state !== 'active') {
      await settlePlannedEnding(inner, plan, { state: 'superseded', at: readyAt, byName });
      return;
    }
    if (await endAsPlanned(parts, inner, tie, plan, readyAt))
      await settlePlannedEnding(inner, plan, { state: 'done', at: readyAt, byName });
  });
}
