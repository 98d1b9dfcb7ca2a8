import type { Reader, Tx } from '../../../platform/db/index.ts';
import { statement } from '../../../platform/db/index.ts';
import type { SaleNumbers, SaleRule, SaleScope } from './model.ts';

const columns = `rule_id as "ruleId", kind, market, category, segment, cancellation_hours as "cancellationHours",
  full_refund_hours as "fullRefundHours", maximum, per_customer as "perCustomer", subscriptions,
  version::int as version, changed_at as "changedAt", changed_by as "changedBy"`;

const list = statement(
  'catalog.saleRule.list',
  `select ${columns} from sale_rule order by market, segment, category, kind`,
);
const lock = statement(
  'catalog.saleRule.lock',
  `select ${columns} from sale_rule where rule_id = $1 for update`,
);
const insert = statement(
  'catalog.saleRule.insert',
  `
  insert into sale_rule (rule_id, kind, market, category, segment, cancellation_hours, full_refund_hours, maximum,
    per_customer, subscriptions, changed_at, changed_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);
const update = statement(
  'catalog.saleRule.update',
  `
  update sale_rule set kind = $2, market = $3, category = $4, segment = $5, cancellation_hours = $6,
         full_refund_hours = $7, maximum = $8, per_customer = $9, subscriptions = $10, changed_at = $11,
         changed_by = $12, version = version + 1
   where rule_id = $1`,
);
const remove = statement('catalog.saleRule.remove', 'delete from sale_rule where rule_id = $1');

/** All of them: there are as many as somebody has entered by hand. */
export function listSaleRules(reader: Pick<Reader, 'rows'>): Promise<SaleRule[]> {
  return reader.rows<SaleRule>(list);
}

export function lockSaleRule(tx: Tx, ruleId: string): Promise<SaleRule | undefined> {
  return tx.maybe<SaleRule>(lock, [ruleId]);
}

export interface Changed {
  readonly at: Date;
  readonly by: string;
}

type Saved = SaleScope & SaleNumbers;

function valuesOf(ruleId: string, of: Saved, { at, by }: Changed): unknown[] {
  const { kind, market, category, segment } = of;
  const { cancellationHours, fullRefundHours, maximum, perCustomer, subscriptions } = of;
  const numbers = [cancellationHours, fullRefundHours, maximum, perCustomer, subscriptions];
  return [ruleId, kind, market, category, segment, ...numbers, at, by];
}

export async function insertSaleRule(tx: Tx, ruleId: string, of: Saved, changed: Changed): Promise<void> {
  await tx.run(insert, valuesOf(ruleId, of, changed));
}

/** The rule was locked before. */
export async function updateSaleRule(tx: Tx, ruleId: string, of: Saved, changed: Changed): Promise<void> {
  await tx.run(update, valuesOf(ruleId, of, changed));
}

export async function deleteSaleRule(tx: Tx, ruleId: string): Promise<void> {
  await tx.run(remove, [ruleId]);
}
