import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardedFetch, mayCall } from './index.ts';

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.0.1',
  '192.168.1.1',
  '100.100.100.200',
  '0.0.0.0',
  '::1',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::a00:1',
  '[::1]',
  'nonsense',
])('%s is inside and never called', (address) => {
  expect(mayCall(address, 'world')).toBe(false);
});

test.each(['1.1.1.1', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  '%s is out in the world',
  (address) => {
    expect(mayCall(address, 'world')).toBe(true);
  },
);

test('in demo mode this machine may be called, its network may not', () => {
  expect(mayCall('127.0.0.1', 'world-and-loopback')).toBe(true);
  expect(mayCall('::1', 'world-and-loopback')).toBe(true);
  expect(mayCall('10.0.0.1', 'world-and-loopback')).toBe(false);
});

describe('a call', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/redirect') return response.writeHead(302, { location: '/' }).end();
      if (request.url === '/large') return response.end(Buffer.alloc(2_000_000));
      request.resume();
      return response.setHeader('x-method', request.method ?? '').end('hello');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const local = guardedFetch('world-and-loopback');
  test('brings the answer back, redirects as they are', async () => {
    const answer = await local(url, { method: 'POST', body: 'x' });
    expect([await answer.text(), answer.headers.get('x-method')]).toEqual(['hello', 'POST']);
    expect((await local(`${url}/redirect`)).status).toBe(302);
  });

  test('is refused to the inside, by number and by name, and without encryption to the world', async () => {
    const world = guardedFetch('world');
    for (const address of [
      url,
      url.replace('127.0.0.1', 'localhost'),
      'https://127.0.0.1/',
      'https://localhost/',
    ])
      await expect(world(address)).rejects.toThrow('may not be called');
    for (const address of ['http://10.0.0.1/', 'http://1.1.1.1/', 'ftp://127.0.0.1/', 'file:///etc/passwd'])
      await expect(local(address), address).rejects.toThrow('may not be called');
  });

  test('does not read without end', async () => {
    await expect(local(`${url}/large`)).rejects.toThrow('larger');
  });
});
