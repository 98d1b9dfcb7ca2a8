import { setImmediate as breathe } from 'node:timers/promises';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { systemScope } from '../../platform/db/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { contentHash } from './codes.ts';
import type {
  ImportCounts,
  ImportEntry,
  ImportOptions,
  ImportProblem,
  ImportState,
  ListedRule,
  ReadFile,
} from './import-model.ts';
import { batchesOf, countRows, mergeOffer, noCounts } from './import-rules.ts';
import { addImportProblems, advanceImport, endImport, endInterruptedImports } from './import-store.ts';
import type { CatalogOffer, CatalogProduct } from './model.ts';
import { offerKeyOf, readStoredOffers, saveOfferCategories, saveOffers } from './offer-store.ts';
import type { MonthPrice, PriceChange } from './price/model.ts';
import { putMonthPrices, readHeldPrices } from './price/store.ts';
import { readProductHashes, saveProducts } from './product-store.ts';
import type { Promotion } from './promotion/model.ts';
import { isSame } from './promotion/reading-rules.ts';
import { findPromotions, putPromotions } from './promotion/upkeep-store.ts';
import { decimal } from './record-reading.ts';
import { scopeKey } from './sale-rule/reading.ts';
import { saysSame } from './sale-rule/rules.ts';
import { insertSaleRule, listSaleRules, updateSaleRule } from './sale-rule/store.ts';
import { raiseCatalogVersion } from './store.ts';

const batchSize = 200;
const importing = systemScope('a catalog import stores its rows');

export interface ImportJobs {
  /** Stores the rows of an import that is recorded as running. */
  start(importId: string, read: ReadFile, options: ImportOptions): void;
  /** At start of the process: what was running when the last one ended was interrupted. */
  recover(): Promise<void>;
  /** Until the import under way has ended. */
  idle(): Promise<void>;
  /** Ends after the batch under way; the import is then marked as interrupted. */
  stop(): Promise<void>;
}

/** Imports run one after another in this process, in batches of one transaction each. */
export function importJobs(parts: { db: Database; clock: Clock; log: Pick<Log, 'error'> }): ImportJobs {
  let stopping = false;
  let underWay: Promise<void> = Promise.resolve();
  return {
    start(importId, read, options) {
      const run = async () => {
        const state = await storeAll(parts, importId, read, options, () => stopping).catch(
          (error: unknown): ImportState => {
            parts.log.error({ err: error, importId }, 'a catalog import failed');
            return 'failed';
          },
        );
        await parts.db.transaction(importing, (tx) => endImport(tx, importId, state, parts.clock.now()));
      };
      underWay = underWay
        .then(run)
        .catch((error: unknown) =>
          parts.log.error({ err: error, importId }, 'the end of a catalog import could not be recorded'),
        );
    },
    recover: async () => {
      await parts.db.transaction(importing, (tx) => endInterruptedImports(tx, parts.clock.now()));
    },
    idle: () => underWay,
    stop: () => {
      stopping = true;
      return underWay;
    },
  };
}

type Store = (tx: Tx) => Promise<BatchResult>;

/** How rows are stored, and as whose change. */
interface Storing extends PriceChange {
  readonly dryRun: boolean;
}

interface BatchResult {
  readonly counts: ImportCounts;
  readonly changed: boolean;
}

async function storeAll(
  parts: { db: Database; clock: Clock },
  importId: string,
  read: ReadFile,
  options: ImportOptions,
  stopped: () => boolean,
): Promise<ImportState> {
  if (!options.dryRun && read.categories.length > 0) {
    await parts.db.transaction(importing, async (tx) => {
      if ((await saveOfferCategories(tx, read.categories)) > 0) await raiseCatalogVersion(tx);
    });
  }
  const how = { dryRun: options.dryRun, at: parts.clock.now(), by: `import ${importId}` };
  const batches = [
    ...batchesOf(read.products, batchSize).map((entries) => work(entries, storeProducts, how)),
    ...batchesOf(read.offers, batchSize).map((entries) => work(entries, storeOffers, how)),
    ...batchesOf(read.prices, batchSize).map((entries) => work(entries, storePrices, how)),
    ...batchesOf(read.promotions ?? [], batchSize).map((entries) => work(entries, storePromotions, how)),
    ...batchesOf(read.rules ?? [], batchSize).map((entries) => work(entries, storeRules, how)),
  ];
  for (const { together, oneByOne } of batches) {
    if (stopped()) return 'interrupted';
    await storeBatch(parts, importId, together).catch(() => storeOneByOne(parts, importId, oneByOne));
    // Requests go first.
    await breathe();
  }
  return 'finished';
}

function work<T>(
  entries: readonly ImportEntry<T>[],
  store: (tx: Tx, entries: readonly ImportEntry<T>[], how: Storing) => Promise<BatchResult>,
  how: Storing,
) {
  return {
    together: (tx: Tx) => store(tx, entries, how),
    oneByOne: entries.map((entry) => ({ entry, store: (tx: Tx) => store(tx, [entry], how) })),
  };
}

async function storeBatch(
  parts: { db: Database; clock: Clock },
  importId: string,
  store: Store,
): Promise<void> {
  await parts.db.transaction(importing, async (tx) => {
    const { counts, changed } = await store(tx);
    if (changed) await raiseCatalogVersion(tx);
    await advanceImport(tx, importId, counts, parts.clock.now());
  });
}

