import type { Database, Tx } from '../../platform/db/index.ts';
import type { DeliveryAdapter, DeliveryRequest } from './delivery-model.ts';
import type { SimulatedDelivery } from './simulated-delivery-rules.ts';
import { ruleFor, simulate } from './simulated-delivery-rules.ts';
import {
  askAgain,
  askFirst,
  countDown,
  lockRules,
  markHandedOver,
  markWithdrawn,
  rulesUsedBy,
  simulationScope,
} from './simulated-delivery-store.ts';

/** Built in (D41): hands over at once, unless a rule says that it is slow or fails. Keeps its own books. */
export function simulatedDelivery(db: Database): DeliveryAdapter {
  return {
    async deliver(request) {
      const answer = await db.transaction(simulationScope, async (tx) => {
        const known = (await askAgain(tx, request)) ?? (await takeUp(tx, request));
        const outcome = simulate(known, request.lines, request.at);
        if (outcome.handsOver) await markHandedOver(tx, request);
        return outcome.answer;
      });
      if (answer === 'lost') throw new Error('the answer was lost');
      return answer;
    },
    withdraw: (request) =>
      db.transaction(simulationScope, async (tx) =>
        (await markWithdrawn(tx, request)) ? 'delivered' : 'withdrawn',
      ),
  };
}

async function takeUp(tx: Tx, request: DeliveryRequest): Promise<SimulatedDelivery> {
  const rules = await lockRules(tx);
  const used = rules.length === 0 ? new Set<string>() : await rulesUsedBy(tx, request);
  const [productId = ''] = request.catalogItemId.split(':');
  const rule = ruleFor(productId, rules, used);
  if (rule && !used.has(rule.ruleId)) await countDown(tx, rule.ruleId);
  const readyAt = new Date(request.at.getTime() + (rule?.delayMinutes ?? 0) * 60_000);
  return askFirst(tx, request, rule, readyAt);
}
