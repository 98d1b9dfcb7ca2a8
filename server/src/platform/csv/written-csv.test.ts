import { expect, test } from 'vitest';
import { CsvReader, csvCell, csvDocument, unprotected } from './index.ts';

test.each([
  ['plain', 'plain'],
  ['one, two', '"one, two"'],
  ['"quoted"', '"""quoted"""'],
  ['two\nlines', '"two\nlines"'],
  ['=SUM(A1)', "'=SUM(A1)"],
  ['+1 555', "'+1 555"],
  ['-1', "'-1"],
  ['@name', "'@name"],
  ['\tx', "'\tx"],
  ['=1,2', '"\'=1,2"'],
  ['a=b', 'a=b'],
  ['Ltd;=1', "Ltd;'=1"],
  ['Ltd;"=1', `"Ltd;'""=1"`],
  ['a; -b', 'a; -b'],
  ['one\n-two', '"one\n\'-two"'],
  ['', ''],
])('%j is written %j: no spreadsheet runs it', (value, written) => {
  expect(csvCell(value)).toBe(written);
});

test.each(['=1', 'Ltd;=1', 'one\n-two', 'Ltd;"=1', "it's", 'a;b', "'quoted'"])(
  '%j is what it was when it is read back',
  (value) => {
    const [record] = new CsvReader({ delimiter: ',' }).push(`${csvCell(value)}\r\n`);
    expect(record?.cells.map(unprotected)).toEqual([value]);
  },
);

test('a document has a mark, one header row and CRLF after every row', () => {
  expect(
    csvDocument(
      ['A', 'B'],
      [
        ['1', '2'],
        ['3', ''],
      ],
    ),
  ).toBe('\uFEFFA,B\r\n1,2\r\n3,\r\n');
});
