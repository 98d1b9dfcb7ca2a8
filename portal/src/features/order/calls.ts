import type { CartCheckoutResult, CartResource } from '../../../../contract/cart.ts';
import type { CustomerRecord } from '../../../../contract/customer.ts';
import type { DeliveryRules, NewDeliveryRule } from '../../../../contract/delivery.ts';
import type { OrderResource } from '../../../../contract/order.ts';
import type {
  NewReviewRule,
  OrderAttachment,
  OrderReview,
  OrderReviewDetails,
  QueuedOrderReview,
  ReviewRule,
} from '../../../../contract/order-review.ts';
import { type AttemptIds, api, download, type PageOf, readAll, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';
import { readRecord } from '../customer/index.ts';

export type {
  CustomerRecord,
  DeliveryRules,
  NewDeliveryRule,
  NewReviewRule,
  OrderAttachment,
  OrderResource,
  OrderReview,
  OrderReviewDetails,
  QueuedOrderReview,
  ReviewRule,
};
export type OrderLine = OrderResource['lineItems'][number];

const own = '/twotier/v1';
const part = encodeURIComponent;
const ordersPath = (customerId: string) => `/v1/customers/${part(customerId)}/orders`;

/** Shared with the pages of customers: what is bought changes what they show. */
export const customersKey = ['customers'] as const;
export const subscriptionsKey = ['subscriptions'] as const;
export const ordersKey = ['orders'] as const;
export const reviewsKey = ['order-reviews'] as const;
export const deliveriesKey = ['deliveries'] as const;

export const readOrders = (customerId: string, signal: AbortSignal) =>
  readAll<OrderResource>(ordersPath(customerId), { signal, query: { include_price: true } });

export interface OrderFacts {
  readonly record: CustomerRecord;
  readonly order: OrderResource;
  /** Undefined where nobody looks at it first. */
  readonly review: OrderReview | undefined;
}

export async function readOrder(customerId: string, id: string, signal: AbortSignal): Promise<OrderFacts> {
  const [record, order, review] = await Promise.all([
    readRecord(customerId, signal),
    api.get<OrderResource>(`${ordersPath(customerId)}/${part(id)}`, {
      signal,
      query: { include_price: true },
    }),
    api.get<OrderReview | undefined>(`${own}/customers/${part(customerId)}/orders/${part(id)}/review`, {
      signal,
    }),
  ]);
  return { record, order, review };
}

export interface LineStatus {
  readonly lineItemNumber: number;
  readonly status: string;
}

export const readLineStatuses = (customerId: string, id: string, signal: AbortSignal) =>
  readAll<LineStatus>(`${ordersPath(customerId)}/${part(id)}/provisioningstatus`, { signal });

export const readAttachments = (customerId: string, id: string, signal: AbortSignal) =>
  readAll<OrderAttachment>(`${ordersPath(customerId)}/${part(id)}/attachments`, { signal });

export const saveAttachment = (customerId: string, id: string, { attachmentId, fileName }: OrderAttachment) =>
  download(`${ordersPath(customerId)}/${part(id)}/attachment/${attachmentId}`, fileName);

export interface Documents {
  readonly customerPrice: string;
  readonly currency: string;
  readonly isPartOfTender: boolean;
  readonly tenderLink: string;
  readonly purchaseOrders: readonly File[];
  readonly tenders: readonly File[];
}

export function sendDocuments(customerId: string, id: string, documents: Documents, ids: AttemptIds) {
  const { customerPrice, currency, isPartOfTender, tenderLink } = documents;
  const form = new FormData();
  const metadata = { customerPrice: customerPrice.trim().replace(',', '.'), currency, isPartOfTender };
  form.append('metadata', JSON.stringify({ ...metadata, ...(tenderLink.trim() ? { tenderLink } : {}) }));
  for (const file of documents.purchaseOrders) form.append('pofiles', file);
  for (const file of documents.tenders) form.append('tenderfiles', file);
  return api.post(`${ordersPath(customerId)}/${part(id)}/attachment`, form, ids);
}

/** Orders once more what was not delivered; every condition is checked again. */
export async function buyAgain(
  customerId: string,
  order: OrderResource,
  lines: readonly OrderLine[],
  ids: AttemptIds,
): Promise<OrderResource> {
  const carts = `/v1/customers/${part(customerId)}/carts`;
  const cart = await api.post<CartResource>(
    carts,
    {
      lineItems: lines.map((line, id) => ({
        id,
        catalogItemId: line.offerId,
        quantity: line.quantity,
        friendlyName: line.friendlyName,
        billingCycle: order.billingCycle,
        currencyCode: order.currencyCode,
        ...(line.termDuration ? { termDuration: line.termDuration } : {}),
        ...(line.promotionId ? { promotionId: line.promotionId } : {}),
        participants: line.partnerIdOnRecord
          ? [{ key: 'transaction_reseller', value: line.partnerIdOnRecord }]
          : [],
        attestationAccepted: true,
      })),
      partnerOnRecordAttestationAccepted: true,
    },
    ids,
  );
  const result = await api.post<CartCheckoutResult>(`${carts}/${cart.id}/checkout`, undefined, ids);
  return result.orders[0] as OrderResource;
}

// The operator

export const readWaiting = ({ size, cursor, signal }: TableRequest): Promise<PageOf<QueuedOrderReview>> =>
  readPage(`${own}/order-reviews`, { size, cursor, signal });

export const readDecided = (signal: AbortSignal) =>
  readAll<QueuedOrderReview>(`${own}/order-reviews`, { signal, query: { state: 'decided' } });

const reviewPath = (partnerId: string, orderId: string) =>
  `${own}/order-reviews/${part(partnerId)}/${part(orderId)}`;

export const readReview = (partnerId: string, orderId: string, signal: AbortSignal) =>
  api.get<OrderReviewDetails>(reviewPath(partnerId, orderId), { signal });

export const saveReviewed = (review: OrderReviewDetails, { attachmentId, fileName }: OrderAttachment) =>
  download(`${reviewPath(review.partnerId, review.orderId)}/attachments/${attachmentId}`, fileName);

export interface Decision {
  readonly decision: 'approve' | 'reject';
  readonly reason?: string;
}

export const decide = (review: OrderReviewDetails, decision: Decision, ids: AttemptIds) =>
  api.post(`${reviewPath(review.partnerId, review.orderId)}/decision`, decision, ids);

export const readRules = (signal: AbortSignal) =>
  readAll<ReviewRule>(`${own}/order-review-rules`, { signal });
export const makeRule = (rule: NewReviewRule, ids: AttemptIds) =>
  api.post<ReviewRule>(`${own}/order-review-rules`, rule, ids);
export const removeRule = (id: string, ids: AttemptIds) => api.delete(`${own}/order-review-rules/${id}`, ids);

const deliveries = '/emulator/v1/deliveries';
export const readDeliveries = (signal: AbortSignal) => api.get<DeliveryRules>(deliveries, { signal });
export const makeDeliveryRule = (rule: NewDeliveryRule, ids: AttemptIds) =>
  api.post(`${deliveries}/rules`, rule, ids);
export const removeDeliveryRule = (id: string, ids: AttemptIds) =>
  api.delete(`${deliveries}/rules/${id}`, ids);
