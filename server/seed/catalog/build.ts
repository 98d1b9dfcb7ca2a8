import { availabilityIdOf, productIdOf } from '../../src/features/catalog/codes.ts';
import { kindFacts } from '../../src/features/catalog/kind-facts.ts';
import type {
  CatalogProduct,
  CatalogSku,
  Category,
  ItemType,
  Localized,
  Price,
  ProductKind,
  Segment,
  TargetView,
} from '../../src/features/catalog/model.ts';
import { everyMarket } from '../../src/features/catalog/model.ts';
import { namedGuid } from '../../src/platform/ids/index.ts';
import type { PlanName } from './plans.ts';
import { planOf } from './plans.ts';
import { licensePrices, trialPrices } from './prices.ts';

export const vendor = 'Contour Cloud';

/** English, Spanish, Russian. */
export type Texts = readonly [en: string, es: string, ru: string];

export function texts([en, es, ru]: Texts): Localized {
  return { en, es, ru };
}

export interface DemoSku {
  readonly id?: string;
  readonly title?: Texts;
  readonly prices: readonly Price[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly category?: Category;
  readonly segments?: readonly Segment[];
  readonly isAddon?: boolean;
  /** Slugs of products whose first SKU is a base. */
  readonly bases?: readonly string[];
  readonly upgrades?: readonly string[];
  /** Services that its holder can have switched off. */
  readonly plans?: readonly PlanName[];
  /** Slugs of products whose first SKU nobody holds besides. */
  readonly excludes?: readonly string[];
  readonly limit?: CatalogSku['limit'];
  readonly limitUnit?: CatalogSku['limitUnit'];
  readonly attestation?: string;
  readonly withdrawn?: boolean;
  readonly isRenewable?: boolean;
  readonly provisioningVariables?: readonly string[];
  readonly purchasePrerequisites?: readonly string[];
  readonly inventoryVariables?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly unitType?: string;
}

export interface DemoProduct {
  /** Never changes: ids follow from it. */
  readonly slug: string;
  readonly title: Texts;
  readonly description: Texts;
  readonly kind: ProductKind;
  readonly publisher?: string;
  readonly type?: ItemType;
  readonly views?: readonly TargetView[];
  readonly skus: readonly DemoSku[];
  /** A free month for 25 people that becomes the first SKU. */
  readonly withTrial?: boolean;
}

export function demoProductId(slug: string): string {
  return productIdOf(`demo ${slug}`);
}

/** `product:sku` of a product's first SKU. */
export function firstSkuOf(slug: string): string {
  return `${demoProductId(slug)}:0001`;
}

export function build(product: DemoProduct): CatalogProduct {
  const productId = demoProductId(product.slug);
  const facts = kindFacts[product.kind];
  const skus = product.skus.map((sku, index) => buildSku(product, productId, sku, index));
  return {
    productId,
    title: texts(product.title),
    description: texts(product.description),
    publisher: product.publisher ?? vendor,
    isVendorProduct: product.publisher === undefined,
    type: product.type ?? facts.type,
    views: product.views ?? facts.views,
    origin: 'demo',
    skus: product.withTrial ? [...skus, trialOf(product, productId)] : skus,
  };
}

function buildSku(product: DemoProduct, productId: string, sku: DemoSku, index: number): CatalogSku {
  const facts = kindFacts[product.kind];
  const skuId = sku.id ?? String(index + 1).padStart(4, '0');
  const title = texts(sku.title ?? product.title);
  const optional = {
    ...(sku.upgrades ? { upgradeTargets: sku.upgrades.map(firstSkuOf) } : {}),
    ...(sku.excludes ? { excludes: sku.excludes.map(firstSkuOf) } : {}),
    ...(sku.provisioningVariables ? { provisioningVariables: sku.provisioningVariables } : {}),
    ...(sku.purchasePrerequisites ? { purchasePrerequisites: sku.purchasePrerequisites } : {}),
    ...(sku.inventoryVariables ? { inventoryVariables: sku.inventoryVariables } : {}),
    ...(sku.attributes ? { attributes: sku.attributes } : {}),
    ...(product.kind === 'usage' ? { consumptionType: 'overage' } : {}),
  };
  return {
    skuId,
    title,
    description: texts(product.description),
    kind: product.kind,
    ruleSet: 'new-commerce',
    category: sku.category ?? (sku.isAddon ? 'addon' : facts.category),
    unitType: sku.unitType ?? facts.unitType,
    minimum: sku.minimum ?? 1,
    maximum: sku.maximum ?? 100_000,
    isTrial: false,
    isAddon: sku.isAddon ?? false,
    prerequisites: (sku.bases ?? []).map(firstSkuOf),
    limitUnit: sku.limitUnit ?? 'none',
    limit: sku.limit ?? 0,
    salesGroupId: facts.salesGroupId,
    attestation: sku.attestation ? { type: sku.attestation, enforced: true } : null,
    withdrawn: sku.withdrawn ?? false,
    traits: { provisioningId: namedGuid(`sku ${product.slug} ${skuId}`), ...optional },
    servicePlans: (sku.plans ?? []).map(planOf),
    availabilities: (sku.segments ?? ['commercial']).map((segment) => ({
      availabilityId: availabilityIdOf(productId, skuId, everyMarket, segment),
      market: everyMarket,
      segment,
      isPurchasable: true,
      isRenewable: sku.isRenewable ?? product.kind !== 'perpetual',
      prices: sku.prices,
    })),
  };
}

/** 25 seats for a month, once per customer; then the paid SKU (C58). */
function trialOf(product: DemoProduct, productId: string): CatalogSku {
  const [en, es, ru] = product.title;
  const base = buildSku(
    product,
    productId,
    {
      id: '0010',
      title: [`${en} Trial`, `${es} (prueba)`, `${ru} (пробная версия)`],
      prices: trialPrices,
      minimum: 25,
      maximum: 25,
      category: 'trial',
      limitUnit: 'lifetime',
      limit: 1,
    },
    9,
  );
  return { ...base, isTrial: true, traits: { ...base.traits, renewsTo: `${productId}:0001` } };
}

interface LicenseFacts extends Omit<DemoSku, 'prices' | 'id'> {
  /** US dollars for one license and month, with a commitment of a year. */
  readonly monthly: number;
  readonly threeYears?: boolean;
  readonly withTrial?: boolean;
}

/** A license-based product with one SKU. */
export function license(slug: string, title: Texts, description: Texts, facts: LicenseFacts): DemoProduct {
  const { monthly, threeYears = false, withTrial = false, ...sku } = facts;
  return {
    slug,
    title,
    description,
    kind: 'license',
    withTrial,
    skus: [{ ...sku, prices: licensePrices(monthly, threeYears) }],
  };
}

export function addon(
  slug: string,
  title: Texts,
  description: Texts,
  facts: LicenseFacts & { readonly bases: readonly string[] },
): DemoProduct {
  return license(slug, title, description, { ...facts, isAddon: true });
}
