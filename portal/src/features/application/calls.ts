import { type AttemptIds, api } from '../../api/index.ts';

export interface ApplicationSecret {
  readonly id: string;
  /** Its first characters. */
  readonly hint: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly expired: boolean;
}

export interface Application {
  readonly clientId: string;
  readonly displayName: string;
  readonly isPublic: boolean;
  readonly redirectUris: readonly string[];
  readonly requiresPkce: boolean;
  readonly createdAt: string;
  readonly secrets: readonly ApplicationSecret[];
}

export interface NewApplication {
  readonly displayName: string;
  readonly isPublic: boolean;
  readonly redirectUris: readonly string[];
  readonly requiresPkce: boolean;
  readonly secretMonths: number;
}

export type ApplicationChange = Pick<Application, 'displayName' | 'redirectUris' | 'requiresPkce'>;

/** The secret is here and nowhere else. */
export interface Registered {
  readonly clientId: string;
  readonly clientSecret: string | null;
}

const own = '/twotier/v1/applications';

export const applicationsKey = ['applications'] as const;

export const readApplications = async (signal: AbortSignal) =>
  (await api.get<{ items: readonly Application[] }>(own, { signal })).items;

export const registerApplication = (input: NewApplication, ids: AttemptIds) =>
  api.post<Registered>(own, input, ids);

export const changeApplication = (clientId: string, input: ApplicationChange, ids: AttemptIds) =>
  api.put(`${own}/${clientId}`, input, ids);

export const deleteApplication = (clientId: string, ids: AttemptIds) => api.delete(`${own}/${clientId}`, ids);

/** A repeat would be answered without the secret, so each attempt is one of its own. */
export const addSecret = (clientId: string, months: number) =>
  api.post<{ clientSecret: string; expiresAt: string }>(`${own}/${clientId}/secrets`, { months });

export const removeSecret = (clientId: string, secretId: string, ids: AttemptIds) =>
  api.delete(`${own}/${clientId}/secrets/${secretId}`, ids);

export const endTokens = (clientId: string, ids: AttemptIds) => api.delete(`${own}/${clientId}/tokens`, ids);
