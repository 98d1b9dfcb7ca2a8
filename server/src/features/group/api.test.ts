import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let admin: Client;
const root = '/twotier/v1/groups';

beforeAll(async () => {
  app = await openDemoApp();
  admin = await app.as('Alder Distribution', 'global-admin');
});
afterAll(() => app.close());

async function made(name: string): Promise<string> {
  const { status, body } = await admin('POST', root, { name });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

describe('security groups (C83)', () => {
  test('are made, described anew, read and deleted, each with one record', async () => {
    const id = await made('  Night   shift ');
    expect((await admin('GET', `${root}/${id}`)).body).toMatchObject({ name: 'Night shift', memberCount: 0 });
    const changed = await admin('PUT', `${root}/${id}`, { name: 'Late shift', description: 'After hours' });
    expect(changed.body).toMatchObject({ name: 'Late shift', description: 'After hours' });
    expect((await admin('DELETE', `${root}/${id}`)).status).toBe(204);
    expect((await admin('GET', `${root}/${id}`)).body.errorName).toBe('group-unknown');
    const { body } = await admin('GET', '/v1/auditrecords?resourceType=security_group');
    const operations = body.items.map((item: { operationType: string }) => item.operationType);
    expect(operations).toEqual(['delete_security_group', 'update_security_group', 'create_security_group']);
  });

  test('a name is used once, whatever its case and accents', async () => {
    await made('Élite');
    const again = await admin('POST', root, { name: 'elite' });
    expect([again.status, again.body.errorName]).toEqual([409, 'group-name-taken']);
    expect((await admin('POST', root, { name: '   ' })).status).toBe(400);
  });

  test('hold people of the own company only, each once', async () => {
    const id = await made('People');
    const { body } = await admin('GET', `${root}/${id}/candidates`);
    expect(body.items.length).toBeGreaterThan(4);
    const [one, two] = body.items.map((person: { id: string }) => person.id);
    const after = await admin('POST', `${root}/${id}/members`, { add: [one, two, one] });
    expect(after.body.items.map((person: { id: string }) => person.id).sort()).toEqual([one, two].sort());
    const rest = (await admin('GET', `${root}/${id}/candidates`)).body.items;
    expect(rest.map((person: { id: string }) => person.id)).not.toContain(one);
    expect((await admin('POST', `${root}/${id}/members`, { remove: [one] })).body.items).toHaveLength(1);
    const fjord = await app.as('Fjord Direct', 'global-admin');
    const theirs = (await fjord('GET', root)).body.items[0].id;
    const stranger = (await fjord('GET', `${root}/${theirs}/members`)).body.items[0].id;
    const tried = await admin('POST', `${root}/${id}/members`, { add: [stranger] });
    expect([tried.status, tried.body.errorName]).toEqual([400, 'group-member-unknown']);
    expect((await admin('GET', `${root}/${id}/members`)).body.items).toHaveLength(1);
  });

  test('another company’s group is unknown', async () => {
    const fjord = await app.as('Fjord Direct', 'global-admin');
    const theirs = (await fjord('GET', root)).body.items[0].id;
    for (const [method, path, body] of [
      ['GET', ''],
      ['PUT', '', { name: 'Mine' }],
      ['DELETE', ''],
      ['GET', '/members'],
      ['GET', '/candidates'],
      ['POST', '/members', { add: [] }],
    ] as const) {
      expect((await admin(method, `${root}/${theirs}${path}`, body)).status, `${method} ${path}`).toBe(404);
    }
  });

  test('are managed by those who manage people, and seen by other agents', async () => {
    const sales = await app.as('Alder Distribution', 'sales-agent');
    expect((await sales('GET', root)).status).toBe(200);
    expect((await sales('POST', root, { name: 'Sales' })).body.errorName).toBe('role-missing');
  });

  test('come page by page, by name', async () => {
    const names: string[] = [];
    let token: string | undefined;
    do {
      const headers = token ? { 'MS-ContinuationToken': token } : {};
      const { body } = await admin('GET', `${root}?size=1`, undefined, headers as Record<string, string>);
      names.push(...body.items.map((item: { name: string }) => item.name));
      token = body.continuationToken;
    } while (token);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(2);
  });
});
