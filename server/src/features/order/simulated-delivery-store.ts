import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { DeliveryRequest } from './delivery-model.ts';
import type { SimulatedDelivery, SimulatedRule } from './simulated-delivery-rules.ts';

/** Stands outside of every company, as whoever delivers would. */
export const simulationScope = systemScope('the simulated delivery');

const ruleColumns = `
  rule_id as "ruleId", created_at as "createdAt", mode, product_id as "productId", delay_minutes as "delayMinutes",
  orders_left as "ordersLeft"`;

const rules = statement(
  'order.simulated.rules',
  `select ${ruleColumns} from simulated_delivery_rule order by created_at desc, rule_id`,
);

export function listRules(db: Database): Promise<SimulatedRule[]> {
  return db.rows<SimulatedRule>(simulationScope, rules);
}

const rulesForUpdate = statement(
  'order.simulated.rulesForUpdate',
  `select ${ruleColumns} from simulated_delivery_rule order by created_at desc, rule_id for update`,
);

export function lockRules(tx: Tx): Promise<SimulatedRule[]> {
  return tx.rows<SimulatedRule>(rulesForUpdate);
}

const insertRule = statement(
  'order.simulated.insertRule',
  `
  insert into simulated_delivery_rule (rule_id, created_at, mode, product_id, delay_minutes, orders_left)
  values ($1, $2, $3, $4, $5, $6)`,
);

export async function saveRule(tx: Tx, rule: SimulatedRule): Promise<void> {
  await tx.run(insertRule, [
    rule.ruleId,
    rule.createdAt,
    rule.mode,
    rule.productId,
    rule.delayMinutes,
    rule.ordersLeft,
  ]);
}

const deleteRule = statement(
  'order.simulated.deleteRule',
  'delete from simulated_delivery_rule where rule_id = $1',
);

/** False: there was none. */
export async function removeRule(tx: Tx, ruleId: string): Promise<boolean> {
  return (await tx.run(deleteRule, [ruleId])) > 0;
}

const useRule = statement(
  'order.simulated.useRule',
  'update simulated_delivery_rule set orders_left = orders_left - 1 where rule_id = $1 and orders_left > 0',
);

export async function countDown(tx: Tx, ruleId: string): Promise<void> {
  await tx.run(useRule, [ruleId]);
}

const used = statement(
  'order.simulated.usedByOrder',
  `
  select distinct rule_id as "ruleId" from simulated_delivery
   where partner_id = $1 and order_id = $2 and rule_id is not null`,
);

export async function rulesUsedBy(tx: Tx, of: DeliveryRequest): Promise<Set<string>> {
  const rows = await tx.rows<{ ruleId: string }>(used, [of.partnerId, of.orderId]);
  return new Set(rows.map((row) => row.ruleId));
}

const known = `
  delivery_key as key, mode, line_number as "lineNumber", ready_at as "readyAt", asked, handed_over as "handedOver", withdrawn`;

/** What is remembered of a line, by the key that it is asked for with. */
export type KnownDelivery = SimulatedDelivery & { readonly key: string };

// Asked again: counted up, and locked until the answer is decided.
const ask = statement(
  'order.simulated.ask',
  `
  update simulated_delivery set asked = asked + 1 where partner_id = $1 and delivery_key = any($2) returning ${known}`,
);

/** Of lines of one order, those that were asked for before. */
export function askAgain(tx: Tx, of: readonly DeliveryRequest[]): Promise<KnownDelivery[]> {
  return tx.rows<KnownDelivery>(ask, [of[0]?.partnerId, of.map(({ key }) => key)]);
}

const take = statement(
  'order.simulated.take',
  `
  insert into simulated_delivery (partner_id, delivery_key, order_id, line_number, rule_id, mode, asked_at, ready_at)
  select "partnerId", key, "orderId", "lineNumber", "ruleId", mode, at, "readyAt"
    from json_to_recordset($1) as n ("partnerId" uuid, key uuid, "orderId" text, "lineNumber" int, "ruleId" uuid, mode text,
         at timestamptz, "readyAt" timestamptz)
  on conflict (partner_id, delivery_key) do update set asked = simulated_delivery.asked + 1
  returning ${known}`,
);

export interface FirstAsked {
  readonly request: DeliveryRequest;
  readonly rule: SimulatedRule | undefined;
  readonly readyAt: Date;
}

/** Asked for the first time. */
export async function askFirst(tx: Tx, lines: readonly FirstAsked[]): Promise<KnownDelivery[]> {
  if (lines.length === 0) return [];
  const rows = lines.map(({ request: { partnerId, key, orderId, lineNumber, at }, rule, readyAt }) => {
    const { ruleId = null, mode = 'instant' } = rule ?? {};
    return { partnerId, key, orderId, lineNumber, ruleId, mode, at, readyAt };
  });
  return tx.rows<KnownDelivery>(take, [JSON.stringify(rows)]);
}

const handOver = statement(
  'order.simulated.handOver',
  'update simulated_delivery set handed_over = handed_over + 1 where partner_id = $1 and delivery_key = any($2)',
);

export async function markHandedOver(tx: Tx, of: readonly DeliveryRequest[]): Promise<void> {
  if (of.length > 0) await tx.run(handOver, [of[0]?.partnerId, of.map(({ key }) => key)]);
}

const withdraw = statement(
  'order.simulated.withdraw',
  `
  update simulated_delivery set withdrawn = handed_over = 0 where partner_id = $1 and delivery_key = $2
  returning handed_over as "handedOver"`,
);

/** True where it had been handed over already. */
export async function markWithdrawn(tx: Tx, of: DeliveryRequest): Promise<boolean> {
  return ((await tx.maybe<{ handedOver: number }>(withdraw, [of.partnerId, of.key]))?.handedOver ?? 0) > 0;
}
