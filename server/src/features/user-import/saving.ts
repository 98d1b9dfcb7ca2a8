import { refuseInput } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import {
  licenseKeyOf,
  listLicenseSources,
  listSkuLimits,
  poolsOf,
  skuName,
  skusByWireId,
  skusSoldTo,
} from '../license/index.ts';
import { isCountryCode } from '../market/index.ts';
import type { ChosenLicense, UserImport } from './model.ts';
import type { ImportCall, UserImportParts } from './parts.ts';
import { importEvent, keyIn } from './parts.ts';
import { isOfferedIn } from './rules.ts';
import { findImport, lockImport, startImport } from './store.ts';

export interface WantedStart {
  readonly usageLocation: string;
  readonly licenses: readonly {
    readonly skuId: string;
    readonly excludedPlans?: readonly string[] | undefined;
  }[];
}

/** Saves a checked file: its people are made in the background, each with the location and the licenses (C71). */
export async function saveImport(
  parts: UserImportParts,
  call: ImportCall,
  importId: string,
  wanted: WantedStart,
): Promise<UserImport> {
  const { caller, customer, context } = call;
  const key = keyIn(call, importId);
  const usageLocation = locationOf(wanted.usageLocation);
  const saved = await parts.db.transaction(tenantScope(key.partnerId), async (tx) => {
    const present = (await lockImport(tx, key)) ?? refuse('user-import-unknown');
    // Asked twice, begun once.
    if (present.startedAt !== null) return present;
    if (present.state === 'refused') return refuse('user-import-not-usable');
    if (present.state !== 'checked') return refuse('user-import-unchecked');
    const licenses = await usableLicenses(parts, tx, present, { ...wanted, usageLocation }, context.language);
    const at = parts.clock.now();
    const actor = actorOf(caller, context);
    await startImport(tx, key, { ...actor, at, usageLocation, licenses });
    const details = { importId, fileName: present.fileName, rows: String(present.rowsTotal) };
    await appendAuditEvent(tx, actor, importEvent('import_users', customer, details), at);
    return (await findImport(tx, key)) ?? present;
  });
  parts.runner.wake();
  return saved;
}

function locationOf(given: string): string {
  const location = given.trim().toUpperCase();
  if (isCountryCode(location)) return location;
  return refuseInput({ field: 'usageLocation', problem: 'not-allowed' });
}

/** Enough of each for everybody in the file, and all of them to be used in the location; the import stays otherwise. */
async function usableLicenses(
  { db }: UserImportParts,
  tx: Tx,
  { customerId, sellerId, rowsTotal }: UserImport,
  wanted: WantedStart,
  language: Language,
): Promise<ChosenLicense[]> {
  if (wanted.licenses.length === 0) return [];
  const directory = tenantScope(customerId);
  const skus = await skusSoldTo(db, directory, sellerId);
  const skuOf = skusByWireId(skus);
  const chosen = wanted.licenses.map(({ skuId, excludedPlans }): ChosenLicense => {
    const sku = skuOf(skuId) ?? refuse('license-unknown', { sku: skuId.slice(0, 100) });
    const { productId } = sku;
    return {
      productId,
      skuId: sku.skuId,
      excludedPlans: excludedPlans ?? null,
      name: skuName(sku, language),
    };
  });
  const limits = new Map((await listSkuLimits(tx, chosen)).map((one) => [licenseKeyOf(one), one]));
  const sources = sellerId === null ? [] : await listLicenseSources(db, directory, sellerId);
  const free = new Map(poolsOf(sources).map((pool) => [licenseKeyOf(pool), pool.units.available]));
  for (const one of chosen) {
    const key = licenseKeyOf(one);
    if (!isOfferedIn(limits.get(key)?.markets ?? [], wanted.usageLocation))
      return refuse('license-location-excluded', { product: one.name });
    const available = Math.max(0, free.get(key) ?? 0);
    if (available < rowsTotal)
      return refuse('user-import-licenses-short', { product: one.name, free: available, needed: rowsTotal });
  }
  return chosen;
}
