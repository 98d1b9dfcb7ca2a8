import { refuseInput } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { findTie } from '../customer/index.ts';
import type { QualificationDeps } from './actions.ts';
import { countUse } from './code-store.ts';
import type { CustomerQualification, Qualification } from './model.ts';
import { next } from './rules.ts';
import type { Decision } from './store.ts';
import { lockQualification, saveDecision } from './store.ts';

export interface ReviewCall {
  readonly customerId: string;
  readonly qualification: Qualification;
  readonly decision: 'approve' | 'deny';
  readonly reason: string | null;
  readonly actor: Actor;
}

const reviewing = systemScope('the operator decides a qualification');

/** A person of the operator decides before the verification does (C31). */
export function decideQualification({ db, clock }: QualificationDeps, call: ReviewCall): Promise<void> {
  return db.transaction(reviewing, async (tx) => {
    const present = await lockQualification(tx, call.customerId, call.qualification);
    if (!present) return refuse('qualification-unknown');
    const status = next(present, call.decision);
    if (status !== 'approved' && status !== 'denied') return refuse('qualification-decided');
    if (status === 'denied' && !call.reason) {
      return refuseInput({ field: 'reason', problem: 'missing' });
    }
    const { actor, reason } = call;
    await settle(tx, present, {
      decision: {
        status,
        at: clock.now(),
        by: actor.name,
        reason: status === 'denied' ? reason : null,
      },
      actor,
    });
  });
}

/** Writes a decision and what follows from it; in the system scope. */
export async function settle(
  tx: Tx,
  present: CustomerQualification,
  { decision, actor }: { readonly decision: Decision; readonly actor: Actor },
): Promise<void> {
  const { customerId, partnerId, qualification, validationCode } = present;
  const tie = await findTie(tx, partnerId, customerId);
  await saveDecision(tx, present, decision);
  // A code is used up by customers that were recognized, not by those that were not.
  if (decision.status === 'denied' && validationCode !== null) {
    await tx.within(tenantScope(partnerId), (inner) =>
      countUse(inner, { partnerId, code: validationCode }, 1),
    );
  }
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: 'update_customer_qualification',
      resourceType: 'customer',
      customerId,
      // Under the name that the partner knows it by; nobody else reads this record.
      customerName: tie?.companyName ?? null,
      copiesTo: [partnerId],
      oldValue: { qualification, status: 'in-review' },
      newValue: { qualification, status: decision.status },
    },
    decision.at,
  );
}
