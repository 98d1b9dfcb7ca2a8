/**
 * What the elements of a table are, said once more. Phones lay the table out as
 * cards, and some browsers forget that it is a table as soon as its display changes.
 */
export const is = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;
