import type { Static } from 'typebox';
import Type from 'typebox';

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

export const enrollmentKinds = ['indirect-reseller', 'indirect-provider', 'direct-partner'] as const;
export const enrollmentClouds = ['global', 'us-government', 'germany'] as const;

const Person = Type.Object({
  firstName: text(100),
  lastName: text(100),
  email: text(254),
  phoneNumber: text(40),
});

/** A company that wants to become a partner; every member is checked and named by field. */
export const EnrollmentDetails = Type.Object({
  kind: Type.Enum([...enrollmentKinds]),
  cloud: Type.Optional(Type.Enum([...enrollmentClouds])),
  companyName: text(200),
  organizationRegistrationNumber: text(60),
  address: Type.Optional(
    Type.Object({
      country: text(2),
      addressLine1: text(250),
      addressLine2: text(250),
      city: text(120),
      state: text(120),
      postalCode: text(30),
    }),
  ),
  culture: text(20),
  language: text(10),
  contact: Type.Optional(Person),
  support: Type.Optional(Type.Object({ email: text(254), telephone: text(40), website: text(300) })),
  domain: Type.Optional(Type.String({ maxLength: 60, description: 'Label in front of the cloud’s suffix' })),
  userName: Type.Optional(
    Type.String({ maxLength: 60, description: 'Of the first administrator, before the @' }),
  ),
  formerPartnerId: Type.Optional(
    Type.String({ maxLength: 20, description: 'PartnerID under which the company sells already' }),
  ),
  businessCase: text(1000),
  eligibility: Type.Optional(
    Type.Object({
      servedSegments: Type.Optional(
        Type.Array(Type.Enum(['federal', 'state', 'local', 'tribal', 'research', 'regulated'])),
      ),
      creditCheck: Type.Optional(Type.Boolean({ description: 'Consent to a background and credit check' })),
    }),
  ),
});

export const EnrollmentCheck = Type.Object({
  problems: Type.Array(
    Type.Object({ field: Type.String(), severity: Type.Enum(['refuse', 'warn']), message: Type.String() }),
  ),
  domainSuggestions: Type.Array(Type.String()),
  domain: Type.Optional(
    Type.Object({
      label: Type.String(),
      name: Type.String(),
      available: Type.Boolean(),
      alternatives: Type.Array(Type.String()),
    }),
  ),
  suggestedAddresses: Type.Array(Type.Object({}, { additionalProperties: true })),
});

export const NewEnrollment = Type.Object({
  details: EnrollmentDetails,
  password: Type.String({ maxLength: 200, description: 'Of the first administrator' }),
  statementsTrue: Type.Boolean({ description: 'The sender may speak for the company and says the truth' }),
});

export const EnrollmentStatus = Type.Object({
  state: Type.Enum(['unconfirmed', 'confirmed']),
  companyName: Type.String(),
  contactEmail: Type.String(),
  userPrincipalName: Type.String(),
  enrolledAt: Type.String({ format: 'date-time' }),
  lapsesAt: Type.String({ format: 'date-time' }),
  mailsLeft: Type.Integer(),
});

export const EnrollmentMade = Type.Object({
  ...EnrollmentStatus.properties,
  resumeToken: Type.String({ description: 'Opens the status page; shown here and nowhere else' }),
});

export const EnrollmentToken = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) });
export const EnrollmentResend = Type.Object({
  token: Type.String({ minLength: 20, maxLength: 100 }),
  email: text(254),
});
export const EnrollmentConfirmation = Type.Object({
  token: Type.String({ minLength: 20, maxLength: 100 }),
  domain: Type.Optional(
    Type.String({ maxLength: 60, description: 'Another label, where the first was taken meanwhile' }),
  ),
});
export const EnrollmentToConfirm = Type.Object({
  companyName: Type.String(),
  contactEmail: Type.String(),
  domain: Type.String(),
  domainAvailable: Type.Boolean(),
  alternatives: Type.Array(Type.String()),
});
export const ConfirmedEnrollment = Type.Object({
  companyName: Type.String(),
  userPrincipalName: Type.String(),
});

export type EnrollmentDetails = Static<typeof EnrollmentDetails>;
export type EnrollmentCheck = Static<typeof EnrollmentCheck>;
export type NewEnrollment = Static<typeof NewEnrollment>;
export type EnrollmentStatus = Static<typeof EnrollmentStatus>;
export type EnrollmentMade = Static<typeof EnrollmentMade>;
export type EnrollmentToConfirm = Static<typeof EnrollmentToConfirm>;
export type ConfirmedEnrollment = Static<typeof ConfirmedEnrollment>;
