import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isZero, sumOf } from '../../platform/money/index.ts';
import { refuseOverCredit } from './change-rules.ts';
import { postCharges, saveSubscriptions } from './life-store.ts';
import type { Charge, KeptSubscription } from './model.ts';
import type { SubscriptionPorts } from './ports.ts';

export interface Settled {
  readonly after: KeptSubscription;
  readonly charges: readonly Charge[];
}

/** What was posted to one seller's account. */
export interface Posted extends Charge {
  readonly partnerId: string;
}

/**
 * Saves what changed and posts what it costs; answers what was posted, which `moveCredit` takes last of all. The
 * database has the last word on licenses that people hold (I28).
 */
export async function settle(tx: Tx, changed: readonly Settled[], now: Date): Promise<readonly Posted[]> {
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
  return posted;
}

/**
 * Moves the seller's credit by what was posted, after everything else: all that a seller changes passes through its
 * one account, and nothing waits there for longer than this takes. Refuses what would have fit when it was looked at
 * and does not any more (I23).
 */
export async function moveCredit(
  tx: Tx,
  { credit }: Pick<SubscriptionPorts, 'credit'>,
  posted: readonly Posted[],
  now: Date,
): Promise<void> {
  const costing = posted.filter(({ amount }) => !isZero(amount));
  const [first] = costing;
  const account = first && (await credit.lock(tx, first.partnerId));
  if (!first || !account) return;
  // In another currency than its own a partner is billed by the price list of its own; that is settled with the invoice.
  const own = costing.filter((one) => one.currency === account.currency);
  refuseOverCredit(own, account.currency, { credit: account });
  const amount = sumOf(own.map((one) => one.amount));
  if (!isZero(amount)) await credit.spend(tx, first.partnerId, amount, now);
}

function isPoolViolation(error: unknown): boolean {
  return (error as { constraint?: string } | null)?.constraint === 'license_pool';
}
