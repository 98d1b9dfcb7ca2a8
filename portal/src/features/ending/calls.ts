import type {
  EndedRelationship,
  EndingBlocker,
  EndingPreviewAnswer,
  EndingSubscription,
  FormerCustomerAnswer,
  FormerCustomerRow,
  PlannedEndingItem,
} from '../../../../contract/ending.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  EndingBlocker,
  EndingPreviewAnswer,
  EndingSubscription,
  FormerCustomerAnswer,
  FormerCustomerRow,
  PlannedEndingItem,
};

const own = '/twotier/v1';
const customer = (id: string) => `${own}/customers/${encodeURIComponent(id)}`;

/** Everything an ending may alter, lists of customers among it. */
export const endingKey = ['ending'] as const;
export const customersKey = ['customers'] as const;
export const previewKey = (id: string) => [...endingKey, 'preview', id] as const;
export const plansKey = [...endingKey, 'plans'] as const;
export const formerKey = [...endingKey, 'former'] as const;

export const readPreview = (id: string, signal: AbortSignal) =>
  api.get<EndingPreviewAnswer>(`${customer(id)}/ending`, { signal });

/** The address says from which side: the table of rights knows them as two operations. */
export const endRelationship = (
  { customerId, capacity, declaration, attributes }: EndingPreviewAnswer,
  ids: AttemptIds,
) =>
  api.post<EndedRelationship>(
    `${customer(customerId)}/${capacity === 'reseller' ? 'withdrawal' : 'ending'}`,
    { declarationVersion: declaration.version, confirmed: true, etag: attributes.etag },
    ids,
  );

export const queueEnding = ({ customerId, declaration }: EndingPreviewAnswer, ids: AttemptIds) =>
  api.post<PlannedEndingItem>(
    `${customer(customerId)}/ending/plan`,
    { declarationVersion: declaration.version, confirmed: true },
    ids,
  );

export const cancelPlan = (planId: string, ids: AttemptIds) =>
  api.post<PlannedEndingItem>(`${own}/planned-endings/${planId}/cancel`, undefined, ids);

type Part = Pick<TableRequest, 'size' | 'cursor' | 'signal' | 'filters'>;

export const readPlans = ({ size, cursor, signal, filters }: Part): Promise<PageOf<PlannedEndingItem>> =>
  readPage(`${own}/planned-endings`, {
    size,
    cursor,
    signal,
    query: { includeSettled: filters['show'] === 'all' ? 'true' : undefined },
  });

export const readFormer = ({
  size,
  cursor,
  signal,
}: Omit<Part, 'filters'>): Promise<PageOf<FormerCustomerRow>> =>
  readPage(`${own}/former-customers`, { size, cursor, signal });

export const readFormerCustomer = (id: string, signal: AbortSignal) =>
  api.get<FormerCustomerAnswer>(`${own}/former-customers/${encodeURIComponent(id)}`, { signal });
