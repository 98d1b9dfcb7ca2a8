import type { TenantCredentials } from '../../seed/credentials.ts';
import type { Role, TenantKind } from '../../src/access/caller.ts';
import type { Operation } from '../../src/access/policy.ts';
import { policyOf } from '../../src/access/policy.ts';
import type { ProbedProduct, Received } from './product.ts';
import type { Chance } from './random.ts';

export interface ProbingCaller {
  readonly name: string;
  readonly tenantId: string;
  readonly isOperator: boolean;
  /** Whether the access table lets somebody of this kind and role do it. */
  may(operation: Operation): boolean;
  ask(method: string, url: string, body?: unknown): Promise<Received>;
  /** A token that is still good: signs in again once it is refused in a row. */
  token(): Promise<string>;
}

type Grant = Readonly<Record<string, string>>;
/** Tokens are good for an hour. */
const renewAfterMs = 25 * 60_000;

/** People of the demo world, of every company and role, and programs alone; a number of them by chance. */
export async function probingCallers(
  product: ProbedProduct,
  chance: Chance,
  wanted = Number.POSITIVE_INFINITY,
): Promise<ProbingCaller[]> {
  const all = product.companies.flatMap((tenant) => [
    ...tenant.users.map((user) => ({ tenant, role: user.role, grant: byPassword(tenant, user) })),
    ...(tenant.apps ?? []).map((app) => ({ tenant, role: 'application', grant: byApplication(app) })),
  ]);
  const chosen = all
    .map((one) => ({ one, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, wanted)
    .map(({ one }) => one);
  const signedIn = await Promise.all(
    chosen.map(async ({ tenant, role, grant }) => {
      const first = await signIn(product, tenant, grant);
      return first === null ? null : callerWith(product, { tenant, role, grant, first });
    }),
  );
  return signedIn.filter((caller) => caller !== null);
}

function byPassword({ publicClientId }: TenantCredentials, user: TenantCredentials['users'][number]): Grant {
  return {
    grant_type: 'password',
    username: user.userPrincipalName,
    password: user.password,
    client_id: publicClientId,
    scope: 'http://127.0.0.1:8080/user_impersonation',
  };
}

function byApplication({ clientId, clientSecret }: NonNullable<TenantCredentials['apps']>[number]): Grant {
  return {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'http://127.0.0.1:8080/.default',
  };
}

async function signIn(product: ProbedProduct, { tenantId }: TenantCredentials, grant: Grant) {
  const { body } = await product.send({
    method: 'POST',
    url: `/${tenantId}/oauth2/v2.0/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(grant).toString(),
  });
  return (JSON.parse(body) as { access_token?: string }).access_token ?? null;
}

function callerWith(
  product: ProbedProduct,
  of: {
    readonly tenant: TenantCredentials;
    readonly role: string;
    readonly grant: Grant;
    readonly first: string;
  },
): ProbingCaller {
  const { tenant, role, grant } = of;
  let held = Promise.resolve(of.first);
  let since = Date.now();
  const token = () => {
    if (Date.now() - since > renewAfterMs) {
      since = Date.now();
      const former = held;
      held = signIn(product, tenant, grant).then((fresh) => fresh ?? former);
    }
    return held;
  };
  return {
    name: `${tenant.name}, ${role}`,
    tenantId: tenant.tenantId,
    isOperator: tenant.kind === 'operator',
    may: (operation) => {
      const row = policyOf(operation);
      const isTheirs = role === 'application' ? row.application : row.roles.includes(role as Role);
      return isTheirs && row.kinds.includes(tenant.kind as TenantKind);
    },
    token,
    ask: async (method, url, body) => {
      const headers = { authorization: `Bearer ${await token()}` };
      if (body === undefined) return product.send({ method, url, headers });
      const typed = { ...headers, 'content-type': 'application/json' };
      return product.send({ method, url, headers: typed, payload: JSON.stringify(body) });
    },
  };
}

/** Mostly somebody who may do it, so that requests get past the first door; sometimes anybody. */
export function callersFor(callers: readonly ProbingCaller[]) {
  const allowed = new Map<Operation, readonly ProbingCaller[]>();
  return (operation: Operation | null, chance: Chance): ProbingCaller => {
    if (operation === null || chance.once(5)) return chance.pick(callers);
    const those = allowed.get(operation) ?? callers.filter((caller) => caller.may(operation));
    allowed.set(operation, those);
    return chance.pick(those.length > 0 ? those : callers);
  };
}
