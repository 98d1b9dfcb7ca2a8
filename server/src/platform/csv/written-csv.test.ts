import { expect, test } from 'vitest';
import { csvCell, csvDocument } from './index.ts';

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
