import { describe, expect, test } from 'vitest';
import { conventionWorld } from './world.ts';

const world = conventionWorld();
const customer = () => `/v1/customers/${world().customerId}`;
const filter = (field: string, value: string, operator: string, names = ['Field', 'Value', 'Operator']) =>
  encodeURIComponent(
    JSON.stringify({
      [names[0] as string]: field,
      [names[1] as string]: value,
      [names[2] as string]: operator,
    }),
  );

interface Link {
  readonly uri: string;
  readonly method: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}

function* linksIn(value: unknown): Generator<Link> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name === 'links' && !Array.isArray(member)) {
      // Offers without a page of their own have a link that leads nowhere, as they were recorded.
      for (const [relation, link] of Object.entries(member as Record<string, Link>))
        if (relation !== 'learnMore') yield link;
    }
    yield* linksIn(member);
  }
}

describe('8. Collections and links', () => {
  const lists = () => [
    '/v1/customers?size=2',
    '/v1/auditrecords?size=2',
    `${customer()}/subscriptions`,
    `${customer()}/orders`,
    `${customer()}/users?size=1`,
    '/v1/invoices?size=1',
    '/v1/offers?country=US&size=3',
    '/v1/relationships',
    '/v1/servicerequests',
  ];

  test('8.1 the total is the number of items on this page', async () => {
    for (const path of lists()) {
      const { body } = await world().get(path);
      expect(body.totalCount, path).toBe(body.items.length);
    }
  });

  test('8.2 an empty set has no items and a total of none', async () => {
    const empty = `/v1/customers?filter=${filter('CompanyName', 'nobody is called so', 'starts_with')}`;
    expect(await world().get(empty)).toMatchObject({ status: 200, body: { totalCount: 0, items: [] } });
  });

  test('8.3 the last page leads nowhere, each other one to the next', async () => {
    let path: string | null = '/v1/customers?size=3';
    const seen = new Set<string>();
    for (let pages = 0; path !== null; pages++) {
      expect(pages).toBeLessThan(50);
      const { body } = await world().get(path);
      expect(body.items.length).toBeGreaterThan(0);
      for (const { id } of body.items) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      path = body.links.next ? `/v1${body.links.next.uri}` : null;
    }
    const { body: all } = await world().get('/v1/customers?size=500');
    expect(seen.size).toBe(all.totalCount);
  });

  test('8.4 links are relative, without version and host, ready to send, with method and headers', async () => {
    const paths = [
      ...lists(),
      customer(),
      `${customer()}/subscriptions/${world().subscriptionId}`,
      '/v1/products?country=US&targetView=OnlineServices',
    ];
    for (const path of paths) {
      const { body } = await world().get(path);
      const links = [...linksIn(body)];
      expect(links.length, path).toBeGreaterThan(0);
      for (const { uri, method, headers } of links) {
        expect(uri, path).toMatch(/^\/(?!v1\b)[^\s?"{}]*(\?[^\s?"{}]*)?$/);
        expect(method, path).toMatch(/^[A-Z]+$/);
        expect(Array.isArray(headers), path).toBe(true);
      }
    }
  });

  test('8.5 one resource links to itself, and so do those inside it', async () => {
    const { body } = await world().get(customer());
    expect(body.links.self.uri).toBe(`/customers/${world().customerId}`);
    expect(body.billingProfile?.links?.self ?? body.links.self).toBeTruthy();
    expect((await world().get(`/v1${body.links.self.uri}`)).body.id).toBe(body.id);
  });
});

