import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { systemScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { regionOf } from '../market/index.ts';
import { findPartner } from '../partner/index.ts';
import { findCustomerTenant, insertChannelTie } from './channel-store.ts';

export interface TieToRecord {
  readonly partnerId: string;
  /** Tenant id or domain. */
  readonly customer: string;
  readonly channel: string;
  readonly delegatedAdmin: boolean;
}

/** The directory learns that two companies work together through another portal (C29). */
export function recordChannelTie(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  wanted: TieToRecord,
  actor: Actor,
): Promise<void> {
  return db.transaction(systemScope('the operator records a tie of another channel'), async (tx) => {
    const partner = await findPartner(tx, wanted.partnerId);
    if (!partner) return refuse('partner-id-unknown', { partnerId: wanted.partnerId });
    const customer = await findCustomerTenant(tx, wanted.customer);
    if (!customer) return refuse('customer-unknown');
    if (regionOf(customer.country) !== partner.region)
      return refuse('market-outside-region', { country: customer.country });
    const at = clock.now();
    const { channel, delegatedAdmin } = wanted;
    const isNew = await insertChannelTie(tx, {
      partnerId: partner.tenantId,
      customerId: customer.customerId,
      channel,
      delegatedAdmin,
      establishedAt: at,
    });
    if (!isNew) return;
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'record_channel_tie',
        resourceType: 'channel_tie',
        customerId: customer.customerId,
        customerName: customer.name,
        counterpartId: partner.tenantId,
        newValue: { channel, delegatedAdmin },
        details: { Partner: partner.name },
      },
      at,
    );
  });
}
