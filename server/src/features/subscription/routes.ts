import Type from 'typebox';
import {
  AttributionHistory,
  ListedSubscription,
  ListedSubscriptions,
  SubscriptionCollection,
  SubscriptionProvisioningStatus,
  SubscriptionResource,
  SubscriptionUpdate,
} from '../../../../contract/subscription.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, RequestContext, Routes } from '../../platform/http/index.ts';
import { collection } from '../../platform/http/index.ts';
import { namedGuid } from '../../platform/ids/index.ts';
import { updateSubscription } from './actions.ts';
import type { Subscription } from './model.ts';
import { attributionChangeToWire, listedToWire } from './page-wire.ts';
import type { SellerScope } from './store.ts';
import {
  findListedSubscription,
  findSubscription,
  listAttributionChanges,
  listSubscriptions,
  listSubscriptionsForPages,
} from './store.ts';
import { editOf, etagOf, provisioningToWire, subscriptionToWire, visibleReseller } from './wire.ts';

const tag = 'Subscriptions';
const Ids = Type.Object({
  customerId: Type.String({ format: 'uuid' }),
  subscriptionId: Type.String({ format: 'uuid' }),
});
// An id that is no GUID is answered as an unknown subscription, in its own words.
const TextIds = Type.Object({ customerId: Type.String(), subscriptionId: Type.String() });

