import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const text = Type.String();

/** Why a subscription earns nobody anything, or soon will not. */
export const leakKinds = [
  'nobody',
  'location-deleted',
  'global-id',
  'not-reseller',
  'other-country',
  'not-active',
  'agreement-unsigned',
  'former-partner',
] as const;
export type LeakKind = (typeof leakKinds)[number];
/** What the list can be narrowed to: one reason, or whatever is wrong with a reseller on record. */
export const leakNarrowings = [...leakKinds, 'recorded'] as const;

const Reseller = Type.Object({ tenantId: Id, name: text, partnerId: text });

export const CreditLeak = Type.Object({
  id: Id,
  name: text,
  offerName: text,
  quantity: Type.Integer(),
  customer: Type.Object({ id: Id, name: text }),
  kind: Type.Enum([...leakKinds]),
  earnsNothing: Type.Boolean({
    description: 'False: it still earns, but a change or order would be refused',
  }),
  onRecord: Type.Optional(Type.String({ description: 'PartnerID on record' })),
  reseller: Type.Optional(Reseller),
  country: Type.Optional(Type.String({ description: 'Of the location on record, where that is the reason' })),
  suggestion: Type.Optional(Reseller),
});
export type CreditLeak = Static<typeof CreditLeak>;

export const CreditLeaks = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(CreditLeak),
  continuationToken: Type.Optional(text),
});

export const CreditLeakCounts = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: Type.Enum([...leakKinds]),
      count: Type.Integer(),
      more: Type.Optional(Type.Literal(true)),
    }),
  ),
});
export type CreditLeakCounts = Static<typeof CreditLeakCounts>;

export const CreditMending = Type.Object({
  items: Type.Array(Type.Object({ customerId: Id, subscriptionId: Id }), { minItems: 1, maxItems: 50 }),
  partnerId: Type.Optional(
    Type.String({ maxLength: 20, description: 'Absent: each gets what is suggested for it' }),
  ),
});

export const CreditMendings = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      done: Type.Boolean(),
      reseller: Type.Optional(text),
      failure: Type.Optional(Type.Object({ errorName: text, description: text })),
    }),
  ),
});
export type CreditMendings = Static<typeof CreditMendings>;
