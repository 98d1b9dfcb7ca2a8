import type { Database } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { CustomerFacts, CustomerSearch, RegisteredCustomer } from './model.ts';
import { recordCountMax } from './rules.ts';

const registering = systemScope('the operator looks after customers');

const columns = `
  t.tenant_id as "tenantId", t.name, t.sort_name as "sortName", t.country, t.cloud, t.domain, t.created_at as "createdAt",
  (select coalesce(jsonb_agg(jsonb_build_object('tenantId', p.tenant_id, 'name', p.name) order by p.name), '[]')
     from (select o.tenant_id, o.name from customer_relationship r join tenant o on o.tenant_id = r.partner_id
            where r.customer_id = t.tenant_id and r.state <> 'ended' order by r.partner_id limit 5) p) as partners`;

const list = statement(
  'customerRegister.list',
  `
  select ${columns}
    from customer_register(name_key($1), $2, $3, $4) as c (tenant_id)
    join tenant t on t.tenant_id = c.tenant_id
   order by t.sort_name, t.tenant_id`,
);
const one = statement(
  'customerRegister.one',
  `
  select ${columns} from tenant t
   where t.kind = 'customer'
     and t.tenant_id = coalesce($1::uuid, (select d.tenant_id from domain d where d.domain_name = $2))`,
);

export interface RegisterPage {
  readonly after: { readonly sortName: string; readonly tenantId: string } | null;
  readonly limit: number;
}

/** By name. */
export function listCustomers(
  db: Database,
  { name, tenantId, domain }: CustomerSearch,
  { after, limit }: RegisterPage,
): Promise<RegisteredCustomer[]> {
  if (tenantId !== null || domain !== null)
    return db.rows<RegisteredCustomer>(registering, one, [tenantId, domain]);
  return db.rows<RegisteredCustomer>(registering, list, [
    name?.replace(/[\\%_]/g, '\\$&') ?? '',
    after?.sortName ?? '',
    after?.tenantId ?? '00000000-0000-0000-0000-000000000000',
    limit,
  ]);
}

const few = (from: string) =>
  `(select count(*)::int from (select 1 from ${from} limit ${recordCountMax + 1}) x)`;

const find = statement(
  'customerRegister.find',
  `
  select ${columns}, t.registration_id as "registrationId",
         (select coalesce(jsonb_agg(jsonb_build_object('name', u.display_name, 'userPrincipalName', u.user_principal_name,
                 'active', u.state = 'active') order by u.user_principal_name), '[]')
            from (select * from tenant_user u where u.tenant_id = t.tenant_id and 'global-admin' = any(u.roles)
                   order by u.user_principal_name limit 20) u) as admins,
         ${few(`tenant_user u where u.tenant_id = t.tenant_id`)} as people,
         ${few(`customer_relationship r join subscription s on s.partner_id = r.partner_id and s.customer_id = r.customer_id
                where r.customer_id = t.tenant_id and s.status in ('active', 'suspended')`)} as subscriptions
    from tenant t
   where t.tenant_id = $1 and t.kind = 'customer'`,
);

export function findCustomerFacts(db: Database, tenantId: string): Promise<CustomerFacts | undefined> {
  return db.maybe<CustomerFacts>(registering, find, [tenantId]);
}
