import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

/** A record of any company’s activity log, as the operator reads it. */
export const InstallationAuditRecord = Type.Object({
  id: Id,
  at: Instant,
  company: Type.Object(
    { tenantId: Id, name: Type.String(), kind: Type.String() },
    { description: 'In whose log it stands: each party of an event has its own copy' },
  ),
  eventId: Type.String({ format: 'uuid', description: 'The same in the copies of all parties' }),
  operation: Type.String(),
  resourceType: Type.String(),
  status: Type.Enum(['succeeded', 'failed']),
  customerId: Type.Optional(Id),
  customerName: Type.Optional(Type.String()),
  counterpartId: Type.Optional(Id),
  counterpartName: Type.Optional(Type.String()),
  actor: Type.Optional(Type.String({ description: 'Login name, or the id of an application' })),
  applicationId: Type.Optional(Type.String()),
  oldValue: Type.Optional(Type.String({ description: 'JSON' })),
  newValue: Type.Optional(Type.String({ description: 'JSON' })),
  details: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
  correlationId: Id,
});
export type InstallationAuditRecord = Static<typeof InstallationAuditRecord>;

export const InstallationAuditRecords = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(InstallationAuditRecord),
  continuationToken: Type.Optional(Type.String()),
});
