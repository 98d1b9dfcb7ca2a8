import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { dueRunner } from '../../platform/due/index.ts';
import { subscriptionWorks } from '../subscription/index.ts';
import { creditWork } from './index.ts';

let world: SellingWorld;
let provider: Company;
let birch: Company;
let cedar: Company;
let who: string;
let item: string;

beforeAll(async () => {
  world = await sellingWorld();
  world.clock.moveTo(new Date('2027-03-01T10:00:30Z'));
  provider = await world.company('indirect-provider', { credit: '100000000' });
  birch = await world.company('indirect-reseller');
  cedar = await world.company('indirect-reseller');
  who = world.caller(provider);
  item = await world.sell({
    id: 'PCREDIT',
    prices: ['P1M monthly 10.00', 'P1Y monthly 9.00', 'P1Y annual 99.00'],
  });
});
afterAll(() => world?.close());

const due = () =>
  dueRunner({
    db: world.db,
    clock: world.clock,
    works: [...subscriptionWorks(world.lifeDeps.licenses), creditWork],
    log: { error: () => {} },
  });
const carry = (ms: number) => due().carryTo(world.clock, new Date(world.clock.now().getTime() + ms));
const hour = 3_600_000;
const day = 24 * hour;

async function buy(partnerId: string | undefined, over: object = {}, as = who, of = provider) {
  const customerId = await world.customer(of);
  const { status, body } = await world.send('POST', `/v1/customers/${customerId}/orders`, as, {
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: item,
        quantity: 10,
        termDuration: 'P1M',
        ...(partnerId ? { partnerIdOnRecord: partnerId } : {}),
        ...over,
      },
    ],
    billingCycle: 'monthly',
    partnerOnRecordAttestationAccepted: true,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const id: string = body.lineItems[0].subscriptionId;
  return { customerId, id, address: `/v1/customers/${customerId}/subscriptions/${id}` };
}

async function patch(address: string, change: object, as = who) {
  const { body } = await world.send('GET', address, as);
  return (await world.send('PATCH', address, as, { ...body, ...change })).status;
}

const ledger = async (as: string, query = '') =>
  (await world.send('GET', `/twotier/v1/credit/entries${query}`, as)).body;

/** Entries of one subscription, oldest first, as its provider reads them. */
async function entriesOf(id: string, as = who) {
  const { items } = await ledger(as, '?size=200');
  return items.filter((one: { subscriptionId: string }) => one.subscriptionId === id).reverse();
}

describe('entries', () => {
  test('an order credits its reseller at once, and a change moves the rest from its minute on (C109)', async () => {
    const { id, address } = await buy(birch.partnerId);
    expect(await entriesOf(id)).toMatchObject([
      {
        rule: 'purchase',
        reseller: { name: birch.name },
        partnerId: birch.partnerId,
        basis: 100,
        amount: 100,
        currency: 'USD',
        quantity: 10,
        bookedAt: expect.stringMatching(/:\d\d:00Z$/),
        takesBack: false,
      },
    ]);
    await carry(10 * day);
    expect(await patch(address, { partnerId: cedar.partnerId })).toBe(200);
    const entries = await entriesOf(id);
    expect(
      entries
        .map((one: { rule: string; reseller: { name: string } }) => [one.rule, one.reseller.name])
        .sort(),
    ).toEqual(
      [
        ['purchase', birch.name],
        ['reseller-left', birch.name],
        ['reseller-joined', cedar.name],
      ].sort(),
    );
    const amounts = entries.map((one: { amount: number }) => one.amount);
    expect(amounts.reduce((sum: number, one: number) => sum + one, 0)).toBeCloseTo(100, 4);
    // 30 days less a morning in all, ten of them over.
    expect(Math.min(...amounts)).toBeCloseTo(-(100 * (20 + 14 / 24)) / (30 + 14 / 24), 0);
  });

  test('what nobody is credited for is there too, with the reason', async () => {
    const { id } = await buy(undefined);
    expect(await entriesOf(id)).toMatchObject([{ withheld: 'nobody-on-record', amount: 100 }]);
    const { items } = await ledger(who, '?nobody=true&size=200');
    expect(items.some((one: { subscriptionId: string }) => one.subscriptionId === id)).toBe(true);
    expect(items.every((one: { reseller?: object }) => one.reseller === undefined)).toBe(true);
  });

  test('a reseller out of the program keeps what it has and earns nothing new (D19)', async () => {
    const fading = await world.company('indirect-reseller');
    const { id } = await buy(fading.partnerId);
    await world.send('GET', '/twotier/v1/credit/entries', who);
    await world.owner.query(`update partner set program_status = 'deauthorized' where tenant_id = $1`, [
      fading.id,
    ]);
    await carry(40 * day);
    const entries = await entriesOf(id);
    expect(entries[0]).toMatchObject({ rule: 'purchase', reseller: { name: fading.name } });
    expect(entries[1]).toMatchObject({ rule: 'renew', withheld: 'not-active', onRecord: fading.partnerId });
  });

  test('are narrowed, paged and filed, each by the same rows', async () => {
    const seller = await world.company('indirect-provider');
    const as = world.caller(seller);
    for (let n = 0; n < 5; n += 1) await buy(n % 2 ? cedar.partnerId : birch.partnerId, {}, as, seller);
    const ids: string[] = [];
    let query = '?size=2';
    for (;;) {
      const page = await ledger(as, query);
      expect(page.items.length).toBeLessThanOrEqual(2);
      ids.push(...page.items.map((one: { id: string }) => one.id));
      if (!page.continuationToken) break;
      query = `?size=2&MS-ContinuationToken=${encodeURIComponent(page.continuationToken)}`;
    }
    expect(new Set(ids).size).toBe(5);
    expect((await ledger(as, `?reseller=${birch.id}`)).totalCount).toBe(3);
    expect((await ledger(as, '?rule=cancel')).totalCount).toBe(0);
    const month = world.clock.now().toISOString().slice(0, 7);
    expect((await ledger(as, `?month=${month}`)).totalCount).toBe(5);
    expect((await ledger(as, '?month=2020-01')).totalCount).toBe(0);
    expect((await ledger(as, '?MS-ContinuationToken=x')).code).toBe(3000);
    const file = await world
      .send('GET', `/twotier/v1/credit/entries/export?reseller=${birch.id}`, as)
      .catch((error: unknown) => error);
    expect(file).toBeInstanceOf(SyntaxError);
    expect((await world.send('GET', '/twotier/v1/credit/resellers', as)).body.items).toHaveLength(2);
  });
});

