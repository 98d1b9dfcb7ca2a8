import type { Caller } from '../../access/caller.ts';
import { decide } from '../../access/decide.ts';
import type { Operation } from '../../access/policy.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvents } from '../audit/index.ts';
import { reattribute } from './attribution.ts';
import type { Change } from './change-model.ts';
import { applyChanges, refuseWhileDue } from './change-rules.ts';
import { withoutKeeping } from './dry-run.ts';
import { readChangeFacts } from './facts.ts';
import { lockAddonsOf, lockOrder } from './life-store.ts';
import type { Charge, CreditedReseller, KeptSubscription } from './model.ts';
import type { SubscriptionPorts } from './ports.ts';
import type { MemberChange } from './recording.ts';
import { changedMembers, changeRecord } from './recording.ts';
import type { Posted } from './settling.ts';
import { moveCredit, settle } from './settling.ts';
import { followBase } from './standing-rules.ts';
import { lockSubscription } from './store.ts';

export interface SubscriptionDeps extends SubscriptionPorts {
  readonly db: Database;
  readonly clock: Clock;
}

/** What a client wants of a subscription, as compared with its present state. */
export interface WantedEdit {
  readonly changes: readonly Change[];
  /** Null: nobody is credited any more. */
  readonly partnerId?: string | null;
  /** The version it was made on is not the present one. */
  readonly stale: ErrorName | null;
}

export interface SubscriptionUpdateCall {
  readonly caller: Caller;
  readonly scope: TenantScope;
  readonly customer: { readonly customerId: string; readonly companyName: string; readonly country: string };
  readonly context: { readonly correlationId: string; readonly language: Language };
  readonly subscriptionId: string;
  /** Reads the request against the subscription as it is now. */
  readonly wanted: (present: KeptSubscription) => WantedEdit;
}

/** One subscription before and after, and what that costs. */
export interface Changed {
  readonly before: KeptSubscription;
  readonly after: KeptSubscription;
  readonly charges: readonly Charge[];
}

export interface UpdateResult extends Changed {
  readonly subscription: KeptSubscription;
  readonly members: readonly MemberChange[];
  /** Add-ons that go where it goes. */
  readonly followers: readonly Changed[];
}

/** Changes a subscription (C47, C48, C50 to C57), all or nothing. Without a change nothing is written. */
export function updateSubscription(
  deps: SubscriptionDeps,
  call: SubscriptionUpdateCall,
): Promise<UpdateResult> {
  return deps.db.transaction(call.scope, (tx) => changeSubscription(tx, deps, call));
}

/** What the same update would do, cost or meet; nothing is kept. */
export function previewUpdate(deps: SubscriptionDeps, call: SubscriptionUpdateCall): Promise<UpdateResult> {
  return withoutKeeping(deps.db, call.scope, (tx) => changeSubscription(tx, deps, call));
}

/** In the caller's transaction. */
export async function changeSubscription(
  tx: Tx,
  deps: SubscriptionDeps,
  call: SubscriptionUpdateCall,
): Promise<UpdateResult> {
  const { scope, customer, subscriptionId } = call;
  const present = await lockSubscription(tx, scope, customer.customerId, subscriptionId);
  if (!present) return refuse('subscription-unknown');
  const wanted = call.wanted(present);
  if (wanted.stale) refuse(wanted.stale);
  requireRoles(call.caller, present, wanted);
  const changed = await applyAll(tx, deps, call, present, wanted.changes);
  const followers = [
    ...(await follow(tx, deps.clock.now(), present, changed.after)),
    ...(await rebillOrder(tx, deps, call, present, wanted.changes)),
  ];
  const posted = await settleAll(tx, deps, call, [changed, ...followers]);
  if (wanted.partnerId !== undefined) refuseWhileDue(present, { now: deps.clock.now() });
  const credited =
    wanted.partnerId === undefined
      ? undefined
      : await reattribute(tx, { ...call, at: deps.clock.now() }, present, wanted.partnerId);
  const subscription = (await lockSubscription(tx, scope, customer.customerId, subscriptionId)) ?? present;
  const members = [...changedMembers(present, changed.after), ...creditChange(present, credited)];
  await moveCredit(tx, deps, posted, deps.clock.now());
  return { ...changed, subscription, members, followers };
}

