import type { DeclaredRoute } from '../../src/platform/http/index.ts';
import type { DemoApp } from '../demo-app.ts';
import { type ProbingCaller, probingCallers } from './callers.ts';
import type { Chance } from './random.ts';
import { unknownLike } from './random.ts';
import type { KnownId, WorldIds } from './world-ids.ts';
import { readWorldIds } from './world-ids.ts';

export interface IsolationResult {
  /** Requests with an id of others, each held against one with an id of nobody. */
  readonly probes: number;
  /** Answers of lists in which ids of others were looked for. */
  readonly lists: number;
  readonly routes: number;
  readonly callers: number;
  readonly findings: readonly string[];
}

/** Columns that hold what a placeholder is called otherwise. */
const columnsOf: Readonly<Record<string, readonly string[]>> = {
  relationshipId: ['delegation_id'],
  serviceRequestId: ['request_id'],
  entitlementId: ['service_id'],
  delegatedCustomerId: ['customer_id'],
  formerId: ['customer_id'],
  resourceId: ['service_id'],
};
/** Companies of the trade are published; that one exists is no secret. */
const companies = new Set(['tenantId', 'partnerId', 'providerId', 'tenant']);
/** Whatever else stands in a path. */
const words: Readonly<Record<string, string>> = {
  kind: 'reservation',
  qualification: 'education',
  billingProvider: 'office',
  invoiceLineItemType: 'billinglineitems',
  part: '1',
  row: '2',
  artifactType: 'virtual_machine_reserved_instance',
  lineItemNumber: '0',
  agentLocale: 'en-US',
  productId: 'CFQ7TTC0LH18',
  skuId: '0001',
  version: 'v1',
};

const placeholders = (path: string) =>
  [...path.matchAll(/:(\w+)(?:\([^)]*\))?/g)].map(([, name]) => name as string);
const columns = (name: string) =>
  columnsOf[name] ?? [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];

interface Target {
  readonly route: DeclaredRoute;
  readonly names: readonly string[];
}

/**
 * Asks every route for what belongs to others, as everybody: status, body and headers have to be those of an id that
 * belongs to nobody (I4, D2); and looks for ids of others in every list. Goes on until enough or the deadline.
 */
export async function probeIsolation(
  app: DemoApp,
  chance: Chance,
  limits: { readonly probes: number; readonly callers: number; readonly until: number },
): Promise<IsolationResult> {
  const ids = await readWorldIds(app);
  const callers = (await probingCallers(app, chance, limits.callers)).filter(({ isOperator }) => !isOperator);
  const targets = app.declared
    .filter(({ method, path, operation }) => operation && method !== 'HEAD' && !path.startsWith('/emulator'))
    .map((route) => ({ route, names: placeholders(route.path) }))
    .filter(({ names }) =>
      names.some((name) => !companies.has(name) && columns(name).some((column) => ids.of(column).length > 0)),
    );
  const findings = new Set<string>();
  // Lists have the first third of the time.
  const lists = await probeLists(app, callers, ids, findings, Date.now() + (limits.until - Date.now()) / 3);
  let probes = 0;
  while (probes < limits.probes && Date.now() < limits.until) {
    const caller = chance.pick(callers);
    // Each caller asks for a while: what somebody else does meanwhile does not come between.
    for (let n = 0; n < 25 && probes < limits.probes; n++) {
      if (await probeOnce(caller, chance.pick(targets), { ids, chance, findings })) probes++;
    }
  }
  return { probes, lists, routes: targets.length, callers: callers.length, findings: [...findings] };
}

interface Means {
  readonly ids: WorldIds;
  readonly chance: Chance;
  readonly findings: Set<string>;
}

