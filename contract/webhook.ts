import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

/** Events of the partner contract (conventions 19). */
export const contractEventNames = [
  'test-created',
  'subscription-updated',
  'usagerecords-thresholdExceeded',
  'invoice-ready',
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'reseller-relationship-accepted-by-customer',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-expired',
  'granular-admin-relationship-terminated',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-updated',
  'granular-admin-access-assignment-deleted',
  'new-commerce-migration-created',
  'new-commerce-migration-completed',
  'new-commerce-migration-failed',
  'new-commerce-migration-schedule-failed',
  'azure-fraud-event-detected',
] as const;

/** Events that the product has beside them; addresses registered in the portal or by its own routes may want them. */
export const ownEventNames = [
  'customer-created',
  'order-created',
  'customer-users-imported',
  'service-request-updated',
] as const;

export const eventNames = [...contractEventNames, ...ownEventNames] as const;

// The partner contract: PascalCase, unlike /v1

const contractMembers = {
  WebhookUrl: Type.String({ minLength: 1, maxLength: 2000, description: 'Absolute address' }),
  WebhookEvents: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }),
};

export const RegistrationInput = Type.Object({
  ...contractMembers,
  SignatureTokenToMsSignatureHeader: Type.Optional(
    Type.Boolean({ description: 'The signature comes in x-ms-signature instead of Authorization' }),
  ),
});

export const Registration = Type.Object({
  SubscriberId: Id,
  ...contractMembers,
  SignatureTokenToMsSignatureHeader: Type.Boolean(),
});

export const ContractEventNames = Type.Array(Type.String());

export const ValidationEvent = Type.Object({ correlationId: Id });

export const ValidationResult = Type.Object({
  correlationId: Id,
  partnerId: Id,
  status: Type.String({ description: 'completed, pending or failed' }),
  callbackUrl: Type.String(),
  results: Type.Array(
    Type.Object({
      responseCode: Type.Optional(Type.String()),
      responseMessage: Type.String(),
      systemError: Type.Boolean(),
      dateTimeUtc: Instant,
    }),
  ),
});

// The product's own

export const WebhookInput = Type.Object({
  url: Type.String({ minLength: 1, maxLength: 2000 }),
  events: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }),
  signatureInOwnHeader: Type.Optional(
    Type.Boolean({
      description: 'The certificate’s signature comes in x-ms-signature instead of Authorization',
    }),
  ),
  alertEmail: Type.Optional(
    Type.String({
      maxLength: 254,
      pattern: '^(|[^\\s@<>,;]+@[^\\s@<>,;]+)$',
      description: 'Told when the address is switched off',
    }),
  ),
  version: Type.Optional(Type.Integer({ description: 'As it was read; a stale one is refused' })),
});

export const WebhookItem = Type.Object({
  id: Id,
  url: Type.String(),
  events: Type.Array(Type.String()),
  signatureInOwnHeader: Type.Boolean(),
  alertEmail: Type.Optional(Type.String()),
  state: Type.Enum(['active', 'disabled']),
  isContract: Type.Boolean({ description: 'The one that /webhooks/v1/registration shows: the oldest' }),
  formerSecretUntil: Type.Optional(Type.String({ format: 'date-time' })),
  createdAt: Instant,
  version: Type.Integer(),
  last: Type.Optional(
    Type.Object(
      { state: Type.Enum(['waiting', 'delivered', 'parked']), at: Instant },
      {
        description: 'Of the newest delivery',
      },
    ),
  ),
});

export const WebhookList = Type.Object({ items: Type.Array(WebhookItem) });

export const NewWebhook = Type.Object({
  id: Id,
  secret: Type.Optional(
    Type.String({
      description: 'Signs X-Twotier-Signature; shown once, absent when the request is repeated',
    }),
  ),
});

export const NewWebhookSecret = Type.Object({
  secret: Type.Optional(Type.String({ description: 'Absent when the request is repeated' })),
  formerUntil: Type.Optional(Type.String({ format: 'date-time', description: 'Both sign until then' })),
});

export const EventNameList = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      inContract: Type.Boolean({ description: 'Of the partner contract' }),
    }),
  ),
});

export const DeliveryItem = Type.Object({
  id: Id,
  eventId: Id,
  eventName: Type.String(),
  isTest: Type.Boolean(),
  state: Type.Enum(['waiting', 'delivered', 'parked']),
  attempts: Type.Integer(),
  createdAt: Instant,
  nextAttemptAt: Type.Optional(Type.String({ format: 'date-time' })),
  lastStatus: Type.Optional(Type.Integer({ description: 'HTTP status of the last answer' })),
  lastFault: Type.Optional(Type.String()),
});

export const DeliveryList = Type.Object({
  totalCount: Type.Integer({ description: 'Items on this page' }),
  items: Type.Array(DeliveryItem),
  continuationToken: Type.Optional(Type.String()),
});

export const DeliveryAttempt = Type.Object({
  at: Instant,
  status: Type.Optional(Type.Integer()),
  fault: Type.Optional(Type.String()),
  answer: Type.Optional(Type.String({ description: 'How the answer began' })),
  durationMs: Type.Integer(),
});

export const DeliveryWhole = Type.Intersect([
  DeliveryItem,
  Type.Object({ body: Type.String(), log: Type.Array(DeliveryAttempt) }),
]);

export const TestSent = Type.Object({ deliveryId: Id });

export const Replayed = Type.Object({ count: Type.Integer() });

export const EventItem = Type.Object({
  id: Id,
  name: Type.String(),
  resourceName: Type.String(),
  resourceUri: Type.String(),
  auditUri: Type.String(),
  occurredAt: Instant,
  customerId: Type.Optional(Id),
  customerName: Type.Optional(Type.String()),
});

export const EventFeed = Type.Object({
  totalCount: Type.Integer({ description: 'Items on this page' }),
  items: Type.Array(EventItem),
  cursor: Type.String({ description: 'Ask on from here, also when there was nothing new' }),
  hasMore: Type.Boolean({ description: 'More is there already' }),
});

export type WebhookInput = Static<typeof WebhookInput>;
export type WebhookItem = Static<typeof WebhookItem>;
export type WebhookList = Static<typeof WebhookList>;
export type NewWebhook = Static<typeof NewWebhook>;
export type NewWebhookSecret = Static<typeof NewWebhookSecret>;
export type EventNameList = Static<typeof EventNameList>;
export type DeliveryItem = Static<typeof DeliveryItem>;
export type DeliveryList = Static<typeof DeliveryList>;
export type DeliveryWhole = Static<typeof DeliveryWhole>;
export type EventItem = Static<typeof EventItem>;
export type EventFeed = Static<typeof EventFeed>;
