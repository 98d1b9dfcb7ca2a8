import type { DueWork } from '../../platform/due/index.ts';
import { linkHash, newLink } from '../verification/index.ts';
import { mailLink } from './actions.ts';
import { remindsAfterMs } from './rules.ts';
import {
  deleteLapsed,
  enrolling,
  nextLapseAt,
  nextReminderBase,
  saveReminded,
  takeToRemind,
} from './store.ts';

/** The link goes out once more where nobody has followed it for a day (section 8). */
export const enrollmentReminder: DueWork = {
  name: 'enrollment.remind',
  next: async (db) => {
    const mailed = await nextReminderBase(db);
    return mailed && new Date(mailed.getTime() + remindsAfterMs);
  },
  run: (db, now, limit) =>
    db.transaction(enrolling, async (tx) => {
      const due = await takeToRemind(tx, new Date(now.getTime() - remindsAfterMs), limit);
      for (const { enrollmentId, details, language, mailedAt } of due) {
        const { secret } = newLink();
        await saveReminded(tx, enrollmentId, linkHash(secret));
        if (details)
          await mailLink(tx, details, language, secret, new Date(mailedAt.getTime() + remindsAfterMs));
      }
      return due.length;
    }),
};

/** What nobody confirmed within 14 days is forgotten. */
export const enrollmentLapse: DueWork = {
  name: 'enrollment.lapse',
  next: nextLapseAt,
  run: (db, now, limit) => db.transaction(enrolling, (tx) => deleteLapsed(tx, now, limit)),
};
