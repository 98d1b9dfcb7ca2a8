import { median } from './compare.ts';
import { generatedCustomerId } from './generate.ts';
import type { LoadResult, Shot } from './load.ts';
import { load } from './load.ts';
import type { BenchWorld } from './world.ts';

/** How long one kind of question takes somebody who asks alone, beside a read by primary key. */
export interface Depth {
  readonly name: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** p95 over that of the read by primary key: the middle one of all rounds. */
  readonly ratio: number;
}

export interface DepthSize {
  readonly customers: number;
  readonly rounds: number;
  /** Of each kind in each round. */
  readonly requests: number;
}

export const wholeDepth: DepthSize = { customers: 1_000_000, rounds: 5, requests: 300 };
export const quickDepth: DepthSize = { customers: 2000, rounds: 1, requests: 10 };

const list = '/twotier/v1/customers?size=25';

/** What is asked of a long list and of the people who work with it. */
export async function measureDepth(world: BenchWorld, port: number, size: DepthSize): Promise<Depth[]> {
  const { headers } = world;
  const person = { authorization: `Bearer ${await world.personToken('sales-agent')}` };
  const tokens = await deepTokens(world, size);
  const staff = await world.askAs<{ items: readonly { userId: string }[] }>(
    person,
    `/twotier/v1/customers/${generatedCustomerId(0)}/access`,
  );
  const get = (path: string, as = headers): Shot => ({ method: 'GET', path, headers: as });
  const customer = () => generatedCustomerId(anyBelow(size.customers));
  const userId = () => staff.items[anyBelow(staff.items.length)]?.userId ?? '';
  const questions: readonly (readonly [string, () => Shot])[] = [
    ['Read by primary key', () => get(`/v1/customers/${customer()}`)],
    ['First page', () => get(list)],
    [
      'A page deep in the list',
      () => get(`${list}&MS-ContinuationToken=${encodeURIComponent(tokens[anyBelow(tokens.length)] ?? '')}`),
    ],
    ['Search inside names', () => get(`${list}&search=${anyBelow(size.customers)}&searchBy=name`)],
    [
      'Search by the beginning of a domain',
      () => get(`${list}&search=bench${anyBelow(size.customers)}&searchBy=domain`),
    ],
    ['Search with a slip of the pen', () => get(`${list}&search=${slip()}&searchBy=name`)],
    [
      'Explain one person at one customer',
      () => get(`/twotier/v1/customers/${customer()}/access/${userId()}`, person),
    ],
    ['Explain everybody at one customer', () => get(`/twotier/v1/customers/${customer()}/access`, person)],
  ];
  return compared(questions, port, size);
}

/** In turns, so that whatever else the machine does meets all of them. */
async function compared(
  questions: readonly (readonly [string, () => Shot])[],
  port: number,
  { rounds, requests }: DepthSize,
): Promise<Depth[]> {
  const ask = (shot: () => Shot) => load(port, { connections: 1, requests, shot });
  for (const [, shot] of questions) await ask(shot);
  const results = questions.map((): LoadResult[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, [name, shot]] of questions.entries()) {
      const result = await ask(shot);
      if (result.firstFailure !== null) throw new Error(`${name}: ${result.firstFailure}`);
      results[at]?.push(result);
    }
  }
  const [byKey = []] = results;
  return questions.map(([name], at) => {
    const own = results[at] ?? [];
    return {
      name,
      p50Ms: median(own.map((one) => one.p50Ms)),
      p95Ms: median(own.map((one) => one.p95Ms)),
      p99Ms: median(own.map((one) => one.p99Ms)),
      ratio: median(own.map((one, round) => one.p95Ms / (byKey[round]?.p95Ms ?? 1))),
    };
  });
}

const walked = 400;

/** Tokens of pages far from the first: the list is entered from its end and walked backwards. */
async function deepTokens(world: BenchWorld, { customers }: DepthSize): Promise<string[]> {
  const tokens: string[] = [];
  const pages = Math.min(walked, Math.floor(customers / 500));
  let path = '/twotier/v1/customers?size=500';
  for (let page = 0; page < pages; page++) {
    const { continuationToken } = await world.ask<{ continuationToken?: string }>('GET', path);
    if (!continuationToken) break;
    tokens.push(continuationToken);
    path = `/twotier/v1/customers?size=500&MS-ContinuationToken=${encodeURIComponent(continuationToken)}`;
  }
  // The last quarter of what was walked: hundreds of thousands of rows into the list.
  return tokens.slice(Math.floor((tokens.length * 3) / 4));
}

const slips = ['Acron', 'Brihgt', 'Cobalt Fods', 'Kestrl', 'Praire', 'Sumit Legal', 'Quary', 'Falcno Works'];
const slip = () => encodeURIComponent(slips[anyBelow(slips.length)] ?? '');

function anyBelow(count: number): number {
  return Math.floor(Math.random() * count);
}
