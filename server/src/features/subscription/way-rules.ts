import type { Sellable } from '../catalog/model.ts';
import type { KeptSubscription } from './model.ts';

/** The ways up from a product, as `product:sku` in lower case: upgrades, or what a trial becomes. */
export function waysUp(present: Sellable | undefined, s: Pick<KeptSubscription, 'isTrial'>): string[] {
  const ways = s.isTrial
    ? [present?.renewsTo ?? '', ...(present?.conversionTargets ?? [])]
    : (present?.upgradeTargets ?? []);
  return ways.filter((way) => way !== '').map((way) => way.toLowerCase());
}

export function isOnTheWay(target: Sellable, ways: readonly string[]): boolean {
  return ways.some((way) =>
    [`${target.productId}:${target.skuId}`, target.catalogItemId].some((id) => id.toLowerCase() === way),
  );
}
