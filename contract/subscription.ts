import type { Static, TUnsafe } from 'typebox';
import Type from 'typebox';

function textEnum<const T extends readonly string[]>(values: T): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
}

/** Of what is bought, and the states it is in: the product's own words. */
export const subscriptionKinds = [
  'license',
  'usage',
  'software',
  'perpetual',
  'reservation',
  'marketplace',
] as const;
export const subscriptionStates = [
  'pending',
  'active',
  'suspended',
  'expired',
  'disabled',
  'deleted',
] as const;

const statuses = ['none', 'active', 'suspended', 'deleted', 'expired', 'pending', 'disabled'] as const;
const cycles = ['unknown', 'monthly', 'annual', 'none', 'one_time', 'triennial', 'biennial'] as const;
const attributes = Type.Object({ objectType: Type.String(), etag: Type.Optional(Type.String()) });
const links = Type.Record(Type.String(), Type.Unknown());
const instant = () => Type.String({ format: 'date-time' });

const productTerm = () =>
  Type.Object({
    productId: Type.Optional(Type.String({ maxLength: 100 })),
    skuId: Type.Optional(Type.String({ maxLength: 100 })),
    availabilityId: Type.Optional(Type.String({ maxLength: 100 })),
    billingCycle: Type.Optional(textEnum(cycles)),
    termDuration: Type.Optional(Type.String({ maxLength: 10 })),
    promotionId: Type.Optional(Type.String({ maxLength: 200 })),
  });
const instructions = () =>
  Type.Object({
    product: Type.Optional(productTerm()),
    quantity: Type.Optional(Type.Integer({ minimum: 1 })),
    customTermEndDate: Type.Optional(instant()),
  });

export const SubscriptionResource = Type.Object({
  id: Type.String({ format: 'uuid' }),
  offerId: Type.String(),
  offerName: Type.String(),
  friendlyName: Type.String(),
  productType: Type.Optional(Type.Object({ id: Type.String(), displayName: Type.String() })),
  quantity: Type.Integer(),
  unitType: Type.String(),
  parentSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  entitlementId: Type.Optional(
    Type.String({ format: 'uuid', description: 'Of a usage plan: its first usage subscription' }),
  ),
  hasPurchasableAddons: Type.Boolean(),
  creationDate: instant(),
  effectiveStartDate: instant(),
  commitmentEndDate: instant(),
  commitmentEndDateTime: instant(),
  cancellationAllowedUntilDate: Type.Optional(instant()),
  billingCycleEndDate: Type.Optional(instant()),
  billingCycleEndDateTime: Type.Optional(instant()),
  status: textEnum(statuses),
  autoRenewEnabled: Type.Boolean(),
  isTrial: Type.Boolean(),
  billingType: textEnum(['none', 'usage', 'license']),
  billingCycle: textEnum(cycles),
  termDuration: Type.Optional(Type.String()),
  renewalTermDuration: Type.String(),
  actions: Type.Array(Type.String()),
  refundOptions: Type.Optional(
    Type.Array(Type.Object({ type: Type.String(), expiresAt: Type.Optional(instant()) })),
  ),
  refundableQuantity: Type.Optional(
    Type.Object({
      totalQuantity: Type.Integer(),
      details: Type.Array(Type.Object({ quantity: Type.Integer(), allowedUntilDateTime: instant() })),
    }),
  ),
  isMicrosoftProduct: Type.Boolean(),
  publisherName: Type.String(),
  partnerId: Type.String({ description: 'PartnerID of the reseller of record; empty for direct business' }),
  attentionNeeded: Type.Boolean(),
  actionTaken: Type.Boolean(),
  suspensionReasons: Type.Optional(Type.Array(Type.String())),
  contractType: textEnum(['subscription']),
  consumptionType: Type.Optional(textEnum(['overage'])),
  promotionId: Type.Optional(Type.String()),
  scheduledNextTermInstructions: Type.Optional(instructions()),
  nextChargeInstructions: Type.Optional(instructions()),
  orderId: Type.Optional(Type.String()),
  links,
  attributes,
});

export const SubscriptionCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(SubscriptionResource),
  links,
  attributes,
});