/** One row that the database refuses does not take the others of its batch with it. */
async function storeOneByOne(
  parts: { db: Database; clock: Clock },
  importId: string,
  each: readonly { entry: ImportEntry<unknown>; store: Store }[],
): Promise<void> {
  await parts.db.transaction(importing, async (tx) => {
    let counts = noCounts;
    const problems: ImportProblem[] = [];
    for (const { entry, store } of each) {
      try {
        const result = await tx.attempt(store);
        counts = add(counts, result.counts);
        if (result.changed) await raiseCatalogVersion(tx);
      } catch (error) {
        const { code } = error as { code?: string };
        // Only what the database said about this very entry; a lost connection ends the import.
        if (code === undefined || !/^(22|23)/.test(code)) throw error;
        counts = countRows(counts, 'failed', entry.rows);
        problems.push({
          row: entry.row,
          identifier: identifierOf(entry.content),
          code: 'row-not-stored',
          params: { why: `SQLSTATE ${code}` },
        });
      }
    }
    await addImportProblems(tx, importId, problems);
    await advanceImport(tx, importId, counts, parts.clock.now());
  });
}

async function storeProducts(
  tx: Tx,
  entries: readonly ImportEntry<CatalogProduct>[],
  how: Storing,
): Promise<BatchResult> {
  const hashes = await readProductHashes(
    tx,
    entries.map(({ content }) => content.productId),
  );
  const { counts, fresh } = sort(entries, (product) => hashes.get(product.productId));
  if (!how.dryRun) await saveProducts(tx, fresh, how);
  return { counts, changed: fresh.length > 0 && !how.dryRun };
}

async function storeOffers(
  tx: Tx,
  entries: readonly ImportEntry<CatalogOffer>[],
  how: Storing,
): Promise<BatchResult> {
  const stored = await readStoredOffers(
    tx,
    entries.map(({ content }) => content),
  );
  const merged = entries.map((entry) => ({
    ...entry,
    content: mergeOffer(entry.content, stored.get(offerKeyOf(entry.content))),
  }));
  const { counts, fresh } = sort(merged, (offer) => stored.get(offerKeyOf(offer))?.hash);
  if (!how.dryRun) await saveOffers(tx, fresh);
  return { counts, changed: fresh.length > 0 && !how.dryRun };
}

/** A price that holds in its month already is not written again. */
async function storePrices(
  tx: Tx,
  entries: readonly ImportEntry<MonthPrice>[],
  how: Storing,
): Promise<BatchResult> {
  const former = await readHeldPrices(
    tx,
    entries.map(({ content }) => content),
  );
  let counts = noCounts;
  const fresh: MonthPrice[] = [];
  entries.forEach(({ content, rows }, index) => {
    const held = former[index] ?? null;
    const same = held !== null && decimal(held) === decimal(content.unitPrice);
    counts = countRows(counts, same ? 'unchanged' : held === null ? 'added' : 'changed', rows);
    if (!same) fresh.push(content);
  });
  if (!how.dryRun) await putMonthPrices(tx, fresh, how);
  return { counts, changed: fresh.length > 0 && !how.dryRun };
}

/** What a promotion that has begun promises was looked at when the file was read. */
async function storePromotions(
  tx: Tx,
  entries: readonly ImportEntry<Promotion>[],
  how: Storing,
): Promise<BatchResult> {
  const present = await findPromotions(
    tx,
    entries.map(({ content }) => content.promotionId),
  );
  const { counts, fresh } = compare(entries, (content) => {
    const former = present.get(content.promotionId.toLowerCase());
    return former && { same: isSame(former, content) };
  });
  if (!how.dryRun) await putPromotions(tx, fresh, how);
  return { counts, changed: fresh.length > 0 && !how.dryRun };
}

async function storeRules(
  tx: Tx,
  entries: readonly ImportEntry<ListedRule>[],
  how: Storing,
): Promise<BatchResult> {
  const present = new Map((await listSaleRules(tx)).map((rule) => [scopeKey(rule), rule]));
  const { counts, fresh } = compare(entries, (content) => {
    const former = present.get(scopeKey(content));
    return former && { same: saysSame(former, content) };
  });
  if (!how.dryRun) {
    for (const rule of fresh) {
      const former = present.get(scopeKey(rule));
      if (former) await updateSaleRule(tx, former.ruleId, rule, how);
      else await insertSaleRule(tx, rule.ruleId, rule, how);
    }
  }
  return { counts, changed: fresh.length > 0 && !how.dryRun };
}

function compare<T>(
  entries: readonly ImportEntry<T>[],
  former: (content: T) => { readonly same: boolean } | undefined,
) {
  let counts = noCounts;
  const fresh: T[] = [];
  for (const { content, rows } of entries) {
    const found = former(content);
    counts = countRows(counts, found ? (found.same ? 'unchanged' : 'changed') : 'added', rows);
    if (!found?.same) fresh.push(content);
  }
  return { counts, fresh };
}

/** New, changed, or the same as stored. */
function sort<T>(entries: readonly ImportEntry<T>[], hashOf: (content: T) => string | undefined) {
  let counts = noCounts;
  const fresh: T[] = [];
  for (const { content, rows } of entries) {
    const stored = hashOf(content);
    if (stored === contentHash(content)) {
      counts = countRows(counts, 'unchanged', rows);
      continue;
    }
    counts = countRows(counts, stored === undefined ? 'added' : 'changed', rows);
    fresh.push(content);
  }
  return { counts, fresh };
}

function add(one: ImportCounts, other: ImportCounts): ImportCounts {
  return {
    added: one.added + other.added,
    changed: one.changed + other.changed,
    unchanged: one.unchanged + other.unchanged,
    failed: one.failed + other.failed,
  };
}

function identifierOf(content: unknown): string {
  const named = content as { offerId?: string; productId?: string; market?: string };
  return named.offerId ?? named.productId ?? named.market ?? '';
}
