import type { Database } from '../../platform/db/index.ts';
import type { NewDelivery } from './delivery-store.ts';
import { carrying, insertDeliveries } from './delivery-store.ts';
import {
  anythingUnheard,
  findEndOfNext,
  holdProgress,
  listListeners,
  listWanted,
  moveProgress,
} from './event-store.ts';
import type { Place, TenantEvent } from './model.ts';
import { hears } from './rules.ts';

const batch = 2000;

export interface HandingOver {
  readonly db: Database;
  readonly bodyOf: (event: TenantEvent) => string;
  readonly now: () => Date;
}

/**
 * Hands committed events to the addresses that want them, in order. Progress and deliveries are written
 * together: one that dies in the middle has handed over nothing, and the next one begins where it began.
 * Answers how many events were looked at.
 */
export async function handOver(parts: HandingOver): Promise<number> {
  if (!(await anythingUnheard(parts.db))) return 0;
  let looked = 0;
  for (;;) {
    const count = await handOverBatch(parts);
    looked += count;
    if (count < batch) return looked;
  }
}

function handOverBatch({ db, bodyOf, now }: HandingOver): Promise<number> {
  return db.transaction(carrying, async (tx) => {
    const from: Place | undefined = await holdProgress(tx);
    if (!from) return 0;
    const end = await findEndOfNext(tx, from, batch);
    if (!end) return 0;
    const events = await listWanted(tx, from, end);
    const tenantIds = [...new Set(events.map(({ tenantId }) => tenantId))];
    const listeners = tenantIds.length > 0 ? await listListeners(tx, tenantIds) : [];
    const at = now();
    const deliveries = events.flatMap((event) =>
      listeners
        .filter((listener) => hears(listener, event))
        .map(
          (listener): NewDelivery => ({
            tenantId: event.tenantId,
            webhookId: listener.webhookId,
            eventId: event.recordId,
            eventName: event.eventName,
            body: bodyOf(event),
            isTest: false,
            createdAt: at,
            correlationId: event.correlationId,
            // Nothing is lost on an address that is switched off: it waits to be replayed.
            state: listener.state === 'active' ? 'waiting' : 'parked',
          }),
        ),
    );
    if (deliveries.length > 0) await insertDeliveries(tx, deliveries);
    await moveProgress(tx, { xid: end.xid, position: end.position });
    return end.looked;
  });
}
