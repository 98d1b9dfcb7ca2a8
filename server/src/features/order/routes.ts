import Type from 'typebox';
import {
  billingCycleNames,
  NewOrder,
  Order,
  OrderChoices,
  OrderChoicesRequest,
  OrderCollection,
  OrderPreview,
  OrderPreviewRequest,
  OrderProvisioningStatus,
  OrderUpdate,
} from '../../../../contract/order.ts';
import type { Caller } from '../../access/caller.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { readVersion, staleness } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { collection } from '../../platform/http/index.ts';
import { actorOf } from '../audit/index.ts';
import { assessChoices, assessPurchase, placeOrder } from './actions.ts';
import type { OrderChangeDeps } from './change-actions.ts';
import { changeOrder } from './change-actions.ts';
import type { Seller } from './model.ts';
import type { RoleAttestation } from './rules.ts';
import { findOrder, listOrders } from './store.ts';
import {
  addonsFromWire,
  billingCycleFromWire,
  canceledByWire,
  choiceFromWire,
  etagOf,
  linesFromWire,
  orderIdOf,
  orderToWire,
  previewLinesFromWire,
  previewToWire,
  problemIn,
  provisioningToWire,
} from './wire.ts';

const tag = 'Orders';
const OrderPath = Type.Object({ customerId: Type.String(), orderId: Type.String() });
const billingTypes = Type.Unsafe<(typeof billingCycleNames)[number]>({
  type: 'string',
  enum: [...billingCycleNames],
});

export type OrderRoutesDeps = OrderChangeDeps;

export function sellerOf(caller: Caller): Seller {
  return { tenant: caller.tenant, userId: caller.user?.id ?? null };
}

export function attestationOf(given: boolean | undefined): RoleAttestation {
  return given === true ? 'given' : 'missing';
}

/** Placing and reading orders (C45, C46). Resellers do neither: the access table refuses them (I27). */
export function orderRoutes(routes: Routes, deps: OrderRoutesDeps): void {
  const { db, clock } = deps;
  const root = '/v1/customers/:customerId/orders';

  routes.addForCustomer({
    method: 'POST',
    path: root,
    operation: 'order.create',
    tag,
    summary: 'Place an order for a customer',
    body: NewOrder,
    status: 201,
    answer: Order,
    handle: async ({ caller, scope, customer, body, context }) => {
      const reference = body.referenceCustomerId?.trim().toLowerCase();
      if (reference && reference !== customer.customerId)
        return refuseInput({
          field: 'referenceCustomerId',
          problem: 'not-allowed',
          allowed: [customer.customerId],
        });
      const actor = actorOf(caller, context);
      const placed = await db.transaction(scope, (tx) =>
        placeOrder(tx, deps, {
          seller: sellerOf(caller),
          customer,
          lines: linesFromWire(body),
          language: context.language,
          now: clock.now(),
          actor,
          attestation: attestationOf(body.partnerOnRecordAttestationAccepted),
        }),
      );
      await deps.deliveries.deliverNow(scope, [placed.orderId], actor);
      const order = (await findOrder(db, scope, customer.customerId, placed.orderId)) ?? placed;
      return orderToWire(order, { country: customer.country, client: context.client, withPrices: false });
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'order.list',
    tag,
    summary: 'Orders of a customer',
    query: Type.Object({
      include_price: Type.Optional(Type.Boolean()),
      billingType: Type.Optional(billingTypes),
    }),
    answer: OrderCollection,
    handle: async ({ scope, customer, query, context }) => {
      const billingCycle = query.billingType === 'unknown' ? undefined : query.billingType;
      const orders = await listOrders(db, scope, customer.customerId, { billingCycle });
      const reading = {
        country: customer.country,
        client: context.client,
        withPrices: query.include_price ?? false,
      };
      return collection(
        orders.map((order) => orderToWire(order, reading)),
        `/customers/${customer.customerId}/orders`,
      );
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:orderId`,
    operation: 'order.read',
    tag,
    summary: 'One order',
    params: OrderPath,
    query: Type.Object({ include_price: Type.Optional(Type.Boolean()) }),
    answer: Order,
    handle: async ({ scope, customer, params, query, context }) => {
      const order = await findOrder(db, scope, customer.customerId, orderIdOf(params.orderId));
      if (!order) return refuse('order-unknown');
      return orderToWire(order, {
        country: customer.country,
        client: context.client,
        withPrices: query.include_price ?? false,
      });
    },
  });

  routes.addForCustomer({
    method: 'PATCH',
    path: `${root}/:orderId`,
    operation: 'order.update',
    tag,
    summary: 'Cancel software, change the billing cycle of legacy subscriptions, or add add-ons',
    params: OrderPath,
    body: OrderUpdate,
    answer: Order,
    handle: async ({ caller, scope, customer, params, body, context }) => {
      const read = readVersion(context.headers['if-match'], body.attributes?.etag);
      const order = await changeOrder(deps, {
        caller,
        scope,
        customer,
        context,
        orderId: orderIdOf(params.orderId),
        attested: body.partnerOnRecordAttestationAccepted === true,
        wanted: (present) => ({
          stale: staleness(read, etagOf(present)),
          billingCycle: billingCycleFromWire(body.billingCycle),
          cancel: canceledByWire(body),
          addons: addonsFromWire(body, present),
        }),
      });
      return orderToWire(order, { country: customer.country, client: context.client, withPrices: false });
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:orderId/provisioningstatus`,
    operation: 'order.provisioning.read',
    tag,
    summary: 'How far the lines of an order are provisioned',
    params: OrderPath,
    answer: OrderProvisioningStatus,
    handle: async ({ scope, customer, params }) => {
      const order = await findOrder(db, scope, customer.customerId, orderIdOf(params.orderId));
      if (!order) return refuse('provisioning-unknown');
      const self = `/customers/${customer.customerId}/orders/${order.orderId}/provisioningstatus`;
      return collection(order.lines.map(provisioningToWire), self);
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/orders/preview',
    // Nothing is bought, so it is a read; open to those who may fill a cart.
    operation: 'cart.read',
    tag: 'Pages',
    summary: 'What an order would meet and cost, without placing it',
    body: OrderPreviewRequest,
    answer: OrderPreview,
    handle: async ({ caller, scope, customer, body, context }) => {
      const given = body.partnerOnRecordAttestationAccepted;
      const assessment = await db.transaction(scope, (tx) =>
        assessPurchase(
          tx,
          {
            seller: sellerOf(caller),
            customer,
            lines: previewLinesFromWire(body),
            language: context.language,
            now: clock.now(),
          },
          given === undefined ? 'unasked' : attestationOf(given),
        ),
      );
      return previewToWire(assessment, context.language);
    },
  });
  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/orders/choices',
    operation: 'cart.read',
    tag: 'Pages',
    summary: 'What keeps things of the catalogue from being chosen for a customer',
    body: OrderChoicesRequest,
    answer: OrderChoices,
    handle: async ({ caller, scope, customer, body, context }) => {
      const choices = await db.transaction(scope, (tx) =>
        assessChoices(
          tx,
          {
            seller: sellerOf(caller),
            customer,
            lines: (body.chosen ?? []).map(choiceFromWire),
            language: context.language,
            now: clock.now(),
          },
          body.candidates.map(choiceFromWire),
        ),
      );
      const problemToWire = problemIn(context.language);
      return {
        items: choices.map(({ catalogItemId, problems }) => ({
          catalogItemId,
          problems: problems.map(problemToWire),
        })),
      };
    },
  });
}
