import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Who signs in at a company's own provider, and what that provider says of them. */
export interface Account {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly amr?: readonly string[];
}

export interface OidcServer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whoever comes next signs in as this one, without being asked. */
  account: Account;
  /** What a browser would do from the address it is sent to: follow until it comes back. */
  visit(address: string): Promise<URL>;
  /** What it would post to its clients once this account signs out there. */
  logoutToken(subject: string, session: string): Promise<string>;
  close(): Promise<void>;
}

/** A real OpenID Connect provider on this machine: the library that issues the product's own tokens. */
export async function startOidcServer(redirectUri: string): Promise<OidcServer> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = (_request, response) =>
    response.end();
  const server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'twotier', clientSecret: randomBytes(24).toString('base64url') };
  const state: { account: Account } = { account: { subject: 'nobody', claims: {} } };
  let told = '';
  // biome-ignore lint/suspicious/noExplicitAny: the product's own declarations cover what the product uses
  const provider: any = new (Provider as any)(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        application_type: 'native',
        backchannel_logout_uri: 'https://client.example/told',
        backchannel_logout_session_required: true,
      },
    ],
    cookies: { keys: ['test'] },
    // What it tells its clients is handed over by whoever asks for it here.
    fetch: async (_address: unknown, { body }: { body: unknown }) => {
      told = String(body);
      return new Response(null, { status: 200 });
    },
    jwks: { keys: [signingKey()] },
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    claims: { openid: ['sub', 'amr', 'acr'], email: ['email', 'email_verified'], profile: ['upn', 'name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    interactions: {
      url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}`,
    },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: async () => ({ sub: accountId, ...state.account.claims }),
    }),
    // biome-ignore lint/suspicious/noExplicitAny: as above
    loadExistingGrant: async (context: any) => {
      const { session, client: asking } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        accountId: session.accountId,
        clientId: asking.clientId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  handle = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const { subject, amr } = state.account;
    const login = { accountId: subject, remember: false, ...(amr ? { amr } : {}) };
    // Programs on the own machine are asked about every time.
    const done = { login, consent: {} };
    return provider.interactionFinished(request, response, done, { mergeWithLastSubmission: false });
  };
  return {
    issuer,
    ...client,
    get account() {
      return state.account;
    },
    set account(account) {
      state.account = account;
    },
    logoutToken: async (subject, session) => {
      await (await provider.Client.find(client.clientId)).backchannelLogout(subject, session);
      return new URLSearchParams(told).get('logout_token') ?? '';
    },
    visit: (address) => follow(address, issuer),
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function signingKey(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' };
}

async function follow(address: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  for (let steps = 0; next.origin === issuer && steps < 10; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`the provider stopped with ${response.status}: ${await response.text()}`);
    next = new URL(location, next);
  }
  return next;
}
