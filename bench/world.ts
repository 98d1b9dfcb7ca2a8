import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoCredentials, TenantCredentials } from '../server/seed/credentials.ts';
import type { Product } from './product.ts';

/** Who asks in the measurements: a provider's application, with one reseller to narrow lists to. */
export interface BenchWorld {
  readonly provider: TenantCredentials;
  readonly reseller: TenantCredentials;
  readonly headers: Readonly<Record<string, string>>;
  /** One request, out of the measurements; a refusal ends the run. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Of one of the provider's people. */
  personToken(role: string): Promise<string>;
  askAs<T>(headers: Readonly<Record<string, string>>, path: string): Promise<T>;
}

export async function openWorld({ port, dataDir }: Pick<Product, 'port' | 'dataDir'>): Promise<BenchWorld> {
  const origin = `http://127.0.0.1:${port}`;
  const { tenants } = JSON.parse(
    readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'),
  ) as DemoCredentials;
  const company = (name: string) => tenants.find((one) => one.name === name) as TenantCredentials;
  const provider = company('Alder Distribution');
  const headers = { authorization: `Bearer ${await tokenOf(origin, provider)}` };
  return {
    provider,
    reseller: company('Birch IT'),
    headers,
    async ask<T>(method: string, path: string, body?: unknown) {
      const answer = await fetch(`${origin}${path}`, {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path} → ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    personToken: (role) => tokenOfPerson(origin, provider, role),
    async askAs<T>(own: Readonly<Record<string, string>>, path: string) {
      const answer = await fetch(`${origin}${path}`, { headers: own });
      if (!answer.ok) throw new Error(`GET ${path} → ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
}

/** Of one of a company's people, by password. */
export async function tokenOfPerson(
  origin: string,
  { tenantId, users, publicClientId }: TenantCredentials,
  role: string,
): Promise<string> {
  const person = users.find((one) => one.role === role);
  const answer = await fetch(`${origin}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: publicClientId ?? '',
      username: person?.userPrincipalName ?? '',
      password: person?.password ?? '',
      scope: `${origin}/.default`,
    }),
  });
  if (!answer.ok) throw new Error(`no token: ${await answer.text()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function tokenOf(origin: string, { tenantId, apps }: TenantCredentials): Promise<string> {
  const [app] = apps ?? [];
  const answer = await fetch(`${origin}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: app?.clientId ?? '',
      client_secret: app?.clientSecret ?? '',
      scope: `${origin}/.default`,
    }),
  });
  if (!answer.ok) throw new Error(`no token: ${await answer.text()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly continuationToken?: string;
}

/** Walks a whole list as a client does; answers the token of every page but the first, and how many customers there were. */
export async function walk(
  world: BenchWorld,
  path: string,
): Promise<{ tokens: string[]; customers: number }> {
  const tokens: string[] = [];
  const seen = new Set<string>();
  for (let token: string | undefined = ''; token !== undefined; ) {
    const page: Page = await world.ask<Page>('GET', token === '' ? path : nextPage(path, token));
    for (const { id } of page.items) seen.add(id);
    token = page.continuationToken;
    if (token !== undefined) tokens.push(token);
  }
  return { tokens, customers: seen.size };
}

export function nextPage(path: string, token: string): string {
  return `${path}&seekOperation=Next&MS-ContinuationToken=${encodeURIComponent(token)}`;
}
