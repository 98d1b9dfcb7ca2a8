import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';

const hour = 3_600_000;

/** What is sold here, and the limit that each of it has. */
const things = ['trial', 'paid', 'once', 'twoAtATime', 'free'] as const;
type Thing = (typeof things)[number];
const limits: Readonly<Record<Thing, { readonly ever?: number; readonly atATime?: number }>> = {
  trial: { ever: 1 },
  paid: {},
  once: { ever: 2 },
  twoAtATime: { atATime: 2 },
  free: {},
};

/** Hours that something canceled still counts against a limit of things held at a time. */
const deprovisioning = 7 * 24;

interface Held {
  readonly thing: Thing;
  readonly seller: number;
  readonly address: string;
  readonly boughtAt: number;
  canceledAt: number | null;
}

/** One customer as the rule sees it: what it was sold, by anybody, and when that was canceled. */
class Model {
  readonly held: Held[] = [];

  /** Why a purchase of these things, one line each, is refused; null: it goes through. */
  refusal(wanted: readonly Thing[], now: number): 'limit' | 'owned' | null {
    for (const [index, thing] of wanted.entries()) {
      const before = wanted.slice(0, index).filter((one) => one === thing).length;
      const ever = this.held.filter((one) => one.thing === thing);
      const { ever: most, atATime } = limits[thing];
      if (most !== undefined && ever.length + before >= most) return 'limit';
      const counted = ever.filter(
        ({ canceledAt }) => canceledAt === null || now - canceledAt < deprovisioning * hour,
      );
      if (atATime !== undefined && counted.length + before >= atATime) return 'limit';
      // A trial is only for those who do not own the product (C58).
      const owns = this.held.some((one) => one.thing === 'paid' && one.canceledAt === null);
      if (thing === 'trial' && owns) return 'owned';
    }
    return null;
  }

  mayCancel(of: Held, now: number): boolean {
    return of.thing !== 'trial' && of.canceledAt === null && now - of.boughtAt < 168 * hour;
  }
}

let world: SellingWorld;
let sellers: readonly [Company, Company];
let callers: readonly [string, string];
let items: Record<Thing, string>;

beforeAll(async () => {
  world = await sellingWorld();
  sellers = [
    await world.company('indirect-provider', { credit: '100000000' }),
    await world.company('direct-partner', { credit: '100000000' }),
  ];
  callers = [world.caller(sellers[0]), world.caller(sellers[1])];
  const trial = { isTrial: true, minimum: 25, maximum: 25, prices: ['P1M none 0'], renewsTo: 'PPAID:0001' };
  items = {
    trial: await world.sell({ id: 'PTRY', ...trial }),
    paid: await world.sell({ id: 'PPAID' }),
    once: await world.sell({ id: 'PONCE', limit: ['lifetime', 2] }),
    twoAtATime: await world.sell({ id: 'PTWO', limit: ['concurrent', 2] }),
    free: await world.sell({ id: 'PFREE' }),
  };
});
afterAll(() => world?.close());

const buying = fc.record({
  act: fc.constant('buy' as const),
  seller: fc.constantFrom(0, 1),
  wanted: fc.array(fc.constantFrom(...things), { minLength: 1, maxLength: 3 }),
  byCart: fc.boolean(),
});
const canceling = fc.record({ act: fc.constant('cancel' as const), which: fc.nat(20) });
const waiting = fc.record({ act: fc.constant('wait' as const), hours: fc.constantFrom(1, 24, 100, 169) });
const days = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: buying },
    { weight: 2, arbitrary: canceling },
    { weight: 2, arbitrary: waiting },
  ),
  { minLength: 4, maxLength: 16 },
);

/** One line each; trials have a term and number of their own. */
const lineOf = (thing: Thing) => ({
  quantity: thing === 'trial' ? 25 : 2,
  termDuration: thing === 'trial' ? 'P1M' : 'P1Y',
});

