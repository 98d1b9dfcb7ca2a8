import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { carrying } from './delivery-store.ts';
import type { Listener, Place, TenantEvent } from './model.ts';

const columns = `
  r.tenant_id as "tenantId", r.record_id as "recordId", r.event_name as "eventName", r.operation,
  r.occurred_at as "occurredAt", r.customer_id as "customerId", r.customer_name as "customerName",
  r.counterpart_id as "counterpartId", r.old_value as "oldValue", r.new_value as "newValue",
  r.correlation_id as "correlationId", r.event_xid::text as xid, r.event_position::text as position`;

// A transaction that is still running may have a lower number than one that has ended: reading stops before
// the oldest that runs, so that what it writes is not passed over when it commits.
const settled = 'r.event_xid < pg_snapshot_xmin(pg_current_snapshot())';

const feed = statement(
  'webhook.event.feed',
  `
  select ${columns} from audit_record r
   where r.tenant_id = $1 and r.event_name is not null and ${settled}
     and (r.event_xid, r.event_position) > ($2::xid8, $3::bigint)
     and ($4::text is null or r.event_name = $4)
   order by r.event_xid, r.event_position
   limit $5`,
);
const feedBackwards = statement(
  'webhook.event.feedBackwards',
  `
  select ${columns} from audit_record r
   where r.tenant_id = $1 and r.event_name is not null and ${settled}
     and ($2::xid8 is null or (r.event_xid, r.event_position) < ($2::xid8, $3::bigint))
     and ($4::text is null or r.event_name = $4)
   order by r.event_xid desc, r.event_position desc
   limit $5`,
);

/** Events of a company in the order in which they were settled, after a place. */
export function listEvents(
  db: Database,
  scope: TenantScope,
  by: { readonly after: Place; readonly name: string | null; readonly limit: number },
): Promise<TenantEvent[]> {
  const { after, name, limit } = by;
  return db.rows<TenantEvent>(scope, feed, [scope.tenantId, after.xid, after.position, name, limit]);
}

/** The same from the end: newest first, before a place. */
export function listEventsBackwards(
  db: Database,
  scope: TenantScope,
  by: { readonly before: Place | null; readonly name: string | null; readonly limit: number },
): Promise<TenantEvent[]> {
  const { before, name, limit } = by;
  return db.rows<TenantEvent>(scope, feedBackwards, [
    scope.tenantId,
    before?.xid ?? null,
    before?.position ?? null,
    name,
    limit,
  ]);
}

const unheard = statement(
  'webhook.event.unheard',
  `
  select 1 as one from audit_record r
   where r.event_name is not null and ${settled}
     and (r.event_xid, r.event_position) > (coalesce((select event_xid from webhook_progress), '0'),
                                            coalesce((select event_position from webhook_progress), 0))
   limit 1`,
);

/** Whether events wait to be handed to addresses: most looks find none, and lock nothing. */
export async function anythingUnheard(db: Database): Promise<boolean> {
  return (await db.maybe(carrying, unheard)) !== undefined;
}

const begin = statement(
  'webhook.progress.begin',
  `insert into webhook_progress (event_xid, event_position) values ('0', 0) on conflict do nothing`,
);
const hold = statement(
  'webhook.progress.hold',
  `select event_xid::text as xid, event_position::text as position from webhook_progress for update skip locked`,
);

/** How far events have been handed over; undefined while another process is at it. */
export async function holdProgress(tx: Tx): Promise<Place | undefined> {
  await tx.run(begin);
  return await tx.maybe<Place>(hold);
}

const move = statement(
  'webhook.progress.move',
  'update webhook_progress set event_xid = $1::xid8, event_position = $2::bigint',
);

export async function moveProgress(tx: Tx, to: Place): Promise<void> {
  await tx.run(move, [to.xid, to.position]);
}

const endOfNext = statement(
  'webhook.event.endOfNext',
  `
  with next as (
    select r.event_xid, r.event_position from audit_record r
     where r.event_name is not null and ${settled}
       and (r.event_xid, r.event_position) > ($1::xid8, $2::bigint)
     order by r.event_xid, r.event_position
     limit $3)
  select event_xid::text as xid, event_position::text as position, (select count(*) from next)::int as looked
    from next order by event_xid desc, event_position desc limit 1`,
);

/** Where the next so many events of all companies end, and how many there are. */
export function findEndOfNext(
  tx: Tx,
  after: Place,
  limit: number,
): Promise<(Place & { readonly looked: number }) | undefined> {
  return tx.maybe(endOfNext, [after.xid, after.position, limit]);
}

// Most events are wanted by nobody: those are passed over without being read.
const wanted = statement(
  'webhook.event.wanted',
  `
  select ${columns} from audit_record r
   where r.event_name is not null
     and (r.event_xid, r.event_position) > ($1::xid8, $2::bigint)
     and (r.event_xid, r.event_position) <= ($3::xid8, $4::bigint)
     and (r.tenant_id, r.event_name) in (select w.tenant_id, unnest(w.event_names) from webhook w)
   order by r.event_xid, r.event_position`,
);

/** Events between two places that some address of their company wants, the second place included. */
export function listWanted(tx: Tx, after: Place, end: Place): Promise<TenantEvent[]> {
  return tx.rows<TenantEvent>(wanted, [after.xid, after.position, end.xid, end.position]);
}

const listeners = statement(
  'webhook.listeners',
  `
  select tenant_id as "tenantId", webhook_id as "webhookId", event_names as "eventNames", state,
         since_xid::text as "sinceXid", since_snapshot::text as "sinceSnapshot"
    from webhook where tenant_id = any($1::uuid[])`,
);

export function listListeners(tx: Tx, tenantIds: readonly string[]): Promise<Listener[]> {
  return tx.rows<Listener>(listeners, [tenantIds]);
}
