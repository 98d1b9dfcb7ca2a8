import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Thrown when another process already keeps its data in the same directory. */
export class DataDirectoryInUse extends Error {
  constructor(dataDir: string, holder: string | undefined) {
    const who = holder === undefined ? 'Another Twotier' : `Another Twotier (process ${holder})`;
    super(
      `${who} is already running on ${dataDir}. Stop it first, or set TWOTIER_DATA_DIR to another directory.`,
    );
    this.name = 'DataDirectoryInUse';
  }
}

export interface DataDirectoryLock {
  release(): void;
}

/**
 * Takes the data directory for this process alone, until `release` or its death.
 *
 * A file with a process number in it cannot tell a live holder from a number used again, nor
 * take over from a dead one without a race. The operating system's own file lock can, as it
 * goes when its process goes; SQLite is the way to it that Node carries on every platform.
 */
export function lockDataDirectory(dataDir: string): DataDirectoryLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'twotier.lock');
  const pidFile = join(dataDir, 'twotier.pid');
  const handle = new DatabaseSync(file, { timeout: 0 });
  try {
    handle.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    if (isBusy(error)) throw new DataDirectoryInUse(dataDir, readHolder(pidFile));
    throw error;
  }
  chmodSync(file, 0o600);
  // Only for the reader of the refusal: the lock itself never depends on it.
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  return {
    release() {
      if (!handle.isOpen) return;
      rmSync(pidFile, { force: true });
      handle.close();
    },
  };
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function readHolder(pidFile: string): string | undefined {
  try {
    return readFileSync(pidFile, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
