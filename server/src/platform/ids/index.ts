import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Where ids come from, so that tests and the demo world can have stable ones. */
export interface Ids {
  guid(): string;
  /** Upper-case letters and digits, as order ids are written. */
  code(length: number): string;
}

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export const randomIds: Ids = {
  guid: () => randomUUID(),
  code: (length) => Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join(''),
};

/** The same name always gives the same GUID: ids of the demo world are stable across starts. */
export function namedGuid(name: string): string {
  const hex = createHash('sha256').update(`twotier demo ${name}`).digest('hex');
  const variant = ((Number.parseInt(hex[16] as string, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
