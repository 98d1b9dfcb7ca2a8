import { describe, expect, test } from 'vitest';
import { conventionWorld, userAgents } from './world.ts';

const world = conventionWorld();
const customer = () => `/v1/customers/${world().customerId}`;
const subscription = () => `${customer()}/subscriptions/${world().subscriptionId}`;

describe('6. Addresses', () => {
  const samples: readonly [string, () => string, () => string][] = [
    [
      '6.1 words of the path are matched in any case',
      () => '/V1/CUSTOMERS?size=2',
      () => '/v1/customers?size=2',
    ],
    [
      '6.1 also where the documents spell them in capitals',
      () => `/v1/SELFSERVEPOLICY?entity_id=${world().customerId}`,
      () => `/v1/SelfServePolicy?entity_id=${world().customerId}`,
    ],
    ['6.2 ids are compared in any case', () => `/v1/customers/${world().customerId.toUpperCase()}`, customer],
    ['6.3 a slash at the end changes nothing', () => `${customer()}/users/`, () => `${customer()}/users`],
    ['6.4 repeated slashes are one', () => `/v1//customers//${world().customerId}`, customer],
    [
      '6.5 a second question mark joins parameters',
      () =>
        '/v1/customers?size=2?filter=%7B%22Field%22%3A%22CompanyName%22%2C%22Value%22%3A%22g%22%2C%22Operator%22%3A%22starts_with%22%7D',
      () =>
        '/v1/customers?size=2&filter=%7B%22Field%22%3A%22CompanyName%22%2C%22Value%22%3A%22g%22%2C%22Operator%22%3A%22starts_with%22%7D',
    ],
    [
      '6.5 an encoded blank at the end of a segment is trimmed',
      () => `${customer()}%20/users%20`,
      () => `${customer()}/users`,
    ],
    [
      '6.6 booleans are written as .NET does',
      () => `${customer()}/orders?include_price=True`,
      () => `${customer()}/orders?include_price=true`,
    ],
    [
      '6.7 names of parameters ignore case and underscores',
      () => `/v1/customers?SIZE=1&seek_operation=first`,
      () => '/v1/customers?size=1&seekOperation=First',
    ],
    [
      '6.8 braces and quotes may stand in the request line as they are',
      () => '/v1/customers?filter={"Field":"CompanyName","Value":"gran","Operator":"starts_with"}',
      () =>
        `/v1/customers?filter=${encodeURIComponent('{"Field":"CompanyName","Value":"gran","Operator":"starts_with"}')}`,
    ],
  ];
  test.each(samples)('%s', async (_, spelled, plain) => {
    const [one, other] = [await world().get(spelled()), await world().get(plain())];
    expect(one.status).toBe(200);
    expect(one.body).toEqual(other.body);
  });

  test.each([
    ['/v1/servicerequests/supporttopics', 200],
    ['/v1/profiles/billing', 200],
    ['/v1/customers/all/validations', 200],
    ['/v1/invoices/summary', 200],
  ])('6.9 a word of its own wins over a placeholder: %s', async (path, status) => {
    expect((await world().get(path)).status).toBe(status);
  });
});

/** Every member of an answer, with the way to it. */
function* members(value: unknown, at = ''): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const path = Array.isArray(value) ? `${at}[]` : `${at}.${name}`;
    yield [path, member];
    yield* members(member, path);
  }
}

const read = () => [
  '/v1/customers',
  customer(),
  `${customer()}/profiles/billing`,
  `${customer()}/profiles/company`,
  `${customer()}/subscriptions`,
  subscription(),
  `${subscription()}/provisioningstatus`,
  `${subscription()}/supportcontact`,
  `${customer()}/orders?include_price=true`,
  `${customer()}/users`,
  `${customer()}/users/${world().personId}/licenses`,
  `${customer()}/subscribedskus`,
  `${customer()}/agreements`,
  `${customer()}/managedservices`,
  '/v1/relationships',
  '/v1/invoices',
  '/v1/auditrecords',
  '/v1/servicerequests',
  '/v1/offers?country=US&size=20',
  '/v1/products?country=US&targetView=OnlineServices',
  '/v1/profiles/organization',
  '/v1/profiles/support',
];

