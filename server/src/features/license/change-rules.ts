import type {
  Assignment,
  Holder,
  LicenseOutcome,
  LicenseResult,
  LicenseSource,
  SkuKey,
  SkuLimits,
  WantedLicense,
} from './model.ts';
import { isUsable, keyOf } from './rules.ts';

/** Everything a change of licenses is decided by; read after the people and the pools were locked. */
export interface ChangeFacts {
  readonly userIds: readonly string[];
  readonly assign: readonly WantedLicense[];
  readonly revoke: readonly SkuKey[];
  /** Whose licenses are given and taken back. */
  readonly partnerId: string;
  readonly holders: readonly Holder[];
  /** The seller's subscriptions to the SKUs in question, oldest first. */
  readonly sources: readonly LicenseSource[];
  /** All that these people hold, whoever sold it. */
  readonly held: readonly Assignment[];
  readonly limits: readonly SkuLimits[];
}

/** What to write, and what to tell: one outcome for each person and license (I43). */
export interface ChangeDecision {
  readonly results: readonly LicenseResult[];
  readonly revoked: readonly Assignment[];
  readonly assigned: readonly Assignment[];
  readonly switched: readonly Assignment[];
}

/**
 * 4.11, C76, C77: takes back first, so that a license freed here can be given here. Each person and license is
 * decided on its own; the oldest subscription with a free license is drawn from (I28).
 */
export function decideChange(facts: ChangeFacts): ChangeDecision {
  const free = new Map(
    facts.sources.map((one) => [one.subscriptionId, isUsable(one) ? one.quantity - one.assigned : 0]),
  );
  const holders = new Map(facts.holders.map((one) => [one.userId, one]));
  const limits = new Map(facts.limits.map((one) => [keyOf(one), one]));
  const heldBy = Map.groupBy(facts.held, ({ userId }) => userId);
  const sources = Map.groupBy(facts.sources, keyOf);
  const written = {
    results: [] as LicenseResult[],
    revoked: [] as Assignment[],
    assigned: [] as Assignment[],
    switched: [] as Assignment[],
  };

  for (const userId of new Set(facts.userIds)) {
    const holder = holders.get(userId);
    const holds = new Map((heldBy.get(userId) ?? []).map((one) => [keyOf(one), one]));
    const tell = ({ productId, skuId }: SkuKey, outcome: LicenseOutcome, besides?: SkuKey) =>
      written.results.push({ userId, productId, skuId, outcome, ...(besides ? { besides } : {}) });

    const given = new Set(facts.assign.map(keyOf));
    const leaving = new Set(facts.revoke.map(keyOf).filter((key) => !given.has(key)));
    for (const sku of bySku(facts.revoke)) {
      if (!leaving.has(keyOf(sku))) continue;
      const outcome = decideRevocation(sku, holder, holds, { leaving, limits, partnerId: facts.partnerId });
      tell(sku, outcome);
      if (outcome !== 'revoked') continue;
      const one = holds.get(keyOf(sku)) as Assignment;
      holds.delete(keyOf(sku));
      free.set(one.subscriptionId, (free.get(one.subscriptionId) ?? 0) + 1);
      written.revoked.push(one);
    }

    // A base before the add-on that needs it, in whichever order they were asked for.
    for (const wanted of basesFirst(bySku(facts.assign), limits)) {
      const own = sources.get(keyOf(wanted)) ?? [];
      const source = own.find(({ subscriptionId }) => (free.get(subscriptionId) ?? 0) > 0);
      const held = holds.get(keyOf(wanted));
      const outcome = held
        ? decideSwitch(wanted, holder, held, facts.partnerId, limits.get(keyOf(wanted)))
        : decideAssignment(wanted, holder, holds, source, limits);
      const other = outcome === 'excluded-by-other' ? excludedBy(wanted, holds, limits) : undefined;
      // What somebody else sold is not told (I4).
      tell(wanted, outcome, other?.partnerId === facts.partnerId ? skuOf(other) : undefined);
      const { productId, skuId } = wanted;
      const excludedPlans = wanted.excludedPlans ?? [];
      if (outcome === 'plans-changed') {
        written.switched.push({ ...(holds.get(keyOf(wanted)) as Assignment), excludedPlans });
      }
      if (outcome !== 'assigned' || !source) continue;
      const { subscriptionId } = source;
      const one = { userId, productId, skuId, partnerId: facts.partnerId, subscriptionId, excludedPlans };
      holds.set(keyOf(wanted), one);
      free.set(subscriptionId, (free.get(subscriptionId) ?? 0) - 1);
      written.assigned.push(one);
    }
  }
  return written;
}

