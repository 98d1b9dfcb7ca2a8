import Papa from 'papaparse';
import { readCatalogProducts } from './catalog-file.ts';
import { readCatalogTable } from './catalog-table.ts';
import type { ImportOptions, ReadFile } from './import-model.ts';
import { UnreadableFile } from './import-problem-texts.ts';
import type { ImportSurroundings } from './offer-list.ts';
import { readOfferList } from './offer-list.ts';
import { readPriceList } from './price/reading.ts';
import { readProductList } from './product-list.ts';
import { readPromotionList } from './promotion/reading.ts';
import { nameKey } from './record-reading.ts';
import { readRuleList } from './sale-rule/reading.ts';

/**
 * Reads a catalog file whose kind follows from its content: recorded offers, the vendor's product
 * list, the product's own form as JSON or CSV, a price list by months, promotions, or rules of sale. Throws `UnreadableFile` for anything else.
 */
export function readCatalogFile(
  bytes: Uint8Array,
  options: ImportOptions,
  around: ImportSurroundings,
): ReadFile {
  const text = decodeText(bytes).trim();
  if (text === '') throw new UnreadableFile('empty');
  return /^[[{]/.test(text) ? readJson(text, options, around) : readCsv(text, options, around);
}

/** UTF-8 or UTF-16 by their marks; without one UTF-8, else the Western encoding of older office programs. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (bytes.includes(0)) throw new UnreadableFile('encoding');
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readJson(text: string, options: ImportOptions, around: ImportSurroundings): ReadFile {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new UnreadableFile('json');
  }
  const body = member(member(file, 'response'), 'body') ?? file;
  const products = member(body, 'products');
  if (Array.isArray(products)) return readCatalogProducts(filled(products), options, around);
  const items = Array.isArray(body) ? body : member(body, 'items');
  if (Array.isArray(items)) return readOfferList(filled(items), options, around);
  // A single recorded offer is a list of one.
  if (member(body, 'supportedBillingCycles') !== undefined) return readOfferList([body], options, around);
  throw new UnreadableFile('json-shape');
}

function filled<T>(items: readonly T[]): readonly T[] {
  if (items.length === 0) throw new UnreadableFile('no-rows');
  return items;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

const ruleColumns = ['cancellationhours', 'fullrefundhours', 'percustomer', 'subscriptions'];

function readCsv(text: string, options: ImportOptions, around: ImportSurroundings): ReadFile {
  const { data, meta } = Papa.parse<Record<string, unknown>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
  });
  const columns = new Set((meta.fields ?? []).map(nameKey));
  if (data.length === 0)
    throw new UnreadableFile(columns.has('guid') || columns.has('productid') ? 'no-rows' : 'columns');
  if (columns.has('guid') && columns.has('serviceplanid')) return readProductList(data, options, around);
  if (columns.has('productid') && columns.has('skuid') && columns.has('month'))
    return readPriceList(data, options, around);
  if (columns.has('productid') && columns.has('skuid') && columns.has('percent'))
    return readPromotionList(data, around);
  if (columns.has('market') && columns.has('segment') && ruleColumns.some((one) => columns.has(one)))
    return readRuleList(data, around);
  if (columns.has('productid') && columns.has('skuid')) return readCatalogTable(data, options, around);
  throw new UnreadableFile('columns');
}
