import { Refusal } from '../../errors/refusal.ts';
import type { SubscriptionStatus } from '../subscription/model.ts';
import type {
  AssignmentOutcome,
  Capability,
  Holder,
  LicensePool,
  LicenseSource,
  PoolUnits,
  SkuKey,
} from './model.ts';

/** The part of a reach that these rules rest on. */
interface Reach {
  readonly capacity: 'provider' | 'reseller' | 'direct';
  readonly partnerId: string;
  readonly providerId: string | null;
  readonly delegatedAdmin: 'none' | 'granular' | 'legacy';
}

/** Without any delegated admin nothing is told of a customer's people and licenses (I19, 2.6). */
export function refusalOfDirectory(reach: Pick<Reach, 'delegatedAdmin'>): Refusal | null {
  return reach.delegatedAdmin === 'none' ? new Refusal('delegated-admin-missing') : null;
}

/** Whose pools this caller sees: its own, as a reseller those of its provider at this customer (D12). */
export function sellerIdOf(reach: Pick<Reach, 'capacity' | 'partnerId' | 'providerId'>): string | null {
  return reach.capacity === 'reseller' ? reach.providerId : reach.partnerId;
}

const restorableDays = 30;

/** Whoever was deleted before this moment is gone for good (I41). */
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

function isUsable({ status }: Pick<LicenseSource, 'status'>): boolean {
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
export function poolsOf(sources: readonly LicenseSource[]): LicensePool[] {
  const holding = sources.filter(({ status }) => unitsByStatus[status] !== null);
  return [...Map.groupBy(holding, keyOf).values()].map((ofSku) => {
    const { productId, skuId, offerName } = ofSku[0] as LicenseSource;
    return { productId, skuId, offerName, units: unitsOf(ofSku) };
  });
}

export function keyOf({ productId, skuId }: SkuKey): string {
  return `${productId}:${skuId}`;
}

export type AssignmentDecision =
  | { readonly outcome: 'assigned'; readonly from: string }
  | { readonly outcome: Exclude<AssignmentOutcome, 'assigned'> };

/** 4.11: an active person with a location, and a license that is free (I28). The oldest source is drawn from first. */
export function decideAssignment(
  holder: Holder | undefined,
  sources: readonly LicenseSource[],
): AssignmentDecision {
  if (holder?.state !== 'active') return { outcome: 'user-unknown' };
  if (holder.holdsIt) return { outcome: 'held-already' };
  if (holder.usageLocation === null) return { outcome: 'location-missing' };
  const source = sources.find((one) => isUsable(one) && one.assigned < one.quantity);
  return source ? { outcome: 'assigned', from: source.subscriptionId } : { outcome: 'none-free' };
}
