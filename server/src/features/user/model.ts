/** A person in the directory of a customer (4.11) or of a partner. */
export interface DirectoryUser {
  readonly tenantId: string;
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly usageLocation: string | null;
  readonly phoneNumber: string | null;
  /** Sync anchor of people of federated domains. */
  readonly immutableId: string | null;
  readonly syncedAt: Date | null;
  /** Keys: of directory roles at a customer, of the roles of 2.1 at a partner. */
  readonly roles: readonly string[];
  readonly isGuest: boolean;
  /** Gets in nowhere, and keeps roles and licenses. */
  readonly signInBlocked: boolean;
  readonly state: UserState;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly version: number;
}

export const userStates = ['active', 'inactive'] as const;
export type UserState = (typeof userStates)[number];

export const userSortFields = ['DisplayName', 'UserPrincipalName', 'FirstName', 'LastName'] as const;
export type UserSortField = (typeof userSortFields)[number];

/** One way to look at a company's people; a page token carries it. */
export interface UserView {
  readonly state: UserState;
  readonly sortedBy: UserSortField;
  readonly descending: boolean;
}

/** What of the people to show, besides. */
export interface UserNarrowing {
  /** Letters of the display name or the user name. */
  readonly search?: string | undefined;
  /** Who has this license, or no license at all. */
  readonly license?: { readonly productId: string; readonly skuId: string } | 'none' | undefined;
  /** Who has this role; `none`: who has none at all. */
  readonly role?: string | undefined;
  /** Whose sign-in is blocked, or whose is not. */
  readonly blocked?: boolean | undefined;
}

/** Where the page before ended. */
export interface UserPageEnd {
  readonly key: string;
  readonly userId: string;
}

/** A domain of a company; people are made in its managed ones only (C72). */
export interface OwnDomain {
  readonly domainName: string;
  readonly isDefault: boolean;
  readonly isFederated: boolean;
}

/** A person to enter; tidied and checked before. */
export interface PersonToCreate {
  readonly userPrincipalName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly usageLocation: string | null;
  readonly phoneNumber?: string | null;
  readonly immutableId?: string | null;
  readonly roles: readonly string[];
  readonly isGuest?: boolean;
}

/** What may be changed of a person; absent members stay. */
export interface PersonChange {
  readonly userPrincipalName?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly displayName?: string | undefined;
  readonly usageLocation?: string | undefined;
  readonly phoneNumber?: string | undefined;
  readonly immutableId?: string | undefined;
}
