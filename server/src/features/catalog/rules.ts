import type { Cloud } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type {
  BillingCycle,
  CatalogOffer,
  Category,
  LimitUnit,
  Localized,
  ProductKind,
  RefundOption,
  Segment,
  TargetView,
} from './model.ts';
import { billingCycles, segments, targetViews } from './model.ts';
import type { KeptWindow } from './sale-rule/model.ts';
import { cancellationWindowOf } from './sale-rule/window-rules.ts';

/** The reader's language, else English, else whatever there is. */
export function textIn(text: Localized, language: Language): string {
  return text[language] ?? text.en ?? Object.values(text)[0] ?? '';
}

export function viewNamed(name: string): TargetView {
  const view = targetViews.find((one) => one.toLowerCase() === name.trim().toLowerCase());
  return view ?? refuse('target-view-refused', { view: name, allowed: targetViews.join(', ') });
}

/** Government needs a partner of the government cloud; the other segments need no partner qualification (7.5). */
export function segmentNamed(name: string, cloud: Cloud): Segment {
  const key = name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  const segment = segments.find((one) => one === key);
  if (!segment || (segment === 'government' && cloud !== 'us-government'))
    return refuse('segment-refused', { segment: name });
  return segment;
}

/** A segment chosen for a customer has to be one the customer may buy (7.5). */
export function customerSegments(own: readonly Segment[], chosen: Segment | null): readonly Segment[] {
  if (chosen === null) return own;
  return own.includes(chosen) ? [chosen] : refuse('segment-refused', { segment: chosen });
}

/** Shortest term first, then the most frequent billing; what is bought once comes last. */
export function compareTerms(
  a: { term: string | null; billingCycle: BillingCycle },
  b: { term: string | null; billingCycle: BillingCycle },
): number {
  return (
    monthsOf(a.term) - monthsOf(b.term) ||
    billingCycles.indexOf(a.billingCycle) - billingCycles.indexOf(b.billingCycle)
  );
}

/** Length of a term in months; days count as parts of one. */
export function monthsOf(term: string | null): number {
  const parts = /^P(\d+)([DMY])$/.exec(term ?? '');
  if (!parts) return Number.POSITIVE_INFINITY;
  const count = Number(parts[1]);
  return parts[2] === 'Y' ? count * 12 : parts[2] === 'M' ? count : count / 30;
}

/** Cancellation windows by kind of product (4.8.3, D9). */
export function refundsOf(
  what: { kind: ProductKind; isTrial: boolean },
  { term }: { term: string | null; billingCycle: BillingCycle },
  own: KeptWindow | null = null,
): readonly RefundOption[] {
  const product = { ...what, ruleSet: 'new-commerce' as const, termDuration: term, window: own };
  const { hours, fullRefundHours, later } = cancellationWindowOf(product);
  if (hours === null) return [];
  return [
    ...(fullRefundHours > 0 ? [{ type: 'Full' as const, expiresAfter: durationOf(fullRefundHours) }] : []),
    ...(later === 'per-day' && fullRefundHours < hours
      ? [{ type: 'Partial' as const, expiresAfter: durationOf(hours) }]
      : []),
  ];
}

/** `P7D`; hours where it is no whole number of days. */
function durationOf(hours: number): string {
  return hours % 24 === 0 ? `P${hours / 24}D` : `PT${hours}H`;
}

/** Term of a legacy offer; one that never ends (9999 months) has none. */
export function offerTerm(offer: Pick<CatalogOffer, 'term' | 'termUnit'>): string | null {
  const unit = { day: 'D', month: 'M', year: 'Y' }[offer.termUnit.toLowerCase()];
  return unit === undefined || offer.term >= 9999 ? null : `P${offer.term}${unit}`;
}

/** Row of the default price list for an offer that carries no price of its own. */
export function priceClassOf(
  offer: Pick<CatalogOffer, 'billing' | 'isTrial' | 'isAddon' | 'categoryId'>,
): string {
  if (offer.billing === 'usage') return 'usage';
  if (offer.isTrial) return 'trial';
  if (offer.isAddon) return 'addon';
  return categoryOf(offer);
}

/** A legacy category as a category of ours, for filters and the default price list. */
export function categoryOf(
  offer: Pick<CatalogOffer, 'billing' | 'isTrial' | 'isAddon' | 'categoryId'>,
): Category {
  if (offer.billing === 'usage') return 'cloud';
  if (offer.isTrial) return 'trial';
  if (offer.isAddon) return 'addon';
  const key = offer.categoryId.toLowerCase().replace(/_key$/, '');
  const known: Record<string, Category> = {
    enterprise: 'enterprise',
    smallbusiness: 'small-business',
    nonprofit: 'nonprofit',
    education: 'education',
    government: 'government',
    trial: 'trial',
  };
  return known[key] ?? 'enterprise';
}

/** Who may buy a legacy offer follows from the qualifications it asks of the customer. */
export function offerSegments(reselleeQualifications: readonly string[]): readonly Segment[] {
  const found = reselleeQualifications.flatMap((name) => {
    const key = name.toLowerCase().replace(/[\s_-]/g, '');
    if (key.includes('government')) return ['government' as const];
    return segments.filter((segment) => segment === key);
  });
  return found.length > 0 ? found : ['commercial'];
}

export function limitUnitOf(name: string): LimitUnit {
  const key = name.toLowerCase();
  return key === 'lifetime' || key === 'concurrent' ? key : 'none';
}

/** `product:sku:availability`; null for the id of a legacy offer. */
export function splitCatalogItemId(
  id: string,
): { productId: string; skuId: string; availabilityId: string } | null {
  const parts = id.split(':');
  const [productId, skuId, availabilityId] = parts;
  if (parts.length !== 3 || !productId || !skuId || !availabilityId) return null;
  return { productId, skuId, availabilityId };
}

const offerId = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|ms-azr-[0-9a-z-]+)$/i;

/** Offers are GUIDs or `MS-AZR-…`; everything of the product catalog looks different. */
export function isOfferId(id: string): boolean {
  return offerId.test(id);
}
