import { ensurePortal } from './portal.mjs';
import { command, prepare, runNode } from './runtime.mjs';
import { serverArguments, serverEnvironment } from './server-process.mjs';

await command(async () => {
  const node = await prepare();
  await ensurePortal(node);
  return runNode(node, [...serverArguments, ...process.argv.slice(2)], serverEnvironment);
});
