import { expect, test } from 'vitest';
import { readSheetName, sheetMonth, wantsZip } from './rules.ts';

test.each([
  [
    "pricesheets(Market='us',PricesheetView='updatedlicensebased')",
    { sheet: 'pricesheets', market: 'US', view: 'updatedlicensebased' },
  ],
  [
    "PriceSheets(PricesheetView='Software', Market='DE')",
    { sheet: 'pricesheets', market: 'DE', view: 'software' },
  ],
  ["offermatrix(Month='202611')", { sheet: 'offermatrix', month: '2026-11' }],
  ["fxrates(Month='202611')", { sheet: 'fxrates', month: '2026-11' }],
  ["fxrates(Month='2026')", undefined],
  ["pricesheets(Market='us')", undefined],
  ["pricesheets(Market='us',PricesheetView='gold')", undefined],
  ['pricesheets', undefined],
  ["other(Month='202611')", undefined],
])('%s is read as %j', (text, expected) => {
  expect(readSheetName(text)).toEqual(expected);
});

test.each([
  ['current', undefined, '2026-11'],
  ['current', '202601', '2026-11'],
  ['future', undefined, '2026-12'],
  ['history', '202601', '2026-01'],
  ['history', undefined, '2026-10'],
  ['history', '202612', undefined],
  ['history', 'soon', undefined],
] as const)('in November 2026 a %s sheet of %s is that of %s', (timeline, named, month) => {
  expect(sheetMonth(timeline, named, '2026-11')).toBe(month);
});

test.each([
  [undefined, false],
  ['gzip', false],
  ['deflate', true],
  ['gzip, deflate, br', true],
  ['deflate;q=0', false],
  ['deflate;q=0.5', true],
])('Accept-Encoding %s asks for a pack: %s', (header, packed) => {
  expect(wantsZip(header)).toBe(packed);
});