describe('7.1 what is written', () => {
  test('7.1 names are in camel case, no member is null, dates are UTC with Z', async () => {
    const wrong: string[] = [];
    for (const path of read()) {
      const { status, body } = await world().get(path);
      expect(status, path).toBe(200);
      for (const [at, value] of members(body)) {
        const name = at.split('.').at(-1) as string;
        const isFree = /resource(Old|New)Value|customizedData|parameters/.test(at);
        if (!at.endsWith('[]') && !isFree && !/^[a-z]\w*$/.test(name))
          wrong.push(`${path} ${at} is not in camel case`);
        if (value === null) wrong.push(`${path} ${at} is null`);
        if (
          typeof value === 'string' &&
          /^\d{4}-\d\d-\d\dT/.test(value) &&
          !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/.test(value)
        )
          wrong.push(`${path} ${at} is ${value}`);
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('7.1 only registrations of webhooks answer in Pascal case', async () => {
    await world().agent('POST', '/webhooks/v1/registration', {
      WebhookUrl: 'https://hooks.example/events',
      WebhookEvents: ['subscription-updated'],
    });
    const { body } = await world().get('/webhooks/v1/registration');
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(['WebhookUrl', 'WebhookEvents', 'SubscriberId']),
    );
  });

  test('7.1 enumerations are words in snake case, quantities whole numbers', async () => {
    const { body } = await world().get(subscription());
    for (const name of ['status', 'billingCycle', 'billingType'])
      expect(body[name], name).toMatch(/^[a-z_]+$/);
    expect(Number.isInteger(body.quantity)).toBe(true);
    const { body: invoices } = await world().get('/v1/invoices');
    expect(invoices.items[0].totalCharges).toBeTypeOf('number');
  });

  test('7.1 every resource says its type, and a collection that it is one', async () => {
    for (const path of read()) {
      const { body } = await world().get(path);
      expect(body.attributes?.objectType, path).toMatch(/^[A-Z]\w+$/);
      if (!('items' in body)) continue;
      expect(body.attributes.objectType, path).toBe('Collection');
      for (const item of body.items) expect(item.attributes?.objectType, path).toMatch(/^[A-Z]\w+$/);
    }
  });

  test('7.1 where .NET reads a GUID there is one', async () => {
    const { body } = await world().get(`${subscription()}/provisioningstatus`);
    expect(body.skuId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  });
});

describe('7.2 what is read', () => {
  const nickname = async (body: object | string, headers: Record<string, string> = {}) => {
    const { body: before } = await world().get(subscription());
    const sent = typeof body === 'string' ? body : { ...before, ...body };
    return world().agent('PATCH', subscription(), sent, headers);
  };

  test.each([
    ['in Pascal case', { FriendlyName: 'Pascal' }, 'Pascal'],
    [
      'twice, of which the last that is not null wins',
      { friendlyname: null, FRIENDLYNAME: 'Second' },
      'Second',
    ],
    ['beside members that nobody knows', { friendlyName: 'Known', nobodyKnows: { of: ['this'] } }, 'Known'],
  ])('7.2 a name %s is bound', async (_, change, expected) => {
    const { friendlyName: _old, ...before } = (await world().get(subscription())).body;
    const answer = await world().agent('PATCH', subscription(), { ...before, ...change });
    expect(answer).toMatchObject({ status: 200, body: { friendlyName: expected } });
  });

  test.each(['monthly', 'Monthly', 'MONTHLY'])('7.2 an enumeration spelled %s is taken', async (spelled) => {
    const { body } = await world().get(subscription());
    const answer = await nickname({
      billingCycle: body.billingCycle === 'monthly' ? spelled : body.billingCycle,
    });
    expect(answer.status).toBe(200);
  });

  test('7.2 what was read can be sent back whole', async () => {
    const { body: before } = await world().get(subscription());
    expect((await world().agent('PATCH', subscription(), before)).body).toMatchObject({
      id: before.id,
      quantity: before.quantity,
    });
  });

  test('7.2 defaults of .NET mean that nothing was said', async () => {
    const person = `${customer()}/users/${world().personId}`;
    const { body: before } = await world().get(person);
    const answer = await world().agent('PATCH', person, {
      DisplayName: before.displayName,
      FirstName: null,
      State: 'active',
      UserDomainType: 'none',
      LastDirectorySyncTime: '0001-01-01T00:00:00',
      SoftDeletionTime: null,
      PasswordProfile: null,
    });
    expect(answer.status).toBe(200);
    expect((await world().get(person)).body).toEqual(before);
  });

  test('7.2 a bare string, the word null and an empty body do where nothing is expected', async () => {
    for (const payload of ['"success"', 'null', '']) {
      const answer = await world().app.fastify.inject({
        method: 'POST',
        url: `${customer()}/products?country=US&targetView=OnlineServices`,
        headers: { authorization: `Bearer ${world().agent.token}`, 'content-type': 'application/json' },
        payload,
      });
      expect(answer.statusCode, payload).toBe(200);
    }
  });
});

describe('7.3 and 7.5 the shape of answers', () => {
  test('7.3 a typed call gets a body', async () => {
    for (const path of read()) expect((await world().get(path)).body, path).toBeTypeOf('object');
  });

  test.each([
    ['/v1/customers/all/validations', 'list'],
    ['customer/qualifications', 'list'],
    ['/webhooks/v1/registration/events', 'list'],
    ['customer/transfers', 'list'],
    ['customer/qualification', 'string'],
  ])('7.5 %s answers with a bare %s', async (path, kind) => {
    const { status, body } = await world().get(path.replace(/^customer\//, `${customer()}/`));
    expect(status).toBe(200);
    expect(Array.isArray(body) ? 'list' : typeof body).toBe(kind);
  });

  test.each([
    ['dotnet', 'object'],
    ['java', 'boolean'],
    ['powershell', 'boolean'],
  ] as const)('7.5 the check of an address answers %s with: %s', async (client, kind) => {
    const { body } = await world().agent(
      'POST',
      '/v1/validations/address',
      { addressLine1: '1 Main Street', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' },
      userAgents[client],
    );
    expect(body).toBeTypeOf(kind);
  });
});

describe('7.4 words that a client does not know', () => {
  const known = {
    java: {
      status: ['none', 'active', 'suspended', 'deleted'],
      billingCycle: ['unknown', 'monthly', 'annual', 'none', 'one_time'],
      billingType: ['none', 'usage', 'license'],
    },
  } as const;

  test.each(['java', 'powershell'] as const)('7.4 are never sent to %s', async (client) => {
    for (const { id } of (await world().get('/v1/customers')).body.items) {
      const answer = await world().get(`/v1/customers/${id}/subscriptions`, userAgents[client]);
      for (const item of answer.body.items ?? [])
        for (const [name, values] of Object.entries(known.java))
          expect(values, `${id} ${name}`).toContain(item[name]);
    }
  });

  test('7.4 operations of the log that Java does not know are written as undefined', async () => {
    const { body } = await world().get('/v1/auditrecords', userAgents.java);
    for (const { operationType, resourceType } of body.items) {
      expect(operationType).toMatch(/^[A-Za-z_]+$/);
      expect(resourceType).toMatch(/^[a-z_]+$/);
      expect(operationType).not.toMatch(/webhook|self_serve|transition/);
    }
  });
});
