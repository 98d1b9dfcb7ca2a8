import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { MovableClock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { dueRunner } from '../../platform/due/index.ts';
import { subscriptionWorks } from './due-jobs.ts';

let world: SellingWorld;

const log = { error: () => {} };
const start = new Date('2027-01-15T10:00:00Z');

beforeAll(async () => {
  world = await sellingWorld();
  world.clock.moveTo(start);
  await world.sell({ id: 'PDUE', upgrades: ['PUP:0001'] });
  await world.sell({ id: 'PUP', prices: ['P1M monthly 30.00', 'P1Y monthly 25.00'] });
});
afterAll(() => world?.close());

/** So many subscriptions as orders would have left them, all begun on days of one year. */
async function fill(of: {
  count: number;
  term: string;
  from?: Date;
  autoRenew?: boolean;
  status?: string;
  spread?: number;
  customer: string;
  partner: string;
}): Promise<void> {
  await world.owner.query(
    `insert into subscription (partner_id, subscription_id, customer_id, order_id, line_number, kind, rule_set, catalog_item_id,
       product_id, sku_id, offer_name, publisher, friendly_name, quantity, unit_type, status, status_changed_at, term_duration,
       billing_cycle, auto_renew, created_at, term_starts_at, term_ends_on, cancelable_until, currency, unit_price, support_contact_id)
     select $1, gen_random_uuid(), $2, 'O' || n, 0, 'license', 'new-commerce', 'PDUE:0001:AV', 'PDUE', '0001', 'Product PDUE', 'Contour',
            'Product PDUE', 5, 'License(s)', $7, at, $4, 'monthly', $6, at, at, ((at + $5::interval) at time zone 'UTC')::date - 1,
            at + interval '168 hours', 'USD', 9.00, $1
       from (select n, $8::timestamptz + (n % $9) * interval '1 day' as at from generate_series(1, $3::int) n) x`,
    [
      of.partner,
      of.customer,
      of.count,
      of.term,
      of.term === 'P1M' ? '1 month' : '1 year',
      of.autoRenew ?? true,
      of.status ?? 'active',
      of.from ?? start,
      of.spread ?? 365,
    ],
  );
}

async function own() {
  const partner = await world.company('indirect-provider');
  return { partner: partner.id, customer: await world.customer(partner) };
}

function runnerOf(db: Database = world.db) {
  const clock = new MovableClock();
  clock.moveTo(start);
  const runner = dueRunner({ db, clock, works: subscriptionWorks(world.lifeDeps.licenses), log });
  return { to: (at: string) => runner.carryTo(clock, new Date(at)) };
}

const rowsOf = async (partner: string) =>
  (
    await world.owner.query('select * from subscription where partner_id = $1 order by subscription_id', [
      partner,
    ])
  ).rows;
const table = (name: string) => (name === 'audit_record' ? 'tenant_id' : 'partner_id');
const countOf = async (name: string, partner: string) => {
  const { rows } = await world.owner.query(
    `select count(*)::int as n from ${name} where ${table(name)} = $1`,
    [partner],
  );
  return rows[0].n as number;
};

test('a year brings each of many subscriptions exactly one new term, with its charge and its record', async () => {
  const of = await own();
  await fill({ count: 500, term: 'P1Y', from: new Date('2026-01-16T10:00:00Z'), ...of });
  expect(await runnerOf().to('2028-01-15T10:00:00Z')).toBe(500);
  const { rows } = await world.owner.query(
    `select count(*)::int as n, count(distinct subscription_id)::int as different, min(unit_price)::text as low,
            max(unit_price)::text as high, bool_and(cancelable_until = term_starts_at + interval '168 hours') as windows,
            bool_and(term_ends_on = (term_starts_at + interval '1 year')::date - 1) as terms
       from subscription where partner_id = $1 and term_starts_at >= '2027-01-15'`,
    [of.partner],
  );
  expect(rows[0]).toEqual({
    n: 500,
    different: 500,
    // The price of the day, not that of the purchase.
    low: '10.0000',
    high: '10.0000',
    windows: true,
    terms: true,
  });
  expect([
    await countOf('subscription_charge', of.partner),
    await countOf('audit_record', of.partner),
  ]).toEqual([500, 500]);
});

describe('without a renewal', () => {
  const statusAt = async (partner: string) =>
    (await rowsOf(partner)).map(
      (one) => `${one.status} ${one.status_changed_at.toISOString().slice(0, 16)}`,
    )[0];
  const walk = async (of: { partner: string; customer: string }, days: readonly string[]) => {
    const runner = runnerOf();
    const seen = [];
    for (const day of days) {
      await runner.to(day);
      seen.push(await statusAt(of.partner));
    }
    return seen;
  };

  test('a term ends in expired, disabled and deleted, each dated with its own date', async () => {
    const of = await own();
    await fill({ count: 1, term: 'P1M', autoRenew: false, spread: 1, ...of });
    expect(
      await walk(of, [
        '2027-02-14T23:00:00Z',
        '2027-02-15T08:00:00Z',
        '2027-03-17T08:00:00Z',
        '2027-06-15T08:00:00Z',
        '2028-01-01T08:00:00Z',
      ]),
    ).toEqual([
      'active 2027-01-15T10:00',
      'expired 2027-02-15T00:00',
      'disabled 2027-03-17T00:00',
      'deleted 2027-06-15T00:00',
      'deleted 2027-06-15T00:00',
    ]);
    expect(await countOf('audit_record', of.partner)).toBe(3);
  });

  test('a suspended one is disabled for 30 and 90 days (D8)', async () => {
    const of = await own();
    await fill({ count: 1, term: 'P1M', autoRenew: false, status: 'suspended', spread: 1, ...of });
    expect(await walk(of, ['2027-02-15T08:00:00Z', '2027-06-14T23:00:00Z', '2027-06-15T08:00:00Z'])).toEqual([
      'disabled 2027-02-15T00:00',
      'disabled 2027-02-15T00:00',
      'deleted 2027-06-15T00:00',
    ]);
  });

  test('a product that is renewed no more expires although renewal is on', async () => {
    const of = await own();
    await fill({ count: 1, term: 'P1M', spread: 1, ...of });
    await world.owner.query("update availability set is_renewable = false where product_id = 'PDUE'");
    expect(await walk(of, ['2027-02-15T08:00:00Z'])).toEqual(['expired 2027-02-15T00:00']);
    await world.owner.query("update availability set is_renewable = true where product_id = 'PDUE'");
  });
});

describe('a renewal', () => {
  const scheduled = async (of: { partner: string; customer: string }, change: object) => {
    await fill({ count: 1, term: 'P1M', spread: 1, ...of });
    await world.owner.query('update subscription set scheduled = $2 where partner_id = $1', [
      of.partner,
      JSON.stringify({
        catalogItemId: 'PDUE:0001:AV',
        termDuration: 'P1M',
        billingCycle: 'monthly',
        quantity: 5,
        customTermEndOn: null,
        promotionId: null,
        ...change,
      }),
    ]);
    await runnerOf().to('2027-02-15T08:00:00Z');
    const [row] = await rowsOf(of.partner);
    expect(row.scheduled).toBeNull();
    return row;
  };

  test('takes up what was scheduled: number, term, product, end', async () => {
    const row = await scheduled(await own(), {
      catalogItemId: 'PUP:0001:AV',
      termDuration: 'P1Y',
      quantity: 8,
      customTermEndOn: '2027-08-31',
    });
    expect(row).toMatchObject({
      product_id: 'PUP',
      offer_name: 'Product PUP',
      friendly_name: 'Product PUP',
      quantity: 8,
      term_duration: 'P1Y',
      unit_price: '25.0000',
    });
    expect(row.term_ends_on).toEqual(new Date('2027-08-31T00:00:00Z'));
  });

  test('after an end of one’s own choice counts from the day that follows it', async () => {
    const of = await own();
    await scheduled(of, { customTermEndOn: '2027-02-28' });
    await runnerOf().to('2027-04-02T00:00:00Z');
    const [row] = await rowsOf(of.partner);
    expect(row.term_ends_on).toEqual(new Date('2027-04-30T00:00:00Z'));
  });

  test('with what is sold no more keeps the present product', async () => {
    const row = await scheduled(await own(), { catalogItemId: 'PNONE:0001:AV', quantity: 7 });
    expect(row).toMatchObject({ product_id: 'PDUE', quantity: 7 });
  });

  test('to fewer licenses takes back those that were assigned last (I28)', async () => {
    const of = await own();
    await fill({ count: 1, term: 'P1M', spread: 1, ...of });
    const [{ subscription_id: id }] = await rowsOf(of.partner);
    for (let n = 0; n < 4; n += 1) {
      const user = randomUUID();
      await world.owner.query(
        `insert into tenant_user (tenant_id, user_id, user_principal_name, first_name, last_name, display_name, roles, created_at)
         values ($1, $2, $3, 'A', 'B', $3, '{}', now())`,
        [of.customer, user, `u${n}@${user}`],
      );
      await world.owner.query(
        `insert into license_assignment (customer_id, user_id, product_id, sku_id, partner_id, subscription_id, assigned_at)
         values ($1, $2, 'PDUE', '0001', $3, $4, now() + $5 * interval '1 minute')`,
        [of.customer, user, of.partner, id, n],
      );
    }
    await world.owner.query(
      `update subscription set scheduled = '{"catalogItemId":"PDUE:0001:AV","termDuration":"P1M","billingCycle":"monthly","quantity":2,"customTermEndOn":null}'
        where subscription_id = $1`,
      [id],
    );
    await runnerOf().to('2027-02-15T08:00:00Z');
    const { rows } = await world.owner.query(
      `select u.user_principal_name as name from license_assignment a join tenant_user u using (user_id) where subscription_id = $1 order by 1`,
      [id],
    );
    expect(rows.map((one) => one.name.slice(0, 2))).toEqual(['u0', 'u1']);
    expect((await rowsOf(of.partner))[0].quantity).toBe(2);
  });

  test('makes a trial what it becomes; without a way it expires', async () => {
    await world.sell({ id: 'PTRIAL', isTrial: true, renewsTo: 'PUP:0001', prices: ['P1M monthly 0'] });
    const of = await own();
    await fill({ count: 2, term: 'P1M', spread: 1, ...of });
    await world.owner.query(
      `update subscription set is_trial = true, product_id = 'PTRIAL', catalog_item_id = 'PTRIAL:0001:AV',
              unit_price = 0, cancelable_until = null where partner_id = $1`,
      [of.partner],
    );
    const [, other] = await rowsOf(of.partner);
    await world.owner.query(
      `update subscription set catalog_item_id = 'PGONE:0001:AV' where subscription_id = $1`,
      [other.subscription_id],
    );
    await runnerOf().to('2027-02-15T08:00:00Z');
    const rows = await rowsOf(of.partner);
    expect(rows.map((one) => [one.status, one.is_trial, one.product_id, one.term_duration])).toEqual([
      ['active', false, 'PUP', 'P1Y'],
      ['expired', true, 'PTRIAL', 'P1M'],
    ]);
  });
});

test('another billing cycle begins with its charge, and later cycles are counted from there', async () => {
  const of = await own();
  await fill({ count: 1, term: 'P1Y', spread: 1, ...of });
  await world.owner.query(
    `update subscription set next_charge = '{"billingCycle":"annual","unitPrice":"118.0000"}',
            next_charge_at = '2027-02-15T00:00:00Z' where partner_id = $1`,
    [of.partner],
  );
  await runnerOf().to('2027-02-16T00:00:00Z');
  expect((await rowsOf(of.partner))[0]).toMatchObject({
    billing_cycle: 'annual',
    unit_price: '118.0000',
    next_charge: null,
    next_charge_at: null,
  });
});

/** A process that dies in the middle of every so many pieces of work: at any statement, or just before the end. */
function dying(db: Database, deaths: { count: number }, chance: () => number): Database {
  const mayDie = (odds: number) => {
    if (chance() >= odds) return;
    deaths.count += 1;
    const end = new Error('the process is gone');
    // One in ten takes its connection along; a new one for each takes too long.
    if (deaths.count % 10 !== 0) end.name = 'Refusal';
    throw end;
  };
  const fragile = (tx: Tx): Tx => ({
    ...tx,
    rows: (statement, values) => {
      mayDie(0.25);
      return tx.rows(statement, values);
    },
    run: (statement, values) => {
      mayDie(0.25);
      return tx.run(statement, values);
    },
    within: (scope, work) => tx.within(scope, (inner) => work(fragile(inner))),
  });
  return {
    ...db,
    transaction: (scope, work) =>
      db.transaction(scope, async (tx) => {
        const result = await work(fragile(tx));
        mayDie(0.4);
        return result;
      }),
  };
}

test('two processes that die a thousand times lose nothing and double nothing', async () => {
  const of = await own();
  const count = 12;
  await fill({ count, term: 'P1M', spread: 20, ...of });
  const end = new Date('2027-12-31T00:00:00Z');
  const due = await world.owner.query(
    `select sum(terms)::int as terms from (
       select (select count(*) from generate_series(1, 12) n
                where ((s.created_at at time zone 'UTC')::date + n * interval '1 month')::date <= $2::date) as terms
         from subscription s where s.partner_id = $1) x`,
    [of.partner, end],
  );
  const deaths = { count: 0 };
  let seed = 42;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const works = subscriptionWorks(world.lifeDeps.licenses);
  const db = dying(world.db, deaths, chance);
  const left = async () =>
    (
      await world.owner.query(
        'select count(*)::int as n from subscription where partner_id = $1 and due_at <= $2',
        [of.partner, end],
      )
    ).rows[0].n as number;
  const process = async () => {
    while ((await left()) > 0) for (const work of works) await work.run(db, end, 2).catch(() => 0);
  };
  await Promise.all([process(), process()]);
  const terms = due.rows[0].terms as number;
  expect(deaths.count).toBeGreaterThan(1000);
  expect([
    await countOf('subscription_charge', of.partner),
    await countOf('audit_record', of.partner),
  ]).toEqual([terms, terms]);
  const { rows } = await world.owner.query(
    `select count(*)::int as wrong from (
       select subscription_id, count(*) as charges, count(distinct starts_on) as different from subscription_charge
        where partner_id = $1 group by 1) c
      where charges <> different`,
    [of.partner],
  );
  expect(rows[0].wrong).toBe(0);
  expect(await left()).toBe(0);
}, 120_000);
