import type {
  NewPrice,
  PlannedPrice,
  SkuSheet as SheetAnswer,
} from '../../../../../contract/catalog-upkeep.ts';
import type { Language } from '../../../errors/sentence.ts';
import { attributes, present } from '../../../platform/http/index.ts';
import type { Localized } from '../model.ts';
import { addMonths, monthOf, monthsAheadMax } from '../price/month-rules.ts';
import { textIn } from '../rules.ts';
import { etagOf } from './actions.ts';
import type { SkuSheet } from './model.ts';
import { saleStateOf } from './rules.ts';

export function sheetWire(
  sheet: SkuSheet,
  shown: { language: Language; bases: ReadonlyMap<string, Localized>; now: Date },
): SheetAnswer {
  const { language, bases } = shown;
  const { setting, productTitle, title, description, renewsTo, withdrawn: _, ...rest } = sheet;
  const presentMonth = monthOf(shown.now);
  return {
    ...rest,
    productTitle: textIn(productTitle, language),
    title: textIn(title, language),
    description: textIn(description, language),
    ...(renewsTo === null ? {} : { renewsTo }),
    prerequisites: sheet.prerequisites.map((id) => {
      const name = bases.get(id.toLowerCase());
      return { id, ...(name ? { title: textIn(name, language) } : {}) };
    }),
    saleState: saleStateOf(sheet),
    ...(setting.lastSale === null ? {} : { lastSale: setting.lastSale }),
    availabilities: [...sheet.availabilities],
    prices: sheet.prices.map((price) => present(price)) as SheetAnswer['prices'],
    changes: sheet.changes.map((one) => present(one)) as SheetAnswer['changes'],
    presentMonth,
    lastMonth: addMonths(presentMonth, monthsAheadMax),
    attributes: { ...attributes('CatalogSku'), etag: etagOf(sheet) },
  };
}

/** The key of a price as sent, in the spelling it is stored in. */
export function priceKeyOf(body: NewPrice | PlannedPrice) {
  return {
    availabilityId: body.availabilityId.toUpperCase(),
    term: body.term?.toUpperCase() ?? null,
    billingCycle: body.billingCycle,
    currency: body.currency.toUpperCase(),
    market: body.market.toUpperCase(),
    month: body.month,
  };
}