function creditChange(
  present: KeptSubscription,
  credited: CreditedReseller | null | undefined,
): MemberChange[] {
  if (credited === undefined) return [];
  return [{ member: 'partnerId', from: present.resellerPartnerId ?? '', to: credited?.partnerId ?? '' }];
}

/** 2.3 opens each kind of change to roles of its own. */
function operationOf(change: Change, present: KeptSubscription): Operation {
  switch (change.kind) {
    case 'rename':
      return 'subscription.rename';
    case 'quantity':
      return change.quantity > present.quantity ? 'subscription.addLicenses' : 'subscription.reduceLicenses';
    case 'suspend':
    case 'resume':
      return 'subscription.suspend';
    case 'cancel':
      return present.kind === 'software' || present.kind === 'perpetual'
        ? 'subscription.cancelSoftware'
        : 'subscription.cancel';
    case 'auto-renew':
    case 'schedule':
      return 'subscription.planRenewal';
    case 'term':
      return 'subscription.changeBilling';
    case 'other-status':
      return 'subscription.update';
  }
}

function requireRoles(caller: Caller, present: KeptSubscription, wanted: WantedEdit): void {
  const operations = wanted.changes.map((change) => operationOf(change, present));
  if (wanted.partnerId !== undefined) operations.push('subscription.attribute');
  for (const operation of operations) {
    const refusal = decide(caller, operation);
    if (refusal) throw refusal;
  }
}

async function applyAll(
  tx: Tx,
  deps: SubscriptionDeps,
  call: SubscriptionUpdateCall,
  present: KeptSubscription,
  changes: readonly Change[],
): Promise<Changed> {
  if (changes.length === 0) return { before: present, after: present, charges: [] };
  const facts = await readChangeFacts(tx, deps, present, {
    country: call.customer.country,
    language: call.context.language,
    now: deps.clock.now(),
    catalogItemIds: changes.map((one) =>
      one.kind === 'schedule' ? (one.wanted?.catalogItemId ?? null) : null,
    ),
    withPromotions: changes.some((one) => one.kind === 'schedule' && one.wanted?.promotionId),
  });
  const { next, charges } = applyChanges(present, changes, facts);
  return { before: present, after: next, charges };
}

/** Add-ons are suspended, resumed and deleted with what they hang on. */
async function follow(
  tx: Tx,
  now: Date,
  before: KeptSubscription,
  after: KeptSubscription,
): Promise<Changed[]> {
  if (before.status === after.status) return [];
  const addons = await lockAddonsOf(tx, before.partnerId, [before.subscriptionId]);
  return addons.flatMap((addon) => {
    const outcome = followBase(addon, after, now);
    return outcome ? [{ before: addon, after: outcome.next, charges: outcome.charges }] : [];
  });
}

/** A legacy order is billed as a whole: everything in it changes its billing together, and begins a term anew (C57). */
async function rebillOrder(
  tx: Tx,
  deps: SubscriptionDeps,
  call: SubscriptionUpdateCall,
  present: KeptSubscription,
  changes: readonly Change[],
): Promise<Changed[]> {
  const change = changes.find((one) => one.kind === 'term');
  if (!change || present.ruleSet !== 'legacy') return [];
  const rebilled: Changed[] = [];
  for (const before of await lockOrder(tx, present)) {
    const facts = await readChangeFacts(tx, deps, before, {
      country: call.customer.country,
      language: call.context.language,
      now: deps.clock.now(),
      catalogItemIds: [],
    });
    const term = { ...change, termDuration: before.termDuration };
    const { next, charges } = applyChanges(before, [term], facts);
    rebilled.push({ before, after: next, charges });
  }
  return rebilled;
}

/** Saves, charges and records, each subscription once. */
async function settleAll(
  tx: Tx,
  deps: SubscriptionDeps,
  { caller, context, customer }: SubscriptionUpdateCall,
  all: readonly Changed[],
): Promise<readonly Posted[]> {
  const now = deps.clock.now();
  const changed = all.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return [];
  const posted = await settle(tx, changed, now);
  await appendAuditEvents(
    tx,
    actorOf(caller, context),
    changed.map(({ before, after, charges }) =>
      changeRecord('update_subscription', before, after, charges, customer.companyName),
    ),
    now,
  );
  return posted;
}