describe('9. Versions', () => {
  interface Versioned {
    readonly name: string;
    readonly path: () => string;
    readonly method: 'PUT' | 'PATCH';
    readonly stale: readonly [number, number];
    change(body: Record<string, unknown>, n: number): object;
  }
  const versioned: readonly Versioned[] = [
    {
      name: 'the billing profile of a customer',
      path: () => `${customer()}/profiles/billing`,
      method: 'PUT',
      stale: [400, 2055],
      change: (body, n) => ({ ...body, email: `bills${n}@granite.example` }),
    },
    {
      name: 'a subscription',
      path: () => `${customer()}/subscriptions/${world().subscriptionId}`,
      method: 'PATCH',
      stale: [400, 2055],
      change: (body, n) => ({ ...body, friendlyName: `Name ${n}` }),
    },
    {
      name: 'the partner’s own billing profile',
      path: () => '/v1/profiles/billing',
      method: 'PUT',
      stale: [400, 2055],
      change: (body, n) => ({ ...body, purchaseOrderNumber: `PO${n}` }),
    },
  ];

  test.each(versioned)(
    '9.1 $name changes its version with every change',
    async ({ path, method, change }) => {
      const admin = await world().app.as('Alder Distribution', 'global-admin');
      const { body: before } = await admin('GET', path());
      const changed = await admin(method, path(), change(before, 1));
      expect(changed.status).toBe(200);
      const { body: after } = await admin('GET', path());
      expect(after.attributes.etag).not.toBe(before.attributes.etag);
    },
  );

  test.each(versioned)(
    '9.2 $name is written without a version: the last writer wins',
    async ({ path, method, change }) => {
      const admin = await world().app.as('Alder Distribution', 'global-admin');
      const { attributes: _, ...body } = (await admin('GET', path())).body;
      expect((await admin(method, path(), change(body, 2))).status).toBe(200);
    },
  );

  test.each(versioned)('9.3 a stale version of $name is refused', async ({ path, method, change, stale }) => {
    const admin = await world().app.as('Alder Distribution', 'global-admin');
    const { body: old } = await admin('GET', path());
    await admin(method, path(), change(old, 3));
    const refused = await admin(method, path(), change(old, 4));
    expect([refused.status, refused.body.code]).toEqual(stale);
    expect((await admin('GET', path())).body).not.toMatchObject({ friendlyName: 'Name 4' });
  });

  test.each(versioned)(
    '9.4 If-Match wins over the version in the body of $name',
    async ({ path, method, change }) => {
      const admin = await world().app.as('Alder Distribution', 'global-admin');
      const { body: old } = await admin('GET', path());
      await admin(method, path(), change(old, 5));
      const { body: present } = await admin('GET', path());
      const etag = String(present.attributes.etag);
      const quoted = etag.startsWith('"') ? etag : `"${etag}"`;
      expect((await admin(method, path(), change(old, 6), { 'If-Match': quoted })).status).toBe(200);
      const { body: last } = await admin('GET', path());
      const refused = await admin(method, path(), change(last, 7), { 'If-Match': '"long-gone"' });
      expect(refused.status).toBe(412);
    },
  );
});

