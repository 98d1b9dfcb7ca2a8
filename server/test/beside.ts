import { join } from 'node:path';

/**
 * A file of the published contract and its recordings, where a copy of them lies beside the product, in a folder
 * `shared`. Tests that read one say so and are skipped where there is none.
 */
export function beside(...path: string[]): string {
  return join(import.meta.dirname, '..', '..', '..', 'shared', ...path);
}
