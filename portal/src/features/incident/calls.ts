import type {
  IncidentInput,
  IncidentItem,
  IncidentUpdate,
  ServiceHealth,
} from '../../../../contract/incident.ts';
import { type AttemptIds, api, type PageOf, readAll, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { IncidentInput, IncidentItem, IncidentUpdate };
export type ServiceState = ServiceHealth['items'][number];

const incidents = '/twotier/v1/serviceincidents';

export const healthKey = ['service-health'] as const;

export const readHealth = async (signal: AbortSignal) =>
  (await api.get<ServiceHealth>('/twotier/v1/servicehealth', { signal })).items;

export const readIncidents = ({
  size,
  cursor,
  filters,
  signal,
}: TableRequest): Promise<PageOf<IncidentItem>> =>
  readPage(incidents, { size, cursor, signal, query: filters });

export const postIncident = (input: IncidentInput, ids: AttemptIds) =>
  api.post<IncidentItem>(incidents, input, ids);

export const updateIncident = (id: string, input: IncidentUpdate, ids: AttemptIds) =>
  api.post<IncidentItem>(`${incidents}/${id}/messages`, input, ids);

export const readMarkets = (signal: AbortSignal) =>
  readAll<{ country: string; name: string }>('/twotier/v1/markets', { signal });
