import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { dueRunner } from '../../platform/due/index.ts';
import { subscriptionWorks } from './due-jobs.ts';

let world: SellingWorld;
let provider: Company;
let who: string;
let item: string;

beforeAll(async () => {
  world = await sellingWorld();
  world.clock.moveTo(new Date('2027-01-05T08:00:00Z'));
  provider = await world.company('indirect-provider', { credit: '100000000' });
  who = world.caller(provider);
  item = await world.sell({
    id: 'PMODEL',
    maximum: 60,
    upgrades: ['PMORE:0001'],
    prices: ['P1M monthly 12.00', 'P1Y monthly 10.00'],
  });
  await world.sell({ id: 'PMORE', maximum: 60, prices: ['P1M monthly 30.00', 'P1Y monthly 25.00'] });
});
afterAll(() => world?.close());

const hour = 3_600_000;
const people = 8;

/** A subscription as simple as the rules allow: what is promised of it, without how it is done. */
interface Model {
  status: 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted';
  autoRenew: boolean;
  scheduled: number | null;
  upgraded: boolean;
  /** The first may be canceled with the whole; null: without a window. */
  batches: { quantity: number; until: number | null }[];
  assigned: number;
}

interface Real {
  readonly customerId: string;
  readonly id: string;
  readonly address: string;
  readonly users: readonly string[];
  paid: number;
  last: string | null;
}

const quantityOf = (m: Readonly<Model>) => m.batches.reduce((sum, one) => sum + one.quantity, 0);
const now = () => world.clock.now().getTime();
const row = async (real: Real) =>
  (await world.owner.query('select * from subscription where subscription_id = $1', [real.id])).rows[0];

async function change(real: Real, over: object): Promise<boolean> {
  const { body } = await world.send('GET', real.address, who);
  const { status } = await world.send('PATCH', real.address, who, { ...body, ...over });
  expect([200, 400, 409]).toContain(status);
  return status === 200;
}

/** I28 to I32, I34 and I48, whatever has happened. */
async function holds(m: Readonly<Model>, real: Real): Promise<void> {
  const kept = await row(real);
  expect(kept.status).toBe(m.status);
  expect(kept.quantity).toBe(quantityOf(m));
  expect(kept.auto_renew).toBe(m.autoRenew);
  const added = kept.additions.reduce((sum: number, one: { quantity: number }) => sum + one.quantity, 0);
  expect(added).toBeLessThanOrEqual(kept.quantity);
  if (kept.scheduled) expect([kept.status, kept.auto_renew]).toEqual(['active', true]);
  expect(kept.scheduled?.quantity ?? null).toBe(m.scheduled);
  if (kept.status === 'suspended') expect(kept.auto_renew).toBe(false);
  expect(kept.support_contact_id).toBe(provider.id);
  const assigned = await world.owner.query(
    'select count(*)::int as n from license_assignment where subscription_id = $1',
    [real.id],
  );
  expect(assigned.rows[0].n).toBe(m.assigned);
  expect(m.assigned).toBeLessThanOrEqual(kept.quantity);
  const charges = await world.owner.query(
    'select reason, quantity, unit_price::float8 as price, amount::float8 as amount from subscription_charge where subscription_id = $1',
    [real.id],
  );
  for (const { reason, quantity, price, amount } of charges.rows) {
    if (reason === 'reduce' || reason === 'cancel') {
      expect(amount).toBeLessThanOrEqual(0);
      // A batch is charged for the rest of a cycle, and for the next one if that begins in its window.
      expect(-amount).toBeLessThanOrEqual(2 * price * quantity + 0.01);
    }
    if (reason === 'add' || reason === 'renew') expect(amount).toBeGreaterThanOrEqual(0);
  }
  const balance = charges.rows.reduce((sum, one) => sum + one.amount, real.paid);
  expect(balance).toBeGreaterThanOrEqual(-0.01);
  // I30: what is deleted never changes again.
  const text = JSON.stringify(kept);
  if (real.last !== null) expect(text).toBe(real.last);
  real.last = kept.status === 'deleted' ? text : null;
}

abstract class Step implements fc.AsyncCommand<Model, Real> {
  check(): boolean {
    return true;
  }
  abstract run(m: Model, real: Real): Promise<void>;
  abstract toString(): string;
}

class SetQuantity extends Step {
  readonly by: number;
  constructor(by: number) {
    super();
    this.by = by;
  }
  async run(m: Model, real: Real) {
    const quantity = quantityOf(m);
    const wanted = Math.max(1, quantity + this.by);
    const open = m.batches.reduce(
      (sum, one) => sum + (one.until !== null && now() < one.until ? one.quantity : 0),
      0,
    );
    const may =
      m.status === 'active' &&
      wanted <= 60 &&
      (wanted >= quantity || (quantity - wanted <= open && wanted >= m.assigned));
    const done = await change(real, { quantity: wanted });
    expect(done).toBe(wanted === quantity || may);
    if (done && wanted !== quantity) {
      m.scheduled = null;
      if (wanted > quantity) m.batches.push({ quantity: wanted - quantity, until: now() + 168 * hour });
      else giveBack(m, quantity - wanted);
    }
    await holds(m, real);
  }
  toString() {
    return `quantity ${this.by}`;
  }
}

