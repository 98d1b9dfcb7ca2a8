import Type from 'typebox';
import { LicenseChangeResults, UnusedLicenseList } from '../../../../contract/license.ts';
import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { reachCustomer } from '../customer/index.ts';
import { changeAndRecord } from './actions.ts';
import { skusSoldTo } from './customer-skus.ts';
import type { SkuKey } from './model.ts';
import type { LicenseParts } from './parts.ts';
import { CustomerPath, directoryFor } from './reach-wire.ts';
import { changesSomething, keyOf, sellerIdOf } from './rules.ts';
import type { UnusedLicenses } from './unused-store.ts';
import { listHeldByBlocked, listUnusedOf } from './unused-store.ts';
import { resultToWire, skuName } from './wire.ts';

const tag = 'Users and licenses';
const looked = 500;
const shownMost = 200;
const atOnce = 8;

/** What is paid for and used by nobody, across customers, and the way to free what blocked people hold. */
export function unusedRoutes(routes: Routes, parts: LicenseParts): void {
  const { db, clock, mayInDirectory } = parts;

  /** Names of the customers whose licenses this caller may read (I19, D53). */
  async function readable(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (let start = 0; start < ids.length; start += atOnce) {
      const found = await Promise.all(
        ids.slice(start, start + atOnce).map(async (id) => {
          try {
            const customer = await reachCustomer(db, caller, id);
            const refusal = await mayInDirectory(caller, customer, 'readLicenses');
            return refusal ? null : ([id, customer.companyName] as const);
          } catch (error) {
            if (error instanceof Refusal) return null;
            throw error;
          }
        }),
      );
      for (const one of found) if (one) names.set(...one);
    }
    return names;
  }

  routes.add({
    method: 'GET',
    path: '/twotier/v1/licenses/unused',
    operation: 'license.unused.list',
    tag,
    summary: 'Licenses of your customers that are paid for and used by nobody, the dearest first',
    answer: UnusedLicenseList,
    handle: async ({ caller }: Call) => {
      const rows = await listUnusedOf(db, caller.tenant.id, looked);
      const names = await readable(caller, [...new Set(rows.map(({ customerId }) => customerId))]);
      const shown = rows.filter(({ customerId }) => names.has(customerId)).slice(0, shownMost);
      return { items: shown.map((one) => unusedToWire(one, names.get(one.customerId) ?? '')) };
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/licenses/release',
    operation: 'license.assign',
    tag,
    summary: 'Take back what people hold whose sign-in is blocked',
    params: CustomerPath,
    body: Type.Object({}),
    answer: LicenseChangeResults,
    handle: async ({ caller, scope, customer, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'assignLicenses');
      const sellerId = sellerIdOf(customer) ?? '';
      const held = sellerId ? await listHeldByBlocked(db, directory, sellerId) : [];
      if (held.length === 0) return { results: [] };
      const skus = new Map((await skusSoldTo(db, directory, sellerId)).map((one) => [keyOf(one), one]));
      const named = (one: SkuKey) => skus.get(keyOf(one)) ?? refuse('license-unknown', { sku: keyOf(one) });
      const nameOf = (one: SkuKey) => skuName(named(one), context.language);
      const change = {
        customerId: customer.customerId,
        partnerId: sellerId,
        userIds: [...new Set(held.map(({ userId }) => userId))],
        assign: [],
        revoke: [...new Map(held.map((one) => [keyOf(one), one])).values()],
      };
      const acting = { caller, correlationId: context.correlationId };
      const results = await db.transaction(scope, (tx) =>
        changeAndRecord(tx, acting, customer, change, { at: clock.now(), productName: nameOf }),
      );
      return {
        results: results
          .filter((one) => changesSomething(one) || one.outcome === 'base-needed')
          .map((one) => resultToWire(one, named(one), context.language, nameOf)),
      };
    },
  });
}

function unusedToWire(one: UnusedLicenses, customerName: string) {
  const { customerId, subscriptionId, friendlyName, quantity, assigned, ofBlocked } = one;
  const { currency, billingCycle, unitPrice, monthlyCost } = one;
  return {
    customerId,
    customerName,
    subscriptionId,
    name: friendlyName,
    quantity,
    assigned,
    unused: Math.max(0, quantity - assigned),
    ofBlocked,
    currency,
    billingCycle,
    unitPrice,
    monthlyCost,
  };
}
