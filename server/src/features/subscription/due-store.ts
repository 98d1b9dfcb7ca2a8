import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { DueStep, KeptSubscription } from './model.ts';
import { keptFrom, keptOf } from './store.ts';

/** Dates come for every company at once. */
export const dueScope = systemScope('what dates bring about for subscriptions');

const next = statement('subscription.nextDue', 'select next_subscription_due($1) as due');
const nextCharge = statement(
  'subscription.nextChargeDue',
  'select min(next_charge_at) as due from subscription where next_charge_at is not null',
);

export async function nextDueAt(db: Database, step: DueStep): Promise<Date | null> {
  return (await db.maybe<{ due: Date | null }>(dueScope, next, [step]))?.due ?? null;
}

export async function nextChargeDueAt(db: Database): Promise<Date | null> {
  return (await db.maybe<{ due: Date | null }>(dueScope, nextCharge))?.due ?? null;
}

/** Country and name of the customer come along: prices and records need them. */
export type DueSubscription = KeptSubscription & {
  readonly country: string;
  readonly companyName: string;
};

const withCustomer = `
  coalesce(r.country, '') as country, coalesce(r.company_name, '') as "companyName"
    from subscription s ${keptFrom.join}
    left join customer_relationship r on r.partner_id = s.partner_id and r.customer_id = s.customer_id`;

// Whoever else does the same work passes over what is locked here, and finds it done afterwards.
const takeDue = statement(
  'subscription.takeDue',
  `
  select ${keptFrom.columns}, ${withCustomer}
   where s.due_step = $1 and s.due_at <= $2
   order by s.due_at, s.partner_id, s.subscription_id limit $3 for update of s skip locked`,
);

// Those that change more than their term.
const takeSpecial = statement(
  'subscription.takeSpecialRenewals',
  `
  select ${keptFrom.columns}, ${withCustomer}
   where s.due_step = 'renew' and s.due_at <= $1
     and (s.scheduled is not null or s.is_trial or s.next_charge is not null)
   order by s.due_at, s.partner_id, s.subscription_id limit $2 for update of s skip locked`,
);

const some = statement(
  'subscription.dueOfThese',
  `
  select ${keptFrom.columns}, ${withCustomer}
   where (s.partner_id, s.subscription_id) in (select * from unnest($1::uuid[], $2::uuid[]))`,
);

const takeCharges = statement(
  'subscription.takeNextCharges',
  `
  select ${keptFrom.columns}, ${withCustomer}
   where s.next_charge_at <= $1
   order by s.next_charge_at, s.partner_id, s.subscription_id limit $2 for update of s skip locked`,
);

type DueRow = Parameters<typeof keptOf<DueSubscription>>[0];

/** What is due for a step at this time, earliest first, locked until the transaction ends. */
export async function takeDueSubscriptions(
  tx: Tx,
  step: DueStep,
  now: Date,
  limit: number,
): Promise<DueSubscription[]> {
  return (await tx.rows<DueRow>(takeDue, [step, now, limit])).map(keptOf);
}

/** Renewals with a change for the next term, and trials: as `takeDueSubscriptions`. */
export async function takeSpecialRenewals(tx: Tx, now: Date, limit: number): Promise<DueSubscription[]> {
  return (await tx.rows<DueRow>(takeSpecial, [now, limit])).map(keptOf);
}

/** Whole subscriptions whose locks the caller holds already. */
export async function findDueSubscriptions(
  tx: Tx,
  these: readonly Pick<KeptSubscription, 'partnerId' | 'subscriptionId'>[],
): Promise<DueSubscription[]> {
  if (these.length === 0) return [];
  const keys = [these.map((one) => one.partnerId), these.map((one) => one.subscriptionId)];
  return (await tx.rows<DueRow>(some, keys)).map(keptOf);
}

export async function takeNextCharges(tx: Tx, now: Date, limit: number): Promise<DueSubscription[]> {
  return (await tx.rows<DueRow>(takeCharges, [now, limit])).map(keptOf);
}
