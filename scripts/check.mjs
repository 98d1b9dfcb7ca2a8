import { command, prepare, runNode } from './runtime.mjs';

const typescript = 'node_modules/typescript/bin/tsc';

// `npm run check -- --fix` mends what can be mended by program.
const fix = process.argv.includes('--fix') ? ['--write'] : [];

const checks = [
  ['types', [typescript, '-p', '.']],
  ['types of the portal', [typescript, '-p', 'portal']],
  ['types of the browser journeys', [typescript, '-p', 'tsconfig.e2e.json']],
  ['form and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', ...fix, '.']],
  ['imports', ['scripts/check-imports.mjs']],
];

await command(async () => {
  const node = await prepare();
  const failed = [];
  for (const [name, args] of checks) {
    console.log(`Checking ${name}`);
    if ((await runNode(node, args)) !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
