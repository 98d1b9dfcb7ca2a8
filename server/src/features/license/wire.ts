import type {
  LicenseChangeResults,
  LicensePool as LicensePoolOnWire,
  LicenseUpdateAnswer,
} from '../../../../contract/license.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { attributes } from '../../platform/http/index.ts';
import { textIn } from '../catalog/index.ts';
import { skuGuid } from '../subscription/index.ts';
import type { NamedResult } from './actions.ts';
import type { Capability, LicensePool, PricedSource, SkuFacts, SkuKey } from './model.ts';
import { keyOf, refusalOfOutcome } from './rules.ts';

// One GUID for a SKU wherever clients meet it.
export { skuGuid };

/** A SKU under the name it was bought by, and what the catalog still knows of it. */
export interface NamedSku extends SkuKey {
  readonly offerName: string;
  readonly facts: SkuFacts | undefined;
}

export function licenseToWire(
  sku: NamedSku & { readonly excludedPlans: readonly string[] },
  capability: Capability,
  language: Language,
) {
  return {
    servicePlans: plansToWire(sku, capability, sku.excludedPlans),
    productSku: productSkuToWire(sku, language),
    attributes: attributes('License'),
  };
}

export function subscribedSkuToWire(pool: LicensePool & NamedSku, language: Language) {
  const { units } = pool;
  return {
    availableUnits: units.available,
    activeUnits: units.active,
    consumedUnits: units.consumed,
    suspendedUnits: units.suspended,
    totalUnits: units.total,
    warningUnits: units.warning,
    productSku: productSkuToWire(pool, language),
    servicePlans: plansToWire(pool, units.capability),
    capabilityStatus: units.capability,
    attributes: attributes('SubscribedSku'),
  };
}

function productSkuToWire(sku: NamedSku, language: Language) {
  return {
    id: wireIdOf(sku),
    name: skuName(sku, language),
    skuPartNumber: sku.facts?.partNumber ?? keyOf(sku),
    targetType: 'User',
    licenseGroupId: 'group1',
  };
}

function plansToWire({ facts }: NamedSku, capability: Capability, excludedPlans: readonly string[] = []) {
  return (facts?.plans ?? []).map((plan) => ({
    id: plan.planId,
    displayName: plan.friendlyName,
    serviceName: plan.name,
    capabilityStatus: excludedPlans.includes(plan.planId) ? 'Disabled' : capability,
    targetType: 'User',
  }));
}

/** SKUs of a customer by the ids and part numbers that clients name them with. */
export function skusByWireId<T extends NamedSku>(skus: readonly T[]): (id: string) => T | undefined {
  const known = new Map<string, T>();
  for (const sku of skus) {
    known.set((sku.facts?.partNumber ?? keyOf(sku)).toLowerCase(), sku);
    known.set(skuGuid(sku, sku.facts?.provisioningId ?? null), sku);
  }
  return (id) => known.get(id.trim().toLowerCase());
}

export function skuName(sku: NamedSku, language: Language): string {
  return sku.facts ? textIn(sku.facts.title, language) : sku.offerName;
}

export function wireIdOf(sku: NamedSku): string {
  return skuGuid(sku, sku.facts?.provisioningId ?? null);
}

/** What a license update did, in the lists of the request (C76). */
export function licenseUpdateToWire(
  assigned: readonly (NamedSku & { readonly excludedPlans: readonly string[] })[],
  removed: readonly NamedSku[],
): LicenseUpdateAnswer {
  return {
    licensesToAssign: assigned.map((sku) => ({
      skuId: wireIdOf(sku),
      excludedPlans: [...sku.excludedPlans],
    })),
    licensesToRemove: removed.map(wireIdOf),
    licenseWarnings: [],
    attributes: attributes('LicenseUpdate'),
  };
}

/** Services that a license holds, by the names people know. */
export function servicesOf({ facts }: NamedSku): { readonly id: string; readonly name: string }[] {
  return (facts?.plans ?? []).map(({ planId, friendlyName }) => ({ id: planId, name: friendlyName }));
}

/** A pool as the portal shows it; what things cost only its seller sees (D12). */
export function poolToWire(
  pool: LicensePool<PricedSource> & NamedSku,
  withCosts: boolean,
  language: Language,
): LicensePoolOnWire {
  const { units } = pool;
  return {
    skuId: wireIdOf(pool),
    name: skuName(pool, language),
    skuPartNumber: pool.facts?.partNumber ?? keyOf(pool),
    state: units.capability,
    total: units.total,
    assigned: units.consumed,
    available: units.available,
    suspended: units.suspended,
    services: servicesOf(pool),
    subscriptions: pool.sources.map((one) => ({
      id: one.subscriptionId,
      name: withCosts ? one.friendlyName : one.offerName,
      status: one.status,
      quantity: one.quantity,
      assigned: one.assigned,
      unused: Math.max(0, one.quantity - one.assigned),
      ...(withCosts
        ? {
            cost: {
              currency: one.currency,
              billingCycle: one.billingCycle,
              unitPrice: one.unitPrice,
              unusedCost: one.unusedCost,
            },
          }
        : {}),
    })),
  };
}

const otherProduct: Readonly<Record<Language, string>> = {
  en: 'another product',
  es: 'otro producto',
  ru: 'другой продукт',
};

/** What stands in the way of a license: by its name, where the partner may know it. */
export function besidesText(
  { besides }: Pick<NamedResult, 'besides'>,
  nameOf: (sku: SkuKey) => string,
  language: Language,
): string {
  return besides ? nameOf(besides) : otherProduct[language];
}

/** One person and license of a bulk change, with the reason in words where nothing could be done (C77). */
export function resultToWire(
  result: NamedResult,
  sku: NamedSku,
  language: Language,
  nameOf: (sku: SkuKey) => string = () => '',
): LicenseChangeResults['results'][number] {
  const name = skuName(sku, language);
  const reason = refusalOfOutcome(result.outcome);
  return {
    userId: result.userId,
    ...(result.displayName === null ? {} : { displayName: result.displayName }),
    ...(result.userPrincipalName === null ? {} : { userPrincipalName: result.userPrincipalName }),
    skuId: wireIdOf(sku),
    skuName: name,
    outcome: result.outcome,
    done: reason === null,
    ...(reason
      ? {
          message: sentenceOf(
            reason,
            { product: name, besides: besidesText(result, nameOf, language) },
            language,
          ),
        }
      : {}),
  };
}
