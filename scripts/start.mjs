import { ensurePortal } from './portal.mjs';
import { command, prepare, runNode } from './runtime.mjs';

await command(async () => {
  const node = await prepare();
  await ensurePortal(node);
  return runNode(node, ['server/src/main.ts', ...process.argv.slice(2)]);
});
