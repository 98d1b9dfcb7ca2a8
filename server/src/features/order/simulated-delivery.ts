import type { Database, Tx } from '../../platform/db/index.ts';
import type { DeliveryAdapter, DeliveryAnswer, DeliveryRequest } from './delivery-model.ts';
import { ruleFor, simulate } from './simulated-delivery-rules.ts';
import type { FirstAsked, KnownDelivery } from './simulated-delivery-store.ts';
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
  const deliverTogether = async (requests: readonly DeliveryRequest[]) => {
    const answers = await db.transaction(simulationScope, (tx) => answersTo(tx, requests));
    return answers.map((answer) => (answer === 'lost' ? new Error('the answer was lost') : answer));
  };
  return {
    async deliver(request) {
      const [answer] = await deliverTogether([request]);
      if (!answer || answer instanceof Error) throw answer ?? new Error('no answer');
      return answer;
    },
    deliverTogether,
    withdraw: (request) =>
      db.transaction(simulationScope, async (tx) =>
        (await markWithdrawn(tx, request)) ? 'delivered' : 'withdrawn',
      ),
  };
}

/** For lines of one order, in their order. */
async function answersTo(tx: Tx, requests: readonly DeliveryRequest[]): Promise<(DeliveryAnswer | 'lost')[]> {
  const known = new Map((await askAgain(tx, requests)).map((one) => [one.key, one]));
  const first = requests.filter(({ key }) => !known.has(key));
  for (const one of await takeUp(tx, first)) known.set(one.key, one);
  const outcomes = requests.map((request) => ({
    request,
    ...simulate(known.get(request.key) as KnownDelivery, request.lines, request.at),
  }));
  await markHandedOver(
    tx,
    outcomes.filter(({ handsOver }) => handsOver).map(({ request }) => request),
  );
  return outcomes.map(({ answer }) => answer);
}

async function takeUp(tx: Tx, requests: readonly DeliveryRequest[]): Promise<KnownDelivery[]> {
  const [any] = requests;
  if (!any) return [];
  const rules = await lockRules(tx);
  const used = rules.length === 0 ? new Set<string>() : await rulesUsedBy(tx, any);
  const lines: FirstAsked[] = [];
  for (const request of requests) {
    const [productId = ''] = request.catalogItemId.split(':');
    const rule = ruleFor(productId, rules, used);
    if (rule && !used.has(rule.ruleId)) {
      await countDown(tx, rule.ruleId);
      used.add(rule.ruleId);
    }
    const readyAt = new Date(request.at.getTime() + (rule?.delayMinutes ?? 0) * 60_000);
    lines.push({ request, rule, readyAt });
  }
  return askFirst(tx, lines);
}
