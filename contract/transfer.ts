import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const State = Type.Union([
  Type.Literal('pending'),
  Type.Literal('accepted'),
  Type.Literal('transferring'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('rejected'),
  Type.Literal('withdrawn'),
  Type.Literal('lapsed'),
]);
const Kind = Type.Union([Type.Literal('usage-plan'), Type.Literal('direct-to-indirect')]);
const Item = Type.Union([
  Type.Literal('usage-subscription'),
  Type.Literal('reservation'),
  Type.Literal('subscription'),
]);
const LineState = Type.Union([
  Type.Literal('open'),
  Type.Literal('moved'),
  Type.Literal('canceled'),
  Type.Literal('kept'),
  Type.Literal('failed'),
]);

// Pages

export const TransferOnPage = Type.Object({
  id: Id,
  kind: Kind,
  direction: Type.Union([Type.Literal('asked'), Type.Literal('received')]),
  customerId: Id,
  customerName: Type.String(),
  otherPartnerId: Id,
  otherPartnerName: Type.String(),
  state: State,
  askedAt: Instant,
  lapsesAt: Instant,
  decidedAt: Type.Optional(Instant),
});
export type TransferOnPage = Static<typeof TransferOnPage>;

export const TransferPage = Type.Object({
  items: Type.Array(TransferOnPage),
  continuationToken: Type.Optional(Type.String()),
});

export const TransferOnOwnPage = Type.Object({
  ...TransferOnPage.properties,
  contactName: Type.String(),
  contactEmail: Type.String(),
  askedBy: Type.Optional(Type.String()),
  resellerPartnerId: Type.Optional(Type.String()),
  obstacle: Type.Optional(Type.String({ description: 'Why the last attempt came to nothing' })),
  nextAttemptAt: Type.Optional(Instant),
  mayDecide: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
  lines: Type.Array(
    Type.Object({
      item: Item,
      name: Type.String(),
      quantity: Type.Integer(),
      state: LineState,
      oldId: Id,
      newId: Type.Optional(Id),
      serviceId: Type.Optional(Id),
      isAddon: Type.Boolean({ description: 'Goes with the line above it' }),
      resellerPartnerId: Type.Optional(Type.String()),
      problem: Type.Optional(Type.String({ description: 'Why it stayed' })),
    }),
  ),
  items: Type.Array(
    Type.Object({
      id: Id,
      item: Item,
      name: Type.String(),
      planName: Type.String(),
      quantity: Type.Integer(),
      status: Type.String(),
      selectable: Type.Boolean(),
    }),
  ),
});
export type TransferOnOwnPage = Static<typeof TransferOnOwnPage>;

export const TransferRequest = Type.Object({
  sourcePartnerId: Id,
  contactName: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  contactEmail: Type.String({ maxLength: 200, pattern: '^\\S+@\\S+\\.\\S+$' }),
  resellerPartnerId: Type.Optional(Type.String({ maxLength: 20 })),
});
export const TransferSelection = Type.Object({ selected: Type.Array(Id, { maxItems: 300 }) });

// From direct to indirect

export const ProviderMoveOnPage = Type.Object({
  resellerSince: Type.Optional(Instant),
  locationPartnerId: Type.String(),
  providers: Type.Array(Type.Object({ id: Id, name: Type.String(), since: Instant })),
});
export type ProviderMoveOnPage = Static<typeof ProviderMoveOnPage>;

export const HandoverDeskOnPage = Type.Object({
  ...ProviderMoveOnPage.properties,
  companyName: Type.String(),
  extended: Type.Optional(
    Type.Object({
      providerId: Id,
      name: Type.String(),
      agreementAccepted: Type.Boolean({ description: 'Of the customer, towards that provider' }),
    }),
  ),
  items: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      offerName: Type.String(),
      quantity: Type.Integer(),
      status: Type.String(),
      isAddon: Type.Boolean(),
      baseId: Type.Optional(Id),
      against: Type.Optional(Type.String({ description: 'Why it cannot be handed over by itself' })),
    }),
  ),
});
export type HandoverDeskOnPage = Static<typeof HandoverDeskOnPage>;

export const CustomerExtension = Type.Object({ providerId: Id, consent: Type.Boolean() });
export const HandoverRequest = Type.Object({
  providerId: Id,
  lines: Type.Array(
    Type.Object({
      subscriptionId: Id,
      resellerPartnerId: Type.Optional(
        Type.String({ maxLength: 20, description: 'Credited at the provider; absent: nobody' }),
      ),
    }),
    { maxItems: 300 },
  ),
});

