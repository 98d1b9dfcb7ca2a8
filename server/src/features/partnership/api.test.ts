import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../../../test/postgres.ts';
import { createTestDatabase } from '../../../test/postgres.ts';
import type { Caller, CallerTenant, Role, TenantKind } from '../../access/caller.ts';
import { MovableClock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { openDatabase, systemScope, tenantScope } from '../../platform/db/index.ts';
import { httpServer, replayStore } from '../../platform/http/index.ts';
import { randomIds } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent, listAuditRecords } from '../audit/index.ts';
import type { NewPartner } from '../partner/index.ts';
import { createPartner, partnerRoutes } from '../partner/index.ts';
import { createPartnership, partnershipRoutes } from './index.ts';

const clock = new MovableClock();
const callers = new Map<string, Caller>();
const relatedAsCustomer = new Set<string>();
const customerCounts = new Map<string, number>();
let database: TestDatabase;
let db: Database;
let fastify: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.app);
  const server = await httpServer({
    logger: false,
    publicUrl: 'https://portal.example',
    gate: {
      authenticate: async (request) =>
        callers.get(request.headers.authorization?.replace('Bearer ', '') ?? '') ?? null,
      reachCustomer: () => Promise.reject(new Error('no customer here')),
      recordRefusal: (caller, operation, _refusal, { context }) =>
        db.transaction(tenantScope(caller.tenant.id), (tx) =>
          appendAuditEvent(
            tx,
            actorOf(caller, context),
            { operation, resourceType: 'test' },
            clock.now(),
            'failed',
          ),
        ),
      replay: replayStore(db, clock),
    },
  });
  partnerRoutes(server.routes, { db });
  partnershipRoutes(server.routes, {
    db,
    clock,
    ids: randomIds,
    publicUrl: 'https://portal.example',
    invitationDays: 90,
    areRelatedAsCustomer: async (_tx, one, other) =>
      relatedAsCustomer.has(`${one} ${other}`) || relatedAsCustomer.has(`${other} ${one}`),
    countCustomersByReseller: async () => customerCounts,
  });
  fastify = server.fastify;
});

afterAll(async () => {
  await fastify?.close();
  await db?.close();
  await database?.drop();
});

type Company = CallerTenant & { readonly partnerId: string; readonly globalId: string };
let numbers = 7_000_000;

/** A company of its own, entered as partners are. */
async function company(kind: TenantKind, changes: Partial<CallerTenant> = {}): Promise<Company> {
  const id = randomUUID();
  const tenant: Company = {
    id,
    kind,
    name: `Company ${id}`,
    country: 'US',
    region: 'united-states',
    cloud: 'global',
    programStatus: 'active',
    agreementSigned: true,
    partnerId: String(numbers++),
    globalId: String(numbers++),
    ...changes,
  };
  const partner: NewPartner = {
    tenantId: id,
    kind: kind as NewPartner['kind'],
    name: tenant.name,
    country: tenant.country,
    region: tenant.region ?? '',
    cloud: tenant.cloud,
    globalPartnerId: tenant.globalId,
    locationPartnerId: tenant.partnerId,
    programStatus: tenant.programStatus ?? 'active',
    agreementSignedAt: tenant.agreementSigned ? clock.now() : null,
    domain: `d${id}.example`,
    createdAt: clock.now(),
    currency: 'USD',
    creditLimit: '1000.00',
    contactName: 'A',
    contactEmail: 'a@company.example',
  };
  await db.transaction(systemScope('test'), (tx) => createPartner(tx, partner));
  return tenant;
}

const provider = (changes?: Partial<CallerTenant>) => company('indirect-provider', changes);
const reseller = (changes?: Partial<CallerTenant>) => company('indirect-reseller', changes);

interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers member by member
  readonly body: any;
}

/** Sends a request as a person of the company, a global admin unless told otherwise. */
async function as(
  tenant: CallerTenant,
  method: 'GET' | 'POST',
  url: string,
  more: {
    readonly body?: object;
    readonly roles?: readonly Role[];
    readonly headers?: Record<string, string>;
    readonly secondFactor?: boolean;
  } = {},
): Promise<Reply> {
  const token = randomUUID();
  callers.set(token, {
    tenant,
    user: { id: tenant.id, userPrincipalName: `admin@${tenant.id}`, displayName: 'Admin' },
    applicationId: null,
    roles: more.roles ?? ['global-admin'],
    secondFactor: more.secondFactor ?? true,
    language: 'en',
    sessionId: null,
  });
  const reply = await fastify.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, ...more.headers },
    ...(more.body ? { payload: more.body } : {}),
  });
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
}

