import Type from 'typebox';
import {
  SubscriptionCollection,
  SubscriptionProvisioningStatus,
  SubscriptionResource,
  SubscriptionUpdate,
  SubscriptionUpdateAnswer,
} from '../../../../contract/subscription.ts';
import {
  AttributionHistory,
  ListedSubscription,
  ListedSubscriptions,
} from '../../../../contract/subscription-page.ts';
import { readVersion, staleness } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import { csvDocument, csvHeaders } from '../../platform/csv/index.ts';
import type { CustomerReach, RequestContext, Routes } from '../../platform/http/index.ts';
import { answer, collection } from '../../platform/http/index.ts';
import { previewUpdate, updateSubscription } from './actions.ts';
import { addonRoutes } from './addon-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { exportedSubscriptions } from './export-wire.ts';
import type { LifeRoutesDeps } from './life-routes.ts';
import { lifeRoutes } from './life-routes.ts';
import type { KeptSubscription } from './model.ts';
import { attributionChangeToWire, listedToWire } from './page-wire.ts';
import { previewToWire } from './preview-wire.ts';
import type { ProductUpgradeDeps } from './product-upgrade-routes.ts';
import { productUpgradeRoutes } from './product-upgrade-routes.ts';
import { findOwnSubscription, isGuid, sellerOf } from './reading.ts';
import {
  findListedSubscription,
  listAttributionChanges,
  listSubscriptions,
  listSubscriptionsForPages,
} from './store.ts';
import { transitionRoutes } from './transition-routes.ts';
import { editOf, etagOf, provisioningToWire, subscriptionToWire, visibleReseller } from './wire.ts';

const tag = 'Subscriptions';
const Ids = Type.Object({
  customerId: Type.String({ format: 'uuid' }),
  subscriptionId: Type.String({ format: 'uuid' }),
});
// An id that is no GUID is answered as an unknown subscription, in its own words.
const TextIds = Type.Object({ customerId: Type.String(), subscriptionId: Type.String() });

export type SubscriptionRoutesDeps = LifeRoutesDeps & ProductUpgradeDeps;

/** What was bought for a customer, and who is credited for it (C47, C48). */
export function subscriptionRoutes(routes: Routes, deps: SubscriptionRoutesDeps): void {
  const { db, clock } = deps;
  lifeRoutes(routes, deps);
  transitionRoutes(routes, deps);
  addonRoutes(routes, deps);
  decisionRoutes(routes, deps);
  productUpgradeRoutes(routes, deps);
  const root = '/v1/customers/:customerId/subscriptions';
  const reading = (customer: CustomerReach, context: RequestContext) => ({
    customer,
    client: context.client,
    language: context.language,
    now: clock.now(),
  });
  const find = (customer: CustomerReach, given: string) => findOwnSubscription(db, customer, given);

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
    summary: 'Change a subscription: licenses, state, renewal, term, nickname, reseller',
    params: TextIds,
    query: Type.Object({ dryRun: Type.Optional(Type.Boolean()) }),
    body: SubscriptionUpdate,
    answer: SubscriptionUpdateAnswer,
    handle: async ({ caller, scope, customer, params, query, body, context }) => {
      if (!isGuid(params.subscriptionId)) return refuse('subscription-unknown');
      const read = readVersion(context.headers['if-match'], body.attributes?.etag);
      const call = {
        caller,
        scope,
        customer,
        context,
        subscriptionId: params.subscriptionId.toLowerCase(),
        wanted: (present: KeptSubscription) => ({
          ...editOf(body, present, context),
          stale: staleness(read, etagOf(present)),
        }),
      };
      if (query.dryRun) return previewToWire(() => previewUpdate(deps, call), context.language);
      const { subscription } = await updateSubscription(deps, call);
      return subscriptionToWire(subscription, reading(customer, context));
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
      return provisioningToWire(await find(customer, params.subscriptionId));
    },
  });

  const pages = '/twotier/v1/customers/:customerId/subscriptions';

  routes.addForCustomer({
    method: 'GET',
    path: `${pages}/export`,
    operation: 'subscription.export',
    tag: 'Pages',
    summary: 'Subscriptions of a customer in all states, as a CSV file',
    file: ['text/csv'],
    handle: async ({ customer, context }) => {
      const seller = sellerOf(customer);
      const found = seller ? await listSubscriptions(db, seller, customer.customerId) : [];
      const { header, rows } = exportedSubscriptions(found, customer, context.language);
      return answer(200, Buffer.from(csvDocument(header, rows)), csvHeaders('Subscriptions.csv'));
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: pages,
    operation: 'subscription.list',
    tag: 'Pages',
    summary: 'Subscriptions as the pages list them',
    query: Type.Object({ includePast: Type.Optional(Type.Boolean()) }),
    answer: ListedSubscriptions,
    handle: async ({ customer, query, context }) => {
      const seller = sellerOf(customer);
      const found = seller
        ? await listSubscriptionsForPages(db, seller, customer.customerId, query.includePast ?? false)
        : [];
      return { items: found.map((one) => listedToWire(one, reading(customer, context))) };
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
    handle: async ({ customer, params, context }) => {
      const seller = sellerOf(customer);
      const found =
        seller && isGuid(params.subscriptionId)
          ? await findListedSubscription(db, seller, customer.customerId, params.subscriptionId.toLowerCase())
          : undefined;
      return found ? listedToWire(found, reading(customer, context)) : refuse('subscription-unknown');
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
