import type { Static } from 'typebox';
import Type from 'typebox';

/** Who would lose what. Names of roles and areas are codes; sentences are the reader's client's. */
export const WhatIfAnswer = Type.Object({
  event: Type.String(),
  peopleLosing: Type.Integer({ description: 'People of the partner who lose something' }),
  byRole: Type.Array(
    Type.Object({
      role: Type.String(),
      people: Type.Integer(),
      areas: Type.Array(Type.String(), { description: 'record, subscriptions, orders, people' }),
      directoryRoles: Type.Array(Type.String()),
      gains: Type.Array(Type.String(), { description: 'Directory roles that count instead' }),
    }),
  ),
  delegatedAdmin: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.Enum(['legacy', 'granular']),
      name: Type.Optional(Type.String()),
      stays: Type.Boolean(),
      endsAt: Type.Optional(Type.String({ format: 'date-time' })),
      autoExtend: Type.Boolean(),
      groupsLosing: Type.Array(Type.String()),
    }),
  ),
  services: Type.Array(Type.Object({ service: Type.String(), name: Type.String(), stays: Type.Boolean() })),
  relationshipStays: Type.Boolean(),
  partnershipStays: Type.Optional(Type.Boolean()),
  workAccountAccessStays: Type.Optional(Type.Boolean()),
  credit: Type.Object({
    kept: Type.Integer({ description: 'Subscriptions that keep their reseller of record' }),
    lost: Type.Integer(),
  }),
  supportFallsBack: Type.Integer({
    description: 'Subscriptions whose seller becomes the support contact again',
  }),
  subscriptionCount: Type.Integer(),
  subscriptions: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      name: Type.String(),
      status: Type.String(),
      endsOn: Type.Optional(Type.String({ format: 'date' })),
      creditedTo: Type.Optional(Type.String()),
      keepsCredit: Type.Boolean(),
      supportFallsBack: Type.Boolean(),
    }),
    { description: 'The first hundred' },
  ),
});
export type WhatIfAnswer = Static<typeof WhatIfAnswer>;
