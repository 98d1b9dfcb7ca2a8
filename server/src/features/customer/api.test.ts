import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerWorld } from '../../../test/customer-world.ts';
import { customerWorld, newCustomer } from '../../../test/customer-world.ts';
import type { Caller } from '../../access/caller.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { countCustomers, countCustomersByReseller } from './index.ts';

let world: CustomerWorld;
let alder: Caller['tenant'];
let birch: Caller['tenant'];
let cedar: Caller['tenant'];
let ewa: Caller['tenant'];
let fjord: Caller['tenant'];
let boreal: Caller['tenant'];
let seller: string;
let reseller: string;
let stranger: string;

beforeAll(async () => {
  world = await customerWorld();
  alder = await world.partner('Alder', 'indirect-provider');
  birch = await world.partner('Birch', 'indirect-reseller');
  cedar = await world.partner('Cedar', 'indirect-reseller', { signed: false });
  ewa = await world.partner('Ewa', 'indirect-reseller');
  fjord = await world.partner('Fjord', 'direct-partner');
  boreal = await world.partner('Boreal', 'indirect-provider', { country: 'ES', region: 'europe' });
  await world.partnership(alder.id, birch.id);
  await world.partnership(alder.id, cedar.id);
  seller = world.caller(alder);
  reseller = world.caller(birch);
  stranger = world.caller(fjord);
});
afterAll(() => world.close());

