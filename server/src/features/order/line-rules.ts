import { Refusal } from '../../errors/refusal.ts';
import { fillSentence } from '../../errors/sentence.ts';
import type { Promotion, Sellable, SellableTerm } from '../catalog/index.ts';
import { applied } from '../catalog/promotion/rules.ts';
import { textIn } from '../catalog/rules.ts';
import { sellableTo } from '../qualification/segment-rules.ts';
import type { BillingCycle, HeldSubscription } from '../subscription/index.ts';
import { lastDayOfTerm } from '../subscription/term-rules.ts';
import { customEndOf, endFaultOf, firstPriceOf } from './end-rules.ts';
import type { PurchaseFacts } from './facts.ts';
import { orderLimits } from './limits.ts';
import type { AssessedLine, OrderProblem, WantedLine } from './model.ts';
import { atPromotedPrice, promotedBy } from './promotion-rules.ts';
import { orderWords, segmentWords } from './words.ts';

/** A problem of one line, before it is known which. */
type Fault = Omit<OrderProblem, 'lineNumber'>;

export interface LineFinding {
  readonly line: AssessedLine;
  readonly problems: readonly OrderProblem[];
}

/**
 * What the catalogue, the customer and the other lines make of one line (C44, C58 to C60).
 * Collects everything that stands against it, so that a person corrects it in one go.
 */
export function assessLine(
  wanted: WantedLine,
  all: readonly WantedLine[],
  facts: PurchaseFacts,
): LineFinding {
  const currency = currencyOf(wanted, facts);
  const sellable = facts.sellables.get(currency)?.get(wanted.catalogItemId) ?? null;
  const term = sellable ? chooseTerm(sellable, wanted) : null;
  const { promotion, faults: promotionFaults } = promotedBy(wanted, sellable, term, all, facts);
  const priced = term && atPromotedPrice(term, promotion);
  const named =
    wanted.resellerPartnerId === null ? null : (facts.resellers.get(wanted.resellerPartnerId) ?? null);
  const line: AssessedLine = {
    wanted,
    sellable,
    termDuration: term?.term ?? wanted.termDuration,
    billingCycle: term?.billingCycle ?? wanted.billingCycle ?? 'none',
    currency,
    unitPrice: priced?.unitPrice ?? null,
    promotion: promotion && term ? applied(promotion, term.unitPrice) : null,
    endsOn:
      customEndOf(wanted) ??
      (term && sellable ? lastDayOfTerm(facts.now, term.term, sellable.isTrial) : null),
    window: term?.window ?? null,
    linePrice: priced ? firstPriceOf(wanted, priced, facts.now) : null,
    creditPrice: term && sellable ? creditPriceOf(wanted, term, promotion, facts) : null,
    reseller: named instanceof Refusal ? null : named,
  };
  const faults = [
    ...currencyFaults(wanted, line, facts),
    ...(sellable ? catalogFaults(wanted, sellable, term, all, facts, currency) : unknownFaults(wanted)),
    ...promotionFaults,
    ...optionFaults(wanted, sellable, term, facts),
    ...resellerFaults(wanted, facts),
  ];
  return { line, problems: faults.map((fault) => ({ lineNumber: wanted.lineNumber, ...fault })) };
}

export function nameOf(sellable: Sellable, language: PurchaseFacts['language']): string {
  return textIn(sellable.offerName, language);
}

/** The currency asked for, else the market's where the thing has a price in it, else the partner's own (7.6). */
export function currencyOf(
  wanted: WantedLine,
  facts: Pick<PurchaseFacts, 'marketCurrency' | 'accountCurrency' | 'sellables'>,
): string {
  // A currency that is not accepted is named as a fault; the line is priced as if none were given.
  if (wanted.currency !== null && facts.sellables.has(wanted.currency)) return wanted.currency;
  const market = facts.sellables.get(facts.marketCurrency)?.get(wanted.catalogItemId);
  return market && market.terms.length > 0 ? facts.marketCurrency : facts.accountCurrency;
}

const preferredCycles: readonly BillingCycle[] = ['monthly', 'one_time', 'annual', 'triennial', 'none'];

/**
 * The term and billing cycle of the purchase. A cycle that is not given is chosen, a term is not:
 * nobody is committed to a length that was not said. Legacy offers and trials have one term only.
 */
