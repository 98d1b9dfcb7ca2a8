import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let alder: Client;
let operator: Client;
beforeAll(async () => {
  app = await openDemoApp();
  alder = await app.as('Alder Distribution', 'sales-agent');
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app?.close());

const root = '/twotier/v1/customerimports';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const send = (text: string, who = alder) =>
  who('POST', root, { fileName: 'customers.csv', contentBase64: base64(text) });
const rowsOf = async (id: string, query = '') =>
  (await alder('GET', `${root}/${id}/rows${query}`)).body.items;
const start = (id: string, body: object = {}, who = alder) => who('POST', `${root}/${id}/start`, body);

/** Until the rows are worked off, in the background or because the clock went on. */
async function finished(id: string) {
  for (;;) {
    const { body } = await alder('GET', `${root}/${id}`);
    if (body.state === 'finished') return body;
    await operator('POST', '/emulator/v1/clock', { advance: 'PT1S' });
  }
}

const header =
  'Company name,Country code,Tenant ID,Primary domain,Registration number,Postal code,Your reference,Status';
const csv = (...rows: string[]) => [header, ...rows].join('\r\n');
const customersOf = async (who = alder) =>
  (await who('GET', '/v1/customers')).body.items.map(
    (one: { companyProfile: { companyName: string } }) => one.companyProfile.companyName,
  );

describe('checking a file', () => {
  test('says of every row what is wrong before anything is done', async () => {
    const before = await customersOf();
    const { status, body } = await send(
      csv(
        'Moss & Fern,US,,mossfern.example,,02108,C-1,',
        'GmbH,US,,,,,C-2,',
        'Panadería Sol,ES,,,,,C-3,',
        'Granite,US,,granitebakery.contour.example,,,C-4,',
        'Granite Bakery,US,,,,04101,C-5,',
        'Moss and Fern,US,,MOSSFERN.example,,,C-6,',
      ),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'checked', rows: { total: 6, usable: 3, done: 0 } });
    const rows = await rowsOf(body.id);
    expect(rows.map(({ row, usable }: { row: number; usable: boolean }) => [row, usable])).toEqual([
      [2, true],
      [3, false],
      [4, false],
      [5, true],
      [6, true],
      [7, false],
    ]);
    const said = (row: number) =>
      rows[row - 2].problems.map(({ message }: { message: string }) => message).join(' ');
    expect(said(2)).toBe('');
    expect(said(3)).toMatch(/legal form/);
    expect(said(4)).toMatch(/region|Spain/);
    expect(said(5)).toBe('');
    expect(rows[3]).toMatchObject({ outcome: 'listed', customerId: app.tenant('Granite Bakery').tenantId });
    expect(said(6)).toMatch(/same name and postal code/);
    expect(said(7)).toMatch(/row 2/);
    expect(await rowsOf(body.id, '?show=problems')).toHaveLength(3);
    expect(await customersOf()).toEqual(before);
  });

  test.each([
    ['no columns', 'a,b\n1,2', /Company name/],
    ['no rows', `${header}\n`, /no rows/],
    ['nothing', '', /empty/],
  ])('with %s is refused with the cause', async (_, text, why) => {
    const { status, body } = await send(text);
    expect(status).toBe(400);
    expect(body.description).toMatch(why);
  });

  test.each([
    ['Alder Distribution', 'helpdesk-agent'],
    ['Alder Distribution', 'billing-admin'],
    ['Alder Distribution', 'user-admin'],
    ['Granite Bakery', 'global-admin'],
  ])('is refused to %s as %s', async (tenant, role) => {
    expect((await send(csv('Moss,US'), await app.as(tenant, role))).status).toBe(403);
  });
});

