import type { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Promotion, Segment, Sellable } from '../catalog/index.ts';
import type { CreditedReseller, HeldSubscription } from '../subscription/index.ts';
import type { Purchaser, Seller } from './model.ts';

/** Everything the rules look at; read once, before they decide. */
export interface PurchaseFacts {
  readonly seller: Seller;
  readonly customer: Purchaser;
  /** What the customer is known to be (7.5). */
  readonly segment: Segment;
  readonly regions: {
    readonly customer: string | null;
    readonly customerName: string;
    readonly sellerName: string;
  };
  /** Billed in; the currency of the credit limit. */
  /** Subscriptions that one customer may have in this market. */
  readonly subscriptionsMax: number;
  readonly accountCurrency: string;
  readonly marketCurrency: string;
  readonly creditAvailable: string;
  /** Of the catalogue, by currency and by the id as it was given. */
  readonly sellables: ReadonlyMap<string, ReadonlyMap<string, Sellable>>;
  readonly held: readonly HeldSubscription[];
  /** Of the products of lines that name one, running or not. */
  readonly promotions: readonly Promotion[];
  /** PartnerIDs that lines name, each checked at this moment. */
  readonly resellers: ReadonlyMap<string, CreditedReseller | Refusal>;
  /** Names of the bases that add-ons among the lines need, by id in lower case. */
  readonly baseNames: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly now: Date;
}
