import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Holder, RoleAssignment, RoleRequest, UsageRole, UsageSubscription } from './model.ts';

// Everything here is read and written in the customer's scope, to which the caller's reach has led.
const columns = `
  u.partner_id as "partnerId", p.name as "partnerName", u.billing_id as "billingId", u.service_id as "serviceId",
  u.customer_id as "customerId", u.plan_id as "planId", s.friendly_name as "planName", s.status as "planStatus", u.name,
  u.status, u.created_at as "createdAt", u.previous_billing_id as "previousBillingId"`;
const tables = `
  from usage_subscription u
  join partner p on p.tenant_id = u.partner_id
  join subscription s on s.partner_id = u.partner_id and s.subscription_id = u.plan_id
 where u.customer_id = $1`;

const list = statement(
  'usageAccess.list',
  `select ${columns} ${tables} and ($2::uuid is null or u.partner_id = $2) and ($3::uuid is null or u.plan_id = $3)
     and ($4::uuid is null or u.service_id = $4)
   order by u.name, u.created_at, u.billing_id`,
);

/** Of one partner, or of all that serve the customer; of one plan; or one of them. */
export function listUsageSubscriptions(
  reader: Reader,
  customerId: string,
  by: { readonly partnerId?: string; readonly planId?: string; readonly serviceId?: string } = {},
): Promise<UsageSubscription[]> {
  return reader.rows(list, [customerId, by.partnerId ?? null, by.planId ?? null, by.serviceId ?? null]);
}

const assignments = statement(
  'usageAccess.assignments',
  `
  select a.assignment_id as "assignmentId", a.service_id as "serviceId", a.role, a.holder_tenant_id as "tenantId",
         a.holder_user_id as "userId", a.granted_at as "grantedAt", a.granted_by as "grantedBy",
         coalesce(t.display_name, p.name) as "holderName", t.user_principal_name as "holderDetail"
    from usage_role_assignment a
    left join tenant_user t on t.tenant_id = a.customer_id and t.user_id = a.holder_user_id
    left join partner p on p.tenant_id = a.holder_tenant_id and a.holder_user_id is null
   where a.customer_id = $1 and ($2::uuid is null or a.service_id = $2)
   order by a.granted_at, a.role, a.assignment_id`,
);

interface AssignmentRow extends Omit<RoleAssignment, 'holder'> {
  readonly tenantId: string;
  readonly userId: string | null;
}

export async function listAssignments(
  reader: Reader,
  customerId: string,
  serviceId: string | null,
): Promise<RoleAssignment[]> {
  const rows = await reader.rows<AssignmentRow>(assignments, [customerId, serviceId]);
  return rows.map(({ tenantId, userId, ...row }) => ({
    ...row,
    holder: userId === null ? { kind: 'partner', partnerId: tenantId } : { kind: 'person', userId },
  }));
}

const lock = statement('usageAccess.lock', 'select pg_advisory_xact_lock(hashtextextended($1::text, 75))');

/** One change of the roles of a usage subscription at a time. */
export async function lockRoles(tx: Tx, serviceId: string): Promise<void> {
  await tx.rows(lock, [`usage roles ${serviceId}`]);
}

