import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { globalAdminRole, roleId } from './directory-roles.ts';

/** The same life as the pure model’s, on the whole product: requests through the API, days through the clock. */
let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let operator: Client;
let granite: string;
let alder: string;
let group: string;
const root = '/twotier/v1/adminrelationships';
const reader = roleId('directory-reader');
const userAdmin = roleId('user-admin');

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  agent = await app.as('Alder Distribution', 'admin-agent');
  operator = await app.as('Contour Cloud', 'operator-admin');
  granite = app.tenant('Granite Bakery').tenantId;
  alder = app.tenant('Alder Distribution').tenantId;
  group = (await agent('GET', '/twotier/v1/groups')).body.items[0].id;
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

let counter = 0;
async function drafted(more: object = {}): Promise<string> {
  counter += 1;
  const terms = { name: `Life_${counter}`, roles: [reader, userAdmin], durationDays: 40, ...more };
  const { body, status } = await agent('POST', root, terms);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function linkOf(id: string): Promise<string> {
  return (await agent('POST', `${root}/${id}/link`)).body.url.split('/').at(-1);
}

async function approve(token: string, company = 'Granite Bakery') {
  const person = await app.as(company, 'global-admin');
  return person('POST', `/twotier/v1/adminrequests/${token}/approve`, { consent: true });
}

const pass = (days: number) => operator('POST', '/emulator/v1/clock', { advance: `P${days}D` });
const one = async (id: string) => (await agent('GET', `${root}/${id}`)).body;
const rows = async <T>(text: string, values: unknown[] = []) => (await owner.query(text, values)).rows as T[];
const mailOf = (id: string) =>
  rows<{ kind: string; days: string | null; tenant_id: string }>(
    `select m.kind, m.facts ->> 'days' as days, m.tenant_id from mail_message m
       join delegation d on d.name = m.facts ->> 'relationshipName' where d.delegation_id = $1
      order by m.posted_at, m.tenant_id`,
    [id],
  );

describe('what dates bring about', () => {
  test('a request nobody approves is void after 90 days: hidden, and its link says so', async () => {
    const id = await drafted();
    await agent('POST', `${root}/${id}/finalize`);
    const token = await linkOf(id);
    await pass(91);
    expect((await agent('GET', `${root}/${id}`)).status).toBe(404);
    const person = await app.as('Granite Bakery', 'global-admin');
    expect((await person('GET', `/twotier/v1/adminrequests/${token}`)).body.errorName).toBe(
      'delegation-link-lapsed',
    );
  });

  test('reminders go to both sides 30, 7 and 1 days before the end, then the end itself (C85, I47)', async () => {
    const id = await drafted();
    await agent('POST', `${root}/${id}/finalize`);
    expect((await approve(await linkOf(id))).status).toBe(200);
    await agent('POST', `${root}/${id}/groups`, { groupId: group, roles: [reader] });
    await pass(41);
    expect(await one(id)).toMatchObject({ state: 'expired', groupCount: 0 });
    const told = (await mailOf(id)).filter((mail) => mail.tenant_id === granite);
    expect(told.map(({ kind, days }) => [kind, days])).toEqual([
      ['delegation-approved', null],
      ['delegation-expiring', '30'],
      ['delegation-expiring', '7'],
      ['delegation-expiring', '1'],
      ['delegation-expired', null],
    ]);
    expect((await mailOf(id)).filter((mail) => mail.tenant_id === alder)).toHaveLength(5);
  });

  test('with extension the end moves on by 180 days, for as long as it is on', async () => {
    const id = await drafted({ autoExtend: true, durationDays: 2 });
    await agent('POST', `${root}/${id}/finalize`);
    await approve(await linkOf(id));
    const { endsAt } = await one(id);
    await pass(3);
    const extended = await one(id);
    expect(new Date(extended.endsAt).getTime() - new Date(endsAt).getTime()).toBe(180 * 86_400_000);
    await agent('PATCH', `${root}/${id}`, { autoExtend: false });
    await pass(181);
    expect((await one(id)).state).toBe('expired');
  });

  test('what is over is gone for both sides after a year', async () => {
    const id = await drafted({ durationDays: 1 });
    await agent('POST', `${root}/${id}/finalize`);
    await approve(await linkOf(id));
    await agent('POST', `${root}/${id}/terminate`);
    await pass(366);
    expect((await agent('GET', `${root}/${id}`)).status).toBe(404);
    expect(await rows('select 1 from delegation where delegation_id = $1', [id])).toEqual([]);
  });
});

type Event =
  | { readonly kind: 'edit'; readonly global: boolean; readonly autoExtend: boolean }
  | { readonly kind: 'finalize' | 'approve' | 'assign' | 'unassign' | 'terminate' }
  | { readonly kind: 'pass'; readonly days: number };

const events: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), global: fc.boolean(), autoExtend: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom(
      'finalize' as const,
      'approve' as const,
      'approve' as const,
      'assign' as const,
      'assign' as const,
      'unassign' as const,
      'terminate' as const,
    ),
  }),
  fc.record({ kind: fc.constant('pass' as const), days: fc.constantFrom(1, 9, 33, 95) }),
);

