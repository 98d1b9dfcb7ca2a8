import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { companySearchOf, operatorWindow } from './rules.ts';

let app: DemoApp;
let operator: Client;
let agent: Client;
let alder: string;
const root = '/twotier/v1/installation/audit';
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  agent = await app.as('Alder Distribution', 'admin-agent');
  alder = app.tenant('Alder Distribution').tenantId;
  for (const name of ['One', 'Two', 'Three']) {
    const made = await agent('POST', '/twotier/v1/customers/tags', { name, color: 'blue' });
    expect(made.status, JSON.stringify(made.body)).toBeLessThan(300);
  }
  // A refusal is recorded too.
  await agent('POST', '/v1/customers', {});
});
afterAll(() => app?.close());

// biome-ignore lint/suspicious/noExplicitAny: answers as a client sees them
const records = async (query: string): Promise<any[]> => {
  const answer = await operator('GET', `${root}?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items;
};
const actor = () => app.tenant('Alder Distribution').users.find(({ role }) => role === 'admin-agent');

describe('the operator reads all activity logs (C104)', () => {
  test('newest first, page by page, each copy with the company it stands with', async () => {
    const all = await records('size=500&days=3660');
    expect(all.length).toBeGreaterThan(10);
    expect(all.map(({ at }) => at)).toEqual([...all.map(({ at }) => at)].sort().reverse());
    expect(new Set(all.map(({ company }) => company.name)).size).toBeGreaterThan(1);
    const paged: string[] = [];
    for (let token = ''; ; ) {
      const more = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
      const { body } = await operator('GET', `${root}?size=${Math.ceil(all.length / 3)}&days=3660${more}`);
      paged.push(...body.items.map(({ id }: { id: string }) => id));
      token = body.continuationToken ?? '';
      if (!token) break;
    }
    expect(paged).toEqual(all.map(({ id }) => id));
  });

  test('by company, person, operation, kind of thing and result, each alone and together', async () => {
    const login = actor()?.userPrincipalName as string;
    const mine = await records(`company=alder&actor=${login.toUpperCase()}&days=1&size=500`);
    expect(mine.length).toBeGreaterThan(2);
    expect(new Set(mine.map(({ company }) => company.tenantId))).toEqual(new Set([alder]));
    expect(new Set(mine.map((one) => one.actor))).toEqual(new Set([login]));
    expect(await records(`company=${alder}&actor=${login}&days=1&size=500`)).toEqual(mine);
    const { operation, resourceType } = mine.find(({ status }) => status === 'succeeded');
    for (const query of [
      `auditOperation=${operation}`,
      `auditOperation=${operation}&company=${alder}`,
      `auditOperation=${operation}&actor=${login}`,
      `auditOperation=${operation}&actor=${login}&company=${alder}`,
      `actor=${login}&resourceType=${resourceType}&status=succeeded`,
    ]) {
      const found = await records(`${query}&days=1`);
      expect(found.length, query).toBeGreaterThan(2);
      expect(new Set(found.map((one) => one.operation)), query).toContain(operation);
    }
    const failed = await records(`company=${alder}&status=failed&days=1`);
    expect(failed.length).toBeGreaterThan(0);
    expect(new Set(failed.map(({ status }) => status))).toEqual(new Set(['failed']));
    expect(await records('company=Nobody+at+all')).toEqual([]);
  });

  test('as a file of the same rows, in the reader’s language', async () => {
    const query = `company=${alder}&days=3660`;
    const { headers, body } = await operator('GET', `${root}/export?${query}`, undefined, {
      'x-locale': 'ru-RU',
    });
    expect(headers['content-type']).toContain('text/csv');
    const rows = String(body).trim().split('\r\n');
    expect(rows[0]).toContain('Дата и время');
    expect(rows).toHaveLength((await records(`${query}&size=500`)).length + 1);
  });

  test('I45, I46: reading leaves no record, and nobody else reads others’ logs', async () => {
    const before = await records('days=1&size=500');
    await operator('GET', `${root}/export?days=1`);
    expect(await records('days=1&size=500')).toEqual(before);
    for (const [tenant, role] of [
      ['Alder Distribution', 'global-admin'],
      ['Birch IT', 'admin-agent'],
    ] as const) {
      const other = await app.as(tenant, role);
      expect((await other('GET', root)).status, tenant).toBe(403);
      expect((await other('GET', `${root}/export`)).status, tenant).toBe(403);
    }
  });

  test('a date or a token that is none is refused', async () => {
    expect((await operator('GET', `${root}?startDate=yesterday`)).status).toBe(400);
    expect((await operator('GET', `${root}?MS-ContinuationToken=none`)).status).toBe(400);
  });
});

test.each([
  ['Alder', { name: 'alder' }],
  ['5300101', { partnerId: '5300101' }],
  ['alder.example', { domain: 'alder.example' }],
  ['3D6B0A4E-0000-4000-8000-000000000001', { tenantId: '3d6b0a4e-0000-4000-8000-000000000001' }],
])('%j means %j', (typed, expected) => {
  const found = Object.entries(companySearchOf(typed)).filter(([, value]) => value !== null);
  expect(Object.fromEntries(found)).toEqual(expected);
});

test('the operator’s period is the last 30 days, and may reach back further than partners’', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  expect(operatorWindow(undefined, undefined, now).from.toISOString()).toBe('2026-10-22T12:00:00.000Z');
  expect(operatorWindow('2020-01-01', '2020-01-31', now)).toEqual({
    from: new Date('2020-01-01T00:00:00.000Z'),
    to: new Date('2020-01-31T23:59:59.999Z'),
  });
});
