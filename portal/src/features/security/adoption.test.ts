import { expect, test } from 'vitest';
import { byApplication } from './adoption.ts';

test('days are added up by application, most calls without a second factor first', () => {
  const day = (applicationId: string, compliant: number, total: number) => ({
    applicationId,
    applicationName: applicationId.toUpperCase(),
    mfaCompliantRequestCount: compliant,
    totalRequestCount: total,
  });
  expect(byApplication([day('a', 5, 5), day('b', 1, 4), day('b', 0, 2)])).toEqual([
    { id: 'b', name: 'B', calls: 6, without: 5 },
    { id: 'a', name: 'A', calls: 5, without: 0 },
  ]);
});
