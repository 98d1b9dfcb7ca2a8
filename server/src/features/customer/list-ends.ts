/** Below and above everything that a list can be sorted by, to start a page from. */
export const topOfText = '\u{10FFFF}';
export const firstId = '00000000-0000-0000-0000-000000000000';
export const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Everything that starts with a text lies between it and this. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}${topOfText}`;
}
