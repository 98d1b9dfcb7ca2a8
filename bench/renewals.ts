import { loadavg } from 'node:os';
import pg from 'pg';
import { licenseMoves } from '../server/src/features/license/moving.ts';
import { subscriptionWorks } from '../server/src/features/subscription/index.ts';
import { openDatabase } from '../server/src/platform/db/index.ts';
import { generateCustomers } from './generate.ts';
import type { Product } from './product.ts';
import { databaseOf } from './product.ts';
import type { Issued } from './recording.ts';
import { recordingDatabase } from './recording.ts';
import { generateSubscriptions } from './subscriptions.ts';
import { openWorld } from './world.ts';

export interface RenewalRate {
  readonly subscriptions: number;
  readonly perSecond: number;
  /** The same statements with the same values, issued by nothing but the driver. */
  readonly barePerSecond: number;
  readonly load: number;
}

const batch = 250;

/**
 * Renews so many monthly subscriptions whose term is over, batch after batch, and then issues the very same
 * statements again without the product: what remains of the time is the database's own.
 */
export async function measureRenewals(
  product: Product,
  of: { customers: number; subscriptions: number },
): Promise<RenewalRate> {
  const world = await openWorld(product);
  const owner = databaseOf(product.dataDir, 'twotier_owner');
  const providerId = world.provider.tenantId;
  await generateCustomers(owner, {
    providerId,
    reseller: { id: world.reseller.tenantId, name: world.reseller.name },
    customers: of.customers,
    onProgress: () => {},
  });
  await generateSubscriptions(owner, { providerId, ...of, term: 'P1M' });
  const opened = openDatabase(databaseOf(product.dataDir, 'twotier_app'), { max: 1 });
  const { db, take } = recordingDatabase(opened);
  const work = subscriptionWorks(licenseMoves).find(({ name }) => name === 'subscription.renew');
  if (!work) throw new Error('nothing renews subscriptions');
  const batches: Issued[][] = [];
  let done = 0;
  const now = new Date(Date.now() + 32 * 86_400_000);
  const begun = performance.now();
  while (done < of.subscriptions) {
    const count = await work.run(db, now, batch);
    if (count === 0) throw new Error(`only ${done} subscriptions were due`);
    done += count;
    batches.push(take());
  }
  const seconds = (performance.now() - begun) / 1000;
  await opened.close();
  const bareSeconds = await bare(owner, batches);
  return {
    subscriptions: done,
    perSecond: done / seconds,
    barePerSecond: done / bareSeconds,
    load: loadavg()[0] ?? 0,
  };
}

/** One transaction for each batch, one statement after the other; no row security, nothing is worked out. */
async function bare(owner: pg.ClientConfig, batches: readonly Issued[][]): Promise<number> {
  const client = new pg.Client({
    ...owner,
    options: '-c timezone=UTC -c twotier.scope=system',
  });
  await client.connect();
  const begun = performance.now();
  for (const issued of batches) {
    await client.query('begin');
    for (const { name, text, values } of issued) await client.query({ name, text, values: [...values] });
    await client.query('commit');
  }
  const seconds = (performance.now() - begun) / 1000;
  await client.end();
  return seconds;
}

/** The page of documentation; run it to have your own. */
export function renewalsPage(rate: RenewalRate, machine: string): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en-US');
  return `# Measurements of renewals

Written by \`npm run bench -- --renewals\`; run it to have your own. ${whole(rate.subscriptions)} monthly subscriptions whose term is over are renewed
in batches of ${batch}, one batch at a time: term, charge and record of each. Then the same statements with the same values are issued
by the driver alone, as the owner, without row security. By then everything has been renewed: the bare statements that look for due
rows find none and have less to do than the product's, so the ratio understates the product.

Machine: ${machine}; load average ${rate.load.toFixed(1)} at the end.

|  | Subscriptions a second |
| --- | --: |
| The product’s own work | ${whole(rate.perSecond)} |
| The same statements, bare | ${whole(rate.barePerSecond)} |
| Ratio | ${(rate.perSecond / rate.barePerSecond).toFixed(2)} |
`;
}