/** The whole resource as last read; what is read but never changed by clients is ignored. */
export const SubscriptionUpdate = Type.Object({
  friendlyName: Type.Optional(Type.String({ maxLength: 255 })),
  partnerId: Type.Optional(Type.String({ maxLength: 50 })),
  quantity: Type.Optional(Type.Integer()),
  status: Type.Optional(textEnum(statuses)),
  autoRenewEnabled: Type.Optional(Type.Boolean()),
  billingCycle: Type.Optional(textEnum(cycles)),
  termDuration: Type.Optional(Type.String()),
  suspensionReasons: Type.Optional(Type.Array(Type.String({ maxLength: 50 }), { maxItems: 10 })),
  scheduledNextTermInstructions: Type.Optional(instructions()),
  nextChargeInstructions: Type.Optional(instructions()),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String()) })),
});

export const SubscriptionProvisioningStatus = Type.Object({
  skuId: Type.String({ format: 'uuid' }),
  status: textEnum(['none', 'success', 'pending', 'failed']),
  quantity: Type.Integer(),
  endDate: instant(),
  attributes,
});

const money = () => Type.Object({ amount: Type.Number(), currency: Type.String() });
const charge = () =>
  Type.Object({
    reason: textEnum(['add', 'reduce', 'cancel', 'renew', 'term', 'upgrade', 'convert']),
    quantity: Type.Integer(),
    unitPrice: Type.Number(),
    amount: Type.Number({ description: 'Before tax; below zero: a refund' }),
    currency: Type.String(),
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
  });

/** What a change would do (`dryRun=true`): nothing of it is kept. */
export const ChangePreview = Type.Object({
  dryRun: Type.Literal(true),
  allowed: Type.Boolean(),
  blockedBy: Type.Array(
    Type.Object({ code: Type.Integer(), description: Type.String(), fields: Type.Array(Type.String()) }),
  ),
  changes: Type.Array(
    Type.Object({
      member: Type.String(),
      from: Type.Optional(Type.Unknown()),
      to: Type.Optional(Type.Unknown()),
    }),
  ),
  charges: Type.Array(charge()),
  cost: Type.Optional(money()),
  /** What one charge cycle costs before and after. */
  perCycle: Type.Optional(
    Type.Object({
      before: Type.Number(),
      after: Type.Number(),
      currency: Type.String(),
      billingCycle: textEnum(cycles),
    }),
  ),
  /** What else happens: codes, such as `scheduled-change-dropped`. */
  effects: Type.Array(Type.String()),
  /** Add-ons that go where it goes. */
  followers: Type.Array(
    Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String(), status: textEnum(statuses) }),
  ),
  /** People whose license stays behind. */
  licenseErrors: Type.Array(Type.Object({ userId: Type.String({ format: 'uuid' }), name: Type.String() })),
});

/** The subscription as it is afterwards, or what the change would do. */
export const SubscriptionUpdateAnswer = Type.Union([SubscriptionResource, ChangePreview]);

