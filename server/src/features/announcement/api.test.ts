import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { isFor, stateOf } from './rules.ts';

let app: DemoApp;
let operator: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app?.close());

const root = '/twotier/v1/announcements';
const written = '/twotier/v1/writtenannouncements';
const texts = (title: string) => ({
  en: { title, text: 'On Sunday from 2 to 4 UTC.' },
  es: { title: `${title} (es)`, text: 'El domingo de 2 a 4 UTC.' },
  ru: { title: `${title} (ru)`, text: 'В воскресенье с 2 до 4 UTC.' },
});
const announce = (title: string, more: object = {}) =>
  operator('POST', written, { severity: 'warning', texts: texts(title), ...more });
const seenBy = async (tenant: string, role: string, language = 'en') =>
  (await (await app.as(tenant, role))('GET', root, undefined, { 'X-Locale': language })).body.items;
const titles = async (tenant: string, role: string) =>
  (await seenBy(tenant, role)).map(({ title }: { title: string }) => title);

describe('an announcement', () => {
  test('is read by those it is meant for, in their language, until it is withdrawn', async () => {
    const { status, body } = await announce('Maintenance');
    expect([status, body.state]).toEqual([201, 'shown']);
    const [spanish] = await seenBy('Dunas Sistemas', 'sales-agent', 'es-ES');
    expect(spanish).toMatchObject({ title: 'Maintenance (es)', severity: 'warning', dismissed: false });
    expect(await titles('Granite Bakery', 'customer-user')).toContain('Maintenance');
    expect((await operator('DELETE', `${written}/${body.id}`)).status).toBe(204);
    expect(await titles('Granite Bakery', 'customer-user')).not.toContain('Maintenance');
    expect((await operator('DELETE', `${written}/${body.id}`)).status).toBe(404);
  });

  test('is narrowed to kinds of company, regions and roles', async () => {
    await announce('Providers', { kinds: ['indirect-provider'] });
    await announce('Europe', { regions: ['europe'] });
    await announce('Billing', { roles: ['billing-admin'] });
    expect(await titles('Alder Distribution', 'admin-agent')).toEqual(['Providers']);
    expect((await titles('Boreal Distribuciones', 'billing-admin')).sort()).toEqual([
      'Billing',
      'Europe',
      'Providers',
    ]);
    expect(await titles('Granite Bakery', 'global-admin')).toEqual([]);
  });

  test('is shown from its time on and not after it', async () => {
    const now = app.clock.now().getTime();
    const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
    const { body } = await announce('Later', { from: at(1), until: at(3), kinds: ['customer'] });
    expect(body.state).toBe('planned');
    const shown = async (hours: number) => {
      app.clock.moveTo(new Date(now + hours * 3_600_000));
      return titles('Granite Bakery', 'global-admin');
    };
    expect([await shown(0.5), await shown(2), await shown(3)]).toEqual([[], ['Later'], []]);
  });

  test('is dismissed by one person, for that person alone', async () => {
    const { body } = await announce('Read it');
    const agent = await app.as('Fjord Direct', 'sales-agent');
    expect((await agent('PUT', `${root}/${body.id}/dismissal`)).status).toBe(204);
    const dismissed = async (role: string) =>
      (await seenBy('Fjord Direct', role)).find(({ id }: { id: string }) => id === body.id).dismissed;
    expect([await dismissed('sales-agent'), await dismissed('admin-agent')]).toEqual([true, false]);
    const nowhere = `${root}/aaaaaaaa-0000-4000-8000-00000000dead/dismissal`;
    expect((await agent('PUT', nowhere)).status).toBe(404);
  });

  test('is changed on the version that was read', async () => {
    const { body } = await announce('First');
    const change = (version: string) =>
      operator('PUT', `${written}/${body.id}`, { severity: 'critical', texts: texts('Second'), version });
    expect((await change(body.version)).body).toMatchObject({ severity: 'critical', version: '2' });
    expect((await change(body.version)).body.errorName).toBe('changed-meanwhile');
    const nowhere = `${written}/aaaaaaaa-0000-4000-8000-00000000dead`;
    expect((await operator('PUT', nowhere, { severity: 'warning', texts: texts('x') })).status).toBe(404);
  });

  test.each([
    ['texts.es.title', { texts: { ...texts('x'), es: { title: ' ', text: 'x' } } }],
    ['kinds', { kinds: ['family'] }],
    ['roles', { roles: ['king'] }],
    ['regions', { regions: ['atlantis'] }],
    ['until', { from: '2027-02-01T00:00:00Z', until: '2027-01-01T00:00:00Z' }],
  ])('is refused by the name of what is wrong: %s', async (field, wrong) => {
    const { status, body } = await announce('x', wrong);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(field)]);
  });

  test('is written and listed by the operator alone, page by page', async () => {
    const partner = await app.as('Alder Distribution', 'global-admin');
    expect((await partner('POST', written, { severity: 'warning', texts: texts('x') })).status).toBe(403);
    expect((await partner('GET', written)).status).toBe(403);
    const all = (await operator('GET', `${written}?size=100`)).body.items.map(({ id }: { id: string }) => id);
    const paged: string[] = [];
    for (let token = ''; ; ) {
      const more = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
      const { body } = await operator('GET', `${written}?size=2${more}`);
      paged.push(...body.items.map(({ id }: { id: string }) => id));
      token = body.continuationToken ?? '';
      if (!token) break;
    }
    expect(paged).toEqual(all);
  });
});

test.each([
  [{ kinds: [], roles: [], regions: [] }, true],
  [{ kinds: ['customer'], roles: [], regions: [] }, false],
  [{ kinds: ['indirect-provider', 'customer'], roles: [], regions: [] }, true],
  [{ kinds: [], roles: ['billing-admin'], regions: [] }, false],
  [{ kinds: [], roles: ['sales-agent'], regions: ['europe'] }, true],
  [{ kinds: [], roles: [], regions: ['brazil'] }, false],
])('%j is for a sales agent of a European provider: %s', (audience, expected) => {
  expect(isFor(audience, { kind: 'indirect-provider', region: 'europe', roles: ['sales-agent'] })).toBe(
    expected,
  );
});

test('the last moment is not within the time it is shown', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
  const states = [0, 1, 2, 3].map((hour) => stateOf({ from: at(1), until: at(3) }, at(hour)));
  expect(states).toEqual(['planned', 'shown', 'shown', 'over']);
  expect(stateOf({ from: at(1), until: null }, at(9))).toBe('shown');
});
