import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type SendOptions } from './client.ts';
import { isStatus } from './errors.ts';

export type TenantKind =
  | 'operator'
  | 'indirect-provider'
  | 'indirect-reseller'
  | 'direct-partner'
  | 'customer';

export interface Session {
  readonly user: {
    readonly id: string;
    readonly displayName: string;
    readonly userPrincipalName: string;
    readonly roles: readonly string[];
  };
  readonly tenant: {
    readonly id: string;
    readonly name: string;
    readonly kind: TenantKind;
    readonly country: string;
    readonly region: string;
    readonly cloud: string;
  };
  readonly operations: readonly string[];
  readonly mode: 'demo' | 'production';
  readonly mustChangePassword: boolean;
  readonly secondFactor: {
    readonly enrolled: boolean;
    readonly done: boolean;
    /** Sign-in is complete only once the second factor is shown. */
    readonly pending: boolean;
    /** Operations that wait for a second factor. */
    readonly operations: readonly string[];
    readonly ways: readonly WayToProve[];
    /** The company's own sign-in, for whoever came from there. */
    readonly provider: string | null;
  };
}

export type WayToProve = 'authenticator' | 'passkey' | 'recovery-code';

/** Exactly one of them: how a person shows who they are. */
export interface Proof {
  readonly code?: string;
  readonly recoveryCode?: string;
  readonly password?: string;
  readonly passkey?: unknown;
}

export interface DemoPerson {
  readonly tenantName: string;
  readonly kind: TenantKind;
  readonly role: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
}

const path = '/twotier/v1/session';

/** The session, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await api.get<Session>(path, { signal });
    } catch (error) {
      if (isStatus(error, 401)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Who may sign in to the demo world; null where the installation is no demo. */
export const demoPeopleQuery = queryOptions({
  queryKey: ['demo', 'people'],
  queryFn: async ({ signal }): Promise<readonly DemoPerson[] | null> => {
    try {
      return (await api.get<{ items: readonly DemoPerson[] }>('/twotier/v1/demo/people', { signal })).items;
    } catch {
      return null;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const signIn = (credentials: { userPrincipalName: string; password: string }, options?: SendOptions) =>
  api.post<Session>(path, credentials, options);

export const changePassword = (
  passwords: { currentPassword: string; newPassword: string },
  options?: SendOptions,
) => api.post<Session | undefined>(`${path}/password`, passwords, options);

/** Completes a sign-in by the second factor, or renews the proof of one that is complete. */
export const prove = (proof: Proof, options?: SendOptions) =>
  api.post<Session>(`${path}/proof`, proof, options);

const proofChannel = 'twotier-proof';

/** Tells the windows of this browser that somebody has shown again who they are. */
export function announceProof(): void {
  const channel = new BroadcastChannel(proofChannel);
  channel.postMessage('proven');
  channel.close();
}

/** Listens for a proof given in another window; call what comes back to stop. */
export function onProofElsewhere(proven: () => void): () => void {
  const channel = new BroadcastChannel(proofChannel);
  channel.onmessage = proven;
  return () => channel.close();
}

/** What a passkey has to sign: of the person signed in, or of whoever comes. */
export const readPasskeyOptions = (of: 'own' | 'anyone') =>
  api.post<object>(of === 'own' ? `${path}/proof/passkey` : `${path}/passkey/options`);

export const signInByPasskey = (response: unknown, options?: SendOptions) =>
  api.post<Session>(`${path}/passkey`, { response }, options);

/** The company's own sign-in that people of this domain use; null where they have none. */
export const readSignInProvider = async (userPrincipalName: string, signal?: AbortSignal) =>
  (
    await api.get<{ provider: { displayName: string } | null }>(`${path}/provider`, {
      query: { userPrincipalName },
      signal,
    })
  ).provider;

export const signOut = () => api.delete(path);

/** The session of the person signed in. Pages render only when there is one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  const cached = useQueryClient().getQueryData(sessionQuery.queryKey);
  const session = data ?? cached;
  if (!session) throw new Error('A page that needs a session was shown without one');
  return session;
}

type Wanted = string | readonly string[] | undefined;

/** Whether the session names the operation, or any of several. No operation named: open to everyone signed in. */
export function mayDo(session: Pick<Session, 'operations'>, operation: Wanted): boolean {
  if (operation === undefined) return true;
  const wanted = typeof operation === 'string' ? [operation] : operation;
  return wanted.some((name) => session.operations.includes(name));
}

/** Whether whatever the session may do of these, it may do only once a second factor is shown. */
export function waitsForFactor(
  session: Pick<Session, 'operations' | 'secondFactor'>,
  operation: Wanted,
): boolean {
  if (operation === undefined) return false;
  const open = [operation].flat().filter((name) => session.operations.includes(name));
  return open.length > 0 && open.every((name) => session.secondFactor.operations.includes(name));
}

/** Hides buttons; only the server decides. */
export function useMay(): (operation: Wanted) => boolean {
  const session = useSession();
  return (operation) => mayDo(session, operation);
}
