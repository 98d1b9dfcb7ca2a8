import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });

// The partner contract

/** What a PATCH of a customer carries: the one change that the contract knows (resources, Customer). */
export const CustomerPatch = Type.Object({
  relationshipToPartner: Type.Optional(Type.String({ description: 'none: ends the relationship' })),
  allowDelegatedAccess: Type.Optional(
    Type.Boolean({ description: 'false: gives up delegated administration and keeps the relationship' }),
  ),
  attributes: Type.Optional(
    Type.Object({
      etag: Type.Optional(Type.String({ description: 'Version seen; without one the last writer wins' })),
      objectType: Type.Optional(Type.String()),
    }),
  ),
});

export const PatchedCustomer = Type.Object({
  relationshipToPartner: Type.Optional(Type.String()),
  allowDelegatedAccess: Type.Optional(Type.Boolean()),
  attributes: Type.Object({ objectType: Type.String() }),
});

// The product's own

export const EndingSubscription = Type.Object({
  id: Id,
  name: Type.String(),
  kind: Type.String(),
  status: Type.String(),
  quantity: Type.Integer(),
  isTrial: Type.Boolean(),
  autoRenew: Type.Boolean(),
  endsOn: Type.Optional(Day),
});
export type EndingSubscription = Static<typeof EndingSubscription>;

export const EndingBlocker = Type.Object({
  subscription: EndingSubscription,
  clearsAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'When it clears by itself; absent: not by itself' }),
  ),
  ways: Type.Array(
    Type.Object({
      way: Type.Enum(['suspend', 'cancel', 'stop-renewal', 'cancel-below', 'ask-vendor', 'wait']),
      until: Type.Optional(Instant),
      endsOn: Type.Optional(Day),
    }),
  ),
});
export type EndingBlocker = Static<typeof EndingBlocker>;

export const EndingPreviewAnswer = Type.Object({
  customerId: Id,
  companyName: Type.String(),
  capacity: Type.Enum(['provider', 'reseller', 'direct']),
  blockers: Type.Array(EndingBlocker),
  clearAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'When all of them have cleared by themselves' }),
  ),
  delegatedAdmin: Type.Enum(['none', 'granular', 'legacy']),
  runningOn: Type.Array(EndingSubscription, { description: 'Run on to their end' }),
  supportContactsReturned: Type.Integer(),
  usageRolesStay: Type.Boolean(),
  plan: Type.Optional(Type.Object({ id: Id, queuedAt: Instant, queuedBy: Type.String() })),
  declaration: Type.Object({ version: Type.String(), text: Type.String() }),
  attributes: Type.Object({ etag: Type.String(), objectType: Type.String() }),
});
export type EndingPreviewAnswer = Static<typeof EndingPreviewAnswer>;

export const EndingConfirmation = Type.Object({
  declarationVersion: Type.String({ minLength: 1, maxLength: 50 }),
  confirmed: Type.Optional(Type.Boolean()),
  etag: Type.Optional(Type.String({ description: 'Of the consequences that were seen' })),
});

export const EndedRelationship = Type.Object({ id: Id, companyName: Type.String(), endedAt: Instant });
export type EndedRelationship = Static<typeof EndedRelationship>;

export const PlannedEndingItem = Type.Object({
  id: Id,
  customerId: Id,
  companyName: Type.String(),
  state: Type.Enum(['waiting', 'done', 'canceled', 'superseded']),
  queuedAt: Instant,
  queuedBy: Type.String(),
  settledAt: Type.Optional(Instant),
  settledBy: Type.Optional(Type.String()),
  blockers: Type.Array(EndingBlocker),
  clearAt: Type.Optional(Instant),
});
export type PlannedEndingItem = Static<typeof PlannedEndingItem>;

export const PlannedEndingList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(PlannedEndingItem),
  continuationToken: Type.Optional(Type.String()),
});

export const FormerCustomerRow = Type.Object({
  id: Id,
  companyName: Type.String(),
  domain: Type.String(),
  country: Type.String(),
  capacity: Type.Enum(['provider', 'reseller', 'direct']),
  endedAt: Instant,
  endedBy: Type.Optional(Type.String()),
});
export type FormerCustomerRow = Static<typeof FormerCustomerRow>;

export const FormerCustomerList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(FormerCustomerRow),
  continuationToken: Type.Optional(Type.String()),
});

export const FormerCustomerAnswer = Type.Object({
  ...FormerCustomerRow.properties,
  comesBack: Type.Object({
    orders: Type.Integer(),
    billTo: Type.Boolean(),
    agreement: Type.Boolean(),
    resumable: Type.Array(EndingSubscription, { description: 'Suspended, until the last day of their term' }),
  }),
});
export type FormerCustomerAnswer = Static<typeof FormerCustomerAnswer>;
