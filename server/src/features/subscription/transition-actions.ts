import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { TenantScope, Tx } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvents } from '../audit/index.ts';
import type { Sellable } from '../catalog/index.ts';
import { findSellablesOfSkus } from '../catalog/index.ts';
import type { SubscriptionDeps } from './actions.ts';
import { withoutKeeping } from './dry-run.ts';
import { readChangeFacts } from './facts.ts';
import type { Charge, KeptSubscription } from './model.ts';
import { changeRecord } from './recording.ts';
import type { Posted } from './settling.ts';
import { moveCredit, settle } from './settling.ts';
import { insertSubscriptions, lockSubscription, recordFirstAttributions } from './store.ts';
import type { LicenseError, Transition, WantedTransition } from './transition-model.ts';
import type { TransitionFacts, TransitionOutcome } from './transition-rules.ts';
import { targetProblem, transition } from './transition-rules.ts';
import { insertTransition } from './transition-store.ts';
import { isOnTheWay, waysUp } from './way-rules.ts';

export interface TransitionCall {
  readonly caller: Caller;
  readonly scope: TenantScope;
  readonly customer: { readonly customerId: string; readonly companyName: string; readonly country: string };
  readonly context: { readonly correlationId: string; readonly language: Language };
  readonly subscriptionId: string;
}

export interface TransitionResult {
  readonly made: Transition;
  readonly before: KeptSubscription;
  readonly after: KeptSubscription;
  /** Null: the subscription itself went over. */
  readonly target: KeptSubscription | null;
  readonly charges: readonly Charge[];
}

/** Upgrades a subscription, whole or in part, or converts a trial (C52, C58). */
export function makeTransition(
  deps: SubscriptionDeps,
  call: TransitionCall,
  wanted: (present: KeptSubscription) => WantedTransition,
): Promise<TransitionResult> {
  return deps.db.transaction(call.scope, (tx) => make(tx, deps, call, wanted));
}

/** What it would do, cost or meet; nothing is kept. */
export function previewTransition(
  deps: SubscriptionDeps,
  call: TransitionCall,
  wanted: (present: KeptSubscription) => WantedTransition,
): Promise<TransitionResult> {
  return withoutKeeping(deps.db, call.scope, (tx) => make(tx, deps, call, wanted));
}

async function make(
  tx: Tx,
  deps: SubscriptionDeps,
  call: TransitionCall,
  read: (present: KeptSubscription) => WantedTransition,
): Promise<TransitionResult> {
  const { caller, context, customer } = call;
  const now = deps.clock.now();
  const before = await lockPresent(tx, call);
  const wanted = read(before);
  const facts = await readTransitionFacts(tx, deps, call, before, wanted);
  const outcome = transition(before, wanted, facts);
  const charges = outcome.charges.map(({ charge }) => charge);
  const { licenseErrors, posted } = await save(tx, deps, before, wanted, outcome, now);
  const made: Transition = {
    operationId: deps.ids.guid(),
    customerId: customer.customerId,
    fromSubscriptionId: before.subscriptionId,
    toSubscriptionId: outcome.target?.next.subscriptionId ?? before.subscriptionId,
    fromCatalogItemId: before.catalogItemId,
    toCatalogItemId: (outcome.target?.next ?? outcome.source).catalogItemId,
    quantity: wanted.quantity,
    termDuration: outcome.termDuration,
    billingCycle: outcome.billingCycle,
    transitionType: wanted.transitionType,
    startedAt: now,
    licenseErrors,
  };
  await insertTransition(tx, call.scope.tenantId, made);
  const operation = before.isTrial ? 'convert_trial_subscription' : 'upgrade_subscription';
  await appendAuditEvents(
    tx,
    actorOf(caller, context),
    [
      {
        ...changeRecord(operation, before, outcome.source, charges, customer.companyName),
        ...(outcome.target
          ? {
              newValue: {
                id: made.toSubscriptionId,
                offerId: made.toCatalogItemId,
                quantity: outcome.target.next.quantity,
                sourceQuantity: outcome.source.quantity,
                sourceStatus: outcome.source.status,
              },
            }
          : {}),
      },
    ],
    now,
  );
  await moveCredit(tx, deps, posted, now);
  return { made, before, after: outcome.source, target: outcome.target?.next ?? null, charges };
}

async function lockPresent(
  tx: Tx,
  { scope, customer, subscriptionId }: TransitionCall,
): Promise<KeptSubscription> {
  const found = await lockSubscription(tx, scope, customer.customerId, subscriptionId);
  return found ?? refuse('subscription-unknown');
}

