import { UnreadableWorkbook } from './fault.ts';

const cellsMax = 16_000_000;
/** As many as a spreadsheet has; each costs its reader far more than a cell. */
const rowsMax = 1_048_576;
/** Rows and cells as they open, whatever prefix they have; a `>` between quotes does not close one. */
const opening = /<(?:[^\s<>"'/:]+:)?(row|c)(?=[\s/>])((?:[^"'>]|"[^"]*"|'[^']*')*)/gi;
const placing = /(?:^|[\s"'/])r\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const place = /^([A-Z]{0,3})(\d{0,7})$/;

/**
 * A sheet is a rectangle to its reader: one cell at the far corner would have all others filled with nothing. Places
 * are taken literally, since the reader counts with whatever stands there: `D,,3` is far to the right of `D3`, and
 * `1e9` is a row.
 */
export function checkExtent(sheet: string): void {
  let [rows, columns, counted, column] = [0, 0, 0, 0];
  for (const [, tag = '', attributes = ''] of sheet.matchAll(opening)) {
    const isRow = tag.toLowerCase() === 'row';
    if (isRow) {
      counted += 1;
      column = 0;
    } else column += 1;
    for (const [, double, single] of attributes.matchAll(placing)) {
      const [, letters = '', digits = ''] = place.exec(double ?? single ?? '') ?? broken();
      if (isRow && letters !== '') broken();
      rows = Math.max(rows, Number(digits));
      if (!isRow) column = columnOf(letters);
    }
    rows = Math.max(rows, counted);
    columns = Math.max(columns, column);
  }
  if (rows > rowsMax || rows * Math.max(1, columns) > cellsMax) throw new UnreadableWorkbook('too-large');
}

function broken(): never {
  throw new UnreadableWorkbook('broken');
}

/** `A` is 1, `Z` 26, `AA` 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
