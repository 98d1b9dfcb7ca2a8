import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const text = Type.String();

// The partner contract

export const SupportContact = Type.Object({
  supportTenantId: Type.String({ format: 'uuid', description: 'Tenant of the partner that gives support' }),
  supportMpnId: Type.String({ description: 'Its location PartnerID' }),
  name: text,
  links: Type.Record(text, Type.Unknown()),
  attributes: Type.Object({ objectType: text }),
});

/** The whole resource as clients send it back. One of the two ids is enough; the name follows from it. */
export const SupportContactUpdate = Type.Object({
  supportTenantId: Type.Optional(Type.String({ maxLength: 50 })),
  supportMpnId: Type.Optional(Type.String({ maxLength: 50 })),
  name: Type.Optional(Type.String({ maxLength: 500 })),
});
export type SupportContactUpdate = Static<typeof SupportContactUpdate>;

// The product's own

const Partner = { tenantId: Id, name: text, country: text, partnerId: text };
const ContactPartner = Type.Object(Partner);

export const SupportCandidate = Type.Object({
  ...Partner,
  email: Type.Optional(text),
  phone: Type.Optional(text),
  website: Type.Optional(text),
  isDefault: Type.Boolean({ description: 'The seller itself' }),
  lacks: Type.Optional(
    Type.Enum(['partnership', 'relationship', 'admin'], {
      description: 'What keeps it from being chosen; absent: it may be chosen',
    }),
  ),
});
export type SupportCandidate = Static<typeof SupportCandidate>;

export const SupportedSubscription = Type.Object({
  id: Id,
  name: text,
  offerName: text,
  quantity: Type.Integer(),
  status: text,
  contact: ContactPartner,
  isDefault: Type.Boolean(),
  warnings: Type.Array(Type.Enum(['admin-lost', 'partnership-ended'])),
});
export type SupportedSubscription = Static<typeof SupportedSubscription>;

export const SupportOfCustomerRecord = Type.Object({
  candidates: Type.Array(SupportCandidate),
  items: Type.Array(SupportedSubscription),
});
export type SupportOfCustomerRecord = Static<typeof SupportOfCustomerRecord>;

export const SupportContactsUpdate = Type.Object({
  subscriptionIds: Type.Array(Id, { minItems: 1, maxItems: 200 }),
  supportTenantId: Id,
});

export const SupportContactOutcome = Type.Object({
  id: Id,
  done: Type.Boolean(),
  failure: Type.Optional(Type.Object({ errorName: text, description: text })),
});
export const SupportContactOutcomes = Type.Object({ items: Type.Array(SupportContactOutcome) });
export type SupportContactOutcomes = Static<typeof SupportContactOutcomes>;

export const FlaggedContact = Type.Object({
  id: Id,
  name: text,
  offerName: text,
  status: text,
  customerId: Id,
  customerName: text,
  contact: ContactPartner,
});
export type FlaggedContact = Static<typeof FlaggedContact>;

export const FlaggedContacts = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(FlaggedContact),
  continuationToken: Type.Optional(text),
});
