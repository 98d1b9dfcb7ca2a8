import type { Promotion, PromotionProblem, Sellable, SellableTerm } from '../catalog/index.ts';
import { whyNot } from '../catalog/promotion/problem-rules.ts';
import { discountedPrice, problemsOf } from '../catalog/promotion/rules.ts';
import { textIn } from '../catalog/rules.ts';
import { sellableTo } from '../qualification/segment-rules.ts';
import type { PurchaseFacts } from './facts.ts';
import type { OrderProblem, WantedLine } from './model.ts';

type PromotionFacts = Pick<
  PurchaseFacts,
  'promotions' | 'held' | 'segment' | 'customer' | 'language' | 'now'
>;

export interface Promoted {
  /** Null: none is named, or the one that is does not apply. */
  readonly promotion: Promotion | null;
  readonly faults: readonly Omit<OrderProblem, 'lineNumber'>[];
}

/** The promotion that a line names, or why it does not get it. Nothing is given that is not named. */
export function promotedBy(
  wanted: WantedLine,
  sellable: Sellable | null,
  term: SellableTerm | null,
  all: readonly WantedLine[],
  facts: PromotionFacts,
): Promoted {
  const id = wanted.promotionId?.toLowerCase();
  // What is not in the catalog, or for no term that is sold, is said at the field that is wrong.
  if (id === undefined || !sellable || !term) return { promotion: null, faults: [] };
  const named = facts.promotions.find((one) => one.promotionId.toLowerCase() === id);
  const problems: readonly PromotionProblem[] = named
    ? problemsOf(named, {
        catalogItemId: sellable.catalogItemId,
        term: term.term,
        billingCycle: term.billingCycle,
        quantity: wanted.quantity,
        country: facts.customer.country,
        on: facts.now,
        held: heldBefore(wanted, all, facts),
        segments: sellableTo[facts.segment],
      })
    : [{ type: 'InvalidPromotion' }];
  if (named && problems.length === 0) return { promotion: named, faults: [] };
  const promotion = named ? textIn(named.name, facts.language) : (wanted.promotionId ?? '');
  const why = whyNot(problems, facts.language);
  return {
    promotion: null,
    faults: [{ field: 'promotionId', reason: 'promotion-invalid', parameters: { promotion, why } }],
  };
}

/** What lines before this one buy counts as held: two lines of one order are not both the first. */
function heldBefore(
  wanted: WantedLine,
  all: readonly WantedLine[],
  { held }: Pick<PurchaseFacts, 'held'>,
): ReadonlySet<string> {
  const earlier = all
    .filter((other) => other.lineNumber < wanted.lineNumber)
    .map(({ catalogItemId }) => catalogItemId.toLowerCase().split(':').slice(0, 2).join(':'));
  return new Set([...held.map(({ productId, skuId }) => `${productId}:${skuId}`.toLowerCase()), ...earlier]);
}

/** The term at the price after the promotion: no other day or part of the purchase knows of a discount. */
export function atPromotedPrice(term: SellableTerm, promotion: Promotion | null): SellableTerm {
  return promotion ? { ...term, unitPrice: discountedPrice(term.unitPrice, term.currency, promotion) } : term;
}
