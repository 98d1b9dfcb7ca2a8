export type FraudState = 'active' | 'investigating' | 'resolved';
export type FraudReason = 'legitimate' | 'fraud' | 'ignore';

/** Something suspicious on a subscription (C106). */
export interface FraudAlert {
  readonly alertId: string;
  /** Who sells the subscription, and settles the alert. */
  readonly partnerId: string;
  readonly partnerName: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly subscriptionId: string;
  readonly subscriptionName: string;
  readonly resellerId: string | null;
  readonly kind: string;
  readonly severity: 'low' | 'medium' | 'high';
  readonly description: string;
  readonly resource: string | null;
  readonly state: FraudState;
  readonly reason: FraudReason | null;
  readonly detectedAt: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
}

/** What is suspected, of which subscription. */
export interface Suspicion extends Pick<FraudAlert, 'subscriptionId' | 'kind' | 'severity' | 'description'> {
  readonly resource?: string;
}

/** How an alert stands after somebody has dealt with it. */
export interface FraudStanding {
  readonly state: FraudState;
  readonly reason: FraudReason | null;
}

export interface FraudNarrowing {
  readonly state: FraudState | null;
  readonly subscriptionId: string | null;
  readonly kind: string | null;
}
