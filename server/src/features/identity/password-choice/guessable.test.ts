import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { generateLongTemporaryPassword } from '../password.ts';
import { isGuessable } from './guessable.ts';
import { commonWords } from './words.ts';

const own = ['twotier', 'ada', 'alder', 'example', 'Alder Networks'];

test.each([
  'password1234',
  'P@ssw0rd1234',
  'passwordpassword',
  'Passw0rd!Passw0rd!',
  'qwertyuiop12',
  'zaq12wsxcde3',
  '1q2w3e4r5t6y',
  '123456789012',
  '111111111111',
  'abcabcabcabc',
  'iloveyou1234',
  'letmeinplease',
  'Contraseña123',
  'contrasena_2026',
  'йцукенгшщзхъ',
  'парольпароль',
  'Welcome2026!!',
  'summer-winter-2025',
  'twotier-admin-2026',
  'Alder.Ada.1234',
])('%s is guessed early', (password) => {
  expect(isGuessable(password, own)).toBe(true);
});

test.each([
  'correct horse battery staple',
  'kurze-nacht-7',
  'maple and slate 41',
  'двенадцать букв',
  'boats on the river',
  'Winter-lantern-88',
  'Maple-Street-42',
])('%s is not', (password) => {
  expect(isGuessable(password, own)).toBe(false);
});

test('what people append, double and disguise is refused, for every common word: more than three thousand', () => {
  const long = (text: string) => [...text].length >= 12;
  const tried = commonWords.flatMap((word) => {
    const first = word.charAt(0).toUpperCase() + word.slice(1);
    const ends = ['123456789', '1234567890', '2026!', '12345', '123', '1990', 'qwerty', '!!!'];
    return [
      ...ends.map((end) => first + end),
      ...ends.map((end) => word + word + end),
      word + word + word,
      `${word.replaceAll('o', '0').replaceAll('a', '@').replaceAll('e', '3')}${word}1234`,
    ].filter(long);
  });
  const missed = tried.filter((password) => !isGuessable(password, []));
  expect(missed).toEqual([]);
  expect(new Set(tried).size).toBeGreaterThan(3000);
});

test('what chance makes is never refused, and the longest password takes no time', () => {
  for (let count = 0; count < 300; count += 1) {
    expect(isGuessable(randomBytes(12).toString('base64url'), own)).toBe(false);
    expect(isGuessable(generateLongTemporaryPassword(), own)).toBe(false);
  }
  expect(isGuessable('ab1!'.repeat(64), own)).toBe(true);
});