async function readTransitionFacts(
  tx: Tx,
  deps: SubscriptionDeps,
  { scope, customer, context }: TransitionCall,
  s: KeptSubscription,
  wanted: WantedTransition,
): Promise<TransitionFacts> {
  const target =
    wanted.toSubscriptionId === null || wanted.toSubscriptionId === s.subscriptionId
      ? null
      : ((await lockSubscription(tx, scope, customer.customerId, wanted.toSubscriptionId)) ?? null);
  const facts = await readChangeFacts(tx, deps, s, {
    country: customer.country,
    language: context.language,
    now: deps.clock.now(),
    catalogItemIds: [wanted.toCatalogItemId],
  });
  const same = wanted.toSubscriptionId === s.subscriptionId;
  return { ...facts, target: same ? s : target, newSubscriptionId: deps.ids.guid() };
}

/** The target takes its licenses before the source gives them up, so that nobody is without one in between (I28). */
async function save(
  tx: Tx,
  deps: SubscriptionDeps,
  before: KeptSubscription,
  wanted: WantedTransition,
  { source, target, charges }: TransitionOutcome,
  now: Date,
): Promise<{ readonly licenseErrors: LicenseError[]; readonly posted: readonly Posted[] }> {
  const of = (s: KeptSubscription) =>
    charges.filter(({ subscriptionId }) => subscriptionId === s.subscriptionId).map(({ charge }) => charge);
  const place = { partnerId: before.partnerId, customerId: before.customerId };
  if (!target) {
    const posted = await settle(tx, [{ after: source, charges: of(source) }], now);
    const limit = source.quantity;
    return {
      licenseErrors: await deps.licenses.move(tx, { ...place, from: before, to: source, limit }),
      posted,
    };
  }
  const { next } = target;
  if (target.isNew) {
    await insertSubscriptions(tx, [next]);
    await recordFirstAttributions(tx, [next], null);
  }
  const posted = await settle(tx, [{ after: next, charges: of(next) }], now);
  const moves = wanted.transitionType === 'transition_with_license_transfer' || source.status === 'deleted';
  const licenseErrors = moves
    ? await deps.licenses.move(tx, { ...place, from: before, to: next, limit: wanted.quantity })
    : [];
  await settle(tx, [{ after: source, charges: [] }], now);
  return { licenseErrors, posted };
}

/** A way up, with what stands against it, and the subscriptions that could take the licenses. */
export interface Way {
  readonly target: Sellable;
  readonly blockedBy: Refusal | null;
  readonly into: readonly {
    readonly subscription: KeptSubscription;
    readonly problem: ReturnType<typeof targetProblem>;
  }[];
}

/** Every way up from a subscription (C52): those that are open, and what keeps the others closed. */
export function listWays(
  deps: SubscriptionDeps,
  call: Omit<TransitionCall, 'caller'>,
  s: KeptSubscription,
): Promise<Way[]> {
  return withoutKeeping(deps.db, call.scope, async (tx) => {
    const { customer, context } = call;
    const now = deps.clock.now();
    const facts = await readChangeFacts(tx, deps, s, {
      country: customer.country,
      language: context.language,
      now,
      catalogItemIds: [],
    });
    const ways = waysUp(facts.catalog.get(s.catalogItemId.toLowerCase()), s);
    const where = { country: customer.country, currency: s.currency };
    const targets = ways.length > 0 ? await findSellablesOfSkus(tx, ways, where) : [];
    return targets
      .filter((target) => isOnTheWay(target, ways))
      .map((target) => {
        const catalog = new Map([...facts.catalog, [target.catalogItemId.toLowerCase(), target]]);
        const into = facts.relatives
          .filter((one) => one.productId === target.productId && one.skuId === target.skuId)
          .map((one) => ({ subscription: one, problem: targetProblem(s, one, target, now) }));
        const tried = { ...facts, catalog, target: null, newSubscriptionId: deps.ids.guid() };
        return { target, into, blockedBy: problemOf(s, target, tried) };
      });
  });
}

function problemOf(s: KeptSubscription, target: Sellable, facts: TransitionFacts): Refusal | null {
  try {
    transition(
      s,
      {
        toCatalogItemId: target.catalogItemId,
        toSubscriptionId: null,
        quantity: s.quantity,
        termDuration: null,
        billingCycle: null,
        transitionType: 'transition_with_license_transfer',
      },
      facts,
    );
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
