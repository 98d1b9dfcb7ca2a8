import type { DeclaredRoute } from '../../src/platform/http/index.ts';
import { callersFor, type ProbingCaller, probingCallers } from './callers.ts';
import { valueFor } from './grammar.ts';
import type { ProbedProduct, Received } from './product.ts';
import type { Chance } from './random.ts';
import { chanceAt, unknownLike } from './random.ts';
import { quietRoom, sideBySide } from './side-by-side.ts';
import { enterStrangers } from './strangers.ts';
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
  /** Routes that ask for something of which nothing belongs to anybody: what they answer was not looked at. */
  readonly unasked: readonly string[];
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
  /** Addresses that are asked; absent: all. So few that each is asked often: times are compared then. */
  readonly only?: RegExp;
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
  migrationId: ['subscription_id'],
  scheduleId: ['subscription_id'],
  receiptId: ['invoice_id'],
  lineItemId: ['order_id'],
  roleId: ['user_id'],
  deviceId: ['user_id'],
  trackingId: ['import_id'],
  domainId: ['customer_id'],
  policyId: ['customer_id'],
};
/** Companies of the trade are published; that one exists is no secret. */
const companies = new Set(['tenantId', 'partnerId', 'providerId', 'tenant']);
/** Links are known by their hash alone; what they open is held by tests of their own. The rest is everybody's. */
const ofNobody = new Set([
  ...['token', 'userCode', 'label', 'domain', 'promotionId', 'templateId', 'availabilityId', 'incidentId'],
  ...['resellerId', 'country', 'countryCode', 'settingName', 'feature', 'ground', 'sheet', 'reason', 'kind'],
  ...['agreementType', 'billingPeriod', 'programType', 'bundle', 'offerId', 'catalogItemId', 'fingerprint'],
]);
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
  currency: 'USD',
  month: '2026-01',
  version: 'v1',
};

const noOnes = 'aaaaaaaa-0000-4000-8000-00000000dead';

const placeholders = (path: string) =>
  [...path.matchAll(/:(\w+)(?:\([^)]*\))?/g)].map(([, name]) => name as string);
