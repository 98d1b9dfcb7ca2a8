import type { Database, TenantScope } from '../../platform/db/index.ts';
import type { LicenseSource, SkuFacts, SkuKey } from './model.ts';
import { keyOf, poolsOf } from './rules.ts';
import { listLicenseSources, listOwnSources, listSkuFacts } from './store.ts';

/** SKUs with what the catalog knows of them; nothing of those it has forgotten. */
export async function withFacts<T extends SkuKey>(
  db: Database,
  directory: TenantScope,
  skus: readonly T[],
): Promise<(T & { readonly facts: SkuFacts | undefined })[]> {
  const facts = new Map((await listSkuFacts(db, directory, skus)).map((one) => [keyOf(one), one]));
  return skus.map((sku) => ({ ...sku, facts: facts.get(keyOf(sku)) }));
}

/** Each SKU that a seller sold to the customer, once, under the name it was bought by. */
export async function skusSoldTo(
  db: Database,
  directory: TenantScope,
  sellerId: string | null,
): Promise<(LicenseSource & { readonly facts: SkuFacts | undefined })[]> {
  const sources = sellerId === null ? [] : await listLicenseSources(db, directory, sellerId);
  return withFacts(db, directory, [...new Map(sources.map((one) => [keyOf(one), one])).values()]);
}

/** The pools of the company whose scope this is, whoever sold to it. */
export async function listOwnPools(db: Database, own: TenantScope) {
  return await withFacts(db, own, poolsOf(await listOwnSources(db, own)));
}
