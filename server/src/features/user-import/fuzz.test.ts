import Papa from 'papaparse';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import type { SpoiledFile } from '../../../test/spoiled-files.ts';
import { randomFrom, spoiledCsv, spoiledWorkbook } from '../../../test/spoiled-files.ts';
import { firstSheet, UnreadableWorkbook } from '../../platform/workbook/index.ts';
import type { ImportedRow, ReadFile } from './model.ts';
import { readUserFile } from './reading/people-file.ts';
import { checkRows } from './rules.ts';
import { correctionFile, statusFile } from './written-files.ts';

/** How many spoiled files are read; `TWOTIER_FUZZ_FILES=100000` for the long run of the documentation. */
const files = Number(process.env['TWOTIER_FUZZ_FILES'] ?? 2000);
/** The first seed: a long run goes on with the next one after so many files, and can be taken up again there. */
const seed = Number(process.env['TWOTIER_FUZZ_SEED'] ?? 20260301);
const filesOfSeed = 10_000;
const batches = Array.from({ length: Math.ceil(files / filesOfSeed) }, (_, at) => ({
  seed: seed + at,
  count: Math.min(filesOfSeed, files - at * filesOfSeed),
}));
/** So many that are accepted go all the way into the database; one in so many workbooks is read in a thread of its own. */
const wholeWay = Math.max(3, Math.floor(files / 2000));
const throughThread = 200;
const domains = [{ domainName: 'tailspin.example', isDefault: true, isFederated: false }];

async function* once<T>(value: T) {
  yield value;
}

async function written(file: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of file) pieces.push(Buffer.from(piece as string));
  return Buffer.concat(pieces);
}

const imported = (rows: ReadFile['rows']): ImportedRow[] =>
  rows.map((row) => ({ ...row, outcome: null, failure: null, userId: null, missed: [], undo: null }));

/** What must hold of a file that was read, whatever it was. */
async function expectWhole({ bytes, markers }: SpoiledFile, read: ReadFile): Promise<void> {
  expect(read.problems.length > 0).toBe(read.rows.length === 0);
  expect(read.rows.map(({ rowNumber }) => rowNumber)).toEqual(read.rows.map((_, at) => at + 2));
  const rows = checkRows(read.rows, domains, { taken: new Set(), firstRows: new Map() });
  const isAccepted = rows.length > 0 && rows.every(({ problems }) => problems.length === 0);
  if (isAccepted && read.readAs?.kind === 'text') {
    const text = new TextDecoder(read.readAs.encoding).decode(bytes);
    const cells = rows.map((row) => Object.values(row.cells).join('\n'));
    for (const marker of markers.filter((one) => text.includes(one)))
      expect(cells.filter((row) => row.includes(marker)).length, marker).toBeGreaterThan(0);
  }
  if (rows.length === 0) return;
  const corrected = await written(correctionFile(once(imported(rows)), 'ru'));
  for (const file of [corrected, await written(statusFile(once(imported(rows)), [], 'es'))])
    for (const line of Papa.parse<string[]>(file.toString('utf8').slice(1)).data)
      for (const cell of line) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  const again = await readUserFile(corrected);
  expect(again.rows.map(({ cells }) => cells)).toEqual(rows.map(({ cells }) => cells));
}

/** As the product reads a workbook, in this thread: one of its own for each takes a tenth of a second. */
async function readWorkbookHere(bytes: Buffer): Promise<ReadFile> {
  try {
    const rows = await firstSheet(bytes);
    const read = await readUserFile(Buffer.from(Papa.unparse(rows, { quotes: true })));
    return { ...read, readAs: { kind: 'workbook' } };
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { problems: [{} as never], rows: [], readAs: null };
    throw error;
  }
}

/** The addresses a file holds, of those that could be made. */
const addressesOf = (read: ReadFile) =>
  read.rows.filter(({ problems }) => problems.length === 0).map(({ cells }) => cells.email);

let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let root: string;
let domain: string;
beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  agent = await app.as('Alder Distribution', 'admin-agent');
  ({ domain } = app.tenant('Granite Bakery'));
  root = `/twotier/v1/customers/${app.tenant('Granite Bakery').tenantId}/userimports`;
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

test.each(batches)(
  'of $count spoiled files of seed $seed none breaks the reader, no row is lost, no formula comes out',
  async ({ seed: own, count }) => {
    const random = randomFrom(own);
    for (let n = 0; n < count; n++) {
      const isWorkbook = n % 2 === 1;
      const file = (isWorkbook ? spoiledWorkbook : spoiledCsv)(random, 'tailspin.example', `f${n}`);
      try {
        const here = isWorkbook && n % throughThread !== 1;
        await expectWhole(file, await (here ? readWorkbookHere(file.bytes) : readUserFile(file.bytes)));
      } catch (error) {
        throw new Error(`file ${n} of seed ${own}`, { cause: error });
      }
    }
  },
  3_600_000,
);

test('spoiled files that are accepted make each of their people once', async () => {
  const random = randomFrom(seed + 1);
  let accepted = 0;
  for (let n = 0; accepted < wholeWay; n++) {
    const file = (n % 2 === 1 ? spoiledWorkbook : spoiledCsv)(random, domain, `w${n}x`);
    const body = { fileName: `${n}.csv`, contentBase64: file.bytes.toString('base64') };
    const { body: made } = await agent('POST', root, body);
    const read = await readUserFile(file.bytes);
    expect(made.rows.total, `file ${n} of seed ${seed + 1}`).toBe(read.rows.length);
    const before = await counted();
    if (made.state === 'refused') continue;
    accepted += 1;
    // Said twice at once, as somebody does who sees no answer.
    const start = () => agent('POST', `${root}/${made.id}/start`, { usageLocation: 'US' });
    await Promise.all([start(), start()]);
    const done = await finished(made.id);
    expect(done.rows.created).toBe(read.rows.length);
    expect((await counted()) - before).toBe(read.rows.length);
    const names = addressesOf(read).map((name) => name.toLowerCase());
    const { rows } = await owner.query(
      'select count(*)::int as n from tenant_user where lower(user_principal_name) = any($1)',
      [names],
    );
    expect(rows[0].n).toBe(read.rows.length);
  }
}, 3_600_000);

async function counted(): Promise<number> {
  return (await owner.query('select count(*)::int as n from tenant_user')).rows[0].n;
}

async function finished(id: string) {
  const operator = await app.as('Contour Cloud', 'operator-admin');
  for (;;) {
    const { body } = await agent('GET', `${root}/${id}`);
    if (body.state === 'finished') return body;
    await operator('POST', '/emulator/v1/clock', { advance: 'PT1S' });
  }
}
