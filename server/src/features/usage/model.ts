/** One resource by one meter, for some hours of one day in UTC, as the service reports it. */
export interface UsageReading {
  readonly partnerId: string;
  /** The usage subscription, as the billed partner knows it. */
  readonly billingId: string;
  readonly serviceId: string;
  readonly customerId: string;
  readonly planId: string;
  readonly meterId: string;
  /** `group/name` within the usage subscription. */
  readonly resource: string;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  /** Exact decimal above zero, in units of the meter. */
  readonly quantity: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Of the plan. */
  readonly currency: string;
  readonly reportedAt: Date;
  /** As the next day begins: what was used is shown with a day's delay (section 8). */
  readonly dueAt: Date;
}

/** A reading as it is reported; whom it is billed to follows from the usage subscription. */
export interface ReportedReading {
  /** Id in the service, or the billed partner's own. */
  readonly subscriptionId: string;
  readonly meterId: string;
  readonly resource: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly quantity: number;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a reading is reported for. */
export interface MeteredSubscription {
  readonly partnerId: string;
  readonly billingId: string;
  readonly serviceId: string;
  readonly customerId: string;
  readonly planId: string;
  readonly currency: string;
  readonly createdAt: Date;
}

/** What of the rate card decides about a reading. */
export interface ReadMeter {
  readonly meterId: string;
  readonly name: string;
  readonly category: string;
  readonly unit: string;
  readonly region: string;
  /** Currencies it has a rate in. */
  readonly currencies: readonly string[];
}

/** A usage subscription of the built-in simulated service. */
export interface SimulatedSubscription extends Omit<MeteredSubscription, 'createdAt'> {
  /** Days still to be reported, both inclusive; none where the first is later. */
  readonly from: string;
  readonly through: string;
  /** Its plan is active. */
  readonly runs: boolean;
  /** There will be nothing more after these days. */
  readonly ends: boolean;
}
