import type { Depth, DepthSize } from './depth.ts';
import { machineFacts } from './report.ts';

/** What the product promises of long lists: a search costs so many reads by primary key at most. */
const goals = { searchRatio: 5, explainMs: 50 };

/** The page of documentation; run it to have your own. */
export function depthPage(
  depths: readonly Depth[],
  size: DepthSize,
  facts: { readonly postgres: string; readonly loadAtBegin: number },
): string {
  const rows = depths.map(
    ({ name, p50Ms, p95Ms, p99Ms, ratio }) =>
      `| ${name} | ${p50Ms.toFixed(2)} | ${p95Ms.toFixed(2)} | ${p99Ms.toFixed(2)} | ${ratio.toFixed(2)} |`,
  );
  return `# Measurements of long lists

Written by \`npm run bench -- --lists\`; run it to have your own. Goals: p95 of a search within ${goals.searchRatio} reads by primary key, deep
pages at the cost of first ones, an explanation of access under ${goals.explainMs} ms at p95.

Machine: ${machineFacts(facts)}.

${size.customers.toLocaleString('en-US')} customers of one provider, one in ten with a reseller; ${size.rounds} rounds of ${size.requests} requests of each kind in turns, one at a time,
through the whole product. Figures are the middle ones of the rounds; the ratio is p95 over that of the first row in the same
round. Deep pages lie up to ${(200_000).toLocaleString('en-US')} rows into the list.

|  | p50 ms | p95 ms | p99 ms | p95 over primary key |
| --- | --: | --: | --: | --: |
${rows.join('\n')}
`;
}
