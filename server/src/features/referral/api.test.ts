import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { referralDigests, referralExpiry } from './due.ts';

let app: DemoApp;
let bakery: Client;
let birch: Client;
let alder: Client;
beforeAll(async () => {
  app = await openDemoApp();
  bakery = await app.as('Granite Bakery', 'global-admin');
  birch = await app.as('Birch IT', 'global-admin');
  alder = await app.as('Alder Distribution', 'sales-agent');
});
afterAll(() => app?.close());

const dayMs = 86_400_000;
const workOff = async () => {
  for (const work of [referralExpiry, referralDigests]) await work.run(app.db, app.clock.now(), 500);
};
const inbox = '/twotier/v1/referrals';
const inquiry = {
  company: { name: 'Granite Bakery', country: 'US', city: 'Barre', size: '10-49' },
  contact: { firstName: 'Ann', lastName: 'Lee', email: 'ann@granite.example', phone: '' },
  need: 'Mail and backup for 20 people',
  value: '1500.50',
  currency: 'usd',
  wantsContact: true,
};
const idOf = (tenant: string) => app.tenant(tenant).tenantId;
const ask = (change: object = {}, partner = 'Birch IT') =>
  bakery('POST', `/twotier/v1/partnerfinder/${idOf(partner)}/referrals`, { ...inquiry, ...change });
const asked = async (change: object = {}): Promise<string> => (await ask(change)).body.id;
const deal = async () => ({
  name: 'Mail for the bakery',
  value: '1800',
  currency: 'USD',
  closesOn: '2027-01-31',
  notes: '',
  campaignId: '',
  crmId: 'CRM-7',
  team: [(await birch('GET', `${inbox}/team`)).body.items[0].userId],
});
const outboxTo = async (recipient: string): Promise<{ kind: string }[]> => {
  const operator = await app.as('Contour Cloud', 'operator-admin');
  const { body } = await operator('GET', '/twotier/v1/outbox?size=200');
  return body.items.filter((one: { recipient: string }) => one.recipient === recipient);
};

describe('a customer asks a partner (C93)', () => {
  test('the partner finds it in its inbox, marked hot, and its contact gets mail; the customer sees what becomes of it', async () => {
    const { status, body } = await ask();
    expect(status, JSON.stringify(body)).toBe(201);
    const [newest] = (await birch('GET', `${inbox}?state=open`)).body.items;
    expect(newest).toMatchObject({
      id: body.id,
      state: 'received',
      hot: true,
      value: '1500.50',
      currency: 'USD',
      contact: { email: 'ann@granite.example' },
    });
    expect(await outboxTo('sales@birchit.example')).toHaveLength(1);
    const [sent] = (await bakery('GET', '/twotier/v1/sentreferrals')).body.items;
    expect(sent).toMatchObject({ id: body.id, receiverName: 'Birch IT', state: 'received' });
    app.clock.moveTo(new Date(app.clock.now().getTime() + 3 * dayMs));
    expect((await birch('GET', `${inbox}/${body.id}`)).body.hot).toBe(false);
  });

  test('without the wish to be contacted nobody gets mail (I47)', async () => {
    const before = (await outboxTo('sales@birchit.example')).length;
    expect((await ask({ wantsContact: false })).status).toBe(201);
    expect(await outboxTo('sales@birchit.example')).toHaveLength(before);
  });

  test('a partner without a published profile, a wrong entry and a size it does not want are refused', async () => {
    expect((await ask({}, 'Cedar Cloud')).body.errorName).toBe('profile-not-published');
    const wrong = await ask({ value: '1,50', contact: { ...inquiry.contact, email: 'ann' } });
    expect(wrong.status).toBe(400);
    for (const field of ['value', 'contact.email']) expect(JSON.stringify(wrong.body)).toContain(field);
    const profile = (await birch('GET', '/twotier/v1/businessprofile')).body;
    const unwilling = { ...profile.draft, excludedSizes: ['1000+'], etag: profile.etag };
    await birch('PUT', '/twotier/v1/businessprofile', unwilling);
    await birch('POST', '/twotier/v1/businessprofile/publication');
    const large = await ask({ company: { ...inquiry.company, size: '1000+' } });
    expect(large.body.errorName).toBe('referral-size-excluded');
  });

  test('nobody else finds it, and partners send no inquiries', async () => {
    const id = await asked();
    const stranger = await app.as('Ewa Consulting', 'global-admin');
    const [theirs, unknown] = [
      await stranger('GET', `${inbox}/${id}`),
      await stranger('GET', `${inbox}/${randomUUID()}`),
    ];
    expect([theirs.status, theirs.body.errorName]).toEqual([404, 'referral-unknown']);
    expect(unknown.body.errorName).toBe('referral-unknown');
    expect((await stranger('GET', inbox)).body.items).toEqual([]);
    expect((await bakery('GET', inbox)).status).toBe(403);
    const path = `/twotier/v1/partnerfinder/${idOf('Birch IT')}/referrals`;
    expect((await stranger('POST', path, inquiry)).status).toBe(403);
    expect((await (await app.as('Birch IT', 'helpdesk-agent'))('GET', inbox)).status).toBe(403);
  });
});

