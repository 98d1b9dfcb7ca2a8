import { type AttemptIds, api } from '../../api/index.ts';

export interface Provider {
  readonly displayName: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly hasSecret: boolean;
  readonly domains: readonly string[];
  readonly factorValues: readonly string[];
  readonly updatedAt: string;
}

export interface ProviderSetting {
  readonly provider: Provider | null;
  /** To be registered at the provider. */
  readonly redirectUri: string;
  /** Where it says that somebody has signed out there. */
  readonly logoutUri: string;
  readonly ownDomains: readonly string[];
}

export interface ProviderInput extends Omit<Provider, 'hasSecret' | 'updatedAt'> {
  /** Left out, the one there is stays. */
  readonly clientSecret?: string;
}

const own = '/twotier/v1/identityprovider';

export const providerKey = ['identity-provider'] as const;

export const readProvider = (signal: AbortSignal) => api.get<ProviderSetting>(own, { signal });

export const setProvider = (input: ProviderInput, ids: AttemptIds) =>
  api.put<ProviderSetting>(own, input, ids);

export const removeProvider = (ids: AttemptIds) => api.delete(own, ids);
