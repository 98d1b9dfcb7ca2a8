import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { meetsFloor, statusAfter } from './rules.ts';

const root = '/twotier/v1/program';

describe('the floor', () => {
  const of = (amount: string, share: string | null) => ({ currency: 'USD', amount, floor: '1000', share });
  test.each([
    [[], false],
    [[of('999.99', '0.99999')], false],
    [[of('1000', '1')], true],
    [[of('600', '0.6'), of('360', '0.4')], true],
    [[of('-50', '-0.05'), of('1000', '1')], false],
    // A currency without a floor takes nobody's authorization.
    [[of('5', null)], true],
  ])('%j is reached: %s', (revenue, reached) => {
    expect(meetsFloor(revenue)).toBe(reached);
  });

  test('only what is active or restricted changes', () => {
    expect(statusAfter('active', 'restrict')).toBe('restricted');
    expect(statusAfter('restricted', 'lift')).toBe('active');
    expect(statusAfter('pending', 'restrict')).toBeNull();
    expect(statusAfter('deauthorized', 'lift')).toBeNull();
    expect(statusAfter('deauthorized', 'return')).toBe('pending');
    expect(statusAfter('pending', 'readmit')).toBe('active');
    expect(statusAfter('active', 'return')).toBeNull();
  });
});

describe('C111: program thresholds', () => {
  let app: DemoApp;
  let operator: Client;
  beforeAll(async () => {
    app = await openDemoApp();
    operator = await app.as('Contour Cloud', 'operator-admin');
  });
  afterAll(() => app.close());

  const decide = (name: string, event: string, reason = 'Volume not reached.') =>
    operator('POST', `${root}/partners/${app.tenant(name).tenantId}/decision`, { event, reason });

  test('a restricted direct partner takes no new business, and keeps what it has', async () => {
    expect((await decide('Fjord Direct', 'restrict', ' ')).body.errorName).toBe(
      'verification-reason-missing',
    );
    expect((await decide('Fjord Direct', 'restrict')).body).toMatchObject({
      status: 'restricted',
      reason: 'Volume not reached.',
    });
    expect((await decide('Fjord Direct', 'restrict')).body.errorName).toBe('program-status');
    const admin = await app.as('Fjord Direct', 'global-admin');
    expect((await admin('GET', `${root}/own`)).body).toMatchObject({
      status: 'restricted',
      mayReturn: false,
    });
    const agent = await app.as('Fjord Direct', 'admin-agent');
    const kelp = app.tenant('Kelp Robotics').tenantId;
    const refused = [
      await agent('POST', '/v1/customers', {}),
      await agent('POST', `/v1/customers/${kelp}/carts`, {}),
      await agent('POST', `/v1/customers/${kelp}/orders`, {}),
      await agent('POST', '/twotier/v1/relationshiprequests', {}),
    ];
    for (const { status } of refused) expect(status).toBeGreaterThanOrEqual(400);
    expect(refused[0]?.body.errorName).toBe('partner-restricted');
    expect(refused[1]?.body.errorName).toBe('partner-restricted');
    const { body } = await agent('GET', `/v1/customers/${kelp}/subscriptions`);
    const license =
      body.items.find((one: { unitType: string; quantity: number }) => one.unitType === 'Licenses') ??
      body.items[0];
    const more = { ...license, quantity: license.quantity + 1 };
    const changed = await agent('PATCH', `/v1/customers/${kelp}/subscriptions/${license.id}`, more);
    // Whatever else may stand in its way, the restriction does not.
    expect(changed.body.errorName).not.toBe('partner-restricted');
    expect((await decide('Fjord Direct', 'lift')).body.status).toBe('active');
  });

  test('the vendor sees partners with their revenue, and sets thresholds', async () => {
    const list = (await operator('GET', `${root}/partners`)).body;
    expect(list.items.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['Alder Distribution', 'Birch IT', 'Fjord Direct']),
    );
    const first = (await operator('GET', `${root}/partners?size=2`)).body;
    const next = (
      await operator(
        'GET',
        `${root}/partners?size=2&MS-ContinuationToken=${encodeURIComponent(first.continuationToken)}`,
      )
    ).body;
    expect(next.items[0].name > first.items[1].name).toBe(true);
    const rules = (await operator('GET', `${root}/rules`)).body;
    expect(rules).toMatchObject({ enforced: false });
    const twice = { ...rules, thresholds: [rules.thresholds[0], rules.thresholds[0]] };
    expect((await operator('PUT', `${root}/rules`, twice)).body.errorName).toBe('program-thresholds-invalid');
    const stranger = await app.as('Birch IT', 'global-admin');
    expect((await stranger('GET', `${root}/partners`)).status).toBe(403);
  });

  test('a reseller below the floor is warned, deauthorized in its anniversary month, and told with its providers', async () => {
    const rules = (await operator('GET', `${root}/rules`)).body;
    expect((await operator('PUT', `${root}/rules`, { ...rules, enforced: true })).body.enforced).toBe(true);
    const of = async (name: string) =>
      (await operator('GET', `${root}/partners`)).body.items.find(
        (one: { name: string }) => one.name === name,
      );
    const before = await of('Ewa Consulting');
    expect(before).toMatchObject({ status: 'active', meetsFloor: false });
    await operator('POST', '/emulator/v1/clock', {
      now: new Date(Date.parse(before.reviewAt) - 20 * 86_400_000).toISOString(),
    });
    const mails = async () => (await operator('GET', '/twotier/v1/outbox?size=200')).body.items;
    expect(
      (await mails()).some((one: { kind: string; subject?: string }) => one.kind === 'reseller-low-revenue'),
    ).toBe(true);
    expect((await of('Ewa Consulting')).status).toBe('active');
    await operator('POST', '/emulator/v1/clock', {
      now: new Date(Date.parse(before.reviewAt) + 86_400_000).toISOString(),
    });
    const after = await of('Ewa Consulting');
    expect(after).toMatchObject({ status: 'deauthorized' });
    expect(after.returnsAt.slice(0, 10)).toBe(
      `${Number(before.reviewAt.slice(0, 4)) + 1}${before.reviewAt.slice(4, 10)}`,
    );
    expect((await mails()).some((one: { kind: string }) => one.kind === 'partner-deauthorized')).toBe(true);
  });

  test('it comes back a year later: verified anew, active without signing again, with twelve months before it (C1, C2, C111)', async () => {
    const admin = await app.as('Ewa Consulting', 'global-admin');
    const own = async () => (await admin('GET', `${root}/own`)).body;
    const { returnsAt } = await own();
    const early = await admin('POST', `${root}/own/return`);
    expect([early.status, early.body.errorName]).toEqual([409, 'program-return-early']);
    expect(early.body.description).toContain(returnsAt.slice(0, 4));
    // The thresholds have done their part; what follows looks at one company.
    const rules = (await operator('GET', `${root}/rules`)).body;
    await operator('PUT', `${root}/rules`, { ...rules, enforced: false });
    app.clock.moveTo(new Date(Date.parse(returnsAt) + 3_600_000));
    const agent = await app.as('Ewa Consulting', 'admin-agent').catch(() => null);
    if (agent) expect((await agent('POST', `${root}/own/return`)).status).toBe(403);
    expect(await own()).toMatchObject({ status: 'deauthorized', mayReturn: true });
    expect((await admin('POST', `${root}/own/return`)).body).toMatchObject({ status: 'pending' });
    expect((await admin('POST', `${root}/own/return`)).body.errorName).toBe('program-status');

    const waiting = (await operator('GET', '/twotier/v1/verifications?kind=enrollment&size=100')).body.items;
    const { id, etag } = waiting.find((one: { companyName: string }) => one.companyName === 'Ewa Consulting');
    await operator('POST', `/twotier/v1/verifications/${id}/decision`, { event: 'approve', text: '', etag });
    const back = await own();
    expect(back.status).toBe('active');
    expect(Date.parse(back.reviewAt)).toBeGreaterThan(app.clock.now().getTime() + 300 * 86_400_000);
    const kinds = (await operator('GET', '/twotier/v1/outbox?size=20')).body.items.map(
      (one: { kind: string }) => one.kind,
    );
    expect(kinds).toContain('partner-activated');
  });
});
