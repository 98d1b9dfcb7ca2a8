import { refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { nextState } from '../../platform/states/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { declarationWithin } from '../declaration/index.ts';
import { lockLive } from './actions.ts';
import type { Blocker, PlannedEnding } from './model.ts';
import type { Acting, EndingParts } from './parts.ts';
import { blockersOf, checkConfirmation } from './rules.ts';
import { plannedEndingStates } from './states-rules.ts';
import {
  insertPlannedEnding,
  listBlockingByCustomer,
  listPlannedEndings,
  lockPlannedEnding,
  settlePlannedEnding,
} from './store.ts';

const resourceType = 'planned_ending';

/** Queues an ending: it is done as soon as nothing stands in its way. */
export function planEnding(
  parts: EndingParts,
  { caller, context }: Acting,
  customerId: string,
  confirmation: { readonly declarationVersion: string; readonly confirmed: boolean },
): Promise<PlannedEnding> {
  const scope = tenantScope(caller.tenant.id);
  return parts.db.transaction(scope, async (tx) => {
    const tie = await lockLive(tx, scope.tenantId, customerId);
    const declaration = await declarationWithin(tx, 'relationship-ending', parts.clock.now());
    const refusal = checkConfirmation(
      { ...confirmation, seen: null },
      { declarationVersion: declaration.version, etag: '' },
    );
    if (refusal) throw refusal;
    const actor = actorOf(caller, context);
    const plan = {
      planId: parts.ids.guid(),
      partnerId: tie.partnerId,
      customerId,
      customerName: tie.companyName,
      queuedAt: parts.clock.now(),
      queuedBy: actor.userId,
      queuedByName: actor.name,
      applicationId: actor.applicationId,
      correlationId: actor.correlationId,
      declarationVersion: confirmation.declarationVersion,
    };
    if (!(await insertPlannedEnding(tx, plan)))
      return refuse('ending-planned-already', { name: tie.companyName });
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'plan_customer_relationship_ending',
        resourceType,
        customerId,
        customerName: tie.companyName,
        newValue: { id: plan.planId, state: 'waiting' },
        details: { declarationVersion: plan.declarationVersion },
      },
      plan.queuedAt,
    );
    return { ...plan, state: 'waiting', settledAt: null, settledByName: null };
  });
}

/** Takes a queued ending back while it waits. */
export function cancelPlan(
  parts: EndingParts,
  { caller, context }: Acting,
  planId: string,
): Promise<PlannedEnding> {
  const scope = tenantScope(caller.tenant.id);
  return parts.db.transaction(scope, async (tx) => {
    const plan = (await lockPlannedEnding(tx, scope.tenantId, planId)) ?? refuse('ending-plan-unknown');
    const state = nextState(plannedEndingStates, plan.state, 'cancel');
    if (state !== 'canceled') return refuse('ending-plan-settled', { name: plan.customerName });
    const actor = actorOf(caller, context);
    const at = parts.clock.now();
    await settlePlannedEnding(tx, plan, { state, at, byName: actor.name });
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'cancel_customer_relationship_ending',
        resourceType,
        customerId: plan.customerId,
        customerName: plan.customerName,
        oldValue: { id: planId, state: 'waiting' },
        newValue: { id: planId, state },
      },
      at,
    );
    return { ...plan, state, settledAt: at, settledByName: actor.name };
  });
}

export interface PlanInList {
  readonly plan: PlannedEnding;
  readonly blockers: readonly Blocker[];
}

/** A page of a partner's planned endings with what each still waits for. */
export function pagePlans(
  { db, clock }: EndingParts,
  scope: TenantScope,
  page: Parameters<typeof listPlannedEndings>[2],
): Promise<PlanInList[]> {
  return db.transaction(scope, async (tx) => {
    const plans = await listPlannedEndings(tx, scope.tenantId, page);
    const waiting = plans.filter(({ state }) => state === 'waiting').map(({ customerId }) => customerId);
    const blocking = await listBlockingByCustomer(tx, scope.tenantId, waiting);
    const now = clock.now();
    return plans.map((plan) => ({
      plan,
      blockers: plan.state === 'waiting' ? blockersOf(blocking.get(plan.customerId) ?? [], now) : [],
    }));
  });
}
