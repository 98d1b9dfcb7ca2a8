import { expect, test } from 'vitest';
import { secretState } from './secret-state.ts';

const now = Date.parse('2026-05-01T00:00:00Z');
const secret = (expiresAt: string | null) => ({
  id: 's',
  hint: 'abc',
  createdAt: '2026-01-01T00:00:00Z',
  expiresAt,
  expired: expiresAt !== null && Date.parse(expiresAt) <= now,
});

test.each([
  ['a public application', true, [], 'secrets_public'],
  ['no secret', false, [], 'secrets_none'],
  ['only one that has run out', false, ['2026-04-01T00:00:00Z'], 'secrets_expired'],
  ['one that runs out this month', false, ['2026-05-20T00:00:00Z', '2026-04-01T00:00:00Z'], 'secrets_soon'],
  ['a second one with time left', false, ['2026-05-20T00:00:00Z', '2026-12-01T00:00:00Z'], 'secrets_good'],
  ['one that does not run out', false, [null], 'secrets_good'],
])('%s: %#', (_name, isPublic, expiries, key) => {
  expect(secretState({ isPublic, secrets: expiries.map(secret) }, now).key).toBe(key);
});