async function rows(sql: string, values: unknown[] = []) {
  const client = new pg.Client(world.owner);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const create = (who: string, body: object, headers?: Record<string, string>) =>
  world.send('POST', '/v1/customers', who, body, headers);

describe('creating a customer', () => {
  test('makes tenant, first administrator, relationship and bill-to data, and answers with the password once (C15, C17)', async () => {
    const body = newCustomer();
    const made = await create(seller, body);
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toMatchObject({
      relationshipToPartner: 'reseller',
      allowDelegatedAccess: true,
      enableGDAPByDefault: true,
      companyProfile: {
        tenantId: id,
        domain: `${body.companyProfile.domain}.cloud.example`,
        companyName: 'Tailspin Toys',
      },
      billingProfile: { firstName: 'Dana', email: 'dana.frost@tailspin.example', attributes: { etag: '1' } },
      userCredentials: { userName: 'admin' },
      attributes: { objectType: 'Customer' },
      links: { self: { uri: `/customers/${id}` } },
    });
    expect(made.body.userCredentials.password).toMatch(/^.{12,}$/);
    const [user] = await rows(
      'select u.user_principal_name, u.roles, c.must_change from tenant_user u join user_credential c using (tenant_id, user_id) where tenant_id = $1',
      [id],
    );
    expect(user).toEqual({
      user_principal_name: `admin@${body.companyProfile.domain}.cloud.example`,
      roles: ['global-admin'],
      must_change: true,
    });
  });

  test('a retried create with the same request id makes one customer and gives its object without the password (I20, I21)', async () => {
    const body = newCustomer();
    const headers = { 'ms-requestid': randomUUID() };
    const first = await create(seller, body, headers);
    const second = await create(seller, body, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    const { password, ...credentials } = first.body.userCredentials;
    expect(second.body).toEqual({ ...first.body, userCredentials: credentials });
    const everything =
      JSON.stringify(await rows('select * from request_replay')) +
      JSON.stringify(await rows('select * from audit_record')) +
      JSON.stringify(await rows('select * from user_credential'));
    expect(everything).not.toContain(password);
  });

  test('writes exactly one record in the log of each party (I45, I46)', async () => {
    const { body } = await create(seller, newCustomer({ associatedPartnerId: birch.id }));
    const records = await rows(
      `select tenant_id, operation, resource_type, status from audit_record where customer_id = $1 order by tenant_id`,
      [body.id],
    );
    expect(records).toEqual(
      [alder.id, birch.id].sort().map((tenant_id) => ({
        tenant_id,
        operation: 'add_customer',
        resource_type: 'customer',
        status: 'succeeded',
      })),
    );
  });

  test('without default granular relationship no company data is disclosed (I19)', async () => {
    const { body } = await create(seller, newCustomer({ enableGDAPByDefault: false }));
    expect(body).toMatchObject({ allowDelegatedAccess: false });
    const read = await world.send('GET', `/v1/customers/${body.id}`, seller);
    expect(read.body.customDomains).toBeUndefined();
    expect(read.body.companyProfile.address).toBeUndefined();
    expect(read.body.companyProfile.email).toBeUndefined();
    expect(read.body.billingProfile.defaultAddress.city).toBe('Seattle');
    const record = await world.send('GET', `/twotier/v1/customers/${body.id}/record`, seller);
    expect(record.body.company).toBeUndefined();
  });

  test('names and addresses are tidied, and read back as stored', async () => {
    const { body } = await create(
      seller,
      newCustomer({
        company: { companyName: '  Tailspin   Toys ' },
        address: { state: 'wa', country: 'us' },
        billing: { culture: 'EN-us', language: 'EN' },
      }),
    );
    const read = await world.send('GET', `/v1/customers/${body.id}/profiles/billing`, seller);
    expect(read.body).toMatchObject({
      culture: 'en-US',
      language: 'en',
      defaultAddress: { state: 'WA', country: 'US' },
    });
    expect(body.companyProfile.companyName).toBe('Tailspin Toys');
  });

  test('a label with the suffix is the label', async () => {
    const label = `full${Math.floor(Math.random() * 1e6)}`;
    const { body } = await create(
      seller,
      newCustomer({ company: { domain: `${label.toUpperCase()}.cloud.example` } }),
    );
    expect(body.companyProfile.domain).toBe(`${label}.cloud.example`);
  });

  test.each<[string, object, number, number]>([
    [
      'outside the region, whatever else is wrong',
      { address: { country: 'PL', state: undefined, postalCode: '00-001' } },
      403,
      2030,
    ],
    ['outside the region', { address: { country: 'ES', state: undefined, postalCode: '28001' } }, 403, 2030],
    ['address that cannot be right', { address: { postalCode: '10001' } }, 400, 2007],
    ['state missing', { address: { state: undefined } }, 400, 2007],
    ['name of one character', { company: { companyName: 'X' } }, 400, 800002],
    ['legal form only', { company: { companyName: 'GmbH' } }, 400, 800002],
    ['e-mail of the vendor', { billing: { email: 'x@mail.vendor.example' } }, 400, 800002],
    ['own e-mail', { billing: { email: 'x@alder.example' } }, 400, 800002],
    ['e-mail missing', { billing: { email: undefined } }, 400, 800002],
    ['label with a hyphen', { company: { domain: 'tail-spin' } }, 400, 800002],
    ['label that starts with a digit', { company: { domain: '1tailspin' } }, 400, 800002],
    ['label too long', { company: { domain: 'a'.repeat(28) } }, 400, 800002],
    ['a domain of another suffix', { company: { domain: 'tailspin.other.example' } }, 400, 800002],
    ['language the market does not have', { billing: { language: 'xx' } }, 400, 800002],
    [
      'several kinds of fault at once',
      { company: { companyName: 'X' }, address: { postalCode: '10001' } },
      400,
      800002,
    ],
  ])('%s is refused at the field, and leaves nothing behind', async (_, of, status, code) => {
    const before = await rows('select count(*) from tenant');
    const refused = await create(seller, newCustomer(of));
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(refused.body.data.length).toBeGreaterThan(0);
    for (const one of refused.body.data)
      expect(one).toEqual({
        field: expect.stringMatching(/^(company|billing)Profile\./),
        message: expect.any(String),
      });
    expect(await rows('select count(*) from tenant')).toEqual(before);
  });

  test.each<[string, object, number]>([
    [
      'missing where required',
      { address: { country: 'AM', state: undefined, postalCode: '0010', phoneNumber: '10123456' } },
      600049,
    ],
    [
      'of a wrong form',
      {
        company: { organizationRegistrationNumber: '12' },
        address: { country: 'AM', state: undefined, postalCode: '0010', phoneNumber: '10123456' },
      },
      600050,
    ],
    [
      'given, but no phone',
      {
        company: { organizationRegistrationNumber: '12345678' },
        address: { country: 'AM', state: undefined, postalCode: '0010', phoneNumber: undefined },
      },
      600051,
    ],
  ])('registration number %s', async (_, of, code) => {
    const east = world.caller(
      await world.partner('East', 'direct-partner', { country: 'TR', region: 'middle-east-eastern-europe' }),
    );
    const refused = await create(east, newCustomer({ billing: { culture: 'hy-AM', language: 'hy' }, ...of }));
    expect([refused.status, refused.body.code]).toEqual([400, code]);
  });

  test('a domain that is taken is refused with free alternatives', async () => {
    const body = newCustomer();
    await create(seller, body);
    const refused = await create(stranger, newCustomer({ company: { domain: body.companyProfile.domain } }));
    expect([refused.status, refused.body.errorName]).toEqual([409, 'domain-taken']);
    expect(refused.body.data).toEqual([
      { field: 'companyProfile.domain', message: expect.stringContaining(`${body.companyProfile.domain}2`) },
    ]);
  });

  test('of two creations at once with one domain, one succeeds', async () => {
    const domain = `race${Math.floor(Math.random() * 1e6)}`;
    const both = await Promise.all(
      [seller, stranger].map((who) => create(who, newCustomer({ company: { domain } }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('nothing is created in a cloud that takes no new customers (7.1)', async () => {
    const closed = world.caller(
      await world.partner('Geschlossen', 'direct-partner', {
        country: 'DE',
        region: 'europe',
        cloud: 'germany',
      }),
    );
    const refused = await create(closed, newCustomer());
    expect([refused.status, refused.body.errorName]).toEqual([403, 'cloud-closed-to-new-customers']);
  });

  test.each<[string, () => string, () => string, number, number]>([
    ['no partner of the caller', () => seller, () => ewa.id, 400, 800016],
    ['no company at all', () => seller, () => randomUUID(), 400, 800016],
    ['has not signed', () => seller, () => cedar.id, 403, 900123],
    ['named by a direct partner', () => stranger, () => birch.id, 400, 800016],
  ])('a reseller that is %s is refused', async (_, who, id, status, code) => {
    const refused = await create(who(), newCustomer({ associatedPartnerId: id() }));
    expect([refused.status, refused.body.code, refused.body.data[0].field]).toEqual([
      status,
      code,
      'associatedPartnerId',
    ]);
  });

  test('a reseller whose partnership has ended is refused by name', async () => {
    const former = await world.partner('Former', 'indirect-reseller');
    await world.partnership(alder.id, former.id);
    await rows(`update partnership set state = 'ended', ended_at = now() where reseller_id = $1`, [
      former.id,
    ]);
    const refused = await create(seller, newCustomer({ associatedPartnerId: former.id }));
    expect(refused.body.errorName).toBe('partnership-changed-meanwhile');
  });

  test.each<[string, () => string, number]>([
    ['a reseller', () => reseller, 2032],
    ['a helpdesk agent', () => world.caller(alder, ['helpdesk-agent']), 900150],
  ])('%s may not create customers', async (_, who, code) => {
    const refused = await create(who(), newCustomer());
    expect([refused.status, refused.body.code]).toEqual([403, code]);
    expect(world.refusals.at(-1)?.operation).toBe('customer.create');
  });

  test('the relationship of the reseller stands beside the provider’s, with the same delegated admin (C16, C18, D25)', async () => {
    const { body } = await create(
      seller,
      newCustomer({ associatedPartnerId: birch.id, billing: { companyName: 'Tailspin Bills' } }),
    );
    const seen = await world.send('GET', `/v1/customers/${body.id}`, reseller);
    expect(seen.status).toBe(200);
    expect(seen.body).toMatchObject({
      allowDelegatedAccess: true,
      companyProfile: { companyName: 'Tailspin Toys' },
    });
    expect(seen.body.billingProfile).toBeUndefined();
    expect(JSON.stringify(seen.body)).not.toContain('Tailspin Bills');
    expect((await world.send('GET', `/v1/customers/${body.id}/profiles/billing`, reseller)).status).toBe(403);
    const [own, others] = await Promise.all(
      [seller, reseller].map((who) => world.send('GET', `/v1/customers/${body.id}/relationships`, who)),
    );
    expect(own?.body.items).toMatchObject([
      { id: birch.id, relationshipType: 'is_indirect_cloud_solution_provider_of', state: 'Active' },
    ]);
    expect(others?.body.items).toMatchObject([{ id: alder.id, relationshipType: 'is_indirect_reseller_of' }]);
  });

  test('counters follow each creation', async () => {
    const scope = tenantScope(alder.id);
    const read = () =>
      world.db.transaction(scope, async (tx) => ({
        byReseller: (await countCustomersByReseller(tx, alder.id)).get(birch.id) ?? 0,
        ...(await countCustomers(tx, alder.id)),
      }));
    const before = await read();
    await create(seller, newCustomer({ associatedPartnerId: birch.id }));
    await create(seller, newCustomer());
    expect(await read()).toEqual({
      byReseller: before.byReseller + 1,
      total: before.total + 2,
      withoutReseller: before.withoutReseller + 1,
    });
  });
});

describe('reading a customer', () => {
  const paths = (id: string) => [
    `/v1/customers/${id}`,
    `/v1/customers/${id}/profiles/billing`,
    `/v1/customers/${id}/profiles/company`,
    `/v1/customers/${id}/relationships`,
    `/twotier/v1/customers/${id}/record`,
  ];

  test('a stranger gets the same answer as for an unknown or malformed id (I4)', async () => {
    const { body } = await create(seller, newCustomer());
    const unknown = paths(randomUUID());
    for (const [index, path] of paths(body.id).entries()) {
      const [theirs, nobodys, malformed] = await Promise.all(
        [path, unknown[index] as string, paths('not-an-id')[index] as string].map((one) =>
          world.send('GET', one, stranger),
        ),
      );
      expect(theirs).toMatchObject({ status: 404, body: { code: 60003 } });
      expect(nobodys?.body).toEqual(theirs?.body);
      expect(malformed?.body).toEqual(theirs?.body);
    }
  });

  test('a former partner learns that its relationship has ended (D2)', async () => {
    const { body } = await create(seller, newCustomer());
    await rows(`update customer_relationship set state = 'ended', ended_at = now() where customer_id = $1`, [
      body.id,
    ]);
    for (const path of paths(body.id))
      expect(await world.send('GET', path, seller)).toMatchObject({ status: 403, body: { code: 20002 } });
    const list = await world.send('GET', `/twotier/v1/customers?searchBy=tenantId&search=${body.id}`, seller);
    expect(list.body.items).toEqual([]);
  });

  test('the record names the reseller and whether it is a former partner (C25, D19)', async () => {
    const late = await world.partner('Late', 'indirect-reseller');
    await world.partnership(alder.id, late.id);
    const { body } = await create(seller, newCustomer({ associatedPartnerId: late.id }));
    await rows(`update partnership set state = 'ended', ended_at = now() where reseller_id = $1`, [late.id]);
    const record = await world.send('GET', `/twotier/v1/customers/${body.id}/record`, seller);
    expect(record.body).toMatchObject({
      id: body.id,
      capacity: 'provider',
      reseller: { id: late.id, name: 'Late', former: true },
      agreement: { accepted: false },
      delegatedAdmin: 'granular',
      company: { email: 'dana.frost@tailspin.example' },
      subscriptionCount: 0,
    });
    const list = await world.send('GET', `/twotier/v1/customers?reseller=${late.id}`, seller);
    expect(list.body.items).toMatchObject([{ id: body.id, reseller: { former: true } }]);
  });

  test('a billing admin reads bill-to data but not the customer', async () => {
    const { body } = await create(seller, newCustomer());
    const billing = world.caller(alder, ['billing-admin']);
    expect((await world.send('GET', `/v1/customers/${body.id}/profiles/billing`, billing)).status).toBe(200);
    expect((await world.send('GET', `/v1/customers/${body.id}`, billing)).body.code).toBe(900150);
  });
});

describe('lists', () => {
  let own: string;
  let theirs: string;
  const names = [
    'Älpha Works',
    'alpha Bikes',
    'Beta 100%',
    'beta_line',
    'Школа Номер 1',
    'Zeta',
    'beta_line',
    'Omega "Q"',
    'ОМЕГА',
  ];

  beforeAll(async () => {
    const tenant = await world.partner('Lister', 'indirect-provider');
    const other = await world.partner('Other', 'direct-partner');
    await world.partnership(tenant.id, birch.id);
    own = world.caller(tenant);
    theirs = world.caller(other);
    for (const [index, companyName] of names.entries()) {
      const associated = index % 3 === 0 ? { associatedPartnerId: birch.id } : {};
      const company = { companyName, domain: `list${index}letters` };
      const made = await create(own, newCustomer({ company, billing: { companyName }, ...associated }));
      expect(made.status, JSON.stringify(made.body)).toBe(201);
    }
    await create(
      theirs,
      newCustomer({
        company: { companyName: 'Alpha Elsewhere', domain: 'listelsewhere' },
        billing: { companyName: 'Alpha Elsewhere' },
      }),
    );
  });

  const namesOf = (answer: { body: { items: { companyProfile: { companyName: string } }[] } }) =>
    answer.body.items.map((one) => one.companyProfile.companyName);
  const filter = (Field: string, Value: string, Operator = 'starts_with') =>
    `/v1/customers?size=0&filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;

  test('the contract’s list holds own customers by name, ignoring case and accents (C22)', async () => {
    const list = await world.send('GET', '/v1/customers', own);
    expect(namesOf(list)).toEqual([
      'alpha Bikes',
      'Älpha Works',
      'Beta 100%',
      'beta_line',
      'beta_line',
      'Omega "Q"',
      'Zeta',
      'ОМЕГА',
      'Школа Номер 1',
    ]);
    expect(list.body).toMatchObject({ totalCount: 9, attributes: { objectType: 'Collection' } });
    expect(Object.keys(list.body.items[0]).sort()).toEqual([
      'attributes',
      'companyProfile',
      'id',
      'links',
      'relationshipToPartner',
    ]);
  });

  test('pages follow each other without gap or repetition, by header or by link', async () => {
    const seen: string[] = [];
    let page = await world.send('GET', '/v1/customers?size=2', own);
    for (let turn = 0; turn < 10; turn += 1) {
      seen.push(...page.body.items.map((one: { id: string }) => one.id));
      const next = page.body.links.next;
      if (!next) break;
      expect(next.headers).toEqual([{ key: 'MS-ContinuationToken', value: page.body.continuationToken }]);
      page =
        turn % 2 === 0
          ? await world.send('GET', `/v1${next.uri}`, own)
          : await world.send('GET', '/v1/customers?size=2&seekOperation=Next', own, undefined, {
              'ms-continuationtoken': page.body.continuationToken,
            });
    }
    expect(seen.length).toBe(9);
    expect(new Set(seen).size).toBe(9);
  });

  test.each<[string, string, string[]]>([
    ['CompanyName', 'ALPHA', ['alpha Bikes', 'Älpha Works']],
    ['companyname', 'beta_', ['beta_line', 'beta_line']],
    ['CompanyName', 'beta 100%', ['Beta 100%']],
    ['CompanyName', 'школа', ['Школа Номер 1']],
    ['CompanyName', 'nobody', []],
    ['Domain', 'LIST1', ['alpha Bikes']],
    ['Domain', 'listelse', []],
  ])('filter %s starts with %s', async (field, value, expected) => {
    expect(namesOf(await world.send('GET', filter(field, value), own))).toEqual(expected);
  });

  test.each(['StartsWith', 'starts_with', 'STARTSWITH'])('operator spelled %s', async (operator) => {
    expect(namesOf(await world.send('GET', filter('CompanyName', 'zeta', operator), own))).toEqual(['Zeta']);
  });

  test('by reseller for the provider, by provider for the reseller (C24)', async () => {
    const ofBirch = await world.send('GET', filter('IndirectReseller', birch.id.toUpperCase()), own);
    expect(namesOf(ofBirch)).toEqual(
      ['beta_line', 'beta_line', 'Älpha Works'].sort(
        (a, b) => (a.startsWith('Ä') ? -1 : 1) || a.localeCompare(b),
      ),
    );
    expect(namesOf(await world.send('GET', filter('IndirectReseller', 'no id'), own))).toEqual([]);
    const row = (await world.send('GET', '/twotier/v1/customers?search=%C3%A4lpha', reseller)).body.items[0];
    expect(
      namesOf(await world.send('GET', filter('IndirectCloudSolutionProvider', row.provider.id), reseller))
        .length,
    ).toBe(3);
  });

  test('the documented address with a second question mark works', async () => {
    const url = `/v1/customers?size=10?filter=${encodeURIComponent(JSON.stringify({ Field: 'CompanyName', Value: 'Zeta', Operator: 'starts_with' }))}`;
    expect(namesOf(await world.send('GET', url, own))).toEqual(['Zeta']);
  });

  test.each([
    filter('Country', 'US'),
    filter('CompanyName', 'x', 'equals'),
    '/v1/customers?filter=nonsense',
    '/v1/customers?size=-1',
    '/v1/customers?seekOperation=Next&MS-ContinuationToken=garbage',
    '/twotier/v1/customers?sort=color',
    '/twotier/v1/customers?searchBy=color&search=x',
  ])('%s is refused with 3000', async (url) => {
    expect(await world.send('GET', url, own)).toMatchObject({ status: 400, body: { code: 3000 } });
  });

  const rowsOf = async (query: string, who = own) =>
    (await world.send('GET', `/twotier/v1/customers?${query}`, who)).body.items.map(
      (one: { companyName: string }) => one.companyName,
    );

  test.each<[string, string[]]>([
    ['search=lph', ['alpha Bikes', 'Älpha Works']],
    ['search=_line', ['beta_line', 'beta_line']],
    ['search=0%25', ['Beta 100%']],
    ['search=%25', ['Beta 100%']],
    ['search=номер', ['Школа Номер 1']],
    ['search=list1&searchBy=domain', ['alpha Bikes']],
    ['search=letters&searchBy=domain', []],
    ['search=not-an-id&searchBy=tenantId', []],
    ['sort=-domain&size=2', ['ОМЕГА', 'Omega "Q"']],
    ['sort=started&size=1', ['Älpha Works']],
    ['sort=-started&size=1', ['ОМЕГА']],
  ])('the portal’s list: %s (C23)', async (query, expected) => {
    expect(await rowsOf(query)).toEqual(expected);
  });

  test('search and reseller combine', async () => {
    expect(await rowsOf(`search=beta&reseller=${birch.id}`)).toEqual(['beta_line', 'beta_line']);
  });

  test.each(['name', '-name', 'domain', '-domain', 'started', '-started'])(
    'every order pages without gap: %s',
    async (sort) => {
      const seen: string[] = [];
      let token = '';
      do {
        const page: { body: { items: { id: string }[]; continuationToken?: string } } = await world.send(
          'GET',
          `/twotier/v1/customers?sort=${sort}&size=2&token=${token}`,
          own,
        );
        seen.push(...page.body.items.map((one) => one.id));
        token = page.body.continuationToken ?? '';
      } while (token !== '');
      expect(seen.length).toBe(9);
      expect(new Set(seen).size).toBe(9);
    },
  );

  test('a token of one order is refused for another', async () => {
    const page = await world.send('GET', '/twotier/v1/customers?sort=name&size=2', own);
    const wrong = await world.send(
      'GET',
      `/twotier/v1/customers?sort=domain&size=2&token=${page.body.continuationToken}`,
      own,
    );
    expect(wrong.body.code).toBe(3000);
  });

  test('a reseller sees the provider that serves its customers with it, and only those', async () => {
    const list = await world.send('GET', '/twotier/v1/customers?search=beta', reseller);
    expect(list.body.items).toMatchObject([
      { provider: { name: 'Lister' }, capacity: 'reseller' },
      { provider: { name: 'Lister' } },
    ]);
    expect(list.body.items[0].reseller).toBeUndefined();
  });

  test('the list can be narrowed to partners, and to former ones that still have customers (D19)', async () => {
    const tenant = await world.partner('Narrow', 'indirect-provider');
    const who = world.caller(tenant);
    const resellers = [];
    for (const name of ['Active', 'Idle', 'Gone', 'Left']) {
      const one = await world.partner(`${name} reseller`, 'indirect-reseller');
      await world.partnership(tenant.id, one.id);
      resellers.push(one);
      if (name !== 'Idle' && name !== 'Gone') await create(who, newCustomer({ associatedPartnerId: one.id }));
    }
    await rows(`update partnership set state = 'ended', ended_at = now() where reseller_id = any($1)`, [
      [resellers[2]?.id, resellers[3]?.id],
    ]);
    const ask = async (query = '') =>
      (await world.send('GET', `/twotier/v1/customers/resellers?${query}`, who)).body.items;
    expect(await ask()).toEqual([
      { id: resellers[0]?.id, name: 'Active reseller', former: false, customers: 1 },
      { id: resellers[1]?.id, name: 'Idle reseller', former: false, customers: 0 },
      { id: resellers[3]?.id, name: 'Left reseller', former: true, customers: 1 },
    ]);
    expect((await ask('search=ACT')).map((one: { name: string }) => one.name)).toEqual(['Active reseller']);
    expect(
      (await ask(`search=act&chosen=${resellers[3]?.id}`)).map((one: { name: string }) => one.name),
    ).toEqual(['Left reseller', 'Active reseller']);
    expect((await world.send('GET', '/twotier/v1/customers/resellers', stranger)).body.items).toEqual([]);
  });

  test('a billing admin has no customer list', async () => {
    expect((await world.send('GET', '/v1/customers', world.caller(alder, ['billing-admin']))).status).toBe(
      403,
    );
  });
});

describe('domains', () => {
  test('HEAD says taken with 200 and free with 404, without body', async () => {
    const body = newCustomer();
    await create(seller, body);
    const label = body.companyProfile.domain;
    for (const [name, status] of [
      [label, 200],
      [`${label}.cloud.example`, 200],
      [label.toUpperCase(), 200],
      [`${label}free`, 404],
    ] as const) {
      const answer = await world.send('HEAD', `/v1/domains/${name}`, stranger);
      expect([answer.status, answer.body]).toEqual([status, '']);
    }
  });

  test('availability proposes labels that are free (C21)', async () => {
    const body = newCustomer();
    await create(seller, body);
    const label = body.companyProfile.domain;
    await create(seller, newCustomer({ company: { domain: `${label}2` } }));
    const answer = await world.send('GET', `/twotier/v1/domains/${label}/availability`, seller);
    expect(answer.body).toEqual({
      label,
      domain: `${label}.cloud.example`,
      available: false,
      alternatives: [`${label}3`, `${label}4`, `${label}5`],
    });
    expect(
      (await world.send('GET', `/twotier/v1/domains/${label}3/availability`, seller)).body,
    ).toMatchObject({ available: true, alternatives: [] });
    expect((await world.send('GET', '/twotier/v1/domains/1-x/availability', seller)).body).toMatchObject({
      available: false,
      problem: expect.any(String),
    });
  });
});

describe('duplicates (D22)', () => {
  test('own customers with the same number, or the same name and postal code, are named; those of others never', async () => {
    const company = { organizationRegistrationNumber: '12-3456789', companyName: 'Twin Peaks Diner' };
    const made = await create(seller, newCustomer({ company, billing: { companyName: 'Twin Peaks Diner' } }));
    expect(made.status).toBe(201);
    const ask = (who: string, body: object) =>
      world.send('POST', '/twotier/v1/customers/duplicates', who, body);
    expect((await ask(seller, { organizationRegistrationNumber: '123456789' })).body.items).toMatchObject([
      { id: made.body.id, same: 'registration' },
    ]);
    expect(
      (await ask(seller, { companyName: 'twin peaks DINER', postalCode: '98101' })).body.items,
    ).toMatchObject([{ same: 'name-and-postal-code' }]);
    expect((await ask(seller, { companyName: 'Twin Peaks Diner', postalCode: '10001' })).body.items).toEqual(
      [],
    );
    expect(
      (
        await ask(stranger, {
          organizationRegistrationNumber: '12-3456789',
          companyName: 'Twin Peaks Diner',
          postalCode: '98101',
        })
      ).body.items,
    ).toEqual([]);
    expect(
      (await create(seller, newCustomer({ company, billing: { companyName: 'Twin Peaks Diner' } }))).status,
    ).toBe(201);
  });
});

test('a partner of another region is refused with both regions named', async () => {
  const refused = await create(world.caller(boreal), newCustomer());
  expect(refused.body.errorName).toBe('market-outside-region');
  expect(refused.body.description).toMatch(/Europe.*United States.*United States/);
});
