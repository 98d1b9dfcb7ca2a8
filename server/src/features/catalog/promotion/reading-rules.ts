import type { ImportEntry, ImportProblem, ReadFile } from '../import-model.ts';
import type { Promotion, SoldSku } from './model.ts';
import { changeFaultOf, faultOf } from './upkeep-rules.ts';

export interface KnownForPromotions {
  /** By `product:sku`, lower case. */
  readonly skus: ReadonlyMap<string, SoldSku>;
  /** Promotions that are there, by id, lower case. */
  readonly present: ReadonlyMap<string, Promotion>;
  readonly today: string;
}

/** A list of promotions as far as the catalog sells what they name, and what has begun keeps its promises. */
export function fittingPromotions(read: ReadFile, known: KnownForPromotions): ReadFile {
  const problems: ImportProblem[] = [...read.problems];
  const promotions: ImportEntry<Promotion>[] = [];
  let rowsFailed = read.rowsFailed;
  for (const entry of read.promotions ?? []) {
    const found = sought(entry.content, known);
    if ('code' in found) {
      problems.push({ ...found, row: entry.row });
      rowsFailed += entry.rows;
    } else promotions.push({ ...entry, content: found });
  }
  return { ...read, rowsFailed, problems, promotions };
}

function sought(
  promotion: Promotion,
  { skus, present, today }: KnownForPromotions,
): Promotion | Omit<ImportProblem, 'row'> {
  const identifier = `${promotion.productId}:${promotion.skuId}`;
  const sku = skus.get(identifier.toLowerCase());
  if (!sku) return { identifier, code: 'unknown-sku', params: { sku: identifier } };
  const spelled = { ...promotion, productId: sku.productId, skuId: sku.skuId };
  const former = present.get(promotion.promotionId.toLowerCase());
  if (former && isSame(former, spelled)) return former;
  const fault = (former && changeFaultOf(former, spelled, today)) ?? faultOf(spelled, sku.terms, today);
  if (!fault) return spelled;
  const code = fault.reason === 'promotion-seats-crossed' ? 'limits-crossed' : fault.reason;
  return { identifier: shownId(promotion), code, params: fault.parameters };
}

function shownId({ promotionId }: Promotion): string {
  return promotionId.slice(0, 60);
}

/** The same promotion, however its percentage is written. */
export function isSame(one: Promotion, other: Promotion): boolean {
  const key = (of: Promotion) =>
    JSON.stringify([
      of.productId,
      of.skuId,
      ...(['en', 'es', 'ru'] as const).flatMap((language) => [
        of.name[language] ?? '',
        of.description[language] ?? '',
      ]),
      of.market,
      of.segment,
      Number(of.percent),
      of.terms.map(({ term, billingCycle }) => `${term} ${billingCycle}`),
      [of.startDate, of.endDate, of.minSeats, of.maxSeats, of.newOnly],
    ]);
  return key(one) === key(other);
}