const refused = (status: number, errorName: string) => ({
  status,
  body: expect.objectContaining({ errorName }),
});

async function linkOf(issuer: CallerTenant): Promise<{ id: string; token: string; path: string }> {
  const { body } = await as(issuer, 'POST', '/twotier/v1/partnershipinvitations');
  const token = String(body.url).split('/').at(-1) ?? '';
  return { id: body.id, token, path: `/twotier/v1/invitations/${token}` };
}

async function partners(): Promise<{ alder: Company; birch: Company; path: string }> {
  const [alder, birch] = [await provider(), await reseller()];
  const { path } = await linkOf(alder);
  expect((await as(birch, 'POST', `${path}/accept`, { body: { consent: true } })).status).toBe(200);
  return { alder, birch, path };
}

async function listed(tenant: CallerTenant): Promise<string[]> {
  const { body } = await as(tenant, 'GET', '/v1/relationships');
  return body.items.map((item: { id: string }) => item.id);
}

async function declarationVersion(tenant: CallerTenant): Promise<string> {
  return (await as(tenant, 'GET', '/twotier/v1/declarations/partnership-removal')).body.version;
}

function records(tenant: CallerTenant) {
  return listAuditRecords(db, tenantScope(tenant.id), {
    from: new Date(0),
    to: new Date('2100-01-01'),
    limit: 100,
  });
}

describe('GET /v1/compliance/csp/agreementstatus', () => {
  const status = (own: CallerTenant, query: string, more = {}) =>
    as(own, 'GET', `/v1/compliance/csp/agreementstatus?${query}`, more);

  test('a signed reseller is confirmed by either id, named in any case, the unused one empty', async () => {
    const [alder, birch] = [await provider(), await reseller()];
    const signed = { status: 200, body: expect.objectContaining({ isAgreementSigned: true }) };
    expect(await status(alder, `mpnId=${birch.partnerId}&tenantId=`)).toEqual(signed);
    expect(await status(alder, `mpnid=${birch.partnerId}`)).toEqual(signed);
    expect(await status(alder, `mpnId=&TENANTID=${birch.id.toUpperCase()}`)).toEqual(signed);
  });

  test('every refusal has the number of the contract', async () => {
    const [alder, cedar, dunas, fjord] = [
      await provider(),
      await reseller({ agreementSigned: false }),
      await reseller({ region: 'europe' }),
      await company('direct-partner'),
    ];
    const code = async (query: string) => {
      const { status: http, body } = await status(alder, query);
      return [http, body.code];
    };
    expect(await code('')).toEqual([400, 2001]);
    expect(await code('mpnId=&tenantId=')).toEqual([400, 2001]);
    expect(await code(`mpnId=${cedar.partnerId}&tenantId=${cedar.id}`)).toEqual([400, 2000]);
    expect(await code('mpnId=abc')).toEqual([400, 2000]);
    expect(await code('tenantId=abc')).toEqual([400, 2000]);
    expect(await code('mpnId=1')).toEqual([400, 2200]);
    expect(await code(`mpnId=${cedar.globalId}`)).toEqual([400, 2200]);
    expect(await code(`mpnId=${dunas.partnerId}`)).toEqual([400, 2201]);
    expect(await code(`mpnId=${cedar.partnerId}`)).toEqual([400, 2203]);
    expect(await code(`mpnId=${fjord.partnerId}`)).toEqual([400, 2204]);
    expect(await code(`tenantId=${randomUUID()}`)).toEqual([400, 2205]);
    expect(await code(`tenantId=${cedar.id}`)).toEqual([400, 2206]);
    expect(await code(`mpnId=${alder.partnerId}`)).toEqual([404, 2072]);
  });

  test('is open to a provider’s sellers only', async () => {
    const [alder, birch] = [await provider(), await reseller()];
    expect(await status(birch, 'mpnId=1')).toEqual(refused(403, 'partner-type-excluded'));
    expect(await status(alder, 'mpnId=1', { roles: ['helpdesk-agent'] })).toEqual(
      refused(403, 'role-missing'),
    );
  });
});

