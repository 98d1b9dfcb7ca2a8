import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { dueRunner } from '../../platform/due/index.ts';
import { subscriptionWorks } from '../subscription/index.ts';
import { creditWork } from './index.ts';

let world: SellingWorld;
let provider: Company;
let customerId: string;
let recorded: readonly (string | null)[];

beforeAll(async () => {
  world = await sellingWorld();
  provider = await world.company('indirect-provider');
  customerId = await world.customer(provider);
  const [birch, cedar] = await Promise.all([
    world.company('indirect-reseller'),
    world.company('indirect-reseller'),
  ]);
  // In the program and out of it, a global id, one that nobody has, and nobody.
  await world.owner.query(`update partner set program_status = 'restricted' where tenant_id = $1`, [
    cedar.id,
  ]);
  recorded = [birch.partnerId, cedar.partnerId, birch.globalId, '999999999', null];
});
afterAll(() => world?.close());

const begin = Date.parse('2027-01-01T00:00:00Z');
const hour = 3_600_000;
const instant = fc.integer({ min: 0, max: 90 * 24 }).map((hours) => new Date(begin + hours * hour + 30_500));
const charge = fc.record({
  at: instant,
  reason: fc.constantFrom('renew', 'add', 'reduce'),
  amount: fc.integer({ min: -500, max: 500 }),
  days: fc.integer({ min: 0, max: 40 }),
  startsInDays: fc.integer({ min: -10, max: 2 }),
});
const line = fc.record({
  month: fc.integer({ min: 0, max: 2 }),
  type: fc.constantFrom('CycleFee', 'Renew'),
  amount: fc.integer({ min: 0, max: 500 }),
});
const change = fc.record({ at: instant, to: fc.integer({ min: 0, max: 4 }) });
const subscriptions = fc.array(
  fc.record({
    first: fc.integer({ min: 0, max: 4 }),
    charges: fc.array(charge, { maxLength: 4 }),
    lines: fc.array(line, { maxLength: 3 }),
    changes: fc.array(change, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
let number = 0;

type SmallWorld = typeof subscriptions extends fc.Arbitrary<infer T> ? T : never;

/** Puts charges and invoice lines where orders, dates and the closing of months put them. */
async function fill(small: SmallWorld): Promise<string[]> {
  const ids: string[] = [];
  number += 1;
  const run = number;
  const invoiceIds = [0, 1, 2].map((month) => `D${run}-${month}`);
  for (const [month, invoiceId] of invoiceIds.entries())
    await world.owner.query(
      `insert into invoice values ($1, $2, 'Recurring', 'USD', $3, $4::date, $4::date, 0, 0)`,
      [provider.id, invoiceId, day(Date.UTC(2000 + run, month, 1)), day(Date.UTC(2000 + run, month + 1, 1))],
    );
  const lines: object[] = [];
  for (const { first, charges, lines: billed, changes } of small) {
    const id = crypto.randomUUID();
    ids.push(id);
    const ordered = [...changes].sort((one, other) => one.at.getTime() - other.at.getTime());
    const present = recorded[ordered.at(-1)?.to ?? first];
    await world.owner.query(
      `insert into subscription (partner_id, subscription_id, customer_id, order_id, line_number, kind, rule_set, catalog_item_id,
         product_id, sku_id, offer_name, publisher, friendly_name, quantity, unit_type, status, status_changed_at, term_duration,
         billing_cycle, auto_renew, created_at, term_starts_at, term_ends_on, currency, unit_price, support_contact_id,
         reseller_partner_id)
       values ($1, $2, $3, 'O', 0, 'license', 'new-commerce', 'P:1:A', 'P', '1', 'Offer', 'Contour', 'Offer', 5, 'License(s)',
         'active', $4, 'P1Y', 'monthly', true, $4, $4, '2030-01-01', 'USD', 10, $1, $5)`,
      [provider.id, id, customerId, new Date(begin), present],
    );
    let before = recorded[first];
    for (const { at, to } of ordered) {
      await world.owner.query(
        `insert into subscription_attribution (partner_id, subscription_id, changed_at, change_id, old_partner_id, new_partner_id)
         values ($1, $2, $3, gen_random_uuid(), $4, $5)`,
        [provider.id, id, at, before, recorded[to]],
      );
      before = recorded[to];
    }
    await world.owner.query(
      `insert into subscription_charge (partner_id, subscription_id, charged_at, reason, quantity, unit_price, amount, currency,
         starts_on, ends_on)
       select $1, $2, "at", reason, 5, 10, amount, 'USD', "from", "to"
         from json_to_recordset($3) as c ("at" timestamptz, reason text, amount numeric, "from" date, "to" date)`,
      [
        provider.id,
        id,
        JSON.stringify(
          charges.map(({ at, startsInDays, days, ...rest }) => {
            const from = at.getTime() + startsInDays * 24 * hour;
            return { ...rest, at, from: day(from), to: day(from + days * 24 * hour) };
          }),
        ),
      ],
    );
    for (const { month, type, amount } of billed)
      lines.push({
        invoiceId: invoiceIds[month],
        id,
        type,
        amount,
        from: day(Date.UTC(2027, month, 5)),
        to: day(Date.UTC(2027, month + 1, 4)),
      });
  }
  await world.owner.query(
    `insert into invoice_line (partner_id, invoice_id, line_number, customer_id, customer_name, customer_domain, customer_country,
       order_id, order_line_number, ordered_at, subscription_id, subscription_name, subscription_starts_at, catalog_item_id,
       product_id, sku_id, offer_name, publisher, billing_cycle, charge_type, charge_starts_on, charge_ends_on, unit_price,
       quantity, subtotal)
     select $1, x."invoiceId", row_number() over (partition by x."invoiceId"), $2, 'C', 'c.example', 'US', 'O', 0, $3, x.id, 'S', $3,
            'P:0:A', 'P', '0', 'Offer before', 'Contour', 'monthly', x.type, x."from", x."to", 10, 5, x.amount
       from json_to_recordset($4) as x ("invoiceId" text, id uuid, type text, amount numeric, "from" date, "to" date)`,
    [provider.id, customerId, new Date(begin), JSON.stringify(lines)],
  );
  return ids;
}

async function ledgerOf(ids: readonly string[]): Promise<string[]> {
  const { rows } = await world.owner.query<{ row: string }>(
    `select (to_jsonb(e) - 'entry_id')::text as row from credit_entry e where subscription_id = any($1)
      order by subscription_id, source, step`,
    [ids],
  );
  return rows.map(({ row }) => row);
}

async function totals(): Promise<string[]> {
  const { rows } = await world.owner.query<{ row: string }>(
    'select to_jsonb(t)::text as row from credit_total t where entries > 0 order by 1',
  );
  return rows.map(({ row }) => row);
}

test('entries posted by the thousand are those that the rules make one by one, whatever was on record when', async () => {
  const works = [...subscriptionWorks(world.lifeDeps.licenses), creditWork];
  world.clock.moveTo(new Date('2027-06-01T00:00:00Z'));
  const runner = dueRunner({ db: world.db, clock: world.clock, works, log: { error: () => {} } });
  await fc.assert(
    fc.asyncProperty(subscriptions, async (small) => {
      await world.owner.query('truncate credit_entry, credit_total, credit_fact, credit_batch');
      const ids = await fill(small);
      // Changes wait in the queue of single subscriptions: here only what comes together is to be posted.
      await world.owner.query('delete from credit_fact');
      await runner.catchUp();
      const together = [await ledgerOf(ids), await totals()];

      await world.owner.query('truncate credit_entry, credit_total');
      await world.owner.query(
        `insert into credit_fact (partner_id, subscription_id, due_at) select $1, unnest($2::uuid[]), now() - interval '1 day'`,
        [provider.id, ids],
      );
      await runner.catchUp();
      expect(together).toEqual([await ledgerOf(ids), await totals()]);
      const { rows } = await world.owner.query(
        'select 1 from credit_fact union all select 1 from credit_batch',
      );
      expect(rows).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
