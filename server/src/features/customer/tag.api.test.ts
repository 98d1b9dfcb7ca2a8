import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerWorld } from '../../../test/customer-world.ts';
import { customerWorld, newCustomer } from '../../../test/customer-world.ts';
import type { Caller } from '../../access/caller.ts';
import { CsvReader } from '../../platform/csv/index.ts';

let world: CustomerWorld;
let alder: Caller['tenant'];
let agent: string;
let stranger: string;
let owner: pg.Client;

beforeAll(async () => {
  world = await customerWorld();
  alder = await world.partner('Alder', 'indirect-provider');
  agent = world.caller(alder);
  stranger = world.caller(await world.partner('Fjord', 'direct-partner'));
  owner = new pg.Client(world.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const own = '/twotier/v1/customers';
const tagNamed = async (name: string, who = agent) =>
  (await world.send('POST', `${own}/tags`, who, { name })).body.id as string;
const customer = async (companyName: string, who = agent) =>
  (
    await world.send(
      'POST',
      '/v1/customers',
      who,
      newCustomer({ company: { companyName }, billing: { companyName } }),
    )
  ).body.id as string;
const assign = (body: object, who = agent) => world.send('POST', `${own}/tags/assignments`, who, body);
const tagsOf = async (id: string, who = agent) =>
  ((await world.send('GET', `${own}/${id}/tags`, who)).body.items as { name: string }[]).map(
    ({ name }) => name,
  );
const listed = async (query: string, who = agent) =>
  (await world.send('GET', `${own}?${query}`, who)).body.items as {
    id: string;
    companyName: string;
    tags: object[];
  }[];
const events = async (operation: string) =>
  (await owner.query('select * from audit_record where operation = $1 order by occurred_at', [operation]))
    .rows;

describe('tags (C30)', () => {
  test('have names of up to 50 characters, each once, however it is spelled', async () => {
    const made = await world.send('POST', `${own}/tags`, agent, { name: '  Grand   compte ' });
    expect(made).toMatchObject({ status: 201, body: { name: 'Grand compte' } });
    for (const name of ['grand COMPTE', 'Gränd compte'])
      expect((await world.send('POST', `${own}/tags`, agent, { name })).body.errorName).toBe(
        'tag-name-taken',
      );
    expect((await world.send('POST', `${own}/tags`, agent, { name: '😀'.repeat(50) })).status).toBe(201);
    for (const name of ['', '   ', 'x'.repeat(51)])
      expect(await world.send('POST', `${own}/tags`, agent, { name })).toMatchObject({
        status: 400,
        body: { errorName: 'tag-name-invalid' },
      });
  });

  test('are given to many customers at once and taken off again; the list shows, finds and sorts by them', async () => {
    const ids = [await customer('Tagged B'), await customer('Tagged A'), await customer('Tagged C')];
    const [gold, silver] = [await tagNamed('Gold 1'), await tagNamed('Silver 1')];
    expect((await assign({ customerIds: ids, assign: [gold, silver] })).body).toEqual({ customers: 3 });
    expect(
      (await assign({ customerIds: ids.slice(0, 1), unassign: [gold], create: ['Äther 1'] })).body,
    ).toEqual({ customers: 1 });
    expect(await tagsOf(ids[0] as string)).toEqual(['Äther 1', 'Silver 1']);
    expect((await listed(`tag=${gold}`)).map(({ companyName }) => companyName)).toEqual([
      'Tagged A',
      'Tagged C',
    ]);
    expect((await listed('searchBy=tag&search=ATHER')).map(({ id }) => id)).toEqual([ids[0]]);
    expect((await listed('sort=tag&size=3')).map(({ companyName }) => companyName)).toEqual([
      'Tagged B',
      'Tagged A',
      'Tagged C',
    ]);
    expect((await listed('sort=tag&size=1'))[0]?.tags).toMatchObject([
      { name: 'Äther 1' },
      { id: silver, name: 'Silver 1' },
    ]);
  });

  test('given twice change nothing and leave no record; each customer that changes leaves one (I45)', async () => {
    const ids = [await customer('Recorded'), await customer('Recorded 2')];
    const tag = await tagNamed('Recorded tag');
    const before = (await events('update_customer_tags')).length;
    await assign({ customerIds: ids, assign: [tag] });
    expect((await assign({ customerIds: ids, assign: [tag] })).body).toEqual({ customers: 0 });
    const records = (await events('update_customer_tags')).slice(before);
    expect(records.map((one) => one.customer_id).sort()).toEqual([...ids].sort());
    expect(records[0]).toMatchObject({
      tenant_id: alder.id,
      old_value: { tags: [] },
      new_value: { tags: ['Recorded tag'] },
    });
  });

  test('renamed or deleted, they change at all customers, and the order by tag follows', async () => {
    const id = await customer('Renamed');
    const tag = await tagNamed('zzz last');
    await assign({ customerIds: [id], assign: [tag] });
    await world.send('PATCH', `${own}/tags/${tag}`, agent, { name: '000 first' });
    expect((await listed('sort=tag&size=1'))[0]).toMatchObject({
      id,
      tags: [{ id: tag, name: '000 first' }],
    });
    expect((await world.send('PATCH', `${own}/tags/${tag}`, agent, { name: 'gold 1' })).body.errorName).toBe(
      'tag-name-taken',
    );
    expect((await world.send('DELETE', `${own}/tags/${tag}`, agent)).status).toBe(204);
    expect(await tagsOf(id)).toEqual([]);
    expect((await world.send('DELETE', `${own}/tags/${tag}`, agent)).body.errorName).toBe('tag-unknown');
    const [{ first_tag_key: key }] = (
      await owner.query('select first_tag_key from customer_relationship where customer_id = $1', [id])
    ).rows;
    expect(key).toBe('\u{10FFFF}');
  });

  test('are at most 150 for a customer; a request that exceeds it changes nobody', async () => {
    const [full, empty] = [await customer('Full'), await customer('Empty')];
    const create = Array.from({ length: 150 }, (_, n) => `many ${n}`);
    expect((await assign({ customerIds: [full], create })).body).toEqual({ customers: 1 });
    const refused = await assign({ customerIds: [empty, full], create: ['one more'] });
    expect(refused).toMatchObject({ status: 409, body: { errorName: 'tag-limit' } });
    expect(refused.body.description).toContain('Full');
    expect(await tagsOf(empty)).toEqual([]);
    expect((await world.send('GET', `${own}/tags?search=one%20more`, agent)).body.items).toEqual([]);
  });

  test('of one partner are unknown to every other, also at the same customer (I51)', async () => {
    const reseller = await world.partner('Birch', 'indirect-reseller');
    await world.partnership(alder.id, reseller.id);
    const theirs = world.caller(reseller);
    const { id } = (
      await world.send('POST', '/v1/customers', agent, newCustomer({ associatedPartnerId: reseller.id }))
    ).body;
    const tag = await tagNamed('Private word');
    await assign({ customerIds: [id], assign: [tag] });
    for (const who of [theirs, stranger]) {
      expect(JSON.stringify((await world.send('GET', `${own}/tags?chosen=${tag}`, who)).body)).not.toContain(
        'Private',
      );
      expect((await world.send('PATCH', `${own}/tags/${tag}`, who, { name: 'x' })).body.errorName).toBe(
        'tag-unknown',
      );
      expect((await world.send('DELETE', `${own}/tags/${tag}`, who)).body.errorName).toBe('tag-unknown');
      expect(await listed(`tag=${tag}`, who)).toEqual([]);
      expect(await listed('searchBy=tag&search=private', who)).toEqual([]);
    }
    expect((await listed('', theirs)).find((one) => one.id === id)).toMatchObject({ tags: [] });
    expect(await tagsOf(id, theirs)).toEqual([]);
    expect((await assign({ customerIds: [id], assign: [tag] }, theirs)).body.errorName).toBe('tag-unknown');
    expect((await assign({ customerIds: [id] }, stranger)).body.errorName).toBe('customer-unknown');
  });

  test.each(['global-admin', 'user-admin', 'sales-agent', 'helpdesk-agent'] as const)(
    'are read, not written, by a %s',
    async (role) => {
      const who = world.caller(alder, [role]);
      expect((await world.send('GET', `${own}/tags`, who)).status).toBe(200);
      expect((await world.send('POST', `${own}/tags`, who, { name: 'x' })).status).toBe(403);
      expect((await assign({ customerIds: [] }, who)).status).toBe(403);
    },
  );
});

describe('the exported list (C26)', () => {
  const file = (query = '', who = agent, headers = {}) =>
    world.send('GET', `${own}/export?${query}`, who, undefined, headers);

  test('is a file as 6.2 has it, in the language of whoever asks', async () => {
    const id = await customer('Exported, "Ltd"');
    const answer = await file('search=exported');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="Customers.csv"',
    });
    const { domain } = (await world.send('GET', `${own}?search=exported`, agent)).body.items[0];
    expect(answer.body).toBe(
      `\uFEFFTenant ID,Company name,Primary domain name,Relationship\r\n${id},"Exported, ""Ltd""",${domain},Cloud Reseller\r\n`,
    );
    expect(
      (await file('search=exported&columns=tags,country', agent, { 'x-locale': 'ru-RU' })).body,
    ).toContain('Идентификатор клиента,Компания,Основной домен,Отношения,Метки,Страна\r\n');
    expect((await file('columns=color')).body.code).toBe(3000);
  });

  test('runs nothing in a spreadsheet, whatever names and tags begin with', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('=', '+', '-', '@'),
        fc.string({ maxLength: 10 }),
        async (sign, rest) => {
          await owner.query(
            `update customer_relationship set company_name = $1 where partner_id = $2 and company_name_key <> 'full'`,
            [`${sign}${rest.replaceAll('\0', '')}`, alder.id],
          );
          const { body } = await file('columns=tags');
          for (const { cells } of new CsvReader({ delimiter: ',' }).push(body))
            for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          for (const cell of body.split(/[;\r\n]/)) expect(cell).not.toMatch(/^"*[=+\-@\t]/);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('is for global admins and admin agents', async () => {
    expect((await file('', world.caller(alder, ['global-admin']))).status).toBe(200);
    for (const role of ['user-admin', 'sales-agent', 'helpdesk-agent', 'billing-admin'] as const)
      expect((await file('', world.caller(alder, [role]))).status).toBe(403);
  });

  test('is whole, however long', async () => {
    const many = await world.partner('Many', 'direct-partner');
    await owner.query(
      `with made as (insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
         select gen_random_uuid(), 'customer', 'C', 'US', 'global', 'many' || i || '.example', now() from generate_series(1, 3500) i returning *)
       insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, started_at)
       select $1, tenant_id, 'direct', 'active', 'Many ' || domain, domain, 'US', now() from made`,
      [many.id],
    );
    const { body } = await file('sort=-started', world.caller(many));
    const ids = body
      .split('\r\n')
      .slice(1, -1)
      .map((line: string) => line.split(',')[0]);
    expect([ids.length, new Set(ids).size]).toEqual([3500, 3500]);
  });
});
