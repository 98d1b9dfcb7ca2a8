import type {
  Customer,
  CustomerBillingProfile,
  CustomerCompanyProfile,
  CustomerRow,
  NewCustomer,
} from '../../../../contract/customer.ts';
import type { Language } from '../../errors/sentence.ts';
import type { CustomerReach } from '../../platform/http/index.ts';
import { attributes, instant, link, present, rowWriter } from '../../platform/http/index.ts';
import type { CustomerDraft } from './actions.ts';
import type {
  BillingProfile,
  CompanyFacts,
  CreatedCustomer,
  CustomerListRow,
  CustomerToCreate,
  Duplicate,
  ListedCustomer,
  PostalAddress,
} from './model.ts';

/** Every relationship that lets a partner transact is `reseller` on the wire, whatever its capacity. */
const relationshipToPartner = 'reseller';

/** Reads POST /v1/customers; `at` and `resellerField` name the fields where another request carries a customer. */
export function draftFromWire(
  body: NewCustomer,
  placed: Pick<CustomerDraft, 'at' | 'resellerField'> = {},
): CustomerDraft {
  const { companyProfile: company, billingProfile: billing } = body;
  const address = billing.defaultAddress ?? {};
  return {
    ...placed,
    companyName: company.companyName ?? billing.companyName,
    billToName: billing.companyName,
    domain: company.domain,
    organizationRegistrationNumber: company.organizationRegistrationNumber,
    email: billing.email,
    culture: billing.culture,
    language: billing.language,
    // Some clients name the contact on the profile, some on its address.
    address: {
      ...address,
      firstName: billing.firstName ?? address.firstName,
      lastName: billing.lastName ?? address.lastName,
    },
    resellerId: body.associatedPartnerId,
    granularAdmin: body.enableGDAPByDefault,
  };
}

export function listedCustomerToWire(row: Pick<ListedCustomer, 'customerId' | 'companyName' | 'domain'>) {
  return {
    id: row.customerId,
    companyProfile: {
      tenantId: row.customerId,
      domain: row.domain,
      companyName: row.companyName,
      links: { self: link(`/customers/${row.customerId}/profiles/company`) },
      attributes: attributes('CustomerCompanyProfile'),
    },
    relationshipToPartner,
    links: { self: link(`/customers/${row.customerId}`) },
    attributes: attributes('Customer'),
  };
}

/** The same, written as JSON: the list of customers is what clients read most. */
export const writeListedCustomer = rowWriter(['customerId', 'companyName', 'domain'], listedCustomerToWire);

function addressToWire(
  address: PostalAddress,
  names?: { readonly firstName: string; readonly lastName: string },
) {
  return present({ ...address, ...names });
}

export function billingProfileToWire(customerId: string, profile: BillingProfile): CustomerBillingProfile {
  return {
    id: profile.profileId,
    firstName: profile.firstName,
    lastName: profile.lastName,
    email: profile.email,
    culture: profile.culture,
    language: profile.language,
    companyName: profile.companyName,
    defaultAddress: addressToWire(profile.address, {
      firstName: profile.firstName,
      lastName: profile.lastName,
    }),
    links: { self: link(`/customers/${customerId}/profiles/billing`) },
    attributes: attributes('CustomerBillingProfile', String(profile.version)),
  };
}

/** Address and e-mail of the company are the customer's own: only with delegated admin (I19). */
export function companyProfileToWire(reach: CustomerReach, facts: CompanyFacts): CustomerCompanyProfile {
  const disclosed = reach.delegatedAdmin !== 'none';
  return present({
    tenantId: reach.customerId,
    domain: reach.domain,
    companyName: reach.companyName,
    address: disclosed && facts.address ? addressToWire(facts.address) : undefined,
    email: disclosed ? facts.email : undefined,
    organizationRegistrationNumber: facts.registrationId,
    links: { self: link(`/customers/${reach.customerId}/profiles/company`) },
    attributes: attributes('CustomerCompanyProfile'),
  }) as CustomerCompanyProfile;
}

export function customerToWire(
  reach: CustomerReach,
  facts: CompanyFacts,
  billing: BillingProfile | undefined,
): Customer {
  const disclosed = reach.delegatedAdmin !== 'none';
  return present({
    id: reach.customerId,
    commerceId: reach.customerId,
    companyProfile: companyProfileToWire(reach, facts),
    billingProfile: billing && billingProfileToWire(reach.customerId, billing),
    relationshipToPartner,
    allowDelegatedAccess: disclosed,
    customDomains: disclosed ? [...facts.domains] : undefined,
    associatedPartnerId: reach.resellerId,
    links: { self: link(`/customers/${reach.customerId}`) },
    attributes: attributes('Customer'),
  }) as Customer;
}

