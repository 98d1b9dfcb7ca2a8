import type { Database, Scope, Tx } from '../../platform/db/index.ts';

/**
 * Does everything as it would be done, with every check of rules and database, and keeps nothing: what it
 * answers is what would happen.
 */
export function withoutKeeping<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(scope, async (tx) => {
    const done: { result?: T } = {};
    const undo = new Error('nothing of this is kept');
    await tx
      .attempt(async (inner) => {
        done.result = await work(inner);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    return done.result as T;
  });
}
