import type { Database, Reader, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, tenantScope } from '../../platform/db/index.ts';
import type { Person } from '../what-if/index.ts';
import type { PlannedEnding, PlanState, StakedSubscription, SupportRole } from './model.ts';

// What is at stake

const stakedColumns = `
  subscription_id as "subscriptionId", friendly_name as name, kind, rule_set as "ruleSet", status, quantity,
  is_trial as "isTrial", auto_renew as "autoRenew", term_ends_on::text as "termEndsOn",
  cancelable_until as "cancelableUntil", parent_subscription_id as "parentSubscriptionId", version,
  kind = 'usage' and exists (select from usage_subscription u where u.partner_id = subscription.partner_id
    and u.plan_id = subscription.subscription_id and u.status = 'active') as "inUse"`;
const staked = statement(
  'ending.subscriptions',
  `
  select ${stakedColumns} from subscription
   where partner_id = $1 and customer_id = $2 and status not in ('expired', 'disabled', 'deleted')
   order by created_at, subscription_id`,
);
const suspended = statement(
  'ending.suspended',
  `
  select ${stakedColumns} from subscription
   where partner_id = $1 and customer_id = $2 and status = 'suspended' order by term_ends_on, subscription_id`,
);

/** What the partner sold the customer and is not over. */
export function listStaked(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<StakedSubscription[]> {
  return reader.rows<StakedSubscription>(staked, [partnerId, customerId]);
}

/** What may be resumable once the relationship is live again (C38). */
export function listSuspended(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<StakedSubscription[]> {
  return reader.rows<StakedSubscription>(suspended, [partnerId, customerId]);
}

const supportRoles = statement(
  'ending.supportRoles',
  `
  select subscription_id as "subscriptionId", partner_id as "sellerId" from subscription
   where customer_id = $2 and support_contact_id = $1 and partner_id <> $1 and status <> 'deleted'
   order by partner_id, subscription_id`,
);
const giveSupportBack = statement(
  'ending.giveSupportBack',
  `
  update subscription set support_contact_id = partner_id, version = version + 1
   where customer_id = $2 and support_contact_id = $1 and partner_id <> $1 and status <> 'deleted'`,
);

/** Subscriptions of others for which this partner is the support contact; read where the customer's rows are open. */
export function listSupportRoles(tx: Tx, partnerId: string, customerId: string): Promise<SupportRole[]> {
  return tx.within(tenantScope(customerId), (inner) =>
    inner.rows<SupportRole>(supportRoles, [partnerId, customerId]),
  );
}

/** Their sellers are the support contact again (D30). */
export async function giveSupportRolesBack(tx: Tx, partnerId: string, customerId: string): Promise<void> {
  await tx.within(tenantScope(customerId), (inner) => inner.run(giveSupportBack, [partnerId, customerId]));
}

const countOrders = statement(
  'ending.countOrders',
  `
  select count(*)::int as orders,
         exists (select from customer_billing_profile where partner_id = $1 and customer_id = $2) as "billTo"
    from customer_order where partner_id = $1 and customer_id = $2`,
);

/** What is kept of a former customer for the day it comes back (C38). */
export async function countKept(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<{ orders: number; billTo: boolean }> {
  return (
    (await reader.maybe<{ orders: number; billTo: boolean }>(countOrders, [partnerId, customerId])) ?? {
      orders: 0,
      billTo: false,
    }
  );
}

// Planned endings

const planColumns = `
  plan_id as "planId", partner_id as "partnerId", customer_id as "customerId", customer_name as "customerName", state,
  queued_at as "queuedAt", queued_by as "queuedBy", queued_by_name as "queuedByName", application_id as "applicationId",
  correlation_id as "correlationId", declaration_version as "declarationVersion", settled_at as "settledAt",
  settled_by_name as "settledByName"`;

// One at a time for a customer: of two who queue at once the second writes nothing.
const insertPlan = statement(
  'ending.plan.insert',
  `
  insert into planned_ending (partner_id, plan_id, customer_id, customer_name, state, queued_at, queued_by, queued_by_name,
    application_id, correlation_id, declaration_version)
  values ($1, $2, $3, $4, 'waiting', $5, $6, $7, $8, $9, $10)
  on conflict (partner_id, customer_id) where state = 'waiting' do nothing`,
);

export type NewPlan = Omit<PlannedEnding, 'state' | 'settledAt' | 'settledByName'>;

/** False where one is waiting for this customer already. */
export async function insertPlannedEnding(tx: Tx, plan: NewPlan): Promise<boolean> {
  return (
    (await tx.run(insertPlan, [
      plan.partnerId,
      plan.planId,
      plan.customerId,
      plan.customerName,
      plan.queuedAt,
      plan.queuedBy,
      plan.queuedByName,
      plan.applicationId,
      plan.correlationId,
      plan.declarationVersion,
    ])) === 1
  );
}

const waitingPlan = statement(
  'ending.plan.waiting',
  `
  select ${planColumns} from planned_ending where partner_id = $1 and customer_id = $2 and state = 'waiting'`,
);
const lockPlan = statement(
  'ending.plan.lock',
  `
  select ${planColumns} from planned_ending where partner_id = $1 and plan_id = $2 for update`,
);
const settlePlan = statement(
  'ending.plan.settle',
  `
  update planned_ending set state = $3, settled_at = $4, settled_by_name = $5
   where partner_id = $1 and plan_id = $2 and state = 'waiting'`,
);
const lockWaiting = statement('ending.plan.lockWaiting', `${waitingPlan.text} for update`);

export function findWaitingPlan(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<PlannedEnding | undefined> {
  return reader.maybe<PlannedEnding>(waitingPlan, [partnerId, customerId]);
}

export function lockWaitingPlan(
  tx: Tx,
  partnerId: string,
  customerId: string,
): Promise<PlannedEnding | undefined> {
  return tx.maybe<PlannedEnding>(lockWaiting, [partnerId, customerId]);
}

export function lockPlannedEnding(
  tx: Tx,
  partnerId: string,
  planId: string,
): Promise<PlannedEnding | undefined> {
  return tx.maybe<PlannedEnding>(lockPlan, [partnerId, planId]);
}

export async function settlePlannedEnding(
  tx: Tx,
  { partnerId, planId }: Pick<PlannedEnding, 'partnerId' | 'planId'>,
  to: { readonly state: PlanState; readonly at: Date; readonly byName: string },
): Promise<boolean> {
  return (await tx.run(settlePlan, [partnerId, planId, to.state, to.at, to.byName])) === 1;
}

const listPlans = statement(
  'ending.plan.list',
  `
  select ${planColumns} from planned_ending
   where partner_id = $1 and ($2 or state = 'waiting')
     and ($3::timestamptz is null or queued_at < $3 or (queued_at = $3 and plan_id > $4::uuid))
   order by queued_at desc, plan_id limit $5`,
);
const stakedOfMany = statement(
  'ending.plan.subscriptions',
  `
  select customer_id as "customerId", ${stakedColumns} from subscription
   where partner_id = $1 and customer_id = any($2::uuid[]) and subscription_blocks_ending(status, kind)`,
);

/** The latest first; settled ones too where asked for. */
export function listPlannedEndings(
  reader: Reader,
  partnerId: string,
  page: {
    readonly withSettled: boolean;
    readonly after?: { readonly queuedAt: string; readonly planId: string } | undefined;
    readonly limit: number;
  },
): Promise<PlannedEnding[]> {
  return reader.rows<PlannedEnding>(listPlans, [
    partnerId,
    page.withSettled,
    page.after?.queuedAt ?? null,
    page.after?.planId ?? null,
    page.limit,
  ]);
}

/** What stands in the way at each of several customers, in one reading. */
export async function listBlockingByCustomer(
  reader: Reader,
  partnerId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, StakedSubscription[]>> {
  const rows = await reader.rows<StakedSubscription & { customerId: string }>(stakedOfMany, [
    partnerId,
    customerIds,
  ]);
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

// What waits for nothing any more. It became possible when it was queued, or when the last blocker cleared.
const ready = `
  from planned_ending p
 where p.state = 'waiting'
   and not exists (select from subscription s
                    where s.partner_id = p.partner_id and s.customer_id = p.customer_id
                      and subscription_blocks_ending(s.status, s.kind))`;
const readyAt = `
  greatest(p.queued_at, (select max(s.status_changed_at) from subscription s
                          where s.partner_id = p.partner_id and s.customer_id = p.customer_id))`;
const nextReady = statement('ending.plan.nextReady', `select min(${readyAt}) as at ${ready}`);
const takeReady = statement(
  'ending.plan.takeReady',
  `
  select p.partner_id as "partnerId", p.plan_id as "planId", ${readyAt} as "readyAt" ${ready}
     and ${readyAt} <= $1 and p.plan_id <> all($2::uuid[])
   order by 3, p.plan_id limit 1 for update of p skip locked`,
);

export interface ReadyPlan {
  readonly partnerId: string;
  readonly planId: string;
  readonly readyAt: Date;
}

/** In the system scope. */
export async function nextReadyPlan(db: Pick<Database, 'maybe'>, scope: Parameters<Database['maybe']>[0]) {
  return (await db.maybe<{ at: Date | null }>(scope, nextReady))?.at ?? null;
}

/** The earliest that nobody else is at, locked; in the system scope. */
export function takeReadyPlan(tx: Tx, now: Date, without: readonly string[]): Promise<ReadyPlan | undefined> {
  return tx.maybe<ReadyPlan>(takeReady, [now, without]);
}

// What-if

const staff = statement(
  'ending.whatIf.staff',
  `
  select user_id as "personId", roles from tenant_user where tenant_id = $1 and state = 'active' order by user_id`,
);

/** The partner's own people, with their roles. */
export function listStaff(db: Database, scope: TenantScope): Promise<Person[]> {
  return db.rows<Person>(scope, staff, [scope.tenantId]);
}

const creditedColumns = `
  s.subscription_id as "subscriptionId", s.friendly_name as name, s.status, s.term_ends_on::text as "endsOn",
  s.reseller_name as "creditedTo", s.reseller_id as "creditedId",
  s.offer_name as "offerName", s.partner_id as "sellerId", s.support_contact_id as "supportContactId"`;
const ofCustomer = statement(
  'ending.whatIf.ofCustomer',
  `
  select ${creditedColumns} from subscription s
   where s.customer_id = $1 and ($2::uuid is null or s.partner_id = $2) and s.status in ('active', 'suspended')
   order by s.friendly_name, s.subscription_id`,
);
const ofReseller = statement(
  'ending.whatIf.ofReseller',
  `
  select ${creditedColumns} from subscription s
   where s.partner_id = $1 and s.reseller_id = $2 and s.status in ('active', 'suspended')
   order by s.friendly_name, s.subscription_id limit 1000`,
);

export interface CreditedRow {
  readonly subscriptionId: string;
  readonly name: string;
  readonly status: string;
  readonly endsOn: string | null;
  readonly creditedTo: string | null;
  readonly creditedId: string | null;
  readonly offerName: string;
  readonly sellerId: string;
  readonly supportContactId: string;
}

/** Running subscriptions of a customer: of one seller, or of all where the scope is the customer's own. */
export function listRunningOfCustomer(
  db: Database,
  scope: TenantScope,
  customerId: string,
  sellerId: string | null,
): Promise<CreditedRow[]> {
  return db.rows<CreditedRow>(scope, ofCustomer, [customerId, sellerId]);
}

/** A provider's running subscriptions that credit one reseller; a thousand are enough to see. */
export function listRunningOfReseller(
  db: Database,
  scope: TenantScope,
  resellerId: string,
): Promise<CreditedRow[]> {
  return db.rows<CreditedRow>(scope, ofReseller, [scope.tenantId, resellerId]);
}
