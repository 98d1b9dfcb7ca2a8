/** Why nobody earns on something that was paid (9.2). */
export const withholdings = [
  'nobody-on-record',
  'unknown-id',
  'global-id',
  'not-reseller',
  'not-active',
  'other-region',
] as const;
export type Withholding = (typeof withholdings)[number];

/** What made an entry: the purchase or charge itself, or a change of the reseller within its period (D31). */
export const creditRules = [
  'purchase',
  'more-licenses',
  'add',
  'reduce',
  'cancel',
  'renew',
  'term',
  'upgrade',
  'convert',
  'cycle',
  'reseller-left',
  'reseller-joined',
] as const;
export type CreditRule = (typeof creditRules)[number];

/** Who is credited: a reseller's location, or nobody and why. */
export interface Account {
  /** PartnerID on record; null: none. */
  readonly onRecord: string | null;
  readonly resellerId: string | null;
  readonly resellerPartnerId: string | null;
  readonly withheld: Withholding | null;
}

/** Something that was paid or paid back for a subscription, and the days it is for. */
export interface PaidFact {
  /** Names it for good: `order …`, `charge …`, `cycle …`. */
  readonly source: string;
  readonly rule: CreditRule;
  readonly at: Date;
  readonly quantity: number;
  /** Exact decimal as text; below zero: a refund. */
  readonly amount: string;
  readonly currency: string;
  /** Days, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly productId: string;
  readonly skuId: string;
  readonly offerName: string;
}

/** From this moment on another reseller, or nobody, is on record. */
export interface RecordChange {
  readonly at: Date;
  readonly from: string | null;
  readonly to: string | null;
}

/** An entry as it is posted; the key is source and step. */
export interface NewEntry extends Account {
  readonly source: string;
  readonly step: number;
  readonly bookedAt: Date;
  readonly rule: CreditRule;
  readonly productId: string;
  readonly skuId: string;
  readonly offerName: string;
  readonly quantity: number;
  readonly basis: string;
  readonly amount: string;
  readonly currency: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** One of a source's entries that stand in the ledger already. */
export type PostedEntry = Account & { readonly source: string; readonly step: number };

/** A partner as far as it decides who is credited. */
export interface RecordedPartner {
  readonly tenantId: string;
  readonly kind: string;
  readonly name: string;
  readonly country: string;
  readonly region: string;
  readonly cloud: string;
  readonly programStatus: string;
  readonly agreementSigned: boolean;
  readonly globalPartnerId: string;
  readonly locationPartnerId: string;
}

/** A line of the ledger as its provider reads it. */
export interface LedgerLine extends NewEntry {
  readonly entryId: string;
  readonly subscriptionId: string;
  readonly resellerName: string | null;
  readonly customerId: string | null;
  readonly customerName: string | null;
}

/** The same for a reseller: neither customer nor price (9.3, D52). */
export interface OwnLedgerLine {
  readonly entryId: string;
  readonly bookedAt: Date;
  readonly rule: CreditRule;
  readonly offerName: string;
  readonly quantity: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly providerName: string;
  readonly resellerPartnerId: string;
  /** It takes credit back. */
  readonly takesBack: boolean;
}

export interface LedgerNarrowing {
  readonly resellerId: string | null;
  /** Only what nobody is credited for. */
  readonly nobody: boolean;
  readonly rule: CreditRule | null;
  /** Entries that count from this instant on. */
  readonly from: Date | null;
  /** Up to this instant, exclusive. */
  readonly before: Date | null;
}

/** What one reseller, or nobody, was credited with in one month. */
export interface CreditTotal {
  /** `2026-11` */
  readonly month: string;
  readonly currency: string;
  readonly amount: string;
  readonly entries: number;
  /** For a provider: the reseller, null for nobody. For a reseller: the provider. */
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly partnerId: string | null;
}