describe('GET /v1/profiles/mpn', () => {
  test('reads any partner of the cloud, and the own one without a number', async () => {
    const [alder, birch] = [await provider(), await reseller()];
    const { body } = await as(alder, 'GET', `/v1/profiles/mpn?MpnId=${birch.partnerId}`);
    expect(body).toMatchObject({
      partnerName: birch.name,
      mpnId: birch.partnerId,
      profileType: 'MpnProfile',
    });
    expect(body.links.self).toEqual({
      uri: `/profiles/mpn?mpnId=${birch.partnerId}`,
      method: 'GET',
      headers: [],
    });
    expect((await as(birch, 'GET', '/v1/profiles/mpn')).body).toMatchObject({ mpnId: birch.partnerId });
    expect((await as(birch, 'GET', '/v1/profiles/mpn?mpnId=')).body).toMatchObject({
      mpnId: birch.partnerId,
    });
  });

  test.each(['1', 'abc', '1'.repeat(100)])('an unknown number answers 404 with 3000: %s', async (number) => {
    const reply = await as(await provider(), 'GET', `/v1/profiles/mpn?mpnId=${number}`);
    expect([reply.status, reply.body.code]).toEqual([404, 3000]);
  });

  test('a partner of another cloud is unknown (I13)', async () => {
    const other = await reseller({ cloud: 'us-government' });
    expect((await as(await provider(), 'GET', `/v1/profiles/mpn?mpnId=${other.partnerId}`)).status).toBe(404);
  });
});

describe('GET /twotier/v1/resellers/verification', () => {
  test('tells who it is and whether it is a partner', async () => {
    const { alder, birch } = await partners();
    const stranger = await reseller();
    const verify = async (query: string) =>
      (
        await as(alder, 'GET', `/twotier/v1/resellers/verification?${query}`, {
          headers: { 'x-locale': 'ru-RU' },
        })
      ).body;
    expect(await verify(`partnerId=${birch.partnerId}`)).toEqual({
      tenantId: birch.id,
      name: birch.name,
      country: 'US',
      region: 'Соединённые Штаты',
      partnerId: birch.partnerId,
      partnership: true,
      agreementSigned: true,
    });
    expect(await verify(`tenantId=${stranger.id}`)).toMatchObject({
      partnership: false,
      partnerId: stranger.partnerId,
    });
  });

  test('refuses as the contract’s own check does', async () => {
    const cedar = await reseller({ agreementSigned: false });
    expect(
      await as(await provider(), 'GET', `/twotier/v1/resellers/verification?partnerId=${cedar.partnerId}`),
    ).toEqual(refused(400, 'reseller-agreement-unsigned'));
  });
});

describe('issuing a link (C8)', () => {
  test('gives a draft with the link inside, in the person’s language, valid for 90 days', async () => {
    const alder = await provider();
    const { status, body } = await as(alder, 'POST', '/twotier/v1/partnershipinvitations', {
      headers: { 'x-locale': 'es-ES' },
    });
    expect(status).toBe(201);
    expect(body.url).toMatch(/^https:\/\/portal\.example\/invitations\/partnership\/[\w-]{43}$/);
    expect(body.text).toContain(`\n${body.url}\n`);
    expect(body.subject).toBe(`${alder.name} solicita una asociación`);
    expect(Date.parse(body.expiresAt) - clock.now().getTime()).toBeGreaterThan(89.9 * 86_400_000);
  });

  test('the link is in no log, table or list, and not in the answer to a repeat (I20)', async () => {
    const alder = await provider();
    const headers = { 'ms-requestid': randomUUID() };
    const first = await as(alder, 'POST', '/twotier/v1/partnershipinvitations', { headers });
    const again = await as(alder, 'POST', '/twotier/v1/partnershipinvitations', { headers });
    const token = String(first.body.url).split('/').at(-1) ?? '';
    expect(again.body).toEqual({
      id: first.body.id,
      expiresAt: first.body.expiresAt,
      subject: first.body.subject,
    });
    expect(await wholeDatabase()).not.toContain(token);
    expect((await as(alder, 'GET', '/twotier/v1/partnershipinvitations')).body.items).toHaveLength(1);
    expect(await records(alder)).toEqual([
      expect.objectContaining({ operation: 'partnership_link_issued', status: 'succeeded' }),
    ]);
  });

  test.each<[string, Partial<CallerTenant>, { roles?: readonly Role[]; secondFactor?: boolean }, string]>([
    ['a restricted provider', { programStatus: 'restricted' }, {}, 'partner-restricted'],
    ['a provider without its agreement', { agreementSigned: false }, {}, 'own-agreement-missing'],
    ['a helpdesk agent', {}, { roles: ['helpdesk-agent'] }, 'role-missing'],
    ['a sign-in without second factor', {}, { secondFactor: false }, 'second-factor-required'],
  ])('%s is refused, with one failed record', async (_name, changes, more, errorName) => {
    const alder = await provider(changes);
    const { body } = await as(alder, 'POST', '/twotier/v1/partnershipinvitations', more);
    expect(body.errorName).toBe(errorName);
    expect(await records(alder)).toEqual([expect.objectContaining({ status: 'failed' })]);
  });

  test('a reseller issues none', async () => {
    expect(await as(await reseller(), 'POST', '/twotier/v1/partnershipinvitations')).toEqual(
      refused(403, 'partner-type-excluded'),
    );
  });
});

