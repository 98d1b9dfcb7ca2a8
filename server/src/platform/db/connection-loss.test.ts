import { expect, test } from 'vitest';
import { mayBeTriedAgain } from './connection-loss.ts';

test.each([
  ['the server stops', '57P01', true],
  ['two waited for each other', '40P01', true],
  ['a statement waited too long behind others', '57014', true],
  ['the server follows another one', '25006', true],
  ['the connection was cut', 'ECONNRESET', true],
  ['a rule of the database was broken', '23505', false],
  ['a statement is wrong', '42601', false],
])('%s (%s): may be tried again %s', (_, code, expected) => {
  expect(mayBeTriedAgain(Object.assign(new Error('told'), { code }))).toBe(expected);
});
