/** Of a customer's usage in one month, or of one usage subscription of it. */
export interface UsageOf {
  readonly partnerId: string;
  readonly customerId: string;
  /** Id in the service; null: everything the partner is billed for there. */
  readonly serviceId: string | null;
  /** First day of the month. */
  readonly month: string;
}

export interface DayCost {
  readonly day: string;
  readonly currency: string;
  readonly amount: string;
}

export interface MeterCost {
  readonly meterId: string;
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  readonly unit: string;
  readonly currency: string;
  readonly quantity: string;
  readonly amount: string;
  readonly ratedAt: Date;
}

export interface ResourceCost {
  readonly serviceId: string;
  readonly billingId: string;
  readonly planId: string;
  readonly subscriptionName: string;
  readonly resource: string;
  readonly category: string;
  readonly currency: string;
  readonly amount: string;
  readonly ratedAt: Date;
}

export interface ReadingCost extends ResourceCost {
  readonly day: string;
  readonly meterName: string;
  readonly region: string;
  readonly quantity: string;
  readonly unit: string;
}
