import type { CsvRecord } from '../../../platform/csv/index.ts';
import { CsvReader } from '../../../platform/csv/index.ts';
import { looksLikeWorkbook, readWorkbook, UnreadableWorkbook } from '../../../platform/workbook/index.ts';
import type { ImportProblem, ReadAs } from '../model.ts';
import { problem } from '../rules.ts';
import { columnNamed } from '../words.ts';
import type { FileParts } from './encoding.ts';
import { beginningOf, decoded, encodingOf } from './encoding.ts';

/** Thrown where a file as a whole is of no use; says why. */
export class UnusableFile extends Error {
  readonly problems: readonly ImportProblem[];

  constructor(...problems: readonly ImportProblem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}

export type Told = (how: ReadAs) => void;

/** Half a million people; more has to come as CSV, which is read without holding it. */
const workbookBytesMax = 32 * 1024 * 1024;
/** Enough to see the header in. */
const headerMax = 8192;

/** The records of a file, some at a time: of separated text in any of the usual forms, or of a workbook. */
export async function* recordsOf(parts: FileParts, told: Told): AsyncGenerator<readonly CsvRecord[]> {
  if (looksLikeWorkbook(await beginningOf(parts, 4))) yield* ofWorkbook(parts, told);
  else yield* ofText(parts, told);
}

async function* ofWorkbook(parts: FileParts, told: Told): AsyncGenerator<readonly CsvRecord[]> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts()) {
    size += part.length;
    if (size > workbookBytesMax) throw new UnusableFile(problem('unreadable', { why: 'workbook-large' }));
    pieces.push(part);
  }
  told({ kind: 'workbook' });
  try {
    for await (const rows of readWorkbook(Buffer.concat(pieces)))
      yield rows.map((cells) => ({ cells, isBroken: false }));
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    const why = error.fault === 'too-large' ? 'workbook-large' : 'workbook';
    throw new UnusableFile(problem('unreadable', { why }));
  }
}

async function* ofText(parts: FileParts, told: Told): AsyncGenerator<readonly CsvRecord[]> {
  const encoding = await encodingOf(parts);
  let reader: CsvReader | undefined;
  let start = '';
  const begin = () => {
    const delimiter = delimiterOf(start);
    told({ kind: 'text', encoding, delimiter });
    reader = new CsvReader({ delimiter });
    return reader.push(start);
  };
  for await (const text of decoded(parts, encoding)) {
    if (text === null) throw new UnusableFile(problem('unreadable', { why: 'no-text' }));
    if (reader) {
      yield reader.push(text);
    } else {
      start += text;
      if (start.length >= headerMax) yield begin();
    }
  }
  if (!reader) yield begin();
  yield (reader as CsvReader | undefined)?.end() ?? [];
}

/** The one under which the header names most columns: names of people hold commas too. */
function delimiterOf(start: string): string {
  const named = (delimiter: string) => {
    const reader = new CsvReader({ delimiter });
    const [header] = [...reader.push(start.slice(0, headerMax)), ...reader.end()];
    return (header?.cells ?? []).filter((name) => columnNamed(name.trim()) !== null).length;
  };
  return [',', ';', '\t'].toSorted((one, other) => named(other) - named(one))[0] as string;
}
