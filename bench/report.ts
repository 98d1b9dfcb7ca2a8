import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { Comparison, Figures } from './compare.ts';
import type { BenchSize } from './size.ts';

export interface Start {
  readonly readyMs: number;
  /** Of product and database together, nothing being asked of them; null where it cannot be told. */
  readonly memoryMb: number | null;
}

/** Everything that one run has measured. */
export interface Measured {
  readonly size: BenchSize;
  readonly postgres: string;
  readonly loadAtBegin: number;
  readonly first: Start;
  readonly second: Start;
  readonly memoryAfterMb: number | null;
  readonly comparisons: readonly Comparison[];
}

/** What the product promises of itself; by ratio only where overhead is most of the work. */
export const goals = { readRatio: 0.5, readySeconds: 10, restMb: 400 };

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const megabytes = (mb: number | null) => (mb === null ? 'not known here' : `${Math.round(mb)} MB`);
const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const figures = ({ perSecond, p50Ms, p95Ms, p99Ms }: Figures) => [
  whole(perSecond),
  ...[p50Ms, p95Ms, p99Ms].map((ms) => ms.toFixed(1)),
];

const columns = [
  '',
  'product /s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'bare /s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'ratio',
  'lowest and highest',
];

function rowOf({ name, product, bare, ratio, ratios }: Comparison): string[] {
  const range = `${Math.min(...ratios).toFixed(2)} – ${Math.max(...ratios).toFixed(2)}`;
  return [name, ...figures(product), ...figures(bare), ratio.toFixed(2), range];
}

function startRows({ first, second, memoryAfterMb, size }: Measured): string[][] {
  return [
    ['First start, demo world made', seconds(first.readyMs), megabytes(first.memoryMb)],
    [`Second start, ${whole(size.customers)} customers`, seconds(second.readyMs), megabytes(second.memoryMb)],
    ['After all requests below', '', megabytes(memoryAfterMb)],
  ];
}

export function machineFacts({ postgres, loadAtBegin }: Pick<Measured, 'postgres' | 'loadAtBegin'>): string {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB of memory`;
  const load = `load average ${loadAtBegin.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`;
  const model = cpus()[0]?.model.trim();
  const cores = `${availableParallelism()} cores${model && model !== 'unknown' ? ` (${model})` : ''}`;
  return `${process.platform} ${process.arch}, ${cores}, ${memory}, Node ${process.versions.node}, PostgreSQL ${postgres}, ${load}`;
}

export function printed(measured: Measured): string {
  return [
    machineFacts(measured),
    '',
    aligned([['', 'ready after', 'memory at rest'], ...startRows(measured)]),
    '',
    aligned([columns, ...measured.comparisons.map(rowOf)]),
    '',
    ...caveats.map((line) => `- ${line}`),
  ].join('\n');
}

/** The page of the documentation. */
export function page(measured: Measured): string {
  const { size } = measured;
  const { readRatio, readySeconds, restMb } = goals;
  return `# Measurements

Written by \`npm run bench\`; run it to have your own. Single figures depend on the machine and on what else it does; the
ratios within one run say more. Goals: reads at ${readRatio} of the bare server or better, ready within ${readySeconds} seconds,
under ${restMb} MB at rest.

Machine: ${machineFacts(measured)}.

## Start and memory

From the start of the process until \`/health/ready\` answers 200, packages installed and portal built beforehand. Memory is
the proportional set size of the server and of all processes of its database, ${size.restMs / 1000} seconds after being ready
and ${(3 * size.restMs) / 1000} seconds after the last request.

${markdown([['', 'Ready after', 'Memory'], ...startRows(measured)])}

## Requests

${whole(size.customers)} customers of one provider, one in ten with a reseller. ${size.connections} connections, each with one request at a time;
${size.rounds} rounds of ${whole(size.reads)} reads or ${whole(size.writes)} writes, product and bare server in turns. Figures are the middle ones of
the rounds; the ratio is the product's requests per second over the bare server's in the same round. Load generator,
server and database share the machine.

${markdown([columns, ...measured.comparisons.map(rowOf)])}

Lists are read at random depth by tokens that a walk of the whole list gave, customers are read at random; each checkout is
of another customer's cart, filled beforehand.

## The bare server

${caveats.map((line) => `- ${line}`).join('\n')}
`;
}

const caveats = [
  '`bench/bare.ts`: `node:http`, `JSON.parse` and `JSON.stringify`, the same driver, pool and named statements, planned once, and the same database.',
  'It does not: ask who calls, decide what they may do, look at input, keep to a row security scope (it works as the owner), shape the answer as the contract wants, set the contract’s headers.',
  'Lists and reads run the product’s own statements, taken by name; the three of a customer read leave together.',
  'Writes repeat the statements that the product issued for one such request, with new ids and names, one after the other in one transaction. The create computes one Argon2id hash as the product does: that is work, not overhead, and most of the time of a create.',
];

function markdown([head = [], ...rows]: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, n) => (n === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function aligned(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  const cell = (text: string, n: number) =>
    n === 0 ? text.padEnd(widths[n] ?? 0) : text.padStart(widths[n] ?? 0);
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
}
