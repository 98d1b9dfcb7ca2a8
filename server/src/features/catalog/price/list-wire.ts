import Type from 'typebox';
import type { ListedPrice, ResalePrice } from '../../../../../contract/price-list.ts';
import { saleStates } from '../../../../../contract/price-list.ts';
import type { Caller } from '../../../access/caller.ts';
import { inputRefusal } from '../../../errors/input-refusal.ts';
import { refuse } from '../../../errors/refusal.ts';
import type { Language } from '../../../errors/sentence.ts';
import type { RequestContext } from '../../../platform/http/index.ts';
import { instant, readToken, tokenGiven, writeToken } from '../../../platform/http/index.ts';
import { acceptedCurrencies, currencyFor, wantedCountry } from '../market-wire.ts';
import type { BillingCycle, ProductKind, Segment } from '../model.ts';
import { productKinds, segments } from '../model.ts';
import { decimal } from '../record-reading.ts';
import { textIn } from '../rules.ts';
import { termDescription } from '../texts.ts';
import type { PriceListEnd, PriceListSearch, PriceRow } from './list-model.ts';
import { endOf } from './list-store.ts';
import { addMonths, firstDay, isPublished, monthOf, newestPublished, readMonth } from './month-rules.ts';

const sizeMax = 200;
const sizeUsual = 50;

/** What every list of prices can be asked for. */
export const PriceListQuery = {
  country: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2}$', description: 'Preset: the caller’s own' })),
  currency: Type.Optional(Type.String({ pattern: '^[A-Za-z]{3}$', description: 'Yours or the customer’s' })),
  month: Type.Optional(Type.String({ description: 'E.g. 2026-11; preset: the present one' })),
  search: Type.Optional(Type.String({ maxLength: 200, description: 'Part of a name' })),
  segment: Type.Optional(Type.String({ enum: [...segments] })),
  kind: Type.Optional(Type.String({ enum: [...productKinds] })),
  sale: Type.Optional(Type.String({ enum: [...saleStates] })),
};
export const PriceListPaging = {
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  seekOperation: Type.Optional(Type.String()),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};

interface Query {
  readonly country?: string;
  readonly currency?: string;
  readonly month?: string;
  readonly search?: string;
  readonly segment?: string;
  readonly kind?: string;
  readonly sale?: string;
  readonly size?: number;
  readonly 'MS-ContinuationToken'?: string;
}

export type PriceListAsk = Omit<PriceListSearch, 'after' | 'limit'>;

/** Which list is asked for: of a market, in a currency the caller is billed in, of a published month. */
export function askedList(caller: Caller, context: RequestContext, query: Query, now: Date): PriceListAsk {
  const { country } = wantedCountry(query.country ?? caller.tenant.country);
  return {
    country,
    currency: currencyFor(caller, country, query.currency),
    month: publishedMonth(caller, query.month, now),
    language: context.language,
    segment: (query.segment as Segment | undefined) ?? null,
    text: query.search ?? null,
    kind: (query.kind as ProductKind | undefined) ?? null,
    sale: (query.sale as PriceRow['saleState'] | undefined) ?? null,
  };
}

/** The operator sees what it plans; partners see a month from 30 days before it (C62). */
export function publishedMonth(caller: Caller, text: string | undefined, now: Date): string {
  if (text === undefined) return monthOf(now);
  const month = readMonth(text);
  if (month === undefined)
    throw inputRefusal([{ field: 'month', problem: 'wrong-form' }], 'parameter-invalid');
  if (caller.tenant.kind === 'operator' || isPublished(month, now)) return month;
  return refuse('price-list-unpublished', { month, newest: newestPublished(now) });
}

export function priceListChoices(caller: Caller, country: string, first: string | null, now: Date) {
  const newest = newestPublished(now);
  // A year back is offered anyway: what has never changed can be read for any month.
  const yearBack = addMonths(newest, -12);
  const from = first !== null && first < yearBack ? first : yearBack;
  const months: string[] = [];
  for (let month = newest; month >= from; month = addMonths(month, -1)) months.push(month);
  return { months, presentMonth: monthOf(now), currencies: acceptedCurrencies(caller, country) };
}

