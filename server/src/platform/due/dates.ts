import type { Database, Tx } from '../db/index.ts';
import { systemScope } from '../db/index.ts';
import type { DueWork } from './due-work.ts';

const looking = systemScope('what falls due next');

/** When each work has something to do next: asked all at once, on one connection and in one round trip. */
export function datesOf(db: Database, works: readonly DueWork[]): Promise<(Date | null)[]> {
  if (works.length === 0) return Promise.resolve([]);
  return db.transaction(looking, async (tx) => {
    const reader = readingIn(db, tx);
    const asked = await Promise.allSettled(works.map((work) => work.next(reader)));
    return asked.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
  });
}

/** The same database, whose readings in the system scope travel with those of the transaction. */
function readingIn(db: Database, tx: Tx): Database {
  return {
    ...db,
    transaction: (scope, work) => (scope.kind === 'system' ? work(tx) : db.transaction(scope, work)),
    rows: (scope, statement, values) =>
      scope.kind === 'system' ? tx.rows(statement, values) : db.rows(scope, statement, values),
    maybe: (scope, statement, values) =>
      scope.kind === 'system' ? tx.maybe(statement, values) : db.maybe(scope, statement, values),
  };
}