/** Orders as one order, or as a basket that is checked out; answers the codes of what was refused, or the lines. */
async function buy(customerId: string, who: string, wanted: readonly Thing[], byCart: boolean) {
  const root = `/v1/customers/${customerId}`;
  if (!byCart) {
    const { status, body } = await world.send('POST', `${root}/orders`, who, {
      lineItems: wanted.map((thing, lineItemNumber) => ({
        lineItemNumber,
        offerId: items[thing],
        ...lineOf(thing),
      })),
      billingCycle: 'unknown',
    });
    return { status, code: body.code as number | undefined, orders: status === 201 ? [body] : [] };
  }
  const cart = await world.send('POST', `${root}/carts`, who, {
    lineItems: wanted.map((thing) => ({ catalogItemId: items[thing], ...lineOf(thing) })),
  });
  const { status, body } = await world.send('POST', `${root}/carts/${cart.body.id}/checkout`, who, 'go');
  return { status, code: body.code as number | undefined, orders: status === 201 ? body.orders : [] };
}

test('I37: no customer gets past a limit, whoever sells, in whatever order things are bought and canceled', async () => {
  await fc.assert(
    fc.asyncProperty(days, async (acts) => {
      const customerId = await world.customer(sellers[0]);
      await world.customer(sellers[1], { id: customerId });
      const model = new Model();
      for (const one of acts) {
        const now = world.clock.now().getTime();
        if (one.act === 'wait') {
          world.clock.moveTo(new Date(now + one.hours * hour));
        } else if (one.act === 'cancel') {
          const chosen = model.held[one.which % Math.max(1, model.held.length)];
          if (!chosen) continue;
          const who = callers[chosen.seller] as string;
          const { body: present } = await world.send('GET', chosen.address, who);
          const { status } = await world.send('PATCH', chosen.address, who, {
            ...present,
            status: 'deleted',
          });
          // Sent for what is canceled already it changes nothing.
          if (chosen.canceledAt === null) expect(status === 200).toBe(model.mayCancel(chosen, now));
          if (chosen.canceledAt === null && status === 200) chosen.canceledAt = now;
        } else {
          // Lines of one order share their billing, which trials do not have.
          const wanted = one.byCart
            ? one.wanted
            : one.wanted.filter((thing) => (thing === 'trial') === (one.wanted[0] === 'trial'));
          const expected = model.refusal(wanted, now);
          const { status, code, orders } = await buy(
            customerId,
            callers[one.seller] as string,
            wanted,
            one.byCart,
          );
          expect([wanted, status === 201, code], JSON.stringify(model.held)).toEqual([
            wanted,
            expected === null,
            expected === null ? undefined : expect.any(Number),
          ]);
          if (!one.byCart && expected === 'limit') expect(code).toBe(27006);
          for (const order of orders) {
            for (const line of order.lineItems) {
              const thing = things.find((each) => items[each] === line.offerId) as Thing;
              const address = `/v1/customers/${customerId}/subscriptions/${line.subscriptionId}`;
              model.held.push({ thing, seller: one.seller, address, boughtAt: now, canceledAt: null });
            }
          }
        }
      }
      const { rows } = await world.owner.query(
        `select product_id, count(*)::int as count from subscription where customer_id = $1 group by 1`,
        [customerId],
      );
      const kept = (id: string) => rows.find((row) => row.product_id === id)?.count ?? 0;
      expect(kept('PTRY')).toBeLessThanOrEqual(1);
      expect(kept('PONCE')).toBeLessThanOrEqual(2);
      expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(model.held.length);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('I37: two sellers at the same moment cannot both sell the one trial', async () => {
  for (let round = 0; round < 5; round += 1) {
    const customerId = await world.customer(sellers[0]);
    await world.customer(sellers[1], { id: customerId });
    const answers = await Promise.all(callers.map((who) => buy(customerId, who, ['trial'], false)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
  }
});
