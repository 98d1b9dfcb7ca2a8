import type { CallerTenant, Role } from '../../access/caller.ts';
import type { Reader } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { RoleGrant } from '../delegation/index.ts';
import type { StaffMember, TieFacts } from './model.ts';

const staffColumns = `
  user_id as "userId", user_principal_name as "userPrincipalName", display_name as "displayName",
  display_name_key as "nameKey", roles`;

const staff = statement(
  'explain.staff',
  `
  select ${staffColumns} from tenant_user
   where tenant_id = $1 and state = 'active'
     and ($2::text is null or (display_name_key, user_id) > ($2, $3::uuid))
   order by display_name_key, user_id
   limit $4`,
);

/** People of a company by name; in its scope. */
export function listStaff(
  reader: Reader,
  tenantId: string,
  after: { readonly name: string; readonly userId: string } | undefined,
  limit: number,
): Promise<StaffMember[]> {
  return reader.rows<StaffMember>(staff, [tenantId, after?.name ?? null, after?.userId ?? null, limit]);
}

const member = statement(
  'explain.member',
  `select ${staffColumns} from tenant_user where tenant_id = $1 and user_id = $2 and state = 'active'`,
);

export function findStaffMember(
  reader: Reader,
  tenantId: string,
  userId: string,
): Promise<StaffMember | undefined> {
  return reader.maybe<StaffMember>(member, [tenantId, userId]);
}

const holders = statement(
  'explain.holders',
  `
  select ${staffColumns} from tenant_user u
   where tenant_id = $1 and state = 'active'
     and exists (select from role_member m where m.tenant_id = $1 and m.user_id = u.user_id and m.role = any($2))
   order by display_name_key, user_id
   limit $3`,
);

/** Who holds any of the roles, first by name. */
export function listHolders(
  reader: Reader,
  tenantId: string,
  roles: readonly Role[],
  limit: number,
): Promise<StaffMember[]> {
  return reader.rows<StaffMember>(holders, [tenantId, roles, limit]);
}

const tieColumns = `
  r.company_name as "customerName", r.state, r.capacity, r.started_at as "startedAt", r.ended_at as "endedAt",
  r.legacy_admin_at as "legacyAdminAt"`;

const tie = statement(
  'explain.tie',
  `select ${tieColumns} from customer_relationship r where partner_id = $1 and customer_id = $2`,
);

export function findTieFacts(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<TieFacts | undefined> {
  return reader.maybe<TieFacts>(tie, [partnerId, customerId]);
}

export interface TieOfPartner extends TieFacts {
  readonly customerId: string;
  readonly nameKey: string;
}

const ties = statement(
  'explain.ties',
  `
  select ${tieColumns}, r.customer_id as "customerId", r.company_name_key as "nameKey"
    from customer_relationship r
   where partner_id = $1 and state = 'active'
     and ($2::text is null or (company_name_key, customer_id) > ($2, $3::uuid))
   order by company_name_key, customer_id
   limit $4`,
);

/** Live relationships of a partner, by the customer's name. */
export function listTieFacts(
  reader: Reader,
  partnerId: string,
  after: { readonly name: string; readonly customerId: string } | undefined,
  limit: number,
): Promise<TieOfPartner[]> {
  return reader.rows<TieOfPartner>(ties, [partnerId, after?.name ?? null, after?.customerId ?? null, limit]);
}

export interface TieOfCustomer extends TieFacts {
  readonly partner: CallerTenant;
}

const partnersOf = statement(
  'explain.partnersOf',
  `
  select ${tieColumns}, jsonb_build_object('id', p.tenant_id, 'kind', p.kind, 'name', p.name, 'country', p.country,
         'region', p.region, 'cloud', p.cloud, 'programStatus', p.program_status,
         'agreementSigned', p.agreement_signed_at is not null, 'switched',
         (select coalesce(jsonb_agg(jsonb_build_object('feature', s.feature, 'region', s.region, 'on', s.is_on)), '[]')
            from feature_switch s where s.cloud = p.cloud)) as partner
    from customer_relationship r join partner p on p.tenant_id = r.partner_id
   where r.customer_id = $1
   order by r.state, p.name, p.tenant_id
   limit 200`,
);

/** Every partner a customer has or had, with what its rights rest on; in the customer's scope. */
export function listPartnersOf(reader: Reader, customerId: string): Promise<TieOfCustomer[]> {
  return reader.rows<TieOfCustomer>(partnersOf, [customerId]);
}

// Granular rights: one reading for a page of people or of customers.

export interface PlacedGrant extends RoleGrant {
  readonly customerId: string;
  readonly userId: string;
}

const grants = statement(
  'explain.grants',
  `
  select d.customer_id as "customerId", m.user_id as "userId", d.delegation_id as "delegationId",
         d.name as "delegationName", g.group_id as "groupId", g.name as "groupName", a.roles, d.ends_at as "endsAt"
    from delegation d
    join delegation_assignment a on a.partner_id = d.partner_id and a.delegation_id = d.delegation_id and a.state = 'active'
    join security_group g on g.tenant_id = d.partner_id and g.group_id = a.group_id
    join security_group_member m on m.tenant_id = g.tenant_id and m.group_id = g.group_id
   where d.partner_id = $1 and d.customer_id = any($2) and m.user_id = any($3) and d.state = 'active' and d.ends_at > $4
   order by d.ends_at`,
);

/** In the partner's scope. */
export function listGrantsAt(
  reader: Reader,
  partnerId: string,
  of: { readonly customerIds: readonly string[]; readonly userIds: readonly string[] },
  now: Date,
): Promise<PlacedGrant[]> {
  return reader.rows<PlacedGrant>(grants, [partnerId, of.customerIds, of.userIds, now]);
}

export interface GivenGrant {
  readonly partnerId: string;
  readonly delegationId: string;
  readonly delegationName: string;
  readonly roles: readonly string[];
  readonly endsAt: Date;
}

const given = statement(
  'explain.given',
  `
  select partner_id as "partnerId", delegation_id as "delegationId", name as "delegationName", roles, ends_at as "endsAt"
    from delegation where customer_id = $1 and state = 'active' and ends_at > $2
   order by partner_id, ends_at`,
);

/** What a customer has given away in granular rights; in its scope. */
export function listGivenGrants(reader: Reader, customerId: string, now: Date): Promise<GivenGrant[]> {
  return reader.rows<GivenGrant>(given, [customerId, now]);
}