/** The one answer that holds the temporary password (C17). */
export function createdCustomerToWire(created: CreatedCustomer, customer: CustomerToCreate): Customer {
  const { customerId, profileId } = created;
  const disclosed = created.delegatedAdmin !== 'none';
  const company = present({
    tenantId: customerId,
    domain: customer.domain,
    companyName: customer.legalName,
    address: disclosed ? addressToWire(customer.address) : undefined,
    email: disclosed ? customer.email : undefined,
    organizationRegistrationNumber: customer.registrationId,
    links: { self: link(`/customers/${customerId}/profiles/company`) },
    attributes: attributes('CustomerCompanyProfile'),
  });
  return present({
    id: customerId,
    commerceId: customerId,
    companyProfile: company,
    billingProfile: billingProfileToWire(customerId, {
      ...customer,
      profileId,
      companyName: customer.billToName,
      version: 1,
    }),
    relationshipToPartner,
    allowDelegatedAccess: disclosed,
    customDomains: disclosed ? [customer.domain] : undefined,
    associatedPartnerId: customer.reseller?.id,
    enableGDAPByDefault: created.delegatedAdmin !== 'none',
    userCredentials: { userName: created.adminUserName, password: created.temporaryPassword },
    links: { self: link(`/customers/${customerId}`) },
    attributes: attributes('Customer'),
  }) as Customer;
}

/** The other partner of a customer, as the contract's PartnerRelationship. */
export function customerPartnerToWire(
  partner: {
    readonly tenantId: string;
    readonly name: string;
    readonly locationPartnerId: string;
    readonly country: string;
  },
  side: 'reseller' | 'provider',
  active: boolean,
) {
  return {
    id: partner.tenantId,
    name: partner.name,
    relationshipType:
      side === 'reseller' ? 'is_indirect_cloud_solution_provider_of' : 'is_indirect_reseller_of',
    mpnId: partner.locationPartnerId,
    location: partner.country,
    state: active ? 'Active' : 'Inactive',
    attributes: attributes('PartnerRelationship'),
  };
}

// The product's own

export function customerRowToWire(row: CustomerListRow): CustomerRow {
  return present({
    id: row.customerId,
    companyName: row.companyName,
    domain: row.domain,
    relationship: 'reseller',
    capacity: row.capacity,
    reseller: row.resellerId
      ? { id: row.resellerId, name: row.resellerName ?? '', former: row.resellerIsFormer }
      : undefined,
    provider: row.providerId ? { id: row.providerId, name: row.providerName ?? '' } : undefined,
    country: row.country,
    agreementAccepted: row.agreementAccepted,
    delegatedAdmin: row.delegatedAdmin,
    startedAt: instant(row.startedAt),
  }) as CustomerRow;
}

const duplicateTexts: Readonly<Record<Duplicate['same'], Record<Language, (name: string) => string>>> = {
  registration: {
    en: (name) => `${name} has the same registration number. Check that this is not the same company.`,
    es: (name) => `${name} tiene el mismo número de registro. Compruebe que no sea la misma empresa.`,
    ru: (name) => `У клиента «${name}» тот же регистрационный номер. Убедитесь, что это не та же компания.`,
  },
  'name-and-postal-code': {
    en: (name) => `${name} has the same name and postal code. Check that this is not the same company.`,
    es: (name) => `${name} tiene el mismo nombre y código postal. Compruebe que no sea la misma empresa.`,
    ru: (name) =>
      `У клиента «${name}» те же название и почтовый индекс. Убедитесь, что это не та же компания.`,
  },
};

export function duplicateToWire(one: Duplicate, language: Language) {
  return {
    id: one.customerId,
    companyName: one.companyName,
    domain: one.domain,
    same: one.same,
    message: duplicateTexts[one.same][language](one.companyName),
  };
}

/** The company as its own directory has it; without an address of its own only its country is known. */
export function organizationToWire(customer: CustomerReach, { legalName, address, email }: CompanyFacts) {
  return present({
    street: address && [address.addressLine1, address.addressLine2].filter(Boolean).join(', '),
    countryLetterCode: address?.country ?? customer.country,
    postalCode: address?.postalCode,
    city: address?.city,
    state: address?.state,
    displayName: legalName,
    technicalNotificationMails: email ? [email] : [],
  });
}

const validationOf = {
  allowed: 'Allowed',
  'under-review': 'UnderReview',
  'not-approved': 'NotAllowed',
} as const;

/** Purchases of an account that is not allowed are refused (800073 to 800075). */
export function validationToWire({ accountReview }: CustomerReach, at: Date) {
  return {
    type: 'account' as const,
    status: validationOf[accountReview],
    lastUpdateDateTime: instant(at),
    attributes: attributes('ValidationStatus'),
  };
}
