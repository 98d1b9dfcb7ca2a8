import type { ImportEntry, ImportProblem, ListedPrice, ReadFile } from '../import-model.ts';
import { addMonths, monthOf, monthsAheadMax, problemOfMonth } from './month-rules.ts';

/** An availability as the catalog spells it. */
export interface FoundAvailability {
  readonly productId: string;
  readonly skuId: string;
  readonly availabilityId: string;
}

/** A price list as far as the catalog has what it names, and its months can still be set. */
export function tiedToCatalog(
  read: ReadFile,
  found: readonly (FoundAvailability | null)[],
  now: Date,
): ReadFile {
  const problems: ImportProblem[] = [...read.problems];
  const prices: ImportEntry<ListedPrice>[] = [];
  let rowsFailed = read.rowsFailed;
  read.prices.forEach((entry, index) => {
    const problem = problemOf(entry, found[index] ?? null, now);
    if (problem) {
      problems.push(problem);
      rowsFailed += entry.rows;
    } else prices.push({ ...entry, content: { ...entry.content, ...found[index] } });
  });
  return { ...read, rowsFailed, problems, prices };
}

function problemOf(
  { content, row }: ImportEntry<ListedPrice>,
  found: FoundAvailability | null,
  now: Date,
): ImportProblem | null {
  const { productId, skuId, month } = content;
  const identifier = `${productId}:${skuId}`;
  const present = monthOf(now);
  switch (problemOfMonth(month, now)) {
    case 'past':
      return { row, identifier, code: 'month-past', params: { month, present } };
    case 'far':
      return {
        row,
        identifier,
        code: 'month-far',
        params: { month, last: addMonths(present, monthsAheadMax) },
      };
    default:
      return found ? null : { row, identifier, code: 'unknown-sku', params: { sku: identifier } };
  }
}
