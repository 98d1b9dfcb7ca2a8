import type { Routes } from '../../platform/http/index.ts';
import { browseRoutes } from './browse-routes.ts';
import { importRoutes } from './import-routes.ts';
import { offerRoutes } from './offer-routes.ts';
import type { CatalogParts } from './parts.ts';
import { priceListRoutes } from './price/list-routes.ts';
import { productRoutes } from './product-routes.ts';
import { promotionRoutes } from './promotion/routes.ts';
import { promotionUpkeepRoutes } from './promotion/upkeep-routes.ts';
import { saleRuleRoutes } from './sale-rule/routes.ts';
import { sheetRoutes } from './sheet/routes.ts';
import { upkeepRoutes } from './upkeep/routes.ts';

export function catalogRoutes(routes: Routes, parts: CatalogParts): void {
  productRoutes(routes, parts);
  offerRoutes(routes, parts);
  browseRoutes(routes, parts);
  importRoutes(routes, parts);
  upkeepRoutes(routes, parts);
  priceListRoutes(routes, parts);
  promotionRoutes(routes, parts);
  promotionUpkeepRoutes(routes, parts);
  saleRuleRoutes(routes, parts);
  sheetRoutes(routes, parts);
}
