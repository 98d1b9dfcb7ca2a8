import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { capacityOf, findTie, grantLegacyAdmin, openRelationship } from '../customer/index.ts';
import type { WaitingTie } from './channel-store.ts';
import { findNextWaiting, markListed, takeWaitingTies } from './channel-store.ts';

const listing = systemScope('customers of other channels appear in their partners’ lists');

/**
 * Customers tied to a partner through another portal appear in its list by themselves, once its program is
 * active (C29, 4.3). Nothing comes with a partnership, and nothing for a partner without such a tie.
 */
export const channelWork: DueWork = {
  name: 'channel.list',
  next: (db) => db.transaction(listing, findNextWaiting),
  run: (db, now, limit) =>
    db.transaction(listing, async (tx) => {
      const waiting = await takeWaitingTies(tx, now, limit);
      for (const tie of waiting) await list(tx, tie, now);
      return waiting.length;
    }),
};

async function list(tx: Tx, tie: WaitingTie, at: Date): Promise<void> {
  const { partnerId, customerId } = tie;
  const present = await findTie(tx, partnerId, customerId);
  await markListed(tx, tie, at);
  // One that is live needs nothing; one that was ended was ended on purpose.
  if (present) return;
  await tx.within(tenantScope(partnerId), async (inner) => {
    await openRelationship(inner, {
      partnerId,
      customerId,
      capacity: capacityOf(tie.kind),
      companyName: tie.customerName,
      domain: tie.domain,
      country: tie.country,
      reseller: null,
      providerId: null,
      delegatedAdmin: 'none',
      agreementAcceptedAt: null,
      startedAt: at,
    });
    if (tie.delegatedAdmin) await grantLegacyAdmin(inner, partnerId, customerId, at);
  });
  await appendAuditEvent(
    tx,
    {
      tenantId: partnerId,
      userId: null,
      name: tie.channel,
      applicationId: null,
      correlationId: randomUUID(),
    },
    {
      operation: 'list_channel_customer',
      resourceType: 'partner_customer_relationship',
      customerId,
      customerName: tie.customerName,
      copiesTo: [customerId],
      newValue: { channel: tie.channel, delegatedAdmin: tie.delegatedAdmin },
    },
    at,
  );
}