const columns = (name: string) =>
  columnsOf[name] ?? [
    name.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? '_' : ''}${letter.toLowerCase()}`),
  ];

/** A place in a query or a body that takes an id. */
interface Member {
  readonly where: 'query' | 'body';
  readonly name: string;
}

interface Target {
  readonly route: DeclaredRoute;
  readonly names: readonly string[];
  readonly members: readonly Member[];
}

function membersOf({ query, body }: DeclaredRoute): readonly Member[] {
  const named = (schema: unknown, where: Member['where']) =>
    Object.keys((schema as { properties?: object } | null)?.properties ?? {})
      .filter((name) => /id$/i.test(name))
      .map((name) => ({ where, name }));
  return [...named(query, 'query'), ...named(body, 'body')];
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
  await enterStrangers(product.owner);
  const ids = await readWorldIds(product.owner);
  const callers = (await probingCallers(product, chanceAt(limits.seed, -1), limits.callers)).filter(
    ({ isOperator }) => !isOperator,
  );
  const callerFor = callersFor(callers);
  const asked = product.declared.filter(
    ({ method, path, operation }) =>
      operation && method !== 'HEAD' && !path.startsWith('/emulator') && (limits.only?.test(path) ?? true),
  );
  const isKnown = (name: string) =>
    !companies.has(name) && columns(name).some((column) => ids.of(column).length > 0);
  const targets = asked
    .map((route) => ({
      route,
      names: placeholders(route.path),
      members: membersOf(route).filter(({ name }) => isKnown(name)),
    }))
    .filter(({ names, members }) => members.length > 0 || names.some(isKnown));
  const unasked = asked.flatMap(({ method, path }) => {
    const open = placeholders(path).filter(
      (name) => !isKnown(name) && !companies.has(name) && !ofNobody.has(name) && words[name] === undefined,
    );
    return open.length > 0 ? [`${method} ${path}: ${open}`] : [];
  });
  const listRoutes = asked.filter(({ method }) => method === 'GET');
  const means: Means = { ids, sent: new Map(), findings: new Set<string>() };
  const room = quietRoom();
  const times = timings();
  let [probes, lists] = [0, 0];
  await sideBySide({ ...limits }, async (place) => {
    const chance = chanceAt(limits.seed, place);
    // One of four looks at a list; every route comes by its turn.
    if (place % 4 === 3 && listRoutes.length > 0) {
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
    unasked,
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
  body(id: string): object | undefined;
  url(id: string): string;
}

/** Null: nothing that the route asks for belongs to strangers of this caller. */
function probeOf(
  caller: ProbingCaller,
  { route, names, members }: Target,
  chance: Chance,
  ids: WorldIds,
): Probe | null {
  const circle = ids.circleOf(caller.tenantId);
  const isForeign = ({ parties }: KnownId) => apart(parties, circle);
  const askable = names.filter(
    (name) => columns(name).some((column) => ids.of(column).some(isForeign)) && !companies.has(name),
  );
  const places: readonly (Member | { readonly where: 'path'; readonly name: string })[] = [
    ...askable.map((name) => ({ where: 'path' as const, name })),
    ...members.filter(({ name }) => columns(name).some((column) => ids.of(column).some(isForeign))),
  ];
  if (places.length === 0) return null;
  const place = chance.pick(places);
  const foreign = chance.pick(columns(place.name).flatMap((column) => ids.of(column).filter(isForeign)));
  const own = new Map(
    names
      .filter((name) => place.where !== 'path' || name !== place.name)
      .map((name) => [name, beside(name, foreign, caller, { ids, chance })] as const),
  );
  const filled = (id: string) =>
    route.path.replace(/:(\w+)(?:\([^)]*\))?/g, (_, name: string) => encodeURIComponent(own.get(name) ?? id));
  const takesBody = route.method !== 'GET' && route.method !== 'DELETE';
  const rest = takesBody && place.where === 'body' ? restOf(route, chance) : {};
  return {
    method: route.method,
    asked: `${place.where} ${place.name}`,
    foreign: foreign.id,
    nobody: unknownLike(foreign.id, chance),
    others: [...own.values()],
    body: (id) => {
      if (!takesBody) return undefined;
      return place.where === 'body' ? { ...rest, [place.name]: id } : {};
    },
    url: (id) =>
      place.where === 'query' ? `${filled(id)}?${place.name}=${encodeURIComponent(id)}` : filled(id),
  };
}

/** What else a body takes, so that the id in it is looked at; alone it stands there half of the times. */
function restOf({ body }: DeclaredRoute, chance: Chance): object {
  const made = chance.once(2) ? null : valueFor(body ?? {}, chance, [noOnes]);
  return typeof made === 'object' && made !== null && !Array.isArray(made) ? made : {};
}

/** Either of the two comes first by chance: what one leaves in memory must not always help the other. */
async function makeProbe(caller: ProbingCaller, probe: Probe, chance: Chance) {
  const ask = async (id: string) => {
    const from = performance.now();
    const answer = await caller.ask(probe.method, probe.url(id), probe.body(id));
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
  return wanted.length > 0 ? chance.pick(wanted).id : noOnes;
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

/** Nothing of it belongs to a company: it may be kept by whoever asks, where it says so. */
const mayBeKept = /no-store|no-cache|^private/;

/** No list of anybody holds an id that is wholly of others, counts more than it shows, or is kept on its way. */
async function readList(
  caller: ProbingCaller,
  path: string,
  chance: Chance,
  { ids, sent, findings }: Means,
): Promise<boolean> {
  const circle = ids.circleOf(caller.tenantId);
  const own = new Map<string, string>();
  for (const name of placeholders(path)) {
    const value = ownValue(name, caller, ids, chance);
    if (value === null) return false;
    own.set(name, value);
  }
  const url = path.replace(/:(\w+)(?:\([^)]*\))?/g, (_, name: string) =>
    encodeURIComponent(own.get(name) ?? ''),
  );
  const { status, headers, body } = await caller.ask('GET', url);
  for (const [id] of body.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) {
    const parties = ids.parties.get(id);
    if (parties && apart(parties, circle) && !sent.get(caller.tenantId)?.has(id))
      findings.add(`${caller.name}: GET ${path} shows ${id}, which is of ${[...parties].join(', ')}`);
  }
  const kept = String(headers['cache-control'] ?? '');
  if (!mayBeKept.test(kept)) findings.add(`${caller.name}: GET ${path} may be kept on its way: "${kept}"`);
  const counted = status === 200 ? countOf(body) : null;
  if (counted) findings.add(`${caller.name}: GET ${path} ${counted}`);
  return true;
}

/** Of the caller's own circle; null where it has none such. */
function ownValue(name: string, caller: ProbingCaller, ids: WorldIds, chance: Chance): string | null {
  const word = words[name];
  if (word !== undefined) return word;
  const circle = ids.circleOf(caller.tenantId);
  if (name === 'customerId') {
    const customers = [...circle].filter((id) => id !== caller.tenantId);
    return customers.length > 0 ? chance.pick(customers) : null;
  }
  if (companies.has(name)) return caller.tenantId;
  const own = columns(name).flatMap((column) =>
    ids.of(column).filter(({ parties }) => !apart(parties, circle)),
  );
  return own.length > 0 ? chance.pick(own).id : null;
}

/** Says what is wrong where a whole list counts more than it shows. */
function countOf(body: string): string | null {
  if (!body.startsWith('{')) return null;
  const list = JSON.parse(body) as {
    readonly totalCount?: unknown;
    readonly items?: unknown;
    readonly links?: { readonly next?: unknown };
    readonly continuationToken?: unknown;
  };
  if (typeof list.totalCount !== 'number' || !Array.isArray(list.items)) return null;
  if (list.links?.next || list.continuationToken || list.totalCount <= list.items.length) return null;
  return `counts ${list.totalCount} and shows ${list.items.length}`;
}

function apart(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return false;
  return true;
}
