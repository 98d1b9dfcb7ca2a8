import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Incident } from './model.ts';

export const posting = systemScope('the operator tells of the health of services');

const columns = `
  i.incident_id as "incidentId", i.kind, i.service, i.markets, i.severity, i.title, i.impact, i.starts_at as "startsAt",
  i.required_by as "requiredBy", i.resolved_at as "resolvedAt", i.changed_at as "changedAt", i.version,
  (select coalesce(jsonb_agg(jsonb_build_object('at', m.posted_at, 'text', m.text) order by m.posted_at desc), '[]')
     from service_incident_message m where m.incident_id = i.incident_id) as messages`;

type Row = Omit<Incident, 'messages'> & { readonly messages: readonly { at: string; text: string }[] };

const dated = ({ messages, ...incident }: Row): Incident => ({
  ...incident,
  messages: messages.map(({ at, text }) => ({ at: new Date(at), text })),
});

const list = statement(
  'incident.list',
  `
  select ${columns} from service_incident i
   where ($1::text[] is null or i.markets = '{}' or i.markets && $1)
     and ($2::boolean is null or (i.resolved_at is not null) = $2)
     and ($3::text is null or i.service = $3)
     and ($4::timestamptz is null or (i.starts_at, i.incident_id) < ($4, $5::uuid))
   order by i.starts_at desc, i.incident_id desc
   limit $6`,
);

export interface IncidentSearch {
  /** Of any of these countries; null: all. */
  readonly markets: readonly string[] | null;
  readonly resolved: boolean | null;
  readonly service: string | null;
  readonly after: { readonly startsAt: string; readonly incidentId: string } | null;
  readonly limit: number;
}

/** Newest first. */
export async function listIncidents(
  db: Database,
  scope: TenantScope,
  by: IncidentSearch,
): Promise<Incident[]> {
  const { markets, resolved, service, after, limit } = by;
  const values = [markets, resolved, service, after?.startsAt ?? null, after?.incidentId ?? null, limit];
  return (await db.rows<Row>(scope, list, values)).map(dated);
}

const insert = statement(
  'incident.insert',
  `
  insert into service_incident (incident_id, kind, service, markets, severity, title, impact, starts_at, required_by,
    posted_by, posted_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
);

export async function insertIncident(
  tx: Tx,
  of: Omit<Incident, 'resolvedAt' | 'changedAt' | 'version' | 'messages'>,
  by: string,
  at: Date,
): Promise<void> {
  const { incidentId, kind, service, markets, severity, title, impact, startsAt, requiredBy } = of;
  const values = [incidentId, kind, service, markets, severity, title, impact, startsAt, requiredBy, by, at];
  await tx.run(insert, values);
}

const addMessage = statement(
  'incident.message.insert',
  'insert into service_incident_message (incident_id, message_id, posted_at, text) values ($1, gen_random_uuid(), $2, $3)',
);

export async function insertMessage(tx: Tx, incidentId: string, text: string, at: Date): Promise<void> {
  await tx.run(addMessage, [incidentId, at, text]);
}

const find = statement(
  'incident.lock',
  `select ${columns} from service_incident i where i.incident_id = $1 for update of i`,
);

export async function lockIncident(tx: Tx, incidentId: string): Promise<Incident | undefined> {
  const row = await tx.maybe<Row>(find, [incidentId]);
  return row && dated(row);
}

const save = statement(
  'incident.save',
  `
  update service_incident set severity = $2, resolved_at = $3, changed_at = $4, version = version + 1
   where incident_id = $1`,
);

export async function saveIncident(
  tx: Tx,
  { incidentId, severity, resolvedAt, changedAt }: Incident,
): Promise<void> {
  await tx.run(save, [incidentId, severity, resolvedAt, changedAt]);
}
