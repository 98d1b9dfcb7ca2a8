import type { UsageOfMonth } from '../../../../contract/usage.ts';
import { csvDocument } from '../../platform/csv/index.ts';
import { digitsOf } from '../../platform/money/index.ts';
import { rounded } from './rules.ts';
import type { ReadingCost } from './view-model.ts';
import type { CurrencyUsage } from './view-rules.ts';

/** `production/app-01` → its group and its name; without a group the whole is the name. */
export function resourceParts(resource: string): { readonly group: string; readonly name: string } {
  const cut = resource.indexOf('/');
  return { group: resource.slice(0, Math.max(cut, 0)), name: resource.slice(cut + 1) };
}

/** Without the zeros that only fill up. */
export function plainQuantity(quantity: string): string {
  return quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity;
}

export function usageToWire({ currency, total, days, meters, resources }: CurrencyUsage) {
  return {
    currency,
    total,
    days: [...days],
    meters: meters.map(({ meterId, name, category, subcategory, unit, quantity, amount }) => ({
      ...{ meterId, name, category, subcategory, unit, amount },
      quantity: plainQuantity(quantity),
    })),
    resources: resources.map(({ serviceId, subscriptionName, resource, category, amount }) => ({
      ...{ serviceId, subscriptionName, category, amount },
      ...resourceParts(resource),
    })),
  } satisfies UsageOfMonth['costs'][number];
}

/** Called as in the trade's files of usage, whatever language the reader has. */
const columns: readonly (readonly [string, (one: ReadingCost) => string])[] = [
  ['UsageDate', (one) => one.day],
  ['SubscriptionId', (one) => one.serviceId],
  ['SubscriptionName', (one) => one.subscriptionName],
  ['ResourceGroup', (one) => resourceParts(one.resource).group],
  ['ResourceName', (one) => resourceParts(one.resource).name],
  ['MeterCategory', (one) => one.category],
  ['MeterName', (one) => one.meterName],
  ['MeterRegion', (one) => one.region],
  ['Quantity', (one) => plainQuantity(one.quantity)],
  ['UnitOfMeasure', (one) => one.unit],
  // Finer than the currency: many small amounts would vanish if each were rounded.
  ['PreTaxCost', (one) => rounded(one.amount, digitsOf(one.currency) + 4)],
  ['Currency', (one) => one.currency],
];

export function usageFile(readings: readonly ReadingCost[]): string {
  return csvDocument(
    columns.map(([name]) => name),
    readings.map((one) => columns.map(([, cell]) => cell(one))),
  );
}
