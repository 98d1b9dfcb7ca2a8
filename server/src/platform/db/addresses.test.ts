import { expect, test } from 'vitest';
import { addressesOf, findPrimary } from './addresses.ts';

test.each([
  ['postgres://u:p@db.example:5432/twotier', ['postgres://u:p@db.example:5432/twotier']],
  [
    'postgresql://u:p@one.example:5432,two.example:5433/twotier?sslmode=require',
    [
      'postgresql://u:p@one.example:5432/twotier?sslmode=require',
      'postgresql://u:p@two.example:5433/twotier?sslmode=require',
    ],
  ],
  ['postgres://one,two', ['postgres://one', 'postgres://two']],
  // A comma elsewhere separates nothing.
  ['postgres://u:a,b@one/twotier', ['postgres://u:a,b@one/twotier']],
])('%s names %j', (url, expected) => {
  expect(addressesOf(url).map(({ connectionString }) => connectionString)).toEqual(expected);
});

test('where no server answers, the one that takes writes is not known, and this may be tried again', async () => {
  const addresses = addressesOf('postgres://u@127.0.0.1:1,127.0.0.1:2/twotier');
  await expect(findPrimary(addresses)).rejects.toMatchObject({ name: 'NoPrimary' });
});
