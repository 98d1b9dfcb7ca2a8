import { machineFacts } from './report.ts';
import type { MeasuredImport } from './user-import.ts';
import { seconds } from './user-import.ts';

/** What the product promises: a file of 100,000 people, from its first byte to the last person created. */
const goalMs = 120_000;

/** What of the page a measurement writes; what stands below this mark is kept. */
export const keptBelow = '<!-- below: written by hand -->';

/** The page of documentation; run it to have your own. */
export function importPage(
  { size, file, workbookCheckMs }: MeasuredImport,
  facts: { readonly postgres: string; readonly loadAtBegin: number },
): string {
  const total = file.uploadMs + file.checkMs + file.createMs;
  const rate = (ms: number, rows: number) => Math.round(rows / (ms / 1000)).toLocaleString('en-US');
  const row = (name: string, ms: number, rows = size.people) =>
    `| ${name} | ${seconds(ms)} | ${rate(ms, rows)} |`;
  return `# Measurements of imports of users

Written by \`npm run bench -- --user-import\`; run it to have your own. Goal: ${size.people.toLocaleString('en-US')} rows, from the first byte sent to the last
person created, in ${goalMs / 1000} s on two cores.

Machine: ${machineFacts(facts)}.

A file of ${(file.bytes / 1e6).toFixed(1)} MB, sent in parts through HTTP; every person with a password, an own record in the activity logs of partner
and customer, and a state of the row. **${seconds(total)}** in all${total <= goalMs ? '' : ', which misses the goal'}.

|  | time | rows a second |
| --- | --: | --: |
${[
  row('sent', file.uploadMs),
  row('checked', file.checkMs),
  row('created', file.createMs),
  row('temporary passwords fetched', file.passwordsMs),
  row('taken back', file.undoMs),
  row(
    `a workbook of ${size.peopleOfWorkbook.toLocaleString('en-US')} rows, sent and checked`,
    workbookCheckMs,
    size.peopleOfWorkbook,
  ),
].join('\n')}
`;
}
