import { describe, expect, test } from 'vitest';
import { countsAsSecondFactor, identityOf, isIssuer, logoutOf, namesWithin, returnPath } from './rules.ts';

describe('what a provider says of a person', () => {
  test.each([
    ['a verified address', { email: 'Ada@Alder.example', email_verified: true }, ['ada@alder.example']],
    ['an address that is not verified', { email: 'ada@alder.example', email_verified: false }, []],
    ['an address of which nothing is said', { email: 'ada@alder.example' }, []],
    ['a word in place of the mark', { email: 'ada@alder.example', email_verified: 'true' }, []],
    ['a principal name', { upn: 'ada@alder.example' }, ['ada@alder.example']],
    ['a name that people give themselves', { preferred_username: 'ada@alder.example', name: 'Ada' }, []],
    [
      'both, the same',
      { upn: 'ada@alder.example', email: 'ada@alder.example', email_verified: true },
      ['ada@alder.example'],
    ],
  ])('%s: %#', (_name, claims, names) => {
    expect(identityOf({ sub: 's', ...claims }).names).toEqual(names);
  });

  test('holds for the domains it was set up for alone', () => {
    const names = ['ada@alder.example', 'bo@birch.example', 'alder.example', 'x@y@alder.example'];
    expect(namesWithin(names, ['alder.example'])).toEqual(['ada@alder.example', 'x@y@alder.example']);
  });
});

describe('a second factor there', () => {
  test.each([
    [['pwd', 'otp'], ['otp'], true],
    [['pwd'], ['otp', 'mfa'], false],
    [['urn:mfa'], ['urn:mfa'], true],
    [['mfa'], [], false],
  ])('%j with %j configured counts: %s', (methods, values, counts) => {
    expect(countsAsSecondFactor(methods, values)).toBe(counts);
  });

  test('may stand in the list of methods or in the class', () => {
    expect(identityOf({ sub: 's', amr: ['pwd', 7, 'otp'], acr: 'high' }).methods).toEqual([
      'pwd',
      'otp',
      'high',
    ]);
  });
});

test.each([
  ['https://login.example', false, true],
  ['https://login.example/tenant/v2.0', false, true],
  ['http://login.example', true, false],
  ['http://127.0.0.1:9000', false, false],
  ['http://127.0.0.1:9000', true, true],
  ['https://login.example/?x=1', false, false],
  ['https://a:b@login.example', false, false],
  ['login.example', false, false],
])('%s with demo %s is an issuer: %s', (text, demo, good) => expect(isIssuer(text, demo)).toBe(good));

test.each([
  ['/customers?search=a', '/customers?search=a'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  [undefined, '/'],
])('sign-in returns from %j to %s', (asked, expected) => expect(returnPath(asked)).toBe(expected));

describe('a logout token', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const claims = { sub: 'a', sid: 's', jti: 'j', iat: 1000, events: event };

  test.each([
    ['both named', {}, { subject: 'a', session: 's', before: null }],
    ['a session alone', { sub: undefined }, { subject: null, session: 's', before: null }],
    [
      'an account: what began by then',
      { sid: undefined },
      { subject: 'a', session: null, before: new Date(1_060_000) },
    ],
    ['nobody named', { sub: undefined, sid: undefined }, null],
    ['an identity token', { nonce: 'n' }, null],
    ['another event', { events: { other: {} } }, null],
    ['no events', { events: undefined }, null],
    ['no id', { jti: undefined }, null],
    ['no time', { iat: undefined }, null],
  ])('%s', (_, change, expected) => {
    expect(logoutOf({ ...claims, ...change })).toEqual(expected);
  });
});
