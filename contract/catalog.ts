import type { Static } from 'typebox';
import Type from 'typebox';

const Link = Type.Object({
  uri: Type.Optional(Type.String()),
  method: Type.String(),
  headers: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
});
const Attributes = Type.Object({ objectType: Type.String() });

function collectionOf<T extends Type.TSchema>(item: T) {
  return Type.Object({
    totalCount: Type.Integer({ description: 'Items in this answer' }),
    items: Type.Array(item),
    links: Type.Optional(Type.Object({ self: Link, next: Type.Optional(Link) })),
    attributes: Attributes,
  });
}

// The partner contract: products

const ItemType = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  subType: Type.Optional(Type.Object({ id: Type.String(), displayName: Type.String() })),
});

export const Product = Type.Object({
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  productType: ItemType,
  isMicrosoftProduct: Type.Boolean({ description: 'Made by the vendor itself, not by a third party' }),
  publisherName: Type.String(),
  links: Type.Object({ skus: Link, self: Link }),
  attributes: Attributes,
});
export const ProductCollection = collectionOf(Product);

const AttestationProperties = Type.Object({
  attestationType: Type.String(),
  enforceAttestation: Type.Boolean(),
});

export const Sku = Type.Object({
  id: Type.String({ description: 'Unique within the product only' }),
  productId: Type.String(),
  title: Type.String(),
  description: Type.String(),
  minimumQuantity: Type.Integer(),
  maximumQuantity: Type.Integer(),
  isTrial: Type.Boolean(),
  supportedBillingCycles: Type.Array(Type.String()),
  purchasePrerequisites: Type.Array(Type.String()),
  inventoryVariables: Type.Array(Type.String()),
  provisioningVariables: Type.Array(Type.String()),
  actions: Type.Array(Type.String()),
  dynamicAttributes: Type.Record(Type.String(), Type.String()),
  attestationProperties: Type.Optional(AttestationProperties),
  consumptionType: Type.Optional(Type.String()),
  links: Type.Object({ availabilities: Link, self: Link }),
  attributes: Attributes,
});
export const SkuCollection = collectionOf(Sku);

const AvailabilityTerm = Type.Object({
  id: Type.String(),
  duration: Type.Optional(Type.String({ description: 'ISO 8601; absent: bought once' })),
  description: Type.String(),
  billingCycle: Type.String(),
  renewalOptions: Type.Array(Type.Object({ termDuration: Type.String(), description: Type.String() })),
  cancellationPolicies: Type.Array(
    Type.Object({
      refundOptions: Type.Array(
        Type.Object({
          sequenceId: Type.Integer(),
          type: Type.String(),
          expiresAfter: Type.String(),
        }),
      ),
    }),
  ),
});

export const Availability = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  skuId: Type.String(),
  catalogItemId: Type.String({ description: 'What carts and orders take' }),
  defaultCurrency: Type.Object({ code: Type.String(), symbol: Type.String() }),
  segment: Type.String(),
  country: Type.String(),
  isPurchasable: Type.Boolean(),
  isRenewable: Type.Boolean(),
  renewalInstructions: Type.Array(
    Type.Object({
      applicableTermIds: Type.Array(Type.String()),
      renewalOptions: Type.Array(Type.Object({ renewToId: Type.String(), isAutoRenewable: Type.Boolean() })),
    }),
  ),
  terms: Type.Array(AvailabilityTerm),
  includedQuantityOptions: Type.Array(Type.Object({ units: Type.Integer(), description: Type.String() })),
  product: Product,
  sku: Sku,
  links: Type.Object({ self: Link }),
  attributes: Attributes,
});
export const AvailabilityCollection = collectionOf(Availability);

// The partner contract: legacy offers

export const OfferCategory = Type.Object({
  id: Type.String(),
  name: Type.String(),
  rank: Type.Integer(),
  locale: Type.String(),
  country: Type.String(),
  attributes: Attributes,
});
export const OfferCategoryCollection = collectionOf(OfferCategory);

export const Offer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  description: Type.String(),
  minimumQuantity: Type.Integer(),
  maximumQuantity: Type.Integer(),
  rank: Type.Integer(),
  uri: Type.String(),
  locale: Type.String(),
  country: Type.String(),
  category: OfferCategory,
  limitUnitOfMeasure: Type.String(),
  limit: Type.Integer(),
  termUnitOfMeasure: Type.String(),
  term: Type.Integer(),
  prerequisiteOffers: Type.Array(Type.String()),
  isAddOn: Type.Boolean(),
  hasAddOns: Type.Boolean(),
  isAvailableForPurchase: Type.Boolean(),
  billing: Type.String(),
  supportedBillingCycles: Type.Array(Type.String()),
  isAutoRenewable: Type.Boolean(),
  isInternal: Type.Boolean(),
  isMicrosoftProduct: Type.Boolean(),
  upgradeTargetOffers: Type.Optional(Type.Array(Type.String())),
  conversionTargetOffers: Type.Array(Type.String()),
  reselleeQualifications: Type.Array(Type.String()),
  resellerQualifications: Type.Array(Type.String()),
  salesGroupId: Type.String(),
  isTrial: Type.Boolean(),
  acquisitionType: Type.String(),
  supportedCatalogTypes: Type.Array(Type.String()),
  actions: Type.Array(Type.String()),
  product: Type.Object({ id: Type.String(), name: Type.String(), unit: Type.String() }),
  unitType: Type.String(),
  attestationProperties: Type.Optional(AttestationProperties),
  links: Type.Object({ learnMore: Link, self: Link }),
  attributes: Attributes,
});
export const OfferCollection = collectionOf(Offer);

// The product's own: what order pages show

