import type { CartCheckoutResult, CartResource } from '../../../../contract/cart.ts';
import type { CatalogFilters } from '../../../../contract/catalog.ts';
import type { CustomerRecord } from '../../../../contract/customer.ts';
import type { OrderChoices, OrderPreview } from '../../../../contract/order.ts';
import type { AddonsOfSubscription } from '../../../../contract/subscription-page.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { Base, CatalogItem, ChosenLine } from './chosen-line.ts';
import { wantedSubscriptions } from './chosen-line.ts';

export type { CartCheckoutResult, CustomerRecord, OrderPreview };

const own = '/twotier/v1';
const customerPath = (id: string) => `${own}/customers/${encodeURIComponent(id)}`;

export const catalogKey = ['catalog'] as const;
/** Shared with the pages of customers: what is bought changes what they show. */
export const customersKey = ['customers'] as const;
export const subscriptionsKey = ['subscriptions'] as const;

/** Whose catalogue: that of a country, or what one customer may buy. */
export interface CatalogMarket {
  readonly country: string;
  readonly customerId?: string | undefined;
  /** Only what is sold on top of these. */
  readonly bases?: readonly string[] | undefined;
}

export interface CatalogQuery {
  readonly search: string;
  readonly publisher: string;
  readonly billingType: string;
  readonly category: string;
  readonly term: string;
  readonly billingCycle: string;
}

export function readCatalog(
  market: CatalogMarket,
  query: CatalogQuery,
  page: { cursor: string | undefined; signal: AbortSignal },
): Promise<PageOf<CatalogItem>> {
  const path = market.customerId ? `${customerPath(market.customerId)}/catalog` : `${own}/catalog`;
  const country = market.customerId ? {} : { country: market.country };
  const bases = (market.bases ?? []).map((id) => `base=${encodeURIComponent(id)}`).join('&');
  return readPage(bases ? `${path}?${bases}` : path, { size: 20, ...page, query: { ...query, ...country } });
}

/** What add-ons are wanted for: a subscription that the customer has (C59). */
export async function readBase(customerId: string, id: string, signal: AbortSignal): Promise<Base | null> {
  const path = `${customerPath(customerId)}/subscriptions/${encodeURIComponent(id)}/addons`;
  const { base } = await api.get<AddonsOfSubscription>(path, { signal });
  return base ? { ...base, subscriptionId: id } : null;
}

export const readCatalogFilters = (country: string, signal: AbortSignal) =>
  api.get<CatalogFilters>(`${own}/catalog/filters`, { query: { country }, signal });

/** Why things cannot be chosen for this customer, beside what was chosen already. */
export const readChoices = (
  customerId: string,
  candidates: readonly string[],
  chosen: readonly string[],
  signal: AbortSignal,
) => api.post<OrderChoices>(`${customerPath(customerId)}/orders/choices`, { candidates, chosen }, { signal });

export const readPreview = (
  customerId: string,
  lines: readonly ChosenLine[],
  resellers: readonly string[],
  signal: AbortSignal,
) => {
  const [partnerId, ...additionalPartnerIds] = resellers;
  return api.post<OrderPreview>(
    `${customerPath(customerId)}/orders/preview`,
    { lines: wantedSubscriptions(lines), ...(partnerId ? { partnerId, additionalPartnerIds } : {}) },
    { signal },
  );
};

export interface Submission {
  readonly lines: readonly ChosenLine[];
  /** PartnerIDs: the credited one first, then those that are only declared (C60). */
  readonly resellers: readonly string[];
  readonly attested: boolean;
}

export function cartBody({ lines, resellers, attested }: Submission) {
  const participants = resellers.map((value, place) => ({
    key: place === 0 ? 'transaction_reseller' : 'additional_transaction_reseller',
    value,
  }));
  return {
    lineItems: wantedSubscriptions(lines).map((line, id) => ({
      id,
      ...line,
      participants,
      attestationAccepted: attested,
    })),
    partnerOnRecordAttestationAccepted: attested,
  };
}

/** Fills a cart and checks it out: every condition is checked again there (D46). */
export async function placeOrder(
  customerId: string,
  submission: Submission,
  ids: AttemptIds,
): Promise<CartCheckoutResult> {
  const carts = `/v1/customers/${encodeURIComponent(customerId)}/carts`;
  const cart = await api.post<CartResource>(carts, cartBody(submission), ids);
  return api.post<CartCheckoutResult>(`${carts}/${cart.id}/checkout`, undefined, ids);
}
