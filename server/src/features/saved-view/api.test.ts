import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let agent: Client;
let colleague: Client;
let other: Client;

beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'admin-agent');
  colleague = await app.as('Alder Distribution', 'sales-agent');
  other = await app.as('Fjord Direct', 'admin-agent');
});
afterAll(() => app.close());

const shown = {
  search: 'bakery',
  searchIn: 'name',
  sort: '-started',
  filters: { country: 'US' },
  columns: ['name', 'tags'],
};
const save = (name: string, more: object = {}, who = agent) =>
  who('POST', '/twotier/v1/views', { list: 'customers', name, shown, ...more });
const views = async (who = agent) =>
  (await who('GET', '/twotier/v1/views?list=customers')).body.items as {
    id: string;
    name: string;
    isDefault: boolean;
  }[];

describe('saved views', () => {
  test('are each person’s own', async () => {
    const made = await save('US bakeries');
    expect(made).toMatchObject({ status: 201, body: { name: 'US bakeries', shown, isDefault: false } });
    expect(await views()).toEqual([made.body]);
    for (const who of [colleague, other]) {
      expect(await views(who)).toEqual([]);
      for (const [method, body] of [
        ['PATCH', { name: 'Taken' }],
        ['DELETE', undefined],
      ] as const)
        expect((await who(method, `/twotier/v1/views/${made.body.id}`, body)).body.errorName).toBe(
          'view-unknown',
        );
    }
    expect((await agent('DELETE', `/twotier/v1/views/${made.body.id}`)).status).toBe(204);
    expect(await views()).toEqual([]);
  });

  test('have names that differ, by person', async () => {
    await save('Doubled');
    expect((await save('doubled')).body.errorName).toBe('view-name-taken');
    expect((await save('Doubled', {}, colleague)).status).toBe(201);
    const second = await save('Second');
    expect(
      (await agent('PATCH', `/twotier/v1/views/${second.body.id}`, { name: 'DOUBLED' })).body.errorName,
    ).toBe('view-name-taken');
    expect((await save(' ')).body.errorName).toBe('view-name-invalid');
  });

  test('come first one at a time', async () => {
    const one = (await save('First', { isDefault: true })).body;
    const two = (await save('Next')).body;
    await agent('PATCH', `/twotier/v1/views/${two.id}`, { isDefault: true });
    const defaults = (await views()).filter(({ isDefault }) => isDefault).map(({ id }) => id);
    expect(defaults).toEqual([two.id]);
    await agent('PATCH', `/twotier/v1/views/${one.id}`, { isDefault: true });
    expect((await views()).filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([one.id]);
  });

  test('are of lists there are, and end somewhere', async () => {
    expect((await agent('GET', '/twotier/v1/views?list=unknown')).body.code).toBe(3000);
    const present = (await views(other)).length;
    for (let n = present; n < 50; n += 1) expect((await save(`View ${n}`, {}, other)).status).toBe(201);
    expect((await save('One more', {}, other)).body.errorName).toBe('view-limit');
  });
});