/** One row of a customer's subscriptions, as the pages show it. */
export const ListedSubscription = Type.Object({
  id: Type.String({ format: 'uuid' }),
  tab: textEnum(['license', 'usage', 'software', 'marketplace']),
  kind: textEnum(subscriptionKinds),
  name: Type.String({ description: 'Nickname, or the name of what was bought' }),
  offerName: Type.String(),
  publisher: Type.String(),
  quantity: Type.Integer(),
  unitType: Type.String(),
  status: textEnum(subscriptionStates),
  isTrial: Type.Boolean(),
  autoRenew: Type.Boolean(),
  termDuration: Type.Optional(Type.String()),
  billingCycle: textEnum(cycles),
  endsOn: Type.Optional(Type.String({ format: 'date' })),
  createdAt: instant(),
  termStartsAt: instant(),
  cancelableUntil: Type.Optional(instant()),
  /** The clock of the cancellation: until when, and by which rule. */
  cancellation: Type.Object({
    rule: Type.String(),
    open: Type.Boolean(),
    until: Type.Optional(instant()),
    fullRefundUntil: Type.Optional(instant()),
    /** While its time runs: whole hours that are left, of how many. */
    left: Type.Optional(Type.Object({ hours: Type.Integer(), of: Type.Integer() })),
    refundNow: Type.Optional(money()),
    /** Where a rule of the catalog says another window than the usual one: its hours, and whom it is for. */
    hours: Type.Optional(Type.Integer()),
    fullRefundHours: Type.Optional(Type.Integer()),
    source: Type.Optional(
      Type.Object({
        kind: Type.String(),
        market: Type.String({ description: '* for any, here and in its siblings' }),
        category: Type.String(),
        segment: Type.String(),
      }),
    ),
  }),
  reducible: Type.Optional(
    Type.Object({
      quantity: Type.Integer(),
      until: Type.Optional(instant()),
      batches: Type.Array(
        Type.Object({ quantity: Type.Integer(), since: instant(), until: Type.Optional(instant()) }),
      ),
    }),
  ),
  scheduled: Type.Optional(
    Type.Object({
      catalogItemId: Type.String(),
      termDuration: Type.String(),
      billingCycle: textEnum(cycles),
      quantity: Type.Integer(),
      customTermEndOn: Type.Optional(Type.String({ format: 'date' })),
    }),
  ),
  /** What the term under way was bought with; ends with it. */
  promotion: Type.Optional(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      percent: Type.Number(),
      until: Type.Optional(Type.String({ format: 'date', description: 'Inclusive' })),
      unitPrice: Type.Optional(money()),
      listPrice: Type.Optional(money()),
    }),
  ),
  nextCharge: Type.Optional(Type.Object({ billingCycle: textEnum(cycles), from: instant() })),
  suspensionReasons: Type.Array(Type.String()),
  /** What happens next by itself, and when. */
  due: Type.Optional(
    Type.Object({ step: textEnum(['renew', 'expire', 'disable', 'delete']), at: instant() }),
  ),
  parentSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  orderId: Type.Optional(Type.String()),
  reseller: Type.Optional(
    Type.Object({
      partnerId: Type.String(),
      tenantId: Type.Optional(Type.String({ format: 'uuid' })),
      name: Type.String(),
      standing: textEnum(['in-order', 'agreement-unsigned', 'not-active']),
      former: Type.Boolean({ description: 'The partnership has ended; the credit has not' }),
    }),
  ),
  furtherResellers: Type.Optional(
    Type.Array(
      Type.Object(
        { partnerId: Type.String(), name: Type.String() },
        { description: 'Declared, not credited' },
      ),
    ),
  ),
  attributionMissing: Type.Boolean(),
  supportContact: Type.Object({
    tenantId: Type.String({ format: 'uuid' }),
    name: Type.Optional(Type.String()),
  }),
  canEdit: Type.Boolean(),
  /** What may be changed in this state, whoever asks: codes, such as `add` or `suspend`. */
  can: Type.Array(Type.String()),
});

export const ListedSubscriptions = Type.Object({ items: Type.Array(ListedSubscription) });

export const AttributionHistory = Type.Object({
  items: Type.Array(
    Type.Object({
      changedAt: instant(),
      oldPartnerId: Type.Optional(Type.String()),
      oldName: Type.Optional(Type.String()),
      newPartnerId: Type.Optional(Type.String()),
      newName: Type.Optional(Type.String()),
      changedBy: Type.Optional(Type.String()),
    }),
  ),
});

/** Plans a subscription can go over to or renew with, priced for its customer. */
export const RenewalChoices = Type.Object({
  items: Type.Array(
    Type.Object({
      catalogItemId: Type.String(),
      name: Type.String(),
      isPresent: Type.Boolean(),
      minimum: Type.Integer(),
      maximum: Type.Integer(),
      terms: Type.Array(
        Type.Object({
          termDuration: Type.String(),
          billingCycle: textEnum(cycles),
          unitPrice: Type.Number(),
          currency: Type.String(),
          /** End dates that may be chosen for that term. */
          ends: Type.Array(
            Type.Object({
              date: Type.String({ format: 'date' }),
              kind: textEnum(['calendarMonthAligned', 'subscriptionAligned']),
            }),
          ),
        }),
      ),
    }),
  ),
});

export const ChargeList = Type.Object({
  items: Type.Array(Type.Intersect([Type.Object({ chargedAt: instant() }), charge()])),
});

/** A renewal about which something can still be decided. */
export const Decision = Type.Object({
  customerId: Type.String({ format: 'uuid' }),
  customerName: Type.String(),
  subscriptionId: Type.String({ format: 'uuid' }),
  name: Type.String(),
  offerName: Type.String(),
  quantity: Type.Integer(),
  isTrial: Type.Boolean(),
  endsOn: Type.String({ format: 'date' }),
  /** The last moment to decide: then the renewal begins. */
  decideUntil: instant(),
  autoRenew: Type.Boolean(),
  scheduled: Type.Boolean(),
  /** What the next term is to be. */
  next: Type.Optional(
    Type.Object({
      quantity: Type.Integer(),
      termDuration: Type.String(),
      billingCycle: textEnum(cycles),
      perCycle: Type.Number(),
      perCycleNow: Type.Number(),
      currency: Type.String(),
    }),
  ),
});

