import { isIP } from 'node:net';
import { describe, expect, test } from 'vitest';
import { contractEventNames, eventNames, ownEventNames } from '../../../../contract/webhook.ts';
import { Refusal } from '../../errors/refusal.ts';
import { mayCall } from '../../platform/outbound/index.ts';
import { eventOfOperation } from '../audit/index.ts';
import { resourceOf } from './resource.ts';
import { chosenEvents, isCommittedIn, isTaken, nextAttempt, refusalOfAddress } from './rules.ts';
import { secretSignature } from './signing.ts';

const literal = (host: string) => {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) === 0) return 'name';
  return mayCall(bare, 'world') ? 'reachable' : 'internal';
};

describe('an address', () => {
  test.each([
    ['https://hooks.example/events', null],
    ['https://hooks.example:8443/a?b=c', null],
    ['https://8.8.8.8/', null],
    ['http://hooks.example/', 'webhook-address-invalid'],
    ['ftp://hooks.example/', 'webhook-address-invalid'],
    ['javascript:alert(1)', 'webhook-address-invalid'],
    ['https://me:secret@hooks.example/', 'webhook-address-invalid'],
    ['https://hooks.example/#part', 'webhook-address-invalid'],
    ['hooks.example', 'webhook-address-invalid'],
    ['https://localhost/', 'webhook-address-internal'],
    ['https://printer.local/', 'webhook-address-internal'],
    ['https://metadata.google.internal/', 'webhook-address-internal'],
    ['https://127.0.0.1/', 'webhook-address-internal'],
    ['https://2130706433/', 'webhook-address-internal'],
    ['https://0x7f.1/', 'webhook-address-internal'],
    ['https://[::1]/', 'webhook-address-internal'],
    ['https://[::ffff:10.0.0.1]/', 'webhook-address-internal'],
    ['https://169.254.169.254/latest', 'webhook-address-internal'],
  ])('%s: %s', (address, reason) => {
    expect(refusalOfAddress(address, false, literal)?.reason ?? null).toBe(reason);
  });

  test('on this machine is good without encryption, where that is allowed', () => {
    const reach = (host: string) => (mayCall(host, 'world-and-loopback') ? 'reachable' : 'internal');
    expect(refusalOfAddress('http://127.0.0.1:4451/', true, reach)).toBeNull();
    expect(refusalOfAddress('http://localhost:4451/', true, reach)).toBeNull();
    expect(refusalOfAddress('http://10.0.0.1/', true, reach)?.reason).toBe('webhook-address-internal');
  });
});

describe('events', () => {
  test('those of the table are those that can be asked for, but the test event, which nothing brings about', () => {
    const brought = new Set<string>(Object.values(eventOfOperation));
    expect([...brought].filter((name) => !(eventNames as readonly string[]).includes(name))).toEqual([]);
    expect(eventNames.filter((name) => !brought.has(name))).toEqual(['test-created']);
    expect(contractEventNames).toHaveLength(25);
    expect(ownEventNames.every((name) => !(contractEventNames as readonly string[]).includes(name))).toBe(
      true,
    );
  });

  test('each says what it is about and where that is read', () => {
    for (const eventName of new Set(Object.values(eventOfOperation))) {
      const value = { id: 'thing', subscriptionId: 's', relationshipId: 'r' };
      const { name, path } = resourceOf({ eventName, customerId: 'c', newValue: value, oldValue: null });
      expect(name).toBeTruthy();
      expect(path).toMatch(/^\/(webhooks\/)?v1\//);
      expect(path).not.toMatch(/undefined|null/);
    }
  });

  test('are asked for in any case, once each; an unknown one is named', () => {
    expect(chosenEvents(['Invoice-Ready', 'test-created', 'invoice-ready'], contractEventNames)).toEqual([
      'test-created',
      'invoice-ready',
    ]);
    const refusal = chosenEvents(['invoice-ready', 'invoice-paid'], contractEventNames);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).parameters).toEqual({ names: 'invoice-paid' });
  });
});

test('ten attempts, with pauses that grow, then no more', () => {
  const start = new Date('2026-01-01T00:00:00Z');
  const pauses = Array.from({ length: 10 }, (_, index) => nextAttempt(index + 1, start));
  expect(pauses.at(-1)).toBeNull();
  const seconds = pauses.slice(0, -1).map((date) => ((date as Date).getTime() - start.getTime()) / 1000);
  expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  expect(seconds).toHaveLength(9);
});

test.each([
  [200, true],
  [204, true],
  [299, true],
  [301, false],
  [400, false],
  [500, false],
  [null, false],
])('an answer %s counts as taken: %s', (status, taken) => {
  expect(isTaken(status)).toBe(taken);
});

test('each secret signs time and body, so that neither can be changed', () => {
  const at = new Date('2026-01-01T00:00:00Z');
  const secrets = [Buffer.from('new'), Buffer.from('old')];
  const [time, first, second] = secretSignature('{}', secrets, at).split(',');
  expect(time).toBe('t=1767225600');
  expect(first).toMatch(/^v1=[0-9a-f]{64}$/);
  expect(second).not.toBe(first);
  expect(secretSignature('{}', secrets, at)).toBe([time, first, second].join(','));
  expect(secretSignature('{ }', secrets, at)).not.toContain(first as string);
  expect(secretSignature('{}', secrets, new Date(at.getTime() + 1000))).not.toContain(first as string);
});

test.each([
  ['700:700:', '699', true],
  ['700:700:', '700', false],
  ['700:705:700,703', '699', true],
  ['700:705:700,703', '700', false],
  ['700:705:700,703', '702', true],
  ['700:705:700,703', '703', false],
  ['700:705:700,703', '705', false],
  ['9223372036854775900:9223372036854775902:9223372036854775900', '9223372036854775901', true],
])('in the snapshot %s the transaction %s had ended: %s', (snapshot, xid, ended) => {
  expect(isCommittedIn(snapshot, xid)).toBe(ended);
});
