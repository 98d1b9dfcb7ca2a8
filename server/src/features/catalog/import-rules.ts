import type { ImportCounts, ImportEntry, ImportOptions, ImportProblem, ReadFile } from './import-model.ts';
import type { CatalogOffer } from './model.ts';

export const noCounts: ImportCounts = { added: 0, changed: 0, unchanged: 0, failed: 0 };

export function countRows(counts: ImportCounts, outcome: keyof ImportCounts, rows: number): ImportCounts {
  return { ...counts, [outcome]: counts[outcome] + rows };
}

/** The same offer in another language adds its texts to those that are there. */
export function mergeOffer(offer: CatalogOffer, stored: CatalogOffer | undefined): CatalogOffer {
  if (!stored) return offer;
  return {
    ...offer,
    name: { ...stored.name, ...offer.name },
    description: { ...stored.description, ...offer.description },
    locales: { ...stored.locales, ...offer.locales },
    product: { ...offer.product, name: { ...stored.product.name, ...offer.product.name } },
  };
}

/** What an entry needs that the file itself does not bring, in the spelling of the file. */
export function outsidePrerequisites(read: ReadFile): string[] {
  const inFile = new Set(read.offers.map(({ content }) => content.offerId.toLowerCase()));
  for (const { content } of read.products) {
    for (const { skuId } of content.skus) inFile.add(`${content.productId}:${skuId}`.toLowerCase());
  }
  const needed = new Map(
    allPrerequisites(read).flatMap(({ ids }) => ids.map((id) => [id.toLowerCase(), id] as const)),
  );
  return [...needed].filter(([key]) => !inFile.has(key)).map(([, id]) => id);
}

/** Warnings for what needs a base that neither file nor catalog has. */
export function prerequisiteProblems(read: ReadFile, missing: ReadonlySet<string>): ImportProblem[] {
  return allPrerequisites(read).flatMap(({ entry, identifier, ids }) => {
    const unknown = ids.filter((id) => missing.has(id.toLowerCase()));
    if (unknown.length === 0) return [];
    const code =
      unknown.length === ids.length ? ('no-known-prerequisite' as const) : ('unknown-prerequisite' as const);
    return [
      {
        row: entry.row,
        identifier,
        code,
        params: { count: unknown.length, examples: unknown.slice(0, 2).join(', ') },
      },
    ];
  });
}

function allPrerequisites(
  read: ReadFile,
): { entry: ImportEntry<unknown>; identifier: string; ids: readonly string[] }[] {
  const offers = read.offers.map((entry) => ({
    entry,
    identifier: entry.content.offerId,
    ids: entry.content.prerequisites,
  }));
  const skus = read.products.flatMap((entry) =>
    entry.content.skus.map((sku) => ({
      entry,
      identifier: `${entry.content.productId}:${sku.skuId}`,
      ids: sku.prerequisites,
    })),
  );
  return [...offers, ...skus].filter(({ ids }) => ids.length > 0);
}

/** Offers without a price of their own are for sale only where a default price list exists. */
export function offerPriceProblems(read: ReadFile, hasDefaults: boolean): ImportProblem[] {
  const count = read.offers.filter(
    ({ content }) => content.prices.length === 0 && !content.isTrial && content.billing !== 'usage',
  ).length;
  if (count === 0) return [];
  return [
    { row: null, identifier: '', code: hasDefaults ? 'default-price' : 'without-price', params: { count } },
  ];
}

/** Products that have a price but were asked not to be sold. */
export function unsoldProblems(read: ReadFile, options: Pick<ImportOptions, 'sellable'>): ImportProblem[] {
  const priced = read.products.some(({ content }) =>
    content.skus.some((sku) => sku.availabilities.some(({ prices }) => prices.length > 0)),
  );
  return priced && !options.sellable ? [{ row: null, identifier: '', code: 'not-sellable', params: {} }] : [];
}

export function batchesOf<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size));
  return batches;
}
