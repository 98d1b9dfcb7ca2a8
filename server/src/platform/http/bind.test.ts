import fc from 'fast-check';
import Type from 'typebox';
import { describe, expect, test } from 'vitest';
import { bind } from './bind.ts';

const schema = Type.Object({
  companyName: Type.String({ minLength: 1 }),
  quantity: Type.Optional(Type.Integer({ minimum: 1 })),
  autoRenew: Type.Optional(Type.Boolean()),
  billingCycle: Type.Optional(
    Type.Unsafe<string>({ type: 'string', enum: ['unknown', 'monthly', 'annual', 'none', 'one_time'] }),
  ),
  agreedAt: Type.Optional(Type.String({ format: 'date-time' })),
  tenantId: Type.Optional(Type.String({ format: 'uuid' })),
  context: Type.Optional(Type.Record(Type.String(), Type.String())),
  lines: Type.Optional(Type.Array(Type.Object({ id: Type.Integer() }), { maxItems: 3 })),
});

describe('conventions 7.2: names', () => {
  test.each(['companyName', 'CompanyName', 'COMPANYNAME', 'companyname'])('%s binds', (name) => {
    expect(bind(schema, { [name]: 'Contoso' }).value).toMatchObject({ companyName: 'Contoso' });
  });

  test('of two spellings the last that is not null wins', () => {
    expect(bind(schema, { CompanyName: 'A', companyName: 'B' }).value).toMatchObject({ companyName: 'B' });
    expect(bind(schema, { CompanyName: 'A', companyName: null }).value).toMatchObject({ companyName: 'A' });
  });

  test('unknown members, links and attributes of an earlier read do no harm', () => {
    const bound = bind(schema, {
      companyName: 'A',
      links: { self: {} },
      attributes: { etag: 'x' },
      extra: 1,
    });
    expect(bound.problems).toEqual([]);
    expect(bound.value).toEqual({ companyName: 'A' });
  });
});

describe('conventions 7.2: values', () => {
  test.each([
    ['one_time', 'one_time'],
    ['OneTime', 'one_time'],
    ['oneTime', 'one_time'],
    ['onetime', 'one_time'],
    ['one time', 'one_time'],
    [4, 'one_time'],
    ['4', 'one_time'],
    ['Monthly', 'monthly'],
  ])('enumeration %j is %s', (sent, expected) => {
    expect(bind(schema, { companyName: 'A', billingCycle: sent }).value).toMatchObject({
      billingCycle: expected,
    });
  });

  test('null, the unset date of .NET and an empty id count as not supplied', () => {
    const bound = bind(schema, {
      companyName: 'A',
      quantity: null,
      agreedAt: '0001-01-01T00:00:00',
      tenantId: '',
    });
    expect(bound).toEqual({ value: { companyName: 'A' }, problems: [] });
  });

  test('a date without a zone is UTC; seven digits of a second are cut to three', () => {
    expect(bind(schema, { companyName: 'A', agreedAt: '2026-02-03T04:05:06.1234567' }).value).toMatchObject({
      agreedAt: '2026-02-03T04:05:06.123Z',
    });
  });

  test('ids are compared without regard to case', () => {
    expect(
      bind(schema, { companyName: 'A', tenantId: '3C95518E-8C37-41E3-9627-0CA339200F53' }).value,
    ).toMatchObject({ tenantId: '3c95518e-8c37-41e3-9627-0ca339200f53' });
  });

  test('every problem is named by its field at once', () => {
    const bound = bind(schema, {
      quantity: 0,
      autoRenew: 'maybe',
      billingCycle: 'weekly',
      lines: [{ id: 'x' }],
      tenantId: '7',
    });
    expect(bound.problems.map(({ field, problem }) => [field, problem])).toEqual([
      ['companyName', 'missing'],
      ['quantity', 'too-small'],
      ['autoRenew', 'not-boolean'],
      ['billingCycle', 'not-allowed'],
      ['tenantId', 'not-guid'],
      ['lines[0].id', 'not-number'],
    ]);
  });

  test.each(['a\0b', '\ud800', 'a\udc00b'])(
    '%j, which no database text can hold, is refused, not stored',
    (text) => {
      expect(bind(schema, { companyName: text }).problems).toEqual([
        { field: 'companyName', problem: 'wrong-form' },
      ]);
      expect(bind(schema, { companyName: 'A', context: { [text]: 'b' } }).problems).toHaveLength(1);
      expect(bind(Type.Object({ free: Type.Unknown() }), { free: [{ text }] }).problems).toHaveLength(1);
    },
  );
});

test('what only looks like an escape is text like any other', () => {
  const free = ['\\ud800', '\\u0000', '😀'];
  expect(bind(Type.Object({ free: Type.Unknown() }), { free })).toEqual({ value: { free }, problems: [] });
});

test('no input whatever makes binding throw or pollute a prototype', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (input) => {
      bind(schema, input);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }),
  );
  bind(schema, JSON.parse('{"companyName":"A","context":{"__proto__":{"polluted":1},"a":"b"}}'));
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
