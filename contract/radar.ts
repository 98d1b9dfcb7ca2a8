import type { Static } from 'typebox';
import Type from 'typebox';

export const radarKinds = [
  'partnership-link',
  'relationship-link',
  'joint-link',
  'admin-request',
  'admin-grant',
] as const;

/** Something of the caller's company that lapses at a date. */
export const RadarItem = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: Type.Enum([...radarKinds]),
  name: Type.Optional(Type.String({ description: 'Of a grant or a request' })),
  customerId: Type.Optional(Type.String({ format: 'uuid' })),
  customerName: Type.Optional(Type.String()),
  since: Type.String({ format: 'date-time' }),
  lapsesAt: Type.String({ format: 'date-time' }),
  daysLeft: Type.Integer({ description: 'By the installation’s clock; a day begun counts' }),
  /** A grant that extends itself does not lapse at that date. */
  autoExtend: Type.Boolean(),
  acceptedCount: Type.Optional(Type.Integer({ description: 'Of a link: how many accepted it' })),
});

export const RadarList = Type.Object({
  totalCount: Type.Integer({ description: 'Items on this page' }),
  items: Type.Array(RadarItem),
  continuationToken: Type.Optional(Type.String()),
});

export const LinkExtensions = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      done: Type.Boolean(),
      lapsesAt: Type.Optional(Type.String({ format: 'date-time' })),
      failure: Type.Optional(Type.Object({ errorName: Type.String(), description: Type.String() })),
    }),
  ),
});

export type RadarItem = Static<typeof RadarItem>;
export type RadarList = Static<typeof RadarList>;
export type LinkExtensions = Static<typeof LinkExtensions>;
