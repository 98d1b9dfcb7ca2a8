import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { DemoCredentials } from '../server/seed/credentials.ts';
import { generateCustomers } from './generate.ts';
import type { Product } from './product.ts';
import { cpuSeconds, databaseOf } from './product.ts';
import type { SubscriptionsWanted } from './subscriptions.ts';
import { countRenewals, generateSubscriptions } from './subscriptions.ts';
import { openWorld, tokenOfPerson } from './world.ts';

export interface ClockSize {
  readonly customers: number;
  readonly subscriptions: number;
  /** How far the clock is moved. */
  readonly advance: 'P1Y' | 'P2M';
}

export const wholeClock: ClockSize = { customers: 5000, subscriptions: 10_000, advance: 'P1Y' };
export const quickClock: ClockSize = { customers: 20, subscriptions: 40, advance: 'P2M' };

export interface ClockYear {
  readonly term: SubscriptionsWanted['term'];
  readonly seconds: number;
  /** Processor time of the product and of its database: what the other work of the machine does not stretch. */
  readonly cpuSeconds: number | null;
  readonly renewals: number;
  readonly load: number;
}

/** Moves the demo clock of a fresh product by a year, as its operator does, with everything that falls due on the way. */
export async function measureYear(
  product: Product,
  size: ClockSize,
  term: SubscriptionsWanted['term'],
): Promise<ClockYear> {
  const world = await openWorld(product);
  const owner = databaseOf(product.dataDir, 'twotier_owner');
  await generateCustomers(owner, {
    providerId: world.provider.tenantId,
    reseller: { id: world.reseller.tenantId, name: world.reseller.name },
    customers: size.customers,
    onProgress: () => {},
  });
  const { customers, subscriptions } = size;
  const wanted = { providerId: world.provider.tenantId, customers, subscriptions, term };
  await generateSubscriptions(owner, wanted);
  const origin = `http://127.0.0.1:${product.port}`;
  const operator = await operatorToken(product, origin);
  const cpu = cpuSeconds(product);
  const begun = performance.now();
  const answer = await fetch(`${origin}/emulator/v1/clock`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ advance: size.advance }),
    signal: AbortSignal.timeout(20 * 60_000),
  });
  if (!answer.ok) throw new Error(`the clock was not moved: ${answer.status} ${await answer.text()}`);
  const seconds = (performance.now() - begun) / 1000;
  const cpuAfter = cpuSeconds(product);
  return {
    term,
    seconds,
    cpuSeconds: cpu === null || cpuAfter === null ? null : cpuAfter - cpu,
    renewals: await countRenewals(owner),
    load: loadavg()[0] ?? 0,
  };
}

async function operatorToken({ dataDir }: Product, origin: string): Promise<string> {
  const { tenants } = JSON.parse(
    readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'),
  ) as DemoCredentials;
  const role = 'operator-admin';
  const operator = tenants.find(({ users }) => users.some((one) => one.role === role));
  if (!operator) throw new Error('the demo world has no operator');
  return tokenOfPerson(origin, operator, role);
}

/** The page of documentation; run it to have your own. */
export function clockPage(years: readonly ClockYear[], size: ClockSize, machine: string): string {
  const names = { P1Y: 'A year, paid monthly', P1M: 'A month' } as const;
  const rows = years.map(
    ({ term, seconds, cpuSeconds: cpu, renewals, load }) =>
      `| ${names[term]} | ${renewals.toLocaleString('en-US')} | ${seconds.toFixed(1)} | ${cpu?.toFixed(1) ?? '–'} | ${load.toFixed(1)} |`,
  );
  return `# Measurements of the clock

Written by \`npm run bench -- --clock\`; run it to have your own. The clock of a fresh product is moved by a year, with
${size.subscriptions.toLocaleString('en-US')} subscriptions of ${size.customers.toLocaleString('en-US')} customers: every renewal leaves its term, its charge and its record in the activity
log, every month is billed. Goal: under ten seconds on an idle machine. The processor time counts the product and its
database; other work on the machine stretches the seconds, but hardly that.

Machine: ${machine}.

| Term | Renewals | Seconds | Processor seconds | Load |
| --- | --: | --: | --: | --: |
${rows.join('\n')}
`;
}
