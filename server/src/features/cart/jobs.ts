import { randomUUID } from 'node:crypto';
import type { DueWork } from '../../platform/due/index.ts';
import { appendAuditEvents } from '../audit/index.ts';
import { flatten } from './rules.ts';
import { dueScope, nextLapse, takeLapsed } from './store.ts';

/** Clears away baskets whose seven days are over; they answer like unknown ones from that instant on (4.6, I38). */
export const cartWork: DueWork = {
  name: 'cart.lapse',
  next: nextLapse,
  run: (db, now, limit) =>
    db.transaction(dueScope, async (tx) => {
      const lapsed = await takeLapsed(tx, now, limit);
      const keyOf = (one: (typeof lapsed)[number]) => `${one.partnerId} ${one.expiresAt.getTime()}`;
      for (const group of Map.groupBy(lapsed, keyOf).values()) {
        const [{ partnerId, expiresAt }] = group as [(typeof lapsed)[number]];
        const actor = {
          tenantId: partnerId,
          userId: null,
          name: 'Twotier',
          applicationId: null,
          correlationId: randomUUID(),
        };
        await appendAuditEvents(
          tx,
          actor,
          group.map((cart) => ({
            operation: 'cart_lapsed',
            resourceType: 'cart',
            customerId: cart.customerId,
            customerName: cart.customerName,
            oldValue: { id: cart.cartId, lineItems: flatten(cart.lines).length },
          })),
          expiresAt,
        );
      }
      return lapsed.length;
    }),
};
