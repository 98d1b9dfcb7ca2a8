import type { CallerTenant } from '../../access/caller.ts';
import { findRegion } from '../market/rules.ts';
import type { Incident, IncidentSeverity } from './model.ts';
import { incidentSeverities } from './model.ts';

export type HealthState = 'normal' | IncidentSeverity;

/** How a service does: as badly as the worst that is not over; announcements change nothing. */
export function healthOf(
  incidents: readonly Pick<Incident, 'kind' | 'severity' | 'resolvedAt'>[],
): HealthState {
  const present = incidents.filter(({ kind, resolvedAt }) => kind === 'incident' && resolvedAt === null);
  const worst = Math.max(-1, ...present.map(({ severity }) => incidentSeverities.indexOf(severity)));
  return incidentSeverities[worst] ?? 'normal';
}

/**
 * Countries whose incidents concern a company: its own, for a partner all of its selling region, because
 * its customers are there; null: all, for the operator who posts them.
 */
export function marketsOf({ kind, country, region }: CallerTenant): readonly string[] | null {
  if (kind === 'operator') return null;
  return [...new Set([country, ...(findRegion(region)?.countries ?? [])])];
}
