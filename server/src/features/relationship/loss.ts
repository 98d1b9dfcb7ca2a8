import type { Tx } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { tiesOfChannel } from './channel-rules.ts';
import type { ServiceChoice, Standing } from './model.ts';

export interface Losing {
  readonly actor: Actor;
  readonly customer: { readonly id: string; readonly name: string };
  /** Before the change. */
  readonly standing: Standing;
  readonly at: Date;
}

/**
 * Who loses a service to another learns it from its own log, and does not learn to whom: the customer's other
 * partners are not its business (I46, 9.3).
 */
export async function recordLosses(
  tx: Tx,
  { actor, customer, standing, at }: Losing,
  moves: readonly Pick<ServiceChoice, 'service' | 'replaces'>[],
): Promise<void> {
  for (const [channelId, lost] of Map.groupBy(moves, ({ replaces }) => replaces)) {
    if (channelId === null) continue;
    for (const { partnerId } of tiesOfChannel(standing, channelId)) {
      await appendAuditEvent(
        tx,
        { ...actor, tenantId: partnerId },
        {
          operation: 'service_admin_removed',
          resourceType: 'partner_customer_dap',
          customerId: customer.id,
          customerName: customer.name,
          oldValue: { services: lost.map(({ service }) => service) },
        },
        at,
      );
    }
  }
}
