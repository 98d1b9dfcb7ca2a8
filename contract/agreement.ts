import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });

export const agreementTypes = ['MicrosoftCloudAgreement', 'MicrosoftCustomerAgreement'] as const;
export type AgreementType = (typeof agreementTypes)[number];

const Attributes = Type.Object({ objectType: Type.String() });

export const AgreementMetaData = Type.Object({
  templateId: Id,
  agreementType: Type.String(),
  agreementLink: Type.String(),
  versionRank: Type.Integer({ description: 'Highest is current' }),
  attributes: Attributes,
});
export type AgreementMetaData = Static<typeof AgreementMetaData>;

export const AgreementMetaDataCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(AgreementMetaData),
});

export const AgreementDocument = Type.Object({
  displayUri: Type.String({ description: 'Valid for five minutes' }),
  downloadUri: Type.String({ description: 'Valid for five minutes' }),
  language: Type.String(),
  country: Type.String(),
  attributes: Attributes,
});

export const AgreementContact = Type.Object({
  firstName: Type.Optional(Type.String()),
  lastName: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  phoneNumber: Type.Optional(Type.String()),
});
export type AgreementContact = Static<typeof AgreementContact>;

/** Members are optional here because the contract refuses a missing one with its own number (3000). */
export const AgreementConfirmation = Type.Object({
  userId: Type.Optional(
    Type.String({ description: 'Required for the cloud agreement from an application alone' }),
  ),
  primaryContact: Type.Optional(AgreementContact),
  dateAgreed: Type.Optional(Type.String({ description: 'UTC; required, not in the future' })),
  templateId: Type.Optional(Type.String({ description: 'Required' })),
  type: Type.Optional(Type.String({ description: agreementTypes.join(', ') })),
});
export type AgreementConfirmation = Static<typeof AgreementConfirmation>;

export const Agreement = Type.Object({
  userId: Type.Optional(Id),
  primaryContact: Type.Object({
    firstName: Type.String(),
    lastName: Type.String(),
    email: Type.String(),
    phoneNumber: Type.Optional(Type.String()),
  }),
  dateAgreed: Type.String({ format: 'date-time' }),
  templateId: Id,
  type: Type.String(),
  agreementLink: Type.String(),
  attributes: Attributes,
});
export type Agreement = Static<typeof Agreement>;

export const AgreementCollection = Type.Object({ totalCount: Type.Integer(), items: Type.Array(Agreement) });

export const DirectSignedCustomerAgreementStatus = Type.Object({
  isSigned: Type.Boolean(),
  attributes: Attributes,
});
