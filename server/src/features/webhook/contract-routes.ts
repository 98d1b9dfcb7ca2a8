import Type from 'typebox';
import {
  ContractEventNames,
  contractEventNames,
  eventNames,
  Registration,
  RegistrationInput,
  ValidationEvent,
  ValidationResult,
} from '../../../../contract/webhook.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { WebhookParts } from './actions.ts';
import { change, register, sendTest } from './actions.ts';
import { findCertificate } from './certificate-store.ts';
import { findTestDelivery } from './delivery-store.ts';
import { listWebhooks } from './store.ts';
import { registrationToWire, termsFromContract, validationToWire } from './wire.ts';

const tag = 'Webhooks';
const root = '/webhooks/v1/registration';

/** The partner contract's one registration for each company (conventions 19). */
export function contractRoutes(routes: Routes, parts: WebhookParts): void {
  routes.add({
    method: 'GET',
    path: `${root}/events`,
    operation: 'webhook.read',
    tag,
    summary: 'Names of the events that an address can be told of',
    answer: ContractEventNames,
    handle: async () => contractEventNames,
  });

  routes.add({
    method: 'POST',
    path: root,
    operation: 'webhook.register',
    tag,
    summary: 'Register the address that your company is told at',
    body: RegistrationInput,
    answer: Registration,
    handle: async ({ caller, context, body }) => {
      const asked = termsFromContract(body, null);
      // Its secret is renewed and shown in the portal: the contract has no member for it.
      const { webhookId, terms } = await register(parts, { caller, context }, asked, contractEventNames, {
        only: true,
      });
      return registrationToWire({ ...nothingElse, ...terms, webhookId, tenantId: caller.tenant.id });
    },
  });

  routes.add({
    method: 'GET',
    path: root,
    operation: 'webhook.read',
    tag,
    summary: 'The address that your company is told at',
    answer: Registration,
    handle: async ({ scope }) => {
      const [oldest] = await listWebhooks(parts.db, scope);
      return oldest ? registrationToWire(oldest) : refuse('webhook-unknown');
    },
  });

  routes.add({
    method: 'PUT',
    path: root,
    operation: 'webhook.change',
    tag,
    summary: 'Change the address or what it is told of',
    body: RegistrationInput,
    answer: Registration,
    handle: async ({ caller, context, body }) => {
      const asked = (before: Parameters<typeof termsFromContract>[1]) => termsFromContract(body, before);
      const expected = { known: eventNames, version: undefined };
      return registrationToWire(await change(parts, { caller, context }, 'oldest', asked, expected));
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/validationEvents`,
    operation: 'webhook.test',
    tag,
    summary: 'Send a test event, at most twice a minute',
    answer: ValidationEvent,
    handle: async ({ caller, context }) => {
      const { correlationId } = await sendTest(parts, { caller, context }, 'oldest', { subscribed: true });
      return { correlationId };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/validationEvents/:correlationId`,
    operation: 'webhook.read',
    tag,
    summary: 'How a test event was received; kept for seven days',
    params: Type.Object({ correlationId: Type.String({ format: 'uuid' }) }),
    answer: ValidationResult,
    handle: async ({ scope, params }) => {
      const found = await findTestDelivery(parts.db, scope, params.correlationId);
      return found ? validationToWire(found) : refuse('not-found');
    },
  });

  // Receivers fetch it to check a signature; they have no token.
  routes.addPublic({
    method: 'GET',
    path: '/webhooks/v1/certificates/:certificateId',
    tag,
    summary: 'The certificate that deliveries are signed by (X.509, DER)',
    file: ['application/pkix-cert'],
    params: Type.Object({ certificateId: Type.String({ format: 'uuid' }) }),
    handle: async ({ params }) => {
      const found = await findCertificate(parts.db, params.certificateId);
      return found
        ? answer(200, found.der, { 'content-type': 'application/pkix-cert' })
        : refuse('not-found');
    },
  });
}

const nothingElse = {
  state: 'active',
  formerUntil: null,
  version: 1,
  createdAt: new Date(0),
} as const;
