import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Backup, DatabaseFacts, DeliveryFacts, DeliveryFailure, Figures, QueueName } from './model.ts';
import { countMax, upTo } from './rules.ts';

const scope = systemScope('the operator looks after the installation');

/** One row: how many of an index match, up to one beyond the bound. */
const few = (from: string) => `(select count(*)::int from (select 1 from ${from} limit ${countMax + 1}) x)`;

const unanswered = `service_request where responded_at is null and status <> 'closed'`;

// Each part reads the head of an index that holds only what waits.
const queues = statement(
  'installation.queues',
  `
  select 'verifications' as name, ${few(`verification where state = 'review'`)} as waiting,
         (select min(waits_since) from verification where state = 'review') as first, null::int as late
  union all
  select 'serviceRequests', ${few(unanswered)}, (select min(respond_by) from ${unanswered}),
         ${few(`${unanswered} and respond_by < $1`)}
  union all
  select 'openRequests', ${few(`service_request where status <> 'closed'`)}, null, null
  union all
  select 'orderReviews', ${few(`order_review where state = 'waiting'`)},
         (select min(asked_at) from order_review where state = 'waiting'), null
  union all
  select 'qualifications', ${few('customer_qualification where decide_at is not null')},
         (select min(decide_at) from customer_qualification where decide_at is not null), null
  union all
  select 'listingChanges', ${few(`listing_change where state = 'open'`)},
         (select min(asked_at) from listing_change where state = 'open'), null
  union all
  select 'writtenSwitches', ${few(`written_switch where state = 'submitted'`)},
         (select min(due_at) from written_switch where state = 'submitted'),
         ${few(`written_switch where state = 'submitted' and due_at < $1`)}
  union all
  select 'brokenImports', ${few(`catalog_import where state in ('failed', 'interrupted') and started_at > $1::timestamptz - interval '7 days'`)},
         null, null`,
);

export interface QueueRow {
  readonly name: QueueName;
  readonly waiting: number;
  readonly first: Date | null;
  readonly late: number | null;
}

export function readQueues(db: Database, now: Date): Promise<QueueRow[]> {
  return db.rows<QueueRow>(scope, queues, [now]);
}

const database = statement(
  'installation.database',
  `
  select current_setting('server_version') as version, pg_database_size(current_database())::text as "sizeBytes",
         (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
         current_setting('max_connections')::int as "connectionsMax"`,
);

export async function readDatabaseFacts(db: Database): Promise<Omit<DatabaseFacts, 'migration'>> {
  const row = await db.maybe<Omit<DatabaseFacts, 'sizeBytes'> & { sizeBytes: string }>(scope, database);
  return { ...(row as NonNullable<typeof row>), sizeBytes: Number(row?.sizeBytes) };
}

const late = (table: string) =>
  `coalesce((select greatest(0, extract(epoch from now() - min(next_attempt_at)))::int from ${table} where state = 'waiting'), 0)`;

const deliveries = statement(
  'installation.deliveries',
  `
  select ${few(`mail_message where state = 'waiting'`)} as "mailWaiting", ${late('mail_message')} as "mailLateSeconds",
         ${few(`mail_message where state = 'given-up'`)} as "mailGivenUp",
         ${few(`webhook_delivery where state = 'waiting'`)} as "hooksWaiting",
         ${late('webhook_delivery')} as "hooksLateSeconds",
         ${few(`webhook_delivery where state = 'parked'`)} as "hooksParked",
         ${few(`webhook where state = 'disabled'`)} as "hooksSwitchedOff"`,
);

export async function readDeliveryFacts(db: Database): Promise<DeliveryFacts> {
  const row = (await db.maybe<Record<keyof DeliveryFacts, number>>(scope, deliveries)) as Record<
    keyof DeliveryFacts,
    number
  >;
  return {
    mailWaiting: upTo(row.mailWaiting),
    mailLateSeconds: row.mailLateSeconds,
    mailGivenUp: upTo(row.mailGivenUp),
    hooksWaiting: upTo(row.hooksWaiting),
    hooksLateSeconds: row.hooksLateSeconds,
    hooksParked: upTo(row.hooksParked),
    hooksSwitchedOff: upTo(row.hooksSwitchedOff),
  };
}

const failuresMax = 5;

// The latest of each, from the head of the index that holds what failed.
const failures = statement(
  'installation.failures',
  `
  select f.*, t.name as "companyName"
    from (
      (select 'mail' as kind, message_id as id, tenant_id as "tenantId", kind as about, posted_at as at, last_fault as fault
         from mail_message where state = 'given-up' order by posted_at desc limit ${failuresMax})
      union all
      (select 'delivery', d.delivery_id, d.tenant_id, w.url, d.created_at,
              (select coalesce(a.fault, a.status::text) from webhook_attempt a
                where a.tenant_id = d.tenant_id and a.delivery_id = d.delivery_id order by a.attempted_at desc limit 1)
         from webhook_delivery d join webhook w on w.tenant_id = d.tenant_id and w.webhook_id = d.webhook_id
        where d.state = 'parked' order by d.created_at desc limit ${failuresMax})
      union all
      (select 'webhook', webhook_id, tenant_id, url, created_at, null from webhook
        where state = 'disabled' order by created_at desc limit ${failuresMax})
    ) f
    join tenant t on t.tenant_id = f."tenantId"
   order by f.at desc`,
);

export function listFailures(db: Database): Promise<DeliveryFailure[]> {
  return db.rows<DeliveryFailure>(scope, failures);
}

const fact = statement('installation.fact', 'select value from installation where name = $1');
const setFact = statement(
  'installation.setFact',
  'insert into installation (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
);

type StoredBackup = Omit<Backup, 'at'> & { readonly at: string };

export async function findBackup(db: Database): Promise<Backup | null> {
  const row = await db.maybe<{ value: StoredBackup }>(scope, fact, ['last-backup']);
  return row ? { ...row.value, at: new Date(row.value.at) } : null;
}

export async function saveBackup(tx: Tx, backup: Backup): Promise<void> {
  await tx.within(scope, (all) => all.run(setFact, ['last-backup', JSON.stringify(backup)]));
}

const figures = statement(
  'installation.figures',
  'select name, value, counted_at as "countedAt" from installation_figure',
);

export async function readFigures(db: Database): Promise<Figures> {
  const rows = await db.rows<{ name: string; value: string; countedAt: Date }>(scope, figures);
  return {
    countedAt: rows[0]?.countedAt ?? null,
    values: Object.fromEntries(rows.map(({ name, value }) => [name, Number(value)])),
  };
}

// In the background, and by one reader at a time: whoever finds the lock taken leaves it to the other.
const count = statement(
  'installation.count',
  `
  insert into installation_figure (name, value, counted_at)
  select name, value, now() from (
    select kind as name, count(*) as value from partner group by kind
    union all select 'customers', count(*) from tenant where kind = 'customer'
    union all select 'people', count(*) from tenant_user
    union all select 'subscriptions', count(*) from subscription where status = 'active'
    union all select 'orders', count(*) from customer_order
  ) counted
  where pg_try_advisory_xact_lock(hashtextextended('installation figures', 0))
  on conflict (name) do update set value = excluded.value, counted_at = excluded.counted_at`,
);

export async function countFigures(db: Database): Promise<void> {
  await db.transaction(scope, (tx) => tx.run(count));
}