describe('10. Filters and sorting', () => {
  test.each([
    ['customers by name', '/v1/customers', 'CompanyName', 'starts_with'],
    ['customers by domain', '/v1/customers', 'Domain', 'starts_with'],
    ['customers by reseller', '/v1/customers', 'IndirectReseller', 'starts_with'],
    ['the log by company', '/v1/auditrecords', 'CompanyName', 'substring'],
    ['the log by kind', '/v1/auditrecords', 'ResourceType', 'equals'],
    ['service requests by status', '/v1/servicerequests', 'Status', 'equals'],
    ['partners by name', '/v1/relationships', 'Name', 'substring'],
  ])('10.1 %s', async (_, path, field, operator) => {
    const value = field === 'Status' ? 'open' : field === 'ResourceType' ? 'customer' : 'a';
    const plain = await world().get(`${path}?filter=${filter(field, value, operator)}`);
    expect(plain.status).toBe(200);
    const pascal = operator.replace(/(^|_)([a-z])/g, (_all, _bar, letter: string) => letter.toUpperCase());
    const other = await world().get(
      `${path}?filter=${filter(field.toLowerCase(), value, pascal, ['field', 'value', 'operator'])}`,
    );
    expect(other.status).toBe(200);
    // The log grows by nothing that is read.
    expect(other.body.items).toEqual(plain.body.items);
  });

  test('10.2 people who were deleted are listed by their state', async () => {
    const answer = await world().get(
      `${customer()}/users?filter=${filter('UserState', 'Inactive', 'equals')}`,
    );
    expect(answer).toMatchObject({ status: 200, body: { totalCount: expect.any(Number) } });
    for (const { state } of answer.body.items) expect(state).toBe('inactive');
  });

  test.each([
    ['a field that is none', `/v1/customers?filter=${filter('Shoe', 'x', 'starts_with')}`],
    ['another operator', `/v1/customers?filter=${filter('CompanyName', 'x', 'greater_than')}`],
    ['no JSON', '/v1/customers?filter=%7Bnonsense'],
    ['a list', '/v1/customers?filter=%5B%5D'],
    [
      'a joined one',
      `/v1/customers?filter=${encodeURIComponent(JSON.stringify({ LeftFilter: {}, RightFilter: {}, Operator: 'and' }))}`,
    ],
  ])('10.3 %s is refused with 3000', async (_, path) => {
    expect(await world().get(path)).toMatchObject({ status: 400, body: { code: 3000 } });
  });

  test.each(['Ascending', 'ascending', 'asc'])('10.4 people are sorted %s', async (direction) => {
    const { body } = await world().get(
      `${customer()}/users?sortField=DisplayName&sortDirection=${direction}`,
    );
    const { body: other } = await world().get(
      `${customer()}/users?sortField=DisplayName&sortDirection=Descending`,
    );
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(
      other.items.map(({ id }: { id: string }) => id).reverse(),
    );
  });
});

describe('11. Pages', () => {
  test.each([
    ['/v1/customers', 'seekOperation=Next'],
    ['/v1/auditrecords', 'seekOperation=Next'],
    ['customer/users', 'seekoperation=next'],
  ])('11.1 %s goes on by token, in the header or in the query', async (list, how) => {
    const path = list.replace('customer/', `${customer()}/`);
    const { body: first } = await world().get(`${path}?size=1`);
    const token = first.continuationToken as string;
    expect(token).toMatch(/^[\w-]+$/);
    expect(first.links.next.headers).toContainEqual({ key: 'MS-ContinuationToken', value: token });
    const byHeader = await world().get(`${path}?size=1&${how}`, { 'MS-ContinuationToken': token });
    const byQuery = await world().get(`${path}?size=1&${how}&MS-ContinuationToken=${token}`);
    const byLink = await world().get(`/v1${first.links.next.uri}`);
    expect(byQuery.body.items).toEqual(byHeader.body.items);
    expect(byLink.body.items).toEqual(byHeader.body.items);
    expect(byHeader.body.items[0]).not.toEqual(first.items[0]);
  });

  test.each(['/v1/offers?country=US', '/v1/invoices?'])('11.2 %s goes on by offset', async (list) => {
    const { body: first } = await world().get(`${list}&size=1`);
    const { body: second } = await world().get(`${list}&size=1&offset=1`);
    expect(first.items).toHaveLength(1);
    expect(second.items[0]).not.toEqual(first.items[0]);
    expect((await world().get(`/v1${first.links.next.uri}`)).body.items).toEqual(second.items);
  });

  test.each(['/v1/customers', '/v1/invoices', '/v1/auditrecords'])(
    '11.3 a size of 0 or none is the usual one, a larger one is cut: %s',
    async (path) => {
      const { body: usual } = await world().get(path);
      expect((await world().get(`${path}?size=0`)).body.totalCount).toBe(usual.totalCount);
      expect((await world().get(`${path}?size=1000000`)).status).toBe(200);
    },
  );

  test.each(['nonsense', '%00', 'W10', 'WyIwIiwiYSJd'])(
    '11.4 a token that nobody gave is refused with 3000: %s',
    async (token) => {
      for (const path of [
        '/v1/customers',
        '/v1/auditrecords',
        `${customer()}/users`,
        '/twotier/v1/charges',
      ]) {
        const answer = await world().get(`${path}?seekOperation=Next&MS-ContinuationToken=${token}`);
        expect(answer, path).toMatchObject({ status: 400, body: { code: 3000 } });
      }
    },
  );
});
