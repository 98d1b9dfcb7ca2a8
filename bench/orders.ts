import { loadavg } from 'node:os';
import pg from 'pg';
import { startBare } from './bare-process.ts';
import type { Comparison, Shape } from './compare.ts';
import { compare } from './compare.ts';
import { generateCustomers, generatedCustomerId } from './generate.ts';
import type { Product } from './product.ts';
import { databaseOf } from './product.ts';
import type { RenewalRate } from './renewals.ts';
import { generatedSubscription, generateSubscriptions } from './subscriptions.ts';
import { openWorld } from './world.ts';
import type { FilledCart, HeldSubscription } from './writes.ts';
import { checkoutPath, fillCarts, moreLicenses, recordOrders, subscriptionPath } from './writes.ts';

export interface OrdersSize {
  readonly customers: number;
  readonly connections: number;
  readonly rounds: number;
  readonly requests: number;
  readonly warmUp: number;
  readonly renewals: { readonly customers: number; readonly subscriptions: number };
}

export const wholeOrders: OrdersSize = {
  customers: 5000,
  connections: 8,
  rounds: 5,
  requests: 80,
  warmUp: 20,
  renewals: { customers: 5000, subscriptions: 10_000 },
};
export const quickOrders: OrdersSize = {
  customers: 60,
  connections: 2,
  rounds: 1,
  requests: 4,
  warmUp: 2,
  renewals: { customers: 20, subscriptions: 40 },
};

const lines = 5;

export interface OrdersMeasured {
  readonly comparisons: readonly Comparison[];
  /** SQL statements that one request issued. */
  readonly statements: { readonly checkOut: number; readonly change: number };
}

/** Checkouts of five lines and changes of a quantity, at the product and at the bare server in turns. */
export async function measureOrders(
  folder: string,
  product: Product,
  size: OrdersSize,
): Promise<OrdersMeasured> {
  const world = await openWorld(product);
  const owner = databaseOf(product.dataDir, 'twotier_owner');
  const providerId = world.provider.tenantId;
  const needed = 2 * (size.rounds * size.requests + size.warmUp);
  const { customers } = size;
  await generateCustomers(owner, {
    providerId,
    reseller: { id: world.reseller.tenantId, name: world.reseller.name },
    customers,
    onProgress: () => {},
  });
  const wanted = { providerId, customers, subscriptions: needed + 2, term: 'P1Y' } as const;
  await generateSubscriptions(owner, wanted);
  await lendWithoutEnd(owner, providerId);
  const ids = Array.from({ length: needed + 3 }, (_, n) => generatedCustomerId(n % customers));
  const [first, second, third, ...carts] = (await fillCarts(world, ids, lines)) as [
    FilledCart,
    FilledCart,
    FilledCart,
    ...FilledCart[],
  ];
  const [one, other, ...held] = Array.from({ length: needed + 2 }, (_, n) =>
    generatedSubscription(wanted, n),
  ) as [HeldSubscription, HeldSubscription, ...HeldSubscription[]];
  const recordings = await recordOrders(product, world, [first, second, third], [one, other]);
  const bare = await startBare(folder, { database: owner, providerId, ...recordings });
  try {
    const comparisons: Comparison[] = [];
    for (const shape of shapesOf(size, world.headers, carts, held)) {
      const comparison = await compare(shape, { product: product.port, bare: bare.port }, size);
      if (comparison.firstFailure !== null) throw new Error(`${shape.name}: ${comparison.firstFailure}`);
      comparisons.push(comparison);
    }
    const { checkOut, change } = recordings;
    return {
      comparisons,
      statements: { checkOut: checkOut.statements.length, change: change.statements.length },
    };
  } finally {
    await bare.stop();
  }
}

function shapesOf(
  { requests, warmUp }: OrdersSize,
  headers: Readonly<Record<string, string>>,
  carts: readonly FilledCart[],
  held: readonly HeldSubscription[],
): Shape[] {
  const nextCart = oneByOne(carts);
  const nextHeld = oneByOne(held);
  const body = JSON.stringify(moreLicenses);
  return [
    {
      name: 'Checkout of a cart of five lines',
      requests,
      warmUp,
      shot: () => ({ method: 'POST', path: checkoutPath(nextCart()), headers, body: '{}' }),
    },
    {
      name: 'Change of a quantity',
      requests,
      warmUp,
      shot: () => ({ method: 'PATCH', path: subscriptionPath(nextHeld()), headers, body }),
    },
  ];
}

function oneByOne<T>(list: readonly T[]): () => T {
  const left = list.values();
  return () => {
    const { value, done } = left.next();
    if (done) throw new Error('more was asked for than had been made ready');
    return value;
  };
}

/** What is measured must not end with the provider's credit. */
async function lendWithoutEnd(owner: pg.ClientConfig, providerId: string): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query('update partner_account set credit_limit = 99999999999 where tenant_id = $1', [
    providerId,
  ]);
  await client.end();
}

/** The page of documentation; run it to have your own. */
export function ordersPage(
  of: OrdersMeasured & { readonly renewals: RenewalRate },
  { connections, rounds, requests, renewals }: OrdersSize,
  machine: string,
): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en-US');
  const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
  const rows = of.comparisons.map(({ name, product, bare, ratio, ratios }) =>
    row(
      name,
      whole(product.perSecond),
      product.p50Ms.toFixed(1),
      product.p95Ms.toFixed(1),
      whole(bare.perSecond),
      bare.p50Ms.toFixed(1),
      ratio.toFixed(2),
      `${Math.min(...ratios).toFixed(2)} – ${Math.max(...ratios).toFixed(2)}`,
    ),
  );
  const { perSecond, barePerSecond } = of.renewals;
  const renewed = row(
    'Renewal',
    whole(perSecond),
    '–',
    '–',
    whole(barePerSecond),
    '–',
    (perSecond / barePerSecond).toFixed(2),
    '–',
  );
  return `# Measurements of orders

Written by \`npm run bench -- --orders\` on ${new Date().toISOString().slice(0, 10)}; run it to have your own. Goal: seven tenths of the bare
statements or better. Checkouts and changes: ${connections} connections, each with one request at a time, ${rounds} rounds of ${requests}, product and bare
server in turns; figures are the middle ones of the rounds, the ratio is taken within each round. The bare server repeats, as the
owner and without row security, the statements that the product issued for one such request, one after the other in one
transaction; it asks nobody who they are, decides nothing and shapes no answer. Renewals: ${whole(renewals.subscriptions)} monthly subscriptions
by the product's own work and by the same statements bare, as in [measurements of renewals](measurements-of-renewals.md); there
the bare statements find fewer rows that are due, so its ratio understates the product.

One such checkout issues ${of.statements.checkOut} statements, one such change ${of.statements.change}.

Machine: ${machine}; load average ${(loadavg()[0] ?? 0).toFixed(1)} at the end.

|  | product /s | p50 ms | p95 ms | bare /s | p50 ms | ratio | lowest and highest |
| --- | --: | --: | --: | --: | --: | --: | --: |
${[...rows, renewed].join('\n')}
`;
}
