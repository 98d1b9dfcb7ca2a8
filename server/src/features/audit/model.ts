/** What happened, as the activity log keeps it (3.0 Audit). Values never hold a secret (I20). */
export interface AuditEvent {
  /** Operation key, e.g. `add_customer`; those of the contract where one fits. */
  readonly operation: string;
  /** Resource type of the contract, e.g. `customer`. */
  readonly resourceType: string;
  readonly customerId?: string | null;
  readonly customerName?: string | null;
  /** The other company of the event: each party gets its own copy (I46). */
  readonly counterpartId?: string | null;
  /** Companies besides the actor's that get a copy. */
  readonly copiesTo?: readonly string[];
  readonly oldValue?: object | null;
  readonly newValue?: object | null;
  readonly details?: Readonly<Record<string, string | null>>;
}

/** Who acted; `actorOf` in platform terms: a person or an application, in which request. */
export interface Actor {
  readonly tenantId: string;
  readonly userId: string | null;
  /** User principal name, or the application's id. */
  readonly name: string;
  readonly applicationId: string | null;
  readonly correlationId: string;
}

export interface AuditRecord {
  readonly recordId: string;
  readonly tenantId: string;
  readonly occurredAt: Date;
  readonly operation: string;
  readonly resourceType: string;
  readonly status: 'succeeded' | 'failed';
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly counterpartId: string | null;
  readonly actorName: string | null;
  readonly applicationId: string | null;
  readonly oldValue: object | null;
  readonly newValue: object | null;
  readonly details: readonly { readonly key: string; readonly value: string | null }[];
  readonly correlationId: string;
}
