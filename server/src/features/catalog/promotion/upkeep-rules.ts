import { refuse } from '../../../errors/refusal.ts';
import { exactOf } from '../../../platform/money/index.ts';
import type { Promotion, PromotionPhase, SoldTerm, WantedPromotion } from './model.ts';

export function phaseOf(
  { startDate, endDate }: Pick<Promotion, 'startDate' | 'endDate'>,
  today: string,
): PromotionPhase {
  if (endDate < today) return 'ended';
  return startDate <= today ? 'running' : 'planned';
}

/** Why this cannot be offered at all; nothing: it can. */
export function faultOf(wanted: WantedPromotion, sold: readonly SoldTerm[], today: string) {
  const { startDate, endDate, percent, minSeats, maxSeats, segment } = wanted;
  if (endDate < startDate || endDate < today)
    return { reason: 'promotion-days-wrong', parameters: { today } } as const;
  if (exactOf(percent) <= exactOf('0') || exactOf(percent) > exactOf('100'))
    return { reason: 'promotion-percent-wrong', parameters: {} } as const;
  if (minSeats !== null && maxSeats !== null && minSeats > maxSeats)
    return {
      reason: 'promotion-seats-crossed',
      parameters: { minimum: minSeats, maximum: maxSeats },
    } as const;
  const unsold = wanted.terms.find(
    (one) =>
      !sold.some(
        (other) =>
          other.segment === segment && other.term === one.term && other.billingCycle === one.billingCycle,
      ),
  );
  return unsold
    ? ({
        reason: 'promotion-term-unsold',
        parameters: {
          sku: `${wanted.productId}:${wanted.skuId}`,
          term: unsold.term,
          cycle: unsold.billingCycle,
        },
      } as const)
    : undefined;
}

/** What purchases rest on, and reconciliation reads afterwards. */
const promised = [
  'productId',
  'skuId',
  'market',
  'segment',
  'percent',
  'terms',
  'startDate',
  'minSeats',
  'maxSeats',
  'newOnly',
] as const;

/** Why one promotion cannot become another: once it has begun it keeps what purchases rest on. */
export function changeFaultOf(before: Promotion, after: WantedPromotion, today: string) {
  const phase = phaseOf(before, today);
  if (phase === 'ended') return { reason: 'promotion-over', parameters: { day: before.endDate } } as const;
  const kept = (of: WantedPromotion) =>
    JSON.stringify(promised.map((one) => (one === 'percent' ? Number(of[one]) : of[one])));
  return phase === 'running' && kept(before) !== kept(after)
    ? ({ reason: 'promotion-begun', parameters: {} } as const)
    : undefined;
}

/** What nobody could have bought with yet may go. */
export function refuseRemoval(promotion: Promotion, today: string): void {
  const phase = phaseOf(promotion, today);
  if (phase === 'running') refuse('promotion-begun');
  if (phase === 'ended') refuse('promotion-over', { day: promotion.endDate });
}
