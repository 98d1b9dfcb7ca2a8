import type { AppliedPromotion, BillingCycle } from '../subscription/index.ts';

/** What returns with every charge cycle, and what is charged once (resources 11). */
export const invoiceTypes = ['Recurring', 'OneTime'] as const;
export type InvoiceType = (typeof invoiceTypes)[number];

/** A new purchase, the next charge cycle, and what changes of a running subscription cost or bring back. */
export const chargeTypes = [
  'New',
  'AddQuantity',
  'RemoveQuantity',
  'Cancel',
  'Renew',
  'ChangeTerm',
  'Upgrade',
  'Convert',
  'CycleFee',
  'Usage',
] as const;
export type ChargeType = (typeof chargeTypes)[number];

/** What an invoice and its lines keep of a purchase, as it stands when the month is closed. */
export interface PurchaseFacts {
  readonly customerId: string;
  readonly customerName: string;
  readonly customerDomain: string;
  readonly customerCountry: string;
  readonly orderId: string;
  readonly orderLineNumber: number;
  readonly orderedAt: Date;
  readonly subscriptionId: string;
  readonly subscriptionName: string;
  readonly subscriptionStartsAt: Date;
  /** Last day of the term, inclusive; null: no end. */
  readonly subscriptionEndsOn: string | null;
  readonly catalogItemId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly offerName: string;
  readonly publisher: string;
  /** Location PartnerID of the credited reseller; null: nobody is credited. */
  readonly resellerPartnerId: string | null;
  readonly termDuration: string | null;
  readonly billingCycle: BillingCycle;
  /** Exact decimal as text, for one license and a whole charge cycle. */
  readonly unitPrice: string;
  readonly quantity: number;
  /** What it was bought with, which the unit price already is less by; null: nothing, or no longer. */
  readonly promotion: AppliedPromotion | null;
}

/** What decides whether something that was delivered is charged in a month, and with how much. */
export interface PurchaseTerms
  extends Pick<
    PurchaseFacts,
    | 'subscriptionId'
    | 'orderedAt'
    | 'subscriptionEndsOn'
    | 'termDuration'
    | 'billingCycle'
    | 'unitPrice'
    | 'quantity'
    | 'promotion'
  > {
  /** `Transition`: came out of an upgrade, so that no order line of its own was paid for it. */
  readonly transactionType: 'New' | 'AddQuantity' | 'Transition';
  /** Of the subscription as it stands now; order lines say what was bought once. */
  readonly presentQuantity: number;
  readonly presentUnitPrice: string;
  /** The term under way is still the one that was bought with a promotion. */
  readonly promoted: boolean;
  readonly currency: string;
  /** First day of the subscription: charge cycles are counted from it. */
  readonly cyclesFrom: Date;
  readonly ruleSet: 'new-commerce' | 'legacy';
  readonly status: 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted';
  readonly statusChangedAt: Date;
  readonly autoRenew: boolean;
}

/** An order line that was delivered, with all that stands on an invoice of it. */
export interface Purchase extends PurchaseFacts, PurchaseTerms {}

/** The same with no more than it takes to find it again. */
export type NamedPurchase = PurchaseTerms & Pick<PurchaseFacts, 'orderId' | 'orderLineNumber'>;

/** What a change of a running subscription cost or brought back, as it was worked out when it happened. */
export interface LedgerCharge {
  readonly subscriptionId: string;
  readonly reason: 'add' | 'reduce' | 'cancel' | 'renew' | 'term' | 'upgrade' | 'convert';
  readonly chargedAt: Date;
  readonly quantity: number;
  readonly unitPrice: string;
  /** Below zero: a refund. */
  readonly amount: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
}

/** Licenses that went from one subscription to another (C52). */
export interface LicenseMove {
  readonly fromSubscriptionId: string;
  readonly toSubscriptionId: string;
  readonly quantity: number;
  readonly at: Date;
}

/** What was used under a plan in a month, as far as it stands on no invoice yet. */
export interface UnbilledUsage {
  /** The usage plan. */
  readonly subscriptionId: string;
  /** Months before the one that is billed: reported late. */
  readonly month: string;
  readonly currency: string;
  /** Exact cost of the month by the rate card. */
  readonly cost: string;
  /** What invoices hold of it. */
  readonly billed: string;
}

/** Everything that a month's bills follow from. */
export interface Billable<P extends PurchaseTerms = Purchase> {
  readonly purchases: readonly P[];
  /** Since the first day of the month. */
  readonly ledger: readonly LedgerCharge[];
  readonly moves: readonly LicenseMove[];
  readonly usage: readonly UnbilledUsage[];
}

/** What a line says beyond the purchase it is about. */
export interface LineCharge {
  readonly lineNumber: number;
  readonly chargeType: ChargeType;
  /** Days the charge is for, both inclusive. */
  readonly chargeStartsOn: string;
  readonly chargeEndsOn: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly subtotal: string;
}

export type InvoiceLine = PurchaseFacts & LineCharge;

/** A line whose facts stay in the database. */
export type NamedLine = LineCharge &
  Pick<PurchaseFacts, 'subscriptionId' | 'orderId' | 'orderLineNumber' | 'promotion'>;

/** Lines of one month that stand on one invoice. */
export interface Bill<L = InvoiceLine> {
  readonly type: InvoiceType;
  readonly currency: string;
  readonly lines: readonly L[];
  /** Sum of the lines. */
  readonly total: string;
}

export interface Invoice {
  readonly partnerId: string;
  readonly invoiceId: string;
  readonly type: InvoiceType;
  readonly currency: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly invoicedAt: Date;
  readonly total: string;
  readonly paidAmount: string;
  /** Something on it was used under a usage plan: it has usage lines as well. */
  readonly billsUsage: boolean;
}

/** What one resource used by one meter, rated, with what a line of it names. */
export interface UsageOfDay {
  readonly customerId: string;
  readonly customerName: string;
  readonly customerDomain: string;
  readonly customerCountry: string;
  readonly planId: string;
  readonly planName: string;
  readonly productId: string;
  readonly skuId: string;
  readonly catalogItemId: string;
  readonly offerName: string;
  readonly publisher: string;
  readonly resellerPartnerId: string | null;
  /** The usage subscription, as the billed partner knows it, and its id in the service. */
  readonly billingId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly meterId: string;
  readonly meterName: string;
  readonly category: string;
  readonly subcategory: string;
  readonly meterRegion: string;
  readonly unit: string;
  readonly region: string;
  readonly resource: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Exact decimals as text. */
  readonly quantity: string;
  readonly amount: string;
  readonly unitPrice: string;
}

/** What is owed in one currency for one kind of charge. */
export interface Balance {
  readonly currency: string;
  readonly type: InvoiceType;
  readonly balance: string;
  readonly firstInvoicedAt: Date;
  readonly lastInvoicedAt: Date;
}