export function pageSize({ size }: Query): number {
  return Math.min(size || sizeUsual, sizeMax);
}

export function pageAfter(query: Query, context: RequestContext): PriceListEnd | null {
  const token = tokenGiven(query, context);
  if (!token) return null;
  const [name = '', id = '', term = '', billingCycle = ''] = readToken(token, 4);
  return [name, id, term, billingCycle].some((part) => part.includes('\0'))
    ? refuse('parameter-invalid', { problems: 'MS-ContinuationToken' })
    : { name, id, term, billingCycle };
}

/** One page of a list, with the way to the next one. */
export function pageWire<Item>(
  rows: readonly PriceRow[],
  size: number,
  by: PriceListAsk,
  write: (row: PriceRow) => Item,
) {
  const items = rows.slice(0, size).map(write);
  const last = rows.length > size ? rows[size - 1] : undefined;
  const end = last && endOf(last);
  return {
    totalCount: items.length,
    items,
    ...(end ? { continuationToken: writeToken([end.name, end.id, end.term, end.billingCycle]) } : {}),
    country: by.country,
    currency: by.currency,
    month: by.month,
  };
}

/** Without what the price was before: that is the vendor's. */
export function resaleWire(row: PriceRow, language: Language): ResalePrice {
  const { name: _, formerPrice: __, title, term, lastSale, unitPrice, ...rest } = row;
  return {
    productId: rest.productId,
    skuId: rest.skuId,
    availabilityId: rest.availabilityId,
    title: textIn(title, language),
    publisher: rest.publisher,
    kind: rest.kind,
    segment: rest.segment,
    ...(term === null ? {} : { term }),
    billingCycle: rest.billingCycle,
    description: termDescription(term, rest.billingCycle, language),
    unitPrice: Number(unitPrice),
    minimum: rest.minimum,
    maximum: rest.maximum,
    limitUnit: rest.limitUnit,
    limit: rest.limit,
    isTrial: rest.isTrial,
    isAddon: rest.isAddon,
    saleState: rest.saleState,
    ...(lastSale === null ? {} : { lastSale }),
  };
}

export function priceWire(row: PriceRow, language: Language): ListedPrice {
  const { formerPrice } = row;
  return {
    ...resaleWire(row, language),
    ...(formerPrice === null ? {} : { formerPrice: Number(formerPrice) }),
  };
}

/** The file of a price list (domain rules 6.8), with the segment that tells its rows apart. */
export const priceColumns = [
  'ProductTitle',
  'ProductId',
  'SkuId',
  'SkuTitle',
  'Publisher',
  'SkuDescription',
  'UnitOfMeasure',
  'TermDuration',
  'BillingPlan',
  'Market',
  'Currency',
  'UnitPrice',
  'PricingTierRangeMin',
  'PricingTierRangeMax',
  'EffectiveStartDate',
  'EffectiveEndDate',
  'EndofSaleDate',
  'Tags',
  'ERP Price',
  'Segment',
] as const;

const billingPlans: Readonly<Record<BillingCycle, string>> = {
  monthly: 'Monthly',
  annual: 'Annual',
  triennial: 'Triennial',
  one_time: 'OneTime',
  none: 'None',
};

/** A row of the file; the end of sale stands in lists of coming months only. */
export function priceCells(row: PriceRow, by: PriceListAsk, now: Date): string[] {
  const start = firstDay(by.month);
  const end = new Date(firstDay(addMonths(by.month, 1)).getTime() - 1000);
  return [
    textIn(row.productTitle, by.language),
    row.productId,
    row.skuId,
    textIn(row.title, by.language),
    row.publisher,
    textIn(row.description, by.language),
    row.unitType,
    row.term ?? '',
    billingPlans[row.billingCycle],
    by.country,
    by.currency,
    decimal(row.unitPrice) ?? '',
    String(row.minimum),
    String(row.maximum),
    instant(start),
    instant(end),
    by.month > monthOf(now) ? (row.lastSale ?? '') : '',
    row.formerPrice === null ? '' : 'Changed',
    '',
    row.segment,
  ];
}
