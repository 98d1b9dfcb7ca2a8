import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { CsvReader, csvDocument } from './index.ts';

function read(text: string, delimiter = ',', cuts: readonly number[] = []) {
  const reader = new CsvReader({ delimiter });
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const records = places.slice(1).flatMap((end, at) => reader.push(text.slice(places[at], end)));
  return [...records, ...reader.end()];
}
const cells = (text: string, delimiter = ',') => read(text, delimiter).map((record) => record.cells);
const broken = (text: string) => read(text).map(({ isBroken }) => isBroken);

describe('records of separated text', () => {
  test.each([
    ['nothing', '', []],
    ['one cell', 'a', [['a']]],
    ['an end of line at the end of the file', 'a,b\n', [['a', 'b']]],
    ['CRLF, LF and CR in one file', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    ['empty lines', 'a\n\n\nb', [['a'], [''], [''], ['b']]],
    ['an empty last cell', 'a,', [['a', '']]],
    ['quoted: delimiter, quotation mark, line', '"a,b","c""d","e\r\nf"', [['a,b', 'c"d', 'e\r\nf']]],
    ['an empty quoted cell', '"",x', [['', 'x']]],
    ['blanks after a closed quotation mark', '"a" ,b', [['a', 'b']]],
    ['a quotation mark inside of a plain cell is a letter', 'a"b,c', [['a"b', 'c']]],
  ])('%s', (_, text, expected) => expect(cells(text)).toEqual(expected));

  test('other delimiters', () => {
    expect(cells('a;b,c', ';')).toEqual([['a', 'b,c']]);
    expect(cells('a\tb', '\t')).toEqual([['a', 'b']]);
  });

  test('a quotation mark that is not closed, or closed too early, is told of its record alone', () => {
    expect(broken('a\n"b"c,d\ne')).toEqual([false, true, false]);
    expect(broken('a\n"b,c\nd')).toEqual([false, true]);
  });

  test('a cell or a record that never ends is cut and told as broken', () => {
    const reader = new CsvReader({ delimiter: ',', cellMax: 5, cellsMax: 3 });
    reader.push('"');
    for (let piece = 0; piece < 100; piece++) reader.push('xxxxxxxxxx\n');
    expect(reader.end()).toEqual([{ cells: ['xxxxx'], isBroken: true }]);
    expect(reader.push('a,b,c,d,,e\n')).toEqual([{ cells: ['a', 'b', 'e'], isBroken: false }]);
  });
});

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', '"', '""', 'a"b', 'a,b', 'a;b', 'x\r\ny', 'x\ny', ' z ', '=1'),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 12 });
const cuts = fc.array(fc.nat(500), { maxLength: 8 });

describe('whatever was written', () => {
  test('is read as it was, however the pieces are cut and the lines end', () => {
    fc.assert(
      fc.property(
        table,
        cuts,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\r\n', '\n', '\r'),
        (rows, at, delimiter, newline) => {
          const text = Papa.unparse(rows, { delimiter, newline, quotes: true });
          expect(read(text, delimiter, at)).toEqual(rows.map((row) => ({ cells: row, isBroken: false })));
        },
      ),
    );
  });

  test('of our own files is read as it was, but for the apostrophe before what a spreadsheet would run', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const guarded = rows.map((row) => row.map((one) => (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one)));
        const header = ['A', 'B'];
        expect(cells(csvDocument(header, rows).slice(1))).toEqual([header, ...guarded]);
      }),
    );
  });

  test('is cut into the same records whatever the pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ' ', 'a') }), cuts, (text, at) => {
        expect(read(text, ',', at)).toEqual(read(text));
      }),
    );
  });
});
