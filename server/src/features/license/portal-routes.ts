import {
  LicenseChangeResults,
  LicenseChanges,
  LicenseOverview,
  LicenseSelection,
  SelectionHoldings,
} from '../../../../contract/license.ts';
import { refuse } from '../../errors/refusal.ts';
import { csvHeaders } from '../../platform/csv/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { changeAndRecord } from './actions.ts';
import { skusSoldTo, withFacts } from './customer-skus.ts';
import { holdingsFile } from './holdings-file.ts';
import type { SkuKey } from './model.ts';
import type { LicenseParts } from './parts.ts';
import { CustomerPath, directoryFor } from './reach-wire.ts';
import { keyOf, poolsOf, sellerIdOf } from './rules.ts';
import { countHoldersAmong, listLicenseSources, listPricedSources } from './store.ts';
import { listHeldByBlocked } from './unused-store.ts';
import { poolToWire, resultToWire, servicesOf, skuName, skusByWireId, wireIdOf } from './wire.ts';

const tag = 'Users and licenses';
const root = '/twotier/v1/customers/:customerId/licenses';

/** Licenses of a customer as the portal shows and changes them (C76, C77). */
export function portalLicenseRoutes(routes: Routes, { db, clock, mayInDirectory }: LicenseParts): void {
  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'license.read',
    tag,
    summary: 'Pools of licenses, where they come from, and what unused ones cost',
    params: CustomerPath,
    answer: LicenseOverview,
    handle: async ({ caller, customer, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readLicenses');
      const sellerId = sellerIdOf(customer);
      if (sellerId === null) return { pools: [], ofBlocked: 0, unusedCosts: [] };
      const own = sellerId === caller.tenant.id;
      const [{ sources, unused }, ofBlocked] = await Promise.all([
        listPricedSources(db, directory, sellerId),
        listHeldByBlocked(db, directory, sellerId),
      ]);
      const pools = await withFacts(db, directory, poolsOf(sources));
      return {
        pools: pools.map((pool) => poolToWire(pool, own, context.language)),
        ofBlocked: ofBlocked.length,
        unusedCosts: own ? unused : [],
      };
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/selection`,
    operation: 'license.read',
    tag,
    summary: 'Which licenses some people hold: all of them, some, or nobody',
    params: CustomerPath,
    body: LicenseSelection,
    answer: SelectionHoldings,
    handle: async ({ caller, customer, body, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readLicenses');
      const sellerId = sellerIdOf(customer);
      if (sellerId === null) return { people: body.userIds.length, licenses: [] };
      const counts = await countHoldersAmong(db, directory, sellerId, body.userIds);
      const holders = new Map(counts.map((one) => [keyOf(one), one.holders]));
      const pools = await withFacts(
        db,
        directory,
        poolsOf(await listLicenseSources(db, directory, sellerId)),
      );
      return {
        people: new Set(body.userIds).size,
        licenses: pools.map((pool) => ({
          skuId: wireIdOf(pool),
          name: skuName(pool, context.language),
          available: pool.units.available,
          holders: holders.get(keyOf(pool)) ?? 0,
          services: servicesOf(pool),
        })),
      };
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/changes`,
    operation: 'license.assign',
    tag,
    summary: 'Give many people licenses and take licenses back, each with a result of its own',
    params: CustomerPath,
    body: LicenseChanges,
    answer: LicenseChangeResults,
    handle: async ({ caller, scope, customer, body, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'assignLicenses');
      const sellerId = sellerIdOf(customer);
      const skus = await skusSoldTo(db, directory, sellerId);
      const skuOf = skusByWireId(skus);
      const sku = (id: string) => skuOf(id) ?? refuse('license-unknown', { sku: id.slice(0, 100) });
      const off = new Map((body.servicesOff ?? []).map((one) => [keyOf(sku(one.skuId)), one.planIds]));
      const assign = (body.assign ?? []).map((id) => ({
        ...sku(id),
        excludedPlans: off.get(keyOf(sku(id))) ?? null,
      }));
      const revoke = (body.revoke ?? []).map(sku);
      const byKey = new Map(skus.map((one) => [keyOf(one), one]));
      const named = (one: SkuKey) => byKey.get(keyOf(one)) ?? refuse('license-unknown', { sku: keyOf(one) });
      const results = await db.transaction(scope, (tx) =>
        changeAndRecord(
          tx,
          { caller, correlationId: context.correlationId },
          customer,
          {
            customerId: customer.customerId,
            partnerId: sellerId ?? '',
            userIds: body.userIds,
            assign,
            revoke,
          },
          { at: clock.now(), productName: (one) => skuName(named(one), context.language) },
        ),
      );
      const nameOf = (one: SkuKey) => skuName(named(one), context.language);
      return { results: results.map((one) => resultToWire(one, named(one), context.language, nameOf)) };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/export`,
    operation: 'license.read',
    tag,
    summary: 'Who has which license, as a CSV file',
    file: ['text/csv'],
    params: CustomerPath,
    handle: async ({ caller, customer, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readLicenses');
      const text = await holdingsFile(db, directory, sellerIdOf(customer), context.language);
      return answer(200, Buffer.from(text, 'utf8'), csvHeaders('Licenses.csv'));
    },
  });
}
