import { archiveOf } from '../src/platform/workbook/archive.ts';

/** Files as somebody or something has spoiled them; the same seed spoils in the same way. */
export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const headers = [
  ['First name', 'Last name', 'Display name', 'Email', 'Status update'],
  ['Nombre', 'Apellidos', 'Nombre para mostrar', 'Correo electrónico', 'Actualización de estado'],
  ['Имя', 'Фамилия', 'Отображаемое имя', 'Электронная почта', 'Обновление состояния'],
] as const;
const names = [
  'Ann',
  'Ángel',
  'Анна',
  'O’Hara',
  'Lee, Ann',
  'a "b" c',
  '=1+1',
  '+7 900',
  '-2',
  '@x',
  '',
  'two\nlines',
];

export interface SpoiledFile {
  readonly bytes: Buffer;
  /** Stands in the address of each person that was in the file. */
  readonly markers: readonly string[];
}

/** People with an address of their own each, so that each can be found again. */
function people(random: Random, domain: string, tag: string): { rows: string[][]; markers: string[] } {
  const one = () => names[random(names.length)] as string;
  const count = 1 + random(12);
  const markers = Array.from({ length: count }, (_, n) => `${tag}n${n}e`);
  return { rows: markers.map((marker) => [one(), one(), `${one()} N`, `${marker}@${domain}`, '']), markers };
}

const tokens = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\0',
  "'",
  '=',
  '\uFEFF',
  '\ud800',
  'Email',
  ',,,,,',
  ' ',
];

/** Text with a few changes, each at a random place. */
function spoiledText(text: string, random: Random): string {
  let spoiled = text;
  for (let changes = random(4); changes > 0; changes--) {
    const at = random(spoiled.length + 1);
    const to = Math.min(spoiled.length, at + random(12));
    const token = tokens[random(tokens.length)] as string;
    const change = random(5);
    if (change === 0) spoiled = spoiled.slice(0, at) + token + spoiled.slice(at);
    else if (change === 1) spoiled = spoiled.slice(0, at) + spoiled.slice(to);
    else if (change === 2) spoiled = spoiled.slice(0, to) + spoiled.slice(at);
    else if (change === 3) spoiled = spoiled.slice(0, at) + token + spoiled.slice(to);
    else spoiled = spoiled.slice(0, at);
  }
  return spoiled;
}

function spoiledBytes(bytes: Buffer, random: Random, most: number): Buffer {
  const spoiled = Buffer.from(bytes);
  for (let changes = random(most); changes > 0 && spoiled.length > 0; changes--)
    spoiled[random(spoiled.length)] = random(256);
  return random(6) === 0 ? spoiled.subarray(0, random(spoiled.length + 1)) : spoiled;
}

const quoted = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A CSV file as a spreadsheet saves it, and then spoiled. */
export function spoiledCsv(random: Random, domain: string, tag: string): SpoiledFile {
  const { rows, markers } = people(random, domain, tag);
  const delimiter = [',', ';', '\t'][random(3)] as string;
  const newline = ['\r\n', '\n', '\r'][random(3)] as string;
  const header = headers[random(headers.length)] as readonly string[];
  const text = [header, ...rows]
    .map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter))
    .join(newline);
  const spoiled = spoiledText(text, random);
  const bytes = [
    () => Buffer.from(spoiled),
    () => Buffer.from(`\uFEFF${spoiled}`),
    () => Buffer.from(`\uFEFF${spoiled}`, 'utf16le'),
    () => Buffer.from(`\uFEFF${spoiled}`, 'utf16le').swap16(),
    () => Buffer.from(spoiled, 'latin1'),
  ][random(5)]?.() as Buffer;
  return { bytes: random(3) === 0 ? spoiledBytes(bytes, random, 6) : bytes, markers };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const xml = '<?xml version="1.0" encoding="UTF-8"?>';
const office = 'http://schemas.openxmlformats.org';

function sheetOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string, row: number, column: number) =>
    `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const lines = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((text, column) => (text === '' ? '' : cell(text, row + 1, column))).join('')}</row>`,
  );
  return `${xml}<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** A workbook of one sheet, spoiled in its text or in its archive. */
export function spoiledWorkbook(random: Random, domain: string, tag: string): SpoiledFile {
  const { rows, markers } = people(random, domain, tag);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="${office}/package/2006/content-types"></Types>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetOf([headers[random(headers.length)] as readonly string[], ...rows]),
  };
  const place = Object.keys(parts)[random(10) < 7 ? 3 : random(4)] as string;
  const inText = random(2) === 0;
  if (inText) parts[place] = spoiledText(parts[place] ?? '', random);
  const archive = archiveOf(
    Object.entries(parts).map(([name, text]) => ({ name: Buffer.from(name), content: Buffer.from(text) })),
  );
  return { bytes: inText ? archive : spoiledBytes(archive, random, 8), markers };
}
