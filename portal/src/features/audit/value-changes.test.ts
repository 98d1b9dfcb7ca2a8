import { expect, test } from 'vitest';
import { valueChanges } from './value-changes.ts';

test('a change is shown member by member, also inside lists and objects', () => {
  const before = '{"Id":"7","Address":{"City":"Bonn"},"Lines":[{"Quantity":1}],"Gone":true}';
  const after = '{"Id":"7","Address":{"City":"Berlin","State":null},"Lines":[{"Quantity":2}]}';
  expect(valueChanges(before, after)).toEqual([
    { field: 'Id', before: '7', after: '7' },
    { field: 'Address.City', before: 'Bonn', after: 'Berlin' },
    { field: 'Address.State', before: undefined, after: '' },
    { field: 'Lines[0].Quantity', before: '1', after: '2' },
    { field: 'Gone', before: 'true', after: undefined },
  ]);
});

test('a creation has no values before, a removal none after', () => {
  expect(valueChanges(undefined, '{"A":1}')).toEqual([{ field: 'A', before: undefined, after: '1' }]);
  expect(valueChanges('{"A":1}', undefined)).toEqual([{ field: 'A', before: '1', after: undefined }]);
  expect(valueChanges(undefined, undefined)).toEqual([]);
});

test('a value that is no JSON is shown as it is', () => {
  expect(valueChanges(undefined, 'plain words')).toEqual([
    { field: '', before: undefined, after: 'plain words' },
  ]);
});
