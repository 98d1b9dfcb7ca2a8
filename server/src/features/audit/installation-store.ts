import type { Database, Statement } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { AuditRecord } from './model.ts';
import type { CompanySearch } from './rules.ts';

const scope = systemScope('the operator reads the activity of all companies');

/** Typed letters may mean this many companies. */
const companiesMax = 50;

const find = statement(
  'audit.installation.findCompanies',
  `
  select t.tenant_id as "tenantId" from tenant t
   where ($1::text is null or t.tenant_id in (select tenants_with_name_inside(name_key($1), ${companiesMax})))
     and ($2::uuid is null or t.tenant_id = $2)
     and ($3::text is null or t.tenant_id = (select d.tenant_id from domain d where d.domain_name = $3))
     and ($4::text is null or t.tenant_id in
           (select p.tenant_id from partner p where p.location_partner_id = $4 or p.global_partner_id = $4))
   limit ${companiesMax}`,
);

/** Companies that somebody may mean, at most fifty. */
export async function findCompanies(
  db: Database,
  { name, tenantId, domain, partnerId }: CompanySearch,
): Promise<string[]> {
  const letters = name?.replace(/[\\%_]/g, '\\$&') ?? null;
  const rows = await db.rows<{ tenantId: string }>(scope, find, [letters, tenantId, domain, partnerId]);
  return rows.map((row) => row.tenantId);
}

export interface InstallationAuditRecord extends AuditRecord {
  readonly eventId: string;
  readonly companyName: string;
  readonly companyKind: string;
  readonly counterpartName: string | null;
}

export interface InstallationAuditSearch {
  readonly from: Date;
  readonly to: Date;
  /** Only in these companies’ logs. */
  readonly companies?: readonly string[] | undefined;
  /** Spellings of a login name, or the id of an application, as a whole. */
  readonly actor?: readonly string[] | undefined;
  readonly operation?: string | undefined;
  readonly resourceType?: string | undefined;
  readonly status?: string | undefined;
  readonly limit: number;
  readonly after?: { readonly occurredAt: string; readonly recordId: string } | undefined;
}

type Narrowed = 'companies' | 'actor' | 'operation';

// A text of its own for each way to narrow: the index that answers differs, and so does the plan.
const searches = new Map<string, Statement>();
for (const companies of [false, true])
  for (const actor of [false, true])
    for (const operation of [false, true]) {
      const by: Narrowed[] = [
        ...(companies ? (['companies'] as const) : []),
        ...(actor ? (['actor'] as const) : []),
        ...(operation ? (['operation'] as const) : []),
      ];
      searches.set(by.join(), statement(`audit.installation.${by.join('.') || 'all'}`, searchText(by)));
    }

function searchText(by: readonly Narrowed[]): string {
  // Fixed parameters first; those of the narrowing follow in its order.
  const place = (one: Narrowed) => `$${by.indexOf(one) + 8}`;
  const page = `
      select a.* from audit_record a
       where ${by.includes('companies') ? 'a.tenant_id = one.tenant_id and' : ''}
             a.occurred_at >= $1 and a.occurred_at <= $2
         and (a.occurred_at, a.record_id) < ($3::timestamptz, $4::uuid)
         ${by.includes('actor') ? `and a.actor_name = any(${place('actor')}::text[])` : ''}
         ${by.includes('operation') ? `and a.operation = ${place('operation')}` : ''}
         and ($5::text is null or a.resource_type = $5)
         and ($6::text is null or a.status = $6)
       order by a.occurred_at desc, a.record_id desc
       limit $7`;
  const rows = by.includes('companies')
    ? `select a.* from unnest(${place('companies')}::uuid[]) as one (tenant_id) cross join lateral (${page}) a
        order by a.occurred_at desc, a.record_id desc limit $7`
    : page;
  return `
  select a.record_id as "recordId", a.event_id as "eventId", a.tenant_id as "tenantId", a.occurred_at as "occurredAt",
         a.operation, a.resource_type as "resourceType", a.status, a.customer_id as "customerId",
         coalesce(a.customer_name, u.name) as "customerName", a.counterpart_id as "counterpartId",
         o.name as "counterpartName", a.actor_name as "actorName", a.application_id as "applicationId",
         a.old_value as "oldValue", a.new_value as "newValue", a.details, a.correlation_id as "correlationId",
         t.name as "companyName", t.kind as "companyKind"
    from (${rows}) a
    join tenant t on t.tenant_id = a.tenant_id
    left join tenant o on o.tenant_id = a.counterpart_id
    left join tenant u on u.tenant_id = a.customer_id
   order by a.occurred_at desc, a.record_id desc`;
}

const newest = { occurredAt: 'infinity', recordId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** Newest first; each party’s copy of an event is a row of its own. */
export function searchAllAudit(
  db: Database,
  by: InstallationAuditSearch,
): Promise<InstallationAuditRecord[]> {
  const narrowed = (['companies', 'actor', 'operation'] as const).filter((one) => by[one] !== undefined);
  const found = searches.get(narrowed.join());
  if (!found) throw new Error(`no search by ${narrowed.join()}`);
  const { occurredAt, recordId } = by.after ?? newest;
  return db.rows<InstallationAuditRecord>(scope, found, [
    by.from,
    by.to,
    occurredAt,
    recordId,
    by.resourceType ?? null,
    by.status ?? null,
    by.limit,
    ...narrowed.map((one) => by[one]),
  ]);
}

/** All of it, part after part: for a file of any length. */
export async function* readAllAudit(
  db: Database,
  by: InstallationAuditSearch,
): AsyncGenerator<InstallationAuditRecord[]> {
  let after = by.after;
  for (;;) {
    const part = await searchAllAudit(db, { ...by, after });
    yield part;
    const last = part.at(-1);
    if (!last || part.length < by.limit) return;
    after = { occurredAt: last.occurredAt.toISOString(), recordId: last.recordId };
  }
}
