import { Type } from 'typebox';
import { instant } from '../../../platform/http/index.ts';
import type { RegisteredProgram } from './model.ts';

const months = Type.Integer({ minimum: 1, maximum: 24, default: 6 });
const displayName = Type.String({ minLength: 1, maxLength: 100 });
const redirectUris = Type.Array(Type.String({ maxLength: 500 }), { maxItems: 20, default: [] });
const pkce = 'Codes are redeemed by whoever asked for them only (PKCE, S256); of a public application always';
const guid = Type.String({ format: 'uuid' });
const time = Type.String({ format: 'date-time' });

export const ApplicationParams = Type.Object({ clientId: guid });
export const SecretParams = Type.Object({ clientId: guid, secretId: guid });
export const NewApplicationBody = Type.Object({
  displayName,
  isPublic: Type.Boolean({ default: false }),
  redirectUris,
  requiresPkce: Type.Boolean({ default: true, description: pkce }),
  secretMonths: months,
});
export const ApplicationBody = Type.Object({
  displayName,
  redirectUris,
  requiresPkce: Type.Optional(Type.Boolean({ description: `${pkce}; preset: as it is` })),
});
export const NewSecretBody = Type.Object({ months });

export const NewApplicationAnswer = Type.Object({
  clientId: guid,
  clientSecret: Type.Union([Type.String(), Type.Null()], {
    description: 'Shown here and nowhere else; null for a public application',
  }),
});
export const NewSecretAnswer = Type.Object({
  clientSecret: Type.String({ description: 'Shown here and nowhere else' }),
  expiresAt: time,
});

export const ApplicationsAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      clientId: guid,
      displayName: Type.String(),
      isPublic: Type.Boolean(),
      redirectUris: Type.Array(Type.String()),
      requiresPkce: Type.Boolean({ description: pkce }),
      createdAt: time,
      secrets: Type.Array(
        Type.Object({
          id: guid,
          hint: Type.String(),
          createdAt: time,
          expiresAt: Type.Union([time, Type.Null()]),
          expired: Type.Boolean(),
        }),
      ),
    }),
  ),
});

export function applicationsAnswer(programs: readonly RegisteredProgram[], now: Date) {
  return {
    items: programs.map(
      ({ clientId, displayName, isPublic, redirectUris, requiresPkce, createdAt, secrets }) => ({
        clientId,
        displayName,
        isPublic,
        redirectUris,
        requiresPkce,
        createdAt: instant(createdAt),
        secrets: secrets.map(({ secretId, hint, createdAt: since, expiresAt }) => ({
          id: secretId,
          hint,
          createdAt: instant(since),
          expiresAt: expiresAt && instant(expiresAt),
          expired: expiresAt !== null && expiresAt <= now,
        })),
      }),
    ),
  };
}
