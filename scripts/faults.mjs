import { command, prepare, runNode } from './runtime.mjs';

await command(async () => runNode(await prepare(), ['bench/faults/main.ts', ...process.argv.slice(2)]));
