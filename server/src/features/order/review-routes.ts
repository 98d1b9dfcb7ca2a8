import Type from 'typebox';
import {
  NewReviewRule,
  OrderReviewDecision,
  OrderReviewDetails,
  OrderReviewPage,
  ReviewRule,
  ReviewRules,
} from '../../../../contract/order-review.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf, systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { guidOf } from './attachment-routes.ts';
import type { ReviewDeps } from './review-actions.ts';
import { decideReview } from './review-actions.ts';
import type { ReviewRule as Rule } from './review-model.ts';
import {
  findAttachment,
  findQueuedReview,
  listAttachments,
  listDecidedReviews,
  listReviewRules,
  listWaitingReviews,
  queueStart,
  removeReviewRule,
  saveReviewRule,
} from './review-store.ts';
import { attachmentToWire, downloadHeaders, queuedToWire, reviewRuleToWire } from './review-wire.ts';
import { readOrders } from './store.ts';

const tag = 'Order reviews (operator)';
const reading = systemScope('the operator looks at orders under review');
const ruling = systemScope('the operator says which orders are looked at');
const dayMs = 86_400_000;
const decidedDays = 30;
const decidedMax = 100;
const OrderOfPartner = Type.Object({
  tenantId: Type.String({ format: 'uuid' }),
  orderId: Type.String(),
});

/** The operator's queue of orders under review, and the rules that fill it (4.7, C61). */
export function orderReviewRoutes(routes: Routes, deps: ReviewDeps): void {
  const { db, clock, ids } = deps;

  routes.add({
    method: 'GET',
    path: '/twotier/v1/order-reviews',
    operation: 'orderReview.list',
    tag,
    summary: 'Orders that wait for a decision, the longest waiting first; or those decided lately',
    query: Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      state: Type.Optional(Type.String({ description: 'waiting, decided' })),
      token: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: OrderReviewPage,
    handle: async ({ query, context }) => {
      if (query.state === 'decided') {
        const since = new Date(clock.now().getTime() - decidedDays * dayMs);
        const decided = await listDecidedReviews(readerOf(db, reading), since, decidedMax);
        return collection(decided.map(queuedToWire));
      }
      const limit = query.size ?? 40;
      const token = tokenGiven(query, context);
      const [askedAt, partnerId, orderId] = token ? readToken(token, 3) : [];
      const after = askedAt && partnerId && orderId ? { askedAt, partnerId, orderId } : queueStart;
      const found = await listWaitingReviews(readerOf(db, reading), after, limit + 1);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        ...collection(page.map(queuedToWire)),
        ...(found.length > limit && last
          ? { continuationToken: writeToken([last.askedAt.toISOString(), last.partnerId, last.orderId]) }
          : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/order-reviews/:tenantId/:orderId',
    operation: 'orderReview.read',
    tag,
    summary: 'An order under review, with its lines and documents',
    params: OrderOfPartner,
    answer: OrderReviewDetails,
    handle: async ({ params }) =>
      db.transaction(reading, async (tx) => {
        const review = await findQueuedReview(tx, params.tenantId, params.orderId);
        if (!review) return refuse('order-unknown');
        const scope = tenantScope(params.tenantId);
        const [order] = await readOrders(tx, scope, review.customerId, { orderId: review.orderId });
        const attachments = await listAttachments(tx, params.tenantId, review.orderId);
        return {
          ...queuedToWire(review),
          lineItems: (order?.lines ?? []).map((line) => ({
            lineNumber: line.lineNumber,
            name: line.friendlyName ?? line.offerName,
            quantity: line.quantity,
            linePrice: Number(line.linePrice),
          })),
          attachments: attachments.map(attachmentToWire),
        };
      }),
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/order-reviews/:tenantId/:orderId/attachments/:attachmentId',
    operation: 'orderReview.read',
    tag,
    summary: 'One document of an order under review',
    file: ['application/octet-stream'],
    params: Type.Object({
      tenantId: Type.String({ format: 'uuid' }),
      orderId: Type.String(),
      attachmentId: Type.String(),
    }),
    handle: async ({ params }) => {
      const id = guidOf(params.attachmentId);
      const found = await db.transaction(reading, (tx) =>
        findAttachment(tx, params.tenantId, params.orderId, id),
      );
      return found ? answer(200, found.content, downloadHeaders(found)) : refuse('not-found');
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/order-reviews/:tenantId/:orderId/decision',
    operation: 'orderReview.decide',
    tag,
    summary: 'Let an order under review be delivered, or reject it with a reason',
    params: OrderOfPartner,
    body: OrderReviewDecision,
    handle: async ({ caller, params, body, context }) => {
      await decideReview(deps, {
        partnerId: params.tenantId,
        orderId: params.orderId,
        decision: body.decision,
        reason: body.reason?.trim() || null,
        actor: actorOf(caller, context),
      });
      return answer(204);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/order-review-rules',
    operation: 'orderReview.list',
    tag,
    summary: 'Which orders are looked at before they are delivered',
    answer: ReviewRules,
    handle: async () => ({
      items: (await db.transaction(reading, listReviewRules)).map(reviewRuleToWire),
    }),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/order-review-rules',
    operation: 'orderReview.rule.set',
    tag,
    summary: 'Have orders looked at: of a product, from an amount on, with or without a purchase order',
    body: NewReviewRule,
    status: 201,
    answer: ReviewRule,
    handle: async ({ caller, scope, body, context }) => {
      if ((body.minimumTotal === undefined) !== (body.currency === undefined))
        return refuseInput({ field: 'minimumTotal, currency', problem: 'both-or-none' });
      const actor = actorOf(caller, context);
      const rule: Rule = {
        ruleId: ids.guid(),
        createdAt: clock.now(),
        createdBy: actor.name,
        demand: body.demand,
        productId: body.productId?.trim() || null,
        minimumTotal: body.minimumTotal === undefined ? null : body.minimumTotal.toFixed(4),
        currency: body.currency?.toUpperCase() ?? null,
      };
      await db.transaction(scope, async (tx) => {
        await tx.within(ruling, (inner) => saveReviewRule(inner, rule));
        const event = { operation: 'order_review_rule_made', resourceType: 'order' };
        await appendAuditEvent(tx, actor, { ...event, newValue: reviewRuleToWire(rule) }, rule.createdAt);
      });
      return reviewRuleToWire(rule);
    },
  });

  routes.add({
    method: 'DELETE',
    path: '/twotier/v1/order-review-rules/:ruleId',
    operation: 'orderReview.rule.set',
    tag,
    summary: 'Take a rule back; orders under review stay so',
    params: Type.Object({ ruleId: Type.String({ format: 'uuid' }) }),
    handle: async ({ caller, scope, params, context }) => {
      await db.transaction(scope, async (tx) => {
        const ruleId = params.ruleId.toLowerCase();
        if (!(await tx.within(ruling, (inner) => removeReviewRule(inner, ruleId)))) refuse('not-found');
        const event = { operation: 'order_review_rule_removed', resourceType: 'order' };
        await appendAuditEvent(
          tx,
          actorOf(caller, context),
          { ...event, oldValue: { id: ruleId } },
          clock.now(),
        );
      });
      return answer(204);
    },
  });
}
