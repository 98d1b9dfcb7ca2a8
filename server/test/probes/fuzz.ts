import type { DeclaredRoute } from '../../src/platform/http/index.ts';
import { callersFor, probingCallers } from './callers.ts';
import { segmentOf, valueFor } from './grammar.ts';
import type { ProbedProduct, Sent } from './product.ts';
import type { Chance } from './random.ts';
import { chanceAt } from './random.ts';
import { sideBySide } from './side-by-side.ts';
import { readWorldIds } from './world-ids.ts';

export interface FuzzResult {
  readonly requests: number;
  readonly routes: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly findings: readonly string[];
}

export interface FuzzLimits {
  readonly seed: number;
  /** The first request: those before it have been sent. */
  readonly from: number;
  readonly to: number;
  readonly callers: number;
  readonly hands: number;
  readonly goOn: () => boolean;
  readonly made?: (
    requests: number,
    findings: ReadonlySet<string>,
    statuses: Readonly<Record<string, number>>,
  ) => void;
}

/** Moves the clock or takes the world back, under everybody’s feet; and files of the portal, which are as they are. */
const leftOut = /^\/(emulator|assets)\b/;

/**
 * Sends every route what its description describes, and what it does not: whatever comes, the answer is one of the
 * contract's, never a failure of the server. A request is made of its number and the seed alone.
 */
export async function fuzzRoutes(product: ProbedProduct, limits: FuzzLimits): Promise<FuzzResult> {
  const world = await readWorldIds(product.owner);
  const ids = [...world.parties.keys()].sort();
  const callers = await probingCallers(product, chanceAt(limits.seed, -1), limits.callers);
  const callerFor = callersFor(callers);
  const routes = product.declared.filter(({ path, method }) => !leftOut.test(path) && method !== 'OPTIONS');
  const asked = new Set<DeclaredRoute>();
  const statuses: Record<string, number> = {};
  const findings = new Set<string>();
  let requests = 0;
  await sideBySide(limits, async (place) => {
    const chance = chanceAt(limits.seed, place);
    // Every route once before any a second time.
    const route = routes[place % routes.length] as DeclaredRoute;
    asked.add(route);
    const request = requestOf(
      route,
      chance,
      ids,
      chance.once(15) ? null : await callerFor(route.operation, chance).token(),
    );
    const answer = await product.send(request).catch((error: Error) => {
      findings.add(`request ${place}, ${route.method} ${route.path}: ${error.message}`);
      return null;
    });
    requests++;
    if (answer) {
      const { status, body } = answer;
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status >= 500 && status !== 501)
        findings.add(
          `request ${place}, ${route.method} ${route.path} answered ${status} to ${request.url} ${(request.payload ?? '').slice(0, 400)}: ${body.slice(0, 200)}`,
        );
      if (status >= 400 && /node:internal|\bat \w+ \(|\/src\/|select .* from /.test(body))
        findings.add(
          `request ${place}, ${route.method} ${route.path} tells of its inside: ${body.slice(0, 200)}`,
        );
    }
    limits.made?.(place + 1, findings, statuses);
  });
  return { requests, routes: asked.size, statuses, findings: [...findings] };
}

function requestOf(route: DeclaredRoute, chance: Chance, ids: readonly string[], token: string | null): Sent {
  const path = route.path
    .replace(/:(\w+)(?:\([^)]*\))?/g, (_, name: string) =>
      name === 'version' ? 'v1' : encode(segmentOf(chance, ids)),
    )
    .replaceAll('*', 'x');
  const query = queryOf(route, chance, ids);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token) headers['authorization'] = chance.once(200) ? `Bearer ${token.slice(1)}` : `Bearer ${token}`;
  if (chance.once(8)) headers['x-locale'] = chance.pick(['es-ES', 'ru', 'xx-'.repeat(40), '', '../..']);
  if (chance.once(8))
    headers['if-match'] = chance.pick(['"1"', '*', 'W/"x"', '', '"'.repeat(50), '999999999999999999999']);
  if (chance.once(8)) headers['ms-requestid'] = chance.pick(ids);
  if (chance.once(8))
    headers['ms-continuationtoken'] = chance.pick(['W10', 'WyJhIl0', 'x', 'WyIiLCIiXQ', 'WyIwIiwiYSJd']);
  if (chance.once(8))
    headers['ms-partnercenter-client'] = chance.pick([
      'Partner Center Java SDK',
      'Partner Center .NET SDK',
      'Partner Center Open .NET SDK',
    ]);
  const request: Sent = {
    method: route.method,
    url: query ? `${path}?${query}` : path,
    headers,
  };
  if (route.method === 'GET' || route.method === 'HEAD') return request;
  return { ...request, ...payloadOf(route, chance, ids, headers) };
}

function queryOf({ query }: DeclaredRoute, chance: Chance, ids: readonly string[]): string {
  const members = (query as { properties?: Record<string, object> } | null)?.properties ?? {};
  return Object.entries(members)
    .filter(() => chance.once(2))
    .map(([name, schema]) => {
      const value = valueFor(schema, chance, ids);
      return `${name}=${encode(typeof value === 'string' ? value : JSON.stringify(value))}`;
    })
    .join('&');
}

function payloadOf(
  { body, takesForm }: DeclaredRoute,
  chance: Chance,
  ids: readonly string[],
  headers: Record<string, string>,
): Pick<Sent, 'payload' | 'headers'> {
  const type = takesForm ? 'multipart/form-data; boundary=x' : 'application/json';
  const broken = ['{', '', 'null', '[]', '"text"', '{"a":', '[[[[', '\u0000', '1', '{"__proto__":{"a":1}}'];
  const form = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${chance.pick(['a,b', '', '\u0000'])}\r\n--x--\r\n`;
  const payload = chance.once(12)
    ? chance.pick(broken)
    : takesForm
      ? form
      : JSON.stringify(body ? valueFor(body, chance, ids) : chance.pick([null, {}, [], 'x']));
  return {
    payload: payload ?? '',
    headers: { ...headers, 'content-type': chance.once(40) ? 'text/plain' : type },
  };
}

function encode(text: string): string {
  return encodeURIComponent((text ?? '').toWellFormed());
}
