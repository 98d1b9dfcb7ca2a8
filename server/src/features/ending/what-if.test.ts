import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EndingWorld } from '../../../test/ending-world.ts';
import { endingWorld } from '../../../test/ending-world.ts';

let world: EndingWorld;
beforeAll(async () => {
  world = await endingWorld();
});
afterAll(() => world.close());

const alder = 'Alder Distribution';
const asked = async (company: string, query: Record<string, string>, role = 'global-admin') =>
  (await world.app.as(company, role))('GET', `/twotier/v1/what-if?${new URLSearchParams(query)}`);

describe('what if', () => {
  test('the relationship with Granite Bakery ended: six people lose it, credit stays', async () => {
    const { status, body } = await asked(alder, {
      event: 'end-relationship',
      customerId: world.idOf('Granite Bakery'),
    });
    expect(status).toBe(200);
    expect(body.peopleLosing).toBe(6);
    expect(body.byRole.map(({ role }: { role: string }) => role)).toEqual(
      expect.arrayContaining(['global-admin', 'admin-agent', 'billing-admin']),
    );
    expect(body.relationshipStays).toBe(false);
    expect(body.credit).toEqual({ kept: 3, lost: 0 });
    expect(body.subscriptionCount).toBe(3);
  });

  test('its reseller ended its own: support contacts fall back, and only its own credit is shown', async () => {
    const { body } = await asked('Birch IT', {
      event: 'end-relationship',
      customerId: world.idOf('Granite Bakery'),
    });
    expect(body.supportFallsBack).toBe(1);
    expect(body.credit.kept).toBe(3);
  });

  test('the partnership with Birch IT removed: nobody loses anything, subscriptions keep their credit', async () => {
    const { body } = await asked(alder, { event: 'remove-partnership', partnerId: world.idOf('Birch IT') });
    expect(body).toMatchObject({ peopleLosing: 0, partnershipStays: false, workAccountAccessStays: true });
    expect(body.credit).toMatchObject({ lost: 0 });
    expect(body.credit.kept).toBeGreaterThanOrEqual(4);
    const own = await asked('Birch IT', { event: 'withdraw-work-account', partnerId: world.idOf(alder) });
    expect(own.body).toMatchObject({
      workAccountAccessStays: false,
      partnershipStays: true,
      subscriptionCount: 0,
    });
  });

  test('legacy admin taken away, asked by partner and by customer', async () => {
    const customerId = world.idOf('Granite Bakery');
    await world.owner.query(
      `update customer_relationship set delegated_admin = 'legacy', legacy_admin_at = now() where partner_id = $1 and customer_id = $2`,
      [world.idOf(alder), customerId],
    );
    // Granular rights through groups would win over the legacy ones (I15).
    await world.owner.query(
      `update delegation set state = 'terminated', due_at = null where partner_id = $1 and customer_id = $2`,
      [world.idOf(alder), customerId],
    );
    const { body } = await asked(alder, { event: 'remove-legacy-admin', customerId });
    expect(
      body.byRole.find(({ role }: { role: string }) => role === 'admin-agent').directoryRoles,
    ).toHaveLength(1);
    expect(body.relationshipStays).toBe(true);
    const customer = await asked('Granite Bakery', {
      event: 'remove-legacy-admin',
      partnerId: world.idOf(alder),
    });
    expect(customer.body).toMatchObject({ peopleLosing: 0, byRole: [], relationshipStays: true });
    expect(customer.body.delegatedAdmin).toMatchObject([{ kind: 'legacy', stays: false }]);
    // Nicknames are the partner's own (I51).
    expect(JSON.stringify(customer.body)).not.toContain('Bakery floor');
  });

  test.each<[string, string, Record<string, string>, number]>([
    [
      'a customer of others',
      'Boreal Distribuciones',
      { event: 'end-relationship', customerId: 'Granite Bakery' },
      404,
    ],
    ['a partner that is none', 'Ewa Consulting', { event: 'remove-partnership', partnerId: alder }, 404],
    [
      'a partner of another customer',
      'Magnolia School',
      { event: 'remove-legacy-admin', partnerId: alder },
      404,
    ],
    [
      'a grant that does not exist',
      alder,
      { event: 'end-grant', grantId: 'x', customerId: 'Granite Bakery' },
      404,
    ],
    ['no customer at all', alder, { event: 'end-relationship' }, 400],
    ['a grant without naming it', alder, { event: 'end-grant', customerId: 'Granite Bakery' }, 400],
    ['something else', alder, { event: 'rename', customerId: 'Granite Bakery' }, 400],
  ])('about %s', async (_, company, query, status) => {
    const named = Object.fromEntries(
      Object.entries(query).map(([name, value]) => [
        name,
        /Id$/.test(name) && value !== 'x' ? world.idOf(value) : value,
      ]),
    );
    expect((await asked(company, named)).status).toBe(status);
  });

  test('a people’s role without any business with customers asks nothing', async () => {
    const query = { event: 'end-relationship', customerId: world.idOf('Granite Bakery') };
    expect((await asked(alder, query, 'billing-admin')).status).toBe(403);
    expect((await asked('Contour Cloud', query, 'operator-admin')).status).toBe(403);
  });
});
