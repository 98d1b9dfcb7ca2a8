import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EndingWorld } from '../../../test/ending-world.ts';
import { endingWorld } from '../../../test/ending-world.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { countCustomers, findTie, grantLegacyAdmin, openRelationship } from '../customer/index.ts';
import { createPartnership } from '../partnership/index.ts';
import { endPlannedRelationships } from './index.ts';

let world: EndingWorld;
beforeAll(async () => {
  world = await endingWorld();
});
afterAll(() => world.close());

const alder = 'Alder Distribution';
const birch = 'Birch IT';

const steps = [
  'sell',
  'suspend',
  'end',
  'end',
  'end-as-reseller',
  'plan',
  'carry-out',
  'reinstate',
  'reinstate-reseller',
  'grant-legacy',
  'remove-partnership',
  'partner-up',
] as const;
type Step = (typeof steps)[number];

/**
 * Rows of every table. Left out: the catalog; what signing in leaves; what charges write while the test runs, of
 * which the subscription's own columns are looked at instead.
 */
async function snapshot(): Promise<Map<string, string>> {
  const { rows: tables } = await world.owner.query(
    `select tablename from pg_tables where schemaname = 'public'
        and tablename not in ('product', 'sku', 'availability', 'availability_price', 'offer',
          'oauth_record', 'subscription', 'subscription_charge') order by 1`,
  );
  const contents = new Map<string, string>();
  for (const { tablename } of tables) {
    const { rows } = await world.owner.query(
      `select coalesce(md5(string_agg(to_jsonb(t)::text, '' order by to_jsonb(t)::text)), '') as rows from ${tablename} t`,
    );
    contents.set(tablename, rows[0].rows);
  }
  const { rows: sold } = await world.owner.query(
    `select subscription_id, status, quantity, reseller_id, support_contact_id, partner_id from subscription order by 1`,
  );
  contents.set('subscription', JSON.stringify(sold));
  return contents;
}

const relationshipOf = async (company: string, customerId: string) =>
  (
    await world.owner.query(
      'select to_jsonb(r)::text as row from customer_relationship r where partner_id = $1 and customer_id = $2',
      [world.idOf(company), customerId],
    )
  ).rows[0]?.row;

/** Which tables a step may write at most. */
const mayWrite: Readonly<Record<Step, readonly string[]>> = {
  sell: ['subscription'],
  suspend: ['subscription'],
  end: ['audit_record', 'customer_count', 'customer_relationship', 'planned_ending', 'service_admin'],
  'end-as-reseller': [
    'audit_record',
    'customer_count',
    'customer_relationship',
    'service_admin',
    'subscription',
  ],
  plan: ['audit_record', 'planned_ending'],
  'carry-out': ['audit_record', 'customer_count', 'customer_relationship', 'planned_ending', 'service_admin'],
  reinstate: ['customer_count', 'customer_relationship'],
  'reinstate-reseller': ['customer_count', 'customer_relationship'],
  'grant-legacy': ['customer_relationship'],
  'remove-partnership': ['audit_record', 'partnership'],
  'partner-up': ['partnership'],
};
// Rights that rest on the relationship go with it (D4), each with its record.
const rights = ['delegation', 'delegation_assignment', 'delegation_request'];

async function take(step: Step, customerId: string): Promise<void> {
  const person = await world.app.as(alder, 'global-admin');
  const { db, clock } = world.app;
  const reopen = (company: string) =>
    db.transaction(tenantScope(world.idOf(company)), async (tx) => {
      const tie = await findTie(tx, world.idOf(company), customerId);
      if (tie?.state !== 'ended') return;
      const reseller = tie.resellerId ? { id: tie.resellerId, name: tie.resellerName ?? '' } : null;
      await openRelationship(tx, { ...tie, reseller, delegatedAdmin: 'none', startedAt: clock.now() });
    });
  switch (step) {
    case 'sell': {
      const { state } = await world.stateOf(alder, customerId);
      if (state === 'active') await world.sell(customerId, { supportContactId: world.idOf(birch) });
      else await expect(world.sell(customerId)).rejects.toMatchObject({ constraint: 'relationship_live' });
      return;
    }
    case 'suspend':
      await world.owner.query(
        `update subscription set status = 'suspended', status_changed_at = $2 where customer_id = $1 and status = 'active'`,
        [customerId, clock.now()],
      );
      return;
    case 'end':
      await person('PATCH', `/v1/customers/${customerId}`, { relationshipToPartner: 'none' });
      return;
    case 'end-as-reseller':
      await (await world.app.as(birch, 'admin-agent'))('PATCH', `/v1/customers/${customerId}`, {
        relationshipToPartner: 'none',
      });
      return;
    case 'plan':
      await person('POST', `/twotier/v1/customers/${customerId}/ending/plan`, {
        declarationVersion: '2026-1',
        confirmed: true,
      });
      return;
    case 'carry-out':
      await endPlannedRelationships({
        db,
        clock,
        ids: { guid: () => '', code: () => '' } as never,
        endAdmin: async () => {},
        giveUpAdmin: async () => {},
      }).run(db, clock.now(), 500);
      return;
    case 'reinstate':
      return reopen(alder);
    case 'reinstate-reseller':
      return reopen(birch);
    case 'grant-legacy':
      await db.transaction(tenantScope(world.idOf(alder)), (tx) =>
        grantLegacyAdmin(tx, world.idOf(alder), customerId, clock.now()),
      );
      return;
    case 'remove-partnership':
      await person('POST', `/twotier/v1/partnerships/${world.idOf(birch)}/removal`, {
        declarationVersion: '2026-1',
        confirmed: true,
      });
      return;
    case 'partner-up':
      await db.transaction(tenantScope(world.idOf(alder)), (tx) =>
        createPartnership(tx, {
          providerId: world.idOf(alder),
          resellerId: world.idOf(birch),
          acceptedAt: clock.now(),
        }),
      );
  }
}

