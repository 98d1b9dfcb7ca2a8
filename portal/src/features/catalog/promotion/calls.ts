import type { PromotionItem } from '../../../../../contract/promotion.ts';
import { api } from '../../../api/index.ts';
import { catalogKey } from '../calls.ts';

export type { PromotionItem };

export const promotionsKey = [...catalogKey, 'promotions'] as const;

export const readPromotions = async (country: string, signal: AbortSignal) =>
  (
    await api.get<{ items: readonly PromotionItem[] }>('/twotier/v1/promotions', {
      signal,
      query: { country },
    })
  ).items;
