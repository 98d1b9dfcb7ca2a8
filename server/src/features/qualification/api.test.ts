import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let alder: Client;
let operator: Client;
const id = (name: string) => app.tenant(name).tenantId;
beforeAll(async () => {
  app = await openDemoApp();
  alder = await app.as('Alder Distribution', 'sales-agent');
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app?.close());

const list = (customer: string, who = alder) => who('GET', `/v1/customers/${id(customer)}/qualifications`);
const onPage = async (customer: string, who = alder) =>
  (await who('GET', `/twotier/v1/customers/${id(customer)}/qualifications`)).body.items;
const ask = (customer: string, body: object, who = alder) =>
  who('POST', `/v1/customers/${id(customer)}/qualifications`, body);
const pass = async (duration: string) =>
  expect((await operator('POST', '/emulator/v1/clock', { advance: duration })).status).toBe(200);
const decide = (customer: string, qualification: string, body: object) =>
  operator('POST', `/twotier/v1/qualifications/${id(customer)}/${qualification}/decision`, body);
const education = { qualification: 'Education', educationSegment: 'K12' };

describe('a request', () => {
  test('is in review at once, and approved by the verification on its date (C31)', async () => {
    expect((await list('Granite Bakery')).body).toEqual([]);
    const asked = await ask('Granite Bakery', {
      ...education,
      website: 'https://www.granite.example/school',
    });
    expect(asked.status).toBe(201);
    expect(asked.body).toEqual({
      qualification: 'Education',
      vettingStatus: 'InReview',
      vettingCreateDate: expect.any(String),
      vettingCreatedDate: asked.body.vettingCreateDate,
    });
    expect(await onPage('Granite Bakery')).toEqual([
      expect.objectContaining({
        qualification: 'education',
        status: 'in-review',
        own: true,
        website: 'www.granite.example',
        educationSegment: 'k12',
      }),
    ]);
    await pass('P1D');
    expect((await list('Granite Bakery')).body[0].vettingStatus).toBe('InReview');
    await pass('P5D');
    expect((await list('Granite Bakery')).body[0].vettingStatus).toBe('Approved');
    const { body } = await (await app.as('Alder Distribution', 'admin-agent'))('GET', '/v1/auditrecords');
    const records = body.items.filter(
      (one: { operationType: string }) => one.operationType === 'update_customer_qualification',
    );
    expect(
      records.map((one: { resourceNewValue: string }) => JSON.parse(one.resourceNewValue).Status),
    ).toEqual(['approved', 'in-review']);
  });

  test('that was denied is corrected and made again', async () => {
    const harbor = 'Harbor Dental';
    const profile = `/v1/customers/${id(harbor)}/profiles/billing`;
    const { body: before } = await alder('GET', profile);
    await alder('PUT', profile, { ...before, email: 'harbor@gmail.com' });
    expect((await ask(harbor, education)).status).toBe(201);
    await pass('P6D');
    const [denied] = (await list(harbor)).body;
    expect(denied.vettingStatus).toBe('Denied');
    expect(denied.vettingReason).toMatch(/official website/);
    // Another partner of the customer learns the result, not what was said.
    const birch = await app.as('Birch IT', 'admin-agent');
    expect(await onPage(harbor, birch)).toEqual([
      {
        qualification: 'education',
        status: 'denied',
        askedAt: expect.any(String),
        decidedAt: expect.any(String),
        own: false,
      },
    ]);
    expect((await ask(harbor, { ...education, website: 'harbor.example' })).body.vettingStatus).toBe(
      'InReview',
    );
    await pass('P6D');
    expect((await list(harbor)).body[0].vettingStatus).toBe('Approved');
  });

  test.each([
    [{ qualification: 'None' }, 'qualification'],
    [{ qualification: 'Nonprofit' }, 'qualification'],
    [{}, 'qualification'],
    [{ qualification: 'Education' }, 'educationSegment'],
    [{ qualification: 'GovernmentCommunityCloud' }, 'validationCode'],
    [{ qualification: 'GovernmentCommunityCloud', validationCode: 'nobody-has-it' }, 'validationCode'],
    [{ ...education, website: 'none' }, 'website'],
  ])('%j is refused with 3000 at %s', async (body, field) => {
    const answer = await ask('Juniper Legal', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 3000, data: [{ field }] } });
    expect((await list('Juniper Legal')).body).toEqual([]);
  });

  test('is made once: again while it waits, or once it is given, is refused', async () => {
    expect((await ask('Granite Bakery', education)).body).toMatchObject({ code: 3000 });
    const both = await Promise.all(
      [1, 2, 3].map(() => ask('Iris Logistics', { qualification: 'state_owned_entity' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
  });

  test('for what excludes another is refused', async () => {
    const { body } = await alder('GET', '/v1/customers/all/validations');
    expect(body).toEqual([]);
    const code = {
      partnerId: id('Alder Distribution'),
      code: 'GCC-1',
      organizationName: 'Alder',
      maxCreates: 2,
    };
    expect((await operator('POST', '/twotier/v1/validationcodes', code)).status).toBe(204);
    const wanted = { qualification: 'GovernmentCommunityCloud', validationCode: 'gcc-1' };
    expect((await ask('Granite Bakery', wanted)).body.description).toMatch(/both/);
    // A request that was refused uses nothing up.
    expect((await alder('GET', '/v1/customers/all/validations')).body).toEqual([
      {
        partnerId: id('Alder Distribution'),
        organizationName: 'Alder',
        validationId: 'GCC-1',
        maxCreates: 2,
        remainingCreates: 2,
        eTag: expect.any(String),
      },
    ]);
  });

  test.each([
    ['Alder Distribution', 'helpdesk-agent', 403],
    ['Alder Distribution', 'billing-admin', 403],
    ['Fjord Direct', 'admin-agent', 404],
  ])('is not made by %s as %s', async (tenant, role, status) => {
    expect((await ask('Juniper Legal', education, await app.as(tenant, role))).status).toBe(status);
  });
});

describe('7.5: what may be sold', () => {
  test('follows from what the customer is approved as, in the catalog and in orders', async () => {
    const products = async (customer: string) =>
      (await alder('GET', `/twotier/v1/customers/${id(customer)}/catalog?size=100`)).body.items ?? [];
    const segments = (items: { segments: string[] }[]) =>
      [...new Set(items.flatMap((one) => one.segments))].sort();
    expect(segments(await products('Granite Bakery'))).toContain('education');
    expect(segments(await products('Juniper Legal'))).not.toContain('education');
    const [item] = (await products('Granite Bakery')).filter((one: { segments: string[] }) =>
      one.segments.includes('education'),
    );
    const preview = (customer: string) =>
      alder('POST', `/twotier/v1/customers/${id(customer)}/orders/preview`, {
        lines: [{ catalogItemId: item.catalogItemId, quantity: 1 }],
      });
    const codes = async (customer: string) => JSON.stringify((await preview(customer)).body);
    expect(await codes('Granite Bakery')).not.toContain('segment-missing');
    expect(await codes('Juniper Legal')).toContain('segment-missing');
  });
});

describe('a validation code', () => {
  test('counts each customer it is used for, gives one back that was denied, and ends', async () => {
    const left = async () => (await alder('GET', '/v1/customers/all/validations')).body[0].remainingCreates;
    const wanted = { qualification: 'GovernmentCommunityCloud', validationCode: 'GCC-1' };
    expect((await ask('Juniper Legal', wanted)).status).toBe(201);
    expect((await ask('Iris Logistics', wanted)).status).toBe(201);
    expect(await left()).toBe(0);
    const third = await alder('POST', '/v1/customers', {
      companyProfile: { domain: 'mossandfern', companyName: 'Moss & Fern' },
      billingProfile: {
        firstName: 'Ivy',
        lastName: 'Moss',
        email: 'ivy@moss.example',
        culture: 'en-US',
        language: 'en',
        companyName: 'Moss & Fern',
        defaultAddress: {
          addressLine1: '1 Elm Street',
          city: 'Boston',
          state: 'MA',
          postalCode: '02108',
          country: 'US',
          phoneNumber: '6175550100',
        },
      },
    });
    const path = `/v1/customers/${third.body.id}/qualifications`;
    expect((await alder('POST', path, wanted)).body.description).toMatch(/as many customers/);
    expect(
      (await decide('Iris Logistics', 'government', { decision: 'deny', reason: 'No public body' })).status,
    ).toBe(204);
    expect(await left()).toBe(1);
    expect((await alder('POST', path, wanted)).status).toBe(201);
    expect(await left()).toBe(0);
  });

  test('of one partner is none of another’s', async () => {
    const birch = await app.as('Birch IT', 'admin-agent');
    expect((await birch('GET', '/v1/customers/all/validations')).body).toEqual([]);
    const wanted = { qualification: 'GovernmentCommunityCloud', validationCode: 'GCC-1' };
    const answer = await ask('Iris Logistics', wanted, birch);
    expect(answer.body).toMatchObject({ code: 3000, data: [{ field: 'validationCode' }] });
  });
});

describe('the operator', () => {
  test('sees what waits, the earliest due first, and decides before the verification', async () => {
    const { body } = await operator('GET', '/twotier/v1/qualifications');
    const waiting = body.items.map((one: { decideAt: string }) => one.decideAt);
    expect(waiting.length).toBeGreaterThan(1);
    expect(waiting).toEqual(waiting.toSorted());
    const juniper = body.items.find((one: { customerName: string }) => one.customerName === 'Juniper Legal');
    expect(juniper).toMatchObject({ partnerName: 'Alder Distribution', qualification: 'government' });
    const { body: first } = await operator('GET', '/twotier/v1/qualifications?size=1');
    const { body: second } = await operator(
      'GET',
      `/twotier/v1/qualifications?size=1&token=${first.continuationToken}`,
    );
    expect([...first.items, ...second.items]).toEqual(body.items.slice(0, 2));

    expect((await decide('Juniper Legal', 'government', { decision: 'deny' })).status).toBe(400);
    expect((await decide('Juniper Legal', 'government', { decision: 'approve' })).status).toBe(204);
    expect((await decide('Juniper Legal', 'government', { decision: 'deny', reason: 'late' })).status).toBe(
      409,
    );
    expect((await decide('Juniper Legal', 'education', { decision: 'approve' })).status).toBe(404);
    const { body: decided } = await operator('GET', '/twotier/v1/qualifications?state=decided');
    expect(decided.items[0]).toMatchObject({
      customerName: 'Juniper Legal',
      status: 'approved',
      decidedBy: expect.stringContaining('@'),
    });
    const admin = await app.as('Alder Distribution', 'admin-agent');
    const { body: log } = await admin('GET', '/v1/auditrecords');
    const [newest] = log.items.filter(
      (one: { operationType: string }) => one.operationType === 'update_customer_qualification',
    );
    expect(newest).toMatchObject({ customerName: 'Juniper Legal' });
  });
});

describe('the older form', () => {
  test('is one word, of what is approved, in words the client knows', async () => {
    const path = `/v1/customers/${id('Juniper Legal')}/qualification`;
    expect((await alder('GET', path)).body).toBe('government_community_cloud');
    const java = { 'ms-partnercenter-client': 'Partner Center Java SDK' };
    expect((await alder('GET', path, undefined, java)).body).toBe('none');
    const granite = `/v1/customers/${id('Granite Bakery')}/qualification`;
    expect((await alder('GET', granite, undefined, java)).body).toBe('education');
  });

  test('asks with a bare word, and a code in the address', async () => {
    const lirio = `/v1/customers/${id('Kelp Robotics')}/qualification`;
    const fjord = await app.as('Fjord Direct', 'admin-agent');
    expect(await fjord('PUT', lirio, 'education')).toMatchObject({ status: 200, body: 'education' });
    expect((await fjord('GET', lirio)).body).toBe('none');
    await pass('P6D');
    expect((await fjord('GET', lirio)).body).toBe('education');
    expect(await fjord('PUT', lirio, 'nonprofit')).toMatchObject({ status: 400, body: { code: 3000 } });
    expect(await fjord('PUT', `${lirio}?code=x`, 'GovernmentCommunityCloud')).toMatchObject({
      status: 400,
      body: { code: 3000 },
    });
  });
});
