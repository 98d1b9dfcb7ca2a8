import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/postgres.ts';
import { columnOf } from './columns.ts';
import type { Database } from './index.ts';
import { openDatabase, statement, systemScope } from './index.ts';

const readBack = statement(
  'test.columns',
  `select t as text, n as number, j as json from unnest($1::text[], $2::numeric[], $3::jsonb[]) as x (t, n, j)`,
);

let db: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  db = openDatabase(database.app, { max: 2 });
  drop = database.drop;
});
afterAll(async () => {
  await db.close();
  await drop();
});

const words = fc.oneof(
  fc.constantFrom('', 'null', 'NULL', '{}', 'a,b', '"', '\\', ' ', 'é😀', '2027-01-15', 'x"y\\z'),
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
);
const rows = fc.array(
  fc.record({
    text: fc.option(words),
    number: fc.option(fc.integer().map(String)),
    json: fc.option(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.oneof(words, fc.integer(), fc.constant(null))),
    ),
  }),
  { minLength: 1, maxLength: 20 },
);

test('whatever stands in rows is read by the database as it was sent', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (sent) => {
      const columns = [
        sent.map(({ text }) => text),
        sent.map(({ number }) => number),
        sent.map(({ json }) => json),
      ];
      const back = await db.rows(systemScope('test'), readBack, columns.map(columnOf));
      expect(back).toEqual(sent);
    }),
    { numRuns: 60 },
  );
});

test('instants and truth values have the words of the database', () => {
  expect(columnOf([new Date('2027-01-15T10:00:00Z'), true, null])).toBe(
    '{2027-01-15T10:00:00.000Z,true,NULL}',
  );
});
