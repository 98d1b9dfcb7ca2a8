import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import { partnerColumns } from '../partner/index.ts';
import type { PartnerFacts, PartnerSearch, RegisteredPartner } from './model.ts';
import { recordCountMax } from './rules.ts';

/** The vendor's own register of its partners. */
export const registering = systemScope('the operator looks after its partners');

const list = statement(
  'partnerRegister.list',
  `
  select ${partnerColumns}, t.domain
    from partner p join tenant t on t.tenant_id = p.tenant_id
   where ($1::text is null or p.tenant_id in (select partners_with_name_inside(name_key($1))))
     and ($2::text is null or p.location_partner_id = $2 or p.global_partner_id = $2)
     and ($3::uuid is null or p.tenant_id = $3)
     and ($4::text is null or p.tenant_id = (select d.tenant_id from domain d where d.domain_name = $4))
     and ($5::text is null or p.kind = $5)
     and ($6::text is null or p.program_status = $6)
     and ($7::text is null or (name_key(p.name) collate "C", p.tenant_id) > (name_key($7) collate "C", $8::uuid))
   order by name_key(p.name) collate "C", p.tenant_id
   limit $9`,
);

export interface RegisterPage {
  readonly kind: string | null;
  readonly status: string | null;
  readonly after: { readonly name: string; readonly tenantId: string } | null;
  readonly limit: number;
}

/** By name. */
export function listPartners(
  db: Database,
  { name, partnerId, tenantId, domain }: PartnerSearch,
  { kind, status, after, limit }: RegisterPage,
): Promise<RegisteredPartner[]> {
  const letters = name?.replace(/[\\%_]/g, '\\$&') ?? null;
  const from = [after?.name ?? null, after?.tenantId ?? null];
  return db.rows<RegisteredPartner>(registering, list, [
    letters,
    partnerId,
    tenantId,
    domain,
    kind,
    status,
    ...from,
    limit,
  ]);
}

const few = (from: string) =>
  `(select count(*)::int from (select 1 from ${from} limit ${recordCountMax + 1}) x)`;

const find = statement(
  'partnerRegister.find',
  `
  select ${partnerColumns}, t.domain, t.created_at as "createdAt",
         (select jsonb_build_object('reason', r.reason, 'at', r.restricted_at, 'by', r.restricted_by)
            from partner_restriction r where r.tenant_id = p.tenant_id) as restriction,
         (select coalesce(jsonb_agg(jsonb_build_object('name', u.display_name, 'userPrincipalName', u.user_principal_name,
                 'active', u.state = 'active') order by u.user_principal_name), '[]')
            from (select * from tenant_user u where u.tenant_id = p.tenant_id and 'global-admin' = any(u.roles)
                   order by u.user_principal_name limit 20) u) as admins,
         ${few(`partnership s where s.state = 'active' and (s.provider_id = p.tenant_id or s.reseller_id = p.tenant_id)`)} as partnerships,
         ${few(`customer_relationship c where c.partner_id = p.tenant_id and c.state = 'active'`)} as customers
    from partner p
    join tenant t on t.tenant_id = p.tenant_id
   where p.tenant_id = $1`,
);

type Row = Omit<PartnerFacts, 'restriction'> & {
  readonly restriction: { readonly reason: string; readonly at: string; readonly by: string } | null;
};

export async function findPartnerFacts(db: Database, tenantId: string): Promise<PartnerFacts | undefined> {
  const row = await db.maybe<Row>(registering, find, [tenantId]);
  if (!row) return undefined;
  const { restriction } = row;
  return { ...row, restriction: restriction && { ...restriction, at: new Date(restriction.at) } };
}

const lock = statement(
  'partnerRegister.lock',
  `select ${partnerColumns}, a.currency, a.credit_limit::text as "creditLimit"
     from partner p join partner_account a on a.tenant_id = p.tenant_id where p.tenant_id = $1 for no key update of p`,
);
const setStatus = statement(
  'partnerRegister.setStatus',
  'update partner set program_status = $2 where tenant_id = $1',
);
const restrict = statement(
  'partnerRegister.restrict',
  `
  insert into partner_restriction (tenant_id, reason, restricted_at, restricted_by) values ($1, $2, $3, $4)
  on conflict (tenant_id) do update set reason = excluded.reason, restricted_at = excluded.restricted_at,
    restricted_by = excluded.restricted_by`,
);
const release = statement('partnerRegister.release', 'delete from partner_restriction where tenant_id = $1');

export type LockedPartner = Pick<PartnerFacts, 'tenantId' | 'kind' | 'name' | 'programStatus'> & {
  readonly currency: string;
  readonly creditLimit: string;
};

export function lockRegistered(tx: Tx, tenantId: string): Promise<LockedPartner | undefined> {
  return tx.maybe<LockedPartner>(lock, [tenantId]);
}

export async function saveRestriction(
  tx: Tx,
  tenantId: string,
  of: { readonly reason: string; readonly by: string; readonly at: Date } | null,
): Promise<void> {
  await tx.run(setStatus, [tenantId, of ? 'restricted' : 'active']);
  if (of) await tx.run(restrict, [tenantId, of.reason, of.at, of.by]);
  else await tx.run(release, [tenantId]);
}
