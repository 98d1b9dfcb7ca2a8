import type { Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { LicenseError } from './transition-model.ts';

/** What others who stand above subscriptions do for them; handed in where everything is wired. */
export interface SubscriptionPorts {
  readonly ids: Ids;
  /** What the seller may spend at the vendor: orders are placed on the same credit. */
  readonly credit: {
    find(tx: Tx, partnerId: string): Promise<SellersCredit | undefined>;
    /** Locked until the transaction ends. */
    lock(tx: Tx, partnerId: string): Promise<SellersCredit | undefined>;
    /** Gives back if the amount is below zero. */
    spend(tx: Tx, partnerId: string, amount: string, at: Date): Promise<void>;
  };
  readonly licenses: LicenseMoves;
}

/** In the seller's own currency; below zero when more was spent than it may. */
export interface SellersCredit {
  readonly currency: string;
  readonly available: string;
}

/** A subscription and the SKU that its licenses are of. */
export interface LicensePlace {
  readonly subscriptionId: string;
  readonly productId: string;
  readonly skuId: string;
}

export interface LicenseMoves {
  /** Moves people's licenses to another product or subscription; answers whose could not be moved. */
  move(
    tx: Tx,
    wanted: {
      readonly partnerId: string;
      readonly customerId: string;
      readonly from: LicensePlace;
      readonly to: LicensePlace;
      /** So many at most, those assigned first. */
      readonly limit: number;
    },
  ): Promise<LicenseError[]>;
  /** Takes back what was assigned last, until no more than `keep` are assigned; answers how many. */
  free(
    tx: Tx,
    of: { readonly partnerId: string; readonly customerId: string; readonly subscriptionId: string },
    keep: number,
  ): Promise<number>;
}
