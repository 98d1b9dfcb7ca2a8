export interface RegisteredCustomer {
  readonly tenantId: string;
  readonly name: string;
  /** The name as it is sorted. */
  readonly sortName: string;
  readonly country: string;
  readonly cloud: string;
  readonly domain: string;
  readonly createdAt: Date;
  readonly partners: readonly { readonly tenantId: string; readonly name: string }[];
}

/** How a customer is looked for: by what was typed. */
export interface CustomerSearch {
  /** Letters of the name. */
  readonly name: string | null;
  readonly tenantId: string | null;
  readonly domain: string | null;
}

export interface CustomerFacts extends RegisteredCustomer {
  readonly registrationId: string | null;
  /** Counted up to one beyond the bound. */
  readonly people: number;
  readonly subscriptions: number;
  readonly admins: readonly {
    readonly name: string;
    readonly userPrincipalName: string;
    readonly active: boolean;
  }[];
}