async function live(id: string, event: Event): Promise<void> {
  switch (event.kind) {
    case 'edit': {
      const roles = event.global ? [reader, globalAdminRole] : [reader, userAdmin];
      await agent('PATCH', `${root}/${id}`, { roles, autoExtend: event.autoExtend });
      return;
    }
    case 'approve': {
      const link = await agent('POST', `${root}/${id}/link`);
      if (link.status === 200) await approve(link.body.url.split('/').at(-1));
      return;
    }
    case 'assign':
      await agent('POST', `${root}/${id}/groups`, { groupId: group, roles: [reader] });
      return;
    case 'unassign': {
      const { body } = await agent('GET', `${root}/${id}/groups`);
      const [first] = body.items ?? [];
      if (first) await agent('DELETE', `${root}/${id}/groups/${first.id}`);
      return;
    }
    case 'pass':
      await pass(event.days);
      return;
    default:
      await agent('POST', `${root}/${id}/${event.kind}`);
  }
}

test('I12, I14 to I18: any order of events on the database keeps them and the word in the relationship', async () => {
  const untouched = () =>
    rows(
      `select (select jsonb_agg(to_jsonb(s) order by subscription_id) from subscription s where customer_id = $1)::text as subscriptions,
              (select jsonb_agg(to_jsonb(o) order by order_id) from customer_order o where customer_id = $1)::text as orders,
              (select state from customer_relationship where customer_id = $1 and partner_id = $2) as relationship`,
      [granite, alder],
    );
  await fc.assert(
    fc.asyncProperty(fc.array(events, { maxLength: 9 }), async (sequence) => {
      const id = await drafted({ customerId: granite });
      for (const event of sequence) {
        const before = event.kind === 'pass' ? null : await untouched();
        await live(id, event);
        // I14: nothing but the rights themselves moves; days move subscriptions too, by rules of their own.
        if (before) expect(await untouched()).toEqual(before);
        const faults = await rows<{ why: string }>(
          `
          select 'extends global administrator' as why from delegation where auto_extend and $1 = any (roles)
          union all select 'duration' from delegation where duration_days not between 1 and 730
          union all select 'roles beyond the approved' from delegation d join delegation_assignment a using (partner_id, delegation_id)
                     where a.state <> 'deleted' and not (a.roles <@ d.roles)
          union all select 'a group after the end' from delegation d join delegation_assignment a using (partner_id, delegation_id)
                     where a.state <> 'deleted' and d.state not in ('active', 'termination-requested')
          union all select 'active after its end' from delegation where state = 'active' and ends_at <= $2
          union all select 'active without approval' from delegation where state = 'active' and (approved_at is null or customer_id is null)
          union all select 'approved twice' from delegation_request where action = 'approve' group by delegation_id having count(*) > 1
          union all select 'left lying' from delegation where due_at <= $2
          union all select 'the word' from customer_relationship r where r.state = 'active' and r.legacy_admin_at is null
                     and (r.delegated_admin = 'granular') <> exists (select from delegation d where d.partner_id = r.partner_id
                           and d.customer_id = r.customer_id and d.state = 'active')`,
          [globalAdminRole, app.clock.now()],
        );
        expect(faults).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
}, 240_000);