describe('the list of links', () => {
  test('shows the own ones only, page by page, newest first', async () => {
    const [alder, boreal] = [await provider(), await provider()];
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift((await linkOf(alder)).id);
    await linkOf(boreal);
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const headers: Record<string, string> = token ? { 'MS-ContinuationToken': token } : {};
      const { body } = await as(alder, 'GET', '/twotier/v1/partnershipinvitations?size=2', { headers });
      seen.push(...body.items.map((link: { id: string }) => link.id));
      token = body.continuationToken;
    } while (token);
    expect(seen.sort()).toEqual(ids.sort());
  });

  test.each(['%00', 'abc', Buffer.from('["x","y"]').toString('base64url')])(
    'a paging token made up is refused: %s',
    async (token) => {
      const reply = await as(
        await provider(),
        'GET',
        `/twotier/v1/partnershipinvitations?MS-ContinuationToken=${token}`,
      );
      expect([reply.status, reply.body.code]).toEqual([400, 3000]);
    },
  );

  test('a revoked link is shown so, opens no more, and revoking it again changes nothing', async () => {
    const [alder, birch] = [await provider(), await reseller()];
    const { id, path } = await linkOf(alder);
    const revoke = () => as(alder, 'POST', `/twotier/v1/partnershipinvitations/${id}/revoke`);
    expect((await revoke()).body).toMatchObject({ id, state: 'revoked' });
    expect((await revoke()).body).toMatchObject({ id, state: 'revoked' });
    expect((await records(alder)).map((record) => record.operation).sort()).toEqual([
      'partnership_link_issued',
      'partnership_link_revoked',
    ]);
    expect(await as(birch, 'GET', path)).toEqual(refused(404, 'invitation-revoked'));
    expect(await as(birch, 'POST', `${path}/accept`, { body: { consent: true } })).toEqual(
      refused(404, 'invitation-revoked'),
    );
    expect(await listed(birch)).toEqual([]);
  });

  test('another provider’s link cannot be revoked', async () => {
    const [alder, boreal] = [await provider(), await provider()];
    const { id } = await linkOf(alder);
    expect(await as(boreal, 'POST', `/twotier/v1/partnershipinvitations/${id}/revoke`)).toEqual(
      refused(404, 'invitation-unknown'),
    );
    expect(await as(boreal, 'POST', '/twotier/v1/partnershipinvitations/none/revoke')).toEqual(
      refused(404, 'not-found'),
    );
  });
});

