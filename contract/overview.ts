import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });

/** A number and the list of the portal whose rows it counts (I50). */
export const Counted = Type.Object({
  count: Type.Integer(),
  more: Type.Optional(Type.Literal(true, { description: 'There are more: counting stopped here' })),
  to: Type.String({ description: 'Page of the portal with these rows' }),
});
export type Counted = Static<typeof Counted>;

export const attentionKinds = [
  'programNotActive',
  'ownAgreementMissing',
  'agreementMissing',
  'nobodyCredited',
  'faultyRecords',
  'flaggedContacts',
  'resellerUnsigned',
  'resellerDormant',
  'formerReseller',
] as const;
export type AttentionKind = (typeof attentionKinds)[number];

export const OverviewVendor = Type.Object({
  name: Type.Optional(Type.String({ description: 'The operator of this installation' })),
  programStatus: Type.Enum(['pending', 'active', 'restricted', 'deauthorized']),
  region: Type.String({ description: 'Selling region, in the reader’s language' }),
  agreementSigned: Type.Boolean(),
  locationPartnerId: Type.String(),
  globalPartnerId: Type.String(),
});
export type OverviewVendor = Static<typeof OverviewVendor>;

export const OverviewCustomers = Type.Object({
  total: Counted,
  new: Counted,
  newDays: Type.Integer({ description: 'How many days a customer counts as new' }),
  agreementMissing: Type.Optional(Counted),
  nobodyCredited: Type.Optional(Counted),
  /** For providers: the resellers with most customers, and the rest in two sums. */
  byReseller: Type.Optional(
    Type.Object({
      resellers: Type.Array(Type.Object({ id: Id, name: Type.String(), customers: Counted })),
      others: Type.Integer({ description: 'Customers of all other resellers together' }),
      nobody: Type.Integer({ description: 'Customers without a reseller' }),
    }),
  ),
});
export type OverviewCustomers = Static<typeof OverviewCustomers>;

export const OverviewResellers = Type.Object({
  partners: Counted,
  unsigned: Counted,
  dormant: Counted,
  former: Counted,
});
export type OverviewResellers = Static<typeof OverviewResellers>;

/** The home page of a partner (C115). Parts that the caller may not see, or that do not apply, are absent. */
export const Overview = Type.Object({
  vendor: OverviewVendor,
  customers: Type.Optional(OverviewCustomers),
  resellers: Type.Optional(OverviewResellers),
  providers: Type.Optional(Counted),
  openLinks: Type.Optional(Counted),
  attention: Type.Array(
    Type.Object({
      kind: Type.Enum([...attentionKinds]),
      count: Type.Optional(Type.Integer({ description: 'Absent for what concerns the own company' })),
      more: Type.Optional(Type.Literal(true)),
      to: Type.Optional(Type.String()),
    }),
    { description: 'Most urgent first' },
  ),
});
export type Overview = Static<typeof Overview>;
