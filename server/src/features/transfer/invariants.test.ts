import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../test/demo-app.ts';
import type { TransferWorld } from '../../../test/transfer-world.ts';
import { openTransferWorld, requestOf, serveWithPlan } from '../../../test/transfer-world.ts';

let world: TransferWorld;
let owner: pg.Client;

beforeAll(async () => {
  world = await openTransferWorld();
  await serveWithPlan(world);
  owner = new pg.Client(world.app.database.owner);
  await owner.connect();
  await commit(world.source, 7);
  await commit(world.source, 5, 'one_time');
  // Each side has something to lose and something to win.
  const { body } = await world.source('GET', usagePath());
  const named = { planId: body.items[0].planId, name: 'Test bench' };
  await world.source('POST', usagePath(), named);
});
afterAll(async () => {
  await owner?.end();
  await world?.app.close();
});

const usagePath = () => `/twotier/v1/customers/${world.customerId}/usagesubscriptions`;

/** The source buys a reservation for its plan there. */
async function commit(who: Client, quantity: number, billingCycle = 'monthly'): Promise<void> {
  const { body: catalog } = await who(
    'GET',
    `/twotier/v1/customers/${world.customerId}/catalog?billingType=reservation`,
  );
  const { body } = await who('GET', usagePath());
  const ordered = await who('POST', `/v1/customers/${world.customerId}/orders`, {
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: catalog.items[0].catalogItemId,
        quantity,
        termDuration: 'P1Y',
        billingCycle,
        provisioningContext: { parentSubscriptionId: body.items[0].planId, Scope: 'Shared' },
      },
    ],
  });
  expect(ordered.status, JSON.stringify(ordered.body)).toBe(201);
  await world.later('PT1H');
}

interface Held {
  /** Reservations by product and quantity, whoever pays. */
  readonly commitments: readonly string[];
  /** Usage subscriptions in the service, and how often each is billed. */
  readonly billed: readonly { readonly service: string; readonly times: number }[];
  readonly roles: readonly string[];
  readonly openTwice: number;
}

async function held(): Promise<Held> {
  const rows = async (sql: string) => (await owner.query(sql, [world.customerId])).rows;
  const commitments = await rows(
    `select product_id || ' ' || quantity || ' ' || term_ends_on as what from subscription
      where customer_id = $1 and kind = 'reservation' and status = 'active' order by 1`,
  );
  const billed = await rows(
    `select service_id as service, count(*) filter (where status = 'active')::int as times from usage_subscription
      where customer_id = $1 group by service_id order by 1`,
  );
  const roles = await rows(
    `select service_id || role || holder_tenant_id as what from usage_role_assignment where customer_id = $1 order by 1`,
  );
  const [open] = await rows(
    `select count(*)::int as n from (select item_id from transfer_line where customer_id = $1 and state = 'open'
       group by source_partner_id, item_id having count(*) > 1) twice`,
  );
  return {
    commitments: commitments.map(({ what }) => what),
    billed: billed.map(({ service, times }) => ({ service, times })),
    roles: roles.map(({ what }) => what),
    openTwice: open.n,
  };
}

type Side = 'source' | 'target';
interface Move {
  readonly what: 'ask' | 'accept' | 'reject' | 'withdraw' | 'wait';
  readonly by: Side;
  readonly pick: number;
}
const other: Record<Side, Side> = { source: 'target', target: 'source' };

/** A side asks the other, which is then the one that decides. */
async function step(what: string, by: Side, pick: number): Promise<void> {
  const asker = world[by];
  const decider = world[other[by]];
  const partner = { source: 'Fjord Direct', target: 'Alder Distribution' }[other[by]];
  const mine = (await asker('GET', '/twotier/v1/transfers')).body.items as {
    id: string;
    direction: string;
  }[];
  const [newest] = mine.filter(({ direction }) => direction === 'asked');
  const one = `/twotier/v1/transfers/${newest?.id}`;
  switch (what) {
    case 'ask':
      await asker(
        'POST',
        `/twotier/v1/customers/${world.customerId}/transferrequests`,
        requestOf(world, { sourcePartnerId: world.id(partner) }),
      );
      break;
    case 'accept': {
      const { items = [] } = (await decider('GET', one)).body as { items?: { id: string }[] };
      const selected = items.filter((_, index) => (pick >> index) % 2 === 1).map(({ id }) => id);
      await decider('POST', `${one}/acceptance`, { selected });
      break;
    }
    case 'reject':
      await decider('POST', `${one}/rejection`);
      break;
    case 'withdraw':
      await asker('POST', `${one}/withdrawal`);
      break;
    default:
      await world.later('PT20M');
  }
}

const moving = [
  { what: 'ask', by: 'target', pick: 15 },
  { what: 'accept', by: 'target', pick: 15 },
  { what: 'wait', by: 'target', pick: 15 },
] as const satisfies readonly Move[];

test('I36: whatever is asked and answered, nothing is in two open transfers, and what moves arrives whole', async () => {
  const before = await held();
  expect(before.commitments).toHaveLength(2);
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record<Move>({
          what: fc.constantFrom('ask', 'accept', 'accept', 'reject', 'withdraw', 'wait'),
          by: fc.constantFrom<Side>('source', 'target'),
          pick: fc.integer({ min: 1, max: 15 }),
        }),
        { minLength: 4, maxLength: 12 },
      ),
      async (steps) => {
        for (const { what, by, pick } of steps) {
          await step(what, by, pick);
          const after = await held();
          expect(after.openTwice).toBe(0);
          expect(after.commitments).toEqual(before.commitments);
          expect(after.billed.filter(({ times }) => times !== 1)).toEqual(
            before.billed.filter(({ times }) => times !== 1),
          );
          expect(after.roles).toEqual(before.roles);
        }
        await world.later('PT20M');
      },
    ),
    // The first run moves something for certain; the others go as they go.
    { numRuns: 6, examples: [[[...moving]]] },
  );
  const { rows } = await owner.query(
    `select count(*)::int as moved from transfer_line where state = 'moved'`,
  );
  expect(rows[0].moved).toBeGreaterThan(0);
});
