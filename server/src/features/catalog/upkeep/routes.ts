import Type from 'typebox';
import {
  EndOfSale,
  NewPrice,
  PlannedPrice,
  Reinstatement,
  SkuLimits,
  SkuSheet as SkuSheetAnswer,
} from '../../../../../contract/catalog-upkeep.ts';
import { refuseInput } from '../../../errors/input-refusal.ts';
import { readVersion } from '../../../errors/read-version.ts';
import { readerOf } from '../../../platform/db/index.ts';
import type { Call, Routes } from '../../../platform/http/index.ts';
import { findMarket } from '../../market/index.ts';
import { isInstallationCurrency } from '../import-actions.ts';
import type { CatalogParts } from '../parts.ts';
import { listSkusById } from '../store.ts';
import type { Changing } from './actions.ts';
import { cancelPrice, endSale, getSheet, limit, reinstate, setPrice } from './actions.ts';
import type { SkuSheet } from './model.ts';
import { priceKeyOf, sheetWire } from './wire.ts';

const tag = 'Catalog';
const root = '/twotier/v1/catalog/skus/:productId/:skuId';
const SkuPath = Type.Object({ productId: Type.String(), skuId: Type.String() });

type Asked = Pick<Call, 'caller' | 'context' | 'scope'> & {
  readonly params: { productId: string; skuId: string };
};

/** What the operator looks after: end of sale, limits, and prices month by month (C62). */
export function upkeepRoutes(routes: Routes, parts: CatalogParts): void {
  const shown = async ({ scope, context }: Asked, sheet: SkuSheet) => {
    const names = await listSkusById(readerOf(parts.db, scope), sheet.prerequisites);
    const bases = new Map(names.map(({ id, title }) => [id.toLowerCase(), title]));
    return sheetWire(sheet, { language: context.language, bases, now: parts.clock.now() });
  };
  const changingOf = (call: Asked & { readonly body: { attributes?: { etag?: string } } }): Changing => ({
    caller: call.caller,
    context: call.context,
    ...call.params,
    seen: readVersion(call.context.headers['if-match'], call.body.attributes?.etag),
  });

  routes.add({
    method: 'GET',
    path: root,
    operation: 'catalog.sku.read',
    tag,
    summary: 'One SKU as the operator looks after it',
    params: SkuPath,
    answer: SkuSheetAnswer,
    handle: async (call) => shown(call, await getSheet(parts, call.params.productId, call.params.skuId)),
  });
  routes.add({
    method: 'POST',
    path: `${root}/endofsale`,
    operation: 'catalog.sku.endSale',
    tag,
    summary: 'End the sale of a SKU, at once or with a day; renewals go on',
    params: SkuPath,
    body: EndOfSale,
    answer: SkuSheetAnswer,
    handle: async (call) => shown(call, await endSale(parts, changingOf(call), dayFrom(call.body.lastDay))),
  });
  routes.add({
    method: 'POST',
    path: `${root}/reinstatement`,
    operation: 'catalog.sku.reinstate',
    tag,
    summary: 'Sell a SKU again',
    params: SkuPath,
    body: Reinstatement,
    answer: SkuSheetAnswer,
    handle: async (call) => shown(call, await reinstate(parts, changingOf(call))),
  });
  routes.add({
    method: 'PATCH',
    path: `${root}/limits`,
    operation: 'catalog.sku.limit',
    tag,
    summary: 'Set how often and how many of a SKU a customer may buy',
    params: SkuPath,
    body: SkuLimits,
    answer: SkuSheetAnswer,
    handle: async (call) => {
      const { attributes: _, limit: count = 0, ...limits } = call.body;
      return shown(call, await limit(parts, changingOf(call), { ...limits, limit: count }));
    },
  });
  routes.add({
    method: 'POST',
    path: `${root}/prices`,
    operation: 'catalog.price.set',
    tag,
    summary: 'Set a price from a month on, in one market or all',
    params: SkuPath,
    body: NewPrice,
    answer: SkuSheetAnswer,
    handle: async (call) => {
      const { body } = call;
      const key = checkedKey(body);
      return shown(call, await setPrice(parts, changingOf(call), { ...key, unitPrice: body.unitPrice }));
    },
  });
  routes.add({
    method: 'POST',
    path: `${root}/prices/cancellation`,
    operation: 'catalog.price.cancel',
    tag,
    summary: 'Take back a price of a coming month',
    params: SkuPath,
    body: PlannedPrice,
    answer: SkuSheetAnswer,
    handle: async (call) => shown(call, await cancelPrice(parts, changingOf(call), checkedKey(call.body))),
  });
}

function checkedKey(body: NewPrice | PlannedPrice) {
  const key = priceKeyOf(body);
  if (key.market !== '*' && !findMarket(key.market)) refuseInput({ field: 'market', problem: 'not-allowed' });
  if (!isInstallationCurrency(key.currency)) refuseInput({ field: 'currency', problem: 'not-allowed' });
  if (key.term !== null && !/^P(1M|1Y|3Y)$/.test(key.term))
    refuseInput({ field: 'term', problem: 'not-allowed' });
  return key;
}

/** A day that exists in the calendar; null when none is named. */
function dayFrom(text: string | undefined): string | null {
  if (text === undefined) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text
    ? refuseInput({ field: 'lastDay', problem: 'not-allowed' })
    : text;
}
