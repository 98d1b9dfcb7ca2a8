import { Type } from 'typebox';
import { instant } from '../../../platform/http/index.ts';
import { readCookie, writtenCookie } from '../cookie-wire.ts';
import type { IdentityProvider } from './model.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

export const ProviderBody = Type.Object({
  displayName: text(60),
  issuer: text(400),
  clientId: text(200),
  clientSecret: Type.Optional(
    Type.String({ maxLength: 1000, description: 'Left out: the one there is stays' }),
  ),
  domains: Type.Array(text(253), { minItems: 1, maxItems: 20 }),
  factorValues: Type.Array(text(200), {
    maxItems: 20,
    default: [],
    description: 'Values of amr or acr that count as a second factor',
  }),
});

export const ProviderAnswer = Type.Object({
  provider: Type.Union([
    Type.Object({
      displayName: Type.String(),
      issuer: Type.String(),
      clientId: Type.String(),
      hasSecret: Type.Boolean(),
      domains: Type.Array(Type.String()),
      factorValues: Type.Array(Type.String()),
      updatedAt: Type.String({ format: 'date-time' }),
    }),
    Type.Null(),
  ]),
  /** To be registered there. */
  redirectUri: Type.String(),
  logoutUri: Type.String({ description: 'For its back-channel logout' }),
  ownDomains: Type.Array(Type.String()),
});

export const ProviderOfNameQuery = Type.Object({ userPrincipalName: Type.String({ maxLength: 320 }) });
export const ProviderOfNameAnswer = Type.Object({
  provider: Type.Union([Type.Object({ displayName: Type.String() }), Type.Null()]),
});

export function providerAnswer(
  provider: IdentityProvider | null,
  addresses: { readonly redirectUri: string; readonly logoutUri: string },
  ownDomains: readonly string[],
) {
  if (!provider) return { provider: null, ...addresses, ownDomains };
  const { displayName, issuer, clientId, sealedSecret, domains, factorValues, updatedAt } = provider;
  const hasSecret = sealedSecret !== null;
  const shown = { displayName, issuer, clientId, hasSecret, domains, factorValues };
  return { provider: { ...shown, updatedAt: instant(updatedAt) }, ...addresses, ownDomains };
}

/** Goes along to the callback alone, and only as long as somebody may be at the provider. */
const cookie = { name: 'twotier_provider', path: '/oidc' };

export const providerCookie = (token: string, publicUrl: string) =>
  writtenCookie(cookie, token, publicUrl, token === '' ? 0 : 600);

export const readProviderCookie = (header: string | undefined, publicUrl: string) =>
  readCookie(cookie, header, publicUrl);
