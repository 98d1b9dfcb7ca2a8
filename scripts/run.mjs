import { command, prepare, runNode } from './runtime.mjs';

await command(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) throw new Error('Name the TypeScript file to run.');
  return runNode(await prepare(), [file, ...args]);
});
