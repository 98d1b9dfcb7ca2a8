import type { Language } from '../../errors/sentence.ts';
import type { ClientKind } from '../../platform/http/index.ts';
import { attributes, link, present } from '../../platform/http/index.ts';
import { currencySymbol } from '../../platform/money/index.ts';
import { termIdOf } from './codes.ts';
import type { BillingCycle, Price } from './model.ts';
import { billingCycles } from './model.ts';
import { compareTerms, refundsOf, textIn } from './rules.ts';
import type { AvailabilityRow, ProductRow, SkuRow } from './store.ts';
import { commitmentDescription, termDescription } from './texts.ts';

/** Whose catalog is rendered for whom: where links lead, which words, which client. */
export interface CatalogView {
  /** `/products`, or `/customers/{id}/products`. */
  readonly root: string;
  /** `?country=US`, repeated in every link; empty for customers, whose country is known. */
  readonly suffix: string;
  readonly country: string;
  readonly currency: string;
  readonly language: Language;
  readonly client: ClientKind;
}

export function productWire(product: ProductRow, view: CatalogView) {
  const path = `${view.root}/${product.productId}`;
  return {
    id: product.productId,
    title: textIn(product.title, view.language),
    description: textIn(product.description, view.language),
    productType: product.type,
    isMicrosoftProduct: product.isVendorProduct,
    publisherName: product.publisher,
    links: { skus: link(`${path}/skus${view.suffix}`), self: link(`${path}${view.suffix}`) },
    attributes: attributes('Product'),
  };
}

export function skuWire(sku: SkuRow, view: CatalogView) {
  const path = `${view.root}/${sku.productId}/skus/${sku.skuId}`;
  const { traits } = sku;
  return present({
    id: sku.skuId,
    productId: sku.productId,
    title: textIn(sku.title, view.language),
    description: textIn(sku.description, view.language),
    minimumQuantity: sku.minimum,
    maximumQuantity: sku.maximum,
    isTrial: sku.isTrial,
    supportedBillingCycles: cyclesFor(view.client, sku.billingCycles),
    purchasePrerequisites: traits.purchasePrerequisites ?? [],
    inventoryVariables: traits.inventoryVariables ?? [],
    provisioningVariables: traits.provisioningVariables ?? [],
    actions: ['Cancel', 'Edit'],
    dynamicAttributes: dynamicAttributes(sku),
    attestationProperties: sku.attestation
      ? { attestationType: sku.attestation.type, enforceAttestation: sku.attestation.enforced }
      : undefined,
    consumptionType: traits.consumptionType,
    links: {
      availabilities: link(`${path}/availabilities${view.suffix}`),
      self: link(`${path}${view.suffix}`),
    },
    attributes: attributes('Sku'),
  });
}

/** Text only: the Java client reads them into a map of strings. */
function dynamicAttributes(sku: SkuRow): Record<string, string> {
  const { traits } = sku;
  const members: Record<string, string | undefined> = {
    isAddon: String(sku.isAddon),
    hasConstraints: String(sku.prerequisites.length > 0),
    billingType: sku.kind,
    prerequisiteSkus: sku.prerequisites.length > 0 ? sku.prerequisites.join(',') : undefined,
    upgradeTargetOffers: traits.upgradeTargets?.join(','),
    conversionInstructions: traits.renewsTo,
    provisioningId: traits.provisioningId,
    ...traits.attributes,
  };
  return present(members) as Record<string, string>;
}

export function availabilityWire(
  availability: AvailabilityRow,
  of: { product: ProductRow; sku: SkuRow },
  view: CatalogView,
) {
  const { product, sku } = of;
  const path = `${view.root}/${product.productId}/skus/${sku.skuId}/availabilities/${availability.availabilityId}`;
  const prices = pricesFor(view.client, availability.prices);
  return present({
    id: availability.availabilityId,
    productId: product.productId,
    skuId: sku.skuId,
    catalogItemId: `${product.productId}:${sku.skuId}:${availability.availabilityId}`,
    defaultCurrency: { code: view.currency, symbol: currencySymbol(view.currency) },
    segment: segmentNames[availability.segment],
    country: view.country,
    isPurchasable: availability.isPurchasable && !sku.withdrawn && prices.length > 0,
    isRenewable: availability.isRenewable,
    renewalInstructions: availability.isRenewable ? renewalOf(availability, sku, prices) : [],
    terms: prices.map((price) => termWire(availability, sku, price, view.language)),
    // Nothing of the catalog comes in bundles of a fixed size.
    includedQuantityOptions: [],
    product: productWire(product, view),
    sku: skuWire(sku, view),
    links: { self: link(`${path}${view.suffix}`) },
    attributes: attributes('Availability'),
  });
}

const segmentNames = {
  commercial: 'Commercial',
  education: 'Education',
  government: 'Government',
  nonprofit: 'NonProfit',
} as const;

function termWire(availability: AvailabilityRow, sku: SkuRow, price: Price, language: Language) {
  const refunds = refundsOf(sku, price);
  return present({
    id: termIdOf(availability.availabilityId, price.term, price.billingCycle),
    duration: price.term,
    description: termDescription(price.term, price.billingCycle, language),
    billingCycle: price.billingCycle,
    renewalOptions:
      price.term !== null && availability.isRenewable
        ? [{ termDuration: price.term, description: commitmentDescription(price.term, language) }]
        : [],
    cancellationPolicies:
      refunds.length === 0
        ? []
        : [
            {
              refundOptions: refunds.map((refund, index) => ({
                sequenceId: index,
                type: refund.type,
                expiresAfter: refund.expiresAfter,
              })),
            },
          ],
  });
}

function renewalOf(availability: AvailabilityRow, sku: SkuRow, prices: readonly Price[]) {
  return [
    {
      applicableTermIds: prices.map((price) =>
        termIdOf(availability.availabilityId, price.term, price.billingCycle),
      ),
      renewalOptions: [
        { renewToId: sku.traits.renewsTo ?? `${sku.productId}:${sku.skuId}`, isAutoRenewable: true },
      ],
    },
  ];
}

/** Java and Open .NET fail on the longer cycles; they are told the nearest one they know (conventions 7.4). */
function cyclesFor(client: ClientKind, cycles: readonly string[]): string[] {
  const order = billingCycles.filter((cycle) => cycles.includes(cycle));
  if (client !== 'java' && client !== 'open-dotnet') return order;
  return [...new Set(order.map((cycle) => (cycle === 'triennial' ? 'annual' : cycle)))];
}

/** For the same clients a term with a longer cycle is shown only where no other cycle says the same. */
function pricesFor(client: ClientKind, prices: readonly Price[]): Price[] {
  const sorted = [...prices].sort(compareTerms);
  if (client !== 'java' && client !== 'open-dotnet') return sorted;
  const known = (cycle: BillingCycle): BillingCycle => (cycle === 'triennial' ? 'annual' : cycle);
  return sorted
    .filter(
      (price) =>
        price.billingCycle !== 'triennial' ||
        !sorted.some((other) => other.term === price.term && other.billingCycle === 'annual'),
    )
    .map((price) => ({ ...price, billingCycle: known(price.billingCycle) }));
}