export function chooseTerm(
  sellable: Pick<Sellable, 'terms'>,
  wanted: Pick<WantedLine, 'termDuration' | 'billingCycle'>,
): SellableTerm | null {
  const ofTerm =
    wanted.termDuration === null
      ? sellable.terms
      : sellable.terms.filter((one) => one.term === wanted.termDuration);
  const lengths = new Set(ofTerm.map((one) => one.term));
  if (lengths.size > 1) return null;
  if (wanted.billingCycle !== null && wanted.billingCycle !== 'none') {
    return ofTerm.find((one) => one.billingCycle === wanted.billingCycle) ?? null;
  }
  const rank = (one: SellableTerm) => preferredCycles.indexOf(one.billingCycle);
  return [...ofTerm].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function creditPriceOf(
  wanted: WantedLine,
  term: SellableTerm,
  promotion: Promotion | null,
  facts: PurchaseFacts,
): string | null {
  const own = facts.sellables.get(facts.accountCurrency)?.get(wanted.catalogItemId);
  const price = own?.terms.find((one) => one.term === term.term && one.billingCycle === term.billingCycle);
  return price ? firstPriceOf(wanted, atPromotedPrice(price, promotion), facts.now) : null;
}

function currencyFaults(wanted: WantedLine, line: AssessedLine, facts: PurchaseFacts): Fault[] {
  const accepted = [...new Set([facts.marketCurrency, facts.accountCurrency])];
  const refused = (list: readonly string[]): Fault[] => [
    {
      field: 'currencyCode',
      reason: 'currency-not-accepted',
      parameters: { currency: wanted.currency ?? line.currency, accepted: list.join(', ') },
    },
  ];
  if (wanted.currency !== null && !accepted.includes(wanted.currency)) return refused(accepted);
  // Without a price in its own currency the partner cannot be billed for it (7.6).
  return line.unitPrice !== null && line.creditPrice === null ? refused([facts.accountCurrency]) : [];
}

function unknownFaults(wanted: WantedLine): Fault[] {
  return [
    { field: 'catalogItemId', reason: 'offer-id-invalid', parameters: { offerId: wanted.catalogItemId } },
  ];
}

function catalogFaults(
  wanted: WantedLine,
  sellable: Sellable,
  term: SellableTerm | null,
  all: readonly WantedLine[],
  facts: PurchaseFacts,
  currency: string,
): Fault[] {
  const offer = nameOf(sellable, facts.language);
  switch (sellable.status) {
    case 'withdrawn':
      return [{ field: 'catalogItemId', reason: 'offer-withdrawn', parameters: { offer } }];
    case 'not-in-country':
      return [
        {
          field: 'catalogItemId',
          reason: 'offer-not-in-country',
          parameters: { offer, country: facts.customer.country },
        },
      ];
    case 'without-price': {
      const why = fillSentence(orderWords['no-price'][facts.language], { currency });
      return [{ field: 'catalogItemId', reason: 'offer-not-eligible', parameters: { offer, why } }];
    }
    default:
      return [
        ...segmentFaults(sellable, offer, facts),
        ...termFaults(sellable, term, wanted, offer),
        ...quantityFaults(wanted, sellable, offer),
        ...limitFaults(wanted, sellable, all, offer, facts),
        ...baseFaults(wanted, sellable, all, offer, facts),
        ...attestationFaults(wanted, sellable, offer),
      ];
  }
}

function segmentFaults(sellable: Sellable, offer: string, facts: PurchaseFacts): Fault[] {
  const open = sellableTo[facts.segment];
  if (sellable.segments.length === 0 || sellable.segments.some((one) => open.includes(one))) return [];
  const segment = sellable.segments.map((one) => segmentWords[one][facts.language]).join(', ');
  return [{ field: 'catalogItemId', reason: 'segment-missing', parameters: { offer, segment } }];
}

function termFaults(
  sellable: Sellable,
  term: SellableTerm | null,
  wanted: WantedLine,
  offer: string,
): Fault[] {
  if (term) return [];
  const offered = sellable.terms.map((one) => `${one.term ?? '–'}/${one.billingCycle}`).join(', ');
  const parameters = {
    offer,
    term: wanted.termDuration ?? '–',
    billingCycle: wanted.billingCycle ?? '–',
    offered,
  };
  const known =
    wanted.termDuration !== null && sellable.terms.some((one) => one.term === wanted.termDuration);
  return [{ field: known ? 'billingCycle' : 'termDuration', reason: 'term-not-offered', parameters }];
}

function quantityFaults(wanted: WantedLine, sellable: Sellable, offer: string): Fault[] {
  const isLicenseTrial = sellable.isTrial && sellable.kind === 'license';
  const maximum = isLicenseTrial ? Math.min(orderLimits.trialLicenses, sellable.maximum) : sellable.maximum;
  const minimum = Math.min(sellable.minimum, maximum);
  if (wanted.quantity >= minimum && wanted.quantity <= maximum) return [];
  return [
    {
      field: 'quantity',
      reason: 'quantity-outside-limits',
      parameters: { offer, minimum, maximum, quantity: wanted.quantity },
    },
  ];
}

/** What was bought before counts as the same thing whatever its availability. */
function isSame(sellable: Sellable, held: HeldSubscription): boolean {
  return idsOf(held).some((id) => idsOf(sellable).includes(id));
}

function idsOf(item: { productId: string; skuId: string; catalogItemId: string }): string[] {
  const isOffer = !item.catalogItemId.includes(':');
  return isOffer ? [item.catalogItemId.toLowerCase()] : [`${item.productId}:${item.skuId}`.toLowerCase()];
}

function limitFaults(
  wanted: WantedLine,
  sellable: Sellable,
  all: readonly WantedLine[],
  offer: string,
  facts: PurchaseFacts,
): Fault[] {
  const reached = (limit: number): Fault[] => [
    { field: 'catalogItemId', reason: 'offer-limit-reached', parameters: { limit, offer } },
  ];
  // Lines before this one count too: two lines of one order cannot get past a limit together.
  const before = all.filter(
    (other) => other.lineNumber < wanted.lineNumber && sameItem(other.catalogItemId, wanted.catalogItemId),
  ).length;
  const ever = facts.held.filter((held) => isSame(sellable, held));
  // One trial per offer and customer, for life, whoever sold it (C58, I37).
  if (sellable.isTrial) {
    if (ever.length + before >= 1) return reached(1);
    const owned = sellable.renewsTo?.toLowerCase();
    if (owned && facts.held.some((held) => isLive(held) && idsOf(held).includes(owned))) {
      return [
        {
          field: 'catalogItemId',
          reason: 'offer-not-eligible',
          parameters: { offer, why: orderWords['owns-offer'][facts.language] },
        },
      ];
    }
  }
  if (sellable.limitUnit === 'none' || sellable.limit <= 0) return [];
  const counted =
    sellable.limitUnit === 'lifetime' ? ever : ever.filter((held) => isProvisioned(held, facts.now));
  return counted.length + before >= sellable.limit ? reached(sellable.limit) : [];
}

function sameItem(one: string, other: string): boolean {
  const key = (id: string) => id.toLowerCase().split(':').slice(0, 2).join(':');
  return key(one) === key(other);
}

function isLive({ status }: HeldSubscription): boolean {
  return status === 'active' || status === 'suspended' || status === 'pending';
}

/** Concurrent limits count until deprovisioning, a while after the end (C62, I37). */
function isProvisioned(held: HeldSubscription, now: Date): boolean {
  const since = now.getTime() - held.statusChangedAt.getTime();
  return held.status !== 'deleted' || since < orderLimits.deprovisioningHours * 3_600_000;
}

/** An add-on needs a compatible base at the customer, from anyone, or in the same order (C59). */
function baseFaults(
  wanted: WantedLine,
  sellable: Sellable,
  all: readonly WantedLine[],
  offer: string,
  facts: PurchaseFacts,
): Fault[] {
  if (!sellable.isAddon || sellable.prerequisiteIds.length === 0) return [];
  if (findBase(wanted, sellable, all, facts)) return [];
  return [
    {
      field: 'catalogItemId',
      reason: 'base-missing',
      parameters: { offer, bases: baseNames(sellable, facts) },
    },
  ];
}

export interface FoundBase {
  /** In the same order. */
  readonly lineNumber: number | null;
  readonly subscriptionId: string | null;
}

/** The base of an add-on: the one it names, else a line of the same order, else what the customer has. */
export function findBase(
  wanted: WantedLine,
  sellable: Sellable,
  all: readonly Pick<WantedLine, 'lineNumber' | 'catalogItemId'>[],
  facts: Pick<PurchaseFacts, 'held' | 'seller'>,
): FoundBase | null {
  const fits = (ids: readonly string[]) =>
    ids.some((id) => sellable.prerequisiteIds.some((base) => sameItem(base, id)));
  const bases = facts.held.filter((held) => held.status === 'active' && fits(idsOf(held)));
  const named = wanted.provisioningContext['parentSubscriptionId']?.toLowerCase();
  if (named) {
    const own = bases.find(
      (held) => held.subscriptionId === named && held.partnerId === facts.seller.tenant.id,
    );
    return own ? { lineNumber: null, subscriptionId: named } : null;
  }
  const lines = all.filter((other) => other.lineNumber !== wanted.lineNumber && fits([other.catalogItemId]));
  const line = lines.find((other) => other.lineNumber === wanted.parentLineNumber) ?? lines[0];
  if (line) return { lineNumber: line.lineNumber, subscriptionId: null };
  const own = bases.find((held) => held.partnerId === facts.seller.tenant.id);
  const base = own ?? bases[0];
  return base ? { lineNumber: null, subscriptionId: own ? base.subscriptionId : null } : null;
}

const namedBases = 5;

function baseNames(sellable: Sellable, facts: PurchaseFacts): string {
  return sellable.prerequisiteIds
    .slice(0, namedBases)
    .map((id) => facts.baseNames.get(id.toLowerCase()) ?? id)
    .join(', ');
}

function attestationFaults(wanted: WantedLine, sellable: Sellable, offer: string): Fault[] {
  if (!sellable.attestationRequired || wanted.attestationAccepted) return [];
  return [{ field: 'attestationAccepted', reason: 'attestation-offer-missing', parameters: { offer } }];
}

function optionFaults(
  wanted: WantedLine,
  sellable: Sellable | null,
  term: SellableTerm | null,
  facts: PurchaseFacts,
): Fault[] {
  const faults: Fault[] = [];
  if (customEndOf(wanted) !== null) faults.push(...endFaultOf(wanted, sellable, term, facts));
  const plan = sellable?.kind === 'reservation' ? planOf(wanted, facts) : null;
  // Savings plans and reservations take the reseller of their usage plan (9.2 rule 6).
  if (plan && wanted.resellerPartnerId !== null && wanted.resellerPartnerId !== plan.resellerPartnerId) {
    faults.push({ field: 'partnerIdOnRecord', reason: 'attribution-differs-from-plan', parameters: {} });
  }
  return faults;
}

/** The usage plan a reservation belongs to, where the line names one of this partner's. */
export function planOf(
  wanted: WantedLine,
  facts: Pick<PurchaseFacts, 'held' | 'seller'>,
): HeldSubscription | null {
  const context = wanted.provisioningContext;
  const id = (
    context['parentSubscriptionId'] ??
    context['entitlementId'] ??
    context['SubscriptionId'] ??
    context['subscriptionId']
  )?.toLowerCase();
  if (!id) return null;
  return (
    facts.held.find(
      (held) =>
        held.subscriptionId === id && held.kind === 'usage' && held.partnerId === facts.seller.tenant.id,
    ) ?? null
  );
}

function resellerFaults(wanted: WantedLine, facts: PurchaseFacts): Fault[] {
  const faults: Fault[] = [];
  const check = (partnerId: string, field: string) => {
    const found = facts.resellers.get(partnerId);
    if (found instanceof Refusal) faults.push({ field, reason: found.reason, parameters: found.parameters });
  };
  if (wanted.resellerPartnerId !== null) check(wanted.resellerPartnerId, 'partnerIdOnRecord');
  const further = wanted.additionalPartnerIds;
  const unprocessable = (why: string) =>
    faults.push({
      field: 'additionalPartnerIdsOnRecord',
      reason: 'order-unprocessable',
      parameters: { why },
    });
  if (further.length > 0 && wanted.resellerPartnerId === null)
    unprocessable(orderWords['first-reseller-missing'][facts.language]);
  if (further.length > orderLimits.additionalResellers) {
    unprocessable(
      fillSentence(orderWords['too-many-resellers'][facts.language], {
        limit: orderLimits.additionalResellers,
      }),
    );
  }
  for (const partnerId of further) check(partnerId, 'additionalPartnerIdsOnRecord');
  return faults;
}
