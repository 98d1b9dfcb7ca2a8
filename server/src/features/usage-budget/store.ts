import type { Database, Reader, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { DueBudget, UsageBudget } from './model.ts';

export const dueScope = systemScope('usage budgets are looked at');

const one = `
  select partner_id as "partnerId", customer_id as "customerId", amount::text as amount, set_at as "setAt", version
    from usage_budget where partner_id = $1 and customer_id = $2`;
const find = statement('usageBudget.find', one);
const lock = statement('usageBudget.lock', `${one} for update`);

export function findBudget(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<UsageBudget | undefined> {
  return reader.maybe<UsageBudget>(find, [partnerId, customerId]);
}

/** Nobody else changes it before the transaction ends. */
export function lockBudget(tx: Tx, partnerId: string, customerId: string): Promise<UsageBudget | undefined> {
  return tx.maybe<UsageBudget>(lock, [partnerId, customerId]);
}

const insert = statement(
  'usageBudget.insert',
  `
  insert into usage_budget (partner_id, customer_id, amount, set_at, due_at) values ($1, $2, $3, $4, $5)
  on conflict do nothing`,
);

/** False where there is one already, whoever was faster. */
export async function insertBudget(
  tx: Tx,
  { partnerId, customerId, amount, setAt }: Omit<UsageBudget, 'version'>,
  dueAt: Date,
): Promise<boolean> {
  return (await tx.run(insert, [partnerId, customerId, amount, setAt, dueAt])) === 1;
}

const update = statement(
  'usageBudget.update',
  `
  update usage_budget set amount = $3, version = version + 1, reminded_at = null, exceeded_in = null
   where partner_id = $1 and customer_id = $2`,
);

/** Another amount is looked at afresh. */
export async function updateBudget(
  tx: Tx,
  { partnerId, customerId, amount }: Pick<UsageBudget, 'partnerId' | 'customerId' | 'amount'>,
): Promise<void> {
  await tx.run(update, [partnerId, customerId, amount]);
}

const remove = statement(
  'usageBudget.remove',
  'delete from usage_budget where partner_id = $1 and customer_id = $2',
);

export async function removeBudget(tx: Tx, { partnerId, customerId }: UsageBudget): Promise<void> {
  await tx.run(remove, [partnerId, customerId]);
}

const next = statement('usageBudget.nextDue', 'select min(due_at) as at from usage_budget');

export async function nextDue(db: Database): Promise<Date | null> {
  return (await db.maybe<{ at: Date | null }>(dueScope, next))?.at ?? null;
}

const take = statement(
  'usageBudget.takeDue',
  `
  select b.partner_id as "partnerId", b.customer_id as "customerId", b.amount::text as amount, b.due_at as "dueAt",
         b.reminded_at as "remindedAt", b.exceeded_in as "exceededIn", r.company_name as "companyName", r.country
    from usage_budget b
    join customer_relationship r on r.partner_id = b.partner_id and r.customer_id = b.customer_id
   where b.due_at <= $1 order by b.due_at limit $2 for update of b skip locked`,
);

/** Rows that are due, locked for the one who takes them, earliest first. */
export function takeDue(tx: Tx, now: Date, limit: number): Promise<DueBudget[]> {
  return tx.rows(take, [now, limit]);
}

const look = statement(
  'usageBudget.saveLook',
  `
  update usage_budget set due_at = $3, reminded_at = $4, exceeded_in = $5 where partner_id = $1 and customer_id = $2`,
);

export async function saveLook(
  tx: Tx,
  of: Pick<DueBudget, 'partnerId' | 'customerId' | 'dueAt' | 'remindedAt' | 'exceededIn'>,
): Promise<void> {
  await tx.run(look, [of.partnerId, of.customerId, of.dueAt, of.remindedAt, of.exceededIn]);
}
