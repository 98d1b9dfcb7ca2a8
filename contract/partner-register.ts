import type { Static } from 'typebox';
import Type from 'typebox';
import { CreditLine } from './credit-line.ts';

const Instant = Type.String({ format: 'date-time' });
const ProgramStatus = Type.Enum(['pending', 'active', 'restricted', 'deauthorized']);

const row = {
  tenantId: Type.String({ format: 'uuid' }),
  name: Type.String(),
  kind: Type.Enum(['indirect-provider', 'indirect-reseller', 'direct-partner']),
  country: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  cloud: Type.String(),
  domain: Type.String(),
  locationPartnerId: Type.String(),
  globalPartnerId: Type.String(),
  programStatus: ProgramStatus,
  agreementSignedAt: Type.Optional(Instant),
};

export const RegisteredPartner = Type.Object(row);
export type RegisteredPartner = Static<typeof RegisteredPartner>;

export const RegisteredPartners = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(RegisteredPartner),
  continuationToken: Type.Optional(Type.String()),
});

const UpTo = Type.Object({ count: Type.Integer(), more: Type.Optional(Type.Boolean()) });

const OpenInvoice = Type.Object({
  id: Type.String(),
  invoicedAt: Instant,
  currency: Type.String(),
  total: Type.String({ description: 'Exact decimal' }),
  paid: Type.String(),
});
export type OpenInvoice = Static<typeof OpenInvoice>;

export const PartnerRecord = Type.Object({
  ...row,
  createdAt: Instant,
  restriction: Type.Optional(Type.Object({ reason: Type.String(), at: Instant, by: Type.String() })),
  /** Of those who buy from the vendor. */
  credit: Type.Optional(
    Type.Object({
      ...CreditLine.properties,
      invoices: Type.Array(OpenInvoice, {
        description: 'With something left to pay, the oldest first; 50 at most',
      }),
    }),
  ),
  admins: Type.Array(
    Type.Object({ name: Type.String(), userPrincipalName: Type.String(), active: Type.Boolean() }),
  ),
  partnerships: UpTo,
  customers: UpTo,
});
export type PartnerRecord = Static<typeof PartnerRecord>;

export const StandingInput = Type.Object({
  restricted: Type.Boolean(),
  reason: Type.Optional(
    Type.String({ maxLength: 500, description: 'Told to the partner; needed to restrict' }),
  ),
});
export type StandingInput = Static<typeof StandingInput>;

export const CreditLimitInput = Type.Object({
  limit: Type.String({ maxLength: 20, description: 'In the partner’s currency' }),
});
export type CreditLimitInput = Static<typeof CreditLimitInput>;

export const PaymentInput = Type.Object({
  invoiceId: Type.String({ maxLength: 20 }),
  amount: Type.String({ maxLength: 20, description: 'In the currency of the invoice' }),
});
export type PaymentInput = Static<typeof PaymentInput>;
