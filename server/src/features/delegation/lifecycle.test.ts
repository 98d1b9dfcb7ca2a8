import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let owner: pg.Client;
let alder: string;

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  alder = app.tenant('Alder Distribution').tenantId;
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const at = async (company: string) => {
  const { rows } = await owner.query(
    `select d.state, d.partner_id as partner,
            (select count(*)::int from delegation_assignment a
              where a.partner_id = d.partner_id and a.delegation_id = d.delegation_id and a.state <> 'deleted') as groups
       from delegation d where d.customer_id = $1 order by d.delegation_id`,
    [app.tenant(company).tenantId],
  );
  return rows as { state: string; partner: string; groups: number }[];
};
const mails = async () =>
  (await owner.query('select count(*)::int as n from mail_message')).rows[0].n as number;

describe('delegated rights and the relationship they rest on', () => {
  test('giving delegated access up through the contract ends all of it, and the relationship stays', async () => {
    const admin = await app.as('Alder Distribution', 'admin-agent');
    const juniper = app.tenant('Juniper Legal').tenantId;
    const answer = await admin('PATCH', `/v1/customers/${juniper}`, { AllowDelegatedAccess: false });
    expect([answer.status, answer.body.allowDelegatedAccess]).toEqual([200, false]);
    expect((await at('Juniper Legal')).every((one) => one.state === 'terminated')).toBe(true);
    const { rows } = await owner.query(
      'select state, delegated_admin, legacy_admin_at from customer_relationship where partner_id = $1 and customer_id = $2',
      [alder, juniper],
    );
    expect(rows).toEqual([{ state: 'active', delegated_admin: 'none', legacy_admin_at: null }]);
  });

  test('the end of a relationship ends this partner’s rights at once, no other’s, and tells nobody (D4, I7, I47)', async () => {
    const admin = await app.as('Alder Distribution', 'global-admin');
    const before = await mails();
    const others = (await at('Iris Logistics')).filter((one) => one.partner !== alder);
    const iris = app.tenant('Iris Logistics').tenantId;
    const ended = await admin('PATCH', `/v1/customers/${iris}`, { relationshipToPartner: 'none' });
    expect(ended.status, JSON.stringify(ended.body)).toBe(200);
    const own = (await at('Iris Logistics')).filter((one) => one.partner === alder);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((one) => one.state === 'terminated' && one.groups === 0)).toBe(true);
    expect((await at('Iris Logistics')).filter((one) => one.partner !== alder)).toEqual(others);
    expect(await mails()).toBe(before);
  });

  test('a new customer comes with rights for its seller and its reseller, which reach nobody yet (2.6, D25)', async () => {
    const { rows } = await owner.query(
      `select cardinality(roles) as roles, origin, state from delegation where customer_id = $1 order by 1`,
      [app.tenant('Granite Bakery').tenantId],
    );
    expect(rows).toEqual([
      { roles: 9, origin: 'creation', state: 'active' },
      { roles: 11, origin: 'creation', state: 'active' },
    ]);
  });
});
