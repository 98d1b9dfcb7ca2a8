import type Provider from 'oidc-provider';
import type { Context } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { Refusal } from '../../../errors/refusal.ts';
import { sentenceOf } from '../../../errors/sentence.ts';
import type { Person } from '../model.ts';
import type { KnownPeople } from '../people.ts';
import type { SignInDesk } from '../sign-in.ts';
import { recognize, recordSignIn } from '../sign-in.ts';
import {
  accountOf,
  grantEverything,
  mayUse,
  resourceScope,
  resourceServerInfo,
} from './authorization-server.ts';
import { realmOf } from './realm.ts';
import { acceptedResources, methodsOf } from './rules.ts';

export interface PasswordGrantParts {
  readonly desk: SignInDesk;
  readonly people: KnownPeople;
  readonly publicUrl: string;
}

/**
 * The grant by name and password, in demo mode only (running contract, "Tokens"). It counts as a sign-in
 * with a second factor unless `acr_values=pwd` is sent with it.
 */
export function registerPasswordGrant(provider: Provider, parts: PasswordGrantParts): void {
  const parameters = ['username', 'password', 'scope', 'resource', 'acr_values'];
  provider.registerGrantType('password', (context) => grantByPassword(provider, parts, context), parameters, [
    'resource',
  ]);
}

async function grantByPassword(
  provider: Provider,
  parts: PasswordGrantParts,
  context: Context,
): Promise<void> {
  const { client, params } = context.oidc;
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : '');
  if (!one('username') || !one('password'))
    throw new errors.InvalidRequest('missing required parameter(s) username, password');
  const person = await recognizePerson(parts, context, one('username').trim(), one('password'));
  const amr = methodsOf(one('acr_values') !== 'pwd');
  const account = accountOf(person, amr);
  context.oidc.entity('Account', account);
  const grant = await grantEverything(provider, parts.publicUrl, account.accountId, client.clientId);

  const resource = one('resource') || parts.publicUrl;
  const shared = { accountId: account.accountId, client, grantId: grant.jti, gty: 'password' };
  const token = new provider.AccessToken(shared);
  token.resourceServer = new provider.ResourceServer(resource, resourceServerInfo(resource));
  token.scope = 'user_impersonation';
  context.oidc.entity('AccessToken', token);
  const accessToken = await token.save();

  const { openid, offline } = realmOf(context).wanted;
  const scope = openid ? `openid profile ${resourceScope}` : resourceScope;
  const resources = [resource, ...acceptedResources(parts.publicUrl).filter((other) => other !== resource)];
  const authTime = Math.floor(parts.desk.realClock.now().getTime() / 1000);
  context.body = {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: token.expiration,
    ...(offline
      ? {
          refresh_token: await new provider.RefreshToken({
            ...shared,
            scope,
            resource: resources,
            amr,
            authTime,
            rotations: 0,
          }).save(),
        }
      : {}),
    ...(openid ? { id_token: await identityToken(provider, context, await account.claims()) } : {}),
  };
}

function identityToken(
  provider: Provider,
  context: Context,
  claims: Record<string, unknown>,
): Promise<string> {
  const token = new provider.IdToken(claims, { ctx: context });
  token.scope = 'openid profile';
  return token.issue({ use: 'idtoken' });
}

async function recognizePerson(
  parts: PasswordGrantParts,
  context: Context,
  userPrincipalName: string,
  password: string,
): Promise<Person> {
  const realm = realmOf(context);
  const { clientId } = context.oidc.client;
  const { correlationId, remoteAddress } = realm;
  const by = { channel: 'token', applicationId: clientId, correlationId, remoteAddress } as const;
  const person = await recognizeOrRefuse(parts.desk, { userPrincipalName, password, ...by });
  const known = await parts.people.application(clientId);
  if (!known || !mayUse(person, known.application, realm.tenantId)) {
    throw new errors.InvalidGrant(
      'this person belongs to another tenant than the one named, or than the client',
    );
  }
  if (person.mustChangePassword)
    throw new errors.InvalidGrant(sentenceOf('password-change-required', {}, 'en'));
  parts.people.forgetPerson(person.tenant.id, person.id);
  await recordSignIn(parts.desk, person, by, 'sign_in');
  return person;
}

/** The same refusals as at the portal, in the protocol's one word for them. */
async function recognizeOrRefuse(
  desk: SignInDesk,
  attempt: Parameters<typeof recognize>[1],
): Promise<Person> {
  try {
    return await recognize(desk, attempt);
  } catch (error) {
    if (error instanceof Refusal)
      throw new errors.InvalidGrant(sentenceOf(error.reason, error.parameters, 'en'));
    throw error;
  }
}
