import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { statement, systemScope, tenantScope } from '../../platform/db/index.ts';
import { grantLegacyAdmin } from '../customer/index.ts';

const clearAdmin = statement(
  'serviceRequest.test.clear-admin',
  `update customer_relationship set legacy_admin_at = null, delegated_admin = 'none' where partner_id = $1 and customer_id = $2`,
);

let app: DemoApp;
let agent: Client;
let operator: Client;
let granite: string;
let juniper: string;

beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'helpdesk-agent');
  operator = await app.as('Contour Cloud', 'operator-admin');
  granite = app.tenant('Granite Bakery').tenantId;
  juniper = app.tenant('Juniper Legal').tenantId;
  const alder = app.tenant('Alder Distribution').tenantId;
  await app.db.transaction(tenantScope(alder), async (tx) => {
    await grantLegacyAdmin(tx, alder, granite, app.clock.now());
  });
  await app.db.transaction(systemScope('no admin rights at Juniper'), (tx) =>
    tx.run(clearAdmin, [alder, juniper]),
  );
});
afterAll(() => app?.close());

const contact = {
  firstName: 'Nina',
  lastName: 'Ward',
  email: 'nina.ward@alder.example',
  phoneNumber: '3125550100',
};
const question = (more: object = {}) => ({
  topicId: 3,
  title: 'Mail does not arrive',
  description: 'Since this morning nothing arrives from outside.',
  severity: 'critical',
  contact,
  ...more,
});
const ofGranite = () => `/twotier/v1/customers/${granite}/servicerequests`;
const one = (id: string, more = '') => `/twotier/v1/servicerequests/${id}${more}`;
const queued = (id: string, more = '') => `/twotier/v1/servicequeue/${id}${more}`;
const file = (text: string, fileName = 'log.txt') => ({
  fileName,
  contentBase64: Buffer.from(text).toString('base64'),
});

