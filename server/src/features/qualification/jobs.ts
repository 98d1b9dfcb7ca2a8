import { randomUUID } from 'node:crypto';
import { systemScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { verificationFacts } from './actions.ts';
import type { CustomerQualification } from './model.ts';
import { settle } from './review-actions.ts';
import { verdictOf } from './rules.ts';
import { findNextDue, takeDueQualifications } from './store.ts';

const verifying = systemScope('the verification of special qualifications');

/** The simulated verification: decides by its date what nobody has decided before (C31). */
export const qualificationWork: DueWork = {
  name: 'qualification.verify',
  next: (db) => db.transaction(verifying, findNextDue),
  run: (db, now, limit) =>
    db.transaction(verifying, async (tx) => {
      const due = await takeDueQualifications(tx, now, limit);
      for (const one of due) {
        const facts = await verificationFacts(tx, one.partnerId, one.customerId);
        const reason = verdictOf(one, facts);
        await settle(tx, one, {
          decision: { status: reason ? 'denied' : 'approved', at: one.decideAt ?? now, by: null, reason },
          actor: verificationOf(one),
        });
      }
      return due.length;
    }),
};

/** The partner reads in its log what became of its request. */
function verificationOf({ partnerId }: CustomerQualification) {
  return {
    tenantId: partnerId,
    userId: null,
    name: 'verification',
    applicationId: null,
    correlationId: randomUUID(),
  };
}
