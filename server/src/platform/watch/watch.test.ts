import { describe, expect, test } from 'vitest';
import { mayReadMetrics } from './reader.ts';
import { correlationOfTrace, readTraceparent, traceOfCorrelation } from './trace-context.ts';
import { openTracing } from './tracing.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const span = '00f067aa0ba902b7';

describe('the W3C header of traces', () => {
  test.each([
    [`00-${trace}-${span}-01`, { traceId: trace, spanId: span, flags: 1 }],
    [`00-${trace.toUpperCase()}-${span}-00`, { traceId: trace, spanId: span, flags: 0 }],
    [`cc-${trace}-${span}-01-and more`, { traceId: trace, spanId: span, flags: 1 }],
    [`ff-${trace}-${span}-01`, null],
    [`00-${'0'.repeat(32)}-${span}-01`, null],
    [`00-${trace}-${'0'.repeat(16)}-01`, null],
    [`00-${trace}-${span}`, null],
    ['', null],
    [undefined, null],
  ])('%s', (header, expected) => expect(readTraceparent(header)).toEqual(expected));

  test('a trace and a correlation id are one number', () => {
    const guid = correlationOfTrace(trace);
    expect(guid).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
    expect(traceOfCorrelation(guid)).toBe(trace);
  });
});

test('traces are off unless a receiver is set', async () => {
  expect(await openTracing({}, '1')).toBeNull();
  expect(
    await openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://x', OTEL_SDK_DISABLED: 'true' }, '1'),
  ).toBeNull();
});

describe('metrics are read', () => {
  const here = { remoteAddress: '127.0.0.1', headers: { host: '127.0.0.1:8080' } };
  test.each([
    ['by programs on this machine', here, null, true],
    ['over the other loopback', { ...here, remoteAddress: '::ffff:127.0.0.1' }, null, true],
    ['not by other machines', { ...here, remoteAddress: '192.0.2.7' }, null, false],
    [
      'not through a proxy here',
      { ...here, headers: { ...here.headers, 'x-forwarded-for': '192.0.2.7' } },
      null,
      false,
    ],
    [
      'not by a page that calls a name of its own',
      { ...here, headers: { host: 'evil.example' } },
      null,
      false,
    ],
    [
      'with the token, from anywhere',
      { remoteAddress: '192.0.2.7', headers: { authorization: 'Bearer t' } },
      't',
      true,
    ],
    ['not without it once it is set', here, 't', false],
    ['not with another', { ...here, headers: { authorization: 'Bearer tt' } }, 't', false],
  ])('%s', (_name, reader, token, expected) => expect(mayReadMetrics(reader, token)).toBe(expected));
});