type Holds = ReadonlyMap<string, Assignment>;

function decideRevocation(
  sku: SkuKey,
  holder: Holder | undefined,
  holds: Holds,
  of: {
    readonly leaving: ReadonlySet<string>;
    readonly limits: ReadonlyMap<string, SkuLimits>;
    readonly partnerId: string;
  },
): LicenseOutcome {
  if (holder?.state !== 'active') return 'user-unknown';
  // What another partner sold is not this one's to take, nor to know of (I4).
  if (holds.get(keyOf(sku))?.partnerId !== of.partnerId) return 'not-held';
  const staying = [...holds.keys()].filter((key) => key !== keyOf(sku) && !of.leaving.has(key));
  const leansOnIt = staying.some((key) => {
    const bases = of.limits.get(key)?.bases ?? [];
    return bases.includes(keyOf(sku)) && !bases.some((base) => staying.includes(base));
  });
  return leansOnIt ? 'base-needed' : 'revoked';
}

function decideAssignment(
  wanted: WantedLicense,
  holder: Holder | undefined,
  holds: Holds,
  source: LicenseSource | undefined,
  allLimits: ReadonlyMap<string, SkuLimits>,
): LicenseOutcome {
  const limits = allLimits.get(keyOf(wanted));
  if (holder?.state !== 'active') return 'user-unknown';
  if (!plansAreKnown(wanted, limits)) return 'plan-unknown';
  if (holder.usageLocation === null) return 'location-missing';
  if (limits && !isOfferedIn(limits, holder.usageLocation)) return 'location-excluded';
  if (limits?.bases.length && !limits.bases.some((base) => holds.has(base))) return 'base-missing';
  if (excludedBy(wanted, holds, allLimits)) return 'excluded-by-other';
  return source ? 'assigned' : 'none-free';
}

/** What the person has that cannot go together with this; either of the two may say so. */
function excludedBy(
  wanted: SkuKey,
  holds: Holds,
  limits: ReadonlyMap<string, SkuLimits>,
): Assignment | undefined {
  const excludes = (one: string, other: string) => limits.get(one)?.excludes.includes(other) === true;
  const key = keyOf(wanted);
  return [...holds].find(([held]) => excludes(key, held) || excludes(held, key))?.[1];
}

function skuOf({ productId, skuId }: SkuKey): SkuKey {
  return { productId, skuId };
}

/** The person has the license: only which of its services are on may change, and only for who sold it. */
function decideSwitch(
  wanted: WantedLicense,
  holder: Holder | undefined,
  held: Assignment,
  partnerId: string,
  limits: SkuLimits | undefined,
): LicenseOutcome {
  if (holder?.state !== 'active') return 'user-unknown';
  if (wanted.excludedPlans === null || held.partnerId !== partnerId) return 'held-already';
  if (!plansAreKnown(wanted, limits)) return 'plan-unknown';
  return samePlans(held.excludedPlans, wanted.excludedPlans) ? 'held-already' : 'plans-changed';
}

function plansAreKnown({ excludedPlans }: WantedLicense, limits: SkuLimits | undefined): boolean {
  return !limits || (excludedPlans ?? []).every((plan) => limits.planIds.includes(plan));
}

/** A SKU that the catalog offers nowhere any more goes on for those who bought it. */
function isOfferedIn({ markets }: SkuLimits, country: string): boolean {
  return markets.length === 0 || markets.includes('*') || markets.includes(country);
}

function samePlans(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((plan) => other.includes(plan));
}

function bySku<T extends SkuKey>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [keyOf(one), one])).values()];
}

function basesFirst<T extends SkuKey>(list: readonly T[], limits: ReadonlyMap<string, SkuLimits>): T[] {
  const needs = (one: T) => (limits.get(keyOf(one))?.bases.length ? 1 : 0);
  return list.toSorted((one, other) => needs(one) - needs(other));
}