/** Newest first, of those whose window is open. */
function giveBack(m: Model, count: number): void {
  let left = count;
  for (const batch of [...m.batches].reverse()) {
    if (batch.until === null || now() >= batch.until) continue;
    const taken = Math.min(left, batch.quantity);
    batch.quantity -= taken;
    left -= taken;
  }
}

class Suspend extends Step {
  async run(m: Model, real: Real) {
    const done = await change(real, { status: 'suspended' });
    expect(done).toBe(m.status === 'active' || m.status === 'suspended');
    if (m.status === 'active') Object.assign(m, { status: 'suspended', autoRenew: false, scheduled: null });
    await holds(m, real);
  }
  toString() {
    return 'suspend';
  }
}

class Resume extends Step {
  async run(m: Model, real: Real) {
    expect(await change(real, { status: 'active' })).toBe(m.status === 'active' || m.status === 'suspended');
    if (m.status === 'suspended') m.status = 'active';
    await holds(m, real);
  }
  toString() {
    return 'resume';
  }
}

class Cancel extends Step {
  async run(m: Model, real: Real) {
    const until = m.batches[0]?.until ?? null;
    const may = (m.status === 'active' || m.status === 'suspended') && until !== null && now() < until;
    expect(await change(real, { status: 'deleted' })).toBe(may || m.status === 'deleted');
    if (may) Object.assign(m, { status: 'deleted', autoRenew: false, scheduled: null, assigned: 0 });
    await holds(m, real);
  }
  toString() {
    return 'cancel';
  }
}

class AutoRenew extends Step {
  readonly on: boolean;
  constructor(on: boolean) {
    super();
    this.on = on;
  }
  async run(m: Model, real: Real) {
    const done = await change(real, { autoRenewEnabled: this.on });
    expect(done).toBe(m.autoRenew === this.on || m.status === 'active');
    if (done) m.autoRenew = this.on;
    if (!m.autoRenew) m.scheduled = null;
    await holds(m, real);
  }
  toString() {
    return `auto-renew ${this.on}`;
  }
}

class Schedule extends Step {
  readonly quantity: number | null;
  constructor(quantity: number | null) {
    super();
    this.quantity = quantity;
  }
  async run(m: Model, real: Real) {
    const same = this.quantity === m.scheduled;
    const wanted = this.quantity === null ? null : { quantity: this.quantity };
    const done = await change(real, { scheduledNextTermInstructions: wanted });
    const may = this.quantity === null || (m.status === 'active' && m.autoRenew && this.quantity <= 60);
    expect(done).toBe(same || may);
    if (done) m.scheduled = this.quantity;
    await holds(m, real);
  }
  toString() {
    return `schedule ${this.quantity}`;
  }
}

class Upgrade extends Step {
  readonly part: number | null;
  constructor(part: number | null) {
    super();
    this.part = part;
  }
  async run(m: Model, real: Real) {
    const quantity = quantityOf(m);
    const taken = this.part ?? quantity;
    const before = await row(real);
    const { status, body } = await world.send('POST', `${real.address}/transitions`, who, {
      toCatalogItemId: 'PMORE:0001:AV',
      quantity: taken,
      transitionType: 'transition_only',
    });
    const fits = taken <= quantity && (taken === quantity || quantity - taken >= m.assigned);
    expect(status === 200).toBe(m.status === 'active' && !m.upgraded && fits);
    if (status === 200 && taken === quantity) {
      Object.assign(m, { upgraded: true, scheduled: null, batches: [{ quantity, until: null }] });
      expect(body.toSubscriptionId).toBe(real.id);
    } else if (status === 200) {
      m.scheduled = null;
      takeOldest(m, taken);
      const made = await world.owner.query('select * from subscription where subscription_id = $1', [
        body.toSubscriptionId,
      ]);
      // I32: the sum of licenses and the end date stay.
      expect(made.rows[0].quantity + quantityOf(m)).toBe(quantity);
      expect(made.rows[0].term_ends_on).toEqual(before.term_ends_on);
    }
    await holds(m, real);
  }
  toString() {
    return `upgrade ${this.part ?? 'all'}`;
  }
}

function takeOldest(m: Model, count: number): void {
  let left = count;
  for (const batch of m.batches) {
    const taken = Math.min(left, batch.quantity);
    batch.quantity -= taken;
    left -= taken;
  }
}

