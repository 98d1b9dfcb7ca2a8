import { randomUUID } from 'node:crypto';
import { readerOf, systemScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { purgedBefore } from '../license/index.ts';
import { personEvent, shownValue } from './recording.ts';
import { lapseOf } from './rules.ts';
import { findFirstDeletion, removeLapsed } from './write-store.ts';

const purging = systemScope('people deleted thirty days ago are forgotten, whosever they were');

/** Forgets for good who was deleted thirty days ago: the name is free again (C74, I41). */
export const userPurge: DueWork = {
  name: 'user.purge',
  next: async (db) => {
    const found = await findFirstDeletion(readerOf(db, purging));
    return found?.deletedAt ? lapseOf(found.deletedAt) : null;
  },
  run: (db, now, limit) =>
    db.transaction(purging, async (tx) => {
      const gone = await removeLapsed(tx, purgedBefore(now), limit);
      for (const one of gone) {
        const { tenantId } = one;
        const actor = {
          tenantId,
          userId: null,
          name: 'Twotier',
          applicationId: null,
          correlationId: randomUUID(),
        };
        // In the log of the company whose person it was; who once deleted it may have no part in it any more.
        const directory = { tenantId, customerName: one.kind === 'customer' ? '' : null };
        const {
          customerName: _,
          copiesTo: __,
          ...event
        } = personEvent(directory, 'purge', {
          oldValue: shownValue(one),
        });
        await appendAuditEvent(tx, actor, event, lapseOf(one.deletedAt));
      }
      return gone.length;
    }),
};
