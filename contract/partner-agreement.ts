import type { Static } from 'typebox';
import Type from 'typebox';

const Instant = Type.String({ format: 'date-time' });

export const AgreementVersion = Type.Object({
  version: Type.Integer(),
  publishedAt: Instant,
  isOwnText: Type.Boolean({
    description: 'Published by the vendor; otherwise the text that comes with the product',
  }),
});

export const AgreementSignature = Type.Object({
  version: Type.Integer(),
  signedAt: Instant,
  firstName: Type.String(),
  lastName: Type.String(),
  title: Type.Optional(Type.String()),
  email: Type.String(),
  onPaper: Type.Boolean(),
  document: Type.Optional(Type.String({ description: 'File of the signed paper' })),
});

/** Where the company stands with the partner agreement of its selling region (C2). */
export const OwnPartnerAgreement = Type.Object({
  region: Type.String(),
  regionName: Type.String(),
  standing: Type.Enum(['none', 'qualified', 'signed'], {
    description: 'Of the agreement in the region (4.14)',
  }),
  signedAt: Type.Optional(Instant),
  latest: AgreementVersion,
  newerThanSigned: Type.Boolean({ description: 'A newer version was published; the signed one stays valid' }),
  inPortal: Type.Boolean({ description: 'False: this cloud’s agreement is signed on paper' }),
  signatures: Type.Array(AgreementSignature),
});

export const AgreementSigning = Type.Object({
  version: Type.Integer({ description: 'The version that was read' }),
  firstName: Type.String({ maxLength: 50 }),
  lastName: Type.String({ maxLength: 50 }),
  title: Type.Optional(Type.String({ maxLength: 100 })),
  mayBind: Type.Boolean({ description: 'The signer may bind the company' }),
});

export const AgreementVersions = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(AgreementVersion),
});

const OwnText = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  text: Type.String({
    minLength: 1,
    maxLength: 100_000,
    description: 'Paragraphs are parted by blank lines',
  }),
});
export const AgreementPublication = Type.Object({ en: OwnText, es: OwnText, ru: OwnText });

export const PaperSignature = Type.Object({
  version: Type.Integer(),
  firstName: Type.String({ maxLength: 50 }),
  lastName: Type.String({ maxLength: 50 }),
  title: Type.Optional(Type.String({ maxLength: 100 })),
  email: Type.String({ maxLength: 254 }),
  signedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The day' }),
  fileName: Type.String({ maxLength: 200 }),
  contentBase64: Type.String({ description: 'The signed paper: PDF, PNG or JPEG up to 5 MB' }),
});

export type OwnPartnerAgreement = Static<typeof OwnPartnerAgreement>;
export type AgreementSigning = Static<typeof AgreementSigning>;
export type AgreementVersion = Static<typeof AgreementVersion>;
export type AgreementPublication = Static<typeof AgreementPublication>;
export type PaperSignature = Static<typeof PaperSignature>;
