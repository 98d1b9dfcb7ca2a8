import { randomUUID } from 'node:crypto';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { postMail } from '../mail/index.ts';
import { stateAtDue } from './rules.ts';
import { lockReferral, nextDue, saveStanding, takeDigests, takeDue } from './store.ts';

const scope = systemScope('referrals reach their dates');

/** 14 days without an answer; six months of an informational one (4.10, I44). */
export const referralExpiry: DueWork = {
  name: 'referral.expire',
  next: (db) => nextDue(db, scope, 'referral'),
  run: (db, now, limit) =>
    db.transaction(scope, async (tx) => {
      const due = await takeDue(tx, now, limit);
      for (const { receiverId, referralId } of due) {
        const referral = await lockReferral(tx, receiverId, referralId);
        if (!referral?.dueAt) continue;
        const at = referral.dueAt;
        const state = stateAtDue(referral.kind);
        await saveStanding(tx, referral, { ...referral, state, dueAt: null, closedAt: at });
        await appendAuditEvent(
          tx,
          {
            tenantId: receiverId,
            userId: null,
            name: 'Twotier',
            applicationId: null,
            correlationId: randomUUID(),
          },
          {
            operation: 'update_referral',
            resourceType: 'referral',
            counterpartId: referral.senderId,
            // The sender learns that nobody answered (D34).
            copiesTo: [referral.senderId],
            oldValue: { id: referralId, state: referral.state },
            newValue: { id: referralId, state },
          },
          at,
        );
      }
      return due.length;
    }),
};

/** One message for all that came after the tenth of a day (section 8). */
export const referralDigests: DueWork = {
  name: 'referral.digest',
  next: (db) => nextDue(db, scope, 'digest'),
  run: (db, now, limit) =>
    db.transaction(scope, async (tx) => {
      const due = await takeDigests(tx, now, limit);
      for (const { receiverId, referrals, dueAt } of due)
        await tx.within(tenantScope(receiverId), (inner) =>
          postMail(inner, {
            kind: 'referral-digest',
            to: [
              { tenantId: receiverId, roles: ['referrals-admin', 'business-profile-admin', 'global-admin'] },
            ],
            facts: { count: referrals },
            path: '/referrals',
            at: dueAt,
          }),
        );
      return due.length;
    }),
};
