import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/errors/error-codes.ts';
import { beside } from '../beside.ts';
import type { Answered } from '../demo-app.ts';
import { conventionWorld, userAgents } from './world.ts';

const world = conventionWorld();
const customer = () => `/v1/customers/${world().customerId}`;
const subscription = () => `${customer()}/subscriptions/${world().subscriptionId}`;
const nobody = 'aaaaaaaa-0000-4000-8000-00000000dead';

const raw = async (
  method: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'PATCH',
  url: string,
  payload?: string,
  type = 'application/json',
) =>
  world().app.fastify.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${world().agent.token}`,
      accept: 'application/json',
      ...(payload === undefined ? {} : { 'content-type': type }),
    },
    ...(payload === undefined ? {} : { payload }),
  });

describe('15. Refusals', () => {
  const refused: readonly [string, number, () => Promise<Answered>][] = [
    [
      'a value that cannot be used',
      400,
      () => world().agent('POST', '/v1/customers', { companyProfile: {}, billingProfile: {} }),
    ],
    ['a filter that is none', 400, () => world().get('/v1/customers?filter=%7B')],
    ['an unknown customer', 404, () => world().get(`/v1/customers/${nobody}`)],
    ['an unknown address', 404, () => world().get('/v1/nothing', { accept: 'application/json' })],
    [
      'a role that may not',
      403,
      async () => (await world().app.as('Alder Distribution', 'billing-admin'))('GET', '/v1/customers'),
    ],
    ['what is not offered', 501, () => world().get('/partner/v1/analytics/search')],
  ];

  test.each(refused)('15.1 %s: number, description, list and source', async (_, status, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      code: expect.any(Number),
      description: expect.any(String),
      data: expect.any(Array),
      source: expect.any(String),
    });
    expect(answer.body.description.length).toBeLessThanOrEqual(1024);
  });

  test('15.2 without a token: 401 in the same form', async () => {
    const answer = await world().app.fastify.inject({ method: 'GET', url: '/v1/customers' });
    expect([answer.statusCode, answer.json()]).toMatchObject([401, { code: expect.any(Number), data: [] }]);
  });

  test.each([
    ['{', 'application/json'],
    ['<xml/>', 'application/xml'],
    ['\u0000', 'application/json'],
  ])('15.3 a body that is %j of %s is refused as such', async (payload, type) => {
    const answer = await raw('POST', '/v1/customers', payload, type);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 800002, description: expect.any(String), data: [] });
  });

  test('15.4 of a domain HEAD answers with 404 where it is free and 200 where it is taken, without a body', async () => {
    const taken =
      (world().app.tenant('Granite Bakery').users[0]?.userPrincipalName ?? '').split('@')[1] ?? '';
    const [free, used] = [
      await raw('HEAD', '/v1/domains/nobody-has-this-one'),
      await raw('HEAD', `/v1/domains/${taken}`),
    ];
    expect([free.statusCode, free.body, used.statusCode, used.body]).toEqual([404, '', 200, '']);
  });

  test.each([
    ['en-US', /customer|found/i],
    ['es-ES', /cliente|encuentra/i],
    ['ru-RU', /[а-яё]/i],
    ['xx-XX', /customer|found/i],
  ])('15.5 in the language of the reader: %s', async (locale, words) => {
    expect((await world().get(`/v1/customers/${nobody}`, { 'X-Locale': locale })).body.description).toMatch(
      words,
    );
  });
});

const published = beside('spec', 'rest-conventions.md');

/**
 * Numbers that stand with another status too: general ones (0, 400, 1000, 3000, 800002, 800003), a stale If-Match (9), and
 * refusals of the product's own pages, which no client of the contract reads.
 */
const withOtherStatus = new Set([
  '0 409',
  '0 429',
  '400 429',
  '1000 409',
  '2030 409',
  '2055 412',
  '2091 404',
  '2201 403',
  '2204 403',
  '3000 409',
  '60002 400',
  '800002 409',
  '800002 413',
  '800003 503',
  '800016 403',
  '800040 409',
  '900308 409',
]);

describe.skipIf(!existsSync(published))(
  '16. Numbers of refusals (skipped where the published table is absent)',
  () => {
    test('16.1 each comes with the status of the table', () => {
      const text = readFileSync(published, 'utf8');
      const table = text.slice(text.indexOf('## 16.'), text.indexOf('## 17.'));
      const statuses = new Map<number, Set<number>>();
      for (const [, code, status] of table.matchAll(/^\| (\d+)(?: †)? \| (\d+) \|/gm)) {
        const known = statuses.get(Number(code)) ?? new Set();
        statuses.set(Number(code), known.add(Number(status)));
      }
      expect(statuses.size).toBeGreaterThan(150);
      const wrong = Object.entries(errorCodes)
        .filter(([, { code, status }]) => {
          const known = statuses.get(code);
          return known !== undefined && !known.has(status) && !withOtherStatus.has(`${code} ${status}`);
        })
        .map(
          ([name, { code, status }]) =>
            `${name}: ${code} with ${status}, the table has ${[...(statuses.get(code) ?? [])].join(', ')}`,
        );
      expect(wrong).toEqual([]);
    });
  },
);

describe('17. Clients that try again', () => {
  test('17.1 a Java client that sends a refused request five times gets the same answer each time', async () => {
    const headers = { ...userAgents.java, 'MS-RequestId': '11111111-2222-4333-8444-555555555555' };
    const ask = () =>
      world().agent('POST', '/v1/customers', { companyProfile: {}, billingProfile: {} }, headers);
    const answers = [await ask(), await ask(), await ask(), await ask(), await ask()];
    for (const { status, body } of answers) expect([status, body]).toEqual([400, answers[0]?.body]);
  });
});

describe('18. Habits of clients', () => {
  test.each([
    ['as .NET writes dates', '11/01/2026 00:00:00'],
    ['as the Java client counts days of the year', '2026-11-305'],
    ['as documents show them', '2026-11-01'],
    ['as scripts write them', '11/1/2026 12:00:00 AM'],
  ])('18.1 the log is asked for %s', async (_, date) => {
    const now = world().app.clock.now();
    const inRange = new Date(now.getTime() - 20 * 86_400_000);
    const day = inRange.toISOString().slice(0, 10);
    const [year, month, dayOfMonth] = day.split('-') as [string, string, string];
    const ofYear = Math.floor((Date.parse(day) - Date.UTC(Number(year), 0, 1)) / 86_400_000) + 1;
    const asked = date.includes('305')
      ? `${year}-${month}-${ofYear}`
      : date.includes('/01/')
        ? `${month}/${dayOfMonth}/${year} 00:00:00`
        : date.includes('AM')
          ? `${Number(month)}/${Number(dayOfMonth)}/${year} 12:00:00 AM`
          : day;
    const answer = await world().get(`/v1/auditrecords?startDate=${encodeURIComponent(asked)}`);
    expect(answer.status).toBe(200);
    const { body: plain } = await world().get(`/v1/auditrecords?startDate=${day}`);
    expect(answer.body.items).toEqual(plain.items);
  });

  test('18.2 an empty one of two ids counts as absent', async () => {
    expect(
      (await world().get('/v1/compliance/csp/agreementstatus?mpnId=5300101&tenantId=')).body,
    ).toMatchObject({ isAgreementSigned: true });
  });

  test.each(['entity_Id', 'entity_id', 'entityid'])('18.3 policies are listed by %s', async (name) => {
    expect((await world().get(`/v1/SelfServePolicy?${name}=${world().customerId}`)).status).toBe(200);
  });

  test.each(['IsIndirectCloudSolutionProviderOf', 'is_indirect_cloud_solution_provider_of', ''])(
    '18.4 partners are listed for the relationship spelled %j',
    async (type) => {
      const { status, body } = await world().get(
        `/v1/relationships${type ? `?relationship_type=${type}` : ''}`,
      );
      expect([status, body.totalCount > 0]).toEqual([200, true]);
    },
  );

  test('18.5 a subscription may be activated by GET as well as by POST', async () => {
    const [byGet, byPost] = [
      await world().get(`${subscription()}/activate`),
      await world().agent('POST', `${subscription()}/activate`),
    ];
    expect(byGet.status).toBe(byPost.status);
  });

  test('18.6 numbers in the path may be written with separators', async () => {
    const { body } = await world().get('/v1/servicerequests/1,234');
    const { body: plain } = await world().get('/v1/servicerequests/1234');
    expect(body).toEqual(plain);
  });

  test('18.7 both forms of a qualification are served', async () => {
    expect((await world().get(`${customer()}/qualification`)).body).toBeTypeOf('string');
    expect((await world().get(`${customer()}/qualifications`)).body).toBeInstanceOf(Array);
  });

  test('18.8 the support profile is written at both addresses', async () => {
    const admin = await world().app.as('Alder Distribution', 'global-admin');
    const { body } = await admin('GET', '/v1/profiles/support');
    for (const path of ['/v1/profiles/support', '/v1/profiles/supportprofile'])
      expect((await admin('PUT', path, body)).status, path).toBe(200);
  });

  test('18.9 products of a customer are read by GET and by POST', async () => {
    const path = `${customer()}/products?country=US&targetView=OnlineServices`;
    expect((await world().agent('POST', path)).body).toEqual((await world().get(path)).body);
  });

  test('18.10 groups of licenses are asked for by repeating the parameter', async () => {
    const both = await world().get(
      `${customer()}/subscribedskus?licenseGroupIds=group1&licenseGroupIds=group2`,
    );
    const one = await world().get(`${customer()}/subscribedskus?licenseGroupIds=group1`);
    expect(both.body.items).toEqual(expect.arrayContaining(one.body.items));
  });

  test('18.11 a service request is made at the address that reads one by its id', async () => {
    const answer = await world().agent('POST', '/v1/servicerequests/en-US', {});
    expect(answer.status).toBe(400);
    expect((await world().get('/v1/servicerequests/en-US')).status).toBe(404);
  });

  test('18.12 an id in the body of a person that is not that of the address is refused', async () => {
    const path = `${customer()}/users/${world().personId}`;
    const { body } = await world().get(path);
    expect((await world().agent('PATCH', path, { ...body, id: nobody })).status).toBe(400);
    expect((await world().agent('PATCH', path, body)).status).toBe(200);
  });

  test('18.13 the Java client reads no lists and objects in attributes of SKUs', async () => {
    const { body: products } = await world().get('/v1/products?country=US&targetView=OnlineServices');
    const { body } = await world().get(
      `/v1/products/${products.items[0].id}/skus?country=US`,
      userAgents.java,
    );
    for (const sku of body.items)
      for (const value of Object.values(sku.dynamicAttributes ?? {})) expect(value).toBeTypeOf('string');
  });
});

const recorded = beside('data', 'recorded-country-rules-us.json');

describe.skipIf(!existsSync(recorded))(
  'a recorded exchange (skipped where the recordings are absent)',
  () => {
    let exchange: {
      request: { path: string; headers: Record<string, string[]> };
      response: { status: number; body: object };
    };
    beforeAll(() => {
      exchange = JSON.parse(readFileSync(recorded, 'utf8'));
    });

    test('the rules of a country are answered as they were, member by member', async () => {
      const sent = Object.fromEntries(
        Object.entries(exchange.request.headers).map(([name, [value]]) => [name, String(value)]),
      );
      const { status, body, headers } = await world().get(exchange.request.path, sent);
      expect([status, body]).toEqual([exchange.response.status, exchange.response.body]);
      expect(Object.keys(body)).toEqual(Object.keys(exchange.response.body));
      expect(headers['ms-requestid']).toBe(sent['MS-RequestId']);
    });
  },
);
