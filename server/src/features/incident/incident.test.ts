import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { healthOf, marketsOf } from './rules.ts';

let app: DemoApp;
let operator: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app?.close());

const root = '/twotier/v1/serviceincidents';
const incident = (more: object = {}) => ({
  kind: 'incident',
  service: 'mail',
  markets: [],
  severity: 'warning',
  title: 'Mail is slow',
  impact: 'Messages arrive up to an hour late.',
  ...more,
});
const post = async (more: object = {}) => (await operator('POST', root, incident(more))).body;
const titles = async (client: Client, query = '') =>
  (await client('GET', `${root}${query}`)).body.items.map(({ title }: { title: string }) => title);
const stateOf = async (client: Client, service: string) =>
  (await client('GET', '/twotier/v1/servicehealth')).body.items.find(
    (one: { service: string }) => one.service === service,
  );

describe('an incident', () => {
  test('is told, goes on, is resolved, and stays in the history (C91)', async () => {
    const partner = await app.as('Alder Distribution', 'helpdesk-agent');
    expect(await stateOf(partner, 'mail')).toMatchObject({ state: 'normal', open: 0 });
    const { id } = await post();
    expect(await stateOf(partner, 'mail')).toMatchObject({ state: 'warning', open: 1 });
    const worse = { text: 'It has become worse.', severity: 'critical' };
    expect((await operator('POST', `${root}/${id}/messages`, worse)).body.severity).toBe('critical');
    expect(await stateOf(partner, 'mail')).toMatchObject({ state: 'critical' });
    const over = await operator('POST', `${root}/${id}/messages`, { text: 'It is over.', resolve: true });
    expect(over.body.messages.map(({ text }: { text: string }) => text)).toContain('It is over.');
    expect(await stateOf(partner, 'mail')).toMatchObject({ state: 'normal', open: 0 });
    expect(await titles(partner, '?resolved=true')).toContain('Mail is slow');
    expect(await titles(partner, '?resolved=false')).not.toContain('Mail is slow');
    const again = await operator('POST', `${root}/${id}/messages`, { text: 'Or is it?' });
    expect([again.status, again.body.errorName]).toEqual([409, 'incident-resolved']);
  });

  test('is told where it concerns somebody: partners in their region, customers in their country', async () => {
    await post({ title: 'In Spain', markets: ['es'] });
    await post({ title: 'In America', markets: ['US'] });
    await post({ title: 'Everywhere' });
    const seen = async (tenant: string, role: string) =>
      (await titles(await app.as(tenant, role)))
        .filter((title: string) => /In |Everywhere/.test(title))
        .sort();
    expect(await seen('Alder Distribution', 'admin-agent')).toEqual(['Everywhere', 'In America']);
    expect(await seen('Boreal Distribuciones', 'sales-agent')).toEqual(['Everywhere', 'In Spain']);
    expect(await seen('Granite Bakery', 'customer-user')).toEqual(['Everywhere', 'In America']);
    expect(await seen('Lirio Flores', 'global-admin')).toEqual(['Everywhere', 'In Spain']);
    expect(await seen('Contour Cloud', 'operator-admin')).toEqual(['Everywhere', 'In America', 'In Spain']);
  });

  test('is posted by the operator alone, for services and markets that there are', async () => {
    const partner = await app.as('Alder Distribution', 'global-admin');
    expect((await partner('POST', root, incident())).status).toBe(403);
    expect((await operator('POST', root, incident({ service: 'fax' }))).status).toBe(400);
    const wrong = await operator('POST', root, incident({ markets: ['QQ'] }));
    expect(wrong.body.errorName).toBe('incident-market-unknown');
    const nowhere = `${root}/aaaaaaaa-0000-4000-8000-00000000dead/messages`;
    expect((await operator('POST', nowhere, { text: 'x' })).status).toBe(404);
    expect((await (await app.as('Alder Distribution', 'billing-admin'))('GET', root)).status).toBe(403);
  });
});

test('the contract has an entry for each service, and narrows to what is resolved as clients write it', async () => {
  await post({ title: 'Notice', kind: 'announcement', service: 'files', requiredBy: '2027-01-31' });
  const partner = await app.as('Alder Distribution', 'admin-agent');
  const filter = encodeURIComponent('{"Field":"Resolved","Value":"false","Operator":"equals"}');
  const { body } = await partner('GET', `/v1/serviceincidents/office?filter=${filter}`, undefined, {
    'X-Locale': 'ru-RU',
  });
  expect(body.items).toHaveLength(7);
  const files = body.items.find((one: { workload: string }) => one.workload === 'Файлы и сайты');
  expect(files).toMatchObject({
    status: 'normal',
    incidents: [],
    messageCenterMessages: [
      {
        messageType: 'message_center',
        category: 'Notice',
        resolved: false,
        requiredBy: '2027-01-31T00:00:00Z',
      },
    ],
    attributes: { objectType: 'ServiceIncidents' },
  });
});

test('the history goes on from page to page', async () => {
  const all = await titles(operator, '?size=200');
  const paged: string[] = [];
  let token = '';
  do {
    const more = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
    const { body } = await operator('GET', `${root}?size=2${more}`);
    paged.push(...body.items.map(({ title }: { title: string }) => title));
    token = body.continuationToken ?? '';
  } while (token);
  expect(paged).toEqual(all);
});

test('a service does as badly as the worst that is not over', () => {
  const one = (
    severity: 'information' | 'warning' | 'critical',
    over = false,
    kind: 'incident' | 'announcement' = 'incident',
  ) => ({
    kind,
    severity,
    resolvedAt: over ? new Date() : null,
  });
  expect(healthOf([])).toBe('normal');
  expect(healthOf([one('information'), one('critical', true)])).toBe('information');
  expect(healthOf([one('warning'), one('critical')])).toBe('critical');
  expect(healthOf([one('critical', false, 'announcement')])).toBe('normal');
});

test('an own country outside every region still concerns a company', () => {
  const tenant = { kind: 'customer', country: 'XK', region: null } as never;
  expect(marketsOf(tenant)).toEqual(['XK']);
});
