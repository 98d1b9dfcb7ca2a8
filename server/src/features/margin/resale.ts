import type { Database } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { PriceListEnd, PriceListSearch, PriceRow } from '../catalog/index.ts';
import { endOfPriceRow, readPrices } from '../catalog/index.ts';
import type { Margin } from './model.ts';
import { dayOfList, marginFor, resalePrice } from './rules.ts';
import { listCountingMargins } from './store.ts';

/** Whose list, and for whom. */
export interface ResaleParty {
  readonly providerId: string;
  readonly resellerId: string;
}

type Asked = Omit<PriceListSearch, 'after' | 'limit'>;

const step = 500;

/**
 * Prices as a provider resells them to one reseller, page by page in the order of names. What has no margin is left
 * out: its price would be the provider's own cost.
 */
export async function* resalePrices(
  db: Database,
  { providerId, resellerId }: ResaleParty,
  by: Asked & { readonly after?: PriceListEnd | null; readonly today: string; readonly step?: number },
): AsyncGenerator<PriceRow[]> {
  const on = dayOfList(by.month, by.today);
  const margins = await listCountingMargins(db, providerId, { resellerId, on, currency: by.currency });
  if (margins.length === 0) return;
  const reader = readerOf(db, tenantScope(providerId));
  const limit = by.step ?? step;
  const thing = { resellerId, currency: by.currency, on };
  for (let after = by.after ?? null; ; ) {
    const rows = await readPrices(reader, { ...by, after, limit });
    yield rows.flatMap((row) => resold(row, margins, thing));
    const last = rows.at(-1);
    if (rows.length < limit || !last) return;
    after = endOfPriceRow(last);
  }
}

function resold(
  row: PriceRow,
  margins: readonly Margin[],
  thing: { resellerId: string; currency: string; on: string },
): PriceRow[] {
  const margin = marginFor(margins, { ...thing, productId: row.productId });
  if (!margin) return [];
  const unitPrice = resalePrice(row, margin, thing.currency);
  // What it was before is the vendor's business.
  return [{ ...row, unitPrice, formerPrice: null }];
}

/** The first rows of a list from where the page before ended; one more than `size` when there are more. */
export async function readResalePage(
  db: Database,
  party: ResaleParty,
  by: Asked & { readonly after: PriceListEnd | null; readonly today: string },
  size: number,
): Promise<PriceRow[]> {
  const found: PriceRow[] = [];
  for await (const rows of resalePrices(db, party, { ...by, step: size + 1 })) {
    found.push(...rows);
    if (found.length > size) break;
  }
  return found.slice(0, size + 1);
}
