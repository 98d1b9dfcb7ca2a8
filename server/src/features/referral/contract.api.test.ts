import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let alder: Client;
let birch: Client;
let seller: string;

beforeAll(async () => {
  app = await openDemoApp();
  alder = await app.as('Alder Distribution', 'global-admin');
  birch = await app.as('Birch IT', 'sales-agent');
  seller = app.tenant('Birch IT').users.find(({ role }) => role === 'sales-agent')?.userPrincipalName ?? '';
});
afterAll(() => app.close());

const path = '/v1.0/engagements/referrals';
const wanted = (more: object = {}) => ({
  name: 'Bakery needs mail',
  type: 'Shared',
  qualification: 'SalesQualified',
  customerProfile: {
    name: 'Quarry Cakes',
    size: '10-49',
    address: { city: 'Boise', country: 'US' },
    team: [{ firstName: 'Ann', lastName: 'Lee', email: 'ann@quarry.example', phoneNumber: '208 555 0101' }],
  },
  consent: { consentToContact: false },
  details: { notes: 'Mail for 20 people', dealValue: 1500, currency: 'USD' },
  target: [{ id: app.tenant('Birch IT').tenantId }],
  ...more,
});
const pass = async (more: object = {}) => {
  const { status, body } = await alder('POST', path, wanted(more));
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const patch = (id: string, steps: object, etag?: string) =>
  birch('PATCH', `${path}/${id}`, steps, etag ? { 'if-match': etag } : {});
const replace = (at: string, value: unknown) => ({ op: 'replace', path: at, value });
const accepted = () => [
  replace('/status', 'Active'),
  replace('/substatus', 'Accepted'),
  replace('/details/closingDateTime', '2030-01-31T00:00:00Z'),
  replace('/team', [{ email: seller }]),
];

describe('the contract’s referrals', () => {
  test('are passed on to a reseller, and stand Outgoing with one side and Incoming with the other', async () => {
    const sent = await pass();
    expect(sent).toMatchObject({
      direction: 'Outgoing',
      status: 'New',
      substatus: 'Pending',
      type: 'Shared',
      qualification: 'SalesQualified',
      organizationName: 'Birch IT',
      details: { dealValue: 1500, currency: 'USD' },
    });
    const received = await birch('GET', `${path}/${sent.id}`);
    expect(received.body).toMatchObject({ id: sent.id, direction: 'Incoming', eTag: '1' });
    expect(received.headers['etag']).toBe('"1"');
    expect((await alder('GET', `${path}/${sent.id}`)).body.direction).toBe('Outgoing');
    const stranger = await app.as('Ewa Consulting', 'global-admin');
    expect((await stranger('GET', `${path}/${sent.id}`)).status).toBe(404);
    expect((await stranger('GET', path)).body.value).toEqual([]);
  });

  test('need a reseller that the provider works with', async () => {
    expect((await alder('POST', path, wanted({ target: [] }))).status).toBe(400);
    const foreign = await alder(
      'POST',
      path,
      wanted({ target: [{ id: app.tenant('Dunas Sistemas').tenantId }] }),
    );
    expect(foreign.body.errorName).toBe('partnership-unknown');
    expect((await birch('POST', path, wanted())).status).toBe(403);
  });

  test('are listed by an OData filter, sorted, selected and paged', async () => {
    for (let n = 0; n < 3; n += 1) await pass({ qualification: 'MarketingQualified' });
    const ask = async (query: string) => {
      const { status, body } = await birch('GET', `${path}?${query}`);
      expect(status, JSON.stringify(body)).toBe(200);
      return body;
    };
    const filter = `$filter=${encodeURIComponent("status eq 'New' and qualification eq 'MarketingQualified' and direction eq 'Incoming'")}`;
    const all = await ask(`${filter}&$count=true`);
    expect(all.value).toHaveLength(3);
    expect(all['@odata.count']).toBe(3);
    const first = await ask(
      `${filter}&$top=2&$orderby=${encodeURIComponent('createdDateTime asc')}&$select=id,status`,
    );
    expect(Object.keys(first.value[0]).sort()).toEqual(['id', 'status']);
    const rest = await birch('GET', first['@odata.nextLink']);
    expect([...first.value, ...rest.body.value].map(({ id }: { id: string }) => id).sort()).toEqual(
      all.value.map(({ id }: { id: string }) => id).sort(),
    );
    const byCountry = await ask(`$filter=${encodeURIComponent("customerProfile/address/country eq 'DE'")}`);
    expect(byCountry.value).toEqual([]);
    expect((await birch('GET', `${path}?$filter=${encodeURIComponent("secret eq 'x'")}`)).status).toBe(400);
    expect((await birch('GET', `${path}?$orderby=name`)).status).toBe(400);
  });

  test('go from new to active to won by patches on the version read; then nothing changes (I44)', async () => {
    const { id } = await pass();
    const stale = await patch(id, accepted(), '"7"');
    expect(stale.status).toBe(412);
    const active = await patch(id, accepted(), '"1"');
    expect(active.status, JSON.stringify(active.body)).toBe(200);
    expect(active.body).toMatchObject({ status: 'Active', substatus: 'Accepted', team: [{ email: seller }] });
    const mine = await birch(
      'GET',
      `${path}?$filter=${encodeURIComponent(`team/any(t:t/email eq '${seller}') and status eq 'Active'`)}`,
    );
    expect(mine.body.value.map((one: { id: string }) => one.id)).toContain(id);
    const renamed = await patch(id, [
      replace('/name', 'Mail for the bakery'),
      replace('/details/dealValue', 1800.5),
    ]);
    expect(renamed.body).toMatchObject({ name: 'Mail for the bakery', details: { dealValue: 1800.5 } });
    // The sender learns how it went, neither the deal nor who works on it.
    const sent = (await alder('GET', `${path}/${id}`)).body;
    expect(sent).toMatchObject({ status: 'Active', name: 'Quarry Cakes', team: [] });
    expect(sent.details.dealValue).toBe(1500);
    const won = await patch(id, [replace('/status', 'Closed'), replace('/substatus', 'Won')]);
    expect(won.body).toMatchObject({ status: 'Closed', substatus: 'Won' });
    expect((await patch(id, [replace('/name', 'Late')])).body.errorName).toBe('referral-closed');
  });

  test('are declined with a reason, in the list’s words or in other words', async () => {
    const [first, second] = [await pass(), await pass()];
    const decline = (reason: string) => [
      replace('/status', 'Closed'),
      replace('/substatus', 'Declined'),
      replace('/statusReason', reason),
    ];
    expect((await patch(first.id, decline('NoCapacity'))).body.statusReason).toBe('no-capacity');
    expect((await patch(second.id, decline('We are on holiday'))).body.statusReason).toBe('other');
  });

  test.each([
    [[replace('/status', 'Closed')]],
    [[replace('/substatus', 'Resting')]],
    [[replace('/engagementId', 'x')]],
    [[replace('/details/dealValue', '1,5')]],
    [[replace('/team', [{ email: 'nobody@else.example' }])]],
    [[{ op: 'remove', path: '/name', value: '' }]],
  ])('refuse a patch that means nothing: %j', async (steps) => {
    const { id } = await pass();
    const { status } = await patch(id, steps);
    expect([400, 404]).toContain(status);
    expect((await birch('GET', `${path}/${id}`)).body.status).toBe('New');
  });

  test('a customer leads back to the referral it came of (C96)', async () => {
    const { id } = await pass();
    await patch(id, accepted());
    const customerId = app.tenant('Granite Bakery').tenantId;
    await birch('PUT', `/twotier/v1/referrals/${id}/customer`, { customerId });
    const { items } = (await birch('GET', `/twotier/v1/referrals?customer=${customerId}`)).body;
    expect(items.map((one: { id: string }) => one.id)).toEqual([id]);
  });
});
