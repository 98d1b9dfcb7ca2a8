import type { Database } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';

const find = statement('installation.find', 'select value from installation where name = $1');
const keep = statement(
  'installation.keep',
  `
  insert into installation (name, value) values ($1, $2)
  on conflict (name) do update set value = excluded.value`,
);

const scope = systemScope('facts of the installation');

export async function findFact<T>(db: Database, name: string): Promise<T | undefined> {
  return (await db.maybe<{ value: T }>(scope, find, [name]))?.value;
}

export async function keepFact(db: Database, name: string, value: unknown): Promise<void> {
  await db.transaction(scope, (tx) => tx.run(keep, [name, JSON.stringify(value)]));
}
