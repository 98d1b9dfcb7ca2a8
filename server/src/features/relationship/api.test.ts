import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let owner: pg.Client;

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  // So that every test may begin as the demo world began.
  await owner.query('create table kept_relationship as table customer_relationship');
  await owner.query('create table kept_service as table service_admin');
  await owner.query('create table kept_count as table customer_count');
  await owner.query('create table kept_partnership as table partnership');
});
afterAll(async () => {
  await owner.end();
  await app.close();
});
afterEach(async () => {
  await owner.query(`
    truncate service_admin, customer_count, invitation, customer_agreement;
    delete from customer_billing_profile b
     where not exists (select from kept_relationship k where k.partner_id = b.partner_id and k.customer_id = b.customer_id);
    delete from customer_relationship;
    update partnership p set state = k.state, ended_at = null from kept_partnership k
     where p.provider_id = k.provider_id and p.reseller_id = k.reseller_id;
    insert into service_admin select * from kept_service;
    insert into customer_count select * from kept_count;
    update tenant set cloud = 'global';
    update partner set program_status = 'active';`);
  await restoreRelationships();
});

/** A generated column cannot be written. */
async function restoreRelationships(): Promise<void> {
  const { rows } = await owner.query(`
    select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_name = 'customer_relationship' and is_generated = 'NEVER'`);
  const { columns } = rows[0];
  await owner.query(
    `insert into customer_relationship (${columns}) select ${columns} from kept_relationship`,
  );
}

const id = (name: string) => app.tenant(name).tenantId;
const alder = (role = 'admin-agent') => app.as('Alder Distribution', role);
const birch = (role = 'admin-agent') => app.as('Birch IT', role);
const fjord = (role = 'admin-agent') => app.as('Fjord Direct', role);
const school = () => app.as('Magnolia School', 'global-admin');
const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);

async function issue(partner: Client, body: object = {}): Promise<string> {
  const { status, body: draft } = await partner('POST', '/twotier/v1/relationshipinvitations', body);
  expect(status, JSON.stringify(draft)).toBe(201);
  return tokenOf(draft.url);
}

async function issueJointly(body: object = {}): Promise<string> {
  const { status, body: draft } = await (await birch())('POST', '/twotier/v1/relationshipinvitations/joint', {
    providerId: id('Alder Distribution'),
    ...body,
  });
  expect(status, JSON.stringify(draft)).toBe(201);
  return tokenOf(draft.url);
}

const open = (client: Client, token: string) => client('GET', `/twotier/v1/relationshiprequests/${token}`);
const accept = (client: Client, token: string, body: object = { consent: true, agreement: true }) =>
  client('POST', `/twotier/v1/relationshiprequests/${token}/accept`, body);
const partners = async (client: Client) => (await client('GET', '/twotier/v1/organization/partners')).body;
const partnerOf = async (client: Client, name: string) =>
  (await partners(client)).items.find((one: { name: string }) => one.name === name);

/** Rows of every table, to see what a call wrote. */
// What is counted of all requests is written behind them, whenever its moment comes.
async function counts(): Promise<Record<string, number>> {
  const { rows } = await owner.query(
    `select relname, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', relname), false, true, '')))[1]::text::int as n
       from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kept%'
        and relname not in ('request_replay', 'oauth_record', 'call_count', 'call_without_factor', 'traffic_minute')`,
  );
  return Object.fromEntries(rows.map(({ relname, n }) => [relname, n]));
}

function grown(before: Record<string, number>, after: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(after).flatMap(([table, n]) =>
      n === before[table] ? [] : [[table, n - (before[table] ?? 0)]],
    ),
  );
}

const lastEvents = async (tenant: string, limit = 5) =>
  (
    await owner.query(
      'select operation, status, counterpart_id, old_value, new_value, details::text from audit_record where tenant_id = $1 order by occurred_at desc, record_id desc limit $2',
      [id(tenant), limit],
    )
  ).rows;

