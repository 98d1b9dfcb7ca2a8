import Type from 'typebox';
import { OrderAttachmentCollection, OrderDocuments, OrderReview } from '../../../../contract/order-review.ts';
import { refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection } from '../../platform/http/index.ts';
import { actorOf } from '../audit/index.ts';
import type { ReviewDeps } from './review-actions.ts';
import { sendDocuments } from './review-actions.ts';
import { attachmentLimits } from './review-rules.ts';
import { findAttachment, findReview, listAttachments } from './review-store.ts';
import { attachmentToWire, downloadHeaders, factsOf, filesOf, reviewToWire } from './review-wire.ts';
import { findOrder } from './store.ts';
import { orderIdOf } from './wire.ts';

const tag = 'Orders';
const OrderPath = Type.Object({ customerId: Type.String(), orderId: Type.String() });
const AttachmentPath = Type.Object({
  customerId: Type.String(),
  orderId: Type.String(),
  attachmentId: Type.String(),
});

/** Purchase orders and tender documents of an order (C61). */
export function attachmentRoutes(routes: Routes, deps: ReviewDeps): void {
  const { db } = deps;
  const root = '/v1/customers/:customerId/orders/:orderId';
  const knownOrder = async (scope: TenantScope, customerId: string, given: string) => {
    const order = await findOrder(db, scope, customerId, orderIdOf(given));
    return order ?? refuse('order-unknown');
  };

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/attachment`,
    operation: 'order.attachment.add',
    tag,
    summary: 'Send the purchase order that an order waits for, with what it says',
    params: OrderPath,
    form: OrderDocuments,
    bodyLimitBytes: attachmentLimits.totalBytes,
    status: 201,
    answer: OrderAttachmentCollection,
    handle: async ({ caller, scope, customer, params, form, context }) => {
      const orderId = orderIdOf(params.orderId);
      const kept = await sendDocuments(deps, {
        scope,
        customerId: customer.customerId,
        orderId,
        actor: actorOf(caller, context),
        language: context.language,
        facts: factsOf(form),
        files: filesOf(form),
      });
      return collection(
        kept.map(attachmentToWire),
        `/customers/${customer.customerId}/orders/${orderId}/attachments`,
      );
    },
  });

  // Plural here, singular beside it: as the contract has it.
  routes.addForCustomer({
    method: 'GET',
    path: `${root}/attachments`,
    operation: 'order.attachment.list',
    tag,
    summary: 'Documents of an order',
    params: OrderPath,
    answer: OrderAttachmentCollection,
    handle: async ({ scope, customer, params }) => {
      const { orderId } = await knownOrder(scope, customer.customerId, params.orderId);
      const found = await listAttachments(readerOf(db, scope), scope.tenantId, orderId);
      const self = `/customers/${customer.customerId}/orders/${orderId}/attachments`;
      return collection(found.map(attachmentToWire), self);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/attachment/:attachmentId`,
    operation: 'order.attachment.read',
    tag,
    summary: 'One document of an order, as it was sent',
    file: ['application/octet-stream'],
    params: AttachmentPath,
    handle: async ({ scope, customer, params }) => {
      const { orderId } = await knownOrder(scope, customer.customerId, params.orderId);
      const id = guidOf(params.attachmentId);
      const found = await findAttachment(readerOf(db, scope), scope.tenantId, orderId, id);
      return found ? answer(200, found.content, downloadHeaders(found)) : refuse('not-found');
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/orders/:orderId/review',
    operation: 'order.read',
    tag: 'Pages',
    summary: 'How an order is looked at before it is delivered; 204 where it is not',
    params: OrderPath,
    answer: OrderReview,
    handle: async ({ scope, customer, params }) => {
      const { orderId } = await knownOrder(scope, customer.customerId, params.orderId);
      const found = await findReview(readerOf(db, scope), scope.tenantId, orderId);
      return found ? reviewToWire(found) : answer(204);
    },
  });
}

export function guidOf(text: string): string {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : refuse('not-found');
}
