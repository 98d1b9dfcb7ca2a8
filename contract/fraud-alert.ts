import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

/** Event types of the contract. */
export const fraudKinds = [
  'ServiceHealthSecurityAdvisory',
  'UsageAnomalyDetection',
  'MultiRegionVirtualMachineScaleSetDeploymentAnomaly',
  'NetworkConnectionsToCryptoMiningPools',
  'VirtualMachineDeploymentAnomalies',
  'MultiRegionMachineLearningUsageAnomalies',
] as const;
export const fraudSeverities = ['low', 'medium', 'high'] as const;
export const fraudStates = ['active', 'investigating', 'resolved'] as const;
export const fraudReasons = ['legitimate', 'fraud', 'ignore'] as const;

/** As the contract has it; the members of the larger model come on demand. */
export const FraudEvent = Type.Object({
  eventTime: Instant,
  eventId: Id,
  partnerTenantId: Id,
  partnerFriendlyName: Type.String(),
  customerTenantId: Id,
  customerFriendlyName: Type.String(),
  subscriptionId: Id,
  subscriptionType: Type.String(),
  subscriptionName: Type.Optional(Type.String()),
  eventStatus: Type.Enum(['Active', 'Investigating', 'Resolved']),
  resolvedReason: Type.Optional(Type.Enum(['Legitimate', 'Fraud', 'Ignore'])),
  eventType: Type.String(),
  severity: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  valueAddedResellerTenantId: Type.Optional(Id),
  resourceName: Type.Optional(Type.String()),
});
export const FraudEvents = Type.Array(FraudEvent);

export const FraudStatusUpdate = Type.Object({
  EventIds: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 100 }),
  EventStatus: Type.Enum(['Active', 'Investigating', 'Resolved']),
  ResolvedReason: Type.Optional(Type.Enum(['Legitimate', 'Fraud', 'Ignore'])),
});

const State = Type.Enum([...fraudStates]);
const Reason = Type.Enum([...fraudReasons]);

export const FraudAlert = Type.Object({
  id: Id,
  partner: Type.Object({ tenantId: Id, name: Type.String() }),
  customer: Type.Object({ tenantId: Id, name: Type.String() }),
  subscription: Type.Object({ id: Id, name: Type.String() }),
  kind: Type.String(),
  severity: Type.Enum([...fraudSeverities]),
  description: Type.String(),
  resource: Type.Optional(Type.String()),
  state: State,
  reason: Type.Optional(Reason),
  detectedAt: Instant,
  settledAt: Type.Optional(Instant),
  settledBy: Type.Optional(Type.String()),
});
export type FraudAlert = Static<typeof FraudAlert>;

export const FraudAlerts = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(FraudAlert),
  continuationToken: Type.Optional(Type.String()),
});

export const FraudAlertInput = Type.Object({
  subscriptionId: Id,
  kind: Type.Enum([...fraudKinds]),
  severity: Type.Enum([...fraudSeverities]),
  description: Type.String({ minLength: 1, maxLength: 2000 }),
  resource: Type.Optional(Type.String({ maxLength: 300 })),
});
export type FraudAlertInput = Static<typeof FraudAlertInput>;

export const FraudDecision = Type.Object({
  state: State,
  reason: Type.Optional(Reason),
});
export type FraudDecision = Static<typeof FraudDecision>;