describe('opening a link', () => {
  test('names who asks and what is granted, to anyone signed in', async () => {
    const [alder, birch] = [await provider(), await reseller()];
    const { path } = await linkOf(alder);
    const { status, body } = await as(birch, 'GET', path);
    expect(status).toBe(200);
    expect(body).toEqual({
      kind: 'partnership',
      provider: { name: alder.name, country: 'US', region: 'United States', partnerId: alder.partnerId },
      grants: ['orders-for-customers', 'work-account-admin'],
      expiresAt: expect.any(String),
      alreadyConnected: false,
      agreementMissing: false,
      mayAccept: true,
    });
    expect(await listed(birch)).toEqual([]);
    expect(await records(birch)).toEqual([]);
  });

  test.each<[string, () => Promise<CallerTenant>, readonly Role[], string]>([
    ['a colleague', () => reseller(), ['sales-agent'], 'role-missing'],
    ['another region', () => reseller({ region: 'europe' }), ['global-admin'], 'invitation-other-region'],
    ['another cloud', () => reseller({ cloud: 'us-government' }), ['global-admin'], 'invitation-other-cloud'],
    ['a direct partner', () => company('direct-partner'), ['global-admin'], 'invitation-not-reseller'],
    [
      'a customer',
      async () => ({ ...(await reseller()), kind: 'customer', region: null, programStatus: null }),
      ['global-admin'],
      'invitation-not-reseller',
    ],
  ])(
    'tells %s why it cannot accept, and acceptance is refused alike',
    async (_name, made, roles, errorName) => {
      const { path } = await linkOf(await provider());
      const tenant = await made();
      const { status, body } = await as(tenant, 'GET', path, { roles });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        mayAccept: false,
        refusal: { errorName, description: expect.stringMatching(/\.$/) },
      });
      expect(await as(tenant, 'POST', `${path}/accept`, { roles, body: { consent: true } })).toEqual(
        refused(403, errorName),
      );
      expect(await records(tenant)).toEqual([expect.objectContaining({ status: 'failed' })]);
    },
  );

  test('the issuer is told that it is its own', async () => {
    const alder = await provider();
    const { path } = await linkOf(alder);
    expect((await as(alder, 'GET', path)).body).toMatchObject({ refusal: { errorName: 'invitation-own' } });
    expect(await as(alder, 'POST', `${path}/accept`, { body: { consent: true } })).toEqual(
      refused(403, 'invitation-own'),
    );
  });

  test('an unknown one answers 404', async () => {
    const birch = await reseller();
    expect(await as(birch, 'GET', '/twotier/v1/invitations/none')).toEqual(
      refused(404, 'invitation-unknown'),
    );
    expect(
      await as(birch, 'POST', '/twotier/v1/invitations/none/accept', { body: { consent: true } }),
    ).toEqual(refused(404, 'invitation-unknown'));
  });

  test('nobody opens it without signing in', async () => {
    const { path } = await linkOf(await provider());
    expect((await fastify.inject({ method: 'GET', url: path })).statusCode).toBe(401);
  });

  test('it lapses by the clock alone', async () => {
    const [alder, birch] = [await provider(), await reseller()];
    const { path } = await linkOf(alder);
    clock.moveTo(new Date(clock.now().getTime() + 91 * 86_400_000));
    expect(await as(birch, 'GET', path)).toEqual(refused(404, 'invitation-lapsed'));
    expect(await as(birch, 'POST', `${path}/accept`, { body: { consent: true } })).toEqual(
      refused(404, 'invitation-lapsed'),
    );
    expect((await as(alder, 'GET', '/twotier/v1/partnershipinvitations')).body.items[0].state).toBe(
      'expired',
    );
    clock.reset();
  });
});

describe('accepting (C9)', () => {
  test('lists each at the other and leaves one record with each', async () => {
    const { alder, birch } = await partners();
    expect(await listed(alder)).toEqual([birch.id]);
    expect(await listed(birch)).toEqual([alder.id]);
    const accepted = {
      operation: 'create_partner_relationship',
      resourceType: 'partner_relationship',
      status: 'succeeded',
    };
    expect(await records(birch)).toEqual([expect.objectContaining(accepted)]);
    expect((await records(alder)).filter((record) => record.operation === accepted.operation)).toHaveLength(
      1,
    );
  });

  test('without the tick nothing is accepted', async () => {
    const [alder, birch] = [await provider(), await reseller()];
    const { path } = await linkOf(alder);
    for (const body of [{}, { consent: false }]) {
      expect(await as(birch, 'POST', `${path}/accept`, { body })).toEqual(refused(400, 'consent-missing'));
    }
    expect(await listed(birch)).toEqual([]);
  });

  test('twice, by any link, says so and changes and records nothing (I11)', async () => {
    const { alder, birch, path } = await partners();
    const other = await linkOf(alder);
    for (const link of [path, other.path]) {
      const { status, body } = await as(birch, 'POST', `${link}/accept`, { body: { consent: true } });
      expect([status, body.alreadyConnected]).toEqual([200, true]);
      expect((await as(birch, 'GET', link)).body.alreadyConnected).toBe(true);
    }
    expect(await records(birch)).toHaveLength(1);
    const { body } = await as(alder, 'GET', '/twotier/v1/partnershipinvitations');
    expect(body.items.map((link: { acceptedCount: number }) => link.acceptedCount)).toEqual([0, 1]);
  });

  test('at the same moment from two windows makes one partnership and one record', async () => {
    const [alder, birch] = [await provider(), await reseller()];
    const { path } = await linkOf(alder);
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => as(birch, 'POST', `${path}/accept`, { body: { consent: true } })),
    );
    expect(replies.map((reply) => reply.body.alreadyConnected).sort()).toEqual([false, true, true, true]);
    expect(await records(birch)).toHaveLength(1);
  });

  test('one link serves several resellers (D3)', async () => {
    const [alder, birch, cedar] = [
      await provider(),
      await reseller(),
      await reseller({ agreementSigned: false }),
    ];
    const { path } = await linkOf(alder);
    const first = await as(birch, 'POST', `${path}/accept`, { body: { consent: true } });
    const second = await as(cedar, 'POST', `${path}/accept`, { body: { consent: true } });
    expect(first.body).toEqual({
      providerId: alder.id,
      providerName: alder.name,
      alreadyConnected: false,
      agreementMissing: false,
    });
    // Allowed without the agreement, with a warning (D17).
    expect(second.body).toMatchObject({ alreadyConnected: false, agreementMissing: true });
    expect((await listed(alder)).sort()).toEqual([birch.id, cedar.id].sort());
  });

  test('companies that are partner and customer of each other are refused (D18)', async () => {
    const [alder, birch] = [await provider(), await reseller()];
    relatedAsCustomer.add(`${birch.id} ${alder.id}`);
    const { path } = await linkOf(alder);
    expect(await as(birch, 'POST', `${path}/accept`, { body: { consent: true } })).toEqual(
      refused(403, 'partner-is-customer'),
    );
  });
});

