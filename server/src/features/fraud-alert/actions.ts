import type { Caller } from '../../access/caller.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { FraudAlert, FraudStanding, Suspicion } from './model.ts';
import { nextDigest, settlingRefusal } from './rules.ts';
import { findSuspected, insertAlert, lockAlerts, saveStanding, watching } from './store.ts';

export interface FraudAlertParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

/** The operator, or a program that watches, suspects fraud; the seller of the subscription is told (C106). */
export async function raiseAlert(
  { db, clock, ids }: FraudAlertParts,
  { caller, context }: Acting,
  input: Suspicion,
): Promise<FraudAlert> {
  const at = clock.now();
  const description = input.description.trim();
  if (!description) refuseInput({ field: 'description', problem: 'missing' });
  return db.transaction(watching, async (tx) => {
    const of =
      (await findSuspected(tx, input.subscriptionId)) ??
      refuse('subscription-unknown', { subscriptionId: input.subscriptionId });
    const alert: FraudAlert = {
      ...of,
      alertId: ids.guid(),
      kind: input.kind,
      severity: input.severity,
      description,
      resource: input.resource?.trim() || null,
      state: 'active',
      reason: null,
      detectedAt: at,
      settledAt: null,
      settledBy: null,
    };
    await insertAlert(tx, alert, nextDigest(at));
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'azure_fraud_event_detected',
        resourceType: 'fraud_alert',
        customerId: of.customerId,
        customerName: of.customerName,
        counterpartId: of.partnerId,
        copiesTo: [of.partnerId],
        newValue: {
          id: alert.alertId,
          subscriptionId: of.subscriptionId,
          eventType: alert.kind,
          severity: alert.severity,
        },
        details: { Subscription: of.subscriptionName },
      },
      at,
    );
    return alert;
  });
}

/** The partner deals with alerts of its own; all or none. */
export async function settleAlerts(
  { db, clock }: Omit<FraudAlertParts, 'ids'>,
  { caller, context }: Acting,
  of: { readonly alertIds: readonly string[]; readonly subscriptionId?: string },
  standing: FraudStanding,
): Promise<FraudAlert[]> {
  const at = clock.now();
  const actor = actorOf(caller, context);
  const alertIds = [...new Set(of.alertIds)];
  return db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const found = await lockAlerts(tx, caller.tenant.id, alertIds);
    const meant = found.filter((one) => !of.subscriptionId || one.subscriptionId === of.subscriptionId);
    if (meant.length < alertIds.length) refuse('not-found');
    const settled: FraudAlert[] = [];
    for (const alert of meant) {
      const refusal = settlingRefusal(alert, standing);
      if (refusal) refuse(refusal);
      await saveStanding(tx, alert, standing, { at, name: actor.name });
      await appendAuditEvent(
        tx,
        actor,
        {
          operation: 'settle_fraud_alert',
          resourceType: 'fraud_alert',
          customerId: alert.customerId,
          customerName: alert.customerName,
          oldValue: { id: alert.alertId, state: alert.state },
          newValue: { id: alert.alertId, ...standing },
          details: { Subscription: alert.subscriptionName },
        },
        at,
      );
      const isOver = standing.state === 'resolved';
      settled.push({
        ...alert,
        ...standing,
        settledAt: isOver ? at : null,
        settledBy: isOver ? actor.name : null,
      });
    }
    return settled;
  });
}