async function probeOnce(caller: ProbingCaller, { route, names }: Target, means: Means): Promise<boolean> {
  const { ids, chance } = means;
  const circle = ids.circleOf(caller.tenantId);
  const isForeign = ({ parties }: KnownId) => apart(parties, circle);
  const askable = names.filter(
    (name) => columns(name).some((column) => ids.of(column).some(isForeign)) && !companies.has(name),
  );
  if (askable.length === 0) return false;
  const asked = chance.pick(askable);
  const foreign = chance.pick(columns(asked).flatMap((column) => ids.of(column).filter(isForeign)));
  const nobody = unknownLike(foreign.id, chance);
  const filled = (id: string) =>
    route.path.replace(/:(\w+)(?:\([^)]*\))?/g, (_, name: string) => encodeURIComponent(valueFor(name, id)));
  const own = new Map<string, string>();
  const valueFor = (name: string, id: string): string => {
    if (name === asked) return id;
    const known = own.get(name) ?? beside(name, foreign, caller, means);
    own.set(name, known);
    return known;
  };
  const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : {};
  const theirs = await caller.client(route.method as 'GET', filled(foreign.id), body);
  const nobodysAnswer = await caller.client(route.method as 'GET', filled(nobody), body);
  const learned = written(theirs, foreign.id);
  const expected = written(nobodysAnswer, nobody);
  if (learned !== expected)
    means.findings.add(
      `${caller.name}: ${route.method} ${route.path} with another’s ${asked}:\n    ${learned}\n    instead of ${expected}`,
    );
  return true;
}

/** What stands beside the id in question: of the same others, or the caller's own. */
function beside(name: string, foreign: KnownId, caller: ProbingCaller, { ids, chance }: Means): string {
  const word = words[name];
  if (word !== undefined) return word;
  if (name === 'tenantId' || name === 'partnerId' || name === 'providerId') return caller.tenantId;
  const all = columns(name).flatMap((column) => ids.of(column));
  const circle = ids.circleOf(caller.tenantId);
  const wanted = chance.once(2)
    ? all.filter(({ parties }) => !apart(parties, foreign.parties))
    : all.filter(({ parties }) => !apart(parties, circle));
  return wanted.length > 0 ? chance.pick(wanted).id : 'aaaaaaaa-0000-4000-8000-00000000dead';
}

const volatile = new Set(['date', 'ms-requestid', 'ms-correlationid', 'ms-cv', 'content-length']);

/** Everything a caller can tell two answers apart by, without the id it sent. */
function written(
  { status, body, headers }: Awaited<ReturnType<ProbingCaller['client']>>,
  id: string,
): string {
  const plain = (text: string) =>
    text.replaceAll(new RegExp(id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), '<id>');
  const shown = Object.entries(headers)
    .filter(([name]) => !volatile.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
  const text = JSON.stringify(body, (name, value) =>
    /^(request-id|client-request-id|date|correlationId)$/.test(name) ? undefined : value,
  );
  return plain(`${status} ${text ?? ''} ${shown.join('; ')}`);
}

/** No list of anybody holds an id that is wholly of others. */
async function probeLists(
  app: DemoApp,
  callers: readonly ProbingCaller[],
  ids: WorldIds,
  findings: Set<string>,
  until: number,
): Promise<number> {
  const routes = app.declared.filter(
    ({ method, path, operation }) =>
      method === 'GET' &&
      operation &&
      !path.startsWith('/emulator') &&
      placeholders(path).every((name) => name === 'customerId'),
  );
  let lists = 0;
  for (const caller of callers) {
    const circle = ids.circleOf(caller.tenantId);
    const customers = [...circle].filter((id) => id !== caller.tenantId).slice(0, 2);
    for (const { path } of routes) {
      for (const customerId of path.includes(':customerId') ? customers : ['']) {
        if (Date.now() > until) return lists;
        const answer = await caller.client('GET', path.replace(':customerId', customerId));
        lists++;
        const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
        for (const [id] of text.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) {
          const parties = ids.parties.get(id);
          if (parties && apart(parties, circle))
            findings.add(`${caller.name}: GET ${path} shows ${id}, which is of ${[...parties].join(', ')}`);
        }
      }
    }
  }
  return lists;
}

function apart(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return false;
  return true;
}
