import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// An address of a Unix socket may have 107 bytes on Linux and 103 on macOS; its file name takes 14.
const longestSocketFolder = 85;

/** Where clients find the server of a cluster; `close` once nobody connects anymore. */
export function socketFolder(clusterDir: string): { folder: string; close(): void } {
  const folder = join(clusterDir, 'run');
  if (Buffer.byteLength(folder) <= longestSocketFolder) return { folder, close() {} };
  // Clients have no such way in: a path too long for them gets a short link.
  const short = mkdtempSync(join(Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp', 'twotier-'));
  symlinkSync(folder, join(short, 'run'));
  return { folder: join(short, 'run'), close: () => rmSync(short, { recursive: true, force: true }) };
}
