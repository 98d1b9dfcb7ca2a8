import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Attributes = Type.Object({ objectType: Type.String() });

// The partner contract

const ServiceIncidentResource = Type.Object({
  id: Type.String(),
  messageType: Type.String({ description: 'incident or message_center' }),
  startTime: Type.String(),
  endTime: Type.Optional(Type.String()),
  status: Type.String(),
  messages: Type.Array(Type.Object({ publishedTime: Type.String(), messageText: Type.String() })),
  workload: Type.String(),
  affectedWorkloadNames: Type.Array(Type.String()),
  impactedArea: Type.String(),
  resolved: Type.Boolean(),
  impactedCustomers: Type.Integer(),
  requiredBy: Type.Optional(Type.String()),
  category: Type.String(),
  actionType: Type.String(),
  severity: Type.String(),
});

export const ServiceIncidentsCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      workload: Type.String(),
      status: Type.String({ description: 'normal, information, warning, critical' }),
      incidents: Type.Array(ServiceIncidentResource),
      messageCenterMessages: Type.Array(ServiceIncidentResource),
      attributes: Attributes,
    }),
  ),
  links: Type.Optional(Type.Object({}, { additionalProperties: true })),
  attributes: Attributes,
});

// The product's own

export const IncidentSeverity = Type.Enum(['information', 'warning', 'critical']);
const Service = Type.Enum(['directory', 'mail', 'files', 'meetings', 'devices', 'security', 'usage']);

export const IncidentItem = Type.Object({
  id: Id,
  kind: Type.Enum(['incident', 'announcement']),
  service: Service,
  serviceName: Type.String(),
  markets: Type.Array(Type.String(), { description: 'Countries; none: all' }),
  severity: IncidentSeverity,
  title: Type.String(),
  impact: Type.String(),
  startsAt: Instant,
  requiredBy: Type.Optional(Type.String({ format: 'date-time' })),
  resolvedAt: Type.Optional(Type.String({ format: 'date-time' })),
  changedAt: Instant,
  messages: Type.Array(Type.Object({ at: Instant, text: Type.String() })),
});

export const IncidentList = Type.Object({
  totalCount: Type.Integer({ description: 'Items on this page' }),
  items: Type.Array(IncidentItem),
  continuationToken: Type.Optional(Type.String()),
});

export const ServiceHealth = Type.Object({
  items: Type.Array(
    Type.Object({
      service: Service,
      name: Type.String(),
      state: Type.Enum(['normal', 'information', 'warning', 'critical']),
      open: Type.Integer({ description: 'Incidents that are not over' }),
    }),
  ),
});

export const IncidentInput = Type.Object({
  kind: Type.Enum(['incident', 'announcement']),
  service: Service,
  markets: Type.Array(Type.String({ minLength: 2, maxLength: 2 }), { maxItems: 250 }),
  severity: IncidentSeverity,
  title: Type.String({ minLength: 1, maxLength: 200 }),
  impact: Type.String({ minLength: 1, maxLength: 2000 }),
  startsAt: Type.Optional(Type.String({ format: 'date-time', description: 'Preset: now' })),
  requiredBy: Type.Optional(Type.String({ format: 'date-time' })),
});

export const IncidentUpdate = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 4000 }),
  severity: Type.Optional(IncidentSeverity),
  resolve: Type.Optional(Type.Boolean()),
});

export type IncidentItem = Static<typeof IncidentItem>;
export type ServiceHealth = Static<typeof ServiceHealth>;
export type IncidentInput = Static<typeof IncidentInput>;
export type IncidentUpdate = Static<typeof IncidentUpdate>;
