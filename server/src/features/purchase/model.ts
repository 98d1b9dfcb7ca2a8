import type { Localized } from '../catalog/index.ts';
import type { SubscriptionKind, SubscriptionStatus } from '../subscription/index.ts';

/** Whom a customer asks about something, and how (C89). */
export interface Contact {
  readonly name: string;
  readonly country: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
}

/** Something a customer bought, from whichever partner; without anything the partner pays. */
export interface Purchase {
  readonly subscriptionId: string;
  readonly friendlyName: string;
  readonly offerName: string;
  /** The catalog's present name, by language; null: the catalog has it no more. */
  readonly offerTitle: Localized | null;
  readonly kind: SubscriptionKind;
  readonly quantity: number;
  readonly status: SubscriptionStatus;
  readonly isTrial: boolean;
  readonly sellerId: string;
  readonly sellerName: string;
  readonly resellerName: string | null;
  readonly contact: Contact;
  readonly orderId: string;
  readonly boughtAt: Date;
  readonly byCustomer: boolean;
  readonly termDuration: string | null;
  readonly billingCycle: string;
  readonly startsAt: Date;
  /** Last day of the term, inclusive; null: no end. */
  readonly endsOn: string | null;
  readonly autoRenew: boolean;
  /** The next term is to differ from this one. */
  readonly changesAtRenewal: boolean;
  readonly dueAt: Date | null;
  /** Ends of the windows in which licenses may be given back: the term's own, and those of later additions. */
  readonly windows: readonly Date[];
  /** A usage subscription of this plan that the reader owns and may buy for (C63). */
  readonly buyAt: string | null;
  /** The partner shows what it costs (C32). */
  readonly costShown: boolean;
}

export type PurchaseSpan = 'current' | 'past' | 'all';

export interface PurchaseSearch {
  readonly span: PurchaseSpan;
  readonly kind: SubscriptionKind | null;
  readonly letters: string | null;
  /** Terms that end on or before this day, and not before `today`; null: whenever. */
  readonly endsBy: string | null;
  readonly today: string;
}
