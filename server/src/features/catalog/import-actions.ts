import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Reader } from '../../platform/db/index.ts';
import { readerOf, systemScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import {
  customerCurrencyOf,
  listRegions,
  openMarkets,
  partnerCurrencyOf,
  regionOf,
} from '../market/index.ts';
import { readCatalogFile } from './catalog-reading.ts';
import type { ImportJobs } from './import-jobs.ts';
import type { CatalogImport, ImportOptions, ReadFile } from './import-model.ts';
import { UnreadableFile, unreadableReasons } from './import-problem-texts.ts';
import {
  offerPriceProblems,
  outsidePrerequisites,
  prerequisiteProblems,
  unsoldProblems,
} from './import-rules.ts';
import { anyDefaultPrices, findImport, insertImport, readImportFile } from './import-store.ts';
import type { ImportSurroundings } from './offer-list.ts';
import { knownOfferIds } from './offer-store.ts';
import { findAvailabilities } from './price/list-store.ts';
import { tiedToCatalog } from './price/reading-rules.ts';
import { fittingPromotions } from './promotion/reading-rules.ts';
import { findPromotions, findSoldSkus } from './promotion/upkeep-store.ts';
import { listSkusById } from './store.ts';

export interface ImportParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jobs: ImportJobs;
}

const importing = systemScope('the operator imports a catalog');

export interface ImportWanted {
  readonly fileName: string;
  readonly content: Buffer;
  readonly options: Omit<ImportOptions, 'publisher'> & { readonly publisher: string | null };
}

/** Reads the file at once, so that a useless one is refused; the rows are stored in the background. */
export async function startImport(
  parts: ImportParts,
  caller: Caller,
  context: { readonly correlationId: string },
  wanted: ImportWanted,
): Promise<CatalogImport> {
  const options = settledOptions(wanted.options, caller);
  const file = readOrRefuse(wanted.content, options, caller);
  const read = await checkAgainstCatalog(parts, file, options);
  const importId = parts.ids.guid();
  const startedAt = parts.clock.now();
  const actor = actorOf(caller, context);
  await parts.db.transaction(importing, async (tx) => {
    await insertImport(
      tx,
      {
        importId,
        fileName: wanted.fileName,
        content: wanted.content,
        options,
        startedAt,
        startedBy: actor.name,
      },
      read,
    );
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'import_catalog',
        resourceType: 'catalog',
        details: { importId, fileName: wanted.fileName, kind: read.kind, dryRun: String(options.dryRun) },
      },
      startedAt,
    );
  });
  parts.jobs.start(importId, read, options);
  return (await findImport(readerOf(parts.db, importing), importId)) ?? refuse('not-found');
}

/** Runs an import again from the file that is kept of it. */
export async function repeatImport(
  parts: ImportParts,
  caller: Caller,
  context: { readonly correlationId: string },
  importId: string,
): Promise<CatalogImport> {
  const reader = readerOf(parts.db, importing);
  const [former, content] = await Promise.all([
    findImport(reader, importId),
    readImportFile(reader, importId),
  ]);
  if (!former) return refuse('not-found');
  if (!content) return refuse('import-file-unreadable', { why: unreadableReasons.gone[caller.language] });
  return startImport(parts, caller, context, { fileName: former.fileName, content, options: former.options });
}

function settledOptions(options: ImportWanted['options'], caller: Caller): ImportOptions {
  const country = options.country?.toUpperCase() ?? null;
  const currency = options.currency?.toUpperCase() ?? partnerCurrencyOf(country ?? caller.tenant.country);
  return { ...options, country, currency, publisher: options.publisher ?? caller.tenant.name };
}

function readOrRefuse(content: Buffer, options: ImportOptions, caller: Caller): ReadFile {
  try {
    return readCatalogFile(content, options, surroundings);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refuse('import-file-unreadable', { why: unreadableReasons[error.reason][caller.language] });
  }
}

/** Adds what only the present catalog can tell: missing bases, missing prices. */
async function checkAgainstCatalog(
  { db, clock, ids }: Pick<ImportParts, 'db' | 'clock' | 'ids'>,
  read: ReadFile,
  options: ImportOptions,
): Promise<ReadFile> {
  const reader = readerOf(db, importing);
  if (read.kind === 'price-list') {
    const found = await findAvailabilities(
      reader,
      read.prices.map(({ content }) => content),
    );
    return tiedToCatalog(read, found, clock.now());
  }
  if (read.kind === 'promotion-list') {
    const wanted = (read.promotions ?? []).map(({ content }) => content);
    const [skus, present] = await Promise.all([
      findSoldSkus(
        reader,
        wanted.map(({ productId, skuId }) => `${productId}:${skuId}`),
      ),
      findPromotions(
        reader,
        wanted.map(({ promotionId }) => promotionId),
      ),
    ]);
    return fittingPromotions(read, { skus, present, today: clock.now().toISOString().slice(0, 10) });
  }
  if (read.kind === 'rule-list') {
    const rules = (read.rules ?? []).map((entry) => ({
      ...entry,
      content: { ...entry.content, ruleId: ids.guid() },
    }));
    return { ...read, rules };
  }
  const missing = await missingPrerequisites(reader, read);
  const hasDefaults = read.offers.length > 0 && (await anyDefaultPrices(reader));
  const more = [
    ...prerequisiteProblems(read, missing),
    ...offerPriceProblems(read, hasDefaults),
    ...unsoldProblems(read, options),
  ];
  return { ...read, problems: [...read.problems, ...more] };
}

async function missingPrerequisites(reader: Reader, read: ReadFile): Promise<Set<string>> {
  const outside = outsidePrerequisites(read);
  if (outside.length === 0) return new Set();
  const known =
    read.kind === 'offer-list'
      ? await knownOfferIds(reader, outside)
      : new Set((await listSkusById(reader, outside)).map(({ id }) => id.toLowerCase()));
  return new Set(outside.map((id) => id.toLowerCase()).filter((id) => !known.has(id)));
}

const usualCurrencies = [
  ...new Set(
    listRegions().flatMap((region) => [
      region.partnerCurrency,
      ...Object.values(region.partnerCurrencyByCountry),
    ]),
  ),
].sort();
const everyCurrency = new Set([
  ...usualCurrencies,
  ...openMarkets().map(({ iso2 }) => customerCurrencyOf(iso2) ?? ''),
]);

/** Whether anybody is billed in it. */
export function isInstallationCurrency(currency: string): boolean {
  return everyCurrency.has(currency);
}

const surroundings: ImportSurroundings = {
  isCountry: (country) => regionOf(country) !== null,
  isCurrency: (currency) => currency !== '' && everyCurrency.has(currency),
  usualCurrencies,
};
