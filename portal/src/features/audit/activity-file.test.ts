import { expect, test } from 'vitest';
import { csvOf, rowOf } from './activity-file.ts';
import type { AuditRecord } from './calls.ts';

const words = { headers: [], action: () => 'Order placed', key: () => 'create_order' };

test('the file holds date, customer, action and person, then the further columns of 6.5', () => {
  const record = {
    operationDate: '2026-11-21T10:00:00Z',
    customerName: 'Granite Bakery',
    userPrincipalName: 'ann@alder.example',
    resourceType: 'order',
    operationStatus: 'succeeded',
    resourceNewValue: '{"Id":"1"}',
  } as unknown as AuditRecord;
  expect(rowOf(record, words)).toEqual([
    '2026-11-21T10:00:00Z',
    'Granite Bakery',
    'Order placed',
    'ann@alder.example',
    'create_order',
    'order',
    'succeeded',
    '',
    '{"Id":"1"}',
  ]);
});

test('a name that is a formula stays a name', () => {
  expect(csvOf([['=1+1', 'a "b", c']])).toBe('\uFEFF\'=1+1,"a ""b"", c"\r\n');
});
