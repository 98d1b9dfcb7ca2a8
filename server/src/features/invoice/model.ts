import type { BillingCycle } from '../subscription/index.ts';

/** What returns with every charge cycle, and what is charged once (resources 11). */
export const invoiceTypes = ['Recurring', 'OneTime'] as const;
export type InvoiceType = (typeof invoiceTypes)[number];

/** A new purchase, more licenses of a running one, or the next cycle of either. */
export type ChargeType = 'New' | 'AddQuantity' | 'CycleFee';

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
}

/** An order line that was delivered, with what decides whether it is still charged. */
export interface Purchase extends PurchaseFacts {
  readonly transactionType: 'New' | 'AddQuantity';
  readonly currency: string;
  /** First day of the subscription: charge cycles are counted from it. */
  readonly cyclesFrom: Date;
  readonly ruleSet: 'new-commerce' | 'legacy';
  readonly status: 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted';
  readonly statusChangedAt: Date;
  readonly autoRenew: boolean;
}

export interface InvoiceLine extends PurchaseFacts {
  readonly lineNumber: number;
  readonly chargeType: ChargeType;
  /** Days the charge is for, both inclusive. */
  readonly chargeStartsOn: string;
  readonly chargeEndsOn: string;
  readonly subtotal: string;
}

/** Lines of one month that stand on one invoice. */
export interface Bill {
  readonly type: InvoiceType;
  readonly currency: string;
  readonly lines: readonly InvoiceLine[];
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
}

/** What is owed in one currency for one kind of charge. */
export interface Balance {
  readonly currency: string;
  readonly type: InvoiceType;
  readonly balance: string;
  readonly firstInvoicedAt: Date;
  readonly lastInvoicedAt: Date;
}
