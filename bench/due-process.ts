import { licenseMoves } from '../server/src/features/license/moving.ts';
import { subscriptionWorks } from '../server/src/features/subscription/due-jobs.ts';
import { openDatabase } from '../server/src/platform/db/index.ts';

/**
 * One process that does what has fallen due for subscriptions, over and over, a few rows at a time: the
 * product's own work, without the rest of the product. Whoever started it may end it at any moment.
 */
const { connection, now, limit } = JSON.parse(process.argv[2] as string);
const db = openDatabase(connection, { max: 4 });
const works = subscriptionWorks(licenseMoves);

await db.reachable();
process.stdout.write('at work\n');

for (let done = 1; done > 0; ) {
  done = 0;
  for (const work of works) {
    const runs = Array.from({ length: work.abreast ?? 1 }, () => work.run(db, new Date(now), limit));
    for (const count of await Promise.all(runs)) done += count;
  }
}
await db.close();
