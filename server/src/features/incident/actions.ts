import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { findMarket } from '../market/index.ts';
import type { Incident, IncidentSeverity } from './model.ts';
import { insertIncident, insertMessage, lockIncident, posting, saveIncident } from './store.ts';

export interface IncidentParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

export type IncidentToPost = Pick<
  Incident,
  'kind' | 'service' | 'markets' | 'severity' | 'title' | 'impact' | 'requiredBy'
> & { readonly startsAt: Date | null };

/** Tells partners and customers of a service and its markets that something is wrong, or going to change. */
export function postIncident(
  { db, clock, ids }: IncidentParts,
  acting: Acting,
  told: IncidentToPost,
): Promise<Incident> {
  const at = clock.now();
  const unknown = told.markets.filter((country) => !findMarket(country));
  if (unknown.length > 0)
    return refuse('incident-market-unknown', { markets: unknown.join(', ') }, [
      { field: 'markets', message: unknown.join(', ') },
    ]);
  const incidentId = ids.guid();
  return db.transaction(posting, async (tx) => {
    const made = { ...told, incidentId, startsAt: told.startsAt ?? at };
    await insertIncident(tx, made, acting.caller.user?.displayName ?? '', at);
    const posted = (await lockIncident(tx, incidentId)) ?? refuse('not-found');
    await record(tx, acting, 'post_incident', null, posted, at);
    return posted;
  });
}

export interface Update {
  readonly text: string;
  readonly severity: IncidentSeverity | null;
  readonly resolve: boolean;
}

/** Says how it goes on, and at last that it is over; what is over stays as it is. */
export function updateIncident(
  { db, clock }: IncidentParts,
  acting: Acting,
  incidentId: string,
  { text, severity, resolve }: Update,
): Promise<Incident> {
  const at = clock.now();
  return db.transaction(posting, async (tx) => {
    const present = (await lockIncident(tx, incidentId)) ?? refuse('not-found');
    if (present.resolvedAt !== null) return refuse('incident-resolved');
    const after: Incident = {
      ...present,
      severity: severity ?? present.severity,
      resolvedAt: resolve ? at : null,
      changedAt: at,
    };
    await saveIncident(tx, after);
    await insertMessage(tx, incidentId, text, at);
    await record(tx, acting, resolve ? 'resolve_incident' : 'update_incident', present, after, at);
    return (await lockIncident(tx, incidentId)) ?? refuse('not-found');
  });
}

function record(
  tx: Tx,
  { caller, context }: Acting,
  operation: string,
  before: Incident | null,
  after: Incident,
  at: Date,
): Promise<void> {
  const value = ({ incidentId, service, severity, title, markets, resolvedAt }: Incident) => ({
    id: incidentId,
    service,
    severity,
    title,
    markets,
    resolved: resolvedAt !== null,
  });
  return appendAuditEvent(
    tx,
    actorOf(caller, context),
    { operation, resourceType: 'incident', oldValue: before && value(before), newValue: value(after) },
    at,
  );
}
