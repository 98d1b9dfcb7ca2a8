import { randomUUID } from 'node:crypto';
import pg from 'pg';
import '../../server/src/features/customer/list-store.ts';
import '../../server/src/features/customer/search-store.ts';
import '../../server/src/features/user/role-store.ts';
import { passwordHash } from '../../server/src/features/identity/password.ts';
import { allStatements } from '../../server/src/platform/db/index.ts';
import { randomIds } from '../../server/src/platform/ids/index.ts';
import type { Fresh, Recording } from '../recording.ts';
import { filled } from '../recording.ts';

/** What the product issued for one request of a kind. */
export interface Recorded {
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly recording: Recording;
  /** Its answer, for kinds that ask the database nothing. */
  readonly answer: unknown;
}

type Given = Readonly<Record<string, string>>;

/** Asks the database what the product asked it, for another request of the same kind: rows as they come. */
export type Replay = (recorded: Recorded, given: Given) => Promise<unknown>;

const plannedOnce = new Set(
  allStatements()
    .filter((one) => one.plannedOnce)
    .map(({ name }) => name),
);

/** `reader`: the company that asks, whose rows functions look at; whatever is written may be of anybody. */
export function openReplay(
  database: pg.ClientConfig,
  reader: string,
): { replay: Replay; close(): Promise<void> } {
  // The pools are set like the product's; the scope is set once per connection: some functions ask for one.
  const pool = (planning: string, scope: string) => {
    const opened = new pg.Pool({
      ...database,
      max: 16,
      pipeline: true,
      options: `-c timezone=UTC -c statement_timeout=30000 -c twotier.scope=${scope} -c plan_cache_mode=${planning}`,
    } as pg.PoolConfig);
    // A database that stops ends resting connections: what was asked meanwhile tells of it.
    opened.on('error', () => {});
    return opened;
  };
  const planned = pool('force_generic_plan', reader);
  const pools = { read: pool('auto', reader), write: pool('auto', 'system') };
  return {
    async replay(recorded, given) {
      const { statements, fresh } = recorded.recording;
      if (statements.length === 0) return recorded.answer;
      const values = await Promise.all(fresh.map((one) => made(one, given)));
      const once = statements.some(({ name }) => plannedOnce.has(name));
      const client = await (once ? planned : pools[recorded.kind]).connect();
      try {
        return await (recorded.kind === 'read' ? read : write)(client, recorded.recording, values);
      } finally {
        client.release();
      }
    },
    async close() {
      await Promise.all([planned, pools.read, pools.write].map((one) => one.end()));
    },
  };
}

/** What left together in the product leaves together here. */
async function read(
  client: pg.PoolClient,
  { statements }: Recording,
  fresh: readonly string[],
): Promise<unknown> {
  const answers: unknown[] = [];
  for (let from = 0; from < statements.length; ) {
    const { after } = statements[from] as { after: number };
    const together = statements.slice(from).filter((one) => one.after === after);
    const found = await Promise.all(
      together.map(({ name, text, values }) =>
        client.query({ name, text, values: values.map((part) => filled(part, fresh)) }),
      ),
    );
    answers.push(...found.map(({ rows }) => rows));
    from += together.length;
  }
  return answers;
}

/** One statement after the other, as whoever looks at each answer has to; all in one transaction. */
async function write(
  client: pg.PoolClient,
  { statements }: Recording,
  fresh: readonly string[],
): Promise<unknown> {
  try {
    client.query('begin').catch(() => {});
    for (const { name, text, values } of statements)
      await client.query({ name, text, values: values.map((part) => filled(part, fresh)) });
    await client.query('commit');
    return { fresh };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function made(fresh: Fresh, given: Given): Promise<string> {
  if (fresh === 'guid') return randomUUID();
  if (fresh === 'code') return randomIds.code(12);
  if (fresh === 'password-hash') return passwordHash(randomUUID());
  return given[fresh.given] as string;
}
