import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

export const keyBytes = 32;

/** `keys/sealing.json` of the data directory; the first key seals. */
export interface KeyFile {
  readonly path: string;
  /** Made with one key where there is none yet. */
  read(): readonly SealingKey[];
  /** Whole or not at all, also when the power fails. */
  write(keys: readonly SealingKey[]): void;
  /** Changes when the file does. */
  version(): string;
}

export function keyFile(dataDir: string): KeyFile {
  const folder = join(dataDir, 'keys');
  const path = join(folder, 'sealing.json');
  const parsed = () => {
    const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys: { id: string; key: string }[] };
    return keys.map(({ id, key }) => checkedKey(id, key, path));
  };
  return {
    path,
    read() {
      if (existsSync(path)) return parsed();
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      try {
        writeFileSync(path, textOf([newKey()]), { mode: 0o600, flag: 'wx' });
      } catch (error) {
        // Another process was faster: its key is the one.
        if ((error as { code?: string }).code !== 'EEXIST') throw error;
      }
      return parsed();
    },
    write(keys) {
      const unfinished = `${path}.new`;
      const file = openSync(unfinished, 'w', 0o600);
      try {
        writeFileSync(file, textOf(keys));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(unfinished, path);
    },
    version() {
      const { ino, mtimeMs, size } = statSync(path);
      return `${ino} ${mtimeMs} ${size}`;
    },
  };
}

export function newKey(): SealingKey {
  return { id: randomUUID(), key: randomBytes(keyBytes) };
}

function textOf(keys: readonly SealingKey[]): string {
  return JSON.stringify({ keys: keys.map(({ id, key }) => ({ id, key: key.toString('base64url') })) });
}

/** `id:key` of the environment, the one that seals first. */
export function readKeys(text: string): readonly SealingKey[] {
  return text
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [id = '', key = ''] = entry.split(':');
      return checkedKey(id, key, 'TWOTIER_SEALING_KEYS');
    });
}

function checkedKey(id: string, text: string, where: string): SealingKey {
  const key = Buffer.from(text, 'base64url');
  if (!id || key.length !== keyBytes)
    throw new Error(`${where} must hold keys of 32 bytes in base64url, each with an id before it`);
  return { id, key };
}

/** Ids alone, and no file is made: for whoever asks which keys something needs. */
export function sealingKeyIds(dataDir: string, fromEnvironment: string | null): readonly string[] {
  if (fromEnvironment !== null) return readKeys(fromEnvironment).map(({ id }) => id);
  const file = keyFile(dataDir);
  return existsSync(file.path) ? file.read().map(({ id }) => id) : [];
}
