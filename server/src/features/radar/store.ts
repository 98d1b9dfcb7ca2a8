import type { Database, TenantScope } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Lapsing, RadarNarrowing } from './model.ts';

// Each branch stops by its own index after one page; the union of them is that page.
const list = statement(
  'radar.list',
  `
  select * from (
    (select invitation_id as id, kind || '-link' as kind, null::text as name, null::uuid as "customerId",
            null::text as "customerName", issued_at as since, expires_at as "lapsesAt", false as "autoExtend",
            accepted_count as "acceptedCount"
       from invitation
      where tenant_id = $1 and state = 'issued' and expires_at > $2 and expires_at < $3
        and (kind || '-link') = any($4) and (expires_at, invitation_id) > ($5, $6::uuid)
      order by expires_at, invitation_id limit $7)
    union all
    (select d.delegation_id, 'admin-grant', d.name, d.customer_id, r.company_name, d.activated_at, d.ends_at,
            d.auto_extend, null
       from delegation d
       left join customer_relationship r on r.partner_id = d.partner_id and r.customer_id = d.customer_id
      where d.partner_id = $1 and d.state = 'active' and d.ends_at > $2 and d.ends_at < $3
        and 'admin-grant' = any($4) and (d.ends_at, d.delegation_id) > ($5, $6::uuid)
      order by d.ends_at, d.delegation_id limit $7)
    union all
    (select d.delegation_id, 'admin-request', d.name, d.customer_id, r.company_name, d.finalized_at, d.due_at,
            false, null
       from delegation d
       left join customer_relationship r on r.partner_id = d.partner_id and r.customer_id = d.customer_id
      where d.partner_id = $1 and d.state = 'approval-pending' and d.due_at > $2 and d.due_at < $3
        and 'admin-request' = any($4) and (d.due_at, d.delegation_id) > ($5, $6::uuid)
      order by d.due_at, d.delegation_id limit $7)
  ) lapsing
  order by "lapsesAt", id
  limit $7`,
);

const never = new Date('9999-12-31T00:00:00Z');
const first = '00000000-0000-0000-0000-000000000000';

/** What lapses next comes first. */
export function listLapsing(
  db: Database,
  scope: TenantScope,
  narrowing: RadarNarrowing,
  page: {
    readonly now: Date;
    readonly after: { readonly lapsesAt: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<Lapsing[]> {
  return db.rows<Lapsing>(scope, list, [
    scope.tenantId,
    page.now,
    narrowing.before ?? never,
    narrowing.kinds,
    page.after?.lapsesAt ?? page.now,
    page.after?.id ?? first,
    page.limit,
  ]);
}
