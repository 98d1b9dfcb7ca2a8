import type { StateTable } from '../../platform/states/index.ts';
import { nextState } from '../../platform/states/index.ts';
import type { OrderStatus } from './model.ts';

export type OrderEvent =
  | 'check out'
  | 'demand a review'
  | 'demand a purchase order'
  | 'send documents'
  | 'approve'
  | 'reject'
  | 'deliver all'
  | 'deliver some'
  | 'deliver none'
  | 'append add-ons'
  | 'cancel';

/** THE state table of orders (4.7). */
export const orderStates: StateTable<OrderStatus | 'none', OrderEvent> = {
  title: 'Order',
  rule: '4.7',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'check out',
      who: 'partner GA, UA, AA, SA',
      to: 'pending',
      effect: 'lines 0 to n-1; credit spent; queued for delivery',
    },
    {
      from: 'none',
      event: 'demand a review',
      who: 'operator’s rule',
      to: 'pending_review',
      effect: 'nothing is delivered yet',
    },
    {
      from: 'none',
      event: 'demand a purchase order',
      who: 'operator’s rule',
      to: 'pending_po_upload',
      effect: 'nothing is delivered yet',
    },
    {
      from: 'pending_po_upload',
      event: 'send documents',
      who: 'partner GA, AA',
      condition: 'document, price, currency; tender: link or file',
      to: 'po_upload_complete',
    },
    {
      from: 'pending_review',
      event: 'approve',
      who: 'operator',
      to: 'pending',
      effect: 'queued for delivery',
    },
    {
      from: 'po_upload_complete',
      event: 'approve',
      who: 'operator',
      to: 'pending',
      effect: 'queued for delivery',
    },
    {
      from: 'pending_review',
      event: 'reject',
      who: 'operator',
      condition: 'a reason',
      to: 'po_review_rejected',
      effect: 'nothing delivered; credit given back',
    },
    {
      from: 'po_upload_complete',
      event: 'reject',
      who: 'operator',
      condition: 'a reason',
      to: 'po_review_rejected',
      effect: 'nothing delivered; credit given back',
    },
    {
      from: 'completed',
      event: 'append add-ons',
      who: 'partner GA, UA, AA, SA',
      condition: 'same billing cycle and currency',
      to: 'pending',
      effect: 'new lines, queued for delivery',
    },
    {
      from: 'completed',
      event: 'cancel',
      who: 'partner AA',
      condition: 'software inside its window; all lines',
      to: 'cancelled',
      effect: 'subscriptions deleted, refunded',
    },
    {
      from: 'partial_success',
      event: 'append add-ons',
      who: 'partner GA, UA, AA, SA',
      condition: 'same billing cycle and currency',
      to: 'pending',
      effect: 'new lines, queued for delivery',
    },
    {
      from: 'partial_success',
      event: 'cancel',
      who: 'partner AA',
      condition: 'software inside its window; all lines',
      to: 'cancelled',
      effect: 'subscriptions deleted, refunded',
    },
    { from: 'pending', event: 'deliver all', who: 'date', to: 'completed', effect: 'subscriptions active' },
    {
      from: 'pending',
      event: 'deliver some',
      who: 'date',
      to: 'partial_success',
      effect: 'failed lines cost nothing; the rest is bought anew',
    },
    { from: 'pending', event: 'deliver none', who: 'date', to: 'error', effect: 'credit given back' },
  ],
};

/** Null: it is refused in this state. */
export function statusAfter(from: OrderStatus, event: OrderEvent): OrderStatus | null {
  const next = nextState(orderStates, from, event);
  return next === 'none' ? null : next;
}
