import {
  saveDefaultPrices,
  saveOfferCategories,
  saveOffers,
} from '../../src/features/catalog/offer-store.ts';
import { saveProducts } from '../../src/features/catalog/product-store.ts';
import { savePromotions } from '../../src/features/catalog/promotion/store.ts';
import { saveExchangeRates, saveMeters } from '../../src/features/catalog/sheet/store.ts';
import { raiseCatalogVersion } from '../../src/features/catalog/store.ts';
import type { Tx } from '../../src/platform/db/index.ts';
import { build, demoProductId } from './build.ts';
import { demoExchangeRates, demoMeters } from './meters.ts';
import { demoDefaultPrices, demoOfferCategories, offersOf } from './offers.ts';
import { platform } from './platform.ts';
import { demoPromotions } from './promotions.ts';
import { services } from './services.ts';
import { software } from './software.ts';
import { suites } from './suites.ts';

export { demoProductId, firstSkuOf } from './build.ts';
export { demoOfferId } from './offers.ts';
export { demoPromotions } from './promotions.ts';

/** The catalog of the fictional vendor Contour Cloud: the same ids at every start. */
export const demoProducts = [...suites, ...services, ...platform, ...software].map(build);
export const demoOffers = offersOf(demoProducts);

/** Fills the catalog of the demo world; in the system scope. Repeating it changes nothing. */
export async function seedDemoCatalog(tx: Tx): Promise<void> {
  await saveProducts(tx, demoProducts);
  await saveOfferCategories(tx, demoOfferCategories);
  await saveOffers(tx, demoOffers);
  await saveDefaultPrices(tx, demoDefaultPrices);
  await savePromotions(tx, demoPromotions);
  await saveMeters(tx, demoMeters);
  await saveExchangeRates(tx, '2000-01', demoExchangeRates);
  await raiseCatalogVersion(tx);
}

/** The availability a demo order buys: that of the first SKU, in the segment it is sold to. */
export function demoCatalogItemId(slug: string, skuId = '0001'): string {
  const product = demoProducts.find((one) => one.productId === demoProductId(slug));
  const sku = product?.skus.find((one) => one.skuId === skuId);
  const availability = sku?.availabilities[0];
  if (!product || !sku || !availability) throw new Error(`the demo catalog has no ${slug} ${skuId}`);
  return `${product.productId}:${sku.skuId}:${availability.availabilityId}`;
}
