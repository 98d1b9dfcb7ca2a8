import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type { ClientConfig } from 'pg';
import { takeBaseBackup } from './base-backup.ts';
import { endOfArchive, tarEntry } from './tar.ts';

/** What a backup says of itself; no secret. */
export interface BackupFacts {
  readonly format: 1;
  readonly begunAt: string;
  readonly postgres: string;
  /** Keys that seal secrets in it: without them those secrets cannot be read again. */
  readonly sealingKeys: readonly string[];
}

export const factsName = 'twotier-backup.json';
export const manifestName = 'backup_manifest';

/** Copies a running database into one file (a tar, compressed with zstd), which is there whole or not at all. */
export async function writeBackup(
  server: ClientConfig,
  file: string,
  sealingKeys: readonly string[],
  progress: (bytesDone: number, bytesTotal: number) => void,
): Promise<BackupFacts> {
  const unfinished = `${file}.unfinished`;
  const begunAt = new Date().toISOString();
  const output = createWriteStream(unfinished, { mode: 0o600, flush: true });
  try {
    const packing = createZstdCompress({
      params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
    });
    const archive = withoutEnd();
    archive.pipe(packing, { end: false }).pipe(output);
    archive.on('error', () => {});
    for (const stage of [packing, output]) stage.once('error', (error: Error) => archive.destroy(error));
    const { manifest, serverVersion } = await takeBaseBackup(server, archive, progress);
    const facts: BackupFacts = { format: 1, begunAt, postgres: serverVersion, sealingKeys };
    archive.end();
    await once(archive, 'end');
    packing.write(tarEntry(manifestName, manifest));
    packing.write(tarEntry(factsName, Buffer.from(JSON.stringify(facts, null, 2))));
    packing.end(endOfArchive);
    await finished(output);
    await rename(unfinished, file);
    await settleFolder(dirname(file));
    return facts;
  } catch (error) {
    output.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The server closes its archive; ours goes on with entries of its own. */
function withoutEnd(): Transform {
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = Buffer.concat([held, chunk]);
      const cut = Math.max(0, all.length - endOfArchive.length);
      held = all.subarray(cut);
      done(null, all.subarray(0, cut));
    },
    flush(done) {
      done(null, held.equals(endOfArchive) ? undefined : held);
    },
  });
}

/** A new name in a folder is safe once the folder is. */
export async function settleFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
