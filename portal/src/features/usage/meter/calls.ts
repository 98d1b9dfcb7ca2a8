import type {
  UsageMeter,
  UsageMeterRow,
  UsageRateInput,
  UsageRatePeriod,
  UsageRateStep,
} from '../../../../../contract/usage-meter.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../../api/index.ts';
import type { TableRequest } from '../../../ui/index.ts';

export type { UsageMeter, UsageMeterRow, UsageRatePeriod, UsageRateStep };

const root = '/twotier/v1/usagemeters';

export const metersKey = ['usage-meters'] as const;

export const readMeters = ({
  size,
  cursor,
  signal,
  search,
  filters,
}: TableRequest): Promise<PageOf<UsageMeterRow>> =>
  readPage(root, {
    size,
    cursor,
    signal,
    query: { search: search || undefined, currency: filters['currency'], month: filters['month'] },
  });

export const readCurrencies = async (signal: AbortSignal) =>
  (await api.get<{ readonly items: readonly string[] }>(`${root}/currencies`, { signal })).items;

export const readMeter = (id: string, signal: AbortSignal) =>
  api.get<UsageMeter>(`${root}/${id}`, { signal });

const ratePath = (id: string, currency: string, month: string) => `${root}/${id}/rates/${currency}/${month}`;

export interface RateOf {
  readonly meter: UsageMeter;
  readonly currency: string;
  readonly month: string;
}

export const giveRates = (
  { meter, currency, month }: RateOf,
  steps: readonly UsageRateStep[],
  ids: AttemptIds,
) => {
  const input: UsageRateInput = { steps: [...steps], attributes: { etag: meter.attributes.etag } };
  return api.put<UsageMeter>(ratePath(meter.id, currency, month), input, ids);
};

export const withdrawRates = ({ meter, currency, month }: RateOf, ids: AttemptIds) =>
  api.delete(ratePath(meter.id, currency, month), {
    ...ids,
    headers: { 'If-Match': `"${meter.attributes.etag}"` },
  });
