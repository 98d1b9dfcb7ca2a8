import Type from 'typebox';
import { DeliveryRule, DeliveryRules, NewDeliveryRule } from '../../../../contract/delivery.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, present } from '../../platform/http/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { SimulatedRule } from '../order/index.ts';
import { listRules, listWaiting, removeRule, saveRule, simulationScope } from '../order/index.ts';

export interface DeliveryEmulatorDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** How the built-in delivery behaves, for a product or the next orders (D41); demo mode only. */
export function deliveryEmulatorRoutes(routes: Routes, { db, clock, ids }: DeliveryEmulatorDeps): void {
  const tag = 'Emulator (demo mode only)';
  const root = '/emulator/v1/deliveries';

  routes.add({
    method: 'GET',
    path: root,
    operation: 'emulator.delivery.read',
    tag,
    summary: 'How deliveries go, and what still waits for one',
    answer: DeliveryRules,
    handle: async () => {
      const [rules, waiting] = await Promise.all([listRules(db), listWaiting(db)]);
      return {
        items: rules.map(ruleToWire),
        waiting: waiting.map((one) => present({ ...one, nextAttemptAt: one.nextAttemptAt.toISOString() })),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/rules`,
    operation: 'emulator.delivery.set',
    tag,
    summary: 'Make deliveries slow, fail or stop half way, for a product or the next orders',
    body: NewDeliveryRule,
    status: 201,
    answer: DeliveryRule,
    handle: async ({ body, caller, context, scope }) => {
      const rule: SimulatedRule = {
        ruleId: ids.guid(),
        createdAt: clock.now(),
        mode: body.mode,
        productId: body.productId?.trim() || null,
        delayMinutes: body.mode === 'slow' ? (body.delayMinutes ?? 30) : 0,
        ordersLeft: body.orders ?? null,
      };
      await db.transaction(scope, async (tx) => {
        await tx.within(simulationScope, (inner) => saveRule(inner, rule));
        await appendAuditEvent(
          tx,
          actorOf(caller, context),
          { operation: 'delivery_rule_made', resourceType: 'installation', newValue: ruleToWire(rule) },
          clock.now(),
        );
      });
      return ruleToWire(rule);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${root}/rules/:ruleId`,
    operation: 'emulator.delivery.set',
    tag,
    summary: 'Let deliveries go as they did before the rule',
    params: Type.Object({ ruleId: Type.String({ format: 'uuid' }) }),
    handle: async ({ params, caller, context, scope }) => {
      await db.transaction(scope, async (tx) => {
        const ruleId = params.ruleId.toLowerCase();
        if (!(await tx.within(simulationScope, (inner) => removeRule(inner, ruleId)))) refuse('not-found');
        await appendAuditEvent(
          tx,
          actorOf(caller, context),
          { operation: 'delivery_rule_removed', resourceType: 'installation', oldValue: { id: ruleId } },
          clock.now(),
        );
      });
      return answer(204);
    },
  });
}

function ruleToWire(rule: SimulatedRule) {
  return present({
    id: rule.ruleId,
    createdAt: rule.createdAt.toISOString(),
    mode: rule.mode,
    productId: rule.productId,
    delayMinutes: rule.delayMinutes,
    ordersLeft: rule.ordersLeft,
  });
}
