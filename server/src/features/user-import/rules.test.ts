import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { archiveOf } from '../../platform/workbook/archive.ts';
import { firstSheet, workbookOf } from '../../platform/workbook/index.ts';
import type { ImportedRow, ReadFile } from './model.ts';
import { readPeople, readUserFile } from './reading/people-file.ts';
import { checkRows, isUsable, undoUntil } from './rules.ts';
import { causeColumn, columnNames, problemText } from './words.ts';
import {
  correctionFile,
  correctionWorkbook,
  statusFile,
  templateFile,
  templateWorkbook,
} from './written-files.ts';

const header = 'First name,Last name,Display name,Email,Status update';
const domains = [
  { domainName: 'tailspin.example', isDefault: true, isFederated: false },
  { domainName: 'signin.example', isDefault: false, isFederated: true },
];
const checkBytes = async (bytes: Uint8Array, taken: readonly string[] = []): Promise<ReadFile> => {
  const read = await readUserFile(bytes);
  return { ...read, rows: checkRows(read.rows, domains, { taken: new Set(taken), firstRows: new Map() }) };
};
const check = (text: string, taken: readonly string[] = []) => checkBytes(Buffer.from(text), taken);
const usable = ({ problems, rows }: ReadFile) =>
  isUsable({ problems, rowsBad: rows.filter((row) => row.problems.length > 0).length });
const codes = async (text: string, taken: readonly string[] = []) => {
  const { problems, rows } = await check(text, taken);
  return [
    ...problems.map(({ code }) => code),
    ...rows.flatMap((row) => row.problems.map(({ code }) => `${row.rowNumber} ${code}`)),
  ];
};
const imported = (rows: ReadFile['rows']): ImportedRow[] =>
  rows.map((row) => ({ ...row, outcome: null, failure: null, userId: null, missed: [], undo: null }));
async function* once<T>(value: T) {
  yield value;
}
const textOf = async (file: AsyncIterable<string | Uint8Array>) => {
  let text = '';
  for await (const piece of file) text += String(piece);
  return text;
};

describe('6.1: what is wrong with a file is said for all its rows at once', () => {
  test.each([
    ['a good row', 'Ann,Lee,Ann Lee,ann@tailspin.example,', []],
    ['names are optional', ',,Ann,ann@tailspin.example,', []],
    ['trailing empty rows', 'Ann,Lee,Ann Lee,ann@tailspin.example,\n,,,,\n\n', []],
    ['nothing in a required cell', 'Ann,Lee,,,', ['2 missing_display_name', '2 missing_email']],
    [
      'an empty row in between',
      ',,A,a@tailspin.example,\n\n,,B,b@tailspin.example,',
      ['3 missing_display_name', '3 missing_email'],
    ],
    ['an address without a form', ',,A,tailspin.example,', ['2 bad_email']],
    ['somebody else’s domain', ',,A,a@other.example,', ['2 foreign_domain']],
    ['a federated domain', ',,A,a@signin.example,', ['2 federated_domain']],
    [
      'twice in the file, in any case',
      ',,A,a@tailspin.example,\n,,B,A@Tailspin.example,',
      ['3 duplicate_in_file'],
    ],
    ['fifty-one characters', `${'x'.repeat(51)},,A,a@tailspin.example,`, ['2 too_long']],
    ['fifty characters that are two units each', `${'🙂'.repeat(50)},,A,a@tailspin.example,`, []],
    ['text in the status column', ',,A,a@tailspin.example,done', ['2 status_not_empty']],
    ['a cell beyond the columns', ',,A,a@tailspin.example,,more', ['2 extra_data']],
    ['an open quotation mark', ',,"A,a@tailspin.example,', ['2 unreadable', '2 missing_email']],
  ])('%s', async (_, rows, expected) => expect(await codes(`${header}\n${rows}`)).toEqual(expected));

  test('a name that somebody in the directory has, in any case', async () => {
    expect(await codes(`${header}\n,,A,A@tailspin.example,`, ['a@tailspin.example'])).toEqual([
      '2 duplicate_in_tenant',
    ]);
  });

  test.each([
    ['nothing', '', ['unreadable']],
    ['the header alone', header, ['unreadable']],
    [
      'another order',
      `${header.replace('First name,Last name', 'Last name,First name')}\n,,A,a@b.example,`,
      ['bad_header'],
    ],
    ['a column less', 'First name,Last name,Display name,Email\n,,A,a@b.example', ['bad_header']],
    ['a column more', `${header},Phone\n,,A,a@b.example,`, ['extra_data']],
    [
      'a hundred and one rows',
      [header, ...Array(101).fill(',,A,a@b.example,')].join('\n'),
      ['too_many_rows'],
    ],
    ['a workbook', 'PK\u0003\u0004', ['unreadable']],
  ])('refused as a whole: %s', async (_, text, expected) => expect(await codes(text)).toEqual(expected));

  test('a hundred rows are read, and every code has words in three languages', async () => {
    const rows = Array.from({ length: 100 }, (__, n) => `,,P,p${n}@tailspin.example,`);
    const read = await check([header, ...rows].join('\r\n'));
    expect(read.rows).toHaveLength(100);
    expect(usable(read)).toBe(true);
    for (const language of ['en', 'es', 'ru'] as const)
      expect(problemText({ code: 'too_long', column: null, params: { max: 50 } }, language)).toContain('50');
  });
});