describe('starting it', () => {
  test('drafts a request for each company without a relationship, and makes nobody a customer (C29, I10)', async () => {
    const before = await customersOf();
    const { body } = await send(
      csv(
        'Moss & Fern,US,,mossfern.example,,,,',
        'Granite,US,,granitebakery.contour.example,,,,',
        'GmbH,US,,,,,,',
      ),
    );
    expect((await start(body.id)).status).toBe(200);
    const done = await finished(body.id);
    expect(done.rows).toEqual({ total: 3, usable: 2, done: 2 });
    const rows = await rowsOf(body.id);
    expect(rows.map(({ outcome }: { outcome?: string }) => outcome)).toEqual([
      'drafted',
      'listed',
      undefined,
    ]);
    const { body: draft } = await alder('GET', `${root}/${body.id}/drafts/2`);
    expect(draft.subject).toContain('Moss & Fern');
    expect(draft.text).toContain(draft.url);
    expect(draft.url).toMatch(/\/invitations\/relationship\/[\w-]+$/);
    expect(draft.open).toBe(true);
    expect((await alder('GET', `${root}/${body.id}/drafts/3`)).status).toBe(404);
    expect(await customersOf()).toEqual(before);
    const { body: links } = await alder('GET', '/twotier/v1/relationshipinvitations');
    expect(links.items[0]).toMatchObject({ acceptedCount: 0, delegatedAdmin: true });
  });

  test('twice begins once, and a second import of the same companies drafts them no second time', async () => {
    const { body: first } = await send(csv('Twice Told,US,,twice.example,,,,'));
    const begun = await Promise.all([1, 2, 3].map(() => start(first.id)));
    expect(begun.map(({ status }) => status)).toEqual([200, 200, 200]);
    await finished(first.id);
    const { body: second } = await send(
      csv('Twice Told,US,,TWICE.example,,,,', 'Once More,US,,once.example,,,,'),
    );
    await start(second.id, { delegatedAdmin: false });
    await finished(second.id);
    expect((await rowsOf(second.id)).map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'repeated',
      'drafted',
    ]);
    const client = new pg.Client(app.database.owner);
    await client.connect();
    const { rows } = await client.query(
      "select count(*)::int as many from customer_candidate where match_key = 'domain twice.example'",
    );
    await client.end();
    expect(rows).toEqual([{ many: 1 }]);
  });

  test('with no usable row is refused', async () => {
    const { body } = await send(csv('GmbH,US,,,,,,'));
    expect((await start(body.id)).body).toMatchObject({ code: 800002 });
  });

  test('a row whose company accepts is connected, and in the list', async () => {
    const magnolia = app.tenant('Magnolia School');
    const { body } = await send(csv(`Magnolia School,US,${magnolia.tenantId.toUpperCase()},,,,,`));
    await start(body.id);
    await finished(body.id);
    const { body: draft } = await alder('GET', `${root}/${body.id}/drafts/2`);
    const school = await app.as('Magnolia School', 'global-admin');
    const token = draft.url.split('/').at(-1);
    const accepted = await school('POST', `/twotier/v1/relationshiprequests/${token}/accept`, {
      consent: true,
      agreement: true,
      services: [],
    });
    expect(accepted.status).toBe(200);
    expect((await rowsOf(body.id))[0]).toMatchObject({ outcome: 'connected', customerId: magnolia.tenantId });
    expect(await customersOf()).toContain('Magnolia School');
  });

  test('five thousand rows are worked off, and their pages read one after the other', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => `Company ${n},US,,c${n}.example,,,,`);
    const { body } = await send(csv(...many));
    expect(body.rows.usable).toBe(5000);
    await start(body.id);
    expect((await finished(body.id)).rows.done).toBe(5000);
    expect(await rowsOf(body.id, '?show=listed')).toEqual([]);
    const { body: first } = await alder('GET', `${root}/${body.id}/rows?size=200`);
    const { body: second } = await alder(
      'GET',
      `${root}/${body.id}/rows?size=200&token=${first.continuationToken}`,
    );
    expect([first.items[0].row, second.items[0].row]).toEqual([2, 202]);
  });

  test('is nobody else’s to see', async () => {
    const { body } = await send(csv('Moss,US'));
    const fjord = await app.as('Fjord Direct', 'admin-agent');
    for (const path of ['', '/rows', '/file', '/drafts/2'])
      expect((await fjord('GET', `${root}/${body.id}${path}`)).status).toBe(404);
    expect((await start(body.id, {}, fjord)).status).toBe(404);
    expect((await fjord('GET', root)).body.items).toEqual([]);
  });
});

describe('files to download', () => {
  test('the template is read as it is, in each language', async () => {
    for (const language of ['en', 'es', 'ru']) {
      const { headers, body } = await alder('GET', `${root}/template?language=${language}`);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      const sent = await send(body);
      expect(sent.body.rows, language).toEqual({ total: 1, usable: 1, done: 0 });
    }
  });

  test('the corrected file carries the causes, and can be sent again as it is', async () => {
    const { body } = await send(csv('GmbH,US,,,,,C-9,', 'Moss,US,,moss.example,,,,'));
    const { body: file } = await alder('GET', `${root}/${body.id}/file`);
    expect(file).toMatch(/^\uFEFFCompany name,/);
    expect(file).toMatch(/GmbH,US,,,,,C-9,.*legal form/);
    const again = await send(file.replace('GmbH', 'Corrected GmbH'));
    expect(again.body.rows).toMatchObject({ total: 2, usable: 2 });
  });
});

describe('customers of other channels (C29)', () => {
  test('appear by themselves; those without a tie, and those of partners, do not', async () => {
    const magnolia = app.tenant('Magnolia School');
    const fjord = await app.as('Fjord Direct', 'admin-agent');
    expect(await customersOf(fjord)).toEqual(['Kelp Robotics']);
    const tie = {
      partnerId: app.tenant('Fjord Direct').tenantId,
      customer: magnolia.domain,
      channel: 'Seat Portal',
      delegatedAdmin: true,
    };
    expect((await operator('POST', '/twotier/v1/channelties', tie)).status).toBe(204);
    // Recorded twice is listed once.
    expect((await operator('POST', '/twotier/v1/channelties', tie)).status).toBe(204);
    await operator('POST', '/emulator/v1/clock', { advance: 'PT1M' });
    expect(await customersOf(fjord)).toEqual(['Kelp Robotics', 'Magnolia School']);
    const { body } = await fjord('GET', `/v1/customers/${magnolia.tenantId}`);
    expect(body).toMatchObject({ allowDelegatedAccess: true, relationshipToPartner: 'reseller' });
    const { body: ties } = await operator('GET', '/twotier/v1/channelties');
    expect(ties.items).toMatchObject([
      { channel: 'Seat Portal', customerName: 'Magnolia School', listedAt: expect.any(String) },
    ]);
    const { body: log } = await fjord('GET', '/v1/auditrecords');
    expect(JSON.stringify(log.items)).toContain('Magnolia School');
  });

  test.each([
    [{ customer: 'nobody.example' }, 404],
    [{ partnerId: 'aaaaaaaa-0000-4000-8000-00000000dead' }, 404],
  ])('%j is refused', async (of, status) => {
    const tie = {
      partnerId: app.tenant('Fjord Direct').tenantId,
      customer: app.tenant('Magnolia School').domain,
      channel: 'X',
    };
    expect((await operator('POST', '/twotier/v1/channelties', { ...tie, ...of })).status).toBe(status);
  });

  test('of another region are refused', async () => {
    const tie = {
      partnerId: app.tenant('Boreal Distribuciones').tenantId,
      customer: app.tenant('Magnolia School').domain,
      channel: 'X',
    };
    expect((await operator('POST', '/twotier/v1/channelties', tie)).body).toMatchObject({ code: 2030 });
  });
});
