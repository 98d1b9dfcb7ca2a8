import { api, readAll } from '../../api/index.ts';

export interface PersonWithoutFactor {
  readonly objectId: string;
  readonly upn: string;
  readonly lastNonMfaCompliantRequestDateTime: string;
}

interface CallsOfDay {
  readonly applicationId: string;
  readonly applicationName: string;
  readonly mfaCompliantRequestCount: number;
  readonly totalRequestCount: number;
}

export interface ApplicationCalls {
  readonly id: string;
  readonly name: string;
  readonly calls: number;
  readonly without: number;
}

export const adoptionKey = ['second-factors'] as const;

export const readPeople = (signal: AbortSignal) =>
  readAll<PersonWithoutFactor>('/v1/nonMfaCompliantPartnerPrincipals', { signal });

export const readCalls = async (signal: AbortSignal) =>
  byApplication(await api.get<readonly CallsOfDay[]>('/v1/applicationmfaadoptionstatus', { signal }));

/** The days of each application added up; most calls without a second factor first. */
export function byApplication(days: readonly CallsOfDay[]): readonly ApplicationCalls[] {
  const ids = [...new Set(days.map(({ applicationId }) => applicationId))];
  return ids
    .map((id) => {
      const own = days.filter(({ applicationId }) => applicationId === id);
      const calls = own.reduce((sum, one) => sum + one.totalRequestCount, 0);
      const compliant = own.reduce((sum, one) => sum + one.mfaCompliantRequestCount, 0);
      return { id, name: own[0]?.applicationName || id, calls, without: calls - compliant };
    })
    .sort((a, b) => b.without - a.without || a.name.localeCompare(b.name));
}
