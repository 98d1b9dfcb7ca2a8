import type { Static } from 'typebox';
import Type from 'typebox';

/** What may be asked of this installation, and how often. */
export const PublishedLimits = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      description: Type.String({ description: 'What is counted, in the reader’s language' }),
      calls: Type.Integer(),
      seconds: Type.Optional(
        Type.Integer({ description: 'The calls are for so long; absent: for calls under way at once' }),
      ),
      per: Type.Enum(['company', 'customer', 'application', 'address']),
    }),
  ),
});
export type PublishedLimit = Static<typeof PublishedLimits>['items'][number];

const Percentiles = Type.Object({ p50: Type.Number(), p95: Type.Number(), p99: Type.Number() });

/** How much was asked in the last hour, how it was answered and how fast: of all processes together. */
export const InstallationTraffic = Type.Object({
  at: Type.String({ format: 'date-time' }),
  processes: Type.Integer({ description: 'Processes that serve this installation' }),
  memoryBytes: Type.Integer({ description: 'Of the process that answers' }),
  latency: Type.Optional(Percentiles),
  minutes: Type.Array(
    Type.Object({
      minute: Type.String({ format: 'date-time' }),
      requests: Type.Integer(),
      refused: Type.Integer({ description: '4xx' }),
      failed: Type.Integer({ description: '5xx' }),
      heldBack: Type.Integer({ description: '429' }),
      poolBusy: Type.Integer(),
      poolWaiting: Type.Integer(),
      latency: Type.Optional(Percentiles),
    }),
  ),
  pool: Type.Object({
    max: Type.Integer(),
    total: Type.Integer(),
    idle: Type.Integer(),
    waiting: Type.Integer(),
  }),
  replication: Type.Object({
    copies: Type.Integer(),
    lagSeconds: Type.Optional(Type.Number()),
  }),
  heldBack: Type.Array(
    Type.Object({
      limit: Type.String(),
      description: Type.String(),
      count: Type.Integer({ description: 'Since the process that answers was started' }),
    }),
  ),
});
export type Traffic = Static<typeof InstallationTraffic>;
