import type { Static } from 'typebox';
import Type from 'typebox';

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

export const PartnerRecord = Type.Object({
  ...row,
  createdAt: Instant,
  restriction: Type.Optional(Type.Object({ reason: Type.String(), at: Instant, by: Type.String() })),
  /** Of those who buy from the vendor. */
  credit: Type.Optional(
    Type.Object({
      currency: Type.String(),
      limit: Type.String({ description: 'Exact decimal' }),
      used: Type.String(),
      available: Type.String(),
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
