import type { InjectOptions } from 'fastify';
import type { DeclaredRoute } from '../../src/platform/http/index.ts';
import type { DemoApp } from '../demo-app.ts';
import { probingCallers } from './callers.ts';
import { segmentOf, valueFor } from './grammar.ts';
import type { Chance } from './random.ts';
import { readWorldIds } from './world-ids.ts';

export interface FuzzResult {
  readonly requests: number;
  readonly routes: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly findings: readonly string[];
  /** Most memory that the process held, in megabytes. */
  readonly memory: number;
}

/** Moves the clock or takes the world back, under everybody's feet. */
const leftOut = /^\/emulator/;

/**
 * Sends every route what its description describes, and what it does not: whatever comes, the answer is one of the
 * contract's, never a failure of the server.
 */
export async function fuzzRoutes(
  app: DemoApp,
  chance: Chance,
  limits: { readonly requests: number; readonly callers: number; readonly until: number },
): Promise<FuzzResult> {
  const world = await readWorldIds(app);
  const ids = [...world.parties.keys()];
  const callers = await probingCallers(app, chance, limits.callers);
  const routes = app.declared.filter(({ path, method }) => !leftOut.test(path) && method !== 'OPTIONS');
  const asked = new Set<DeclaredRoute>();
  const statuses: Record<string, number> = {};
  const findings = new Set<string>();
  let requests = 0;
  let memory = 0;
  while (requests < limits.requests && Date.now() < limits.until) {
    // Every route once before any a second time.
    const route = routes[requests % routes.length] as DeclaredRoute;
    asked.add(route);
    const request = requestOf(route, chance, ids, chance.once(15) ? null : chance.pick(callers).client.token);
    const answer = await app.fastify.inject(request).catch((error: Error) => {
      findings.add(`${route.method} ${route.path}: ${error.message}`);
      return null;
    });
    requests++;
    if (requests % 100 === 0) memory = Math.max(memory, process.memoryUsage().rss);
    if (!answer) continue;
    statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1;
    if (answer.statusCode >= 500 && answer.statusCode !== 501)
      findings.add(
        `${route.method} ${route.path} answered ${answer.statusCode} to ${request.url} ${String(request.payload ?? '').slice(0, 400)}: ${answer.body.slice(0, 200)}`,
      );
    if (/node:internal|\bat \w+ \(|\/src\/|select .* from /.test(answer.statusCode >= 400 ? answer.body : ''))
      findings.add(`${route.method} ${route.path} tells of its inside: ${answer.body.slice(0, 200)}`);
  }
  return {
    requests,
    routes: asked.size,
    statuses,
    findings: [...findings],
    memory: Math.round(Math.max(memory, process.memoryUsage().rss) / 1_048_576),
  };
}

function requestOf(
  route: DeclaredRoute,
  chance: Chance,
  ids: readonly string[],
  token: string | null,
): InjectOptions {
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
  const request: InjectOptions = {
    method: route.method as 'GET',
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
): Pick<InjectOptions, 'payload' | 'headers'> {
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
