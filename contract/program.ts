import type { Static } from 'typebox';
import Type from 'typebox';

const Instant = Type.String({ format: 'date-time' });
export const programStatuses = ['pending', 'active', 'restricted', 'deauthorized'] as const;

const standing = {
  status: Type.Enum([...programStatuses]),
  reason: Type.Optional(Type.String()),
  decidedAt: Type.Optional(Instant),
  returnsAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'From then on the company may come back' }),
  ),
  reviewAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'First day of the next anniversary month' }),
  ),
  revenue: Type.Array(
    Type.Object({ currency: Type.String(), amount: Type.Number(), floor: Type.Optional(Type.Number()) }),
    { description: 'Credited to a reseller in twelve months, beside the floor' },
  ),
  meetsFloor: Type.Boolean(),
};

export const OwnProgram = Type.Object({ ...standing, enforced: Type.Boolean(), mayReturn: Type.Boolean() });

export const ProgramPartner = Type.Object({
  ...standing,
  tenantId: Type.String({ format: 'uuid' }),
  name: Type.String(),
  kind: Type.Enum(['indirect-provider', 'indirect-reseller', 'direct-partner']),
  country: Type.String(),
  partnerId: Type.String(),
});

export const ProgramPartners = Type.Object({
  totalCount: Type.Integer({ description: 'Entries on this page' }),
  items: Type.Array(ProgramPartner),
  continuationToken: Type.Optional(Type.String()),
});

export const ProgramDecision = Type.Object({
  event: Type.Enum(['restrict', 'lift', 'deauthorize']),
  reason: Type.String({ maxLength: 500, description: 'Needed for restrict and deauthorize' }),
});

const money = Type.String({ pattern: '^\\d{1,13}(\\.\\d{1,2})?$' });
export const ProgramRules = Type.Object({
  enforced: Type.Boolean({ description: 'Resellers below the floor are deauthorized at their anniversary' }),
  thresholds: Type.Array(
    Type.Object({
      currency: Type.String({ pattern: '^[A-Z]{3}$' }),
      resellerFloor: money,
      directFloor: money,
    }),
    { maxItems: 200 },
  ),
});

export type OwnProgram = Static<typeof OwnProgram>;
export type ProgramPartner = Static<typeof ProgramPartner>;
export type ProgramRules = Static<typeof ProgramRules>;