describe('who reads what (9.3, D52)', () => {
  test('a reseller sees product, quantity, dates and provider of its own lines: no customer, no price (I25)', async () => {
    const own = await world.company('indirect-reseller');
    const { customerId, id } = await buy(own.partnerId);
    await buy(birch.partnerId);
    await ledger(who);
    const as = world.caller(own);
    const { items } = await ledger(as);
    expect(items).toHaveLength(1);
    expect(Object.keys(items[0]).sort()).toEqual(
      [
        'bookedAt',
        'endsAt',
        'id',
        'offerName',
        'partnerId',
        'provider',
        'quantity',
        'rule',
        'startsAt',
        'takesBack',
      ].sort(),
    );
    expect(items[0]).toMatchObject({ provider: provider.name, offerName: 'Product PCREDIT', quantity: 10 });
    const text = JSON.stringify(items);
    for (const secret of [customerId, id, 'Tailspin', 'amount']) expect(text).not.toContain(secret);
    // Attribution alone opens nothing else (I25).
    expect((await world.send('GET', `/v1/customers/${customerId}/subscriptions`, as)).status).toBe(404);
    expect((await world.send('GET', '/twotier/v1/credit/totals', as)).body.items).toMatchObject([
      { amount: 100, currency: 'USD', entries: 1, company: { name: provider.name } },
    ]);
  });

  // Guarantee: who has a role for some locations reads and files these locations' entries, and no others.
  test('an incentives role narrowed to a location sees that location’s lines, totals and file alone (2.1, 2.4, C109)', async () => {
    const own = await world.company('indirect-reseller');
    const userId = randomUUID();
    const further = String(7_000_000 + Number(own.partnerId));
    await world.owner.query(`
      begin; set local session_replication_role = replica;
      insert into partner_location (tenant_id, location_id, name, country, region, partner_id, state, opened_at)
      values ('${own.id}', gen_random_uuid(), 'Further', 'US', 'united-states', '${further}', 'active', now());
      insert into role_location (tenant_id, user_id, role, location_id)
      values ('${own.id}', '${userId}', 'incentives-user', '${further}'); commit`);
    await buy(own.partnerId);
    await buy(further);
    await ledger(who);
    const numbers = async (as: string) =>
      (await ledger(as)).items.map((one: { partnerId: string }) => one.partnerId).sort();
    const fileOf = async (as: string) =>
      (await world.sendForText('GET', '/twotier/v1/credit/entries/export', as)).text;
    const totals = async (as: string) => (await world.send('GET', '/twotier/v1/credit/totals', as)).body;

    const narrowed = world.caller(own, { roles: ['incentives-user'], userId });
    expect(await numbers(narrowed)).toEqual([further]);
    expect(await fileOf(narrowed)).toContain(further);
    expect(await fileOf(narrowed)).not.toContain(own.partnerId);
    expect(await totals(narrowed)).toMatchObject({ locations: [further], items: [{ amount: 100 }] });

    const whole = world.caller(own, { roles: ['incentives-admin'] });
    expect(await numbers(whole)).toEqual([own.partnerId, further].sort());
    expect((await totals(whole)).items).toHaveLength(2);
    // Another role for the whole company opens it (I49).
    expect(
      await numbers(world.caller(own, { roles: ['incentives-user', 'sales-agent'], userId })),
    ).toHaveLength(2);
  });

  test('a provider’s ledger is its transacting location’s: a role for another one sees none of it (2.1, 1.2)', async () => {
    const seller = await world.company('indirect-provider');
    await buy(birch.partnerId, {}, world.caller(seller), seller);
    const narrowedTo = async (location: string) => {
      const userId = randomUUID();
      await world.owner.query(`
        begin; set local session_replication_role = replica;
        insert into role_location (tenant_id, user_id, role, location_id)
        values ('${seller.id}', '${userId}', 'incentives-admin', '${location}'); commit`);
      return world.caller(seller, { roles: ['incentives-admin'], userId });
    };
    const elsewhere = await narrowedTo('1');
    expect((await ledger(await narrowedTo(seller.partnerId))).totalCount).toBe(1);
    expect((await ledger(elsewhere)).totalCount).toBe(0);
    const { text } = await world.sendForText('GET', '/twotier/v1/credit/entries/export', elsewhere);
    expect(text).not.toContain(birch.partnerId);
    expect((await world.send('GET', '/twotier/v1/credit/totals', elsewhere)).body.items).toEqual([]);
    expect((await world.send('GET', '/twotier/v1/credit/resellers', elsewhere)).body.items).toEqual([]);
  });

  test('another provider, a direct partner, a customer and other roles see nothing of it', async () => {
    const stranger = world.caller(await world.company('indirect-provider'));
    expect((await ledger(stranger)).items).toEqual([]);
    expect((await world.send('GET', '/twotier/v1/credit/totals', stranger)).body.items).toEqual([]);
    const status = async (as: string, path: string) =>
      (await world.send('GET', `/twotier/v1/credit/${path}`, as)).status;
    expect(await status(world.caller(await world.company('direct-partner')), 'entries')).toBe(403);
    expect(
      await status(world.caller({ ...provider, kind: 'customer' }, { roles: ['global-admin'] }), 'entries'),
    ).toBe(403);
    const helpdesk = world.caller(provider, { roles: ['helpdesk-agent'] });
    expect(await status(helpdesk, 'entries')).toBe(403);
    const sales = world.caller(provider, { roles: ['sales-agent'] });
    expect([await status(sales, 'entries'), await status(sales, 'totals')]).toEqual([200, 403]);
    const viewer = world.caller(provider, { roles: ['executive-report-viewer'] });
    expect([await status(viewer, 'entries'), await status(viewer, 'totals')]).toEqual([403, 200]);
  });

  test('the product itself can neither change nor delete an entry', async () => {
    await expect(
      world.owner.query(
        `begin; set local role twotier_app; set local "twotier.scope" = 'system'; delete from credit_entry`,
      ),
    ).rejects.toThrow(/permission denied/);
    await world.owner.query('rollback');
  });
});

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('credit' as const), to: fc.constantFrom('birch', 'cedar', 'nobody') }),
    fc.record({ kind: fc.constant('quantity' as const), to: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ kind: fc.constant('cancel' as const) }),
  ),
  { minLength: 3, maxLength: 10 },
);