describe('asking for a relationship (C33, C34)', () => {
  test('a draft in three languages carries the link; nothing but the link and its record comes of it (I10)', async () => {
    const seller = await alder('sales-agent');
    const before = await counts();
    const { body } = await seller('POST', '/twotier/v1/relationshipinvitations', {});
    expect(grown(before, await counts())).toEqual({ invitation: 1, audit_record: 1 });
    expect(body).toMatchObject({ kind: 'relationship', delegatedAdmin: true });
    for (const language of ['en', 'es', 'ru']) {
      expect(body.drafts[language].text).toContain(body.url);
      expect(body.drafts[language].subject).toContain('Alder Distribution');
    }
    const { rows } = await owner.query('select * from invitation');
    expect(JSON.stringify(rows)).not.toContain(tokenOf(body.url));
    const [event] = await lastEvents('Alder Distribution', 1);
    expect(event).toMatchObject({ operation: 'relationship_link_issued', status: 'succeeded' });
    expect(JSON.stringify(event)).not.toContain(tokenOf(body.url));
  });

  test('asked without admin permission the draft says so, and so does the list', async () => {
    const seller = await fjord();
    await issue(seller, { delegatedAdmin: false });
    const { body } = await seller('GET', '/twotier/v1/relationshipinvitations');
    expect(body.items).toMatchObject([{ kind: 'relationship', delegatedAdmin: false, state: 'issued' }]);
  });

  test.each([
    ['global-admin', 201],
    ['admin-agent', 201],
    ['sales-agent', 201],
    ['user-admin', 403],
    ['helpdesk-agent', 403],
    ['billing-admin', 403],
  ])('%s gets %i', async (role, status) => {
    const answer = await (await alder(role))('POST', '/twotier/v1/relationshipinvitations', {});
    expect(answer.status).toBe(status);
  });

  test('not by a partner without the partner agreement, nor by a restricted one, nor by a customer', async () => {
    const unsigned = await (await app.as('Cedar Cloud', 'admin-agent'))(
      'POST',
      '/twotier/v1/relationshipinvitations',
      {},
    );
    expect(unsigned.body).toMatchObject({ code: 900124 });
    await owner.query(`update partner set program_status = 'restricted' where tenant_id = $1`, [
      id('Dunas Sistemas'),
    ]);
    const restricted = await (await app.as('Dunas Sistemas', 'admin-agent'))(
      'POST',
      '/twotier/v1/relationshipinvitations',
      {},
    );
    expect(restricted.body).toMatchObject({ code: 800039 });
    expect((await (await school())('POST', '/twotier/v1/relationshipinvitations', {})).status).toBe(403);
  });

  test('a link is taken back by its company only, and then opens nothing', async () => {
    const seller = await alder();
    const token = await issue(seller);
    const [{ id: linkId }] = (await seller('GET', '/twotier/v1/relationshipinvitations')).body.items;
    const path = `/twotier/v1/relationshipinvitations/${linkId}/revoke`;
    expect((await (await fjord())('POST', path)).status).toBe(404);
    expect((await seller('POST', path)).body).toMatchObject({ state: 'revoked' });
    expect((await seller('POST', path)).body).toMatchObject({ state: 'revoked' });
    const opened = await open(await school(), token);
    expect(opened).toMatchObject({
      status: 404,
      body: { description: expect.stringContaining('withdrawn') },
    });
    expect((await accept(await school(), token)).status).toBe(404);
    expect((await seller('GET', '/twotier/v1/relationshipinvitations?state=open')).body.items).toEqual([]);
  });

  test('a partnership’s link is no link for customers, and is revoked on its own page', async () => {
    const seller = await alder();
    const { body } = await seller('POST', '/twotier/v1/partnershipinvitations', {});
    expect((await open(await school(), tokenOf(body.url))).status).toBe(404);
    const path = `/twotier/v1/relationshipinvitations/${body.id}/revoke`;
    expect((await seller('POST', path)).status).toBe(404);
  });

  test('the contract’s link is the same for all customers, until it is revoked', async () => {
    const seller = await alder();
    const first = await seller('GET', '/v1/customers/relationshiprequests');
    expect(first).toMatchObject({
      status: 200,
      body: { url: expect.stringMatching(/^https?:\/\//), attributes: { objectType: 'RelationshipRequest' } },
    });
    const before = await counts();
    expect((await seller('GET', '/v1/customers/relationshiprequests')).body.url).toBe(first.body.url);
    expect(grown(before, await counts())).toEqual({});
    expect((await (await fjord())('GET', '/v1/customers/relationshiprequests')).body.url).not.toBe(
      first.body.url,
    );
    expect((await open(await school(), tokenOf(first.body.url))).body).toMatchObject({ mayAccept: true });
    const [{ id: linkId }] = (await seller('GET', '/twotier/v1/relationshipinvitations')).body.items;
    await seller('POST', `/twotier/v1/relationshipinvitations/${linkId}/revoke`);
    const next = (await seller('GET', '/v1/customers/relationshiprequests')).body.url;
    expect(next).not.toBe(first.body.url);
    expect((await accept(await school(), tokenOf(next))).status).toBe(200);
  });
});

describe('deciding (C35)', () => {
  test('the global admin sees who asks and what follows; opening it records nothing', async () => {
    const token = await issue(await alder());
    const before = await counts();
    const { body } = await open(await school(), token);
    expect(grown(before, await counts())).toEqual({});
    expect(body).toMatchObject({
      kind: 'relationship',
      partners: [{ name: 'Alder Distribution', capacity: 'provider', partnerId: '5100101' }],
      delegatedAdmin: true,
      agreementMissing: true,
      adminOnly: false,
      alreadyConnected: false,
      mayAccept: true,
    });
    expect(body.follows.map(({ what }: { what: string }) => what)).toEqual([
      'listed',
      'orders',
      'billing',
      'admin',
      'company-data',
      'unchanged',
    ]);
    expect(body.services).toHaveLength(7);
    expect(body.services.every(({ preset }: { preset: boolean }) => preset)).toBe(true);
  });

  test('acceptance makes the relationship, the permission, the services and the agreement in one step', async () => {
    const token = await issue(await alder());
    const answer = await accept(await school(), token, {
      consent: true,
      agreement: true,
      services: [{ id: 'mail' }, { id: 'files' }],
    });
    expect(answer).toMatchObject({ status: 200, body: { alreadyConnected: false, adminGranted: true } });
    const seller = await alder();
    const { body: customer } = await seller('GET', `/v1/customers/${id('Magnolia School')}`);
    expect(customer).toMatchObject({
      relationshipToPartner: 'reseller',
      allowDelegatedAccess: true,
      companyProfile: { companyName: 'Magnolia School' },
      billingProfile: { companyName: 'Magnolia School' },
    });
    const { body: managed } = await seller('GET', `/v1/customers/${id('Magnolia School')}/managedservices`);
    expect(managed.items.map((one: { id: string }) => one.id)).toEqual(['mail', 'files']);
    expect(managed.items[0]).toMatchObject({
      name: 'Mail and calendar',
      links: { adminService: { uri: expect.stringMatching(/^https?:\/\//), method: 'GET' } },
      attributes: { objectType: 'ManagedService' },
    });
    const list = await seller('GET', '/v1/customers?size=100');
    expect(list.body.items.map((one: { id: string }) => one.id)).toContain(id('Magnolia School'));
    const status = await seller(
      'GET',
      `/v1/customers/${id('Magnolia School')}/directSignedMicrosoftCustomerAgreementStatus`,
    );
    expect(status.body.isSigned).toBe(true);
    for (const tenant of ['Magnolia School', 'Alder Distribution'])
      expect((await lastEvents(tenant)).map(({ operation }) => operation)).toEqual(
        expect.arrayContaining(['reseller_relationship_accepted', 'dap_admin_relationship_approved']),
      );
  });

  test('I11: accepted twice, nothing changes and nothing is recorded', async () => {
    const token = await issue(await alder());
    await accept(await school(), token);
    const before = await counts();
    const again = await accept(await school(), token, {});
    expect(again).toMatchObject({ status: 200, body: { alreadyConnected: true } });
    expect(grown(before, await counts())).toEqual({});
    expect((await open(await school(), token)).body).toMatchObject({
      alreadyConnected: true,
      mayAccept: false,
    });
    expect((await owner.query('select accepted_count from invitation')).rows).toEqual([
      { accepted_count: 1 },
    ]);
  });

  test('two clicks at once make one relationship', async () => {
    const token = await issue(await alder());
    const client = await school();
    const answers = await Promise.all([1, 2, 3, 4].map(() => accept(client, token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.filter(({ body }) => !body.alreadyConnected)).toHaveLength(1);
    expect((await owner.query('select accepted_count from invitation')).rows).toEqual([
      { accepted_count: 1 },
    ]);
  });

  test('without the ticks nothing happens', async () => {
    const token = await issue(await alder());
    const before = await counts();
    expect((await accept(await school(), token, {})).status).toBe(400);
    expect((await accept(await school(), token, { consent: true })).body).toMatchObject({
      description: expect.stringContaining('customer agreement'),
    });
    const { audit_record: refused, ...rest } = grown(before, await counts());
    expect(rest).toEqual({});
    expect(refused).toBe(2);
  });

  test('without admin permission the partner may sell and sees no company data (I19)', async () => {
    await owner.query(
      `insert into tenant_address (tenant_id, address_line1, city, country, culture, language, email)
       values ($1, '25 Schoolhouse Road', 'Athens', 'US', 'en-US', 'en', 'office@school.example') on conflict do nothing`,
      [id('Magnolia School')],
    );
    const token = await issue(await fjord(), { delegatedAdmin: false });
    const opened = await open(await school(), token);
    expect(opened.body.services).toEqual([]);
    expect(JSON.stringify(opened.body.follows)).not.toContain('admin');
    await accept(await school(), token);
    const seller = await fjord();
    const path = `/v1/customers/${id('Magnolia School')}`;
    for (const read of [path, `${path}/profiles/company`, `${path}/profiles/billing`]) {
      const { status, body } = await seller('GET', read);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/Schoolhouse|office@school/);
    }
    expect((await seller('GET', `${path}/users`)).status).toBe(403);
    expect((await seller('GET', `${path}/managedservices`)).body.items).toEqual([]);
  });

  test('asked again with admin permission, only that is asked (C35, C39)', async () => {
    await accept(await school(), await issue(await fjord(), { delegatedAdmin: false }));
    const token = await issue(await fjord());
    const opened = await open(await school(), token);
    expect(opened.body).toMatchObject({ adminOnly: true, agreementMissing: false, alreadyConnected: false });
    const { body } = await accept(await school(), token, { consent: true });
    expect(body).toMatchObject({ alreadyConnected: false, adminGranted: true });
    expect(await partnerOf(await school(), 'Fjord Direct')).toMatchObject({ delegatedAdmin: 'legacy' });
    expect((await lastEvents('Fjord Direct', 1))[0].operation).toBe('dap_admin_relationship_approved');
  });

  test('declining leaves a record with the customer, and nothing at the partner (D29)', async () => {
    const token = await issue(await alder());
    const before = await counts();
    const { status } = await (await school())('POST', `/twotier/v1/relationshiprequests/${token}/decline`);
    expect(status).toBe(200);
    expect(grown(before, await counts())).toEqual({ audit_record: 1 });
    expect((await lastEvents('Magnolia School', 1))[0]).toMatchObject({
      operation: 'reseller_relationship_declined',
    });
    expect((await lastEvents('Alder Distribution', 1))[0].operation).toBe('relationship_link_issued');
    expect((await open(await school(), token)).body.mayAccept).toBe(true);
  });

  test('I8: who is no global admin is told who is, and sees nothing of other partners', async () => {
    const token = await issue(await fjord());
    const person = await app.as('Granite Bakery', 'customer-user');
    const { body } = await open(person, token);
    expect(body).toMatchObject({ mayAccept: false, refusal: { errorName: 'role-missing' }, services: [] });
    expect(body.globalAdmins).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('Alder');
    expect((await accept(person, token)).body.code).toBe(900150);
    const declined = await person('POST', `/twotier/v1/relationshiprequests/${token}/decline`);
    expect(declined.status).toBe(403);
  });

  test('the customer agreement accepted by the customer counts for all its partners (C20)', async () => {
    const bakery = await app.as('Granite Bakery', 'global-admin');
    await owner.query(
      `update customer_relationship set agreement_accepted_at = null where customer_id = $1`,
      [id('Granite Bakery')],
    );
    await accept(bakery, await issue(await fjord()));
    const { rows } = await owner.query(
      'select count(*)::int as n from customer_relationship where customer_id = $1 and agreement_accepted_at is null',
      [id('Granite Bakery')],
    );
    expect(rows).toEqual([{ n: 0 }]);
    const next = await open(bakery, await issue(await app.as('Ewa Consulting', 'admin-agent')));
    expect(next.body.agreementMissing).toBe(false);
    expect((await owner.query('select count(*)::int as n from mail_message')).rows).toEqual([{ n: 0 }]);
  });
});

describe('each obstacle has its own sentence', () => {
  const refusal = async (client: Client, token: string) =>
    (await open(client, token)).body.refusal?.errorName;

  test('the own link, another partner, the operator', async () => {
    const token = await issue(await alder());
    expect(await refusal(await alder(), token)).toBe('relationship-own-link');
    expect(await refusal(await app.as('Fjord Direct', 'global-admin'), token)).toBe(
      'relationship-not-customer',
    );
    expect(await refusal(await app.as('Contour Cloud', 'operator-admin'), token)).toBe(
      'relationship-not-customer',
    );
    const { status } = await accept(await app.as('Fjord Direct', 'global-admin'), token);
    expect(status).toBe(403);
  });

  test('another region, another cloud', async () => {
    const flores = await app.as('Lirio Flores', 'global-admin');
    const token = await issue(await alder());
    expect(await refusal(flores, token)).toBe('relationship-other-region');
    expect((await accept(flores, token)).body.code).toBe(2030);
    await owner.query(`update invitation set cloud = 'us-government'`);
    expect(await refusal(await school(), token)).toBe('invitation-other-cloud');
    expect((await accept(await school(), token)).status).toBe(403);
  });

  test('I52: in the US government cloud a second channel', async () => {
    await owner.query(`update tenant set cloud = 'us-government' where name = 'Kelp Robotics'`);
    const kelp = await app.as('Kelp Robotics', 'global-admin');
    const token = await issue(await alder());
    await owner.query(`update invitation set cloud = 'us-government'`);
    expect(await refusal(kelp, token)).toBe('relationship-one-partner');
    expect((await accept(kelp, token)).status).toBe(403);
  });

  test('a link that lapsed, one that nobody made, one of a partner that left the program', async () => {
    const token = await issue(await alder());
    await owner.query(`update partner set program_status = 'deauthorized' where tenant_id = $1`, [
      id('Alder Distribution'),
    ]);
    expect((await open(await school(), token)).status).toBe(404);
    await owner.query(`update partner set program_status = 'active'`);
    await owner.query(`update invitation set expires_at = now() - interval '1 minute'`);
    const lapsed = await open(await school(), token);
    expect(lapsed).toMatchObject({ status: 404, body: { description: expect.stringContaining('lapsed') } });
    expect((await accept(await school(), token)).status).toBe(404);
    expect((await open(await school(), 'nobody-made-this')).status).toBe(404);
  });

  test('a relationship that the operator has frozen', async () => {
    await accept(await school(), await issue(await alder()));
    await owner.query(
      `update customer_relationship set state = 'frozen' where partner_id = $1 and customer_id = $2`,
      [id('Alder Distribution'), id('Magnolia School')],
    );
    expect(await refusal(await school(), await issue(await alder()))).toBe('relationship-frozen');
  });
});

describe('reseller and provider at once (C36)', () => {
  test('I9: both relationships, the association and the permission, or none of it', async () => {
    const token = await issueJointly();
    const opened = await open(await school(), token);
    expect(opened.body).toMatchObject({
      kind: 'joint',
      partners: [
        { name: 'Birch IT', capacity: 'reseller' },
        { name: 'Alder Distribution', capacity: 'provider' },
      ],
    });
    expect((await accept(await school(), token)).status).toBe(200);
    const { rows } = await owner.query(
      `select partner_id, capacity, reseller_id, provider_id, delegated_admin from customer_relationship
        where customer_id = $1 order by capacity`,
      [id('Magnolia School')],
    );
    expect(rows).toEqual([
      {
        partner_id: id('Alder Distribution'),
        capacity: 'provider',
        reseller_id: id('Birch IT'),
        provider_id: null,
        delegated_admin: 'none',
      },
      {
        partner_id: id('Birch IT'),
        capacity: 'reseller',
        reseller_id: null,
        provider_id: id('Alder Distribution'),
        delegated_admin: 'legacy',
      },
    ]);
    const { body } = await (await alder())('GET', `/v1/customers/${id('Magnolia School')}/relationships`);
    expect(body.items).toMatchObject([
      {
        id: id('Birch IT'),
        relationshipType: 'is_indirect_cloud_solution_provider_of',
        mpnId: '5300101',
        location: 'US',
        attributes: { objectType: 'PartnerRelationship' },
      },
    ]);
  });

  test('refused as a whole once the partnership has ended, and good again when it is renewed', async () => {
    const token = await issueJointly();
    const pair = [id('Alder Distribution'), id('Birch IT')];
    await owner.query(
      `update partnership set state = 'ended', ended_at = now() where provider_id = $1 and reseller_id = $2`,
      pair,
    );
    expect((await open(await school(), token)).body.refusal.errorName).toBe('joint-partnership-ended');
    const before = await counts();
    expect((await accept(await school(), token)).status).toBe(403);
    expect(grown(before, await counts())).toEqual({ audit_record: 1 });
    await owner.query(
      `update partnership set state = 'active', ended_at = null where provider_id = $1 and reseller_id = $2`,
      pair,
    );
    expect((await accept(await school(), token)).status).toBe(200);
  });

  test('a reseller that served alone joins the channel with what it holds', async () => {
    await accept(await school(), await issue(await birch()), {
      consent: true,
      agreement: true,
      services: [{ id: 'mail' }],
    });
    await accept(await school(), await issueJointly(), { consent: true });
    const { services } = await partners(await school());
    expect(services.find((one: { id: string }) => one.id === 'mail').holder).toMatchObject({
      channelId: id('Alder Distribution'),
      name: 'Alder Distribution, Birch IT',
    });
    // The provider's channel holds it, and only the reseller's permission opens it.
    const managed = async (partner: Client) =>
      (await partner('GET', `/v1/customers/${id('Magnolia School')}/managedservices`)).body.items.length;
    expect(await managed(await birch())).toBe(1);
    expect(await managed(await alder())).toBe(0);
  });

  test('only by a reseller, with a provider it has', async () => {
    const path = '/twotier/v1/relationshipinvitations/joint';
    const body = { providerId: id('Alder Distribution') };
    expect((await (await alder())('POST', path, body)).status).toBe(403);
    expect((await (await birch('sales-agent'))('POST', path, body)).status).toBe(403);
    expect((await (await app.as('Ewa Consulting', 'admin-agent'))('POST', path, body)).status).toBe(404);
    expect((await (await birch())('POST', path, { providerId: id('Fjord Direct') })).status).toBe(404);
  });

  test('who serves together goes on doing so: another reseller’s link is refused (C43)', async () => {
    const token = await issueJointly();
    await owner.query('update invitation set tenant_id = $1', [id('Cedar Cloud')]);
    const bakery = await app.as('Granite Bakery', 'global-admin');
    const opened = await open(bakery, token);
    expect(opened.body.refusal).toMatchObject({
      errorName: 'joint-other-reseller',
      description: expect.stringContaining('Birch IT'),
    });
    const removal = `/twotier/v1/customers/${id('Granite Bakery')}/designation/removal`;
    expect((await (await alder())('POST', removal)).status).toBe(204);
    expect((await (await alder())('POST', removal)).status).toBe(409);
    expect((await accept(bakery, token)).status).toBe(200);
    // The former one keeps its own relationship (D39).
    const { body } = await (await birch())(
      'GET',
      `/twotier/v1/customers/${id('Granite Bakery')}/relationship`,
    );
    expect(body).toMatchObject({ capacity: 'reseller', delegatedAdmin: 'granular' });
    expect(body.together).toBeUndefined();
  });
});

describe('what a customer’s own people see and change (C40, C41, C89)', () => {
  const serviceOf = async (client: Client, service: string) =>
    (await partners(client)).services.find((one: { id: string }) => one.id === service);

  test('every partner with what it may do; a partner does not see this page (C41)', async () => {
    const bakery = await app.as('Granite Bakery', 'global-admin');
    const { items, services } = await partners(bakery);
    expect(items).toMatchObject([
      {
        name: 'Alder Distribution',
        capacity: 'provider',
        together: { name: 'Birch IT' },
        delegatedAdmin: 'granular',
        subscriptionCount: 3,
        supportCount: 2,
      },
      { name: 'Birch IT', capacity: 'reseller', supportCount: 1, subscriptionCount: 0 },
    ]);
    expect(services.find((one: { id: string }) => one.id === 'directory').holder.name).toBe(
      'Alder Distribution, Birch IT',
    );
    expect((await (await alder('global-admin'))('GET', '/twotier/v1/organization/partners')).status).toBe(
      403,
    );
    const person = await app.as('Granite Bakery', 'customer-user');
    expect((await person('GET', '/twotier/v1/organization/partners')).status).toBe(403);
  });

  test('permission taken away: services go, relationship and subscriptions stay, duties are named (C40, I14)', async () => {
    const client = await school();
    await accept(client, await issue(await alder()), {
      consent: true,
      agreement: true,
      services: [{ id: 'mail' }],
    });
    const { id: partnerId, version } = await partnerOf(client, 'Alder Distribution');
    const path = `/twotier/v1/organization/partners/${partnerId}/permission/withdrawal`;
    expect((await client('POST', path, { version: version - 1 })).body.code).toBe(2055);
    const { status, body } = await client('POST', path, { version });
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({
      state: 'active',
      delegatedAdmin: 'none',
      services: [],
      owes: ['support', 'contract', 'billing', 'phone-requests'],
      mayGive: true,
    });
    expect(body.items[0].adminWithdrawnAt).toBeDefined();
    expect((await serviceOf(client, 'mail')).holder).toBeUndefined();
    const tab = await (await alder())('GET', `/twotier/v1/customers/${id('Magnolia School')}/relationship`);
    expect(tab.body).toMatchObject({
      delegatedAdmin: 'none',
      owes: ['support', 'contract', 'billing', 'phone-requests'],
    });
    expect((await lastEvents('Alder Distribution', 1))[0].operation).toBe(
      'dap_admin_relationship_terminated',
    );
    const again = await client('POST', path, { version: body.items[0].version });
    expect(again.status).toBe(200);
    expect((await lastEvents('Magnolia School', 1))[0].operation).toBe('dap_admin_relationship_terminated');
  });

  test('given back with services, by the customer or by accepting a new request (C39)', async () => {
    const client = await school();
    await accept(client, await issue(await fjord(), { delegatedAdmin: false }));
    const { id: partnerId, version } = await partnerOf(client, 'Fjord Direct');
    const path = `/twotier/v1/organization/partners/${partnerId}/permission`;
    const { body } = await client('POST', path, { version, services: [{ id: 'mail' }] });
    expect(body.items[0]).toMatchObject({ delegatedAdmin: 'legacy', services: ['mail'], owes: [] });
    expect((await client('POST', path, { version })).body.code).toBe(2055);
    const stranger = `/twotier/v1/organization/partners/${id('Alder Distribution')}/permission`;
    expect((await client('POST', stranger, { version: 1 })).status).toBe(404);
  });

  test('I5: a service goes from one channel to another in one step; who was not shown the holder is refused (C42)', async () => {
    const client = await school();
    const mail = { consent: true, agreement: true, services: [{ id: 'mail' }] };
    await accept(client, await issue(await alder()), mail);
    const asked = await issue(await fjord());
    const offers = (await open(client, asked)).body.services;
    expect(offers.find((one: { id: string }) => one.id === 'mail')).toMatchObject({
      heldBy: { name: 'Alder Distribution' },
      preset: false,
    });
    // The page showed a holder; a client that says "nobody" decided on something else.
    expect((await accept(client, asked, mail)).body.code).toBe(2055);
    await accept(client, asked, {
      consent: true,
      services: [{ id: 'mail', replaces: id('Alder Distribution') }, { id: 'files' }],
    });
    expect((await serviceOf(client, 'mail')).holder).toMatchObject({ name: 'Fjord Direct' });
    expect((await lastEvents('Alder Distribution', 1))[0]).toMatchObject({
      operation: 'service_admin_removed',
    });
    expect(JSON.stringify((await lastEvents('Alder Distribution', 1))[0])).not.toMatch(
      new RegExp(`Fjord|${id('Fjord Direct')}`),
    );

    const path = '/twotier/v1/organization/services/mail/holder';
    const back = { partnerId: id('Alder Distribution'), replaces: id('Fjord Direct') };
    expect((await client('PUT', path, { ...back, replaces: id('Birch IT') })).body.code).toBe(2055);
    expect((await client('PUT', path, back)).status).toBe(200);
    expect((await serviceOf(client, 'mail')).holder).toMatchObject({ name: 'Alder Distribution' });
    const nobody = await client('PUT', path, { replaces: id('Alder Distribution') });
    expect(nobody.status).toBe(200);
    expect((await serviceOf(client, 'mail')).holder).toBeUndefined();
  });

  test('a partner without permission holds no service (I15a)', async () => {
    const client = await school();
    await accept(client, await issue(await fjord(), { delegatedAdmin: false }));
    const answer = await client('PUT', '/twotier/v1/organization/services/mail/holder', {
      partnerId: id('Fjord Direct'),
    });
    expect(answer).toMatchObject({
      status: 403,
      body: { description: expect.stringContaining('permission') },
    });
    expect((await client('PUT', '/twotier/v1/organization/services/fax/holder', {})).status).toBe(404);
  });

  test('whom to call: everything for a global admin, own licenses for everyone else (C89, 2.5)', async () => {
    const bakery = await app.as('Granite Bakery', 'global-admin');
    const { body } = await bakery('GET', '/twotier/v1/organization/support');
    expect(body.items).toHaveLength(3);
    expect(body.items.find((one: { name: string }) => one.name === 'Office staff')).toMatchObject({
      seller: { name: 'Alder Distribution' },
      contact: {
        name: 'Birch IT',
        partnerId: '5300101',
        email: expect.stringMatching(/^support@/),
        phone: expect.stringMatching(/\d/),
      },
      reseller: 'Birch IT',
    });
    const person = await app.as('Granite Bakery', 'customer-user');
    const own = (await person('GET', '/twotier/v1/organization/support')).body.items;
    expect(own.length).toBeLessThan(3);
    expect((await (await alder())('GET', '/twotier/v1/organization/support')).status).toBe(403);
  });
});

describe('a partner’s side', () => {
  test('other partners of the customer are told of, not named (C43, 9.3)', async () => {
    const client = await school();
    await accept(client, await issue(await alder()), {
      consent: true,
      agreement: true,
      services: [{ id: 'mail' }],
    });
    await accept(client, await issue(await fjord()), { consent: true, services: [{ id: 'files' }] });
    const { body } = await (await fjord())(
      'GET',
      `/twotier/v1/customers/${id('Magnolia School')}/relationship`,
    );
    const holders = Object.fromEntries(
      body.services.map((one: { id: string; holder: string }) => [one.id, one.holder]),
    );
    expect(holders).toMatchObject({ mail: 'other', files: 'own', meetings: 'nobody' });
    expect(JSON.stringify(body)).not.toContain('Alder');
  });

  test('a stranger’s customer is not found, on every route', async () => {
    const stranger = await app.as('Ewa Consulting', 'global-admin');
    for (const path of ['v1/customers/*/managedservices', 'twotier/v1/customers/*/relationship'])
      expect((await stranger('GET', `/${path.replace('*', id('Granite Bakery'))}`)).status).toBe(404);
    const removal = await (await app.as('Boreal Distribuciones', 'global-admin'))(
      'POST',
      `/twotier/v1/customers/${id('Granite Bakery')}/designation/removal`,
    );
    expect(removal.status).toBe(404);
  });
});
