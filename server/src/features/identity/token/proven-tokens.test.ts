import { beforeEach, expect, test } from 'vitest';
import type { TokenFacts } from './model.ts';
import { provenOnce } from './proven-tokens.ts';

const issuedAt = 1_800_000_000;
const facts: TokenFacts = {
  tenantId: 't',
  userId: null,
  clientId: 'c',
  audience: 'a',
  issuedAt,
  issuedAtMs: issuedAt * 1000,
  expiresAt: issuedAt + 3600,
  secondFactor: false,
  marks: [],
  claims: {},
};

let seconds: number;
let good: Set<string>;
let proofs: string[];
const verify = provenOnce(
  async (token) => {
    proofs.push(token);
    return good.has(token) ? { ...facts, clientId: token } : null;
  },
  { now: () => new Date(seconds * 1000) },
);

beforeEach(() => {
  seconds = issuedAt + 1;
  proofs = [];
});

test('a token is proven once, and each says its own', async () => {
  good = new Set(['one', 'two']);
  expect((await verify('one'))?.clientId).toBe('one');
  expect((await verify('two'))?.clientId).toBe('two');
  expect((await verify('one'))?.clientId).toBe('one');
  expect(proofs).toEqual(['one', 'two']);
});

test('a token that was refused is never taken for a good one', async () => {
  good = new Set();
  expect(await verify('bad')).toBeNull();
  expect(await verify('bad')).toBeNull();
  expect(proofs).toEqual(['bad', 'bad']);
});

test.each([
  ['once it has run out', 3600],
  ['long after', 999_999],
  ['before it was issued', -1],
])('a known token is proven anew %s', async (_when, after) => {
  good = new Set(['timed']);
  await verify('timed');
  proofs = [];
  good = new Set();
  seconds = issuedAt + after;
  expect(await verify('timed')).toBeNull();
  expect(proofs).toEqual(['timed']);
});
