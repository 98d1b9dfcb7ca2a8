import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

/** Passwords known from break-ins elsewhere. */
export interface BreachedPasswords {
  has(password: string): Promise<boolean>;
}

export const noBreachedPasswords: BreachedPasswords = { has: async () => false };

const digestLength = 40;
/** Longer than any line: a digest, a colon, a count. */
const lineMax = 128;

/**
 * Looks passwords up in a file of SHA-1 digests in hexadecimal digits, one to a line and in their order, with or without
 * `:count` behind (ASVS 6.2.12). It may have any size: a look-up reads some forty short pieces of it.
 */
export function breachedPasswordsOf(file: string): BreachedPasswords {
  return {
    async has(password) {
      const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
      const handle = await open(file);
      try {
        return await holds(handle, wanted);
      } finally {
        await handle.close();
      }
    },
  };
}

async function holds(handle: FileHandle, wanted: string): Promise<boolean> {
  let low = 0;
  let high = (await handle.stat()).size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = await lineAfter(handle, middle);
    if (found === null) high = middle;
    else if (found.digest === wanted) return true;
    else if (found.digest > wanted) high = middle;
    else low = found.end;
  }
  return false;
}

/** The first line that begins at this place or after it. */
async function lineAfter(
  handle: FileHandle,
  place: number,
): Promise<{ readonly digest: string; readonly end: number } | null> {
  // One byte earlier: a line that begins just here has its break before it.
  const from = Math.max(0, place - 1);
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(2 * lineMax), 0, 2 * lineMax, from);
  const text = buffer.toString('latin1', 0, bytesRead);
  const begin = place === 0 ? 0 : text.indexOf('\n') + 1;
  if ((place !== 0 && begin === 0) || begin >= text.length) return null;
  const lineEnd = text.indexOf('\n', begin);
  const line = text.slice(begin, lineEnd < 0 ? undefined : lineEnd);
  const digest = line.slice(0, digestLength).toUpperCase();
  return { digest, end: from + (lineEnd < 0 ? text.length : lineEnd + 1) };
}

/** Refuses to start with a file that is not there or is no such list. */
export async function openBreachedPasswords(file: string | null): Promise<BreachedPasswords> {
  if (file === null) return noBreachedPasswords;
  const handle = await open(file);
  try {
    const first = await lineAfter(handle, 0);
    if (!first || !/^[0-9A-F]{40}$/.test(first.digest))
      throw new Error(
        `TWOTIER_BREACHED_PASSWORDS: ${file} is no list of SHA-1 digests, one to a line and sorted`,
      );
  } finally {
    await handle.close();
  }
  return breachedPasswordsOf(file);
}
