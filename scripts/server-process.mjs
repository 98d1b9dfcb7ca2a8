// How the server's own process is run. The product keeps little between requests: with a small nursery for
// new objects, and when what is old is collected before it has doubled, it takes half the memory at the same
// speed (docs/decisions/0025). What was compiled is kept for the next start,
// TypeScript without its types too.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const serverArguments = ['--max-semi-space-size=8', '--heap-growing-percent=50', 'server/src/main.ts'];

/** A folder that cannot be written to is no hindrance. */
export const serverEnvironment = {
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.runtime', 'compiled'),
};
