import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { dueRunner } from '../../platform/due/index.ts';
import { subscriptionWorks } from '../subscription/index.ts';
import { closeMonth } from './actions.ts';
import type { Invoice } from './model.ts';
import { firstDayOf, monthAway, monthOf } from './month-rules.ts';
import { billsOf } from './rules.ts';
import { listLines, readBillable } from './store.ts';

let world: SellingWorld;
let provider: Company;
let who: string;
let item: string;

beforeAll(async () => {
  world = await sellingWorld();
  world.clock.moveTo(new Date('2027-03-03T10:00:30Z'));
  provider = await world.company('indirect-provider', { credit: '100000000' });
  who = world.caller(provider);
  item = await world.sell({
    id: 'PCLOSE',
    prices: ['P1M monthly 10.00', 'P1Y monthly 9.00', 'P1Y annual 99.00'],
  });
});
afterAll(() => world?.close());

const purchases = fc.array(
  fc.record({
    term: fc.constantFrom(['P1M', 'monthly'], ['P1Y', 'monthly'], ['P1Y', 'annual']),
    quantity: fc.integer({ min: 1, max: 30 }),
    later: fc.option(fc.integer({ min: 1, max: 40 })),
    waitDays: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 1, maxLength: 4 },
);

test('an invoice keeps the very lines that follow from everything bought and charged, with all their facts', async () => {
  const works = subscriptionWorks(world.lifeDeps.licenses);
  const runner = dueRunner({ db: world.db, clock: world.clock, works, log: { error: () => {} } });
  const carry = (days: number) =>
    runner.carryTo(world.clock, new Date(world.clock.now().getTime() + days * 86_400_000));
  const scope = tenantScope(provider.id);
  await fc.assert(
    fc.asyncProperty(purchases, async (bought) => {
      for (const { term, quantity, later, waitDays } of bought) {
        const customerId = await world.customer(provider);
        const { status, body } = await world.send('POST', `/v1/customers/${customerId}/orders`, who, {
          lineItems: [{ lineItemNumber: 0, offerId: item, quantity, termDuration: term[0] }],
          billingCycle: term[1],
        });
        expect(status, JSON.stringify(body)).toBe(201);
        await carry(waitDays);
        const address = `/v1/customers/${customerId}/subscriptions/${body.lineItems[0].subscriptionId}`;
        const present = (await world.send('GET', address, who)).body;
        if (later !== null) await world.send('PATCH', address, who, { ...present, quantity: later });
      }
      await carry(31);
      const month = monthAway(monthOf(world.clock.now()), -1);
      const [expected, invoices] = await world.db.transaction(scope, async (tx) => [
        billsOf(await readBillable(tx, provider.id, firstDayOf(month), null), month),
        (await closeMonth(tx, provider.id, month)) as Invoice[],
      ]);
      expect(invoices.map(({ type, total }) => [type, total])).toEqual(
        expected.map(({ type, total }) => [type, total]),
      );
      for (const [index, { invoiceId }] of invoices.entries()) {
        const kept = await listLines(world.db, scope, invoiceId, { limit: 1000, offset: 0 });
        expect(kept).toEqual(expected[index]?.lines);
      }
    }),
    { numRuns: 4 },
  );
});