/** An archive of one part that is packed. */
const packed = (name: string, content: Buffer): Buffer => {
  const archive = archiveOf([{ name: Buffer.from(name), content: deflateRawSync(content) }]);
  const directory = archive.readUInt32LE(archive.length - 6);
  archive.writeUInt16LE(8, 8);
  archive.writeUInt16LE(8, directory + 10);
  return archive;
};

const single = (text: string, encoding: 'windows-1251' | 'windows-1252') => {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from([...text].map((letter) => table.get(letter) ?? 63));
};

describe('files as spreadsheets save them', () => {
  const inWords = (language: 'en' | 'es' | 'ru', delimiter: string) =>
    Object.values(columnNames)
      .map((names) => names[language])
      .join(delimiter);
  const russian = `${inWords('ru', ';')}\r\nАнна;Ежова;Анна Ежова;anna@tailspin.example;\r\n`;
  const spanish = `${inWords('es', ';')}\r\nÁngel;Peña;Ángel Peña;angel@tailspin.example;\r\n`;
  const big = Buffer.from(`\uFEFF${russian}`, 'utf16le').swap16();
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(russian), 'Анна Ежова'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${spanish}`), 'Ángel Peña'],
    ['UTF-16 little end first', Buffer.from(`\uFEFF${russian}`, 'utf16le'), 'Анна Ежова'],
    ['UTF-16 big end first', big, 'Анна Ежова'],
    ['UTF-16 without a mark', Buffer.from(`${header}\n,,Ann,ann@tailspin.example,`, 'utf16le'), 'Ann'],
    ['Windows, western', single(spanish, 'windows-1252'), 'Ángel Peña'],
    ['Windows, Cyrillic', single(russian, 'windows-1251'), 'Анна Ежова'],
    [
      'Windows, Cyrillic, English header',
      single(`${header}\n,,Анна Ежова,anna@tailspin.example,`, 'windows-1251'),
      'Анна Ежова',
    ],
    [
      'Windows, western, English header',
      single(`${header}\n,,Zoë Núñez,zoe@tailspin.example,`, 'windows-1252'),
      'Zoë Núñez',
    ],
    [
      'Windows, a Russian initial',
      single(`${header}\n,,А. Ежова,anna@tailspin.example,`, 'windows-1251'),
      'А. Ежова',
    ],
    ['tabs', Buffer.from(`${inWords('en', '\t')}\n\t\t"Lee, Ann"\tann@tailspin.example\t`), 'Lee, Ann'],
  ])('%s', async (_, bytes, displayName) => {
    const read = await checkBytes(bytes);
    expect(read.rows.map(({ cells }) => cells.displayName)).toEqual([displayName]);
    expect(usable(read)).toBe(true);
  });

  test('the encoding is the same however the file is cut into parts', async () => {
    const rows = Array.from(
      { length: 50 },
      (_, n) => `Анна;Ежова;Анна Ежова ${n};anna${n}@tailspin.example;`,
    );
    for (const encoding of ['windows-1251', 'utf-8', 'utf-16le'] as const) {
      const text = `${inWords('ru', ';')}\r\n${rows.join('\r\n')}`;
      const bytes =
        encoding === 'windows-1251'
          ? single(text, encoding)
          : Buffer.from(`\uFEFF${text}`, encoding === 'utf-8' ? 'utf8' : 'utf16le');
      for (const length of [1, 7, 513, 100_000]) {
        async function* parts() {
          for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
        }
        const read = [];
        for await (const some of readPeople(parts, () => {})) read.push(...some);
        expect(read.map(({ cells }) => cells.displayName)).toEqual(rows.map((_, n) => `Анна Ежова ${n}`));
      }
    }
  });

  test('a workbook: its first sheet, empty rows at the end left out, others told', async () => {
    const names = Object.values(columnNames).map(({ es }) => es);
    const bytes = await workbookOf(names, [
      ['Ángel', 'Peña', 'Ángel Peña', 'angel@tailspin.example', ''],
      ['', '', '', '', ''],
      ['', '', '=1+1', 'b@tailspin.example', ''],
      ['', '', '', '', ''],
    ]);
    const { rows, readAs } = await checkBytes(bytes);
    expect(readAs).toEqual({ kind: 'workbook' });
    expect(rows.map(({ rowNumber, cells }) => [rowNumber, cells.displayName])).toEqual([
      [2, 'Ángel Peña'],
      [3, ''],
      [4, '=1+1'],
    ]);
    expect(rows.map(({ problems }) => problems.length)).toEqual([0, 2, 0]);
  });

  test('a workbook that would unpack to more than memory is refused', async () => {
    const sheet = Buffer.concat([Buffer.from('<sheetData>'), Buffer.alloc(3_000_000, 32)]);
    const { problems } = await checkBytes(packed('xl/worksheets/sheet1.xml', sheet));
    expect(problems).toMatchObject([{ code: 'unreadable', params: { why: 'workbook-large' } }]);
  });

  test.each(['en', 'es', 'ru'] as const)('the template in %s has a header that is read', async (language) => {
    expect(await codes(`${templateFile(language)},,A,a@tailspin.example,`)).toEqual([]);
    expect(await firstSheet(await templateWorkbook(language))).toEqual([
      Object.values(columnNames).map((names) => names[language]),
    ]);
  });
});

describe('a corrected file', () => {
  const bad = `${header}\n,,,x@tailspin.example,\n,,=1+1,ok@tailspin.example,`;

  test.each(['en', 'es', 'ru'] as const)(
    'in %s names causes, and is taken as it is once they are gone',
    async (language) => {
      const rows = imported((await check(bad)).rows);
      const text = await textOf(correctionFile(once(rows), language));
      expect(text).toContain(causeColumn[language]);
      expect(text).toContain(
        problemText({ code: 'missing_display_name', column: null, params: {} }, language),
      );
      expect(text).toContain("'=1+1");
      expect(await codes(text)).toEqual(['2 missing_display_name']);
      expect(await codes(text.replace(',,,x@', ',,X,x@'))).toEqual([]);
      const workbook = await correctionWorkbook(once(rows), language);
      const [, first] = (await checkBytes(workbook)).rows;
      expect(first?.cells.displayName).toBe('=1+1');
    },
  );
});

describe('taking an import back', () => {
  const finishedAt = new Date('2026-03-01T10:00:00Z');
  test.each([
    ['finished', 5, '2026-03-01T11:00:00.000Z'],
    ['finished', 0, undefined],
    ['running', 5, undefined],
    ['undone', 5, undefined],
  ] as const)('%s with %d created', (state, rowsCreated, until) => {
    expect(undoUntil({ state, rowsCreated, finishedAt })?.toISOString()).toBe(until);
  });
});

describe('whatever the bytes are', () => {
  test('reading does not break, and answers with a problem or with rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, headed) => {
        const { problems, rows } = await readUserFile(
          headed ? Buffer.concat([Buffer.from(`${header}\n`), bytes]) : bytes,
        );
        expect(problems.length > 0).toBe(rows.length === 0);
      }),
    );
  });

  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('=1+1', '+7', '-2', '@x', '"', '\r=1', '\t=1', "'=1", 'a;b', 'a,b', 'Анна\nЕжова'),
  );
  test('no row is lost, and nothing in the corrected file is run by a spreadsheet', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t'),
        async (people, delimiter) => {
          const written = people.map(([a, b, c, d]) => [a, b, `.${c}`, d, '']);
          const text = Papa.unparse([header.split(','), ...written], { delimiter });
          const { problems, rows } = await check(text);
          if (problems.length > 0) return expect(problems.map(({ code }) => code)).toEqual(['unreadable']);
          expect(rows).toHaveLength(people.length);
          const file = await textOf(statusFile(once(imported(rows)), [], 'en'));
          const corrected = Papa.parse<string[]>(file.slice(1).trimEnd()).data;
          expect(corrected).toHaveLength(people.length + 1);
          for (const line of corrected) {
            expect(line).toHaveLength(5);
            for (const one of line) expect(one).not.toMatch(/^[=+\-@\t\r]/);
          }
        },
      ),
    );
  });
});
