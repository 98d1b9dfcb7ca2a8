import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../product.ts';
import { machineFacts } from '../report.ts';
import { diskFull } from './disk-full.ts';
import { clockJumps, killAgainAndAgain, killDatabase, slowDatabase } from './embedded.ts';
import type { Left } from './examine.ts';
import { failOver } from './failover.ts';
import { faultsPage } from './page.ts';
import { postgresVersion } from './replicated-cluster.ts';
import { upgrade } from './upgrade.ts';

// node scripts/faults.mjs [name …] [--kills N] [--from REVISION] [--write]: all of them unless some are named.
const args = process.argv.slice(2);
const kills = Number(args[args.indexOf('--kills') + 1] ?? '') || 200;
const from = args.includes('--from') ? args[args.indexOf('--from') + 1] : undefined;
const say = (line: string) => console.log(line);

const runs: Readonly<Record<string, (folder: string) => Promise<Left | null>>> = {
  kills: (folder) => killAgainAndAgain({ folder, writers: 4, kills, say }),
  database: (folder) => killDatabase({ folder, writers: 4, kills: 10, say }),
  slow: (folder) => slowDatabase({ folder, writers: 4, seconds: 5, say }),
  clock: (folder) => clockJumps({ folder, writers: 4, say }),
  disk: (folder) => diskFull({ folder, writers: 4, say }),
  failover: (folder) => failOver({ folder, customers: 100, writers: 6, say }),
  upgrade: (folder) => upgrade({ folder, customers: 30, writers: 4, from, say }),
};

const named = args.filter((one) => one in runs);
const loadAtBegin = loadavg()[0] ?? 0;
const results: [string, Left | null][] = [];
let postgres = '';
for (const name of named.length > 0 ? named : Object.keys(runs)) {
  say(`\n${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'twotier-faults-'));
  try {
    postgres ||= postgresVersion(folder);
    const left = (await runs[name]?.(folder)) ?? null;
    say(JSON.stringify(left));
    results.push([name, left]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
/** What Linux calls a file system that lies in memory. */
const inMemory = statfsSync(tmpdir()).type === 0x0102_1994;
const machine = machineFacts({ postgres, loadAtBegin });
const page = faultsPage(results, kills, inMemory ? `${machine}, folders in memory` : machine);
console.log(page);
if (args.includes('--write')) writeFileSync(join(root, 'docs', 'measurements-of-faults.md'), page);
const bad = results.some(
  ([, left]) => left && (left.lost || left.doubled || left.halfDone || left.notSeen || left.wrong.length),
);
process.exitCode = bad ? 1 : 0;