export const MovedSubscriptions = Type.Object({
  items: Type.Array(
    Type.Object({
      transferId: Id,
      name: Type.String(),
      quantity: Type.Integer(),
      item: Item,
      fromName: Type.String(),
      toName: Type.String(),
      state: LineState,
      decidedAt: Type.Optional(Instant),
      changedAt: Instant,
    }),
  ),
});
export type MovedSubscriptions = Static<typeof MovedSubscriptions>;

// The partner contract

export const NewTransfer = Type.Object({
  sourcePartnerTenantId: Id,
  targetPartnerTenantId: Id,
  sourcePartnerName: Type.Optional(Type.String()),
  targetPartnerName: Type.Optional(Type.String()),
  customerName: Type.Optional(Type.String()),
  lineItems: Type.Array(
    Type.Object({
      subscriptionId: Type.Optional(Type.String()),
      partnerIdOnRecord: Type.Optional(Type.String()),
    }),
  ),
});

const TransferLineItem = Type.Object({
  id: Type.Integer(),
  subscriptionId: Id,
  offerId: Type.String(),
  quantity: Type.Integer(),
  billingCycle: Type.String(),
  friendlyName: Type.String(),
  partnerIdOnRecord: Type.Optional(Type.String()),
  addonItems: Type.Array(Type.Unknown()),
  transferError: Type.Optional(Type.String()),
  status: Type.String(),
});

export const TransferEntity = Type.Object({
  id: Id,
  createdTime: Instant,
  lastModifiedTime: Instant,
  lastModifiedUser: Type.Optional(Id),
  customerName: Type.String(),
  customerTenantId: Id,
  partnertenantid: Type.String({ format: 'uuid', description: 'All in lower case, as clients know it' }),
  sourcePartnerName: Type.String(),
  sourcePartnerTenantId: Id,
  targetPartnerName: Type.String(),
  targetPartnerTenantId: Id,
  lineItems: Type.Array(TransferLineItem),
  status: Type.String({ description: 'Active, InProgress, Completed, Failed, Rejected, Withdrawn, Expired' }),
});
export type TransferEntity = Static<typeof TransferEntity>;

export const TransferChange = Type.Object({ id: Type.Optional(Type.String()), status: Type.String() });
const TransferError = Type.Object({
  transferGroupId: Type.String(),
  code: Type.Integer(),
  description: Type.String(),
  lineItems: Type.Array(TransferLineItem),
});
export type TransferError = Static<typeof TransferError>;
export const TransferSubmitResult = Type.Object({
  orders: Type.Array(Type.Unknown()),
  transferErrors: Type.Array(TransferError),
});
export const TransferEligibility = Type.Object({
  id: Id,
  isEligible: Type.Boolean(),
  reason: Type.String(),
});
export type TransferEligibility = Static<typeof TransferEligibility>;

// Switching in writing

export const SwitchOnPage = Type.Object({
  id: Id,
  customerId: Id,
  customerName: Type.String(),
  sourcePartnerId: Id,
  sourcePartnerName: Type.String(),
  targetPartnerId: Id,
  targetPartnerName: Type.String(),
  name: Type.String(),
  serviceId: Id,
  oldBillingId: Id,
  newBillingId: Type.Optional(Id),
  state: Type.Union([
    Type.Literal('signing'),
    Type.Literal('submitted'),
    Type.Literal('executed'),
    Type.Literal('canceled'),
  ]),
  noticeOn: Type.String(),
  supportPlan: Type.String(),
  sourceContact: Type.String(),
  openedAt: Instant,
  submittedAt: Type.Optional(Instant),
  dueAt: Type.Optional(Instant),
  executedAt: Type.Optional(Instant),
  stepsDone: Type.Integer({ minimum: 2, maximum: 7 }),
  signatures: Type.Array(
    Type.Object({
      party: Type.Union([Type.Literal('source'), Type.Literal('customer'), Type.Literal('target')]),
      company: Type.String(),
      typed: Type.String(),
      contact: Type.String(),
      at: Instant,
    }),
  ),
  maySign: Type.Boolean(),
  maySubmit: Type.Boolean(),
  mayCancel: Type.Boolean(),
  mayConfirm: Type.Boolean(),
});
export type SwitchOnPage = Static<typeof SwitchOnPage>;
export const SwitchPage = Type.Object({ items: Type.Array(SwitchOnPage) });

export const SwitchRequest = Type.Object({
  serviceId: Id,
  targetPartnerId: Id,
  noticeOn: Type.String({ format: 'date' }),
  supportPlan: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  contact: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
});
export const SwitchSignature = Type.Object({
  typed: Type.String({ minLength: 3, maxLength: 100, pattern: '\\S' }),
  contact: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
});
