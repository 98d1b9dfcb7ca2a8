import Type from 'typebox';
import {
  CustomerUser,
  CustomerUserCollection,
  LicenseCollection,
  licenseGroups,
  SubscribedSkuCollection,
} from '../../../../contract/license.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, Routes } from '../../platform/http/index.ts';
import { collection, seekCollection } from '../../platform/http/index.ts';
import type { SkuKey } from './model.ts';
import { nextUsersToken, userListQuery, userPageOf, userQueryText } from './paging-wire.ts';
import { capabilityOf, keyOf, poolsOf, purgedBefore, refusalOfDirectory, sellerIdOf } from './rules.ts';
import {
  findCustomerUser,
  listCustomerUsers,
  listLicenseSources,
  listLicensesOfUser,
  listSkuFacts,
} from './store.ts';
import { customerUserToWire, licenseToWire, subscribedSkuToWire } from './wire.ts';

const tag = 'Users and licenses';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
// An id that is no GUID is answered as an unknown user, in its own words.
const UserPath = Type.Object({ customerId: Type.String({ format: 'uuid' }), userId: Type.String() });

type LicenseGroup = (typeof licenseGroups)[number];
const LicenseGroups = Type.Object({
  licenseGroupIds: Type.Optional(
    Type.Array(Type.Unsafe<LicenseGroup>({ type: 'string', enum: [...licenseGroups] }), {
      description: 'Group1 when absent; repeat the parameter for several',
    }),
  ),
});

export interface LicenseRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** People of customers and their licenses, as far as delegated admin lets a partner see them (2.6). */
export function licenseRoutes(routes: Routes, { db, clock }: LicenseRoutesDeps): void {
  const root = '/v1/customers/:customerId';
  const findUser = async (directory: TenantScope, given: string) => {
    const userId = given.toLowerCase();
    const found = isGuid(userId)
      ? await findCustomerUser(db, directory, userId, purgedBefore(clock.now()))
      : undefined;
    return found ?? refuse('user-unknown');
  };
  const withFacts = async <T extends SkuKey>(directory: TenantScope, skus: readonly T[]) => {
    const facts = new Map((await listSkuFacts(db, directory, skus)).map((one) => [keyOf(one), one]));
    return skus.map((sku) => ({ ...sku, facts: facts.get(keyOf(sku)) }));
  };

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/users`,
    operation: 'customerUser.list',
    tag,
    summary: 'People of a customer; with a filter those deleted in the last 30 days',
    params: CustomerPath,
    query: Type.Object(userListQuery),
    answer: CustomerUserCollection,
    handle: async ({ customer, query, context }) => {
      const directory = directoryOf(customer);
      const wanted = userPageOf(query, context);
      const rows = await listCustomerUsers(db, directory, {
        ...wanted,
        limit: wanted.limit + 1,
        purgedBefore: purgedBefore(clock.now()),
      });
      const page = rows.slice(0, wanted.limit);
      const last = page.at(-1);
      return seekCollection(page.map(customerUserToWire), {
        path: `/customers/${customer.customerId}/users`,
        query: userQueryText(query),
        next: rows.length > wanted.limit && last ? nextUsersToken(wanted, last) : null,
      });
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/users/:userId`,
    operation: 'customerUser.read',
    tag,
    summary: 'One person of a customer',
    params: UserPath,
    answer: CustomerUser,
    handle: async ({ customer, params }) =>
      customerUserToWire(await findUser(directoryOf(customer), params.userId)),
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/users/:userId/licenses`,
    operation: 'license.read',
    tag,
    summary: 'Licenses that a person of a customer holds',
    params: UserPath,
    query: LicenseGroups,
    answer: LicenseCollection,
    handle: async ({ customer, params, query, context }) => {
      const directory = directoryOf(customer);
      const { userId } = await findUser(directory, params.userId);
      const sellerId = sellerIdOf(customer);
      const held =
        sellerId !== null && wantsDirectoryLicenses(query.licenseGroupIds)
          ? await listLicensesOfUser(db, directory, userId, sellerId)
          : [];
      const items = (await withFacts(directory, held)).flatMap((one) => {
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
    handle: async ({ customer, query, context }) => {
      const directory = directoryOf(customer);
      const sellerId = sellerIdOf(customer);
      const sources =
        sellerId !== null && wantsDirectoryLicenses(query.licenseGroupIds)
          ? await listLicenseSources(db, directory, sellerId)
          : [];
      const pools = await withFacts(directory, poolsOf(sources));
      return collection(
        pools.map((pool) => subscribedSkuToWire(pool, context.language)),
        `/customers/${customer.customerId}/subscribedskus${groupsText(query.licenseGroupIds)}`,
      );
    },
  });
}

/** The customer's own scope, for those who may look into its directory. */
function directoryOf(customer: CustomerReach): TenantScope {
  const refusal = refusalOfDirectory(customer);
  if (refusal) throw refusal;
  return tenantScope(customer.customerId);
}

/** All that is sold here is managed by the directory: group1, which is also meant when none is named. */
function wantsDirectoryLicenses(groups: readonly LicenseGroup[] | undefined): boolean {
  return !groups?.length || groups.includes('group1');
}

function groupsText(groups: readonly LicenseGroup[] | undefined): string {
  return groups?.length ? `?${groups.map((group) => `licenseGroupIds=${group}`).join('&')}` : '';
}

function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}
