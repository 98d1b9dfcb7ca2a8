import { describe, expect, test } from 'vitest';
import { archiveOf } from './archive.ts';
import { firstSheet } from './sheet.ts';

const office = 'http://schemas.openxmlformats.org';
const main = `xmlns="${office}/spreadsheetml/2006/main"`;

/** A workbook of one sheet, whose file may stand anywhere. */
function workbookWith(rows: string, file = 'worksheets/sheet1.xml'): Buffer {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"></Types>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="${file}"/></Relationships>`,
    [`xl/${file}`]: `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
  };
  return archiveOf(
    Object.entries(parts).map(([name, text]) => ({ name: Buffer.from(name), content: Buffer.from(text) })),
  );
}
const cell = (place: string, text = 'x') => `<c ${place} t="inlineStr"><is><t>${text}</t></is></c>`;
const bare = '<c t="inlineStr"><is><t>x</t></is></c>';

describe('a workbook of a few bytes that names a sheet of millions of cells', () => {
  test.each([
    ['a place with signs that count as letters', `<row r="3">${cell('r="D,,,,,3"')}</row>`, 'broken'],
    ['a place in small letters', `<row r="3">${cell('r="zzz3"')}</row>`, 'broken'],
    ['a place between other quotes', `<row r="3">${cell("r='D,,,,,3'")}</row>`, 'broken'],
    ['a place written as entities', `<row r="3">${cell('r="D&#44;&#44;&#44;&#44;3"')}</row>`, 'broken'],
    [
      'a place after an attribute that holds the sign of an end',
      `<row r="3">${cell('x=">" r="D,,,,,3"')}</row>`,
      'broken',
    ],
    ['a row number as a power', `<row r="1e9">${cell('r="A1"')}</row>`, 'broken'],
    ['a row number in another notation', `<row r="0x7fffffff">${cell('r="A1"')}</row>`, 'broken'],
    [
      'a cell in the far corner',
      `<row r="1">${cell('r="A1"')}</row><row r="9999999">${cell('r="ZZZ9999999"')}</row>`,
      'too-large',
    ],
    ['a row beyond the last of a spreadsheet', `<row r="1048577">${cell('r="A1048577"')}</row>`, 'too-large'],
    [
      'rows without numbers beside a far column',
      `<row>${cell('r="ZZZ1"')}</row>${`<row>${bare}</row>`.repeat(1000)}`,
      'too-large',
    ],
  ])('%s is refused', async (_, rows, fault) => {
    for (const file of ['worksheets/sheet1.xml', 'elsewhere.xml'])
      await expect(firstSheet(workbookWith(rows, file))).rejects.toMatchObject({ fault });
  });
});

test('a tag without an end is refused', async () => {
  await expect(firstSheet(workbookWith('<c "'.repeat(5_000_000)))).rejects.toMatchObject({ fault: 'broken' });
});

test('text that looks like a place is text', async () => {
  const rows = `<row r="1">${cell('r="A1"', 'say r="D,,,,,3" and r="1e9"')}${cell('r="B1"')}</row>`;
  expect(await firstSheet(workbookWith(rows))).toEqual([['say r="D,,,,,3" and r="1e9"', 'x']]);
});
