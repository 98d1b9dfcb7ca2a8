import { refuse } from '../../../errors/refusal.ts';
import type { LimitUnit } from '../model.ts';
import { monthsOf } from '../rules.ts';
import type { SheetPrice, SkuSetting, SkuSheet } from './model.ts';

export type SaleState = 'on-sale' | 'ending' | 'withdrawn';

/** A SKU is sold through its last day; renewals go on after it (C62). */
export function saleStateOf({ withdrawn, setting }: Pick<SkuSheet, 'withdrawn' | 'setting'>): SaleState {
  if (withdrawn) return 'withdrawn';
  return setting.lastSale === null ? 'on-sale' : 'ending';
}

/** Ends sale with a day, today at the earliest, or at once. */
export function withdrawn(sheet: SkuSheet, lastDay: string | null, today: string): SkuSetting {
  if (sheet.withdrawn) refuse('sku-withdrawn-already');
  if (lastDay === null) return { ...sheet.setting, withdrawn: true, lastSale: yesterdayOf(today) };
  if (lastDay < today) refuse('sale-end-past', { today });
  return { ...sheet.setting, withdrawn: false, lastSale: lastDay };
}

function yesterdayOf(today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Sold again, without an end. */
export function reinstated(sheet: SkuSheet): SkuSetting {
  if (saleStateOf(sheet) === 'on-sale') refuse('sku-on-sale-already');
  return { ...sheet.setting, withdrawn: false, lastSale: null };
}

export interface Limits {
  readonly limitUnit: LimitUnit;
  readonly limit: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** How often and how many; a trial stays one per customer for life (C58). */
export function limited(sheet: SkuSheet, limits: Limits): SkuSetting {
  if (limits.minimum > limits.maximum) refuse('limits-crossed', { ...limits });
  if (limits.limitUnit !== 'none' && limits.limit < 1) refuse('limit-missing');
  const isOnceForLife = limits.limitUnit === 'lifetime' && limits.limit === 1;
  if (sheet.isTrial && !isOnceForLife) refuse('trial-limit-fixed');
  return { ...sheet.setting, ...limits, limit: limits.limitUnit === 'none' ? 0 : limits.limit };
}

/** A billing cycle fits into its term; what is bought once is paid once; trials are free. */
export function fitsTerm(term: string | null, cycle: SheetPrice['billingCycle']): boolean {
  if (cycle === 'one_time') return true;
  if (term === null) return false;
  if (cycle === 'none') return true;
  const months = { monthly: 1, annual: 12, triennial: 36 }[cycle];
  return months <= monthsOf(term);
}
