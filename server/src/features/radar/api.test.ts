import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;

beforeAll(async () => {
  app = await openDemoApp();
});
afterAll(() => app?.close());

const dayMs = 86_400_000;

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly lapsesAt: string;
  readonly daysLeft: number;
}

async function everything(tenant: string, query = '', size = 100): Promise<Item[]> {
  const agent = await app.as(tenant, 'sales-agent');
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const after = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
    const { status, body } = await agent('GET', `/twotier/v1/radar?size=${size}${query}${after}`);
    expect(status).toBe(200);
    items.push(...body.items);
    token = body.continuationToken;
  } while (token);
  return items;
}

async function issue(kind: 'partnership' | 'relationship'): Promise<string> {
  const agent = await app.as('Alder Distribution', 'sales-agent');
  const path =
    kind === 'partnership' ? '/twotier/v1/partnershipinvitations' : '/twotier/v1/relationshipinvitations';
  const { status, body } = await agent('POST', path, kind === 'partnership' ? {} : { delegatedAdmin: false });
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body.id;
}

const extend = async (role: string, ids: readonly string[], tenant = 'Alder Distribution') =>
  (await app.as(tenant, role))('POST', '/twotier/v1/radar/linkextensions', { ids });

describe('what lapses when', () => {
  test('links and grants in the order of their dates, each once, whatever the size of a page', async () => {
    const partnership = await issue('partnership');
    const relationship = await issue('relationship');
    const all = await everything('Alder Distribution');
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([partnership, relationship]));
    expect(await everything('Alder Distribution', '', 1)).toEqual(all);
    const dates = all.map(({ lapsesAt }) => lapsesAt);
    expect(dates).toEqual([...dates].sort());
    for (const { lapsesAt, daysLeft } of all) {
      const days = (Date.parse(lapsesAt) - app.clock.now().getTime()) / dayMs;
      expect(Math.abs(daysLeft - days)).toBeLessThanOrEqual(1);
    }
  });

  test('narrowed to a kind and to so many days', async () => {
    const links = await everything('Alder Distribution', '&kind=partnership-link');
    expect(new Set(links.map(({ kind }) => kind))).toEqual(new Set(['partnership-link']));
    for (const { daysLeft } of await everything('Alder Distribution', '&days=30'))
      expect(daysLeft).toBeLessThanOrEqual(30);
    const agent = await app.as('Alder Distribution', 'sales-agent');
    expect((await agent('GET', '/twotier/v1/radar?kind=anything')).status).toBe(400);
  });

  test('a stranger sees and extends nothing of it', async () => {
    const [link] = await everything('Alder Distribution', '&kind=partnership-link');
    expect((await everything('Boreal Distribuciones')).map(({ id }) => id)).not.toContain(link?.id);
    const { body } = await extend('sales-agent', [link?.id ?? ''], 'Boreal Distribuciones');
    expect(body.items).toMatchObject([{ done: false, failure: { errorName: 'invitation-unknown' } }]);
    expect((await (await app.as('Granite Bakery', 'global-admin'))('GET', '/twotier/v1/radar')).status).toBe(
      403,
    );
  });

  test('extending is refused to a helpdesk agent', async () => {
    expect((await extend('helpdesk-agent', [randomUUID()])).status).toBe(403);
  });

  test('several links live on at once; one taken back meanwhile stays so and does not hold the others up', async () => {
    const kept = await issue('partnership');
    const gone = await issue('relationship');
    const agent = await app.as('Alder Distribution', 'sales-agent');
    await agent('POST', `/twotier/v1/relationshipinvitations/${gone}/revoke`);
    app.clock.moveTo(new Date(app.clock.now().getTime() + 10 * dayMs));
    const before = (await everything('Alder Distribution')).find(({ id }) => id === kept);
    const { status, body } = await extend('sales-agent', [kept, gone, kept]);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { id: kept, done: true },
      { id: gone, done: false, failure: { errorName: 'invitation-revoked' } },
    ]);
    const after = (await everything('Alder Distribution')).find(({ id }) => id === kept);
    expect(Date.parse(after?.lapsesAt ?? '') - Date.parse(before?.lapsesAt ?? '')).toBeGreaterThan(9 * dayMs);
    expect(body.items[0].lapsesAt).toBe(after?.lapsesAt);
  });
});
