import { tenantScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { postMail } from '../mail/index.ts';
import { findSecurityContact } from '../partner/index.ts';
import { nextDigestDue, takeDigests, watching } from './store.ts';

/** Open alerts of the last 60 days, once a day, to the security contact; where none is named, to admin agents (C106). */
export const fraudDigests: DueWork = {
  name: 'fraudAlert.digest',
  next: nextDigestDue,
  run: (db, now, limit) =>
    db.transaction(watching, async (tx) => {
      const due = await takeDigests(tx, now, limit);
      for (const { partnerId, open, dueAt } of due) {
        if (open === 0) continue;
        await tx.within(tenantScope(partnerId), async (inner) => {
          const { email, firstName, lastName } = await findSecurityContact(inner, partnerId);
          const name = [firstName, lastName].filter(Boolean).join(' ') || undefined;
          await postMail(inner, {
            kind: 'fraud-digest',
            to: [
              email ? { tenantId: partnerId, email, name } : { tenantId: partnerId, roles: ['admin-agent'] },
            ],
            facts: { count: open },
            path: '/fraud-alerts',
            at: dueAt,
          });
        });
      }
      return due.length;
    }),
};
