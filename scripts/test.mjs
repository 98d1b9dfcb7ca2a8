import { ensurePortal } from './portal.mjs';
import { command, prepare, runNode } from './runtime.mjs';

await command(async () => {
  const node = await prepare();
  // The browser journeys open the portal as it is served to everybody.
  await ensurePortal(node);
  return runNode(node, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=./scripts/closing-line-reporter.mjs',
    ...process.argv.slice(2),
  ]);
});
