import type { Language } from '../../errors/sentence.ts';

export interface AgreementVersion {
  readonly version: number;
  readonly publishedAt: Date;
  /** Null: the text that comes with the product. */
  readonly texts: AgreementTexts | null;
}

export type AgreementTexts = Readonly<Record<Language, { readonly title: string; readonly text: string }>>;

/** Who signed, in which capacity, for which selling region. */
export interface AgreementSignature {
  readonly tenantId: string;
  readonly region: string;
  readonly version: number;
  readonly signedAt: Date;
  readonly signerFirstName: string;
  readonly signerLastName: string;
  readonly signerTitle: string | null;
  readonly signerEmail: string;
  /** Null: on paper. */
  readonly signedBy: string | null;
  readonly recordedBy: string | null;
}

/** A signature as it is shown, with the file of the signed paper where there is one. */
export interface ShownSignature extends AgreementSignature {
  readonly document: string | null;
}

/** The signed paper as the vendor keeps it (7.1). */
export interface SignedPaper {
  readonly name: string;
  readonly mediaType: 'application/pdf' | 'image/png' | 'image/jpeg';
  readonly content: Buffer;
}

/** 4.14: none → qualified → signed. */
export type AgreementStanding = 'none' | 'qualified' | 'signed';
