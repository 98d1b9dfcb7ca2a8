import type {
  CreditLimitInput,
  OpenInvoice,
  PartnerRecord,
  PaymentInput,
  RegisteredPartner,
  StandingInput,
} from '../../../../contract/partner-register.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest, Tone } from '../../ui/index.ts';

export type { CreditLimitInput, OpenInvoice, PartnerRecord, PaymentInput, RegisteredPartner, StandingInput };

const root = '/twotier/v1/register/partners';

export const registerKey = ['register'] as const;

export const statusTones: Readonly<Record<RegisteredPartner['programStatus'], Tone>> = {
  active: 'good',
  pending: 'waiting',
  restricted: 'warning',
  deauthorized: 'bad',
};

export const readPartners = ({
  size,
  cursor,
  filters,
  search,
  signal,
}: TableRequest): Promise<PageOf<RegisteredPartner>> =>
  readPage(root, { size, cursor, signal, query: { ...filters, search } });

export const readPartner = (tenantId: string, signal: AbortSignal) =>
  api.get<PartnerRecord>(`${root}/${tenantId}`, { signal });

export const setStanding = (tenantId: string, input: StandingInput, ids: AttemptIds) =>
  api.put<PartnerRecord>(`${root}/${tenantId}/standing`, input, ids);

export const setLimit = (tenantId: string, input: CreditLimitInput, ids: AttemptIds) =>
  api.put<PartnerRecord>(`${root}/${tenantId}/creditlimit`, input, ids);

export const recordPayment = (tenantId: string, input: PaymentInput, ids: AttemptIds) =>
  api.post<PartnerRecord>(`${root}/${tenantId}/payments`, input, ids);
