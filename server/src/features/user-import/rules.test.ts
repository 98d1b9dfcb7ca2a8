import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readUserFile } from './file-reading.ts';
import { textOf } from './file-text.ts';
import type { ImportedRow } from './model.ts';
import { checkRows, isUsable } from './rules.ts';
import { columnNames, problemText } from './words.ts';
import { statusFile, templateFile } from './written-files.ts';

const header = 'First name,Last name,Display name,Email,Status update';
const domains = [
  { domainName: 'tailspin.example', isDefault: true, isFederated: false },
  { domainName: 'signin.example', isDefault: false, isFederated: true },
];
const check = (text: string, taken: readonly string[] = []) =>
  checkRows(readUserFile(Buffer.from(text)), domains, new Set(taken));
const codes = (text: string, taken: readonly string[] = []) => {
  const { problems, rows } = check(text, taken);
  return [
    ...problems.map(({ code }) => code),
    ...rows.flatMap((row) => row.problems.map(({ code }) => `${row.rowNumber} ${code}`)),
  ];
};
const imported = (rows: ReturnType<typeof check>['rows']): ImportedRow[] =>
  rows.map((row) => ({ ...row, outcome: null, failure: null, userId: null, missed: [] }));

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
  ])('%s', (_, rows, expected) => expect(codes(`${header}\n${rows}`)).toEqual(expected));

  test('a name that somebody in the directory has, in any case', () => {
    expect(codes(`${header}\n,,A,A@tailspin.example,`, ['a@tailspin.example'])).toEqual([
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
  ])('refused as a whole: %s', (_, text, expected) => expect(codes(text)).toEqual(expected));

  test('a hundred rows are read, and every code has words in three languages', () => {
    const rows = Array.from({ length: 100 }, (__, n) => `,,P,p${n}@tailspin.example,`);
    const read = check([header, ...rows].join('\r\n'));
    expect(read.rows).toHaveLength(100);
    expect(isUsable(read)).toBe(true);
    for (const language of ['en', 'es', 'ru'] as const)
      expect(problemText({ code: 'too_long', column: null, params: { max: 50 } }, language)).toContain('50');
  });
});

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
  ])('%s', (_, bytes, displayName) => {
    const read = checkRows(readUserFile(bytes), domains, new Set());
    expect(read.rows.map(({ cells }) => cells.displayName)).toEqual([displayName]);
    expect(isUsable(read)).toBe(true);
  });

  test.each(['en', 'es', 'ru'] as const)('the template in %s has a header that is read', (language) => {
    expect(codes(`${templateFile(language)},,A,a@tailspin.example,`)).toEqual([]);
  });
});

describe('whatever the bytes are', () => {
  test('reading does not break, and answers with a problem or with rows', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, headed) => {
        const { problems, rows } = readUserFile(
          headed ? Buffer.concat([Buffer.from(`${header}\n`), bytes]) : bytes,
        );
        expect(problems.length > 0).toBe(rows.length === 0);
        textOf(bytes);
      }),
    );
  });

  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('=1+1', '+7', '-2', '@x', '"', '\r=1', '\t=1', "'=1", 'a;b', 'a,b', 'Анна\nЕжова'),
  );
  test('no row is lost, and nothing in the corrected file is run by a spreadsheet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t'),
        (people, delimiter) => {
          const written = people.map(([a, b, c, d]) => [a, b, `.${c}`, d, '']);
          const text = Papa.unparse([header.split(','), ...written], { delimiter });
          const { problems, rows } = check(text);
          if (problems.length > 0) return expect(problems.map(({ code }) => code)).toEqual(['unreadable']);
          expect(rows).toHaveLength(people.length);
          const corrected = Papa.parse<string[]>(
            statusFile(imported(rows), [], 'en').slice(1).trimEnd(),
          ).data;
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
