/** Kinds of agreement, spelled as the contract has them. */
export type AgreementType = 'MicrosoftCloudAgreement' | 'MicrosoftCustomerAgreement';

/** One version of one agreement's text. */
export interface AgreementTemplate {
  readonly templateId: string;
  readonly type: AgreementType;
  /** Highest is current. */
  readonly versionRank: number;
}

export interface AgreementContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string | null;
}

/** That somebody at the customer accepted, as a partner confirmed it. */
export interface RecordedAgreement {
  readonly templateId: string;
  readonly type: AgreementType;
  readonly contact: AgreementContact;
  readonly agreedAt: Date;
  /** User of the partner who confirmed. */
  readonly recordedBy: string | null;
}

/** A confirmation as it was sent. */
export interface Confirmation {
  readonly templateId?: string | undefined;
  readonly type?: string | undefined;
  readonly contact: { readonly [K in keyof AgreementContact]?: string | undefined };
  /** ISO 8601; one without a zone is UTC. */
  readonly agreedAt?: string | undefined;
  readonly userId?: string | undefined;
}
