import type { Tx } from '../../platform/db/index.ts';
import type { BillingCycle } from '../catalog/index.ts';
import { saveOrder } from '../order/index.ts';
import type { Transfer, TransferLine } from './model.ts';

/** What arrives stands in the target's order history; it was paid for at the source, and costs nothing here again. */
export function saveArrival(
  tx: Tx,
  of: {
    readonly transfer: Transfer;
    readonly currency: string;
    readonly orderId: string;
    readonly arrived: readonly { readonly line: TransferLine; readonly subscriptionId: string }[];
    readonly at: Date;
  },
): Promise<void> {
  const { transfer, currency, orderId, arrived, at } = of;
  return saveOrder(tx, {
    partnerId: transfer.targetPartnerId,
    orderId,
    customerId: transfer.customerId,
    status: 'completed',
    billingCycle: (arrived[0]?.line.billingCycle ?? 'monthly') as BillingCycle,
    currency,
    totalPrice: '0',
    createdAt: at,
    placedBy: null,
    cartId: null,
    version: 1,
    lines: arrived.map(({ line, subscriptionId }, lineNumber) => ({
      lineNumber,
      catalogItemId: line.offerId,
      offerName: line.name,
      friendlyName: null,
      quantity: line.quantity,
      termDuration: null,
      billingCycle: line.billingCycle as BillingCycle,
      unitPrice: '0',
      linePrice: '0',
      subscriptionId,
      resellerPartnerId: transfer.resellerPartnerId,
      additionalPartnerIds: [],
      transactionType: 'Transfer',
      provisioning: 'fulfilled',
      attributes: {},
    })),
  });
}
