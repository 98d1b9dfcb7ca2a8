import type { OwnProgram, ProgramPartner, ProgramRules } from '../../../../contract/program.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { OwnProgram, ProgramPartner, ProgramRules };

const root = '/twotier/v1/program';
export const programKey = ['program'] as const;

export const readPartners = ({
  size,
  cursor,
  signal,
  filters,
}: TableRequest): Promise<PageOf<ProgramPartner>> =>
  readPage(`${root}/partners`, { size, cursor, signal, query: { ...filters } });

export interface Decision {
  readonly tenantId: string;
  readonly event: 'restrict' | 'lift' | 'deauthorize';
  readonly reason: string;
}

export const decide = ({ tenantId, ...sent }: Decision, ids: AttemptIds) =>
  api.post<ProgramPartner>(`${root}/partners/${tenantId}/decision`, sent, ids);

export const readOwn = (signal: AbortSignal) => api.get<OwnProgram>(`${root}/own`, { signal });
export const comeBack = (_: undefined, ids: AttemptIds) =>
  api.post<OwnProgram>(`${root}/own/return`, undefined, ids);

export const readRules = (signal: AbortSignal) => api.get<ProgramRules>(`${root}/rules`, { signal });
export const saveRules = (sent: ProgramRules, ids: AttemptIds) =>
  api.put<ProgramRules>(`${root}/rules`, sent, ids);
