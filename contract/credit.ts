import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const text = Type.String();

export const creditRules = [
  'purchase',
  'more-licenses',
  'add',
  'reduce',
  'cancel',
  'renew',
  'term',
  'upgrade',
  'convert',
  'cycle',
  'reseller-left',
  'reseller-joined',
] as const;
export const withholdings = [
  'nobody-on-record',
  'unknown-id',
  'global-id',
  'not-reseller',
  'not-active',
  'other-region',
] as const;

/** A line of the ledger. Resellers read what it is for and through whom, neither customer nor price. */
export const CreditEntry = Type.Object({
  id: Id,
  bookedAt: Type.String({ format: 'date-time', description: 'The minute it counts from, in UTC' }),
  rule: Type.Enum([...creditRules], { description: 'What made the entry' }),
  offerName: text,
  quantity: Type.Integer(),
  startsAt: Instant,
  endsAt: Type.String({ format: 'date-time', description: 'Exclusive' }),
  partnerId: Type.Optional(Type.String({ description: 'Location PartnerID of who is credited' })),
  takesBack: Type.Boolean({ description: 'Credit is taken back' }),
  // For providers
  source: Type.Optional(text),
  subscriptionId: Type.Optional(Id),
  customer: Type.Optional(Type.Object({ id: Id, name: text })),
  reseller: Type.Optional(Type.Object({ id: Id, name: text })),
  onRecord: Type.Optional(Type.String({ description: 'PartnerID on record at that minute' })),
  withheld: Type.Optional(Type.Enum([...withholdings], { description: 'Why nobody is credited' })),
  basis: Type.Optional(Type.Number({ description: 'Amount of the whole charge, before tax' })),
  amount: Type.Optional(Type.Number({ description: 'Of it, credited here' })),
  currency: Type.Optional(text),
  // For resellers
  provider: Type.Optional(text),
});
export type CreditEntry = Static<typeof CreditEntry>;

export const CreditEntries = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(CreditEntry),
  continuationToken: Type.Optional(text),
});

export const CreditTotal = Type.Object({
  month: Type.String({ description: '2026-11' }),
  currency: text,
  amount: Type.Number(),
  entries: Type.Integer(),
  company: Type.Optional(
    Type.Object(
      { id: Id, name: text, partnerId: text },
      { description: 'The reseller, or for a reseller the provider; absent: nobody is credited' },
    ),
  ),
});
export type CreditTotal = Static<typeof CreditTotal>;

export const CreditTotals = Type.Object({
  since: Type.String({ description: 'First month, 2026-11' }),
  locations: Type.Optional(
    Type.Array(text, {
      description: 'PartnerIDs your roles are narrowed to: of these alone; absent: of all',
    }),
  ),
  items: Type.Array(CreditTotal),
});
export type CreditTotals = Static<typeof CreditTotals>;

export const CreditedCompanies = Type.Object({
  items: Type.Array(Type.Object({ id: Id, name: text })),
});
export type CreditedCompanies = Static<typeof CreditedCompanies>;
