import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const text = (description?: string) => Type.Optional(Type.String(description ? { description } : {}));

// The partner contract

export const Address = Type.Object({
  addressLine1: text(),
  addressLine2: text(),
  city: text(),
  state: text('Code of the state or province'),
  postalCode: text(),
  country: text('ISO 3166 alpha-2'),
  region: text(),
  firstName: text(),
  middleName: text(),
  lastName: text(),
  phoneNumber: text(),
});
export type Address = Static<typeof Address>;

/**
 * Every member is optional here, so that one answer of the checks names all that is missing or wrong,
 * in the reader's words. Required: domain, a company name, first and last name, email, culture,
 * language and the address.
 */
export const NewCustomer = Type.Object({
  companyProfile: Type.Object({
    domain: text('Label in front of the cloud’s suffix, or both'),
    companyName: text('Legal name'),
    organizationRegistrationNumber: text(),
  }),
  billingProfile: Type.Object({
    firstName: text(),
    lastName: text(),
    email: text(),
    culture: text('e.g. en-US'),
    language: text('Two letters'),
    companyName: text('Name on bills'),
    defaultAddress: Type.Optional(Address),
  }),
  associatedPartnerId: Type.Optional(
    Type.String({ format: 'uuid', description: 'Tenant of the indirect reseller' }),
  ),
  enableGDAPByDefault: Type.Optional(
    Type.Boolean({ description: 'Default granular relationship; on unless false' }),
  ),
});
export type NewCustomer = Static<typeof NewCustomer>;

const Links = Type.Optional(Type.Object({}));
const Attributes = Type.Object({ objectType: Type.String(), etag: Type.Optional(Type.String()) });

export const CustomerCompanyProfile = Type.Object({
  tenantId: Id,
  domain: Type.String(),
  companyName: Type.String(),
  address: Type.Optional(Address),
  email: text('With delegated access only'),
  organizationRegistrationNumber: text(),
  links: Links,
  attributes: Attributes,
});
export type CustomerCompanyProfile = Static<typeof CustomerCompanyProfile>;

export const CustomerBillingProfile = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Of the profile, not of the customer' }),
  firstName: Type.String(),
  lastName: Type.String(),
  email: Type.String(),
  culture: Type.String(),
  language: Type.String(),
  companyName: Type.String(),
  defaultAddress: Address,
  links: Links,
  attributes: Attributes,
});
export type CustomerBillingProfile = Static<typeof CustomerBillingProfile>;

/** What a PUT of the bill-to data carries. Members are optional, so that one answer names all that is missing or wrong. */
export const BillingProfileUpdate = Type.Object({
  firstName: text(),
  lastName: text(),
  email: text(),
  culture: text('e.g. en-US'),
  language: text('Two letters'),
  companyName: text('Name on bills, and in your list of customers'),
  defaultAddress: Type.Optional(Address),
  attributes: Type.Optional(Type.Object({ etag: text('Version read; without one the last writer wins') })),
});
export type BillingProfileUpdate = Static<typeof BillingProfileUpdate>;

export const UserCredentials = Type.Object({
  userName: Type.String({ description: 'Login name without the domain' }),
  password: Type.Optional(Type.String({ description: 'In the first answer only' })),
});

export const Customer = Type.Object({
  id: Id,
  commerceId: Type.Optional(Id),
  companyProfile: CustomerCompanyProfile,
  billingProfile: Type.Optional(CustomerBillingProfile),
  relationshipToPartner: Type.String(),
  allowDelegatedAccess: Type.Optional(Type.Boolean()),
  customDomains: Type.Optional(Type.Array(Type.String())),
  associatedPartnerId: Type.Optional(Id),
  enableGDAPByDefault: Type.Optional(Type.Boolean()),
  userCredentials: Type.Optional(UserCredentials),
  links: Links,
  attributes: Attributes,
});
export type Customer = Static<typeof Customer>;

export const CustomerCollection = Type.Object({
  totalCount: Type.Integer({ description: 'On this page' }),
  items: Type.Array(
    Type.Object({
      id: Id,
      companyProfile: Type.Object({ tenantId: Id, domain: Type.String(), companyName: Type.String() }),
      relationshipToPartner: Type.String(),
      attributes: Attributes,
    }),
  ),
  continuationToken: text(),
});

// The product's own

/** What the list may be narrowed to: see the home page. */
export const customerTodos = ['agreementMissing', 'new', 'nobodyCredited'] as const;
export type CustomerTodo = (typeof customerTodos)[number];

const DelegatedAdmin = Type.Enum(['none', 'granular', 'legacy']);
const Capacity = Type.Enum(['provider', 'reseller', 'direct']);

