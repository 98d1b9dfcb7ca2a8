import type { Address } from '../market/index.ts';

export type LocationState = 'pending' | 'active' | 'inactive' | 'rejected';

/** A subsidiary or office with a PartnerID of its own (1.2). */
export interface Location {
  readonly tenantId: string;
  readonly locationId: string;
  readonly name: string;
  readonly country: string;
  readonly region: string;
  readonly partnerId: string | null;
  readonly state: LocationState;
  readonly isDefault: boolean;
  /** Null: the company's own. */
  readonly address: Address | null;
  readonly version: number;
}
