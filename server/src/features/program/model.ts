import type { ProgramStatus } from '../../access/caller.ts';
import type { PartnerKind } from '../partner/index.ts';

/** A partner in the program, with what the thresholds say of it (C111). */
export interface ProgramPartner {
  readonly tenantId: string;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly country: string;
  readonly partnerId: string;
  readonly status: ProgramStatus;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
  readonly returnsAt: Date | null;
  readonly reviewAt: Date | null;
  /** Exact decimals as text. */
  readonly revenue: readonly Revenue[];
}

/** What was credited in one currency in twelve months; null floor: none is set for it. */
export interface Revenue {
  readonly currency: string;
  readonly amount: string;
  readonly floor: string | null;
  /** Amount divided by the floor, as text. */
  readonly share: string | null;
}

export interface ProgramRules {
  readonly enforced: boolean;
  readonly thresholds: readonly {
    readonly currency: string;
    readonly resellerFloor: string;
    readonly directFloor: string;
  }[];
}