export interface SubscriptionRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** What was bought for a customer, and who is credited for it (C47, C48). */
export function subscriptionRoutes(routes: Routes, { db, clock }: SubscriptionRoutesDeps): void {
  const root = '/v1/customers/:customerId/subscriptions';
  const reading = (customer: CustomerReach, context: RequestContext) => ({
    customer,
    client: context.client,
    now: clock.now(),
  });
  const find = async (customer: CustomerReach, given: string): Promise<Subscription> => {
    const seller = sellerOf(customer);
    const found =
      seller && isGuid(given)
        ? await findSubscription(db, seller, customer.customerId, given.toLowerCase())
        : undefined;
    return found ?? refuse('subscription-unknown');
  };

  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'subscription.list',
    tag,
    summary: 'Subscriptions of a customer',
    query: Type.Object({ order_id: Type.Optional(Type.String()), mpn_id: Type.Optional(Type.String()) }),
    answer: SubscriptionCollection,
    handle: async ({ customer, query, context }) => {
      const seller = sellerOf(customer);
      const found = seller
        ? await listSubscriptions(db, seller, customer.customerId, {
            orderId: query.order_id,
            resellerPartnerId: query.mpn_id,
          })
        : [];
      // Asking for somebody else's PartnerID must not tell a reseller who is credited for what (9.3).
      const visible =
        query.mpn_id === undefined ? found : found.filter((one) => visibleReseller(one, customer) !== null);
      const items = visible.map((one) => subscriptionToWire(one, reading(customer, context)));
      const filter = new URLSearchParams(Object.entries(query)).toString();
      return collection(items, `/customers/${customer.customerId}/subscriptions${filter && `?${filter}`}`);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:subscriptionId`,
    operation: 'subscription.read',
    tag,
    summary: 'One subscription',
    params: TextIds,
    answer: SubscriptionResource,
    handle: async ({ customer, params, context }) =>
      subscriptionToWire(await find(customer, params.subscriptionId), reading(customer, context)),
  });

  routes.addForCustomer({
    method: 'PATCH',
    path: `${root}/:subscriptionId`,
    operation: 'subscription.update',
    tag,
    summary: 'Change the nickname or the reseller of a subscription',
    params: TextIds,
    body: SubscriptionUpdate,
    answer: SubscriptionResource,
    handle: async ({ caller, scope, customer, params, body, context }) => {
      if (!isGuid(params.subscriptionId)) return refuse('subscription-unknown');
      const precondition = headerEtag(context.headers['if-match']);
      const updated = await updateSubscription(
        { db, clock },
        {
          caller,
          scope,
          customer,
          context,
          subscriptionId: params.subscriptionId.toLowerCase(),
          wanted: (present) => ({
            ...editOf(body, present, context.client),
            stale: staleBy(precondition, body.attributes?.etag, etagOf(present)),
          }),
        },
      );
      return subscriptionToWire(updated, reading(customer, context));
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:subscriptionId/addons`,
    operation: 'subscription.read',
    tag,
    summary: 'Add-ons of a subscription',
    params: TextIds,
    answer: SubscriptionCollection,
    handle: async ({ customer, params, context }) => {
      const parent = await find(customer, params.subscriptionId);
      const seller = sellerOf(customer);
      const found = seller
        ? await listSubscriptions(db, seller, customer.customerId, {
            parentSubscriptionId: parent.subscriptionId,
          })
        : [];
      const items = found.map((one) => subscriptionToWire(one, reading(customer, context)));
      return collection(
        items,
        `/customers/${customer.customerId}/subscriptions/${parent.subscriptionId}/addons`,
      );
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:subscriptionId/provisioningstatus`,
    operation: 'subscription.provisioning.read',
    tag,
    summary: 'Provisioning status of a subscription',
    params: Ids,
    answer: SubscriptionProvisioningStatus,
    handle: async ({ customer, params }) => {
      const found = await find(customer, params.subscriptionId);
      return provisioningToWire(
        found,
        isGuid(found.skuId) ? found.skuId : namedGuid(`sku ${found.productId}:${found.skuId}`),
      );
    },
  });

  const pages = '/twotier/v1/customers/:customerId/subscriptions';

  routes.addForCustomer({
    method: 'GET',
    path: pages,
    operation: 'subscription.list',
    tag: 'Pages',
    summary: 'Subscriptions as the pages list them',
    query: Type.Object({ includePast: Type.Optional(Type.Boolean()) }),
    answer: ListedSubscriptions,
    handle: async ({ customer, query }) => {
      const seller = sellerOf(customer);
      const found = seller
        ? await listSubscriptionsForPages(db, seller, customer.customerId, query.includePast ?? false)
        : [];
      return { items: found.map((one) => listedToWire(one, customer, clock.now())) };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${pages}/:subscriptionId`,
    operation: 'subscription.read',
    tag: 'Pages',
    summary: 'One subscription as its page shows it',
    params: TextIds,
    answer: ListedSubscription,
    handle: async ({ customer, params }) => {
      const seller = sellerOf(customer);
      const found =
        seller && isGuid(params.subscriptionId)
          ? await findListedSubscription(db, seller, customer.customerId, params.subscriptionId.toLowerCase())
          : undefined;
      return found ? listedToWire(found, customer, clock.now()) : refuse('subscription-unknown');
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${pages}/:subscriptionId/attribution`,
    operation: 'subscription.attribution.read',
    tag: 'Pages',
    summary: 'Who was credited for a subscription, from when',
    params: TextIds,
    answer: AttributionHistory,
    handle: async ({ scope, customer, params }) => {
      const found = await find(customer, params.subscriptionId);
      const changes = await listAttributionChanges(db, scope, found.subscriptionId);
      return { items: changes.map(attributionChangeToWire) };
    },
  });
}

/**
 * Whose subscriptions this caller reads: its own, or as a reseller those that its provider sold to
 * this customer (D12). A reseller without a provider there has none to read; being credited alone
 * opens nothing (I25, D52).
 */
function sellerOf(customer: CustomerReach): SellerScope | null {
  const partnerId = customer.capacity === 'reseller' ? customer.providerId : customer.partnerId;
  return partnerId === null ? null : { scope: tenantScope(partnerId), partnerId };
}

function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}

/** `If-Match` carries the value in quotes (conventions 9); `*` matches any version. */
function headerEtag(value: string | string[] | undefined): string | null {
  const text = (Array.isArray(value) ? value[0] : value)?.trim().replace(/^(?:W\/)?"(.*)"$/, '$1') ?? '';
  return text === '' || text === '*' ? null : text;
}

/** The header wins over the body; a missing etag means that the last writer wins. */
function staleBy(
  precondition: string | null,
  inBody: string | undefined,
  present: string,
): 'body' | 'precondition' | null {
  if (precondition !== null) return precondition === present ? null : 'precondition';
  return inBody && inBody !== present ? 'body' : null;
}
