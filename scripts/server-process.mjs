// How the server's own process is run. The product keeps little between requests: with a small nursery for
// new objects, and when what is old is collected once it has grown by a third, it takes half the memory at the same
// speed (docs/decisions/0025). What was compiled is kept for the next start,
// TypeScript without its types too.
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const serverArguments = ['--max-semi-space-size=8', '--heap-growing-percent=30', 'server/src/main.ts'];

/** A folder that cannot be written to is no hindrance. */
export const serverEnvironment = {
  // One hash of a password takes 19 MB, which its thread keeps: no more threads than processors, four at most.
  UV_THREADPOOL_SIZE:
    process.env.UV_THREADPOOL_SIZE ?? String(Math.max(2, Math.min(4, availableParallelism()))),
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.runtime', 'compiled'),
};
