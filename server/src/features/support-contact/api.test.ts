import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EndingWorld } from '../../../test/ending-world.ts';
import { endingWorld } from '../../../test/ending-world.ts';

let world: EndingWorld;
const alder = 'Alder Distribution';
const birch = 'Birch IT';
const cedar = 'Cedar Cloud';

beforeAll(async () => {
  world = await endingWorld();
});
afterAll(() => world?.close());

const as = (company: string, role = 'admin-agent') => world.app.as(company, role);
const address = (customerId: string, id: string) =>
  `/v1/customers/${customerId}/subscriptions/${id}/supportcontact`;
const idsOf = (company: string) => {
  const { tenantId, locationPartnerId, name } = world.app.tenant(company);
  return { supportTenantId: tenantId, supportMpnId: locationPartnerId, name };
};

/** A customer designated to Birch, whose creation gave both companies admin permission, with one subscription. */
async function served() {
  const customerId = await world.customer(alder, birch);
  return { customerId, id: await world.sell(customerId, { name: 'Mail' }) };
}

async function put(customerId: string, id: string, company: string) {
  return (await as(alder))('PUT', address(customerId, id), idsOf(company));
}

const contactOf = async (customerId: string, id: string) =>
  (await (await as(alder))('GET', address(customerId, id))).body.name;

const setAdmin = (company: string, customerId: string, to: 'none' | 'legacy') =>
  world.owner.query(
    `update customer_relationship set delegated_admin = $3, legacy_admin_at = null where partner_id = $1 and customer_id = $2`,
    [world.idOf(company), customerId, to],
  );
const setPartnership = (state: 'active' | 'ended') =>
  world.owner.query(`update partnership set state = $3 where provider_id = $1 and reseller_id = $2`, [
    world.idOf(alder),
    world.idOf(birch),
    state,
  ]);
const page = async (customerId: string) =>
  (await (await as(alder))('GET', `/twotier/v1/customers/${customerId}/supportcontacts`)).body;

describe('the contact of one subscription', () => {
  test('is the seller until somebody designates another (4.9)', async () => {
    const { customerId, id } = await served();
    const { status, body } = await (await as(alder))('GET', address(customerId, id));
    expect(status).toBe(200);
    expect(body).toEqual({
      ...idsOf(alder),
      links: { self: { uri: address(customerId, id).replace('/v1', ''), method: 'GET', headers: [] } },
      attributes: { objectType: 'SupportContact' },
    });
  });

  test('changes by PUT of the whole object, in any spelling, with one record and a copy for the customer (C88)', async () => {
    const { customerId, id } = await served();
    const own = idsOf(birch);
    const body = {
      SupportTenantId: own.supportTenantId.toUpperCase(),
      SupportMpnId: own.supportMpnId,
      Name: 'whatever it was called',
      Attributes: { ObjectType: 'SupportContact' },
    };
    const answer = await (await as(alder, 'helpdesk-agent'))('PUT', address(customerId, id), body);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject(own);
    expect(await contactOf(customerId, id)).toBe(birch);
    const { rows } = await world.owner.query(
      `select tenant_id, old_value, new_value from audit_record where operation = 'update_support_contact' and customer_id = $1`,
      [customerId],
    );
    expect(rows.map((row) => row.tenant_id).sort()).toEqual([world.idOf(alder), customerId].sort());
    expect(rows[0]).toMatchObject({
      old_value: { supportTenantId: world.idOf(alder) },
      new_value: { supportTenantId: world.idOf(birch), subscriptionId: id },
    });
  });

  test('the same contact once more writes nothing', async () => {
    const { customerId, id } = await served();
    expect((await put(customerId, id, alder)).status).toBe(200);
    expect(await world.log(alder, customerId)).not.toContain(
      expect.stringMatching(/^update_support_contact /),
    );
  });

  test('is read by a reseller that serves the customer, and set by none (2.2)', async () => {
    const { customerId, id } = await served();
    const reseller = await as(birch);
    expect((await reseller('GET', address(customerId, id))).body).toMatchObject(idsOf(alder));
    expect((await reseller('PUT', address(customerId, id), idsOf(birch))).status).toBe(403);
    expect((await (await as(alder, 'billing-admin'))('GET', address(customerId, id))).status).toBe(403);
  });

  test('unknown, foreign and malformed subscriptions are all unknown', async () => {
    const { customerId } = await served();
    const other = await served();
    const agent = await as(alder);
    for (const id of ['no-guid', 'aaaaaaaa-0000-4000-8000-00000000dead', other.id]) {
      expect((await agent('GET', address(customerId, id))).status).toBe(404);
      expect((await agent('PUT', address(customerId, id), idsOf(alder))).status).toBe(404);
    }
    expect((await (await as('Boreal Distribuciones'))('GET', address(customerId, other.id))).status).toBe(
      404,
    );
  });

  test('nothing changes any more once the subscription is deleted', async () => {
    const { customerId, id } = await served();
    await world.setStatus(id, 'deleted');
    expect(await put(customerId, id, birch)).toMatchObject({ status: 400, body: { code: 2011 } });
  });

  test('a direct partner is the only contact it can name', async () => {
    const customerId = await world.customer('Fjord Direct');
    const id = await world.sell(customerId, {}, 'Fjord Direct');
    const agent = await as('Fjord Direct');
    expect((await agent('PUT', address(customerId, id), idsOf('Fjord Direct'))).status).toBe(200);
    expect((await agent('PUT', address(customerId, id), idsOf(birch))).body.code).toBe(800016);
  });
});

