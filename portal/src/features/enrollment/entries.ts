import type { EnrollmentDetails } from './calls.ts';

/** What stands in the form, flat. The password is not among it: nothing keeps it. */
export interface Entries {
  readonly kind: string;
  readonly cloud: string;
  readonly formerPartnerId: string;
  readonly businessCase: string;
  readonly segments: string;
  readonly creditCheck: boolean;
  readonly companyName: string;
  readonly country: string;
  readonly organizationRegistrationNumber: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly culture: string;
  readonly language: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly supportEmail: string;
  readonly supportTelephone: string;
  readonly supportWebsite: string;
  readonly domain: string;
  readonly userName: string;
}

export const noEntries: Entries = {
  kind: 'indirect-reseller',
  cloud: 'global',
  formerPartnerId: '',
  businessCase: '',
  segments: '',
  creditCheck: false,
  companyName: '',
  country: '',
  organizationRegistrationNumber: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
  culture: '',
  language: '',
  firstName: '',
  lastName: '',
  email: '',
  phoneNumber: '',
  supportEmail: '',
  supportTelephone: '',
  supportWebsite: '',
  domain: '',
  userName: '',
};

/** Server names whose last part is not the entry's own name. */
export const serverNames: Readonly<Record<string, keyof Entries>> = Object.fromEntries(
  (
    [
      ['support.email', 'supportEmail'],
      ['support.telephone', 'supportTelephone'],
      ['support.website', 'supportWebsite'],
      ['eligibility.servedSegments', 'segments'],
      ['eligibility.creditCheck', 'creditCheck'],
    ] as const
  ).flatMap(([server, entry]) => [
    [server, entry],
    [`details.${server}`, entry],
  ]),
);

export const entryOf = (field: string): keyof Entries =>
  serverNames[field] ?? (field.split('.').at(-1) as keyof Entries);

export const segmentNames = ['federal', 'state', 'local', 'tribal', 'research', 'regulated'] as const;

export function wantsFormer({ kind, cloud }: Pick<Entries, 'kind' | 'cloud'>): boolean {
  return kind === 'direct-partner' || cloud === 'us-government';
}

export function detailsOf(of: Entries): EnrollmentDetails {
  const government = of.cloud === 'us-government';
  return {
    kind: of.kind as EnrollmentDetails['kind'],
    cloud: of.cloud as NonNullable<EnrollmentDetails['cloud']>,
    companyName: of.companyName,
    organizationRegistrationNumber: of.organizationRegistrationNumber,
    address: {
      country: of.country,
      addressLine1: of.addressLine1,
      addressLine2: of.addressLine2,
      city: of.city,
      state: of.state,
      postalCode: of.postalCode,
    },
    culture: of.culture,
    language: of.language,
    contact: {
      firstName: of.firstName,
      lastName: of.lastName,
      email: of.email,
      phoneNumber: of.phoneNumber,
    },
    support: { email: of.supportEmail, telephone: of.supportTelephone, website: of.supportWebsite },
    domain: of.domain,
    userName: of.userName,
    ...(wantsFormer(of) ? { formerPartnerId: of.formerPartnerId } : {}),
    ...(of.kind === 'indirect-reseller' ? {} : { businessCase: of.businessCase }),
    ...(government
      ? {
          eligibility: {
            servedSegments: segmentNames.filter((name) => of.segments.split(' ').includes(name)),
            creditCheck: of.creditCheck,
          },
        }
      : {}),
  };
}