const insert = statement(
  'usageAccess.insertAssignment',
  `
  insert into usage_role_assignment (customer_id, assignment_id, service_id, role, holder_tenant_id, holder_user_id,
    granted_at, granted_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
);

/** False where the holder has the role already. */
export async function insertAssignment(
  tx: Tx,
  of: {
    readonly customerId: string;
    readonly assignmentId: string;
    readonly serviceId: string;
    readonly role: UsageRole;
    readonly holder: Holder;
    readonly at: Date;
    readonly by: string;
  },
): Promise<boolean> {
  const { customerId, assignmentId, serviceId, role, holder, at, by } = of;
  const values = [
    customerId,
    assignmentId,
    serviceId,
    role,
    holder.kind === 'person' ? customerId : holder.partnerId,
    holder.kind === 'person' ? holder.userId : null,
    at,
    by,
  ];
  return (await tx.run(insert, values)) === 1;
}

const remove = statement(
  'usageAccess.removeAssignment',
  'delete from usage_role_assignment where customer_id = $1 and assignment_id = $2',
);

export async function removeAssignment(tx: Tx, customerId: string, assignmentId: string): Promise<void> {
  await tx.run(remove, [customerId, assignmentId]);
}

const person = statement(
  'usageAccess.person',
  `
  select user_id as "userId", display_name as "name" from tenant_user
   where tenant_id = $1 and lower(user_principal_name) = lower($2) and state = 'active'`,
);

/** An active person of the customer, by sign-in name. */
export function findPerson(
  reader: Reader,
  customerId: string,
  userPrincipalName: string,
): Promise<{ readonly userId: string; readonly name: string } | undefined> {
  return reader.maybe(person, [customerId, userPrincipalName]);
}

const partners = statement(
  'usageAccess.partners',
  `
  select r.partner_id as "partnerId", p.name, r.provider_id as "providerId" from customer_relationship r
    join partner p on p.tenant_id = r.partner_id
   where r.customer_id = $1 and r.state = 'active' order by p.name`,
);

export interface RelatedPartner {
  readonly partnerId: string;
  readonly name: string;
  /** Of a reseller: the provider that serves the customer with it. */
  readonly providerId: string | null;
}

/** Partners with a live relationship. */
export function listRelatedPartners(reader: Reader, customerId: string): Promise<RelatedPartner[]> {
  return reader.rows(partners, [customerId]);
}

const requests = statement(
  'usageAccess.requests',
  `
  select q.request_id as "requestId", q.service_id as "serviceId", q.partner_id as "partnerId", p.name as "partnerName",
         q.state, q.asked_at as "askedAt"
    from usage_role_request q join partner p on p.tenant_id = q.partner_id
   where q.customer_id = $1 and ($2::uuid is null or q.service_id = $2) order by q.asked_at desc, q.request_id`,
);

export function listRequests(
  reader: Reader,
  customerId: string,
  serviceId: string | null,
): Promise<RoleRequest[]> {
  return reader.rows(requests, [customerId, serviceId]);
}

const ask = statement(
  'usageAccess.insertRequest',
  `
  insert into usage_role_request (customer_id, request_id, service_id, partner_id, state, asked_at, asked_by)
  values ($1, $2, $3, $4, 'pending', $5, $6)`,
);

export async function insertRequest(
  tx: Tx,
  of: {
    readonly customerId: string;
    readonly requestId: string;
    readonly serviceId: string;
    readonly partnerId: string;
    readonly at: Date;
    readonly by: string;
  },
): Promise<void> {
  const { customerId, requestId, serviceId, partnerId, at, by } = of;
  await tx.run(ask, [customerId, requestId, serviceId, partnerId, at, by]);
}

const decide = statement(
  'usageAccess.decideRequest',
  `
  update usage_role_request set state = $3, decided_at = $4, decided_by = $5
   where customer_id = $1 and request_id = $2 and state = 'pending'`,
);

export async function decideRequest(
  tx: Tx,
  of: {
    readonly customerId: string;
    readonly requestId: string;
    readonly state: 'approved' | 'declined';
    readonly at: Date;
    readonly by: string;
  },
): Promise<boolean> {
  const { customerId, requestId, state, at, by } = of;
  return (await tx.run(decide, [customerId, requestId, state, at, by])) === 1;
}

const insertOne = statement(
  'usageAccess.insertSubscription',
  `
  insert into usage_subscription (partner_id, billing_id, service_id, customer_id, plan_id, name, status,
    status_changed_at, created_at)
  values ($1, $2, $2, $3, $4, $5, 'active', $6, $6)`,
);

/** A further one under a plan; it is in the service under the id it is first billed by. */
export async function insertUsageSubscription(
  tx: Tx,
  of: {
    readonly partnerId: string;
    readonly billingId: string;
    readonly customerId: string;
    readonly planId: string;
    readonly name: string;
    readonly at: Date;
  },
): Promise<void> {
  const { partnerId, billingId, customerId, planId, name, at } = of;
  await tx.run(insertOne, [partnerId, billingId, customerId, planId, name, at]);
}

const setStatus = statement(
  'usageAccess.setStatus',
  `
  update usage_subscription set status = $3, status_changed_at = $4, cancellation_reason = $5
   where partner_id = $1 and billing_id = $2 and status <> $3`,
);

/** False where it stands so already. */
export async function setUsageStatus(
  tx: Tx,
  of: Pick<UsageSubscription, 'partnerId' | 'billingId'>,
  to: { readonly status: 'active' | 'cancelled'; readonly at: Date; readonly reason: string | null },
): Promise<boolean> {
  return (await tx.run(setStatus, [of.partnerId, of.billingId, to.status, to.at, to.reason])) === 1;
}
