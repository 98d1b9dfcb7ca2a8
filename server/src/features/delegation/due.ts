import type { DueWork } from '../../platform/due/index.ts';
import { carryOutAssignment } from './assignment-carrying.ts';
import { dueScope, nextDue, takeDue } from './due-store.ts';
import type { DueParts } from './parts.ts';
import { proceed } from './settle.ts';
import { lockAssignment } from './store.ts';

/** 90-day void, activation, reminders, extension, expiry, termination and the end of keeping, from the rows' dates. */
export function delegationDueWorks(parts: DueParts): readonly DueWork[] {
  return [
    {
      name: 'delegation.proceed',
      next: (db) => nextDue(db, 'delegation'),
      run: (db, now, limit) =>
        db.transaction(dueScope, async (tx) => {
          const due = await takeDue(tx, 'delegation', now, limit);
          for (const { partnerId, delegationId } of due)
            await proceed(tx, parts, partnerId, delegationId, now);
          return due.length;
        }),
    },
    {
      name: 'delegation.assign',
      next: (db) => nextDue(db, 'assignment'),
      run: (db, now, limit) =>
        db.transaction(dueScope, async (tx) => {
          const due = await takeDue(tx, 'assignment', now, limit);
          for (const { partnerId, delegationId, assignmentId } of due) {
            const one = await lockAssignment(tx, partnerId, delegationId, assignmentId ?? '');
            if (one) await carryOutAssignment(tx, one, now);
          }
          return due.length;
        }),
    },
  ];
}
