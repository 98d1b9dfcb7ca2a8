import type { Tx } from '../../platform/db/index.ts';
import type { Sellable } from '../catalog/index.ts';
import { findPromotionsOfItems, findSellables, findSellablesOfSkus } from '../catalog/index.ts';
import type { ScheduledChange } from './model.ts';
import { promotionOfTerm } from './promotion-rules.ts';
import type { RenewalCatalog } from './renewal-rules.ts';

interface Priced {
  readonly catalogItemId: string;
  readonly country: string;
  readonly currency: string;
  readonly scheduled?: ScheduledChange | null;
}

/** The price list of the day, read once for each country and currency that is met. */
export async function readDueCatalogs(
  tx: Tx,
  due: readonly Priced[],
): Promise<(of: Priced) => RenewalCatalog> {
  const keyOf = ({ country, currency }: Priced) => `${country} ${currency}`;
  const found = new Map<string, { items: Map<string, Sellable>; skus: Map<string, Sellable> }>();
  for (const [key, group] of Map.groupBy(due, keyOf)) {
    const { country, currency } = group[0] as Priced;
    const where = { country, currency };
    const ids = group.flatMap((one) => [
      one.catalogItemId,
      one.scheduled?.catalogItemId ?? one.catalogItemId,
    ]);
    const sellables = await findSellables(tx, [...new Set(ids)], where);
    const ways = [...sellables.values()].flatMap((one) =>
      one.isTrial && one.renewsTo ? [one.renewsTo] : [],
    );
    const skus = ways.length > 0 ? await findSellablesOfSkus(tx, [...new Set(ways)], where) : [];
    found.set(key, {
      items: new Map([...sellables].map(([id, one]) => [id.toLowerCase(), one])),
      skus: new Map(skus.map((one) => [`${one.productId}:${one.skuId}`.toLowerCase(), one])),
    });
  }
  const promotions = await findPromotionsOfItems(
    tx,
    due.flatMap(({ scheduled }) => (scheduled?.promotionId ? [scheduled.catalogItemId] : [])),
  );
  return (of) => {
    const catalog = found.get(keyOf(of));
    return {
      find: (id) => catalog?.items.get(id.toLowerCase()),
      findSku: (id) => catalog?.skus.get(id.toLowerCase()),
      findPromotion: (scheduled, s, on) =>
        promotionOfTerm(promotions, scheduled, s, { country: of.country, on }),
    };
  };
}
