import type { Cloud, ProgramStatus, TenantKind } from '../../access/caller.ts';

export type PartnerKind = 'indirect-provider' | 'indirect-reseller' | 'direct-partner';

/** A partner company, as every partner that knows its PartnerID may see it (C14). */
export interface Partner {
  readonly tenantId: string;
  readonly kind: PartnerKind;
  readonly name: string;
  readonly country: string;
  /** Selling region (7.2). */
  readonly region: string;
  readonly cloud: Cloud;
  /** Head office: never earns credit, never valid for attribution. */
  readonly globalPartnerId: string;
  /** Bound to the transacting account: the id a reseller gives its provider. */
  readonly locationPartnerId: string;
  readonly programStatus: ProgramStatus;
  /** Partner agreement in its region (C2); null: not signed. */
  readonly agreementSignedAt: Date | null;
  /** Of a direct partner: since when it is a reseller too, on its way to a provider (D14, C66). */
  readonly resellerSince?: Date | null;
}

/** A partner looked up by one of its numbers, and which of the two it was. */
export interface FoundPartner {
  readonly partner: Partner;
  readonly idKind: 'location' | 'global';
}

/** A company as such: the operator, a customer without partners, or the ground of a partner. */
export interface NewTenant {
  readonly tenantId: string;
  readonly kind: TenantKind;
  readonly name: string;
  readonly country: string;
  readonly cloud: Cloud;
  /** Default domain, never changed afterwards. */
  readonly domain: string;
  readonly createdAt: Date;
}

/** A company to enter as a partner, with what only it and the vendor know. */
export interface NewPartner extends Partner {
  /** Default domain, never changed afterwards. */
  readonly domain: string;
  readonly createdAt: Date;
  readonly currency: string;
  /** Exact decimal as text. */
  readonly creditLimit: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone?: string | null;
}