describe('the guard (I48)', () => {
  test('refuses each thing that is missing, in its own words, and records the attempt', async () => {
    const { customerId, id } = await served();
    const attempt = async (company: string) => {
      const { status, body } = await put(customerId, id, company);
      return [status, body.code, /partnership|relationship|admin permission/.exec(body.description)?.[0]];
    };
    expect(await attempt('Ewa Consulting')).toEqual([400, 800016, 'partnership']);
    expect(await attempt(cedar)).toEqual([400, 800016, 'relationship']);
    await setAdmin(birch, customerId, 'none');
    expect(await attempt(birch)).toEqual([400, 800016, 'admin permission']);
    expect(await world.log(alder, customerId)).toContainEqual(
      expect.stringMatching(/^supportContact\.set failed/),
    );
    expect(await contactOf(customerId, id)).toBe(alder);
  });

  test('ids must name one company, and a known one', async () => {
    const { customerId, id } = await served();
    const agent = await as(alder);
    const send = async (body: object) => (await agent('PUT', address(customerId, id), body)).body.description;
    const { supportTenantId } = idsOf(birch);
    expect(await send({ supportTenantId, supportMpnId: idsOf(cedar).supportMpnId })).toMatch(
      /different companies/,
    );
    for (const body of [{}, { supportTenantId: 'no-guid' }, { supportMpnId: '1' }, { name: birch }])
      expect(await send(body)).toMatch(/No partner has these ids/);
  });

  test('what is missing is said before it is tried', async () => {
    const { customerId } = await served();
    const lacks = async () =>
      (await page(customerId)).candidates.map((one: { name: string; lacks?: string; isDefault: boolean }) => [
        one.name,
        one.isDefault,
        one.lacks,
      ]);
    expect(await lacks()).toEqual([
      [alder, true, undefined],
      [birch, false, undefined],
    ]);
    await setAdmin(birch, customerId, 'none');
    expect(await lacks()).toEqual([
      [alder, true, undefined],
      [birch, false, 'admin'],
    ]);
  });

  test('a partner of nobody here is not among the candidates, whatever it has with the customer (I4)', async () => {
    const { customerId } = await served();
    await world.owner.query(
      `insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, delegated_admin, started_at)
       values ($1, $2, 'reseller', 'active', 'X', 'x.example', 'US', 'legacy', now())`,
      [world.idOf('Ewa Consulting'), customerId],
    );
    const { candidates } = await page(customerId);
    expect(candidates.map((one: { name: string }) => one.name)).toEqual([alder, birch]);
  });
});

