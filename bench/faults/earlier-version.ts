import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../product.ts';

/** The source of an earlier version of the product, ready to run. */
export interface EarlierVersion {
  readonly revision: string;
  readonly source: string;
  /** Migrations that came since. */
  readonly migrations: readonly string[];
  remove(): void;
}

const presetDistance = 50;

/** Taken from the history; null where there is none. Preset: the last tag, or fifty changes ago. */
export function earlierVersion(folder: string, wanted: string | undefined): EarlierVersion | null {
  const revision = (wanted ? named(wanted) : (lastTag() ?? named(`HEAD~${presetDistance}`))) ?? null;
  if (revision === null || !existsSync(join(root, 'node_modules'))) return null;
  const source = join(folder, 'before');
  git('worktree', 'add', '--quiet', '--detach', source, revision);
  symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'), 'junction');
  const added = git('diff', '--name-only', '--diff-filter=A', revision, '--', 'server/migrations');
  return {
    revision,
    source,
    migrations: added.split('\n').filter((path) => path.endsWith('.sql')),
    remove: () => void git('worktree', 'remove', '--force', source),
  };
}

function lastTag(): string | null {
  try {
    return named(git('describe', '--tags', '--abbrev=0', 'HEAD~1'));
  } catch {
    return null;
  }
}

function named(revision: string): string | null {
  try {
    return git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  } catch {
    return null;
  }
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
