import { createHash } from 'node:crypto';
import { refuse } from '../../errors/refusal.ts';
import type { TenantScope, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Tie } from '../customer/index.ts';
import { closeRelationship, findTie, lockTie } from '../customer/index.ts';
import type { Declaration } from '../declaration/index.ts';
import { declarationWithin } from '../declaration/index.ts';
import type { Blocker, EndingConsequences, EndingFacts, PlannedEnding } from './model.ts';
import type { Acting, EndingParts } from './parts.ts';
import type { Confirmation } from './rules.ts';
import { blockersOf, blocksEnding, checkBlockers, checkConfirmation, consequencesOf } from './rules.ts';
import {
  findWaitingPlan,
  giveSupportRolesBack,
  listStaked,
  listSupportRoles,
  lockWaitingPlan,
  settlePlannedEnding,
} from './store.ts';

export interface EndingPreview {
  readonly tie: Tie;
  readonly blockers: readonly Blocker[];
  readonly consequences: EndingConsequences;
  /** Version of all of this: what a person confirms is what they saw. */
  readonly etag: string;
  readonly plan: PlannedEnding | undefined;
  readonly declaration: Declaration;
}

/** Everything that stands in the way of an ending, and everything that it would do (C37). */
export function previewEnding(
  { db, clock }: EndingParts,
  scope: TenantScope,
  customerId: string,
): Promise<EndingPreview> {
  return db.transaction(scope, async (tx) => {
    const tie = (await findTie(tx, scope.tenantId, customerId)) ?? refuse('customer-unknown');
    const facts = await readFacts(tx, tie);
    return {
      tie,
      blockers: blockersOf(facts.subscriptions, clock.now()),
      consequences: consequencesOf(facts),
      etag: etagOf(facts),
      plan: await findWaitingPlan(tx, scope.tenantId, customerId),
      declaration: await declarationWithin(tx, 'relationship-ending', clock.now()),
    };
  });
}

async function readFacts(tx: Tx, tie: Tie): Promise<EndingFacts> {
  return {
    subscriptions: await listStaked(tx, tie.partnerId, tie.customerId),
    supportRoles: await listSupportRoles(tx, tie.partnerId, tie.customerId),
    relationshipVersion: tie.version,
  };
}

function etagOf({ subscriptions, supportRoles, relationshipVersion }: EndingFacts): string {
  const seen = [
    relationshipVersion,
    subscriptions.map((one) => [one.subscriptionId, one.status, one.version]),
    supportRoles.map((one) => one.subscriptionId),
  ];
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22);
}

/** Ends the caller's relationship with a customer at once, or refuses with everything in the way. */
export async function endRelationship(
  parts: EndingParts,
  { caller, context }: Acting,
  customerId: string,
  confirmation: Confirmation,
): Promise<{ tie: Tie; at: Date }> {
  const scope = tenantScope(caller.tenant.id);
  return parts.db.transaction(scope, async (tx) => {
    // First what is queued, then the relationship: as the work that carries out plans locks them.
    const plan = await lockWaitingPlan(tx, scope.tenantId, customerId);
    const tie = await lockLive(tx, scope.tenantId, customerId);
    const facts = await readFacts(tx, tie);
    const declaration = await declarationWithin(tx, 'relationship-ending', parts.clock.now());
    const refusal =
      checkConfirmation(confirmation, {
        declarationVersion: declaration.version,
        etag: etagOf(facts),
      }) ?? checkBlockers(blockersOf(facts.subscriptions, parts.clock.now()), context.language);
    if (refusal) throw refusal;
    const actor = actorOf(caller, context);
    const at = parts.clock.now();
    if (plan) await settlePlannedEnding(tx, plan, { state: 'superseded', at, byName: actor.name });
    await carryOut(parts, tx, tie, facts, {
      actor,
      at,
      declarationVersion: confirmation.declarationVersion,
      details: {},
    });
    return { tie, at };
  });
}

/** The relationship, locked: an order and an ending at the same time follow each other, and the later one is refused. */
export async function lockLive(tx: Tx, partnerId: string, customerId: string): Promise<Tie> {
  const tie = (await lockTie(tx, partnerId, customerId)) ?? refuse('customer-unknown');
  return tie.state === 'active' ? tie : refuse('relationship-ended');
}

/**
 * The same for what was queued before: at its own date, for the person who queued it. False where
 * something has come into the way again; then it goes on waiting.
 */
export async function endAsPlanned(
  parts: EndingParts,
  tx: Tx,
  tie: Tie,
  plan: PlannedEnding,
  at: Date,
): Promise<boolean> {
  const facts = await readFacts(tx, tie);
  if (facts.subscriptions.some(blocksEnding)) return false;
  const actor: Actor = {
    tenantId: plan.partnerId,
    userId: plan.queuedBy,
    name: plan.queuedByName,
    applicationId: plan.applicationId,
    correlationId: plan.correlationId,
  };
  await carryOut(parts, tx, tie, facts, {
    actor,
    at,
    declarationVersion: plan.declarationVersion,
    details: { PlannedAt: plan.queuedAt.toISOString() },
  });
  return true;
}

interface Carrying {
  readonly actor: Actor;
  readonly at: Date;
  readonly declarationVersion: string | null;
  readonly details: Readonly<Record<string, string>>;
}

/** What follows from an ending (C37), and nothing else: the customer and its other partners stay as they are (I7). */
async function carryOut(
  parts: EndingParts,
  tx: Tx,
  tie: Tie,
  facts: EndingFacts,
  { actor, at, declarationVersion, details }: Carrying,
): Promise<void> {
  const { partnerId, customerId, companyName: customerName } = tie;
  if (facts.supportRoles.length > 0) await giveSupportRolesBack(tx, partnerId, customerId);
  await closeRelationship(tx, tie, {
    endedAt: at,
    endedBy: actor.userId,
    endedByName: actor.name,
    declarationVersion,
  });
  await parts.endAdmin(tx, { partnerId, customerId, customerName, actor, at });
  const { runningOn } = consequencesOf(facts);
  // The customer is a party, and so is whoever gets a support contact back (I46). A log tells nobody (I47).
  const sellers = [...new Set(facts.supportRoles.map(({ sellerId }) => sellerId))];
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: 'remove_partner_customer_relationship',
      resourceType: 'partner_customer_relationship',
      customerId,
      customerName,
      copiesTo: [customerId, ...sellers],
      oldValue: { customerId, relationshipToPartner: 'reseller', delegatedAdmin: tie.delegatedAdmin },
      newValue: { customerId, relationshipToPartner: 'none', delegatedAdmin: 'none' },
      details: {
        declarationVersion: declarationVersion ?? 'not asked',
        ...details,
        ...(runningOn.length > 0 ? { SubscriptionsRunningOn: String(runningOn.length) } : {}),
        ...(facts.supportRoles.length > 0
          ? { SupportContactsReturned: String(facts.supportRoles.length) }
          : {}),
      },
    },
    at,
  );
}
