import type { TSchema } from 'typebox';
import Type from 'typebox';

/** Resources of the graph dialect as the field's clients read them (C81 to C84). */

const text = Type.String();
const Instant = Type.String({ format: 'date-time' });
const annotations = {
  '@odata.context': Type.Optional(text),
  '@odata.type': Type.Optional(text),
};
const versioned = { ...annotations, '@odata.etag': Type.Optional(text) };

const AccessDetails = Type.Object({
  unifiedRoles: Type.Array(Type.Object({ roleDefinitionId: text })),
});

export const GraphRelationship = Type.Object({
  ...versioned,
  id: text,
  displayName: text,
  duration: Type.String({ description: 'ISO 8601, P1D to P2Y' }),
  status: Type.Enum([
    'created',
    'approvalPending',
    'approved',
    'active',
    'terminationRequested',
    'terminated',
    'expired',
  ]),
  autoExtendDuration: Type.Enum(['PT0S', 'P180D']),
  createdDateTime: Instant,
  lastModifiedDateTime: Instant,
  activatedDateTime: Type.Optional(Instant),
  endDateTime: Type.Optional(Instant),
  customer: Type.Optional(Type.Object({ tenantId: text, displayName: text })),
  accessDetails: AccessDetails,
});

const roleInput = Type.Object({
  unifiedRoles: Type.Optional(
    Type.Array(Type.Object({ roleDefinitionId: Type.String({ minLength: 1, maxLength: 50 }) }), {
      maxItems: 100,
    }),
  ),
});

export const GraphRelationshipInput = Type.Object({
  displayName: Type.Optional(Type.String({ maxLength: 200 })),
  duration: Type.Optional(Type.String({ maxLength: 30 })),
  customer: Type.Optional(
    Type.Object({
      tenantId: Type.Optional(Type.String({ format: 'uuid' })),
      displayName: Type.Optional(text),
    }),
  ),
  accessDetails: Type.Optional(roleInput),
  autoExtendDuration: Type.Optional(Type.String({ maxLength: 30 })),
});

export const GraphAssignment = Type.Object({
  ...versioned,
  id: text,
  status: Type.Enum(['pending', 'active', 'deleting', 'deleted', 'error']),
  createdDateTime: Instant,
  lastModifiedDateTime: Instant,
  accessContainer: Type.Object({ accessContainerId: text, accessContainerType: text }),
  accessDetails: AccessDetails,
});

export const GraphAssignmentInput = Type.Object({
  accessContainer: Type.Optional(
    Type.Object({
      accessContainerId: Type.Optional(Type.String({ format: 'uuid' })),
      accessContainerType: Type.Optional(text),
    }),
  ),
  accessDetails: Type.Optional(roleInput),
});

export const GraphRequest = Type.Object({
  ...annotations,
  id: text,
  action: Type.Enum(['lockForApproval', 'approve', 'terminate']),
  status: Type.Enum(['pending', 'succeeded']),
  createdDateTime: Instant,
  lastModifiedDateTime: Instant,
});

export const GraphOperation = Type.Object({
  ...annotations,
  id: text,
  operationType: text,
  status: Type.Enum(['running', 'succeeded', 'failed']),
  createdDateTime: Instant,
  lastModifiedDateTime: Instant,
  data: text,
});

export const GraphCustomer = Type.Object({ ...annotations, id: text, tenantId: text, displayName: text });

export const GraphServiceDetail = Type.Object({
  ...annotations,
  id: text,
  serviceName: text,
  serviceManagementUrl: text,
});

export function graphCollection<T extends TSchema>(of: T) {
  return Type.Object({
    '@odata.context': text,
    '@odata.nextLink': Type.Optional(text),
    value: Type.Array(of),
  });
}
