import type { Caller } from '../../access/caller.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { UsageBudget } from './model.ts';
import { etagOf, nextLook } from './rules.ts';
import { insertBudget, lockBudget, removeBudget, updateBudget } from './store.ts';

export interface UsageBudgetDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** Somebody of the partner, about one of its customers. */
export interface BudgetCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
  readonly customer: { readonly customerId: string; readonly companyName: string };
}

/** Sets, changes or, with null, removes a customer's budget (C69). What stands already is not written again. */
export function setBudget(
  { db, clock }: UsageBudgetDeps,
  call: BudgetCall,
  change: { readonly amount: string | null; readonly read: ReadVersion | null },
): Promise<UsageBudget | undefined> {
  const partnerId = call.caller.tenant.id;
  const { customerId } = call.customer;
  return db.transaction(tenantScope(partnerId), async (tx) => {
    const at = clock.now();
    const present = await lockBudget(tx, partnerId, customerId);
    refuseStale(change.read, etagOf(present));
    const { amount } = change;
    if ((present?.amount ?? null) === amount) return present;
    const wanted = await write(tx, { partnerId, customerId, amount, at }, present);
    await record(tx, call, { from: present?.amount ?? null, to: amount, at });
    return wanted;
  });
}

async function write(
  tx: Tx,
  to: {
    readonly partnerId: string;
    readonly customerId: string;
    readonly amount: string | null;
    readonly at: Date;
  },
  present: UsageBudget | undefined,
): Promise<UsageBudget | undefined> {
  const { partnerId, customerId, amount, at } = to;
  if (amount === null) {
    if (present) await removeBudget(tx, present);
    return undefined;
  }
  if (present) {
    await updateBudget(tx, { partnerId, customerId, amount });
    return { ...present, amount, version: present.version + 1 };
  }
  const made = { partnerId, customerId, amount, setAt: at };
  if (!(await insertBudget(tx, made, nextLook(at)))) return refuse('changed-meanwhile');
  return { ...made, version: 1 };
}

function record(
  tx: Tx,
  { caller, context, customer }: BudgetCall,
  { from, to, at }: { readonly from: string | null; readonly to: string | null; readonly at: Date },
): Promise<void> {
  return appendAuditEvent(
    tx,
    actorOf(caller, context),
    {
      operation: 'update_customer_spending_budget',
      resourceType: 'customer',
      customerId: customer.customerId,
      customerName: customer.companyName,
      oldValue: { amount: from },
      newValue: { amount: to },
    },
    at,
  );
}
