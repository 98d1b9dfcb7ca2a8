// The server, restarted at each change, and the portal's own development server in front of it.
import { command, prepare, runNode } from './runtime.mjs';
import { serverArguments, serverEnvironment } from './server-process.mjs';

await command(async () => {
  const node = await prepare();
  const codes = await Promise.all([
    runNode(node, ['--watch', '--watch-preserve-output', ...serverArguments], serverEnvironment),
    runNode(node, ['node_modules/vite/bin/vite.js', 'portal']),
  ]);
  return Math.max(...codes);
});
