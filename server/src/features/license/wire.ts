import type { Language } from '../../errors/sentence.ts';
import { attributes, instant, link, present } from '../../platform/http/index.ts';
import { namedGuid } from '../../platform/ids/index.ts';
import { textIn } from '../catalog/index.ts';
import type { Capability, CustomerUser, LicensePool, SkuFacts, SkuKey } from './model.ts';

export function customerUserToWire(user: CustomerUser) {
  return present({
    id: user.userId,
    usageLocation: user.usageLocation,
    userPrincipalName: user.userPrincipalName,
    firstName: user.firstName,
    lastName: user.lastName,
    displayName: user.displayName,
    userDomainType: 'managed',
    state: user.state,
    softDeletionTime: user.deletedAt && instant(user.deletedAt),
    links: { self: link(`/customers/${user.customerId}/users/${user.userId}`) },
    attributes: attributes('CustomerUser'),
  });
}

/** A SKU under the name it was bought by, and what the catalog still knows of it. */
export interface NamedSku extends SkuKey {
  readonly offerName: string;
  readonly facts: SkuFacts | undefined;
}

export function licenseToWire(sku: NamedSku, capability: Capability, language: Language) {
  return {
    servicePlans: plansToWire(sku, capability),
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
    id: skuGuid(sku, sku.facts?.provisioningId ?? null),
    name: sku.facts ? textIn(sku.facts.title, language) : sku.offerName,
    skuPartNumber: sku.facts?.partNumber ?? `${sku.productId}:${sku.skuId}`,
    targetType: 'User',
    licenseGroupId: 'group1',
  };
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Clients know SKUs by GUIDs here. First choice is the catalog's own for license assignment, then the id
 * of a legacy offer, which is one; otherwise a GUID that always follows from `sku <product>:<sku>`.
 */
export function skuGuid({ productId, skuId }: SkuKey, provisioningId: string | null): string {
  if (provisioningId !== null && guid.test(provisioningId)) return provisioningId.toLowerCase();
  return guid.test(skuId) ? skuId.toLowerCase() : namedGuid(`sku ${productId}:${skuId}`);
}

function plansToWire({ facts }: NamedSku, capability: Capability) {
  return (facts?.plans ?? []).map((plan) => ({
    id: plan.planId,
    displayName: plan.friendlyName,
    serviceName: plan.name,
    capabilityStatus: capability,
    targetType: 'User',
  }));
}