describe('what happens to a contact later (D30)', () => {
  test('a lost admin permission keeps it and warns the owner until it is there again', async () => {
    const { customerId, id } = await served();
    await put(customerId, id, birch);
    const flagged = async () =>
      (await (await as(alder))('GET', '/twotier/v1/supportcontacts/flagged?size=200')).body.items.map(
        (one: { id: string }) => one.id,
      );
    expect(await flagged()).not.toContain(id);
    await setAdmin(birch, customerId, 'none');
    expect(await contactOf(customerId, id)).toBe(birch);
    expect(await flagged()).toContain(id);
    expect((await page(customerId)).items[0].warnings).toEqual(['admin-lost']);
    await setAdmin(birch, customerId, 'legacy');
    expect(await flagged()).not.toContain(id);
    await setAdmin(birch, customerId, 'none');
    await put(customerId, id, alder);
    expect(await flagged()).not.toContain(id);
  });

  test('admin permission that runs out with its date warns like one that was taken', async () => {
    const { customerId, id } = await served();
    await put(customerId, id, birch);
    const soon = new Date(world.app.clock.now().getTime() + 60_000);
    await world.owner.query(
      `update delegation set ends_at = $2, due_at = $2, auto_extend = false where customer_id = $1 and state = 'active'`,
      [customerId, soon],
    );
    const operator = await world.app.as('Contour Cloud', 'operator-admin');
    await operator('POST', '/emulator/v1/clock', { advance: 'PT1H' });
    expect(await contactOf(customerId, id)).toBe(birch);
    expect((await page(customerId)).items[0].warnings).toEqual(['admin-lost']);
  });

  test('the end of the partnership alone leaves it, and it cannot be chosen again', async () => {
    const { customerId, id } = await served();
    await put(customerId, id, birch);
    await setPartnership('ended');
    try {
      expect(await contactOf(customerId, id)).toBe(birch);
      expect((await page(customerId)).items[0].warnings).toEqual(['partnership-ended']);
      await put(customerId, id, alder);
      expect((await put(customerId, id, birch)).body.code).toBe(800016);
    } finally {
      await setPartnership('active');
    }
  });

  test('the end of its relationship brings the seller back', async () => {
    const { customerId, id } = await served();
    await put(customerId, id, birch);
    const ended = await (await as(birch))('PATCH', `/v1/customers/${customerId}`, {
      relationshipToPartner: 'none',
    });
    expect(ended.status).toBe(200);
    expect(await contactOf(customerId, id)).toBe(alder);
    expect((await page(customerId)).items[0]).toMatchObject({ isDefault: true, warnings: [] });
  });
});

describe('several subscriptions at once', () => {
  test('each is an outcome of its own, in the reader’s language', async () => {
    const { customerId, id } = await served();
    const second = await world.sell(customerId, { name: 'Files' });
    const gone = await world.sell(customerId, { status: 'deleted' });
    const stranger = 'aaaaaaaa-0000-4000-8000-00000000dead';
    const { status, body } = await (await as(alder))(
      'POST',
      `/twotier/v1/customers/${customerId}/supportcontacts`,
      { subscriptionIds: [id, second, gone, stranger, id], supportTenantId: world.idOf(birch) },
      { 'x-locale': 'es' },
    );
    expect(status).toBe(200);
    const outcomes = new Map(body.items.map((one: { id: string; done: boolean }) => [one.id, one.done]));
    expect(outcomes).toEqual(
      new Map([
        [id, true],
        [second, true],
        [gone, false],
        [stranger, false],
      ]),
    );
    expect(body.items.find((one: { id: string }) => one.id === gone).failure.description).toMatch(/[áéíóúñ]/);
    const items: { name: string; contact: { name: string } }[] = (await page(customerId)).items;
    expect(items.map((one) => `${one.name} ${one.contact.name}`)).toEqual([
      `Files ${birch}`,
      `Mail ${birch}`,
    ]);
  });

  test('a company that cannot be chosen is refused as a whole', async () => {
    const { customerId, id } = await served();
    const { status, body } = await (await as(alder))(
      'POST',
      `/twotier/v1/customers/${customerId}/supportcontacts`,
      { subscriptionIds: [id], supportTenantId: world.idOf(cedar) },
    );
    expect([status, body.code]).toEqual([400, 800016]);
  });
});

test('the warnings are read page by page', async () => {
  const { customerId } = await served();
  for (let n = 0; n < 3; n += 1) {
    const id = await world.sell(customerId, { name: `Paged ${n}` });
    await put(customerId, id, birch);
  }
  await setAdmin(birch, customerId, 'none');
  const agent = await as(alder);
  const seen: string[] = [];
  let query = '?size=2';
  for (;;) {
    const { body } = await agent('GET', `/twotier/v1/supportcontacts/flagged${query}`);
    expect(body.items.length).toBeLessThanOrEqual(2);
    seen.push(...body.items.map((one: { name: string }) => one.name));
    if (!body.continuationToken) break;
    query = `?size=2&MS-ContinuationToken=${encodeURIComponent(body.continuationToken)}`;
  }
  expect(seen.filter((name) => name.startsWith('Paged')).sort()).toEqual(['Paged 0', 'Paged 1', 'Paged 2']);
  expect((await agent('GET', '/twotier/v1/supportcontacts/flagged?MS-ContinuationToken=x')).body.code).toBe(
    3000,
  );
});
