import type { Left } from './examine.ts';
import type { FailedOver } from './failover.ts';
import type { Upgraded } from './upgrade.ts';

const titles = (kills: number): Readonly<Record<string, string>> => ({
  kills: `Killed ${kills} times, every second time with its database`,
  database: 'Embedded database killed 10 times; the product starts it again',
  slow: 'Database answers nothing for 5 s, 3 times',
  clock: 'Clock jumps by ten minutes, forth and back, twice',
  disk: 'Disk full, then room again',
  failover: 'Primary dies, the standby takes over; then one of two processes dies and comes back',
  upgrade: 'A process of this version migrates beside one of an earlier version, and takes over',
});

/** The page of documentation; run it to have your own. */
export function faultsPage(
  results: readonly (readonly [string, Left | null])[],
  kills: number,
  machine: string,
): string {
  const number = (value: number) => value.toLocaleString('en-US');
  const rows = results.map(([name, left]) => {
    const title = titles(kills)[name] ?? name;
    if (left === null) return `| ${title} | not possible here |||||||`;
    const { acknowledged, retried, lost, doubled, halfDone, notSeen, wrong } = left;
    const cells = [acknowledged, retried, lost, doubled, halfDone, notSeen, wrong.length].map(number);
    return `| ${title} | ${cells.join(' | ')} |`;
  });
  const over = results.find(([name]) => name === 'failover')?.[1] as FailedOver | null | undefined;
  const silence = over
    ? `\nFrom the death of the primary to the next acknowledged write: ${(over.silentMs / 1000).toFixed(1)} s, the promotion included.\n`
    : '';
  const up = results.find(([name]) => name === 'upgrade')?.[1] as Upgraded | null | undefined;
  const upgraded = up
    ? `\nUpgrade from ${up.revision.slice(0, 7)}: ${up.migrations} migrations beside it, the longest time without an acknowledged write meanwhile ${(up.silentMs / 1000).toFixed(1)} s; ${number(up.readings)} of its readings answered afterwards as before. The longest migration on an activity log of ${number(up.records)} records, \`${up.longest.file}\`, keeps writers and readers of its table waiting for ${(up.longest.heldMs / 1000).toFixed(1)} s.\n`
    : '';
  return `# Measurements of faults

Written by \`npm run faults -- --write\`; run it to have your own. Writers make customers, one after another, with a request id that
they repeat when they are told to try again or are cut off; what is made is read back at once, from another process where there are two.
Afterwards it is counted in the database what became of it. A customer is whole with its relationship, its first user and its record.

Machine: ${machine}.

| | Acknowledged | Tried again | Lost | Doubled | Half done | Not seen by its writer | Other answers |
| --- | --: | --: | --: | --: | --: | --: | --: |
${rows.join('\n')}
${silence}${upgraded}`;
}
