import { command, prepare, runNode } from './runtime.mjs';

// `npm run probe|fuzz -- [number] [--seed 1] [--connections 16] [--minutes 240] [--only PATTERN] [--fresh]`: a long run of what the
// tests do in small, against the product in a process of its own. One that was broken off is taken up where it was.
await command(async () =>
  runNode(await prepare(), ['server/test/probes/long-run.ts', ...process.argv.slice(2)]),
);
