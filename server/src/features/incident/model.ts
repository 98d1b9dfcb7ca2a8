import type { ServiceId } from '../customer/index.ts';

export const incidentKinds = ['incident', 'announcement'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** From harmless to grave. */
export const incidentSeverities = ['information', 'warning', 'critical'] as const;
export type IncidentSeverity = (typeof incidentSeverities)[number];

/** Something that partners and customers are told about a service (C91). */
export interface Incident {
  readonly incidentId: string;
  readonly kind: IncidentKind;
  readonly service: ServiceId;
  /** Countries it concerns; none: all of them. */
  readonly markets: readonly string[];
  readonly severity: IncidentSeverity;
  readonly title: string;
  /** Who notices what. */
  readonly impact: string;
  readonly startsAt: Date;
  /** Something has to be done until then. */
  readonly requiredBy: Date | null;
  readonly resolvedAt: Date | null;
  readonly changedAt: Date;
  readonly version: number;
  readonly messages: readonly IncidentMessage[];
}

export interface IncidentMessage {
  readonly at: Date;
  readonly text: string;
}