class Assign extends Step {
  async run(m: Model, real: Real) {
    const user = real.users[m.assigned];
    if (user && m.status === 'active' && !m.upgraded) {
      const done = await world.owner
        .query(
          `insert into license_assignment (customer_id, user_id, product_id, sku_id, partner_id, subscription_id, assigned_at)
           values ($1, $2, 'PMODEL', '0001', $3, $4, now())`,
          [real.customerId, user, provider.id, real.id],
        )
        .then(
          () => true,
          () => false,
        );
      expect(done).toBe(m.assigned < quantityOf(m));
      if (done) m.assigned += 1;
    }
    await holds(m, real);
  }
  toString() {
    return 'assign';
  }
}

class Wait extends Step {
  readonly hours: number;
  constructor(hours: number) {
    super();
    this.hours = hours;
  }
  async run(m: Model, real: Real) {
    const { due_at: due } = await row(real);
    const works = subscriptionWorks(world.lifeDeps.licenses);
    const runner = dueRunner({ db: world.db, clock: world.clock, works, log: { error: () => {} } });
    await runner.carryTo(world.clock, new Date(now() + this.hours * hour));
    if (due !== null && due.getTime() <= now()) passed(m, due.getTime());
    await holds(m, real);
  }
  toString() {
    return `wait ${this.hours} h`;
  }
}

/** A date has come: a term ended, or the days that follow one (4.8.1). */
function passed(m: Model, due: number): void {
  if (m.status === 'active' && m.autoRenew) {
    const quantity = m.scheduled ?? quantityOf(m);
    m.batches = [{ quantity, until: due + 168 * hour }];
    m.assigned = Math.min(m.assigned, quantity);
    m.scheduled = null;
  } else if (m.status === 'active') m.status = 'expired';
  else if (m.status === 'expired' || m.status === 'suspended') m.status = 'disabled';
  else if (m.status === 'disabled') Object.assign(m, { status: 'deleted', assigned: 0 });
  if (m.status !== 'active') m.autoRenew = false;
}

async function begin(): Promise<{ model: Model; real: Real }> {
  const customerId = await world.customer(provider);
  const users = Array.from({ length: people }, () => randomUUID());
  for (const user of users) {
    await world.owner.query(
      `insert into tenant_user (tenant_id, user_id, user_principal_name, first_name, last_name, display_name, roles, created_at)
       values ($1, $2, $3, 'A', 'B', 'A B', '{}', now())`,
      [customerId, user, user],
    );
  }
  const { body } = await world.send('POST', `/v1/customers/${customerId}/orders`, who, {
    lineItems: [{ lineItemNumber: 0, offerId: item, quantity: 6, termDuration: 'P1M' }],
    billingCycle: 'monthly',
  });
  const id = body.lineItems[0].subscriptionId as string;
  const kept = (await world.owner.query('select * from subscription where subscription_id = $1', [id]))
    .rows[0];
  return {
    model: {
      status: 'active',
      autoRenew: true,
      scheduled: null,
      upgraded: false,
      batches: [{ quantity: 6, until: kept.cancelable_until.getTime() }],
      assigned: 0,
    },
    real: {
      customerId,
      id,
      address: `/v1/customers/${customerId}/subscriptions/${id}`,
      users,
      paid: 72,
      last: null,
    },
  };
}

const quantities = fc.integer({ min: -6, max: 8 }).map((by) => new SetQuantity(by));
// Around the ends of windows; shorter than any stage, so that one wait brings one step at most.
const waits = fc.constantFrom(1, 20, 30, 100, 150, 167, 169, 400, 620).map((hours) => new Wait(hours));

const steps = [
  ...Array.from({ length: 5 }, () => quantities),
  ...Array.from({ length: 4 }, () => waits),
  fc.constant(new Suspend()),
  fc.constant(new Resume()),
  fc.constant(new Resume()),
  fc.constant(new Cancel()),
  fc.boolean().map((on) => new AutoRenew(on)),
  fc.option(fc.integer({ min: 1, max: 70 })).map((quantity) => new Schedule(quantity)),
  fc.option(fc.integer({ min: 1, max: 9 }), { freq: 3 }).map((part) => new Upgrade(part)),
  fc.constant(new Assign()),
];

test('whatever is asked for in whatever order, a subscription keeps what is promised of it (I28 to I34, I48)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 30, size: 'max' }), async (commands) => {
      const { model, real } = await begin();
      await fc.asyncModelRun(() => ({ model, real }), commands);
      await world.owner.query(
        'update subscription set due_at = default, auto_renew = false, scheduled = null, term_ends_on = null, stage_ends_at = null where partner_id = $1',
        [provider.id],
      );
    }),
    { numRuns: 50, endOnFailure: true },
  );
}, 120_000);
