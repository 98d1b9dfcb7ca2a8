import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EndingWorld } from '../../../test/ending-world.ts';
import { endingWorld } from '../../../test/ending-world.ts';
import type { Database } from '../../platform/db/index.ts';
import { openDatabase } from '../../platform/db/index.ts';
import { randomIds } from '../../platform/ids/index.ts';
import type { EndingParts } from './index.ts';
import { endPlannedRelationships } from './index.ts';

let world: EndingWorld;
let other: Database;
beforeAll(async () => {
  world = await endingWorld();
  // As a second process of the same installation.
  other = openDatabase(world.app.database.app, { max: 4 });
});
afterAll(async () => {
  await other.close();
  await world.close();
});

const alder = 'Alder Distribution';
const plansPath = '/twotier/v1/planned-endings';
const admin = (company = alder) => world.app.as(company, 'global-admin');

function parts(db: Database, endAdmin: EndingParts['endAdmin'] = async () => {}): EndingParts {
  return { db, clock: world.app.clock, ids: randomIds, endAdmin, giveUpAdmin: async () => {} };
}

const work = (db: Database, endAdmin?: EndingParts['endAdmin']) =>
  endPlannedRelationships(parts(db, endAdmin)).run(db, world.app.clock.now(), 500);

async function queued(customerId: string): Promise<string> {
  const { confirmation } = await world.seen(customerId);
  const { status, body } = await (await admin())(
    'POST',
    `/twotier/v1/customers/${customerId}/ending/plan`,
    confirmation,
  );
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

const endings = async (customerId: string) =>
  (await world.log(alder, customerId)).filter((line) =>
    line.startsWith('remove_partner_customer_relationship'),
  );

const planState = async (planId: string) =>
  (await world.owner.query('select state from planned_ending where plan_id = $1', [planId])).rows[0].state;

describe('an ending that waits', () => {
  test('is queued by one who may end, once, and shown with the dates at which blockers clear', async () => {
    const customerId = await world.customer();
    await world.sell(customerId, { name: 'Soon', endsOn: '2029-12-31' });
    await world.sell(customerId, { name: 'Late', endsOn: '2030-12-31' });
    const person = await admin();
    const { confirmation } = await world.seen(customerId);
    const address = `/twotier/v1/customers/${customerId}/ending/plan`;
    expect((await person('POST', address, { ...confirmation, confirmed: false })).status).toBe(400);
    expect((await person('POST', address, { ...confirmation, declarationVersion: 'x' })).body.code).toBe(
      2055,
    );
    const planId = await queued(customerId);
    const again = await person('POST', address, confirmation);
    expect(again.status).toBe(409);
    const { body } = await (await world.app.as(alder, 'helpdesk-agent'))('GET', plansPath);
    expect(body.items.find(({ id }: { id: string }) => id === planId)).toMatchObject({
      customerId,
      state: 'waiting',
      clearAt: '2031-01-01T00:00:00Z',
      blockers: [
        { subscription: { name: 'Soon' }, clearsAt: '2030-01-01T00:00:00Z' },
        { subscription: { name: 'Late' }, clearsAt: '2031-01-01T00:00:00Z' },
      ],
    });
    expect((await world.seen(customerId)).preview.plan).toMatchObject({ id: planId });
    expect(await work(other)).toBe(0);
    expect((await world.stateOf(alder, customerId)).state).toBe('active');
  });

  test('is taken back by its own company alone, while it waits', async () => {
    const customerId = await world.customer();
    await world.sell(customerId);
    const planId = await queued(customerId);
    const address = `${plansPath}/${planId}/cancel`;
    expect((await (await admin('Boreal Distribuciones'))('POST', address)).status).toBe(404);
    expect((await (await world.app.as(alder, 'admin-agent'))('POST', address)).status).toBe(403);
    const person = await admin();
    expect((await person('POST', address)).body).toMatchObject({ id: planId, state: 'canceled' });
    expect((await person('POST', address)).status).toBe(409);
    await world.owner.query(`update subscription set status = 'suspended' where customer_id = $1`, [
      customerId,
    ]);
    expect(await work(other)).toBe(0);
    expect((await world.stateOf(alder, customerId)).state).toBe('active');
    expect((await person('GET', plansPath)).body.items.map(({ id }: { id: string }) => id)).not.toContain(
      planId,
    );
    const { body } = await person('GET', `${plansPath}?includeSettled=true&size=1`);
    expect(body.items).toMatchObject([{ id: planId, state: 'canceled' }]);
    expect(body.continuationToken).toBeTruthy();
    // A page left open in another company shows it nothing.
    expect(
      (await (await admin('Fjord Direct'))('GET', `${plansPath}?includeSettled=true`)).body.items,
    ).toEqual([]);
  });

  test('is over when somebody ends the relationship before', async () => {
    const customerId = await world.customer();
    const subscription = await world.sell(customerId);
    const planId = await queued(customerId);
    await world.setStatus(subscription, 'suspended');
    const person = await admin();
    await person('PATCH', `/v1/customers/${customerId}`, { relationshipToPartner: 'none' });
    expect(await planState(planId)).not.toBe('waiting');
    await work(other);
    expect(await endings(customerId)).toHaveLength(1);
  });

  test('a reseller has nothing to wait for, and queues nothing', async () => {
    const agent = await world.app.as('Birch IT', 'admin-agent');
    const iris = world.idOf('Iris Logistics');
    const confirmation = { declarationVersion: '2026-1', confirmed: true };
    expect((await agent('POST', `/twotier/v1/customers/${iris}/ending/plan`, confirmation)).status).toBe(403);
    expect((await agent('GET', plansPath)).status).toBe(403);
  });
});

describe('once nothing stands in the way', () => {
  test('it is done at the date of the last blocker, for the person who queued it', async () => {
    const customerId = await world.customer();
    const subscription = await world.sell(customerId, { endsOn: '2029-12-31' });
    const planId = await queued(customerId);
    const cleared = new Date(Date.now() - 60_000);
    await world.owner.query('update planned_ending set queued_at = $2 where plan_id = $1', [
      planId,
      new Date(cleared.getTime() - 86_400_000),
    ]);
    await world.setStatus(subscription, 'expired', cleared);
    expect(await endPlannedRelationships(parts(other)).next(other)).toEqual(cleared);
    expect(await work(other)).toBe(1);
    expect(await planState(planId)).toBe('done');
    const state = await world.stateOf(alder, customerId);
    expect(state).toMatchObject({ state: 'ended', ended_at: cleared });
    const ga = world.app.tenant(alder).users.find(({ role }) => role === 'global-admin');
    expect(await endings(customerId)).toEqual([
      `remove_partner_customer_relationship succeeded ${ga?.userPrincipalName}`,
    ]);
    expect(state.ended_by_name).toBe(ga?.userPrincipalName);
    expect(await work(other)).toBe(0);
  });

  test('exactly once, with the work of two processes at the same time', async () => {
    const customers = await Promise.all(Array.from({ length: 8 }, () => world.customer()));
    const plans: string[] = [];
    for (const customerId of customers) {
      const subscription = await world.sell(customerId);
      plans.push(await queued(customerId));
      await world.setStatus(subscription, 'suspended');
    }
    await Promise.all([work(world.app.db), work(other), work(other), work(world.app.db)]);
    // Whoever was passed over because another held it finds nothing left.
    await work(other);
    for (const [index, customerId] of customers.entries()) {
      expect(await endings(customerId)).toHaveLength(1);
      expect(await planState(plans[index] as string)).toBe('done');
      expect((await world.stateOf(alder, customerId)).state).toBe('ended');
    }
  });

  test('a process that dies in the middle leaves it whole: waiting, then done once', async () => {
    const customerId = await world.customer();
    const subscription = await world.sell(customerId);
    const planId = await queued(customerId);
    await world.setStatus(subscription, 'suspended');
    await expect(
      work(other, async () => {
        // By now the row is closed and its plan locked; nothing of it is committed.
        throw new Error('the process dies');
      }),
    ).rejects.toThrow();
    expect(await planState(planId)).toBe('waiting');
    expect((await world.stateOf(alder, customerId)).state).toBe('active');
    expect(await endings(customerId)).toEqual([]);
    await work(world.app.db);
    expect(await endings(customerId)).toHaveLength(1);
    expect(await planState(planId)).toBe('done');
  });

  test('one that fails holds no other back', async () => {
    const ids = [await world.customer(), await world.customer()] as const;
    for (const customerId of ids) {
      const subscription = await world.sell(customerId);
      await queued(customerId);
      await world.setStatus(subscription, 'suspended');
    }
    await expect(
      work(other, async (_tx, { customerId }) => {
        if (customerId === ids[0]) throw new Error('cannot be reached at present');
      }),
    ).rejects.toThrow('cannot be reached');
    expect((await world.stateOf(alder, ids[0])).state).toBe('active');
    expect((await world.stateOf(alder, ids[1])).state).toBe('ended');
    await work(other);
    expect((await world.stateOf(alder, ids[0])).state).toBe('ended');
  });

  test('what was bought again meanwhile is waited for', async () => {
    const customerId = await world.customer();
    const subscription = await world.sell(customerId);
    const planId = await queued(customerId);
    await world.setStatus(subscription, 'suspended');
    await world.sell(customerId);
    expect(await work(other)).toBe(0);
    expect(await planState(planId)).toBe('waiting');
  });

  test('a clock moved over the end of the last term carries it out on that day, in order', async () => {
    const customerId = await world.customer();
    const inDays = (days: number) =>
      new Date(world.app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await world.sell(customerId, { name: 'Soon', endsOn: inDays(5) });
    await world.sell(customerId, { name: 'Late', endsOn: inDays(12) });
    const planId = await queued(customerId);
    const ends = new Date(`${inDays(13)}T00:00:00Z`);
    const operator = await world.app.as('Contour Cloud', 'operator-admin');
    const moved = await operator('POST', '/emulator/v1/clock', { advance: 'P20D' });
    expect(moved.status).toBe(200);
    expect(await planState(planId)).toBe('done');
    const { state, ended_at: endedAt } = await world.stateOf(alder, customerId);
    expect(state).toBe('ended');
    // On the day after the last term, not on the day somebody looked.
    expect(endedAt.getTime()).toBeGreaterThanOrEqual(ends.getTime());
    expect(endedAt.getTime()).toBeLessThan(ends.getTime() + 86_400_000);
    expect(await endings(customerId)).toHaveLength(1);
  });
});