describe('lists of partners (C10, C115)', () => {
  test('GET /v1/relationships answers as the contract has it', async () => {
    const { alder, birch } = await partners();
    for (const spelling of [
      'IsIndirectCloudSolutionProviderOf',
      'is_indirect_cloud_solution_provider_of',
      'isindirectcloudsolutionproviderof',
    ]) {
      const { body } = await as(alder, 'GET', `/v1/relationships?relationship_type=${spelling}`);
      expect(body).toMatchObject({
        totalCount: 1,
        attributes: { objectType: 'Collection' },
        items: [
          {
            id: birch.id,
            name: birch.name,
            relationshipType: 'is_indirect_cloud_solution_provider_of',
            mpnId: birch.partnerId,
            location: 'US',
            state: 'Active',
            attributes: { objectType: 'PartnerRelationship' },
          },
        ],
      });
    }
    const { body } = await as(birch, 'GET', '/v1/relationships?relationshipType=IsIndirectResellerOf');
    expect(body.items).toEqual([
      expect.objectContaining({ id: alder.id, relationshipType: 'is_indirect_reseller_of' }),
    ]);
    expect(
      (await as(alder, 'GET', '/v1/relationships?relationship_type=IsIndirectResellerOf')).body.items,
    ).toEqual([]);
  });

  test('the name filter ignores case and accents; others are refused', async () => {
    const alder = await provider();
    const [first, second] = [
      await reseller({ name: 'Éclair 100% IT' }),
      await reseller({ name: 'Other Eclair' }),
    ];
    await db.transaction(systemScope('test'), async (tx) => {
      for (const one of [first, second])
        await createPartnership(tx, { providerId: alder.id, resellerId: one.id, acceptedAt: clock.now() });
    });
    const found = async (filter: object) => {
      const { body } = await as(
        alder,
        'GET',
        `/v1/relationships?filter=${encodeURIComponent(JSON.stringify(filter))}`,
      );
      return body.items?.map((item: { name: string }) => item.name) ?? body.code;
    };
    expect(await found({ Field: 'Name', Value: 'eclair', Operator: 'substring' })).toEqual([
      first.name,
      second.name,
    ]);
    expect(await found({ field: 'name', value: 'ECLAIR', operator: 'StartsWith' })).toEqual([first.name]);
    expect(await found({ Field: 'Name', Value: '0%', Operator: 'substring' })).toEqual([first.name]);
    expect(await found({ Field: 'Name', Value: '%', Operator: 'starts_with' })).toEqual([]);
    expect(await found({ Field: 'Id', Value: 'x', Operator: 'substring' })).toBe(3000);
  });

  test('the portal’s list pages by name, whatever happens between the pages', async () => {
    const alder = await provider();
    const names = ['Öl', 'oak', 'Elm', 'ash', 'Élan'];
    for (const name of names) {
      const one = await reseller({ name });
      await db.transaction(systemScope('test'), (tx) =>
        createPartnership(tx, { providerId: alder.id, resellerId: one.id, acceptedAt: clock.now() }),
      );
    }
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const headers: Record<string, string> = token ? { 'MS-ContinuationToken': token } : {};
      const { body } = await as(alder, 'GET', '/twotier/v1/partnerships?size=2', { headers });
      seen.push(...body.items.map((item: { name: string }) => item.name));
      token = body.continuationToken;
    } while (token);
    expect(seen).toEqual(['ash', 'Élan', 'Elm', 'oak', 'Öl']);
    const { body } = await as(alder, 'GET', '/twotier/v1/partnerships?search=EL');
    expect(body.items.map((item: { name: string }) => item.name)).toEqual(['Élan', 'Elm']);
  });

  test('each side sees its own part (C11, 9.3)', async () => {
    const { alder, birch } = await partners();
    customerCounts.set(birch.id, 3);
    expect((await as(alder, 'GET', '/twotier/v1/partnerships')).body.items).toEqual([
      {
        tenantId: birch.id,
        name: birch.name,
        country: 'US',
        partnerId: birch.partnerId,
        etag: '1',
        state: 'active',
        acceptedAt: expect.any(String),
        agreementSigned: true,
        customerCount: 3,
      },
    ]);
    expect((await as(birch, 'GET', '/twotier/v1/partnerships')).body.items).toEqual([
      {
        tenantId: alder.id,
        name: alder.name,
        country: 'US',
        partnerId: alder.partnerId,
        etag: '1',
        state: 'active',
        acceptedAt: expect.any(String),
        providerAdminAccess: true,
      },
    ]);
  });

  test('a reseller out of the program is listed as dormant on both sides (4.2)', async () => {
    const [alder, birch] = [await provider(), await reseller({ programStatus: 'deauthorized' })];
    await db.transaction(systemScope('test'), (tx) =>
      createPartnership(tx, { providerId: alder.id, resellerId: birch.id, acceptedAt: clock.now() }),
    );
    for (const side of [alder, birch]) {
      expect((await as(side, 'GET', '/twotier/v1/partnerships')).body.items[0].state).toBe('dormant');
    }
  });

  test('are closed to billing admins and to direct partners', async () => {
    for (const path of ['/v1/relationships', '/twotier/v1/partnerships']) {
      expect(await as(await provider(), 'GET', path, { roles: ['billing-admin'] })).toEqual(
        refused(403, 'role-missing'),
      );
      expect(await as(await company('direct-partner'), 'GET', path)).toEqual(
        refused(403, 'partner-type-excluded'),
      );
    }
  });
});

