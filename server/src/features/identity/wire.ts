import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { allowedOperations } from '../../access/decide.ts';
import type { DemoPerson, Person } from './model.ts';

export const sessionCookie = 'twotier_session';

export function readSessionCookie(header: string | undefined): string | null {
  for (const pair of header?.split(';') ?? []) {
    const cut = pair.indexOf('=');
    const value = pair.slice(cut + 1).trim();
    if (cut > 0 && pair.slice(0, cut).trim() === sessionCookie && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

/** Ends with the browser or the session, whichever is first: it carries no date of its own. */
export function setSessionCookie(token: string, publicUrl: string): string {
  return `${sessionCookie}=${token}; ${cookieAttributes(publicUrl)}`;
}

export function clearSessionCookie(publicUrl: string): string {
  return `${sessionCookie}=; Max-Age=0; ${cookieAttributes(publicUrl)}`;
}

function cookieAttributes(publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `Path=/; HttpOnly; SameSite=Lax${secure}`;
}

export const SignInBody = Type.Object({
  userPrincipalName: Type.String({ minLength: 1, maxLength: 320 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
});

export const ChangePasswordBody = Type.Object({
  currentPassword: Type.String({ minLength: 1, maxLength: 1024 }),
  newPassword: Type.String({ minLength: 1, maxLength: 1024 }),
});

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

/** The session as the portal reads it. With a temporary password only the own account is open (I22). */
export function sessionAnswer(caller: Caller, person: Person, mode: 'demo' | 'production') {
  const { id, name, kind, country, region, cloud } = person.tenant;
  const allowed = allowedOperations(caller);
  return {
    user: {
      id: person.id,
      displayName: person.displayName,
      userPrincipalName: person.userPrincipalName,
      roles: person.roles,
    },
    tenant: { id, name, kind, country, region, cloud },
    operations: person.mustChangePassword
      ? allowed.filter((operation) => operation.startsWith('session.'))
      : allowed,
    mode,
    mustChangePassword: person.mustChangePassword,
  };
}

export function demoPeopleAnswer(people: readonly DemoPerson[]) {
  return { items: people };
}