const ItemKind = Type.Enum(['license', 'usage', 'software', 'perpetual', 'reservation', 'marketplace']);

export const CatalogItem = Type.Object({
  catalogItemId: Type.String({
    description: 'What carts and orders take: product:sku:availability, or a legacy offer id',
  }),
  productId: Type.String(),
  skuId: Type.String(),
  title: Type.String(),
  description: Type.String(),
  publisher: Type.String(),
  kind: ItemKind,
  ruleSet: Type.Enum(['new-commerce', 'legacy']),
  category: Type.String(),
  segments: Type.Array(Type.String()),
  terms: Type.Array(
    Type.Object({
      term: Type.Optional(Type.String({ description: 'ISO 8601 duration; absent: bought once' })),
      billingCycle: Type.String(),
      description: Type.String(),
      unitPrice: Type.Optional(
        Type.Number({
          description: 'One unit, one billing period, without tax; only for who buys from the vendor',
        }),
      ),
      currency: Type.Optional(Type.String()),
    }),
  ),
  minimum: Type.Integer(),
  maximum: Type.Integer(),
  unitType: Type.String(),
  isTrial: Type.Boolean(),
  isAddon: Type.Boolean(),
  prerequisites: Type.Array(Type.Object({ id: Type.String(), title: Type.String() }), {
    description: 'Any one of them is enough',
  }),
  limitUnit: Type.Enum(['none', 'lifetime', 'concurrent']),
  limit: Type.Integer(),
  attestationRequired: Type.Boolean(),
  promotions: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      description: Type.String(),
      percent: Type.Number({ description: 'Off the unit price of the first term' }),
      terms: Type.Array(Type.Object({ term: Type.String(), billingCycle: Type.String() })),
      endDate: Type.String({ description: 'Inclusive' }),
      minSeats: Type.Optional(Type.Integer()),
      maxSeats: Type.Optional(Type.Integer()),
    }),
    {
      description: 'That run in this market and may be named when it is bought; the greatest discount first',
    },
  ),
  hasDefaultPrice: Type.Boolean({ description: 'The price is the demo world’s, not the offer’s own' }),
  lastSale: Type.Optional(Type.String({ description: 'End of sale: last day of new purchases' })),
  purchasable: Type.Boolean(),
  status: Type.Enum(['on-sale', 'withdrawn', 'not-in-country', 'without-price']),
});
export type CatalogItem = Static<typeof CatalogItem>;

export const CatalogPage = Type.Object({
  totalCount: Type.Integer({ description: 'Items in this answer' }),
  items: Type.Array(CatalogItem),
  continuationToken: Type.Optional(Type.String()),
  country: Type.String(),
  currency: Type.Optional(Type.String({ description: 'Absent where prices are not shown' })),
});
export type CatalogPage = Static<typeof CatalogPage>;

export const CatalogFilters = Type.Object({ publishers: Type.Array(Type.String()) });
export type CatalogFilters = Static<typeof CatalogFilters>;

// The product's own: imports

export const importStates = ['running', 'finished', 'failed', 'interrupted'] as const;

export const CatalogImportRequest = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 255 }),
  content: Type.Optional(Type.String({ description: 'The file as text' })),
  contentBase64: Type.Optional(Type.String({ description: 'The file as bytes' })),
  country: Type.Optional(
    Type.String({ pattern: '^[A-Za-z]{2}$', description: 'Market of offers that name none' }),
  ),
  currency: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z]{3}$',
      description: 'Of prices that name none; preset: that of the country',
    }),
  ),
  publisher: Type.Optional(
    Type.String({ maxLength: 100, description: 'Of products that name none; preset: the operator' }),
  ),
  sellable: Type.Optional(
    Type.Boolean({ description: 'Products with a price may be bought at once; preset: yes' }),
  ),
  dryRun: Type.Optional(Type.Boolean({ description: 'Only check: nothing is changed' })),
});
export type CatalogImportRequest = Static<typeof CatalogImportRequest>;

export const CatalogImport = Type.Object({
  id: Type.String(),
  kind: Type.Enum([
    'offer-list',
    'product-list',
    'catalog-file',
    'price-list',
    'promotion-list',
    'rule-list',
  ]),
  fileName: Type.String(),
  state: Type.Enum([...importStates]),
  dryRun: Type.Boolean(),
  country: Type.Optional(Type.String()),
  currency: Type.Optional(Type.String()),
  rows: Type.Object({
    total: Type.Integer(),
    done: Type.Integer(),
    added: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    failed: Type.Integer(),
  }),
  entries: Type.Integer({ description: 'Products or offers that the rows make up' }),
  warnings: Type.Integer(),
  startedAt: Type.String({ format: 'date-time' }),
  finishedAt: Type.Optional(Type.String({ format: 'date-time' })),
  startedBy: Type.String(),
  canRepeat: Type.Boolean({ description: 'The file is still kept' }),
});
export type CatalogImport = Static<typeof CatalogImport>;

export const CatalogImportList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(CatalogImport),
});
export type CatalogImportList = Static<typeof CatalogImportList>;

export const CatalogImportProblem = Type.Object({
  number: Type.Integer(),
  row: Type.Optional(Type.Integer({ description: 'Line of the file, or position in its list' })),
  identifier: Type.String(),
  code: Type.String(),
  severity: Type.Enum(['refuse', 'warn']),
  message: Type.String(),
});
export type CatalogImportProblem = Static<typeof CatalogImportProblem>;

export const CatalogImportProblems = Type.Object({
  totalCount: Type.Integer({ description: 'Problems in this answer' }),
  items: Type.Array(CatalogImportProblem),
  continuationToken: Type.Optional(Type.String()),
});
export type CatalogImportProblems = Static<typeof CatalogImportProblems>;
