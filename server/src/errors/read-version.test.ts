import { expect, test } from 'vitest';
import { readVersion, staleness } from './read-version.ts';

test.each([
  [undefined, undefined, null],
  ['', '', null],
  ['*', 'a', null],
  ['"a"', 'b', { version: 'a', saidIn: 'precondition' }],
  ['W/"a"', undefined, { version: 'a', saidIn: 'precondition' }],
  [['"a"', '"b"'], undefined, { version: 'a', saidIn: 'precondition' }],
  [undefined, '"b"', { version: 'b', saidIn: 'body' }],
  [undefined, '\\"b\\"', { version: 'b', saidIn: 'body' }],
  [undefined, ' b ', { version: 'b', saidIn: 'body' }],
])('If-Match %j and the etag %j in the body read the version %j', (header, etag, read) => {
  expect(readVersion(header, etag)).toEqual(read);
});

test('a change made on another version is refused by the place it was said in (D56)', () => {
  expect(staleness(null, '"a"')).toBeNull();
  expect(staleness({ version: 'a', saidIn: 'precondition' }, '"a"')).toBeNull();
  expect(staleness({ version: '2', saidIn: 'body' }, 2)).toBeNull();
  expect(staleness({ version: 'b', saidIn: 'body' }, '"a"')).toBe('changed-meanwhile');
  expect(staleness({ version: 'b', saidIn: 'precondition' }, '"a"')).toBe('changed-meanwhile-precondition');
});
