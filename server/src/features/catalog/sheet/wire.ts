import type { Language } from '../../../errors/sentence.ts';
import { textIn } from '../rules.ts';
import type { InventoryFact, MeterRates, OfferMatrixRow } from './model.ts';

export function meterWire(meter: MeterRates) {
  return {
    id: meter.meterId,
    name: meter.name,
    rates: Object.fromEntries(Object.entries(meter.rates).map(([from, rate]) => [from, Number(rate)])),
    tags: [...meter.tags],
    category: meter.category,
    subcategory: meter.subcategory,
    region: meter.region,
    unit: meter.unit,
    includedQuantity: Number(meter.included),
    effectiveDate: `${meter.effectiveDate}T00:00:00Z`,
  };
}

export const meterColumns = [
  'MeterId',
  'MeterName',
  'MeterCategory',
  'MeterSubCategory',
  'MeterRegion',
  'UnitOfMeasure',
  'IncludedQuantity',
  'TierMinimumUnits',
  'UnitPrice',
  'Currency',
  'EffectiveStartDate',
];

/** One row for each rate, from the smallest amount on. */
export function meterCells(meter: MeterRates, currency: string): string[][] {
  return Object.entries(meter.rates)
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([from, rate]) => [
      meter.meterId,
      meter.name,
      meter.category,
      meter.subcategory,
      meter.region,
      meter.unit,
      String(Number(meter.included)),
      from,
      rate,
      currency,
      `${meter.effectiveDate}T00:00:00Z`,
    ]);
}

export const matrixColumns = [
  'ProductTitle',
  'ProductId',
  'SkuId',
  'SkuTitle',
  'ProvisioningId',
  'ProvisioningString',
  'Segment',
  'MinLicenses',
  'MaxLicenses',
  'TermDuration',
  'BillingPlan',
  'IsTrial',
  'IsAddOn',
  'AddOnPrerequisites',
  'AssetOwnershipLimit',
  'AssetOwnershipLimitType',
  'EndofSaleDate',
];

export function matrixCells(row: OfferMatrixRow, language: Language): string[] {
  return [
    textIn(row.productTitle, language),
    row.productId,
    row.skuId,
    textIn(row.title, language),
    row.provisioningId,
    row.partNumber,
    row.segment,
    String(row.minimum),
    String(row.maximum),
    row.term ?? '',
    row.billingCycle,
    String(row.isTrial),
    String(row.isAddon),
    row.prerequisites.join(';'),
    row.limitUnit === 'none' ? '' : String(row.limit),
    row.limitUnit === 'none' ? '' : row.limitUnit,
    row.lastSale ?? '',
  ];
}

const restrictionTexts: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  EndOfSale: {
    en: 'This SKU is no longer sold; what is owned renews.',
    es: 'Este SKU ya no se vende; lo que se tiene se renueva.',
    ru: 'Этот SKU больше не продаётся; имеющееся продлевается.',
  },
  NotAvailableInCountry: {
    en: 'This SKU is not sold in this country. Choose another one.',
    es: 'Este SKU no se vende en este país. Elija otro.',
    ru: 'Этот SKU не продаётся в этой стране. Выберите другой.',
  },
};

export function inventoryWire(fact: InventoryFact, country: string, language: Language) {
  const reasonCode = !fact.soldInCountry ? 'NotAvailableInCountry' : fact.withdrawn ? 'EndOfSale' : null;
  return {
    productId: fact.productId,
    skuId: fact.skuId,
    isRestricted: reasonCode !== null,
    restrictions:
      reasonCode === null
        ? []
        : [
            {
              reasonCode,
              description: restrictionTexts[reasonCode]?.[language] ?? reasonCode,
              properties: { country },
            },
          ],
  };
}
