import type { DeclaredRoute } from '../../src/platform/http/index.ts';
import { callersFor, type ProbingCaller, probingCallers } from './callers.ts';
import type { ProbedProduct, Received } from './product.ts';
import type { Chance } from './random.ts';
import { chanceAt, unknownLike } from './random.ts';
import { quietRoom, sideBySide } from './side-by-side.ts';
import type { Timing } from './timing.ts';
import { timings } from './timing.ts';
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
  /** Routes whose answers to ids of others take another time than those to ids of nobody. */
  readonly timings: readonly Timing[];
}

export interface IsolationLimits {
  readonly seed: number;
  /** The first probe: those before it have been made. */
  readonly from: number;
  readonly to: number;
  readonly callers: number;
  readonly hands: number;
  readonly goOn: () => boolean;
  readonly made?: (probes: number, findings: ReadonlySet<string>) => void;
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

interface Means {
  readonly ids: WorldIds;
  /** By company: what its people have asked for themselves stands in its log of refused attempts. */
  readonly sent: Map<string, Set<string>>;
  readonly findings: Set<string>;
}

/**
 * Asks every route for what belongs to others, as everybody: status, body and headers have to be those of an id that
 * belongs to nobody (I4, D2); and looks for ids of others in every list. A probe is made of its number and the seed
 * alone, so that one can be made again.
 */
export async function probeIsolation(
  product: ProbedProduct,
  limits: IsolationLimits,
): Promise<IsolationResult> {
  const ids = await readWorldIds(product.owner);
  const callers = (await probingCallers(product, chanceAt(limits.seed, -1), limits.callers)).filter(
    ({ isOperator }) => !isOperator,
  );
  const callerFor = callersFor(callers);
  const asked = product.declared.filter(
    ({ method, path, operation }) => operation && method !== 'HEAD' && !path.startsWith('/emulator'),
  );
  const targets = asked
    .map((route) => ({ route, names: placeholders(route.path) }))
    .filter(({ names }) =>
      names.some((name) => !companies.has(name) && columns(name).some((column) => ids.of(column).length > 0)),
    );
  const listRoutes = asked.filter(
    ({ method, path }) => method === 'GET' && placeholders(path).every((name) => name === 'customerId'),
  );
  const means: Means = { ids, sent: new Map(), findings: new Set<string>() };
  const room = quietRoom();
  const times = timings();
  let [probes, lists] = [0, 0];
  await sideBySide({ ...limits }, async (place) => {
    const chance = chanceAt(limits.seed, place);
    // One of four looks at a list; every route comes by its turn.
    if (place % 4 === 3) {
      const { path, operation } = listRoutes[(place >> 2) % listRoutes.length] as DeclaredRoute;
      const caller = callerFor(operation, chance);
      if (await room.together(() => readList(caller, path, chance, means))) lists++;
    } else {
      const target = targets[place % targets.length] as Target;
      const caller = callerFor(target.route.operation, chance);
      const probe = probeOf(caller, target, chance, ids);
      if (probe) {
        const sent = means.sent.get(caller.tenantId) ?? new Set();
        means.sent.set(caller.tenantId, sent.add(probe.foreign));
        for (const id of probe.others) sent.add(id);
        const pair = await room.together(() => makeProbe(caller, probe, chance));
        times.add(`${target.route.method} ${target.route.path}`, pair.foreignMs, pair.nobodyMs);
        probes++;
        // What somebody else does meanwhile may come between the two: made again with nobody about, it counts.
        if (pair.difference && (await room.alone(() => standsFirm(caller, probe, chance))))
          means.findings.add(
            `probe ${place}, ${caller.name}: ${probe.method} ${target.route.path} with another’s ${probe.asked}:\n    ${pair.difference}`,
          );
      }
    }
    limits.made?.(place + 1, means.findings);
  });
  return {
    probes,
    lists,
    routes: new Set([...targets.map(({ route }) => route), ...listRoutes]).size,
    callers: callers.length,
    findings: [...means.findings],
    timings: times.apart(),
  };
}

interface Probe {
  readonly method: string;
  readonly asked: string;
  readonly foreign: string;
  readonly nobody: string;
  /** Ids that stand beside it. */
  readonly others: readonly string[];
  readonly body: object | undefined;
  url(id: string): string;
}

/** Null: nothing that the route asks for belongs to strangers of this caller. */
function probeOf(
  caller: ProbingCaller,
  { route, names }: Target,
  chance: Chance,
  ids: WorldIds,
): Probe | null {
  const circle = ids.circleOf(caller.tenantId);
  const isForeign = ({ parties }: KnownId) => apart(parties, circle);
  const askable = names.filter(
    (name) => columns(name).some((column) => ids.of(column).some(isForeign)) && !companies.has(name),
  );
  if (askable.length === 0) return null;
  const asked = chance.pick(askable);
  const foreign = chance.pick(columns(asked).flatMap((column) => ids.of(column).filter(isForeign)));
  const own = new Map(
    names
      .filter((name) => name !== asked)
      .map((name) => [name, beside(name, foreign, caller, { ids, chance })] as const),
  );
  return {
    method: route.method,
    asked,
    foreign: foreign.id,
    nobody: unknownLike(foreign.id, chance),
    others: [...own.values()],
    body: route.method === 'GET' || route.method === 'DELETE' ? undefined : {},
    url: (id) =>
      route.path.replace(/:(\w+)(?:\([^)]*\))?/g, (_, name: string) =>
        encodeURIComponent(name === asked ? id : (own.get(name) ?? id)),
      ),
  };
}

