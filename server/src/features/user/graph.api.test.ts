import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let customer: Client;
let partner: Client;
let domain: string;

beforeAll(async () => {
  app = await openDemoApp();
  customer = await app.as('Granite Bakery', 'global-admin');
  partner = await app.as('Alder Distribution', 'global-admin');
  ({ domain } = app.tenant('Granite Bakery'));
});
afterAll(() => app?.close());

/** What the field's client selects when nothing else is said. */
const usual =
  'businessPhones,displayName,givenName,jobTitle,mail,mobilePhone,officeLocation,preferredLanguage,surname,userPrincipalName,id';

async function create(name: string) {
  const { status, body } = await customer('POST', '/v1.0/users', {
    accountEnabled: true,
    displayName: `Person ${name}`,
    givenName: 'Person',
    surname: name,
    mailNickname: name,
    userPrincipalName: `${name}@${domain}`,
    usageLocation: 'US',
    passwordProfile: { forceChangePasswordNextSignIn: false, password: 'Maple-Street-42' },
  });
  expect(status).toBe(201);
  return body;
}

describe('people of the own directory', () => {
  test('are read by id and by user name, with what is selected', async () => {
    const { id } = await create('graph.one');
    for (const key of [id, `graph.one@${domain}`]) {
      const { status, body } = await customer('GET', `/v1.0/users/${key}?$select=${usual}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id,
        displayName: 'Person graph.one',
        givenName: 'Person',
        mail: `graph.one@${domain}`,
      });
      expect(body).not.toHaveProperty('accountEnabled');
      expect(JSON.stringify(body)).not.toContain('Maple');
    }
    const more = await customer(
      'GET',
      `/v1.0/users/${id}?$select=${usual},accountEnabled,userType,usageLocation`,
    );
    expect(more.body).toMatchObject({ accountEnabled: true, userType: 'Member', usageLocation: 'US' });
    expect((await customer('GET', '/v1.0/users/nobody@nowhere.example')).status).toBe(404);
  });

  test('are changed with 204, and then found under the new name', async () => {
    const { id } = await create('graph.two');
    const change = { userPrincipalName: `graph.second@${domain}`, surname: 'Second' };
    expect(await customer('PATCH', `/v1.0/users/${id}`, change)).toMatchObject({ status: 204, body: '' });
    const { body } = await customer('GET', `/v1.0/users/graph.second@${domain}?$select=${usual}`);
    expect(body).toMatchObject({ id, surname: 'Second' });
  });

  test('come with their licenses, page after page by whole addresses', async () => {
    const found: { id: string; assignedLicenses: object[] }[] = [];
    let next = '/v1.0/users?$top=7&$select=id,userPrincipalName,assignedLicenses,displayName';
    while (next) {
      const { body } = await customer('GET', next.replace(/^https?:\/\/[^/]+/, ''));
      found.push(...body.value);
      next = body['@odata.nextLink'] ?? '';
    }
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(20);
    expect(Object.keys(found[0] ?? {}).toSorted()).toEqual([
      'assignedLicenses',
      'displayName',
      'id',
      'userPrincipalName',
    ]);
    const skus = (await customer('GET', '/v1.0/subscribedSkus')).body.value;
    const held = found.flatMap(({ assignedLicenses }) => assignedLicenses as { skuId: string }[]);
    for (const sku of skus)
      expect(held.filter(({ skuId }) => skuId === sku.skuId)).toHaveLength(sku.consumedUnits);
    expect(skus[0]).toMatchObject({
      appliesTo: 'User',
      prepaidUnits: { lockedOut: 0 },
      subscriptionIds: [expect.any(String)],
    });
  });

  test('report to somebody, or to nobody', async () => {
    const [one, boss] = [await create('graph.report'), await create('graph.boss')];
    const manager = `/v1.0/users/graph.report@${domain}/manager`;
    expect((await customer('GET', manager)).status).toBe(404);
    const reference = { '@odata.id': `https://graph.example/v1.0/users/${boss.id}` };
    expect((await customer('PUT', `/v1.0/users/${one.id}/manager/$ref`, reference)).status).toBe(204);
    expect((await customer('GET', manager)).body).toMatchObject({
      id: boss.id,
      '@odata.type': '#microsoft.graph.user',
    });
    const expanded = await customer('GET', `/v1.0/users/${one.id}?$expand=manager($select=id)`);
    expect(expanded.body.manager).toMatchObject({ id: boss.id });
    expect((await customer('DELETE', `/v1.0/users/${one.id}/manager/$ref`)).status).toBe(204);
    expect((await customer('GET', manager)).status).toBe(404);
  });

  test('are the caller’s own and no others', async () => {
    const { id } = await create('graph.own');
    expect((await partner('GET', `/v1.0/users/${id}`)).status).toBe(404);
    expect((await partner('PATCH', `/v1.0/users/${id}`, { surname: 'x' })).status).toBe(404);
    const { value } = (await partner('GET', '/v1.0/users?$select=id')).body;
    expect(JSON.stringify(value)).not.toContain(id);
    const sales = await app.as('Alder Distribution', 'sales-agent');
    expect((await sales('GET', '/v1.0/users')).status).toBe(403);
  });
});

describe('domains of the own company', () => {
  test('are claimed, shown with what proves them, and given up', async () => {
    const claimed = await customer('POST', '/v1.0/domains', { id: 'Shop.Granite.Example' });
    expect(claimed).toMatchObject({
      status: 201,
      body: { id: 'shop.granite.example', isVerified: false, authenticationType: 'Managed' },
    });
    const records = (await customer('GET', '/v1.0/domains/shop.granite.example/verificationDnsRecords')).body
      .value;
    expect(records).toMatchObject([
      { recordType: 'Txt', label: 'shop.granite.example', text: expect.stringMatching(/^twotier-/) },
    ]);
    const { value } = (await customer('GET', '/v1.0/domains')).body;
    expect(value).toMatchObject([
      { id: domain, isDefault: true, isVerified: true },
      { id: 'shop.granite.example' },
    ]);
    // Somebody else may say the same; only one will prove it.
    expect((await partner('POST', '/v1.0/domains', { id: 'shop.granite.example' })).status).toBe(201);
    expect((await partner('DELETE', '/v1.0/domains/shop.granite.example')).status).toBe(204);
    expect((await customer('DELETE', '/v1.0/domains/shop.granite.example')).status).toBe(204);
    expect((await customer('GET', '/v1.0/domains/shop.granite.example')).status).toBe(404);
    expect(await customer('DELETE', `/v1.0/domains/${domain}`)).toMatchObject({
      status: 409,
      body: { errorName: 'domain-in-use' },
    });
  });

  test.each(['nonsense', 'a..b', '-x.example', 'x.1'])('%s is no domain', async (id) => {
    expect((await customer('POST', '/v1.0/domains', { id })).status).toBe(400);
  });
});
