import type { ErrorName } from '../../errors/error-codes.ts';
import type { SubscriptionStatus } from '../subscription/model.ts';
import type { Capability, LicenseOutcome, LicensePool, LicenseSource, PoolUnits, SkuKey } from './model.ts';

/** The part of a reach that these rules rest on. */
interface Reach {
  readonly capacity: 'provider' | 'reseller' | 'direct';
  readonly partnerId: string;
  readonly providerId: string | null;
}

/** Whose pools this caller sees: its own, as a reseller those of its provider at this customer (D12). */
export function sellerIdOf({ capacity, partnerId, providerId }: Reach): string | null {
  return capacity === 'reseller' ? providerId : partnerId;
}

const restorableDays = 30;

/** Whoever was deleted before this moment is gone for good (I41), whether or not the row is. */
export function purgedBefore(now: Date): Date {
  return new Date(now.getTime() - restorableDays * 86_400_000);
}

/**
 * What a subscription's licenses count as. Past its term people keep their access for a while;
 * suspended or disabled, they do not (4.8.1). Null: it holds no licenses, not yet or no more.
 */
export const unitsByStatus = {
  pending: null,
  active: 'active',
  expired: 'warning',
  suspended: 'suspended',
  disabled: 'suspended',
  deleted: null,
} as const satisfies Record<SubscriptionStatus, 'active' | 'warning' | 'suspended' | null>;

/** Null: nobody holds a license of it. */
export function capabilityOf(status: SubscriptionStatus): Capability | null {
  const units = unitsByStatus[status];
  return units && ({ active: 'Enabled', warning: 'Warning', suspended: 'Suspended' } as const)[units];
}

export function isUsable({ status }: Pick<LicenseSource, 'status'>): boolean {
  const units = unitsByStatus[status];
  return units === 'active' || units === 'warning';
}

/**
 * Adds up the licenses of one SKU. Licenses of a suspended subscription count neither as total nor as
 * consumed, so that what is available can always be assigned and is never less than none.
 */
export function unitsOf(sources: readonly LicenseSource[]): PoolUnits {
  const sum = (units: 'active' | 'warning' | 'suspended') =>
    sources.reduce((total, one) => total + (unitsByStatus[one.status] === units ? one.quantity : 0), 0);
  const [active, warning, suspended] = [sum('active'), sum('warning'), sum('suspended')];
  const total = active + warning;
  const consumed = sources.filter(isUsable).reduce((taken, one) => taken + one.assigned, 0);
  return {
    active,
    warning,
    suspended,
    total,
    consumed,
    available: total - consumed,
    capability: active > 0 ? 'Enabled' : warning > 0 ? 'Warning' : 'Suspended',
  };
}

/** One pool for each SKU, in the order in which they were first bought. */
export function poolsOf<S extends LicenseSource>(sources: readonly S[]): LicensePool<S>[] {
  const holding = sources.filter(({ status }) => unitsByStatus[status] !== null);
  return [...Map.groupBy(holding, keyOf).values()].map((ofSku) => {
    const { productId, skuId, offerName } = ofSku[0] as S;
    return { productId, skuId, offerName, units: unitsOf(ofSku), sources: ofSku };
  });
}

export function keyOf({ productId, skuId }: SkuKey): string {
  return `${productId}:${skuId}`;
}

/** Whether an outcome is a change; the rest changed nobody (I43). */
export function changesSomething({ outcome }: { readonly outcome: LicenseOutcome }): boolean {
  return outcome === 'assigned' || outcome === 'revoked' || outcome === 'plans-changed';
}

/** How an outcome reads when a single person was asked for: as a refusal, or not at all. */
const refusals: Readonly<Partial<Record<LicenseOutcome, ErrorName>>> = {
  'user-unknown': 'user-unknown',
  'location-missing': 'license-location-missing',
  'location-excluded': 'license-location-excluded',
  'base-missing': 'license-base-missing',
  'base-needed': 'license-base-needed',
  'excluded-by-other': 'license-excluded-by-other',
  'plan-unknown': 'license-plan-unknown',
  'none-free': 'license-none-free',
};

/** Asking again for what is so already is no mistake: null. */
export function refusalOfOutcome(outcome: LicenseOutcome): ErrorName | null {
  return refusals[outcome] ?? null;
}