describe('working on it (C94 to C96)', () => {
  test('accepted with a deal and a team, edited against the version read, tied to a customer, won: then it never changes (C94, C95, C96)', async () => {
    const id = await asked();
    const path = `${inbox}/${id}`;
    const early = await birch('POST', `${path}/closing`, { outcome: 'won' });
    expect(early.body.errorName).toBe('referral-state');
    const nobody = await birch('POST', `${path}/acceptance`, { ...(await deal()), team: [] });
    expect(nobody.status).toBe(400);
    const strangers = await birch('POST', `${path}/acceptance`, { ...(await deal()), team: [randomUUID()] });
    expect(strangers.body.errorName).toBe('referral-team-unknown');
    const accepted = await birch('POST', `${path}/acceptance`, await deal());
    expect(accepted.body).toMatchObject({ state: 'accepted', deal: { crmId: 'CRM-7', value: '1800' } });
    expect(accepted.body.team).toHaveLength(1);
    const { etag } = accepted.body;
    const edited = await birch('PUT', `${path}/deal`, { ...(await deal()), notes: 'Called', etag });
    expect(edited.body.deal.notes).toBe('Called');
    const stale = await birch('PUT', `${path}/deal`, { ...(await deal()), etag });
    expect([stale.status, stale.body.errorName]).toEqual([400, 'changed-meanwhile']);
    const own = await birch('PUT', `${path}/customer`, { customerId: idOf('Granite Bakery') });
    expect(own.body).toMatchObject({ state: 'accepted', customerId: idOf('Granite Bakery') });
    const foreign = await birch('PUT', `${path}/customer`, { customerId: idOf('Lirio Flores') });
    expect(foreign.body.errorName).toBe('customer-unknown');
    expect((await birch('POST', `${path}/closing`, { outcome: 'lost' })).status).toBe(400);
    expect((await birch('POST', `${path}/closing`, { outcome: 'won' })).body.state).toBe('won');
    for (const [method, end, body] of [
      ['POST', 'acceptance', await deal()],
      ['POST', 'refusal', { reason: 'other' }],
      ['PUT', 'deal', await deal()],
      ['POST', 'closing', { outcome: 'won' }],
      ['PUT', 'customer', { customerId: idOf('Granite Bakery') }],
    ] as const)
      expect((await birch(method, `${path}/${end}`, body)).body.errorName).toBe('referral-closed');
  });

  test('declined with a reason from the list; the customer reads it (C94)', async () => {
    const id = await asked();
    expect((await birch('POST', `${inbox}/${id}/refusal`, { reason: 'bored' })).status).toBe(400);
    const { body } = await birch('POST', `${inbox}/${id}/refusal`, { reason: 'no-capacity', note: 'Full' });
    expect(body.state).toBe('declined');
    const sent = (await bakery('GET', '/twotier/v1/sentreferrals')).body.items;
    expect(sent.find((one: { id: string }) => one.id === id)).toMatchObject({ reason: 'no-capacity' });
    expect(JSON.stringify(sent)).not.toContain('Full');
  });

  test('a favorite is found among favorites; lists go page by page', async () => {
    const id = await asked();
    expect((await birch('PUT', `${inbox}/${id}/favorite`, { favorite: true })).status).toBe(204);
    const favorites = (await birch('GET', `${inbox}?favorites=true`)).body.items;
    expect(favorites.map((one: { id: string }) => one.id)).toEqual([id]);
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const { body } = await birch('GET', `${inbox}?size=2${token ? `&MS-ContinuationToken=${token}` : ''}`);
      seen.push(...body.items.map((one: { id: string }) => one.id));
      token = body.continuationToken;
    } while (token);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(3);
  });

  test('unanswered for 14 days it expires: the contact is hidden, both sides’ lists say so (D34)', async () => {
    const id = await asked();
    app.clock.moveTo(new Date(app.clock.now().getTime() + 14 * dayMs));
    await workOff();
    const { body } = await birch('GET', `${inbox}/${id}`);
    expect(body.state).toBe('expired');
    expect(body.contact).toBeUndefined();
    const sent = (await bakery('GET', '/twotier/v1/sentreferrals')).body.items;
    expect(sent.find((one: { id: string }) => one.id === id).state).toBe('expired');
  });
});

