import type { Static } from 'typebox';
import Type from 'typebox';

const Instant = Type.String({ format: 'date-time' });
const UpTo = Type.Object({
  count: Type.Integer(),
  more: Type.Optional(Type.Boolean({ description: 'There are more: counting stopped here' })),
});
const Condition = Type.Enum(['good', 'unknown', 'attention', 'bad']);

const Queue = Type.Object({
  name: Type.Enum([
    'verifications',
    'serviceRequests',
    'openRequests',
    'orderReviews',
    'qualifications',
    'listingChanges',
    'writtenSwitches',
    'brokenImports',
  ]),
  waiting: UpTo,
  late: Type.Optional(UpTo),
  first: Type.Optional(Instant),
  to: Type.String({ description: 'Page of the portal' }),
});
export type InstallationQueue = Static<typeof Queue>;
export const InstallationQueues = Type.Object({ items: Type.Array(Queue) });

const Failure = Type.Object({
  kind: Type.Enum(['mail', 'delivery', 'webhook']),
  id: Type.String({ format: 'uuid' }),
  company: Type.Object({ tenantId: Type.String({ format: 'uuid' }), name: Type.String() }),
  about: Type.String({ description: 'Kind of the message, or host of the address' }),
  at: Instant,
  fault: Type.Optional(Type.String()),
});
export type InstallationFailure = Static<typeof Failure>;
export const InstallationFailures = Type.Object({ items: Type.Array(Failure) });

export const InstallationBackup = Type.Object({
  at: Instant,
  toldBy: Type.String(),
  note: Type.Optional(Type.String()),
});

export const BackupTold = Type.Object({
  at: Type.Optional(Type.String({ format: 'date-time', description: 'When it was complete; preset: now' })),
  note: Type.Optional(Type.String({ maxLength: 200, description: 'Where it is, how large' })),
});

export const InstallationHealth = Type.Object({
  version: Type.String(),
  node: Type.String(),
  startedAt: Instant,
  clock: Instant,
  database: Type.Object({
    condition: Condition,
    version: Type.String(),
    sizeBytes: Type.Integer(),
    connections: Type.Integer(),
    connectionsMax: Type.Integer(),
    migration: Type.String({ description: 'The latest change of the schema' }),
  }),
  works: Type.Object({
    condition: Condition,
    total: Type.Integer(),
    troubled: Type.Array(
      Type.Object({
        name: Type.String(),
        lateSeconds: Type.Integer(),
        failedAt: Type.Optional(Instant),
        failure: Type.Optional(Type.String()),
      }),
    ),
  }),
  mail: Type.Object({
    condition: Condition,
    server: Type.Boolean({ description: 'A mail server is set' }),
    waiting: UpTo,
    givenUp: UpTo,
    lateSeconds: Type.Integer(),
  }),
  webhooks: Type.Object({
    condition: Condition,
    waiting: UpTo,
    parked: UpTo,
    switchedOff: UpTo,
    lateSeconds: Type.Integer(),
  }),
  scanner: Type.Object({
    condition: Condition,
    set: Type.Boolean({ description: 'Files are looked at for viruses before they are kept' }),
  }),
  disk: Type.Object({
    condition: Condition,
    freeBytes: Type.Optional(Type.Integer()),
    totalBytes: Type.Optional(Type.Integer()),
  }),
  backup: Type.Object({
    condition: Condition,
    at: Type.Optional(Instant),
    toldBy: Type.Optional(Type.String()),
    note: Type.Optional(Type.String()),
  }),
});
export type InstallationHealth = Static<typeof InstallationHealth>;

export const InstallationFigures = Type.Object({
  countedAt: Type.Optional(Instant),
  items: Type.Array(
    Type.Object({
      name: Type.Enum([
        'customers',
        'indirect-provider',
        'indirect-reseller',
        'direct-partner',
        'people',
        'subscriptions',
        'orders',
      ]),
      value: Type.Integer(),
    }),
  ),
});
export type InstallationFigures = Static<typeof InstallationFigures>;
