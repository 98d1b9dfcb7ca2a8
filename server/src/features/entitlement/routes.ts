import Type from 'typebox';
import {
  ActivationLinkCollection,
  ArtifactDetails,
  EntitlementCollection,
  SoftwareChoice,
  SoftwareDownload,
  SoftwareKey,
  SoftwarePage,
} from '../../../../contract/entitlement.ts';
import { refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { attributes, collection } from '../../platform/http/index.ts';
import { actorOf } from '../audit/index.ts';
import { orderExists } from '../order/index.ts';
import type { EntitlementDeps } from './actions.ts';
import { showDownload, showKey } from './actions.ts';
import { stateOf, typeFromName } from './rules.ts';
import { listEntitlements } from './store.ts';
import { activationLinkToWire, artifactToWire, entitlementToWire, softwareToWire } from './wire.ts';

const tag = 'Entitlements';
const software = ['software', 'perpetual'] as const;
const reservations = ['reservation'] as const;
const OfCustomer = Type.Object({ customerId: Type.String() });
const OfSubscription = Type.Object({ customerId: Type.String(), subscriptionId: Type.String() });
const OfOrder = Type.Object({ customerId: Type.String(), orderId: Type.String() });

/** What purchases entitle to: software with its keys and downloads, reservations (C68). */
export function entitlementRoutes(routes: Routes, deps: EntitlementDeps): void {
  const { db } = deps;
  const root = '/v1/customers/:customerId';

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/entitlements`,
    operation: 'entitlement.list',
    tag,
    summary: 'What purchases entitle a customer to',
    params: OfCustomer,
    query: Type.Object({
      entitlementType: Type.Optional(Type.String({ maxLength: 60 })),
      showExpiry: Type.Optional(Type.Boolean()),
    }),
    answer: EntitlementCollection,
    handle: async ({ scope, customer, query }) => {
      const { customerId } = customer;
      const type = query.entitlementType === undefined ? undefined : typeFromName(query.entitlementType);
      if (type === null)
        return refuse('parameter-invalid', { problems: 'entitlementType' }, [
          { field: 'entitlementType', message: 'software, reservedinstance' },
        ]);
      const kinds = [
        ...(type === 'reservedinstance' ? [] : software),
        ...(type === 'software' ? [] : reservations),
      ];
      const found = await listEntitlements(db, scope, customerId, kinds);
      return collection(
        found.map((one) => entitlementToWire(one, customerId, query.showExpiry ?? false)),
        `/customers/${customerId}/entitlements${type ? `?entitlementType=${type}` : ''}`,
      );
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/artifacts/:artifactType/groups/:groupId/lineitems/:lineItemId/resource/:resourceId`,
    operation: 'entitlement.list',
    tag,
    summary: 'The reservation behind an entitlement',
    params: Type.Object({
      customerId: Type.String(),
      artifactType: Type.String(),
      groupId: Type.String(),
      lineItemId: Type.String(),
      resourceId: Type.String(),
    }),
    answer: ArtifactDetails,
    handle: async ({ scope, customer, params }) => {
      if (typeFromName(params.artifactType) !== 'reservedinstance') return refuse('not-found');
      const found = await listEntitlements(db, scope, customer.customerId, reservations, params.groupId);
      const one = found.find(({ subscriptionId }) => subscriptionId === params.resourceId.toLowerCase());
      return one ? artifactToWire(one) : refuse('not-found');
    },
  });

  /** Links of what can be used; what was canceled has none. */
  const linksOf = async (scope: TenantScope, customerId: string, orderId: string | null) => {
    const found = await listEntitlements(db, scope, customerId, software, orderId);
    return found.filter((one) => stateOf(one) === 'usable');
  };
  const ofOrder = async (scope: TenantScope, customerId: string, orderId: string) => {
    if (!(await orderExists(db, scope, customerId, orderId))) return refuse('order-unknown');
    return linksOf(scope, customerId, orderId);
  };

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/orders/:orderId/activationlinks`,
    operation: 'order.activationLink.read',
    tag: 'Orders',
    summary: 'Where the software of an order is activated',
    params: OfOrder,
    answer: ActivationLinkCollection,
    handle: async ({ scope, customer: { customerId }, params }) => {
      const found = await ofOrder(scope, customerId, params.orderId);
      return collection(
        found.map((one) => activationLinkToWire(one, customerId)),
        `/customers/${customerId}/orders/${params.orderId}/activationlinks`,
      );
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/orders/:orderId/lineitems/:lineItemNumber/activationlinks`,
    operation: 'order.activationLink.read',
    tag: 'Orders',
    summary: 'Where the software of one line of an order is activated',
    params: Type.Object({
      customerId: Type.String(),
      orderId: Type.String(),
      lineItemNumber: Type.String(),
    }),
    answer: ActivationLinkCollection,
    handle: async ({ scope, customer: { customerId }, params }) => {
      // One of the clients groups the digits of numbers above 999 (conventions 18).
      const number = Number(params.lineItemNumber.replace(/[,.\s\u00a0]/g, ''));
      const found = await ofOrder(scope, customerId, params.orderId);
      return collection(
        found
          .filter(({ lineNumber }) => lineNumber === number)
          .map((one) => activationLinkToWire(one, customerId)),
        `/customers/${customerId}/orders/${params.orderId}/lineitems/${number}/activationlinks`,
      );
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/subscriptions/:subscriptionId/activationlinks`,
    operation: 'order.activationLink.read',
    tag: 'Subscriptions',
    summary: 'Where the software of a subscription is activated',
    params: OfSubscription,
    answer: ActivationLinkCollection,
    handle: async ({ scope, customer: { customerId }, params }) => {
      const id = params.subscriptionId.toLowerCase();
      const found = await linksOf(scope, customerId, null);
      return collection(
        found
          .filter(({ subscriptionId }) => subscriptionId === id)
          .map((one) => activationLinkToWire(one, customerId)),
        `/customers/${customerId}/subscriptions/${id}/activationlinks`,
      );
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/subscriptions/:subscriptionId/softwarekey`,
    operation: 'software.showKey',
    tag,
    summary: 'The key of software; every look is recorded with the person',
    params: OfSubscription,
    answer: SoftwareKey,
    oneTimeSecrets: ['key'],
    handle: async ({ caller, scope, customer, params, context }) => ({
      key: await showKey(deps, {
        scope,
        customer,
        subscriptionId: guidOf(params.subscriptionId),
        actor: actorOf(caller, context),
      }),
      attributes: attributes('SoftwareKey'),
    }),
  });

  const pages = '/twotier/v1/customers/:customerId/software';

  routes.addForCustomer({
    method: 'GET',
    path: pages,
    operation: 'software.list',
    tag: 'Pages',
    summary: 'Software bought for a customer, canceled one too',
    params: OfCustomer,
    answer: SoftwarePage,
    handle: async ({ scope, customer }) => ({
      items: (await listEntitlements(db, scope, customer.customerId, software)).map(softwareToWire),
    }),
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${pages}/:subscriptionId/download`,
    operation: 'software.showDownload',
    tag: 'Pages',
    summary: 'Where software is downloaded; every look is recorded with the person',
    params: OfSubscription,
    body: SoftwareChoice,
    answer: SoftwareDownload,
    handle: async ({ caller, scope, customer, params, body, context }) =>
      showDownload(
        deps,
        {
          scope,
          customer,
          subscriptionId: guidOf(params.subscriptionId),
          actor: actorOf(caller, context),
        },
        body,
      ),
  });
}

function guidOf(text: string): string {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)
    ? text.toLowerCase()
    : refuse('subscription-unknown');
}
