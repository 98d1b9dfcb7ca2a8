import { addMonths, readMonth } from '../price/month-rules.ts';

export const sheetViews = [
  'azure_consumption',
  'azure_reservations',
  'updatedlicensebased',
  'marketplace',
  'software',
] as const;
export type SheetView = (typeof sheetViews)[number];

export type SheetName =
  | { readonly sheet: 'pricesheets'; readonly market: string; readonly view: SheetView }
  | { readonly sheet: 'offermatrix'; readonly month: string }
  | { readonly sheet: 'fxrates'; readonly month: string };

/**
 * A function of the pricing service as its address writes it: `pricesheets(Market='us',PricesheetView='software')`.
 * Undefined: no such function, or its arguments are not what it takes.
 */
export function readSheetName(text: string): SheetName | undefined {
  const [, name = '', list = ''] = /^(\w+)\(([^()]*)\)$/.exec(text.trim()) ?? [];
  const given = new Map(
    [...list.matchAll(/(\w+)\s*=\s*'([^']*)'/g)].map(([, key = '', value = '']) => [
      key.toLowerCase(),
      value,
    ]),
  );
  const sheet = name.toLowerCase();
  if (sheet === 'pricesheets') {
    const view = sheetViews.find((one) => one === given.get('pricesheetview')?.toLowerCase());
    const market = given.get('market')?.toUpperCase();
    return view && market && /^[A-Z]{2}$/.test(market) ? { sheet, market, view } : undefined;
  }
  if (sheet !== 'offermatrix' && sheet !== 'fxrates') return undefined;
  const month = readMonth(given.get('month') ?? '');
  return month === undefined ? undefined : { sheet, month };
}

export const timelines = ['history', 'current', 'future'] as const;
export type Timeline = (typeof timelines)[number];

/** The month a sheet is asked for: the one named for history, else the present or the coming one. */
export function sheetMonth(
  timeline: Timeline,
  named: string | undefined,
  present: string,
): string | undefined {
  if (timeline === 'future') return addMonths(present, 1);
  if (timeline === 'current') return present;
  const month = named === undefined ? addMonths(present, -1) : readMonth(named);
  return month !== undefined && month <= present ? month : undefined;
}

/** The pack is asked for by `Accept-Encoding: deflate`; a client that wants the plain file leaves it out. */
export function wantsZip(acceptEncoding: string | undefined): boolean {
  return (acceptEncoding ?? '')
    .split(',')
    .some((part) => /^\s*deflate\s*(?:;\s*q=(?!0(?:\.0+)?\s*$).*)?$/i.test(part));
}
