import { expect, test } from 'vitest';
import { auditOperationTypes, auditResourceTypes } from '../../../../../contract/audit.ts';
import { policy } from '../../../../../server/src/access/policy.ts';
import { texts } from './texts.ts';

const sources = Object.values(
  import.meta.glob<string>(['../../../../../server/src/features/**/*.ts', '!**/*.test.ts'], {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
).join('\n');
const wordsAfter = (pattern: RegExp) => [
  ...new Set([...sources.matchAll(pattern)].map(([, word]) => word as string)),
];
const known = new Set(Object.keys(texts.en));

test.each([
  ['of the contract', auditOperationTypes.map(({ name }) => name).filter((name) => name !== 'undefined')],
  ['of the product', wordsAfter(/\boperation: '([a-z]+(?:_[a-z]+)*)'/g)],
  ['that can be refused', Object.entries(policy).flatMap(([name, row]) => (row.changes ? [name] : []))],
])('every operation %s has words', (_, operations) => {
  expect(operations.length).toBeGreaterThan(5);
  expect(operations.filter((operation) => !known.has(`op_${operation}`))).toEqual([]);
});

test.each([
  ['of the contract', auditResourceTypes.map(({ name }) => name).filter((name) => name !== 'undefined')],
  ['of the product', wordsAfter(/\bresourceType: '([a-z]+(?:_[a-z]+)*)'/g)],
  [
    'of refused operations',
    Object.entries(policy).flatMap(([name, row]) => (row.changes ? [name.split('.')[0]] : [])),
  ],
])('every type of resource %s has words', (_, types) => {
  expect(types.filter((type) => !known.has(`on_${type}`))).toEqual([]);
});
