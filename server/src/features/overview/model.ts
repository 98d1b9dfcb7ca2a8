import type { ProgramStatus } from '../../access/caller.ts';
import type { ResellerCounts } from '../partnership/index.ts';

/** The home page of a partner: everything that applies to it and that the caller may see (C115). */
export interface Overview {
  readonly vendor: VendorFacts;
  readonly customers: CustomerFacts | null;
  readonly resellers: ResellerCounts | null;
  readonly providers: number | null;
  readonly openLinks: Bounded | null;
  /** Subscriptions with something wrong with the reseller on record (9.2); of providers only. */
  readonly faultyRecords: Bounded | null;
  /** Support contacts that lost their admin permission (D30); of those who sell. */
  readonly flaggedContacts: Bounded | null;
}

export interface VendorFacts {
  /** The operator of this installation; null where there is none yet. */
  readonly name: string | null;
  readonly programStatus: ProgramStatus;
  readonly region: string;
  readonly agreementSigned: boolean;
  readonly locationPartnerId: string;
  readonly globalPartnerId: string;
}

/** A count that stops at a bound. */
export interface Bounded {
  readonly count: number;
  /** There are more than that. */
  readonly more: boolean;
}

export interface CustomerFacts {
  readonly total: number;
  readonly new: Bounded;
  /** Of those who record the agreement themselves (2.2). */
  readonly agreementMissing: Bounded | null;
  /** Of providers only (9.3). */
  readonly nobodyCredited: Bounded | null;
  readonly byReseller: CustomersByReseller | null;
}

/** A provider's customers, by who manages them. */
export interface CustomersByReseller {
  readonly resellers: readonly NamedShare[];
  /** Of all resellers not named. */
  readonly others: number;
  readonly nobody: number;
}

export interface NamedShare {
  readonly resellerId: string;
  readonly name: string;
  readonly customers: number;
}

export type AttentionKind =
  | 'programNotActive'
  | 'ownAgreementMissing'
  | 'agreementMissing'
  | 'nobodyCredited'
  | 'faultyRecords'
  | 'flaggedContacts'
  | 'resellerUnsigned'
  | 'resellerDormant'
  | 'formerReseller';

export interface Attention {
  readonly kind: AttentionKind;
  /** Null for what concerns the own company. */
  readonly counted: Bounded | null;
}