describe('a provider passes a need on (C97)', () => {
  const passed = { ...inquiry, kind: 'sales-qualified' };
  test('to a reseller it works with, which finds it in its inbox', async () => {
    const { status, body } = await alder('POST', inbox, { ...passed, resellerId: idOf('Birch IT') });
    expect(status, JSON.stringify(body)).toBe(201);
    expect((await birch('GET', `${inbox}/${body.id}`)).body).toMatchObject({
      source: 'provider',
      senderName: 'Alder Distribution',
      kind: 'sales-qualified',
    });
    const log = (await (await app.as('Birch IT', 'global-admin'))('GET', '/v1/auditrecords?size=50')).body
      .items;
    expect(log.map((one: { operationType: string }) => one.operationType)).toContain(
      'create_related_referral',
    );
  });

  test('not to others', async () => {
    const { body } = await alder('POST', inbox, { ...passed, resellerId: idOf('Dunas Sistemas') });
    expect(body.errorName).toBe('partnership-unknown');
    expect((await birch('POST', inbox, { ...passed, resellerId: idOf('Ewa Consulting') })).status).toBe(403);
  });
});

describe('people for some locations alone (2.1, 2.4)', () => {
  const person = (tenant: string, role: string) =>
    app.tenant(tenant).users.find((one) => one.role === role)?.userPrincipalName ?? '';
  const withRoles = async (roles: object[]) => {
    const name = person('Birch IT', 'helpdesk-agent');
    const staff = (await birch('GET', '/twotier/v1/staff?size=100')).body.items;
    const { id } = staff.find((one: { userName: string }) => one.userName === name);
    const { status, body } = await birch('PUT', `/twotier/v1/staff/${id}/roles`, { roles });
    expect(status, JSON.stringify(body)).toBe(200);
    return app.as('Birch IT', 'helpdesk-agent');
  };

  test('a referral goes to the location that was chosen, and is unknown to who works elsewhere', async () => {
    const address = { country: 'US', addressLine1: '4 Elm Street', city: 'Buffalo', state: 'NY' };
    const office = { name: 'Buffalo office', address: { ...address, postalCode: '14202' } };
    await birch('POST', '/twotier/v1/locations', office);
    const operator = await app.as('Contour Cloud', 'operator-admin');
    const [waits] = (await operator('GET', '/twotier/v1/verifications?kind=location')).body.items;
    const path = `/twotier/v1/verifications/${waits.id}`;
    const { etag } = (await operator('GET', path)).body;
    await operator('POST', `${path}/decision`, { event: 'approve', text: '', etag });
    const choice = `/twotier/v1/sentreferrals/locations/${idOf('Birch IT')}`;
    const [main, buffalo] = (await bakery('GET', choice)).body.items;
    expect(buffalo).toMatchObject({ name: 'Buffalo office', country: 'US' });
    expect((await alder('GET', choice)).body.totalCount).toBe(2);
    expect((await alder('GET', choice.replace(idOf('Birch IT'), idOf('Dunas Sistemas')))).status).toBe(404);
    expect((await ask({ location: '1' })).body.errorName).toBe('referral-location-unknown');

    const [there, here] = [await asked({ location: buffalo.partnerId }), await asked()];
    expect((await birch('GET', `${inbox}/${there}`)).body.location).toBe(buffalo.partnerId);
    expect((await birch('GET', `${inbox}/${here}`)).body.location).toBe(main.partnerId);

    const admin = await withRoles([{ role: 'referrals-admin', locations: [buffalo.partnerId] }]);
    const listed = (await admin('GET', `${inbox}?size=100`)).body.items.map((one: { id: string }) => one.id);
    expect(listed).toEqual([there]);
    const contract = await admin('GET', '/v1.0/engagements/referrals');
    expect(contract.body.value.map((one: { id: string }) => one.id)).toEqual([there]);
    expect((await admin('GET', `${inbox}/${here}`)).body.errorName).toBe('referral-unknown');
    expect((await admin('PUT', `${inbox}/${here}/favorite`, { favorite: true })).status).toBe(404);
    expect((await admin('PUT', `${inbox}/${there}/favorite`, { favorite: true })).status).toBe(204);
    const why = await admin('GET', '/twotier/v1/access/refusals/referral-unknown?operation=referral.list');
    const said = why.body.checks.find((one: { check: string }) => one.check === 'location');
    expect(said).toMatchObject({ passed: false });
    expect(said.sentence).toContain(buffalo.partnerId);

    const whole = await withRoles([{ role: 'referrals-admin' }]);
    expect((await whole('GET', `${inbox}/${here}`)).status).toBe(200);
  });
});

test('above ten a day one message the day after tells of the rest', async () => {
  app.clock.moveTo(new Date(Math.ceil(app.clock.now().getTime() / dayMs) * dayMs + 3_600_000));
  const before = (await outboxTo('sales@birchit.example')).length;
  for (let n = 0; n < 13; n += 1) expect((await ask()).status).toBe(201);
  expect((await outboxTo('sales@birchit.example')).length - before).toBe(10);
  app.clock.moveTo(new Date(app.clock.now().getTime() + dayMs));
  await workOff();
  const admin = app.tenant('Birch IT').users.find(({ role }) => role === 'global-admin');
  const digests = (await outboxTo(admin?.userPrincipalName ?? '')).filter(
    ({ kind }) => kind === 'referral-digest',
  );
  expect(digests).toHaveLength(1);
});