async function open(more: object = {}): Promise<string> {
  const { status, body } = await agent('POST', ofGranite(), question(more));
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

const handle = async (id: string, event: string, text = 'We look into it.') =>
  operator('POST', queued(id, '/handling'), { event, text });

const later = (ms: number) => app.clock.moveTo(new Date(app.clock.now().getTime() + ms));

describe('a service request', () => {
  test('goes the whole way: opened, asked about, answered with a file, closed, opened again by a note (C90)', async () => {
    const id = await open();
    const opened = (await agent('GET', one(id))).body;
    expect(opened).toMatchObject({
      kind: 'customer',
      source: 'portal',
      customerName: 'Granite Bakery',
      status: 'open',
      topic: 'Mail and calendar',
      isLate: false,
    });
    expect(Date.parse(opened.respondBy) - Date.parse(opened.createdAt)).toBe(2 * 3_600_000);
    expect((await handle(id, 'ask', 'Which senders?')).body).toMatchObject({ status: 'attention-needed' });
    const answered = await agent('POST', one(id, '/files'), file('bounced'));
    expect(answered).toMatchObject({
      status: 201,
      body: { status: 'open', files: [{ name: 'log.txt', size: 7 }] },
    });
    const [{ id: fileId }] = answered.body.files;
    for (const [client, path] of [
      [agent, one(id, `/files/${fileId}`)],
      [operator, queued(id, `/files/${fileId}`)],
    ] as const) {
      const loaded = await client('GET', path);
      expect([loaded.body, loaded.headers['content-disposition']]).toEqual([
        'bounced',
        "attachment; filename*=UTF-8''log.txt",
      ]);
    }
    expect((await handle(id, 'close', 'A filter was wrong.')).body).toMatchObject({ status: 'closed' });
    expect((await handle(id, 'answer')).body.errorName).toBe('service-request-closed');
    expect((await agent('POST', one(id, '/files'), file('x'))).body.errorName).toBe(
      'service-request-note-missing',
    );
    const again = await agent('PATCH', one(id), { note: 'It happens again.' });
    expect(again.body).toMatchObject({
      status: 'open',
      notes: [{ byOperator: true }, { byOperator: true }, { text: 'It happens again.', byOperator: false }],
    });
    expect((await agent('PATCH', one(id), { close: true })).body).toMatchObject({ status: 'closed' });
    later(14 * 86_400_000 + 1);
    expect((await agent('PATCH', one(id), { note: 'And again.' })).body.errorName).toBe(
      'service-request-closed',
    );
  });

  test('tells only what the operator answered first, and when it was due', async () => {
    const id = await open({ severity: 'moderate' });
    later(5 * 3_600_000);
    const waiting = await operator('GET', '/twotier/v1/servicequeue?severity=moderate');
    expect(waiting.body.items[0]).toMatchObject({ id, isLate: true, partnerName: 'Alder Distribution' });
    const answered = await handle(id, 'answer');
    expect(answered.body).toMatchObject({ status: 'open', isLate: false });
    const first = answered.body.respondedAt;
    later(60_000);
    expect((await handle(id, 'answer')).body.respondedAt).toBe(first);
    expect((await operator('GET', '/twotier/v1/servicequeue?severity=moderate')).body.items).toEqual([]);
    // A severity that is raised before an answer brings its own promise.
    const other = await open({ severity: 'minimal' });
    const raised = (await agent('PATCH', one(other), { severity: 'critical' })).body;
    expect(Date.parse(raised.respondBy) - Date.parse(raised.createdAt)).toBe(2 * 3_600_000);
    expect((await agent('PATCH', one(other), { note: 'x', version: 1 })).body.errorName).toBe(
      'changed-meanwhile',
    );
  });

  test('is opened only where the partner may administer; else the operator records a call (C90)', async () => {
    const path = `/twotier/v1/customers/${juniper}/servicerequests`;
    expect((await agent('GET', `${path}/options`)).body).toMatchObject({ mayOpen: false });
    const refused = await agent('POST', path, question());
    expect([refused.status, refused.body.errorName]).toEqual([403, 'service-request-phone-only']);
    const call = {
      ...question(),
      partner: app.tenant('Alder Distribution').locationPartnerId,
      customer: juniper,
    };
    const recorded = await operator('POST', '/twotier/v1/servicequeue', call);
    expect(recorded).toMatchObject({ status: 201, body: { source: 'phone', customerName: 'Juniper Legal' } });
    expect((await agent('GET', one(recorded.body.id))).body).toMatchObject({ source: 'phone' });
    const byDomain = { ...call, customer: app.tenant('Granite Bakery').domain };
    expect((await operator('POST', '/twotier/v1/servicequeue', byDomain)).status).toBe(201);
    const foreign = { ...call, customer: app.tenant('Lirio Flores').tenantId };
    expect((await operator('POST', '/twotier/v1/servicequeue', foreign)).body.errorName).toBe(
      'service-request-caller-unknown',
    );
  });

  test.each([
    [{ topicId: 999 }, 'service-request-topic-unknown'],
    [{ topicId: 101 }, 'service-request-topic-unknown'],
    [{ productId: 'NOTHEIRS' }, 'service-request-product-unknown'],
    [{ title: ' ' }, 'input-invalid'],
    [{ severity: 'huge' }, 'enum-invalid'],
    [{ contact: { ...contact, email: 'nobody' } }, 'input-invalid'],
  ])('with %j is refused, and the refusal recorded', async (more, reason) => {
    const admin = await app.as('Alder Distribution', 'global-admin');
    const { status, body } = await agent('POST', ofGranite(), question(more));
    expect([status, body.errorName]).toEqual([400, reason]);
    const [record] = (await admin('GET', '/v1/auditrecords?size=1')).body.items;
    expect(record).toMatchObject({ operationType: 'serviceRequest.open', operationStatus: 'failed' });
  });

  test('of usage-based services is opened by providers and direct partners only (2.2)', async () => {
    const birch = app.tenant('Birch IT').tenantId;
    await app.db.transaction(tenantScope(birch), (tx) =>
      grantLegacyAdmin(tx, birch, granite, app.clock.now()),
    );
    const reseller = await app.as('Birch IT', 'admin-agent');
    expect((await reseller('POST', ofGranite(), question({ topicId: 8 }))).body.errorName).toBe(
      'service-request-usage-closed',
    );
    expect((await reseller('POST', ofGranite(), question())).status).toBe(201);
    expect((await agent('POST', ofGranite(), question({ topicId: 8 }))).status).toBe(201);
  });

  test('may name a product of the customer', async () => {
    const { body } = await agent('GET', `${ofGranite()}/options`);
    expect(body.products.length).toBeGreaterThan(0);
    const id = await open({ productId: body.products[0].id });
    expect((await agent('GET', one(id))).body.productName).toBe(body.products[0].name);
  });

  test('takes ten files of five megabytes, and no larger ones', async () => {
    const id = await open();
    const large = {
      fileName: 'big.bin',
      contentBase64: Buffer.alloc(5 * 1024 * 1024 + 1).toString('base64'),
    };
    expect((await agent('POST', one(id, '/files'), large)).body.errorName).toBe('service-request-file-size');
    for (let n = 0; n < 10; n += 1)
      expect((await agent('POST', one(id, '/files'), file('x'))).status).toBe(201);
    expect((await agent('POST', one(id, '/files'), file('x'))).body.errorName).toBe(
      'service-request-files-full',
    );
  });

  test('of others is not there, nor is one of a customer that has gone (I4)', async () => {
    const id = await open();
    for (const [tenant, role] of [
      ['Birch IT', 'admin-agent'],
      ['Boreal Distribuciones', 'global-admin'],
    ] as const) {
      const stranger = await app.as(tenant, role);
      const answers = [
        await stranger('GET', one(id)),
        await stranger('PATCH', one(id), { note: 'x' }),
        await stranger('POST', one(id, '/files'), file('x')),
        await stranger('GET', `/v1/servicerequests/${id}`),
        await stranger('GET', queued(id)),
      ].map(({ status }) => status);
      expect(answers).toEqual([404, 404, 404, 404, 403]);
    }
  });
});

describe('a question about the portal (C92)', () => {
  test('is asked by everybody, seen by nobody but who asked and the operator', async () => {
    const billing = await app.as('Alder Distribution', 'billing-admin');
    const asked = await billing(
      'POST',
      '/twotier/v1/servicerequests',
      question({ topicId: 103, title: 'A total' }),
    );
    expect(asked).toMatchObject({ status: 201, body: { kind: 'portal' } });
    const { id } = asked.body;
    expect((await agent('GET', one(id))).status).toBe(404);
    expect(
      (await billing('GET', '/twotier/v1/servicerequests')).body.items.map((x: { id: string }) => x.id),
    ).toEqual([id]);
    expect((await operator('GET', queued(id))).status).toBe(200);
    expect((await billing('GET', `${ofGranite()}/options`)).status).toBe(403);
    const wrong = await billing('POST', '/twotier/v1/servicerequests', question({ topicId: 3 }));
    expect(wrong.body.errorName).toBe('service-request-topic-unknown');
  });
});

describe('the lists', () => {
  test('go on from page to page without a gap, for partner and operator', async () => {
    for (let n = 0; n < 4; n += 1) await open({ title: `Number ${n}` });
    for (const [client, path] of [
      [agent, '/twotier/v1/servicerequests'],
      [operator, '/twotier/v1/servicequeue'],
      [operator, '/twotier/v1/servicequeue?view=all'],
    ] as const) {
      const join = path.includes('?') ? '&' : '?';
      const all = (await client('GET', `${path}${join}size=200`)).body.items.map((x: { id: string }) => x.id);
      const paged: string[] = [];
      let token = '';
      do {
        const more = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
        const { body } = await client('GET', `${path}${join}size=3${more}`);
        paged.push(...body.items.map((x: { id: string }) => x.id));
        token = body.continuationToken ?? '';
      } while (token);
      expect(paged, path).toEqual(all);
    }
  });

  test('put what is due first at the top of the operator’s', async () => {
    const { items } = (await operator('GET', '/twotier/v1/servicequeue?size=200')).body;
    const due = items.map(({ respondBy }: { respondBy: string }) => respondBy);
    expect(due).toEqual([...due].sort());
  });
});

describe('the contract', () => {
  test('lists topics with whole numbers', async () => {
    const { body } = await agent('GET', '/v1/servicerequests/supporttopics', undefined, {
      'X-Locale': 'es-ES',
    });
    expect(body.items[0]).toEqual({
      id: 1,
      name: 'Inicio de sesión y contraseñas',
      description: expect.any(String),
      attributes: { objectType: 'SupportTopic' },
    });
  });

  test('creates at the address that reads by id, with a language in its place', async () => {
    const made = await agent('POST', '/v1/servicerequests/en-US', {
      Title: 'Token refused',
      Description: 'The API answers 401.',
      Severity: 'Moderate',
      SupportTopicId: '104',
      Status: 'none',
      CreatedDate: '0001-01-01T00:00:00',
      PrimaryContact: null,
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        title: 'Token refused',
        severity: 'moderate',
        status: 'open',
        supportTopicId: '104',
        lastClosedDate: '0001-01-01T00:00:00',
        organization: { name: 'Alder Distribution' },
        countryCode: 'US',
        notes: [],
        fileLinks: [],
        attributes: { objectType: 'ServiceRequest' },
      },
    });
    expect(made.body.primaryContact.email).toMatch(/@/);
    expect((await agent('GET', `/v1/servicerequests/${made.body.id}`)).body).toEqual(made.body);
  });

  test('changes only what is meant: unset values of a whole resource leave everything', async () => {
    const id = await open();
    const path = `/v1/customers/${granite}/servicerequests/${id}`;
    const before = (await agent('GET', path)).body;
    const unset = { Severity: 'unknown', Status: 'none', Title: null, LastClosedDate: '0001-01-01T00:00:00' };
    const noted = await agent('PATCH', path, { ...unset, NewNote: { Text: 'One more thing' } });
    expect(noted.body).toMatchObject({ severity: before.severity, status: 'open', title: before.title });
    expect(noted.body.notes.map(({ text }: { text: string }) => text)).toEqual(['One more thing']);
    expect(noted.body).not.toHaveProperty('newNote');
    expect((await agent('PATCH', path, { Status: 'AttentionNeeded' })).body.errorName).toBe(
      'service-request-status',
    );
    expect((await agent('PATCH', path, { Status: 'Closed' })).body).toMatchObject({ status: 'closed' });
    expect((await agent('PATCH', path, { Status: 'open' })).body.errorName).toBe(
      'service-request-note-missing',
    );
    expect((await agent('PATCH', `/v1/customers/${juniper}/servicerequests/${id}`, unset)).status).toBe(404);
  });

  test('pages by offset, and filters by status as clients write it', async () => {
    const filter = encodeURIComponent('{"Field":"Status","Value":"closed","Operator":"equals"}');
    const { body } = await agent('GET', `/v1/servicerequests?filter=${filter}`);
    expect(new Set(body.items.map(({ status }: { status: string }) => status))).toEqual(new Set(['closed']));
    const first = (await agent('GET', '/v1/servicerequests?size=2')).body;
    expect(first.links.next).toMatchObject({ method: 'GET', headers: [] });
    const second = (await agent('GET', `/v1${first.links.next.uri}`)).body;
    expect(second.items[0].id).not.toBe(first.items[1].id);
    expect(second.links.self.uri).toContain('offset=2');
    const wrong = encodeURIComponent('{"Field":"Title","Value":"x","Operator":"equals"}');
    expect((await agent('GET', `/v1/servicerequests?filter=${wrong}`)).body.code).toBe(3000);
    expect((await agent('GET', `/v1/customers/${granite}/servicerequests?status=open`)).status).toBe(200);
  });
});
