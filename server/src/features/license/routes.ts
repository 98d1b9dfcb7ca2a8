import Type from 'typebox';
import {
  LicenseCollection,
  LicenseUpdate,
  LicenseUpdateAnswer,
  licenseGroups,
  SubscribedSkuCollection,
} from '../../../../contract/license.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection } from '../../platform/http/index.ts';
import { changeAndRecord } from './actions.ts';
import { skusSoldTo, withFacts } from './customer-skus.ts';
import type { LicenseParts } from './parts.ts';
import { portalLicenseRoutes } from './portal-routes.ts';
import { CustomerPath, directoryFor, isGuid, UserPath } from './reach-wire.ts';
import { capabilityOf, keyOf, poolsOf, purgedBefore, refusalOfOutcome, sellerIdOf } from './rules.ts';
import { isKnownPerson, listLicenseSources, listLicensesOfUser } from './store.ts';
import { unusedRoutes } from './unused-routes.ts';
import {
  besidesText,
  licenseToWire,
  licenseUpdateToWire,
  skuName,
  skusByWireId,
  subscribedSkuToWire,
} from './wire.ts';

const tag = 'Users and licenses';

type LicenseGroup = (typeof licenseGroups)[number];
const LicenseGroups = Type.Object({
  licenseGroupIds: Type.Optional(
    Type.Array(Type.Unsafe<LicenseGroup>({ type: 'string', enum: [...licenseGroups] }), {
      description: 'Group1 when absent; repeat the parameter for several',
    }),
  ),
});

/** Licenses of customers and who holds them, as far as delegated admin lets a partner see them (2.6). */
export function licenseRoutes(routes: Routes, parts: LicenseParts): void {
  readingRoutes(routes, parts);
  updateRoutes(routes, parts);
  portalLicenseRoutes(routes, parts);
  unusedRoutes(routes, parts);
}

const root = '/v1/customers/:customerId';

function readingRoutes(routes: Routes, { db, clock, mayInDirectory }: LicenseParts): void {
  routes.addForCustomer({
    method: 'GET',
    path: `${root}/users/:userId/licenses`,
    operation: 'license.read',
    tag,
    summary: 'Licenses that a person of a customer holds',
    params: UserPath,
    query: LicenseGroups,
    answer: LicenseCollection,
    handle: async ({ caller, customer, params, query, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readLicenses');
      const userId = params.userId.toLowerCase();
      if (!isGuid(userId)) return refuse('user-unknown');
      const sellerId = sellerIdOf(customer);
      const [isKnown, held] = await Promise.all([
        isKnownPerson(db, directory, userId, purgedBefore(clock.now())),
        sellerId !== null && wantsDirectoryLicenses(query.licenseGroupIds)
          ? listLicensesOfUser(db, directory, userId, sellerId)
          : [],
      ]);
      if (!isKnown) return refuse('user-unknown');
      const items = (await withFacts(db, directory, held)).flatMap((one) => {
        const capability = capabilityOf(one.status);
        return capability ? [licenseToWire(one, capability, context.language)] : [];
      });
      const self = `/customers/${customer.customerId}/users/${userId}/licenses`;
      return collection(items, `${self}${groupsText(query.licenseGroupIds)}`);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/subscribedskus`,
    operation: 'license.read',
    tag,
    summary: 'Licenses that a customer has: bought, assigned and free',
    params: CustomerPath,
    query: LicenseGroups,
    answer: SubscribedSkuCollection,
    handle: async ({ caller, customer, query, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readLicenses');
      const sellerId = sellerIdOf(customer);
      const sources =
        sellerId !== null && wantsDirectoryLicenses(query.licenseGroupIds)
          ? await listLicenseSources(db, directory, sellerId)
          : [];
      const pools = await withFacts(db, directory, poolsOf(sources));
      return collection(
        pools.map((pool) => subscribedSkuToWire(pool, context.language)),
        `/customers/${customer.customerId}/subscribedskus${groupsText(query.licenseGroupIds)}`,
      );
    },
  });
}

function updateRoutes(routes: Routes, { db, clock, mayInDirectory }: LicenseParts): void {
  routes.addForCustomer({
    method: 'POST',
    path: `${root}/users/:userId/licenseupdates`,
    operation: 'license.assign',
    tag,
    summary: 'Give a person licenses and take licenses back, all or nothing',
    params: UserPath,
    body: LicenseUpdate,
    answer: LicenseUpdateAnswer,
    status: 201,
    handle: async ({ caller, scope, customer, params, body, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'assignLicenses');
      const userId = params.userId.toLowerCase();
      if (!isGuid(userId)) return refuse('user-unknown');
      const sellerId = sellerIdOf(customer);
      const skus = await skusSoldTo(db, directory, sellerId);
      const skuOf = skusByWireId(skus);
      const sku = (id: string) => skuOf(id) ?? refuse('license-unknown', { sku: id.slice(0, 100) });
      const assign = (body.licensesToAssign ?? []).map((one) => ({
        ...sku(one.skuId),
        excludedPlans: one.excludedPlans ?? [],
      }));
      const revoke = (body.licensesToRemove ?? []).map(sku);
      if (!(await isKnownPerson(db, directory, userId, purgedBefore(clock.now()))))
        return refuse('user-unknown');
      const names = new Map(skus.map((one) => [keyOf(one), skuName(one, context.language)]));
      const productName = (one: Parameters<typeof keyOf>[0]) => names.get(keyOf(one)) ?? keyOf(one);
      await db.transaction(scope, async (tx) => {
        const acting = { caller, correlationId: context.correlationId };
        const change = {
          customerId: customer.customerId,
          partnerId: sellerId ?? '',
          userIds: [userId],
          assign,
          revoke,
        };
        if (assign.length + revoke.length === 0) return;
        const results = await changeAndRecord(tx, acting, customer, change, { at: clock.now(), productName });
        for (const one of results) {
          const reason = refusalOfOutcome(one.outcome);
          if (!reason) continue;
          const product = productName(one);
          const besides = besidesText(one, productName, context.language);
          throw new Refusal(reason, { product, besides }, [
            { field: 'licensesToAssign', message: `${customer.customerId} ${product}` },
          ]);
        }
      });
      return answer(201, licenseUpdateToWire(assign, revoke));
    },
  });
}

/** All that is sold here is managed by the directory: group1, which is also meant when none is named. */
function wantsDirectoryLicenses(groups: readonly LicenseGroup[] | undefined): boolean {
  return !groups?.length || groups.includes('group1');
}

function groupsText(groups: readonly LicenseGroup[] | undefined): string {
  return groups?.length ? `?${groups.map((group) => `licenseGroupIds=${group}`).join('&')}` : '';
}
