import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seekCollection, writtenSeekCollection } from './wire.ts';
import { rowWriter } from './written-json.ts';

const shape = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  id,
  profile: { tenantId: id, name, links: { self: { uri: `/customers/${id}/profile`, headers: [] } } },
  note: 'fixed "text"',
});
const write = rowWriter(['id', 'name'], shape);
const anyText = fc.string({ unit: 'binary' });

test('a row is written as JSON.stringify writes it, whatever its members hold', () => {
  fc.assert(
    fc.property(fc.record({ id: anyText, name: anyText }), (row) => {
      expect(write(row)).toBe(JSON.stringify(shape(row)));
    }),
  );
});

test.each(['"}', '\\', '{{id}}', '$&', '\u0000', '\ud800', '\u2028'])(
  '%j in a member stays a text',
  (name) => {
    expect(JSON.parse(write({ id: 'a', name })).profile.name).toBe(name);
  },
);

test.each([
  ['with a page after it', 'next'],
  ['that is the last', null],
])('a written page %s is the page that is not', (_which, next) => {
  const rows = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ];
  const page = { path: '/customers', query: 'size=2', next };
  expect(writtenSeekCollection(rows.map(write), page).text).toBe(
    JSON.stringify(seekCollection(rows.map(shape), page)),
  );
});