/** Either of the two comes first by chance: what one leaves in memory must not always help the other. */
async function makeProbe(caller: ProbingCaller, probe: Probe, chance: Chance) {
  const ask = async (id: string) => {
    const from = performance.now();
    const answer = await caller.ask(probe.method, probe.url(id), probe.body);
    return { learned: written(answer, id), ms: performance.now() - from };
  };
  const foreignFirst = chance.once(2);
  const first = await ask(foreignFirst ? probe.foreign : probe.nobody);
  const second = await ask(foreignFirst ? probe.nobody : probe.foreign);
  const [foreign, nobody] = foreignFirst ? [first, second] : [second, first];
  return {
    foreignMs: foreign.ms,
    nobodyMs: nobody.ms,
    difference:
      foreign.learned === nobody.learned ? null : `${foreign.learned}\n    instead of ${nobody.learned}`,
  };
}

async function standsFirm(caller: ProbingCaller, probe: Probe, chance: Chance): Promise<boolean> {
  for (let again = 0; again < 3; again++)
    if ((await makeProbe(caller, probe, chance)).difference === null) return false;
  return true;
}

/** What stands beside the id in question: of the same others, or the caller's own. */
function beside(
  name: string,
  foreign: KnownId,
  caller: ProbingCaller,
  { ids, chance }: { readonly ids: WorldIds; readonly chance: Chance },
): string {
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

const volatile = new Set([
  'date',
  'ms-requestid',
  'ms-correlationid',
  'ms-cv',
  'content-length',
  'connection',
  'keep-alive',
]);

/** Everything a caller can tell two answers apart by, without the id it sent. */
function written({ status, body, headers }: Received, id: string): string {
  const plain = (text: string) =>
    text.replaceAll(new RegExp(id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), '<id>');
  const shown = Object.entries(headers)
    .filter(([name]) => !volatile.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
  const text = body.replace(
    /"(request-id|client-request-id|date|correlationId)":"[^"]*"/g,
    (_, name: string) => `"${name}":""`,
  );
  return plain(`${status} ${text} ${shown.join('; ')}`);
}

/** No list of anybody holds an id that is wholly of others. */
async function readList(
  caller: ProbingCaller,
  path: string,
  chance: Chance,
  { ids, sent, findings }: Means,
): Promise<boolean> {
  const circle = ids.circleOf(caller.tenantId);
  const customers = [...circle].filter((id) => id !== caller.tenantId);
  const named = path.includes(':customerId');
  if (named && customers.length === 0) return false;
  const url = named ? path.replace(':customerId', chance.pick(customers)) : path;
  const { body } = await caller.ask('GET', url);
  for (const [id] of body.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) {
    const parties = ids.parties.get(id);
    if (parties && apart(parties, circle) && !sent.get(caller.tenantId)?.has(id))
      findings.add(`${caller.name}: GET ${path} shows ${id}, which is of ${[...parties].join(', ')}`);
  }
  return true;
}

function apart(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return false;
  return true;
}
