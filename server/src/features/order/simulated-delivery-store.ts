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
  mode, line_number as "lineNumber", ready_at as "readyAt", asked, handed_over as "handedOver", withdrawn`;

// Asked again: one row, counted up and locked until the answer is decided.
const ask = statement(
  'order.simulated.ask',
  `
  update simulated_delivery set asked = asked + 1 where partner_id = $1 and delivery_key = $2 returning ${known}`,
);

export function askAgain(tx: Tx, of: DeliveryRequest): Promise<SimulatedDelivery | undefined> {
  return tx.maybe<SimulatedDelivery>(ask, [of.partnerId, of.key]);
}

const take = statement(
  'order.simulated.take',
  `
  insert into simulated_delivery (partner_id, delivery_key, order_id, line_number, rule_id, mode, asked_at, ready_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (partner_id, delivery_key) do update set asked = simulated_delivery.asked + 1
  returning ${known}`,
);

/** Asked for the first time. */
export async function askFirst(
  tx: Tx,
  of: DeliveryRequest,
  rule: SimulatedRule | undefined,
  readyAt: Date,
): Promise<SimulatedDelivery> {
  const values = [of.partnerId, of.key, of.orderId, of.lineNumber, rule?.ruleId ?? null];
  const row = await tx.maybe<SimulatedDelivery>(take, [...values, rule?.mode ?? 'instant', of.at, readyAt]);
  if (!row) throw new Error('the simulated delivery lost a line');
  return row;
}

const handOver = statement(
  'order.simulated.handOver',
  'update simulated_delivery set handed_over = handed_over + 1 where partner_id = $1 and delivery_key = $2',
);

export async function markHandedOver(tx: Tx, of: DeliveryRequest): Promise<void> {
  await tx.run(handOver, [of.partnerId, of.key]);
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
