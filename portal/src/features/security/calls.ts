import { type AttemptIds, api } from '../../api/index.ts';

export interface Factor {
  readonly id: string;
  readonly kind: 'authenticator' | 'passkey';
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  /** Kept by a provider of passkeys, not on one device alone. */
  readonly backedUp: boolean;
}

export interface SignedInWindow {
  readonly id: string;
  readonly browser: string | null;
  readonly system: string | null;
  readonly method: 'password' | 'passkey' | 'provider';
  readonly secondFactor: boolean;
  readonly since: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

export interface Security {
  readonly passwordChangedAt: string;
  readonly factors: readonly Factor[];
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly SignedInWindow[];
}

export interface BegunAuthenticator {
  readonly id: string;
  readonly secret: string;
  /** What the QR code says. */
  readonly address: string;
}

export interface AddedFactor {
  readonly id: string;
  /** With the first factor only, and here only. */
  readonly recoveryCodes: readonly string[] | null;
}

const own = '/twotier/v1/account';

export const securityKey = ['security'] as const;

export const readSecurity = (signal: AbortSignal) => api.get<Security>(`${own}/security`, { signal });

export const beginAuthenticator = (name: string) =>
  api.post<BegunAuthenticator>(`${own}/authenticators`, { name });

export const finishAuthenticator = (id: string, code: string, ids: AttemptIds) =>
  api.post<AddedFactor>(`${own}/authenticators/${id}/confirmation`, { code }, ids);

export const readNewPasskeyOptions = () => api.post<object>(`${own}/passkeys/options`);

export const addPasskey = (name: string, response: unknown) =>
  api.post<AddedFactor>(`${own}/passkeys`, { name, response });

export const renameFactor = (id: string, name: string, ids: AttemptIds) =>
  api.patch(`${own}/factors/${id}`, { name }, ids);

export const removeFactor = (id: string, ids: AttemptIds) => api.delete(`${own}/factors/${id}`, ids);

/** A repeat would be answered without them, so each attempt is one of its own. */
export const renewRecoveryCodes = () =>
  api.post<{ recoveryCodes: readonly string[] }>(`${own}/recoverycodes`);

export const endSession = (id: string, ids: AttemptIds) => api.delete(`${own}/sessions/${id}`, ids);

export const endOtherSessions = (ids: AttemptIds) => api.delete(`${own}/sessions`, ids);

export const endTokens = (ids: AttemptIds) => api.delete(`${own}/tokens`, ids);
