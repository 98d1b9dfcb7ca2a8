import type { Caller } from '../../access/caller.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { digitsOf } from '../../platform/money/index.ts';
import { customerCurrencyOf } from '../market/index.ts';
import { costOfPlans, rounded, shownMonth } from '../usage/index.ts';
import type { Purchase, PurchaseSearch } from './model.ts';
import type { PurchasePlace, PurchaseReader } from './store.ts';
import { listPurchases } from './store.ts';

export interface PurchaseDeps {
  readonly db: Database;
  readonly clock: Clock;
}

export interface UsageCost {
  readonly month: string;
  readonly amount: string;
  readonly currency: string;
}

export interface CostedPurchase extends Purchase {
  readonly cost: UsageCost | null;
}

/**
 * A part of what the caller's organization bought. Global admins read everything; owners of usage
 * subscriptions what they are owners of, and no costs (2.5).
 */
export function readPurchases(
  { db, clock }: PurchaseDeps,
  { tenant, user, roles }: Caller,
  by: PurchaseSearch,
  part: { readonly after: PurchasePlace | null; readonly limit: number },
): Promise<CostedPurchase[]> {
  const seesAll = roles.includes('global-admin');
  const reader: PurchaseReader = { customerId: tenant.id, userId: user?.id ?? null, seesAll };
  return db.transaction(tenantScope(tenant.id), async (tx) => {
    const found = await listPurchases(tx, reader, by, part);
    const shown = seesAll ? found.filter(({ costShown }) => costShown) : [];
    const month = shownMonth(clock.now());
    const currency = customerCurrencyOf(tenant.country) ?? 'USD';
    const ids = shown.map(({ subscriptionId }) => subscriptionId);
    const costs = await costOfPlans(tx, ids, month, currency);
    const costOf = (id: string): UsageCost => ({
      month,
      amount: rounded(costs.get(id) ?? '0', digitsOf(currency)),
      currency,
    });
    return found.map((one) => ({
      ...one,
      cost: ids.includes(one.subscriptionId) ? costOf(one.subscriptionId) : null,
    }));
  });
}

const rowsAtOnce = 500;

/** Everything that is searched for, part by part. */
export async function* readAllPurchases(
  deps: PurchaseDeps,
  caller: Caller,
  by: PurchaseSearch,
): AsyncGenerator<CostedPurchase[]> {
  let after: PurchasePlace | null = null;
  for (;;) {
    const part: CostedPurchase[] = await readPurchases(deps, caller, by, { after, limit: rowsAtOnce });
    if (part.length > 0) yield part;
    const last = part.at(-1);
    if (!last || part.length < rowsAtOnce) return;
    after = placeOf(last);
  }
}

export function placeOf({ boughtAt, subscriptionId }: Purchase): PurchasePlace {
  return { boughtAt: boughtAt.toISOString(), subscriptionId };
}
