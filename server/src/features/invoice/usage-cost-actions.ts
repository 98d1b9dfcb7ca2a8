import type { Caller } from '../../access/caller.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { digitsOf, sumOf } from '../../platform/money/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { costOfPlans, rounded } from '../usage/index.ts';
import { listUsagePlans, setVisible } from './usage-cost-store.ts';

/** Cost of usage plans in a month by the rate card, exact decimals by plan, in the reader's scope. */
export type RatedUsage = typeof costOfPlans;

export interface UsageCostDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** Lets a customer see what its usage costs at retail, or no longer (C32). The partner's own price is never shown. */
export async function switchUsageCosts(
  { db, clock }: UsageCostDeps,
  call: {
    readonly caller: Caller;
    readonly context: { readonly correlationId: string };
    readonly customer: { readonly customerId: string; readonly companyName: string };
    readonly visible: boolean;
  },
): Promise<void> {
  const { caller, context, customer, visible } = call;
  const at = clock.now();
  const partnerId = caller.tenant.id;
  await db.transaction(tenantScope(partnerId), async (tx) => {
    if (!(await setVisible(tx, { partnerId, customerId: customer.customerId, visible, at }))) return;
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'update_usage_cost_view',
        resourceType: 'customer',
        customerId: customer.customerId,
        customerName: customer.companyName,
        oldValue: { visible: !visible },
        newValue: { visible },
      },
      at,
    );
  });
}

/** What all usage of a customer has cost so far in a month, as far as it is rated: exact, before tax (C69). */
export async function estimatedUsageCost(
  reader: Pick<Tx, 'maybe' | 'rows'>,
  of: {
    readonly partnerId: string;
    readonly customerId: string;
    readonly month: string;
    readonly currency: string;
  },
  ratedUsage: RatedUsage = costOfPlans,
): Promise<string> {
  const plans = await listUsagePlans(reader, of.partnerId, of.customerId);
  const ids = plans.map(({ subscriptionId }) => subscriptionId);
  const rated = await ratedUsage(reader, ids, of.month, of.currency);
  const digits = digitsOf(of.currency);
  // Rounded as it is shown, plan by plan: the whole is the sum of what stands on the page.
  return sumOf([...rated.values()].map((amount) => rounded(amount, digits)));
}
