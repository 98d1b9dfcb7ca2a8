import { StatusBadge, type Tone } from '../../ui/index.ts';
import type { OrderLine, OrderResource } from './calls.ts';
import { useText } from './text.ts';

const tones: Readonly<Record<string, Tone>> = {
  completed: 'good',
  pending: 'waiting',
  pending_review: 'waiting',
  pending_po_upload: 'warning',
  po_upload_complete: 'waiting',
  po_review_rejected: 'bad',
  partial_success: 'warning',
  error: 'bad',
  cancelled: 'neutral',
  suspended: 'neutral',
};

/** States of an order that somebody or something still works on. */
export const openStatuses = ['pending', 'pending_review', 'pending_po_upload', 'po_upload_complete'];

export function OrderStatus({ status }: { status: string }) {
  const t = useText();
  return <StatusBadge tone={tones[status] ?? 'neutral'} label={t.find(`status_${status}`) ?? status} />;
}

export type LineState = 'delivered' | 'waiting' | 'failed' | 'canceled';

const lineTones: Readonly<Record<LineState, Tone>> = {
  delivered: 'good',
  waiting: 'waiting',
  failed: 'bad',
  canceled: 'neutral',
};

export function LineBadge({ state }: { state: LineState }) {
  const t = useText();
  return <StatusBadge tone={lineTones[state]} label={t(`line_${state}`)} />;
}

/** Without the line's own status, which not everybody may ask for, the order says enough. */
export function lineStateOf(
  order: Pick<OrderResource, 'status'>,
  line: OrderLine,
  told: string | undefined,
): LineState {
  if (line.quantity === 0) return 'canceled';
  if (told) return told === 'Fulfilled' ? 'delivered' : told === 'Unfulfilled' ? 'failed' : 'waiting';
  if (line.subscriptionId) return 'delivered';
  return openStatuses.includes(order.status) ? 'waiting' : 'failed';
}
