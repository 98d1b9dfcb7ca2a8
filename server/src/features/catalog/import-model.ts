import type { ImportProblemCode } from './import-problem-texts.ts';
import type { CatalogOffer, CatalogProduct, OfferCategory, Segment } from './model.ts';
import type { MonthPrice } from './price/model.ts';
import type { Promotion } from './promotion/model.ts';
import type { SaleNumbers, SaleScope } from './sale-rule/model.ts';

/**
 * Recorded offers of the legacy catalog; the vendor's product list; the product's own form; prices by month;
 * promotions; rules of windows and limits.
 */
export type ImportKind =
  | 'offer-list'
  | 'product-list'
  | 'catalog-file'
  | 'price-list'
  | 'promotion-list'
  | 'rule-list';

export type ImportState = 'running' | 'finished' | 'failed' | 'interrupted';

export interface ImportOptions {
  /** Market of offers that name none. */
  readonly country: string | null;
  /** Of prices that name none. */
  readonly currency: string | null;
  /** Of entries that name none. */
  readonly publisher: string;
  /** Products with a price may be bought at once. */
  readonly sellable: boolean;
  readonly dryRun: boolean;
}

export interface ImportProblem {
  /** Line of a CSV file or position in a list, from 1; null: the file as a whole. */
  readonly row: number | null;
  readonly identifier: string;
  readonly code: ImportProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One product or offer, and how many rows of the file it is made of. */
export interface ImportEntry<T> {
  readonly content: T;
  readonly rows: number;
  readonly row: number;
}

/** A row of a price list; the segment tells which availability of the SKU it is about. */
export type ListedPrice = MonthPrice & { readonly segment: Segment };

/** A rule of sale, with the id it gets where there is none for the same kind, market, category and segment yet. */
export type ListedRule = SaleScope & SaleNumbers & { readonly ruleId: string };

/** What a file says, before it is compared with the catalog. Rows that cannot be used are among `problems`. */
export interface ReadFile {
  readonly kind: ImportKind;
  readonly rowsTotal: number;
  readonly rowsFailed: number;
  readonly problems: readonly ImportProblem[];
  readonly categories: readonly OfferCategory[];
  readonly offers: readonly ImportEntry<CatalogOffer>[];
  readonly products: readonly ImportEntry<CatalogProduct>[];
  /** Not yet tied to the catalog: `availabilityId` is filled in when the file is compared with it. */
  readonly prices: readonly ImportEntry<ListedPrice>[];
  readonly promotions?: readonly ImportEntry<Promotion>[];
  readonly rules?: readonly ImportEntry<ListedRule>[];
}

export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
}

/** An import as kept: done = added + changed + unchanged + failed. */
export interface CatalogImport {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly state: ImportState;
  readonly rowsTotal: number;
  readonly rowsAdded: number;
  readonly rowsChanged: number;
  readonly rowsUnchanged: number;
  readonly rowsFailed: number;
  readonly entriesTotal: number;
  readonly warnings: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly startedBy: string;
  readonly hasFile: boolean;
}
