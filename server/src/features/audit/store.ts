import { randomUUID } from 'node:crypto';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { columnOf, statement } from '../../platform/db/index.ts';
import { eventNameOf } from './events.ts';
import type { Actor, AuditEvent, AuditRecord } from './model.ts';

/** An event stands in the logs of partners alone: nobody else has addresses to be told at. */
const eventColumns = (name: string) => `
  case when p.tenant_id is not null then ${name} end,
  case when p.tenant_id is not null then pg_current_xact_id() end,
  case when p.tenant_id is not null then nextval('audit_event_position') end`;

const insert = statement(
  'audit.append',
  `
  insert into audit_record (tenant_id, occurred_at, record_id, event_id, operation, resource_type, status,
    customer_id, customer_name, counterpart_id, actor_user_id, actor_name, application_id,
    old_value, new_value, details, correlation_id, event_name, event_xid, event_position)
  select party, $2, gen_random_uuid(), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
         ${eventColumns('$17::text')}
    from unnest($1::uuid[]) as party
    left join partner p on $17::text is not null and p.tenant_id = party`,
);

/**
 * Appends one record per party, in the caller's transaction (I45): if the change does not
 * commit, neither does its record.
 */
export async function appendAuditEvent(
  tx: Tx,
  actor: Actor,
  event: AuditEvent,
  at: Date,
  status: 'succeeded' | 'failed' = 'succeeded',
): Promise<void> {
  const parties = [...new Set([actor.tenantId, ...(event.copiesTo ?? [])])];
  const details = Object.entries(event.details ?? {}).map(([key, value]) => ({ key, value }));
  await tx.run(insert, [
    parties,
    at,
    randomUUID(),
    event.operation,
    event.resourceType,
    status,
    event.customerId ?? null,
    event.customerName ?? null,
    event.counterpartId ?? null,
    actor.userId,
    actor.name,
    actor.applicationId,
    event.oldValue ? JSON.stringify(event.oldValue) : null,
    event.newValue ? JSON.stringify(event.newValue) : null,
    JSON.stringify(details),
    actor.correlationId,
    status === 'succeeded' ? eventNameOf(event.operation) : null,
  ]);
}

const insertMany = statement(
  'audit.appendMany',
  `
  insert into audit_record (tenant_id, occurred_at, record_id, event_id, operation, resource_type, status,
    customer_id, customer_name, counterpart_id, actor_user_id, actor_name, application_id,
    old_value, new_value, details, correlation_id, event_name, event_xid, event_position)
  select party, $1, gen_random_uuid(), event_id, operation, resource_type, 'succeeded', customer_id,
         customer_name, counterpart_id, $2, $3, $4, old_value, new_value, details, $5, ${eventColumns('event_name')}
    from unnest($6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::uuid[], $11::text[], $12::uuid[], $13::jsonb[],
           $14::jsonb[], $15::jsonb[], $16::text[])
      as event (party, event_id, operation, resource_type, customer_id, customer_name, counterpart_id, old_value,
           new_value, details, event_name)
    left join partner p on event_name is not null and p.tenant_id = party`,
);

/** Appends the records of many changes made at once, each as `appendAuditEvent` would. */
export async function appendAuditEvents(
  tx: Tx,
  actor: Actor,
  events: readonly AuditEvent[],
  at: Date,
): Promise<void> {
  if (events.length === 0) return;
  const copies = events.flatMap(({ copiesTo = [], details = {}, ...event }) => {
    const kept = {
      ...event,
      eventId: randomUUID(),
      eventName: eventNameOf(event.operation),
      details: Object.entries(details).map(([key, value]) => ({ key, value })),
    };
    return [...new Set([actor.tenantId, ...copiesTo])].map((party) => ({ ...kept, party }));
  });
  await tx.run(insertMany, [
    at,
    actor.userId,
    actor.name,
    actor.applicationId,
    actor.correlationId,
    columnOf(copies.map((copy) => copy.party)),
    columnOf(copies.map((copy) => copy.eventId)),
    columnOf(copies.map((copy) => copy.operation)),
    columnOf(copies.map((copy) => copy.resourceType)),
    columnOf(copies.map((copy) => copy.customerId ?? null)),
    columnOf(copies.map((copy) => copy.customerName ?? null)),
    columnOf(copies.map((copy) => copy.counterpartId ?? null)),
    columnOf(copies.map((copy) => copy.oldValue ?? null)),
    columnOf(copies.map((copy) => copy.newValue ?? null)),
    columnOf(copies.map((copy) => copy.details)),
    columnOf(copies.map((copy) => copy.eventName)),
  ]);
}

export interface AuditSearch {
  readonly from: Date;
  readonly to: Date;
  readonly customerId?: string | undefined;
  /** Substring of the customer's name, ignoring case. */
  readonly customerName?: string | undefined;
  readonly resourceType?: string | undefined;
  readonly limit: number;
  /** Last record of the page before: its instant and id. */
  readonly after?: { readonly occurredAt: string; readonly recordId: string } | undefined;
}

const columns = `
  record_id as "recordId", tenant_id as "tenantId", occurred_at as "occurredAt", operation,
  resource_type as "resourceType", status, customer_id as "customerId", customer_name as "customerName",
  counterpart_id as "counterpartId", actor_name as "actorName", application_id as "applicationId",
  old_value as "oldValue", new_value as "newValue", details, correlation_id as "correlationId"`;

const searchBy = (customer: string) => `
  select ${columns}
    from audit_record
   where tenant_id = $1 and occurred_at >= $2 and occurred_at <= $3
     and ${customer}
     and ($5::text is null or customer_name ilike '%' || $5 || '%')
     and ($6::text is null or resource_type = $6)
     and ($7::timestamptz is null or (occurred_at, record_id) < ($7, $8::uuid))
   order by occurred_at desc, record_id desc
   limit $9`;
// One customer's records lie together: a plan that reads everybody's would take the whole period.
const search = statement('audit.search', searchBy('$4::uuid is null'));
const searchOfCustomer = statement('audit.searchOfCustomer', searchBy('customer_id = $4'));

/** Newest first, one more row than asked for tells whether another page follows. */
export function listAuditRecords(db: Database, scope: TenantScope, by: AuditSearch): Promise<AuditRecord[]> {
  return db.rows<AuditRecord>(scope, by.customerId ? searchOfCustomer : search, [
    scope.tenantId,
    by.from,
    by.to,
    by.customerId ?? null,
    by.customerName?.replace(/[\\%_]/g, '\\$&') ?? null,
    by.resourceType ?? null,
    by.after?.occurredAt ?? null,
    by.after?.recordId ?? null,
    by.limit,
  ]);
}

const ofEvent = statement(
  'audit.ofEvent',
  `select ${columns} from audit_record where tenant_id = $1 and record_id = $2 and event_name is not null`,
);

/** The record behind an event that the company was told of. */
export function findEventRecord(
  db: Database,
  scope: TenantScope,
  recordId: string,
): Promise<AuditRecord | undefined> {
  return db.maybe<AuditRecord>(scope, ofEvent, [scope.tenantId, recordId]);
}
