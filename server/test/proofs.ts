import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofsIn } from '../../scripts/proof-reading.mjs';

export interface ProofOf {
  readonly id: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly title: string;
  readonly skippable: boolean;
}

const root = join(import.meta.dirname, '../..');
const patterns = ['server', 'contract', 'cli', 'bench', 'scripts', 'portal/src'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);

/** What the titles of all tests say that they prove, in the order of files and lines. */
export function allProofs(): ProofOf[] {
  return globSync([...patterns, 'e2e/*.e2e.ts'], { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) =>
      proofsIn(readFileSync(join(root, file), 'utf8')).flatMap(({ ids, title, skippable }) =>
        ids.map((id) => ({ id, file, title, skippable })),
      ),
    );
}
