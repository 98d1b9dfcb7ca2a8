import type { FastifyRequest } from 'fastify';
import { resourceScope } from './authorization-server.ts';
import type { EndpointVersion, OAuthProblem, Wanted } from './model.ts';
import { acceptedResources, problem, readWanted } from './rules.ts';

/** Parameters of a form or address; the last of repeated ones counts, as everywhere in the contract. */
export type Form = Readonly<Record<string, string | undefined>>;

export function formOf(text: string): Form {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [name.toLowerCase(), value]),
  );
}

export function queryOf(request: FastifyRequest): Form {
  const cut = request.url.indexOf('?');
  return cut < 0 ? {} : formOf(request.url.slice(cut + 1));
}

/** The form of a request that came through the form parser; undefined for any other body. */
export function formPosted(request: FastifyRequest): Form | undefined {
  return request.body as Form | undefined;
}

export interface Translated {
  readonly wanted: Wanted;
  readonly parameters: URLSearchParams;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function copied(form: Form, names: readonly string[]): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of names) {
    const value = form[name];
    if (value) parameters.set(name, name === 'client_id' && guid.test(value) ? value.toLowerCase() : value);
  }
  return parameters;
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const tokenParameters = [
  'client_id',
  'client_secret',
  'code',
  'redirect_uri',
  'code_verifier',
  'refresh_token',
  'device_code',
  'username',
  'password',
  'acr_values',
];

/** A token request in the authorization server's terms: one resource by its own name, no scopes of the field. */
export function translateToken(
  form: Form,
  version: EndpointVersion,
  publicUrl: string,
): Translated | OAuthProblem {
  const grantType = form['grant_type'];
  if (!grantType) return problem('invalid_request', 'The parameter grant_type is missing.', 900144);
  const wanted = readWanted({ resource: form['resource'], scope: form['scope'] }, version, publicUrl);
  if ('error' in wanted) return wanted;
  const parameters = copied(form, tokenParameters);
  const device = grantType === deviceGrant || grantType === 'device_code';
  parameters.set('grant_type', device ? deviceGrant : grantType);
  // The older endpoint calls a device code just "code".
  if (device && !form['device_code'] && form['code']) parameters.set('device_code', form['code']);
  const first = grantType === 'client_credentials' || grantType === 'password';
  const resource = wanted.resource ?? (first ? publicUrl : null);
  if (resource) parameters.set('resource', resource);
  return { wanted, parameters };
}

/** The resource that is meant comes first; the others come along, so that a refresh token works for all of them. */
function addResources(parameters: URLSearchParams, wanted: Wanted, publicUrl: string): void {
  const first = wanted.resource ?? publicUrl;
  parameters.append('resource', first);
  for (const other of acceptedResources(publicUrl)) if (other !== first) parameters.append('resource', other);
}

function innerScope(openid: boolean, offline: boolean): string {
  const resource = offline ? resourceScope : (resourceScope.split(' ')[0] as string);
  return openid ? `openid profile ${resource}` : resource;
}

export function translateDeviceCode(
  form: Form,
  version: EndpointVersion,
  publicUrl: string,
): Translated | OAuthProblem {
  const wanted = readWanted({ resource: form['resource'], scope: form['scope'] }, version, publicUrl);
  if ('error' in wanted) return wanted;
  const parameters = copied(form, ['client_id', 'client_secret']);
  parameters.set('scope', innerScope(wanted.openid, wanted.offline));
  addResources(parameters, wanted, publicUrl);
  return { wanted, parameters };
}

const authorizeParameters = [
  'client_id',
  'response_type',
  'response_mode',
  'redirect_uri',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
];

/** Prompts that ask for another look at who is signed in; consent is not asked for here. */
const signInPrompts = new Set(['login', 'select_account']);

export function translateAuthorize(
  query: Form,
  version: EndpointVersion,
  publicUrl: string,
): (Translated & { readonly asksForSignIn: boolean }) | OAuthProblem {
  const wanted = readWanted({ resource: query['resource'], scope: query['scope'] }, version, publicUrl);
  if ('error' in wanted) return wanted;
  const parameters = copied(query, authorizeParameters);
  const openid =
    wanted.openid || Boolean(query['nonce']) || /\bid_token\b/.test(query['response_type'] ?? '');
  parameters.set('scope', innerScope(openid, wanted.offline));
  addResources(parameters, wanted, publicUrl);
  const prompts = (query['prompt'] ?? '').split(/\s+/);
  if (prompts.includes('none')) parameters.set('prompt', 'none');
  return { wanted, parameters, asksForSignIn: prompts.some((prompt) => signInPrompts.has(prompt)) };
}

/** The same address without the wish to sign in again: where the browser returns to once that is done. */
export function withoutPrompt(url: string): string {
  const [path, query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.delete('prompt');
  return `${path}?${parameters.toString()}`;
}
