import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { contentHash } from './codes.ts';
import type { CatalogProduct } from './model.ts';
import { everyMarket } from './model.ts';
import type { PriceChange, PriceKey } from './price/model.ts';
import { keepReplacedPrices, restoreMarketPrices } from './price/store.ts';
import { applySkuSettings } from './upkeep/setting-store.ts';

const hashes = statement(
  'catalog.product.hashes',
  `
  select product_id as "productId", content_hash as hash from product where product_id = any($1)`,
);

const upsertProducts = statement(
  'catalog.product.save',
  `
  insert into product (product_id, title, description, publisher, is_vendor_product, product_type, views, origin, content_hash)
  select * from jsonb_to_recordset($1) as r (product_id text, title jsonb, description jsonb, publisher text,
    is_vendor_product boolean, product_type jsonb, views text[], origin text, content_hash text)
  on conflict (product_id) do update set title = excluded.title, description = excluded.description,
    publisher = excluded.publisher, is_vendor_product = excluded.is_vendor_product,
    product_type = excluded.product_type, views = excluded.views, origin = excluded.origin,
    content_hash = excluded.content_hash`,
);

const dropSkus = statement('catalog.sku.dropOfProducts', 'delete from sku where product_id = any($1)');

const insertSkus = statement(
  'catalog.sku.save',
  `
  insert into sku (product_id, sku_id, position, title, description, search_text, kind, rule_set, category, unit_type,
    minimum, maximum, is_trial, is_addon, prerequisites, limit_unit, limit_count, sales_group_id, attestation, withdrawn, traits)
  select product_id, sku_id, position, title, description, name_key(search_text), kind, rule_set, category, unit_type,
    minimum, maximum, is_trial, is_addon, prerequisites, limit_unit, limit_count, sales_group_id, attestation, withdrawn, traits
  from jsonb_to_recordset($1) as r (product_id text, sku_id text, position int, title jsonb, description jsonb,
    search_text text, kind text, rule_set text, category text, unit_type text, minimum int, maximum int,
    is_trial boolean, is_addon boolean, prerequisites text[], limit_unit text, limit_count int, sales_group_id text,
    attestation jsonb, withdrawn boolean, traits jsonb)`,
);

const insertPlans = statement(
  'catalog.servicePlan.save',
  `
  insert into service_plan (product_id, sku_id, plan_id, plan_name, friendly_name)
  select * from jsonb_to_recordset($1) as r (product_id text, sku_id text, plan_id uuid, plan_name text, friendly_name text)`,
);

const insertAvailabilities = statement(
  'catalog.availability.save',
  `
  insert into availability (product_id, sku_id, availability_id, market, segment, is_purchasable, is_renewable)
  select * from jsonb_to_recordset($1) as r (product_id text, sku_id text, availability_id text, market text,
    segment text, is_purchasable boolean, is_renewable boolean)`,
);

const insertPrices = statement(
  'catalog.availabilityPrice.save',
  `
  insert into availability_price (product_id, sku_id, availability_id, term, billing_cycle, currency, unit_price)
  select * from jsonb_to_recordset($1) as r (product_id text, sku_id text, availability_id text, term text,
    billing_cycle text, currency text, unit_price numeric)`,
);

/** Hash of what is stored, by product id: tells what a repeated import need not touch. */
export async function readProductHashes(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ productId: string; hash: string }>(hashes, [ids]);
  return new Map(rows.map((row) => [row.productId, row.hash]));
}

/**
 * Writes products as a whole: what was below them before is replaced. With `change`, former prices stay
 * readable and what the operator decided about a SKU stays in force; a first filling has neither.
 */
export async function saveProducts(
  tx: Tx,
  products: readonly CatalogProduct[],
  change: PriceChange | null = null,
): Promise<void> {
  if (products.length === 0) return;
  const ids = products.map(({ productId }) => productId);
  if (change) await keepReplacedPrices(tx, ids, products.flatMap(pricesOf), change);
  await writeProducts(tx, products);
  if (!change) return;
  await restoreMarketPrices(tx, ids);
  await applySkuSettings(tx, ids);
}

function pricesOf({ productId, skus }: CatalogProduct): (PriceKey & { unitPrice: string })[] {
  return skus.flatMap(({ skuId, availabilities }) =>
    availabilities.flatMap(({ availabilityId, prices }) =>
      prices.map((price) => ({ ...price, productId, skuId, availabilityId, market: everyMarket })),
    ),
  );
}

async function writeProducts(tx: Tx, products: readonly CatalogProduct[]): Promise<void> {
  const skus = products.flatMap((product) =>
    product.skus.map((sku, position) => ({ product, sku, position })),
  );
  const availabilities = skus.flatMap(({ product, sku }) =>
    sku.availabilities.map((availability) => ({ product, sku, availability })),
  );
  await tx.run(upsertProducts, [JSON.stringify(products.map(productRow))]);
  await tx.run(dropSkus, [products.map(({ productId }) => productId)]);
  await tx.run(insertSkus, [JSON.stringify(skus.map(skuRow))]);
  await tx.run(insertPlans, [
    JSON.stringify(
      skus.flatMap(({ product, sku }) =>
        sku.servicePlans.map((plan) => ({
          product_id: product.productId,
          sku_id: sku.skuId,
          plan_id: plan.planId,
          plan_name: plan.name,
          friendly_name: plan.friendlyName,
        })),
      ),
    ),
  ]);
  await tx.run(insertAvailabilities, [
    JSON.stringify(
      availabilities.map(({ product, sku, availability }) => ({
        product_id: product.productId,
        sku_id: sku.skuId,
        availability_id: availability.availabilityId,
        market: availability.market,
        segment: availability.segment,
        is_purchasable: availability.isPurchasable,
        is_renewable: availability.isRenewable,
      })),
    ),
  ]);
  await tx.run(insertPrices, [
    JSON.stringify(
      availabilities.flatMap(({ product, sku, availability }) =>
        availability.prices.map((price) => ({
          product_id: product.productId,
          sku_id: sku.skuId,
          availability_id: availability.availabilityId,
          term: price.term ?? '',
          billing_cycle: price.billingCycle,
          currency: price.currency,
          unit_price: price.unitPrice,
        })),
      ),
    ),
  ]);
}

function productRow(product: CatalogProduct) {
  return {
    product_id: product.productId,
    title: product.title,
    description: product.description,
    publisher: product.publisher,
    is_vendor_product: product.isVendorProduct,
    product_type: product.type,
    views: product.views,
    origin: product.origin,
    content_hash: contentHash(product),
  };
}

function skuRow({
  product,
  sku,
  position,
}: {
  product: CatalogProduct;
  sku: CatalogProduct['skus'][number];
  position: number;
}) {
  const words = [
    ...Object.values(product.title),
    ...Object.values(sku.title),
    product.publisher,
    sku.traits.partNumber ?? '',
  ];
  return {
    product_id: product.productId,
    sku_id: sku.skuId,
    position,
    title: sku.title,
    description: sku.description,
    search_text: [...new Set(words)].join(' '),
    kind: sku.kind,
    rule_set: sku.ruleSet,
    category: sku.category,
    unit_type: sku.unitType,
    minimum: sku.minimum,
    maximum: sku.maximum,
    is_trial: sku.isTrial,
    is_addon: sku.isAddon,
    prerequisites: sku.prerequisites,
    limit_unit: sku.limitUnit,
    limit_count: sku.limit,
    sales_group_id: sku.salesGroupId,
    attestation: sku.attestation,
    withdrawn: sku.withdrawn,
    traits: sku.traits,
  };
}
