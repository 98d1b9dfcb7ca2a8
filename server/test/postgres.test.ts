import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './postgres.ts';

async function run(config: pg.PoolConfig, sql: string) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('what one test database holds, another does not', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await run(first.owner, 'CREATE TABLE only_here (); GRANT SELECT ON only_here TO PUBLIC');
  await expect(run(first.app, 'SELECT FROM only_here')).resolves.toEqual([]);
  await expect(run(second.app, 'SELECT FROM only_here')).rejects.toThrow('does not exist');
  await Promise.all([first.drop(), second.drop()]);
  await expect(run(first.app, 'SELECT')).rejects.toThrow('does not exist');
});
