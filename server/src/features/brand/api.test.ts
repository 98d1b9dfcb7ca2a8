import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let operator: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app?.close());

const root = '/twotier/v1/brand';
const asNobody = async (path = root) => app.fastify.inject({ method: 'GET', url: path });
const brand = (more: object = {}) => ({ name: 'Contour Partner Center', ...more });

/** The smallest picture that says how large it is. */
function png(width: number, height: number): string {
  const chunk = (kind: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(10))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]).toString('base64');
}

describe('the brand', () => {
  test('is the product’s own until the operator changes it, and everybody sees it then', async () => {
    expect((await asNobody()).json()).toEqual({ name: 'Twotier', version: '0', logos: [] });
    const wanted = brand({
      accent: '#0F548C',
      supportEmail: 'help@contour.example',
      termsUrl: 'https://c.example/t',
    });
    const { status, body } = await operator('PUT', root, wanted);
    expect([status, body.version, body.accent]).toEqual([200, '1', '#0f548c']);
    const seen = (await asNobody()).json();
    expect(seen).toMatchObject({ name: 'Contour Partner Center', supportEmail: 'help@contour.example' });
    expect(seen.ramp).toHaveLength(16);
    expect(seen.ramp.find(({ step }: { step: number }) => step === 80).color).toBe('#0f548c');
  });

  test('is not changed on a version that is no longer the present one', async () => {
    const { version } = (await asNobody()).json();
    expect((await operator('PUT', root, brand({ version }))).status).toBe(200);
    const stale = await operator('PUT', root, brand({ version }));
    expect([stale.status, stale.body.errorName]).toEqual([400, 'changed-meanwhile']);
    const header = await operator('PUT', root, brand(), { 'If-Match': version });
    expect([header.status, header.body.errorName]).toEqual([412, 'changed-meanwhile-precondition']);
  });

  test('refuses a color that cannot be read, with one that can', async () => {
    const { status, body } = await operator('PUT', root, brand({ accent: '#ffcc00' }));
    expect([status, body.errorName]).toEqual([400, 'brand-contrast']);
    const checked = await operator('POST', `${root}/accentcheck`, { accent: '#ffcc00' });
    expect(checked.body.checks.some(({ passed }: { passed: boolean }) => !passed)).toBe(true);
    expect((await operator('PUT', root, brand({ accent: checked.body.proposal }))).status).toBe(200);
  });

  test.each([
    ['name', { name: ' ' }],
    ['accent', { accent: 'teal' }],
    ['supportEmail', { supportEmail: 'help' }],
    ['supportUrl', { supportUrl: 'javascript:alert(1)' }],
    ['privacyUrl', { privacyUrl: 'http://c.example' }],
  ])('refuses a wrong %s by its name', async (field, wrong) => {
    const { status, body } = await operator('PUT', root, brand(wrong));
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(field)]);
  });

  test('is changed by the operator alone', async () => {
    const partner = await app.as('Alder Distribution', 'global-admin');
    expect((await partner('PUT', root, brand())).status).toBe(403);
    expect((await partner('PUT', `${root}/logos/light`, { contentBase64: png(64, 64) })).status).toBe(403);
    expect((await partner('DELETE', `${root}/logos/light`)).status).toBe(403);
    expect((await partner('POST', `${root}/accentcheck`, { accent: '#006a6f' })).status).toBe(403);
  });
});

describe('a logo', () => {
  test('is shown to everybody under an address of its own content, and taken away again', async () => {
    const set = await operator('PUT', `${root}/logos/light`, { contentBase64: png(320, 64) });
    expect(set.body.logos).toMatchObject([{ ground: 'light', width: 320, height: 64 }]);
    const [{ href }] = set.body.logos;
    const shown = await asNobody(href);
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/png']);
    expect(shown.headers['cache-control']).toContain('immutable');
    expect((await operator('DELETE', `${root}/logos/light`)).body.logos).toEqual([]);
    expect((await asNobody(href)).statusCode).toBe(404);
    expect((await operator('DELETE', `${root}/logos/light`)).status).toBe(404);
  });

  test('is a picture of a size that fits', async () => {
    const reason = async (contentBase64: string) =>
      (await operator('PUT', `${root}/logos/dark`, { contentBase64 })).body.errorName;
    expect(await reason(png(64, 8))).toBe('brand-logo-size');
    expect(await reason(Buffer.from('<svg onload="x"/>').toString('base64'))).toBe('brand-logo-unreadable');
    expect(await reason(Buffer.alloc(300_000).toString('base64'))).toBe('brand-logo-too-large');
    expect((await operator('PUT', `${root}/logos/middle`, { contentBase64: png(64, 64) })).status).toBe(404);
  });
});
