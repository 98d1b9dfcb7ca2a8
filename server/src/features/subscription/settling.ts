import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isZero, sumOf } from '../../platform/money/index.ts';
import { postCharges, saveSubscriptions } from './life-store.ts';
import type { Charge, KeptSubscription } from './model.ts';
import type { SubscriptionPorts } from './ports.ts';

export interface Settled {
  readonly after: KeptSubscription;
  readonly charges: readonly Charge[];
}

/**
 * Saves what changed, posts what it costs and moves the seller's credit by it. The database has the last
 * word on licenses that people hold (I28).
 */
export async function settle(
  tx: Tx,
  { credit }: Pick<SubscriptionPorts, 'credit'>,
  changed: readonly Settled[],
  now: Date,
): Promise<void> {
  try {
    await saveSubscriptions(
      tx,
      changed.map(({ after }) => after),
    );
  } catch (error) {
    if (isPoolViolation(error)) refuse('licenses-assigned');
    throw error;
  }
  const posted = changed.flatMap(({ after, charges }) =>
    charges.map((charge) => ({
      ...charge,
      partnerId: after.partnerId,
      subscriptionId: after.subscriptionId,
      chargedAt: now,
    })),
  );
  await postCharges(tx, posted);
  const [first] = posted;
  if (!first) return;
  const account = await credit.lock(tx, first.partnerId);
  // In another currency than its own a partner is billed by the price list of its own; that is settled with the invoice.
  const own = posted.filter((one) => one.currency === account?.currency);
  const amount = sumOf(own.map((one) => one.amount));
  if (!isZero(amount)) await credit.spend(tx, first.partnerId, amount, now);
}

function isPoolViolation(error: unknown): boolean {
  return (error as { constraint?: string } | null)?.constraint === 'license_pool';
}
