import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Tie } from '../customer/index.ts';
import type { AdminGrantsOf } from '../relationship/index.ts';
import { channelOf, holderOf, readStanding } from '../relationship/index.ts';

/** Services that a partner's channel holds at the customer, and whether another partner of it backs them (D7, I15a). */
export function servicesOfChannel(
  tx: Tx,
  adminGrantsOf: AdminGrantsOf,
  tie: Tie,
): Promise<{ services: readonly string[]; channelHoldsAdmin: boolean }> {
  return tx.within(tenantScope(tie.customerId), async (inner) => {
    const standing = await readStanding(inner, adminGrantsOf, tie.customerId);
    const channel = channelOf(tie);
    return {
      services: standing.services
        .map(({ service }) => service)
        .filter((service) => holderOf(standing, service)?.channelId === channel),
      channelHoldsAdmin: standing.ties.some(
        (other) =>
          other.partnerId !== tie.partnerId &&
          other.state === 'active' &&
          other.delegatedAdmin !== 'none' &&
          channelOf(other) === channel,
      ),
    };
  });
}
