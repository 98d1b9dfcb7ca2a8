import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EndingWorld } from '../../../test/ending-world.ts';
import { endingWorld } from '../../../test/ending-world.ts';

let world: EndingWorld;
const alder = 'Alder Distribution';
const birch = 'Birch IT';

beforeAll(async () => {
  world = await endingWorld();
});
afterAll(() => world?.close());

const companies = [alder, birch, 'Cedar Cloud', 'Ewa Consulting', 'Dunas Sistemas'] as const;

type Step =
  | { readonly kind: 'contact' | 'record' | 'record-global'; readonly of: (typeof companies)[number] }
  | { readonly kind: 'record-nobody' | 'end-partnership' | 'renew-partnership' }
  | { readonly kind: 'lose-admin' | 'regain-admin' | 'end-relationship' | 'reinstate' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('contact' as const), of: fc.constantFrom(...companies) }),
  fc.record({
    kind: fc.constantFrom('record' as const, 'record-global' as const),
    of: fc.constantFrom(...companies),
  }),
  fc.record({
    kind: fc.constantFrom(
      'record-nobody' as const,
      'end-partnership' as const,
      'renew-partnership' as const,
      'lose-admin' as const,
      'regain-admin' as const,
      'end-relationship' as const,
      'reinstate' as const,
    ),
  }),
);

/** What the three facts of 9.1 are at the moment, and what each rests on. */
async function facts(customerId: string, id: string) {
  const { rows } = await world.owner.query(
    `select s.support_contact_id as contact, s.support_flagged as flagged, s.reseller_partner_id as record,
            o.reseller_id as associated,
            t.state = 'active' as related, t.delegated_admin <> 'none' as admin, p.state = 'active' as partnered
       from subscription s
       join customer_relationship o on o.partner_id = s.partner_id and o.customer_id = s.customer_id
       join customer_relationship t on t.partner_id = $3 and t.customer_id = s.customer_id
       join partnership p on p.provider_id = s.partner_id and p.reseller_id = $3
      where s.subscription_id = $1 and s.customer_id = $2`,
    [id, customerId, world.idOf(birch)],
  );
  return rows[0] as {
    contact: string;
    flagged: boolean;
    record: string | null;
    associated: string | null;
    related: boolean;
    admin: boolean;
    partnered: boolean;
  };
}

async function take(step: Step, customerId: string, id: string): Promise<number> {
  const agent = await world.app.as(alder, 'admin-agent');
  const address = `/v1/customers/${customerId}/subscriptions/${id}`;
  const record = async (partnerId: string) => {
    const { body } = await agent('GET', address);
    return (await agent('PATCH', address, { ...body, partnerId })).status;
  };
  const partnership = (state: string) =>
    world.owner.query('update partnership set state = $3 where provider_id = $1 and reseller_id = $2', [
      world.idOf(alder),
      world.idOf(birch),
      state,
    ]);
  const tie = (set: string) =>
    world.owner.query(`update customer_relationship set ${set} where partner_id = $1 and customer_id = $2`, [
      world.idOf(birch),
      customerId,
    ]);
  switch (step.kind) {
    case 'contact':
      return (await agent('PUT', `${address}/supportcontact`, { supportTenantId: world.idOf(step.of) }))
        .status;
    case 'record':
      return record(world.app.tenant(step.of).locationPartnerId ?? '');
    case 'record-global':
      return record(world.app.tenant(step.of).globalPartnerId ?? '');
    case 'record-nobody':
      return record('');
    case 'end-partnership':
      await partnership('ended');
      return 0;
    case 'renew-partnership':
      await partnership('active');
      return 0;
    case 'lose-admin':
      await tie(`delegated_admin = 'none'`);
      return 0;
    case 'regain-admin':
      await tie(`delegated_admin = case state when 'active' then 'legacy' else 'none' end`);
      return 0;
    case 'reinstate':
      await tie(`state = 'active', ended_at = null`);
      return 0;
    case 'end-relationship': {
      const answer = await (await world.app.as(birch, 'admin-agent'))(
        'PATCH',
        `/v1/customers/${customerId}`,
        {
          relationshipToPartner: 'none',
        },
      );
      return answer.status;
    }
  }
}

test('I24, I25, I48: credit, association and contact each keep their rule, and none moves another', async () => {
  const numberOf = (name: string) => world.app.tenant(name).locationPartnerId;
  // Signed, of the region, and a reseller: who may be on record here (C14).
  const recordable = [birch, 'Ewa Consulting'];
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 12 }), async (steps) => {
      await world.owner.query(`update partnership set state = 'active' where provider_id = $1`, [
        world.idOf(alder),
      ]);
      const customerId = await world.customer(alder, birch);
      const id = await world.sell(customerId);
      for (const step of steps) {
        const before = await facts(customerId, id);
        const status = await take(step, customerId, id);
        const after = await facts(customerId, id);
        const told = JSON.stringify({ step, status, before, after });

        // I48: the default, or one that met the guard when it was set.
        if (step.kind === 'contact') {
          const isSeller = step.of === alder;
          const meets = step.of === birch && before.related && before.admin && before.partnered;
          expect(status === 200, told).toBe(isSeller || meets);
          expect(after.contact, told).toBe(status === 200 ? world.idOf(step.of) : before.contact);
          expect(after.record, told).toBe(before.record);
        } else if (step.kind === 'end-relationship' && status === 200) {
          expect(after.contact, told).toBe(world.idOf(alder));
        } else {
          expect(after.contact, told).toBe(before.contact);
        }
        expect([world.idOf(alder), world.idOf(birch)], told).toContain(after.contact);
        // D30: flagged exactly while the contact is another's and without admin permission.
        expect(after.flagged, told).toBe(after.contact === world.idOf(birch) && !after.admin);

        // I24: empty, or a signed reseller's own location of the region.
        if (step.kind === 'record') expect(status === 200, told).toBe(recordable.includes(step.of));
        if (step.kind === 'record-global') expect(status, told).not.toBe(200);
        expect([null, ...recordable.map(numberOf)], told).toContain(after.record);
        if (!step.kind.startsWith('record')) expect(after.record, told).toBe(before.record);

        // I25: what is set here moves neither the association nor anybody's relationship and admin rights.
        if (step.kind === 'contact' || step.kind.startsWith('record')) {
          const others = ({ associated, related, admin, partnered }: typeof after) => ({
            associated,
            related,
            admin,
            partnered,
          });
          expect(others(after), told).toEqual(others(before));
          const stranger = await (await world.app.as('Ewa Consulting', 'admin-agent'))(
            'GET',
            `/v1/customers/${customerId}/subscriptions`,
          );
          expect(stranger.status, told).toBe(404);
        }
      }
      await world.owner.query(`update partnership set state = 'active' where provider_id = $1`, [
        world.idOf(alder),
      ]);
    }),
    { numRuns: 6 },
  );
}, 60_000);