describe('removing a partnership (C13)', () => {
  test.each(['provider', 'reseller'] as const)(
    'by the %s ends it on both sides, with the text it declared',
    async (side) => {
      const { alder, birch } = await partners();
      const [own, other, path] =
        side === 'provider' ? ([alder, birch, 'removal'] as const) : ([birch, alder, 'withdrawal'] as const);
      const version = await declarationVersion(own);
      const body = { declarationVersion: version, confirmed: true };
      const { status, body: removed } = await as(
        own,
        'POST',
        `/twotier/v1/partnerships/${other.id}/${path}`,
        { body },
      );
      expect([status, removed.name]).toEqual([200, other.name]);
      expect([await listed(alder), await listed(birch)]).toEqual([[], []]);
      for (const party of [alder, birch]) {
        const [record] = (await records(party)).filter(
          (one) => one.operation === 'remove_partner_relationship',
        );
        expect(record?.details).toContainEqual({ key: 'declarationVersion', value: version });
        expect(record?.actorName).toBe(`admin@${own.id}`);
      }
      expect(await as(own, 'POST', `/twotier/v1/partnerships/${other.id}/${path}`, { body })).toEqual(
        refused(409, 'partnership-already-removed'),
      );
    },
  );

  test('takes the tick and the present text', async () => {
    const { alder, birch } = await partners();
    const remove = (body: object) =>
      as(alder, 'POST', `/twotier/v1/partnerships/${birch.id}/removal`, { body });
    const version = await declarationVersion(alder);
    expect(await remove({ declarationVersion: version })).toEqual(refused(400, 'consent-missing'));
    expect(await remove({ declarationVersion: 'old', confirmed: true })).toEqual(
      refused(400, 'changed-meanwhile'),
    );
    expect(await remove({ confirmed: true })).toEqual(refused(400, 'input-invalid'));
    expect(await listed(alder)).toEqual([birch.id]);
  });

  test('of a company without one, or of others, answers 404', async () => {
    const { birch } = await partners();
    const stranger = await provider();
    const body = { declarationVersion: await declarationVersion(stranger), confirmed: true };
    expect(await as(stranger, 'POST', `/twotier/v1/partnerships/${birch.id}/removal`, { body })).toEqual(
      refused(404, 'partnership-unknown'),
    );
    expect(await as(stranger, 'POST', `/twotier/v1/partnerships/${randomUUID()}/removal`, { body })).toEqual(
      refused(404, 'partnership-unknown'),
    );
    expect(await listed(birch)).toHaveLength(1);
  });

  test('is for the sellers of the provider and the global admin of the reseller', async () => {
    const { alder, birch } = await partners();
    const body = { declarationVersion: await declarationVersion(alder), confirmed: true };
    const remove = (tenant: CallerTenant, other: CallerTenant, path: string, role: Role) =>
      as(tenant, 'POST', `/twotier/v1/partnerships/${other.id}/${path}`, { body, roles: [role] });
    expect(await remove(alder, birch, 'removal', 'helpdesk-agent')).toEqual(refused(403, 'role-missing'));
    expect(await remove(birch, alder, 'withdrawal', 'admin-agent')).toEqual(refused(403, 'role-missing'));
    expect(await remove(birch, alder, 'removal', 'global-admin')).toEqual(
      refused(403, 'partner-type-excluded'),
    );
    expect(await remove(alder, birch, 'withdrawal', 'global-admin')).toEqual(
      refused(403, 'partner-type-excluded'),
    );
    expect(await listed(alder)).toEqual([birch.id]);
  });

  test('a former partner stays in pickers while it has customers (D19)', async () => {
    const { alder, birch } = await partners();
    const body = { declarationVersion: await declarationVersion(alder), confirmed: true };
    await as(alder, 'POST', `/twotier/v1/partnerships/${birch.id}/removal`, { body });
    const former = async () =>
      (await as(alder, 'GET', '/twotier/v1/partnerships?includeFormer=true')).body.items;
    expect(await former()).toEqual([]);
    customerCounts.set(birch.id, 2);
    expect(await former()).toEqual([
      expect.objectContaining({ tenantId: birch.id, state: 'former', customerCount: 2 }),
    ]);
    expect((await as(alder, 'GET', '/twotier/v1/partnerships')).body.items).toEqual([]);
  });

  test('a link accepted afterwards renews the same partnership, admin access granted anew (4.2)', async () => {
    const { alder, birch, path } = await partners();
    expect(
      (await as(birch, 'POST', `/twotier/v1/partnerships/${alder.id}/admin-access-removal`)).status,
    ).toBe(204);
    const body = { declarationVersion: await declarationVersion(alder), confirmed: true };
    await as(alder, 'POST', `/twotier/v1/partnerships/${birch.id}/removal`, { body });
    const renewed = await as(birch, 'POST', `${path}/accept`, { body: { consent: true } });
    expect(renewed.body.alreadyConnected).toBe(false);
    expect((await as(birch, 'GET', '/twotier/v1/partnerships')).body.items).toEqual([
      expect.objectContaining({ state: 'active', providerAdminAccess: true }),
    ]);
    expect((await records(birch)).map((record) => record.operation).sort()).toEqual([
      'create_partner_relationship',
      'create_partner_relationship',
      'remove_partner_relationship',
      'remove_provider_admin_access',
    ]);
  });
});