export const DecisionPage = Type.Object({
  items: Type.Array(Decision),
  continuationToken: Type.Optional(Type.String()),
});

const errorItem = () => Type.Object({ code: Type.Integer(), description: Type.String() });

export const TransitionEligibilities = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      operationId: Type.String(),
      catalogItemId: Type.String(),
      title: Type.String(),
      description: Type.String(),
      quantity: Type.Integer(),
      eligibilities: Type.Array(
        Type.Object({
          isEligible: Type.Boolean(),
          transitionType: Type.String(),
          errors: Type.Array(errorItem()),
        }),
      ),
      subscriptionEligibilities: Type.Array(
        Type.Object({
          isEligible: Type.Boolean(),
          subscriptionId: Type.String({ format: 'uuid' }),
          subscriptionFriendlyName: Type.String(),
          subscriptionTermDuration: Type.Optional(Type.String()),
          subscriptionBillingCycle: textEnum(cycles),
          errors: Type.Array(errorItem()),
        }),
      ),
      attributes,
    }),
  ),
  links,
  attributes,
});

const transitionTypes = ['transition_only', 'transition_with_license_transfer'] as const;

export const TransitionRequest = Type.Object({
  toCatalogItemId: Type.String({ maxLength: 200 }),
  quantity: Type.Integer({ minimum: 1 }),
  transitionType: Type.Optional(textEnum(transitionTypes)),
  fromCatalogItemId: Type.Optional(Type.String({ maxLength: 200 })),
  fromSubscriptionId: Type.Optional(Type.String({ maxLength: 50 })),
  toSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  termDuration: Type.Optional(Type.String({ maxLength: 10 })),
  billingCycle: Type.Optional(textEnum(cycles)),
  promotionId: Type.Optional(Type.String({ maxLength: 200 })),
});

export const TransitionResource = Type.Object({
  operationId: Type.String({ format: 'uuid' }),
  fromCatalogItemId: Type.String(),
  fromSubscriptionId: Type.String({ format: 'uuid' }),
  toCatalogItemId: Type.String(),
  toSubscriptionId: Type.String({ format: 'uuid' }),
  quantity: Type.Integer(),
  termDuration: Type.Optional(Type.String()),
  billingCycle: textEnum(cycles),
  transitionType: textEnum(transitionTypes),
  events: Type.Array(
    Type.Object({
      name: textEnum(['Conversion', 'LicenseReassignment']),
      status: textEnum(['Started', 'Completed', 'Failed']),
      timestamp: instant(),
      errors: Type.Array(errorItem()),
    }),
  ),
  attributes,
});
export const TransitionAnswer = Type.Union([TransitionResource, ChangePreview]);
export const TransitionCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(TransitionResource),
  links,
  attributes,
});

const upgradeTypes = ['none', 'upgrade_only', 'upgrade_with_license_transfer'] as const;
const upgradeError = () =>
  Type.Object({
    code: Type.String(),
    description: Type.String(),
    additionalDetails: Type.Optional(Type.String()),
  });

export const UpgradeCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      targetOffer: Type.Object({ id: Type.String(), name: Type.String() }),
      upgradeType: textEnum(upgradeTypes),
      isEligible: Type.Boolean(),
      quantity: Type.Integer(),
      upgradeErrors: Type.Array(upgradeError()),
      attributes,
    }),
  ),
  links,
  attributes,
});

export const UpgradeRequest = Type.Object({
  targetOffer: Type.Object({ id: Type.String({ maxLength: 200 }) }),
  upgradeType: Type.Optional(textEnum(upgradeTypes)),
  quantity: Type.Optional(Type.Integer({ minimum: 1 })),
});

export const UpgradeResult = Type.Object({
  sourceSubscriptionId: Type.String({ format: 'uuid' }),
  targetSubscriptionId: Type.String({ format: 'uuid' }),
  upgradeType: textEnum(upgradeTypes),
  upgradeErrors: Type.Array(upgradeError()),
  licenseErrors: Type.Array(
    Type.Object({
      userObjectId: Type.String({ format: 'uuid' }),
      name: Type.String(),
      email: Type.String(),
      errors: Type.Array(upgradeError()),
    }),
  ),
  attributes,
});

