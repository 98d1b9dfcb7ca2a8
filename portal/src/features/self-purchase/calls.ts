import type {
  CommitmentOnPage,
  CommitmentsOfCustomer,
  PlacedPurchase,
  PurchaseDesk,
} from '../../../../contract/self-purchase.ts';
import { type AttemptIds, api } from '../../api/index.ts';

export type { CommitmentOnPage, CommitmentsOfCustomer, PlacedPurchase, PurchaseDesk };
export type Purchasable = PurchaseDesk['items'][number];

export const purchasesKey = ['own-purchases'] as const;

const path = (serviceId: string) =>
  `/twotier/v1/organization/usagesubscriptions/${encodeURIComponent(serviceId)}/purchases`;

export const readDesk = (serviceId: string, signal: AbortSignal) =>
  api.get<PurchaseDesk>(path(serviceId), { signal });

export interface Wanted {
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly termDuration: string;
  readonly billingCycle: string;
}

export const buy = (serviceId: string, wanted: Wanted, ids: AttemptIds) =>
  api.post<PlacedPurchase>(path(serviceId), wanted, ids);

export const readCommitments = (customerId: string, signal: AbortSignal) =>
  api.get<CommitmentsOfCustomer>(`/twotier/v1/customers/${encodeURIComponent(customerId)}/reservations`, {
    signal,
  });
