import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzzRoutes } from './fuzz.ts';
import { probeIsolation } from './isolation.ts';
import { startRemote } from './remote-product.ts';

/** What is kept of a run, so that it can be taken up again. */
interface Progress {
  readonly done: number;
  readonly seconds: number;
  readonly findings: readonly string[];
  readonly statuses: Readonly<Record<string, number>>;
  readonly probes: number;
  readonly lists: number;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    connections: { type: 'string', default: '16' },
    minutes: { type: 'string', default: '240' },
    callers: { type: 'string' },
    only: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
});
const [what = 'isolation', number = what === 'fuzz' ? '1000000' : '100000'] = positionals;
const seed = Number(values.seed);
const hands = Number(values.connections);
const to = Number(number);
const folder = resolve(root, '.tmp', 'probes');
const file = join(folder, `${what}-${seed}.json`);
const dataDir = join(folder, `${what}-${seed}-data`);
mkdirSync(folder, { recursive: true });
if (values.fresh) rmSync(file, { force: true });
const none: Progress = { done: 0, seconds: 0, findings: [], statuses: {}, probes: 0, lists: 0 };
const before: Progress = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Progress) : none;
if (before.done > 0)
  process.stdout.write(`taking up the run of seed ${seed} at ${before.done}; --fresh begins anew\n`);

// A world of its own each time: what an earlier part of the run left is nothing to go by.
rmSync(dataDir, { recursive: true, force: true });
const remote = await startRemote(dataDir, hands);
const { product } = remote;
// Until people are signed in nothing is counted.
let began = performance.now();
let begun = false;
const until = Date.now() + Number(values.minutes) * 60_000;
let stopped = false;
process.once('SIGINT', () => {
  stopped = true;
});
const memory = { first: 0, most: 0, last: 0, heapFirst: 0, heapLast: 0 };
let done = before.done;
let found: ReadonlySet<string> = new Set();
let statuses: Readonly<Record<string, number>> = {};
const seconds = () => (performance.now() - began) / 1000;

function keep(probes = 0, lists = 0): Progress {
  const progress = {
    done,
    seconds: Math.round(before.seconds + seconds()),
    findings: [...new Set([...before.findings, ...found])],
    statuses: together(before.statuses, statuses),
    probes: before.probes + probes,
    lists: before.lists + lists,
  };
  writeFileSync(`${file}.new`, JSON.stringify(progress));
  renameSync(`${file}.new`, file);
  return progress;
}

function together(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) {
  const sum = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

const lines = process.stdout.isTTY ? 1 : 10;
let ticks = 0;
const bar = setInterval(() => {
  const { rss, heap } = product.memory();
  // What is loaded at first is no growth.
  if (memory.first === 0 && seconds() > 20) Object.assign(memory, { first: rss, heapFirst: heap });
  Object.assign(memory, { most: Math.max(memory.most, rss), last: rss, heapLast: heap });
  if (++ticks % lines > 0) return;
  const speed = (done - before.done) / seconds();
  const left = Math.round((to - done) / Math.max(speed, 0.1));
  const filled = Math.floor((done / to) * 24);
  const line = `[${'#'.repeat(filled)}${'.'.repeat(24 - filled)}] ${done}/${to}  ${Math.round(speed)}/s  ${Math.floor(left / 60)} min ${left % 60} s left  ${Math.round(rss / 1_048_576)} MB  ${found.size} findings`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}\x1b[K` : `${line}\n`);
  keep();
}, 1000);

const limits = {
  seed,
  from: before.done,
  to,
  callers: values.callers ? Number(values.callers) : Number.POSITIVE_INFINITY,
  hands,
  ...(values.only ? { only: new RegExp(values.only, 'i') } : {}),
  goOn: () => !stopped && Date.now() < until && remote.ended() === null,
  made: (count: number, findings: ReadonlySet<string>, answered: Readonly<Record<string, number>> = {}) => {
    // Hands are not quite in step: those still at work behind it are made again after a break, which does no harm.
    if (!begun) began = performance.now();
    begun = true;
    done = Math.max(done, count);
    found = findings;
    statuses = answered;
  },
};
const result = what === 'fuzz' ? await fuzzRoutes(product, limits) : await probeIsolation(product, limits);
clearInterval(bar);
const end = remote.ended();
if (end) found = new Set([...found, end]);
const part = 'probes' in result ? result : { probes: 0, lists: 0 };
const progress = keep(part.probes, part.lists);
await remote.stop();
rmSync(dataDir, { recursive: true, force: true });
const mb = (bytes: number) => Math.round(bytes / 1_048_576);
const { findings, ...figures } = result;
process.stdout.write(
  `\n${JSON.stringify(
    {
      what,
      seed,
      connections: hands,
      ...figures,
      done: progress.done,
      ...(what === 'fuzz'
        ? { statuses: progress.statuses }
        : { probes: progress.probes, lists: progress.lists }),
      seconds: progress.seconds,
      perSecond: Math.round(((done - before.done) / seconds()) * 10) / 10,
      memoryMb: { after20s: mb(memory.first), most: mb(memory.most), last: mb(memory.last) },
      heapMb: { after20s: mb(memory.heapFirst), last: mb(memory.heapLast) },
      findings: progress.findings.length,
    },
    null,
    1,
  )}\n`,
);
for (const finding of progress.findings.slice(0, 50)) process.stdout.write(`- ${finding}\n`);
if (progress.done >= to && progress.findings.length === 0) rmSync(file, { force: true });
else process.stdout.write(`kept in ${join(dirname(file), `${what}-${seed}.json`)}\n`);
process.exit(progress.findings.length > 0 ? 1 : 0);