const about: Readonly<Partial<Record<Step, string>>> = {
  end: alder,
  'carry-out': alder,
  plan: alder,
  reinstate: alder,
  'grant-legacy': alder,
  'end-as-reseller': birch,
  'reinstate-reseller': birch,
};

const reports = [
  'report_mark',
  'report_holding',
  'report_total',
  'report_day',
  'report_workload',
  'report_customer',
  'report_reseller',
  'report_term',
];

test('I1, I6, I7, I14, I45, I50, I51 on the database: whatever is ended, reinstated, removed or given, in any order', async () => {
  const logged = async (customerId: string, company: string) =>
    (await world.log(company, customerId)).filter((line) => /^remove_partner_customer.* succeeded/.test(line))
      .length;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 4, maxLength: 9 }), async (story) => {
      await take('partner-up', '');
      const customerId = await world.customer(alder, birch);
      const ends = { [alder]: 0, [birch]: 0 };
      for (const step of story) {
        const before = await snapshot();
        const [ofAlder, ofBirch] = [
          await relationshipOf(alder, customerId),
          await relationshipOf(birch, customerId),
        ];
        await take(step, customerId);
        const next = await snapshot();
        const wrote = [...next].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table);
        // A refused attempt leaves one record of itself.
        // How far events were handed over, how calls were made and what reports follow move by themselves.
        const always = ['audit_record', 'webhook_progress', 'call_count', ...reports];
        const allowed = [...mayWrite[step], ...always, ...(/^(end|carry)/.test(step) ? rights : [])];
        expect(
          wrote.filter((table) => !allowed.includes(table)),
          step,
        ).toEqual([]);
        // I7, I51: the other partner's own row stays what it is, to the letter.
        const now = [await relationshipOf(alder, customerId), await relationshipOf(birch, customerId)];
        if (about[step] !== alder) expect(now[0], step).toBe(ofAlder);
        if (about[step] !== birch) expect(now[1], step).toBe(ofBirch);
        for (const [company, [was, is]] of [
          [alder, [ofAlder, now[0]]],
          [birch, [ofBirch, now[1]]],
        ] as const) {
          if (/"active"/.test(was) && /"state": "ended"/.test(is)) ends[company] += 1;
        }
      }
      // I6
      const { rows } = await world.owner.query(
        `select count(*)::int as n from subscription s join customer_relationship r using (partner_id, customer_id)
          where r.state = 'ended' and subscription_blocks_ending(s.status, s.kind)`,
      );
      expect(rows[0].n).toBe(0);
      // I45: one record for each end.
      expect(await logged(customerId, birch)).toBe(ends[birch]);
      expect(
        (await world.log(customerId, customerId)).filter((line) => /^remove_partner_customer/.test(line)),
      ).toHaveLength(ends[alder] + ends[birch]);
      // I50: what the tile counts is what the list holds.
      for (const company of [alder, birch]) {
        const counted = await world.app.db.transaction(tenantScope(world.idOf(company)), (tx) =>
          countCustomers(tx, world.idOf(company)),
        );
        const listed = await world.owner.query(
          `select count(*)::int as n from customer_relationship where partner_id = $1 and state = 'active'`,
          [world.idOf(company)],
        );
        expect(counted.total).toBe(listed.rows[0].n);
      }
    }),
    { numRuns: 10 },
  );
}, 180_000);
