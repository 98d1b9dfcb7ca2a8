/** One row per pair of companies, seen from both sides (I3). */
export interface Partnership {
  readonly providerId: string;
  readonly resellerId: string;
  readonly state: 'active' | 'ended';
  /** To the reseller's own work account; survives the end of the partnership (C13). */
  readonly providerAdminAccess: boolean;
  /** PartnerIDs of the locations it is between (1.2); null: wherever the company transacts. */
  readonly providerLocation: string | null;
  readonly resellerLocation: string | null;
  readonly acceptedAt: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

/** A location as a partnership shows it. */
export interface PartnershipLocation {
  readonly partnerId: string;
  readonly name: string;
  readonly country: string;
}

/** What lists show: an active partnership rests while the reseller is out of the program (4.2). */
export type PartnershipState = 'active' | 'dormant' | 'former';

/** What a list of resellers may be narrowed to: those that need the provider's attention (C115). */
export const partnershipNarrowings = ['unsigned', 'dormant', 'former'] as const;
export type PartnershipNarrowing = (typeof partnershipNarrowings)[number];

export interface PartnershipRow {
  readonly tenantId: string;
  readonly name: string;
  /** As lists sort it. */
  readonly nameKey: string;
  readonly country: string;
  readonly partnerId: string;
  /** Name of the location that the partnership is with; null: wherever the company transacts. */
  readonly locationName: string | null;
  /** The own side's location, where one was chosen that is still in use. */
  readonly ownLocation: PartnershipLocation | null;
  readonly version: number;
  readonly state: PartnershipState;
  readonly agreementSigned: boolean;
  /** The provider may administer the reseller's own work account (C12). */
  readonly providerAdminAccess: boolean;
  readonly acceptedAt: Date;
}