const conversion = () => ({
  offerId: Type.String({ maxLength: 200 }),
  targetOfferId: Type.String({ maxLength: 200 }),
  orderId: Type.Optional(Type.String({ maxLength: 100 })),
  quantity: Type.Integer({ minimum: 1 }),
  billingCycle: Type.Optional(textEnum(cycles)),
});
export const ConversionCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(Type.Object({ ...conversion(), attributes })),
  links,
  attributes,
});
export const ConversionRequest = Type.Object({
  ...conversion(),
  offerId: Type.Optional(Type.String({ maxLength: 200 })),
});
export const ConversionResult = Type.Object({
  subscriptionId: Type.String({ format: 'uuid' }),
  offerId: Type.String(),
  targetOfferId: Type.String(),
  error: Type.Optional(errorItem()),
  attributes,
});

export const CustomTermEndDates = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      allowedCustomTermEndDateType: textEnum(['calendarMonthAligned', 'subscriptionAligned']),
      cotermSubscriptionIds: Type.Array(Type.String({ format: 'uuid' })),
      allowedCustomTermEndDate: instant(),
    }),
  ),
  links,
  attributes,
});

export const RegistrationStatus = Type.Object({
  subscriptionId: Type.String({ format: 'uuid' }),
  status: textEnum(['registered', 'registering', 'notregistered']),
  attributes,
});
export const ActivationResult = Type.Object({
  subscriptionId: Type.String({ format: 'uuid' }),
  status: Type.String(),
  attributes,
});
export const OverageSetting = Type.Object({
  azureEntitlementId: Type.String({ maxLength: 50 }),
  partnerId: Type.Optional(Type.String({ maxLength: 50 })),
  overageEnabled: Type.Boolean(),
});
export const OverageResource = Type.Object({
  azureEntitlementId: Type.String(),
  partnerId: Type.String(),
  type: Type.String(),
  overageEnabled: Type.Boolean(),
  links,
  attributes,
});
export const OverageCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(OverageResource),
  links,
  attributes,
});

export const ProductUpgradeRequest = Type.Object({
  customerId: Type.String({ maxLength: 50 }),
  productFamily: Type.String({ maxLength: 50 }),
});
export const ProductUpgradeEligibility = Type.Object({
  customerId: Type.String({ format: 'uuid' }),
  productFamily: Type.String(),
  isEligible: Type.Boolean(),
  reason: Type.Optional(Type.String()),
  attributes,
});
export const ProductUpgradeStatus = Type.Object({
  id: Type.String({ format: 'uuid' }),
  productFamily: Type.String(),
  status: Type.String(),
  lineItems: Type.Array(
    Type.Object({
      sourceProduct: Type.String(),
      targetProduct: Type.String(),
      upgradedDate: instant(),
      status: Type.String(),
    }),
  ),
  attributes,
});

export type ChangePreview = Static<typeof ChangePreview>;
export type RenewalChoices = Static<typeof RenewalChoices>;
export type ChargeList = Static<typeof ChargeList>;
export type Decision = Static<typeof Decision>;
export type TransitionEligibilities = Static<typeof TransitionEligibilities>;
export type TransitionResource = Static<typeof TransitionResource>;
export type SubscriptionResource = Static<typeof SubscriptionResource>;
export type ListedSubscription = Static<typeof ListedSubscription>;
export type AttributionHistory = Static<typeof AttributionHistory>;

/** What is bought on top of a subscription (C59). */
export const AddonsOfSubscription = Type.Object({
  offered: Type.Boolean({ description: 'The catalog has something on top of it' }),
  base: Type.Optional(
    Type.Object({
      name: Type.String(),
      quantity: Type.Integer(),
      ids: Type.Array(Type.String(), {
        description: 'What add-ons name it by: product:sku, id of the offer',
      }),
    }),
  ),
  items: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      name: Type.String(),
      quantity: Type.Integer(),
      status: Type.String(),
      follows: Type.Boolean({
        description: 'Suspended, resumed and ended with its base; else of a term of its own',
      }),
      endsOn: Type.Optional(Type.String({ format: 'date' })),
    }),
  ),
});
export type AddonsOfSubscription = Static<typeof AddonsOfSubscription>;
