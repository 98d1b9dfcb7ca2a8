import type {
  MarginChange as ChangeBody,
  Margin as MarginAnswer,
  NewMargin as NewBody,
} from '../../../../contract/margin.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { attributes } from '../../platform/http/index.ts';
import { textIn } from '../catalog/index.ts';
import type { MarginChange } from './actions.ts';
import { etagOf } from './actions.ts';
import type { ListedMargin, NewMargin } from './model.ts';

export function marginWire(margin: ListedMargin, shown: { language: Language; today: string }): MarginAnswer {
  const { resellerId, resellerName, productId, productTitle, currency } = margin;
  return {
    id: margin.marginId,
    ...(resellerId === null ? {} : { resellerId, resellerName: resellerName ?? resellerId }),
    ...(productId === null
      ? {}
      : { productId, productTitle: productTitle ? textIn(productTitle, shown.language) : productId }),
    kind: margin.kind,
    value: trimmed(margin.value),
    ...(currency === null ? {} : { currency }),
    fromDate: margin.fromDate,
    begun: margin.fromDate <= shown.today,
    attributes: { ...attributes('Margin'), etag: etagOf(margin) },
  };
}

/** `12.5000` → `12.5`. */
function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

export function newMarginOf(body: NewBody): NewMargin {
  return {
    resellerId: body.resellerId?.toLowerCase() ?? null,
    productId: body.productId ?? null,
    ...changeOf(body),
  };
}

export function changeOf(body: Omit<ChangeBody, 'attributes'>): MarginChange {
  const day = new Date(`${body.fromDate}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== body.fromDate)
    return refuseInput({ field: 'fromDate', problem: 'not-date' });
  return {
    kind: body.kind,
    value: body.value,
    currency: body.kind === 'amount' ? (body.currency?.toUpperCase() ?? null) : null,
    fromDate: body.fromDate,
  };
}

/** As the partner contract lists margins. */
export function contractMarginWire(margin: ListedMargin, shown: { language: Language; today: string }) {
  const { id, begun, productId, productTitle, kind, value, currency, fromDate } = marginWire(margin, shown);
  return {
    id,
    startDate: `${fromDate}T00:00:00Z`,
    status: begun ? 'Active' : 'Scheduled',
    ...(kind === 'percent'
      ? { marginPercentage: Number(value) }
      : { prices: [{ amount: Number(value), currency: currency ?? '' }] }),
    ...(productId === undefined ? {} : { productId, productTitle: productTitle ?? productId }),
  };
}

export const marginColumns = [
  'Id',
  'ProductId',
  'ProductTitle',
  'Reseller',
  'Kind',
  'Value',
  'Currency',
  'StartDate',
];

export function marginCells(margin: ListedMargin, shown: { language: Language; today: string }): string[] {
  const { id, productId, productTitle, resellerName, kind, value, currency, fromDate } = marginWire(
    margin,
    shown,
  );
  return [id, productId ?? '', productTitle ?? '', resellerName ?? '', kind, value, currency ?? '', fromDate];
}