test('the ledger adds up to what orders and charges say, whatever happens, and only grows', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom('P1M', 'P1Y'), async (sequence, termDuration) => {
      const { id, address } = await buy(birch.partnerId, { termDuration });
      let before = '';
      for (const step of [...sequence, { kind: 'wait' as const, hours: 1 }]) {
        if (step.kind === 'credit') {
          const partnerId = { birch: birch.partnerId, cedar: cedar.partnerId, nobody: '' }[step.to];
          await patch(address, { partnerId });
        } else if (step.kind === 'quantity') await patch(address, { quantity: step.to });
        else if (step.kind === 'cancel') await patch(address, { status: 'deleted' });
        else await carry(step.hours * hour);
        await due().catchUp();
        const { rows } = await world.owner.query(
          `select source || ' ' || step as key, to_jsonb(e)::text as row from credit_entry e where subscription_id = $1
            order by source, step`,
          [id],
        );
        const now = new Map<string, string>(rows.map(({ key, row }) => [key, row]));
        for (const [key, row] of new Map<string, string>(before ? JSON.parse(before) : []))
          expect(now.get(key)).toBe(row);
        before = JSON.stringify([...now]);
      }
      const sum = async (sql: string, values: string[]) =>
        (
          await world.owner.query(
            `select coalesce(sum(amount), 0)::numeric(18,4)::text as amount from (${sql}) x`,
            values,
          )
        ).rows[0].amount;
      expect(await sum('select amount from credit_entry where subscription_id = $1', [id])).toBe(
        await sum(
          `select line_price as amount from order_line where subscription_id = $1
           union all select amount from subscription_charge where subscription_id = $1`,
          [id],
        ),
      );
      expect(await sum('select amount from credit_total where partner_id = $1', [provider.id])).toBe(
        await sum('select amount from credit_entry where partner_id = $1', [provider.id]),
      );
    }),
    { numRuns: 8 },
  );
});
