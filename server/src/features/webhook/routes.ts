import Type from 'typebox';
import {
  DeliveryList,
  DeliveryWhole,
  EventNameList,
  eventNames,
  NewWebhook,
  NewWebhookSecret,
  Replayed,
  TestSent,
  WebhookInput,
  WebhookItem,
  WebhookList,
} from '../../../../contract/webhook.ts';
import { refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, instant, present, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { WebhookParts } from './actions.ts';
import { change, register, renew, resume, sendAgain, sendTest, unregister } from './actions.ts';
import { contractRoutes } from './contract-routes.ts';
import { findDelivery, listDeliveries } from './delivery-store.ts';
import { feedRoutes } from './feed-routes.ts';
import type { WebhookTerms } from './model.ts';
import { listWebhooks } from './store.ts';
import { deliveryToWire, eventNamesToWire, webhookToWire, wholeDeliveryToWire } from './wire.ts';

const tag = 'Webhooks';
const root = '/twotier/v1/webhooks';
const WebhookPath = Type.Object({ webhookId: Type.String({ format: 'uuid' }) });
const DeliveryPath = Type.Object({
  webhookId: Type.String({ format: 'uuid' }),
  deliveryId: Type.String({ format: 'uuid' }),
});
const pageSize = 40;
const sizeMax = 200;

/** Addresses that a company is told of its events at, and how that went (C105, D50). */
export function webhookRoutes(routes: Routes, parts: WebhookParts, publicUrl: string): void {
  contractRoutes(routes, parts);
  registrationRoutes(routes, parts);
  upkeepRoutes(routes, parts);
  deliveryRoutes(routes, parts);
  feedRoutes(routes, parts, publicUrl);
}

function termsOf(body: WebhookInput): WebhookTerms {
  return {
    url: body.url.trim(),
    eventNames: body.events,
    inOwnHeader: body.signatureInOwnHeader ?? false,
    alertEmail: body.alertEmail?.trim() || null,
  };
}

async function shownOne({ db }: WebhookParts, scope: TenantScope, webhookId: string) {
  const all = await listWebhooks(db, scope);
  const index = all.findIndex((one) => one.webhookId === webhookId);
  const found = all[index];
  return found ? webhookToWire(found, index === 0) : refuse('webhook-unknown');
}

function registrationRoutes(routes: Routes, parts: WebhookParts): void {
  routes.add({
    method: 'GET',
    path: root,
    operation: 'webhook.read',
    tag,
    summary: 'Addresses of your company, oldest first',
    answer: WebhookList,
    handle: async ({ scope }) => ({
      items: (await listWebhooks(parts.db, scope)).map((one, index) => webhookToWire(one, index === 0)),
    }),
  });

  routes.add({
    method: 'GET',
    path: `${root}/events`,
    operation: 'webhook.read',
    tag,
    summary: 'Names of all events, those of the contract and the product’s own',
    answer: EventNameList,
    handle: async () => eventNamesToWire(),
  });

  routes.add({
    method: 'POST',
    path: root,
    operation: 'webhook.register',
    tag,
    summary: 'Register an address; its secret is shown once',
    body: WebhookInput,
    status: 201,
    answer: NewWebhook,
    oneTimeSecrets: ['secret'],
    handle: async ({ caller, context, body }) => {
      const asked = termsOf(body);
      const made = await register(parts, { caller, context }, asked, eventNames, { only: false });
      return answer(201, { id: made.webhookId, secret: made.secret });
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:webhookId`,
    operation: 'webhook.read',
    tag,
    summary: 'One address',
    params: WebhookPath,
    answer: WebhookItem,
    handle: ({ scope, params }) => shownOne(parts, scope, params.webhookId),
  });

  routes.add({
    method: 'PUT',
    path: `${root}/:webhookId`,
    operation: 'webhook.change',
    tag,
    summary: 'Change an address or what it is told of',
    params: WebhookPath,
    body: WebhookInput,
    answer: WebhookItem,
    handle: async ({ caller, context, scope, params, body }) => {
      const expected = { known: eventNames, version: body.version };
      await change(parts, { caller, context }, params, termsOf(body), expected);
      return await shownOne(parts, scope, params.webhookId);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${root}/:webhookId`,
    operation: 'webhook.unregister',
    tag,
    summary: 'Remove an address, with the log of its deliveries',
    params: WebhookPath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      await unregister(parts, { caller, context }, params);
      return answer(204);
    },
  });
}

function upkeepRoutes(routes: Routes, parts: WebhookParts): void {
  routes.add({
    method: 'POST',
    path: `${root}/:webhookId/secret`,
    operation: 'webhook.secret.renew',
    tag,
    summary: 'Renew the secret; both sign for a day, unless the former ends at once',
    params: WebhookPath,
    body: Type.Object({ endFormerNow: Type.Optional(Type.Boolean()) }),
    answer: NewWebhookSecret,
    oneTimeSecrets: ['secret'],
    handle: async ({ caller, context, params, body }) => {
      const { secret, formerUntil } = await renew(
        parts,
        { caller, context },
        params,
        body.endFormerNow === true,
      );
      return present({ secret, formerUntil: formerUntil && instant(formerUntil) });
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:webhookId/resume`,
    operation: 'webhook.change',
    tag,
    summary: 'Switch an address on again that was switched off after failures',
    params: WebhookPath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      await resume(parts, { caller, context }, params);
      return answer(204);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:webhookId/tests`,
    operation: 'webhook.test',
    tag,
    summary: 'Send a test event to an address, at most twice a minute',
    params: WebhookPath,
    status: 201,
    answer: TestSent,
    handle: async ({ caller, context, params }) => {
      const { deliveryId } = await sendTest(parts, { caller, context }, params, { subscribed: false });
      return answer(201, { deliveryId });
    },
  });
}

function deliveryRoutes(routes: Routes, parts: WebhookParts): void {
  routes.add({
    method: 'GET',
    path: `${root}/:webhookId/deliveries`,
    operation: 'webhook.read',
    tag,
    summary: 'What was sent to an address, newest first',
    params: WebhookPath,
    query: Type.Object({
      state: Type.Optional(Type.String({ enum: ['waiting', 'delivered', 'parked'] })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: DeliveryList,
    handle: async ({ scope, params, query, context }) => {
      await shownOne(parts, scope, params.webhookId);
      const size = Math.min(query.size || pageSize, sizeMax);
      const token = tokenGiven(query, context);
      const [createdAt, deliveryId] = token ? readToken(token, 2) : [];
      const rows = await listDeliveries(parts.db, scope, params.webhookId, {
        state: query.state ?? null,
        after: createdAt && deliveryId ? { createdAt, deliveryId } : null,
        limit: size + 1,
      });
      const page = rows.slice(0, size);
      const last = rows.length > size ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(deliveryToWire),
        ...(last ? { continuationToken: writeToken([last.createdAt.toISOString(), last.deliveryId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:webhookId/deliveries/:deliveryId`,
    operation: 'webhook.read',
    tag,
    summary: 'One delivery: what was sent and how each attempt went',
    params: DeliveryPath,
    answer: DeliveryWhole,
    handle: async ({ scope, params }) => {
      const found = await findDelivery(parts.db, scope, params.webhookId, params.deliveryId);
      return found ? wholeDeliveryToWire(found) : refuse('not-found');
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:webhookId/deliveries/:deliveryId/replay`,
    operation: 'webhook.replay',
    tag,
    summary: 'Send a delivery again, with the same id',
    params: DeliveryPath,
    answer: Replayed,
    handle: async ({ caller, context, params }) => ({
      count: await sendAgain(parts, { caller, context }, params, params.deliveryId),
    }),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:webhookId/replay`,
    operation: 'webhook.replay',
    tag,
    summary: 'Send everything again that was parked',
    params: WebhookPath,
    answer: Replayed,
    handle: async ({ caller, context, params }) => ({
      count: await sendAgain(parts, { caller, context }, params, null),
    }),
  });
}