export const CustomerRow = Type.Object({
  id: Id,
  companyName: Type.String(),
  domain: Type.String(),
  relationship: Type.Literal('reseller'),
  capacity: Capacity,
  reseller: Type.Optional(
    Type.Object({
      id: Id,
      name: Type.String(),
      former: Type.Boolean({ description: 'The partnership has ended' }),
    }),
  ),
  provider: Type.Optional(Type.Object({ id: Id, name: Type.String() })),
  country: Type.String(),
  agreementAccepted: Type.Boolean(),
  delegatedAdmin: DelegatedAdmin,
  startedAt: Instant,
});
export type CustomerRow = Static<typeof CustomerRow>;

export const CustomerReseller = Type.Object({
  id: Id,
  name: Type.String(),
  former: Type.Boolean({ description: 'Partner no more, but with customers here' }),
  customers: Type.Integer(),
});
export type CustomerReseller = Static<typeof CustomerReseller>;

export const CustomerResellers = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(CustomerReseller),
});

export const CustomerRecord = Type.Object({
  id: Id,
  companyName: Type.String({ description: 'Name on bills' }),
  legalName: Type.String(),
  domain: Type.String(),
  country: Type.String(),
  relationship: Type.Literal('reseller'),
  capacity: Capacity,
  startedAt: Instant,
  reseller: Type.Optional(
    Type.Object({
      id: Id,
      name: Type.String(),
      partnerId: Type.String(),
      country: Type.String(),
      former: Type.Boolean(),
    }),
  ),
  provider: Type.Optional(
    Type.Object({ id: Id, name: Type.String(), partnerId: Type.String(), country: Type.String() }),
  ),
  agreement: Type.Object({ accepted: Type.Boolean(), acceptedAt: Type.Optional(Instant) }),
  delegatedAdmin: DelegatedAdmin,
  accountReview: Type.Enum(['allowed', 'under-review', 'not-approved']),
  registrationNumber: text(),
  company: Type.Optional(Type.Object({ address: Address, email: text() })),
  billTo: Type.Optional(
    Type.Object({
      companyName: Type.String(),
      firstName: Type.String(),
      lastName: Type.String(),
      email: Type.String(),
      culture: Type.String(),
      language: Type.String(),
      address: Address,
    }),
  ),
  subscriptionCount: Type.Optional(Type.Integer()),
});
export type CustomerRecord = Static<typeof CustomerRecord>;

/** What stands against bill-to data as far as they are typed. */
export const BillingProfileCheck = Type.Object({
  problems: Type.Array(
    Type.Object({
      field: Type.String({ description: 'Path as in the profile, e.g. defaultAddress.postalCode' }),
      code: Type.String(),
      severity: Type.Enum(['refuse', 'warn']),
      message: Type.String(),
    }),
  ),
  addressStatus: text('How the checker found the address, once it is complete'),
  suggestedAddresses: Type.Optional(Type.Array(Address)),
});
export type BillingProfileCheck = Static<typeof BillingProfileCheck>;

export const DomainAvailability = Type.Object({
  label: Type.String(),
  domain: Type.String({ description: 'The label with the cloud’s suffix' }),
  available: Type.Boolean(),
  problem: text('Why the label cannot be used at all'),
  alternatives: Type.Array(Type.String(), { description: 'Labels that are free' }),
});
export type DomainAvailability = Static<typeof DomainAvailability>;

export const DuplicateSearch = Type.Object({
  companyName: text(),
  organizationRegistrationNumber: text(),
  postalCode: text(),
});

export const DuplicateWarnings = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      id: Id,
      companyName: Type.String(),
      domain: Type.String(),
      same: Type.Enum(['registration', 'name-and-postal-code']),
      message: Type.String(),
    }),
  ),
});
export type DuplicateWarning = Static<typeof DuplicateWarnings>['items'][number];

/** How far the check of an account is: only `Allowed` lets purchases through. */
export const ValidationStatus = Type.Object({
  type: Type.Enum(['account']),
  status: Type.Enum(['UnderReview', 'Allowed', 'NotAllowed']),
  lastUpdateDateTime: Type.String({ format: 'date-time' }),
  attributes: Type.Object({ objectType: Type.String() }),
});

export const Organizations = Type.Array(
  Type.Object({
    street: Type.Optional(Type.String()),
    countryLetterCode: Type.String(),
    postalCode: Type.Optional(Type.String()),
    city: Type.Optional(Type.String()),
    state: Type.Optional(Type.String()),
    displayName: Type.String(),
    technicalNotificationMails: Type.Array(Type.String()),
  }),
);
