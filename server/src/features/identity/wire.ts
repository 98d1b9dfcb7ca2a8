import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { allowedOperations, operationsBehindFactor } from '../../access/decide.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { readCookie, writtenCookie } from './cookie-wire.ts';
import type { FactorProof, WaysToProve } from './factor/model.ts';
import type { DemoPerson, Person } from './model.ts';

export const sessionCookie = 'twotier_session';
const session = { name: sessionCookie, path: '/' };

export const readSessionCookie = (header: string | undefined, publicUrl: string) =>
  readCookie(session, header, publicUrl);

/** Ends with the browser or the session, whichever is first: it carries no date of its own. */
export const setSessionCookie = (token: string, publicUrl: string) =>
  writtenCookie(session, token, publicUrl);

export const clearSessionCookie = (publicUrl: string) => writtenCookie(session, '', publicUrl, 0);

/** Says that somebody has signed in from this browser before; signs nobody in. */
const device = { name: 'twotier_device', path: '/twotier/v1/session' };

export const setDeviceCookie = (token: string, days: number, publicUrl: string) =>
  writtenCookie(device, token, publicUrl, days * 86_400);

export const readDeviceCookie = (header: string | undefined, publicUrl: string) =>
  readCookie(device, header, publicUrl);

export const SignInBody = Type.Object({
  userPrincipalName: Type.String({ minLength: 1, maxLength: 320 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
});

export const ChangePasswordBody = Type.Object({
  currentPassword: Type.String({ minLength: 1, maxLength: 1024 }),
  newPassword: Type.String({ minLength: 1, maxLength: 1024 }),
});

/** What browsers exchange with passkeys; the members are those of the Web Authentication standard. */
export const PasskeyBody = Type.Object({ response: Type.Unknown() });
export const PasskeyOptionsAnswer = Type.Object({}, { additionalProperties: true });

/** Exactly one of them. */
export const ProofBody = Type.Object({
  code: Type.Optional(Type.String({ maxLength: 20 })),
  recoveryCode: Type.Optional(Type.String({ maxLength: 60 })),
  password: Type.Optional(Type.String({ maxLength: 1024 })),
  passkey: Type.Optional(Type.Unknown()),
});
export interface ProofInput {
  readonly code?: string;
  readonly recoveryCode?: string;
  readonly password?: string;
  readonly passkey?: unknown;
}

export function proofOf(
  body: ProofInput,
  origin: string | undefined,
): FactorProof | { readonly kind: 'password'; readonly password: string } {
  const { code, recoveryCode, password, passkey } = body;
  if (code !== undefined) return { kind: 'code', code };
  if (recoveryCode !== undefined) return { kind: 'recovery-code', code: recoveryCode };
  if (passkey !== undefined) return { kind: 'passkey', response: passkey, origin };
  if (password !== undefined) return { kind: 'password', password };
  return refuseInput({ field: 'code, recoveryCode, passkey, password', problem: 'one-of-two' });
}

export const SessionAnswer = Type.Object({
  user: Type.Object({
    id: Type.String({ format: 'uuid' }),
    displayName: Type.String(),
    userPrincipalName: Type.String(),
    roles: Type.Array(Type.String()),
  }),
  tenant: Type.Object({
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    kind: Type.String(),
    country: Type.String(),
    region: Type.Union([Type.String(), Type.Null()]),
    cloud: Type.String(),
  }),
  operations: Type.Array(Type.String()),
  mode: Type.String({ enum: ['demo', 'production'] }),
  mustChangePassword: Type.Boolean(),
  secondFactor: Type.Object({
    enrolled: Type.Boolean(),
    done: Type.Boolean(),
    pending: Type.Boolean({ description: 'Sign-in is complete only once the second factor is shown' }),
    operations: Type.Array(Type.String(), { description: 'Those that wait for a second factor' }),
    ways: Type.Array(Type.String({ enum: ['authenticator', 'passkey', 'recovery-code'] })),
    provider: Type.Union([Type.String(), Type.Null()], {
      description: 'Own sign-in of the company that a fresh proof can be given at; null: none',
    }),
  }),
});

export const DemoPeopleAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      tenantName: Type.String(),
      kind: Type.String(),
      role: Type.String(),
      userPrincipalName: Type.String(),
      displayName: Type.String(),
    }),
  ),
});

/** What a caller has shown, has at hand to show, and has to do first. */
export interface SignInState {
  readonly pending: boolean;
  readonly ways: WaysToProve;
  /** Name of the company's own sign-in, for whoever came from there. */
  readonly provider: string | null;
  readonly mustChangePassword: boolean;
}

export const noWays: WaysToProve = { authenticator: false, passkey: false, recoveryCode: false };

/**
 * The session as the portal reads it. With a temporary password only the own account is open (I22), and
 * before the second factor is shown not even that.
 */
export function sessionAnswer(
  caller: Caller,
  person: Person,
  mode: 'demo' | 'production',
  state: SignInState,
) {
  const { id, name, kind, country, region, cloud } = person.tenant;
  const allowed = allowedOperations(caller);
  const { pending, mustChangePassword } = state;
  const narrowed = mustChangePassword || pending;
  const { authenticator, passkey, recoveryCode } = state.ways;
  return {
    user: {
      id: person.id,
      displayName: person.displayName,
      userPrincipalName: person.userPrincipalName,
      roles: person.roles,
    },
    tenant: { id, name, kind, country, region, cloud },
    operations: narrowed ? allowed.filter((operation) => operation.startsWith('session.')) : allowed,
    mode,
    mustChangePassword,
    secondFactor: {
      enrolled: person.hasFactor,
      done: caller.secondFactor,
      pending,
      operations: narrowed ? [] : operationsBehindFactor(caller),
      ways: [
        ...(authenticator ? ['authenticator'] : []),
        ...(passkey ? ['passkey'] : []),
        ...(recoveryCode ? ['recovery-code'] : []),
      ],
      provider: state.provider,
    },
  };
}

export function demoPeopleAnswer(people: readonly DemoPerson[]) {
  return { items: people };
}