describe('taking back admin access (C12)', () => {
  test('leaves the partnership as it is, and a repeat changes nothing', async () => {
    const { alder, birch } = await partners();
    for (const _ of [1, 2]) {
      expect(
        (await as(birch, 'POST', `/twotier/v1/partnerships/${alder.id}/admin-access-removal`)).status,
      ).toBe(204);
    }
    expect((await as(birch, 'GET', '/twotier/v1/partnerships')).body.items).toEqual([
      expect.objectContaining({ state: 'active', providerAdminAccess: false }),
    ]);
    expect(await records(birch)).toHaveLength(2);
  });

  test('of a provider without partnership answers 404', async () => {
    expect(
      await as(await reseller(), 'POST', `/twotier/v1/partnerships/${randomUUID()}/admin-access-removal`),
    ).toEqual(refused(404, 'partnership-unknown'));
  });
});

/** Every row of every table as text, looked at behind row security. */
async function wholeDatabase(): Promise<string> {
  const client = new pg.Client(database.owner);
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      "select tablename from pg_tables where schemaname = 'public'",
    );
    const contents: unknown[] = [];
    for (const { tablename } of tables)
      contents.push((await client.query(`select * from ${tablename}`)).rows);
    return JSON.stringify(contents);
  } finally {
    await client.end();
  }
}
