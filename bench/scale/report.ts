import type { Figures, MeasuredOperation, MeasuredScale, ScaleLoad } from './measure.ts';
import type { MeasuredPlatform } from './platform.ts';
import { auditRecordsEach, subscriptionsEach, usersEach, worldSize } from './size.ts';

/** What is promised of a big world. */
export const goals = { growth: 1.3, ofBare: 0.7, ofPlatform: 10, residentMb: 300 };

const mark = { begin: '<!-- scale: written by npm run bench -- --scale -->', end: '<!-- scale: end -->' };

export interface ScaleResults {
  readonly machine: string;
  readonly load: ScaleLoad;
  readonly scales: readonly MeasuredScale[];
  readonly platforms: readonly MeasuredPlatform[];
  /** Minutes, bytes and rows of the worlds, by customers. */
  readonly worlds: readonly {
    readonly customers: number;
    readonly minutes: number;
    readonly bytes: number;
  }[];
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map((_, n) => (n === 0 ? '---' : '--:'))), ...rows.map(row)].join('\n');
const met = (yes: boolean) => (yes ? '' : ' ✗');

function operationRows({ operations }: MeasuredScale, platform: MeasuredPlatform | undefined): string[][] {
  return operations.map(({ name, kind, elsewhere, product, bare, driver, ofBare, statements }) => {
    const there: Figures | undefined = elsewhere && platform?.figures[elsewhere];
    const times = there && product.perSecond / there.perSecond;
    return [
      name,
      String(statements),
      whole(product.perSecond),
      ...[product.p50Ms, product.p95Ms, product.p99Ms].map((ms) => ms.toFixed(1)),
      whole(bare.perSecond),
      `${ofBare.toFixed(2)}${kind === 'read' ? met(ofBare >= goals.ofBare) : ''}`,
      whole(driver.perSecond),
      there ? whole(there.perSecond) : '–',
      times === undefined ? '–' : `${times.toFixed(1)}${met(times >= goals.ofPlatform)}`,
    ];
  });
}

const columns = [
  '',
  'statements',
  'product /s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'bare /s',
  'of bare',
  'driver /s',
  'Directus /s',
  'times Directus',
];

/** How the waits grow from the smallest world to the largest. */
function growthRows(scales: readonly MeasuredScale[]): string[][] {
  const [first, last] = [scales[0], scales.at(-1)];
  if (!first || !last || first === last) return [];
  return last.operations.flatMap((big) => {
    const small = first.operations.find(({ name }) => name === big.name);
    return small ? [growthRow(small, big)] : [];
  });
}

function growthRow(small: MeasuredOperation, big: MeasuredOperation): string[] {
  const [p50, p99] = [big.product.p50Ms / small.product.p50Ms, big.product.p99Ms / small.product.p99Ms];
  const bare = big.bare.p50Ms / small.bare.p50Ms;
  const shown = (growth: number) => `${growth.toFixed(2)}${met(growth <= goals.growth)}`;
  return [
    big.name,
    ...[small, big].map(({ product }) => product.p50Ms.toFixed(1)),
    shown(p50),
    ...[small, big].map(({ product }) => product.p99Ms.toFixed(1)),
    shown(p99),
    bare.toFixed(2),
  ];
}

export function scaleSection({ machine, load, scales, platforms, worlds }: ScaleResults): string {
  const parts = scales.map((scale) => {
    const platform = platforms.find(({ customers }) => customers === scale.customers);
    const { providers, resellersEach } = worldSize(scale.customers);
    const world = worlds.find(({ customers }) => customers === scale.customers);
    const made = world
      ? ` Made in ${world.minutes.toFixed(1)} minutes, ${(world.bytes / 2 ** 30).toFixed(1)} GB on disk.`
      : '';
    const { customers } = scale;
    return `### ${whole(customers)} customers

${providers} providers, ${whole(providers * resellersEach)} resellers, ${whole(customers * subscriptionsEach)} subscriptions, ${whole(customers * usersEach)} users, ${whole(customers * auditRecordsEach)} records of the
activity log; the provider that asks has one customer in ten.${made} The process of the product took
${scale.residentMb === null ? 'an unknown part' : `${Math.round(scale.residentMb)} MB`} of memory at full load${scale.residentMb !== null && scale.residentMb > goals.residentMb ? ' ✗' : ''}.

${table(columns, operationRows(scale, platform))}`;
  });
  const growth = growthRows(scales);
  const names = scales.map(({ customers }) => whole(customers));
  const growthPart =
    growth.length === 0
      ? ''
      : `
### From ${names[0]} to ${names.at(-1)} customers

${table(['', `p50 at ${names[0]}`, `at ${names.at(-1)}`, 'growth', `p99 at ${names[0]}`, `at ${names.at(-1)}`, 'growth', 'p50 growth of bare'], growth)}
`;
  return `${mark.begin}

## Worlds of many sizes

Written by \`npm run bench -- --scale ${scales.map(({ customers }) => customers).join(',')}\`. Goals: p50 and p99 in the largest world within ${goals.growth} times those in the smallest; reads at ${goals.ofBare} of
the bare server or better, at ${goals.ofPlatform} times a general data platform or better; under ${goals.residentMb} MB of memory for the process of the product. What misses its goal
is marked ✗.

Machine: ${machine}. ${load.connections} connections, each with one request at a time; ${load.rounds} rounds of ${whole(load.reads)} reads or ${load.writes} writes after one
that warms up, product, bare server and driver in turns. Tables and indexes were read once before, the smallest first, as far as half of the
memory holds them: nobody begins a day with a cold disk. Figures are the middle ones of the rounds. Load generator, server and
database share the machine.

- *bare*: \`node:http\` and the driver; it repeats the statements that the product issued for one such request, with the ids of another one, as the
  owner and without row security: those together that left the product together, writes one after the other in one transaction. It asks
  nobody who they are, decides nothing, shapes no answer: rows go out as they come.
- *driver*: the same statements without a server, from the process that generates the load.
- *Directus*${platforms[0] ? ` ${platforms[0].version}` : ''}: on the same database server, over copies of the tables of customers and subscriptions with one key each and the same
  indexes; cache, rate and pressure limits off; asked as its administrator, who is exempt from permissions.
- Generated people have no passwords, generated resellers no delegated rights, and generated subscriptions no ledger of credit.
- A provider has 4 resellers in the world of 10,000 and 40 in that of 1,000,000: what lists or counts them has more to say there.

${parts.join('\n\n')}
${growthPart}
${mark.end}
`;
}

/** The page with this section in its place; what else is on it stays. */
export function withSection(page: string, section: string): string {
  const [before = '', rest] = page.split(mark.begin);
  const after = rest?.split(mark.end)[1] ?? '';
  return `${before.trimEnd()}\n\n${section}${after.trim() === '' ? '' : `\n${after.trim()}\n`}`;
}

/** The section as it stands on a page, for those who write the rest of the page anew. */
export function sectionOf(page: string): string | null {
  const from = page.indexOf(mark.begin);
  const to = page.indexOf(mark.end);
  return from < 0 || to < 0 ? null : `${page.slice(from, to + mark.end.length)}\n`;
}
