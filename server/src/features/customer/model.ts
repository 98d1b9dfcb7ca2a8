import type { Cloud, TenantKind } from '../../access/caller.ts';

/** In which role a partner serves a customer; the wire calls all of them `reseller`. */
export type Capacity = 'provider' | 'reseller' | 'direct';
export type DelegatedAdmin = 'none' | 'granular' | 'legacy';

/** A live relationship as every operation that reaches a customer needs it. */
export interface CustomerRelationship {
  readonly partnerId: string;
  readonly customerId: string;
  readonly capacity: Capacity;
  readonly country: string;
  readonly companyName: string;
  readonly domain: string;
  readonly providerId: string | null;
  readonly resellerId: string | null;
  readonly delegatedAdmin: DelegatedAdmin;
  readonly agreementAccepted: boolean;
  readonly accountReview: 'allowed' | 'under-review' | 'not-approved';
}

/** What the contract's list shows of a customer. */
export interface ListedCustomer {
  readonly customerId: string;
  readonly companyName: string;
  readonly domain: string;
  /** Name as lists sort it. */
  readonly nameKey: string;
}

/** What the portal's list shows besides. */
export interface CustomerListRow extends ListedCustomer {
  readonly country: string;
  readonly capacity: Capacity;
  readonly resellerId: string | null;
  readonly resellerName: string | null;
  /** The partnership with that reseller has ended (D19). */
  readonly resellerIsFormer: boolean;
  readonly providerId: string | null;
  readonly providerName: string | null;
  readonly agreementAccepted: boolean;
  readonly delegatedAdmin: DelegatedAdmin;
  readonly startedAt: Date;
  /** In the tags' own order. */
  readonly tags: readonly CustomerTag[];
  /** As lists sort them. */
  readonly startedKey: string;
  readonly resellerKey: string;
  readonly tagKey: string;
}

/** A partner's own word for customers (C30). */
export interface CustomerTag {
  readonly id: string;
  readonly name: string;
}

/** One end of a page: the values sorted by, and the customer that settles ties. */
export interface PageEnd {
  readonly key: readonly string[];
  readonly customerId: string;
}

/** Where a page lies: behind an end of another, before it, or at one of the list's own ends. */
export interface PageStart {
  readonly at: PageEnd | null;
  readonly backwards: boolean;
}

/** What of the customers asks for somebody's attention (C115). */
export const customerTodos = ['agreementMissing', 'new', 'nobodyCredited'] as const;
export type CustomerTodo = (typeof customerTodos)[number];

export const sortFields = ['name', 'domain', 'country', 'reseller', 'started', 'tag'] as const;
export type SortField = (typeof sortFields)[number];
export interface CustomerOrder {
  readonly field: SortField;
  readonly descending: boolean;
}

/**
 * D27: inside the name, the start of the domain, the whole tenant id, inside a tag; or all of some words
 * inside the name, for what was misspelled.
 */
export type CustomerSearchText =
  | { readonly by: 'name' | 'domain' | 'tenantId' | 'tag'; readonly text: string }
  | { readonly by: 'words'; readonly words: readonly string[] };

export interface TodoWanted {
  readonly is: CustomerTodo;
  /** Customers count as new from here on. */
  readonly newSince: Date;
}

/** What the list is narrowed to; all of it together (C24). */
export interface CustomerNarrowing {
  readonly reseller?: { readonly id: string } | 'none';
  readonly providerId?: string;
  readonly tagId?: string;
  readonly country?: string;
  readonly delegatedAdmin?: DelegatedAdmin;
  /** What the customer is known to be (C31). */
  readonly qualification?: string;
  readonly todo?: TodoWanted;
}

/** Everything but the page: the same rows whether shown or exported (I50). */
export interface CustomerListing {
  readonly search: CustomerSearchText | null;
  readonly narrowing: CustomerNarrowing;
  readonly order: CustomerOrder;
}

/** Bill-to data, the partner's own (C27). */
export interface BillingProfile {
  readonly profileId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly culture: string;
  readonly language: string;
  readonly companyName: string;
  readonly address: PostalAddress;
  readonly version: number;
}

export interface PostalAddress {
  readonly addressLine1: string;
  readonly addressLine2: string | null;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string;
  readonly phoneNumber: string | null;
}

/** What the customer itself is; parts of it need delegated admin (I19). */
export interface CompanyFacts {
  readonly legalName: string;
  readonly registrationId: string | null;
  readonly address: PostalAddress | null;
  readonly email: string | null;
  readonly domains: readonly string[];
}

/** Everything `createCustomer` writes, checked and tidied. */
export interface CustomerToCreate {
  /** Made up when absent; the demo world has stable ids. */
  readonly customerId?: string;
  readonly legalName: string;
  readonly billToName: string;
  /** The whole domain, label and suffix. */
  readonly domain: string;
  readonly registrationId: string | null;
  readonly cloud: Cloud;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly culture: string;
  readonly language: string;
  readonly address: PostalAddress;
  readonly delegatedAdmin: DelegatedAdmin;
  /** The partner that sells to it. */
  readonly seller: { readonly id: string; readonly kind: TenantKind };
  /** Indirect reseller the customer is designated to (C18). */
  readonly reseller: { readonly id: string; readonly name: string } | null;
  readonly agreementAcceptedAt?: Date | null;
}

/** What the one who created the customer learns, and nobody later (C17). */
export interface CreatedCustomer {
  readonly customerId: string;
  readonly adminUserId: string;
  readonly adminUserName: string;
  readonly temporaryPassword: string;
  readonly delegatedAdmin: DelegatedAdmin;
  readonly profileId: string;
}

/** A customer that may be the same as a new one (D22). */
export interface Duplicate {
  readonly customerId: string;
  readonly companyName: string;
  readonly domain: string;
  readonly same: 'registration' | 'name-and-postal-code';
}
