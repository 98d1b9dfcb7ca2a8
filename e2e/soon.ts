import { expect } from 'vitest';

/** What is read comes to be as expected, in the time that a page is given for anything else. */
export function soon<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 30_000 });
}
