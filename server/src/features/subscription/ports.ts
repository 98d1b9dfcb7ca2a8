import type { Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { LicenseError } from './transition-model.ts';

/** What others who stand above subscriptions do for them; handed in where everything is wired. */
export interface SubscriptionPorts {
  readonly ids: Ids;
  /** What the seller may spend at the vendor: orders are placed on the same credit. */
  readonly credit: {
    /** Locked until the transaction ends. */
    lock(
      tx: Tx,
      partnerId: string,
    ): Promise<
      { readonly currency: string; readonly creditLimit: string; readonly creditUsed: string } | undefined
    >;
    /** Gives back if the amount is below zero. */
    spend(tx: Tx, partnerId: string, amount: string, at: Date): Promise<void>;
  };
  readonly licenses: LicenseMoves;
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
