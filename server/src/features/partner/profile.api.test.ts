import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { windowOf } from '../../../test/portal-window.ts';

let app: DemoApp;
let alder: Client;
let birch: Client;
beforeAll(async () => {
  app = await openDemoApp();
  alder = await app.as('Alder Distribution', 'global-admin');
  birch = await app.as('Birch IT', 'global-admin');
});
afterAll(() => app?.close());

const organization = '/v1/profiles/organization';
const billing = '/v1/profiles/billing';
const legal = '/v1/profiles/legalbusiness';
const support = '/v1/profiles/support';
const all = [organization, billing, legal, support];
const versioned = [organization, billing];
const partners = [
  'Alder Distribution',
  'Boreal Distribuciones',
  'Birch IT',
  'Cedar Cloud',
  'Dunas Sistemas',
  'Ewa Consulting',
  'Fjord Direct',
];

const read = async (path: string, who = alder) => (await who('GET', path)).body;
const fieldsOf = (body: { data: { field: string }[] }) => body.data.map(({ field }) => field);

/** Operations in the activity log about own profiles, newest first. */
async function recorded(who = alder): Promise<string[]> {
  const { body } = await who('GET', '/v1/auditrecords');
  return body.items
    .map(({ operationType }: { operationType: string }) => operationType)
    .filter((operation: string) => /^update_partner_.*_profile$/.test(operation));
}

/** A change of each profile that is fit to be taken. */
const changes: Record<string, (before: Record<string, unknown>) => object> = {
  [organization]: (before) => ({ ...before, email: 'office@alder.example' }),
  [billing]: (before) => ({ ...before, purchaseOrderNumber: ' PO  42 ' }),
  [legal]: (before) => ({ ...before, companyApproverEmail: 'signs@alder.example' }),
  [support]: (before) => ({ ...before, telephone: '(614) 555-0199' }),
};

describe('the own profiles (C103)', () => {
  test.each(partners)('of %s are filled, and can be written back as they were read (C103)', async (name) => {
    const admin = await app.as(name, 'global-admin');
    for (const path of all) {
      const { status, body } = await admin('GET', path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(body.links.self.uri).toBe(path.replace('/v1', ''));
      expect(body.attributes.objectType).toBe(body.profileType);
      expect(await admin('PUT', path, body), path).toMatchObject({ status: 200, body });
    }
    expect(await recorded(admin)).toEqual([]);
  });

  test('hold the members of the contract', async () => {
    expect(await read(organization)).toMatchObject({
      id: app.tenant('Alder Distribution').tenantId,
      tenantId: app.tenant('Alder Distribution').tenantId,
      companyName: 'Alder Distribution',
      domain: 'alderdistribution.example',
      defaultAddress: { country: 'US', city: 'Columbus', state: 'OH' },
      culture: 'en-US',
      language: 'en',
      profileType: 'OrganizationProfile',
      attributes: { etag: expect.any(String) },
    });
    expect(await read(billing)).toMatchObject({
      companyName: 'Alder Distribution',
      primaryContact: { firstName: 'Helen', lastName: 'Marsh' },
      billingDay: 1,
      billingCurrency: 'USD',
      profileType: 'BillingProfile',
      attributes: { etag: expect.any(String) },
    });
    expect(await read(legal)).toMatchObject({ vettingStatus: 'authorized', vettingSubStatus: 'none' });
    expect(await read(support)).toMatchObject({ website: 'https://www.alderdistribution.example/support' });
    expect(await read(billing, birch)).not.toHaveProperty('billingDay');
  });

  test.each(all)(
    '%s is replaced with one record of it, under a new version where it has one',
    async (path) => {
      const before = await read(path);
      const wanted = changes[path]?.(before) as Record<string, unknown>;
      const records = await recorded();
      const { status, body } = await alder('PUT', path, wanted);
      expect(status).toBe(200);
      expect(body).not.toEqual(before);
      expect(await read(path)).toEqual(body);
      expect((await recorded()).length).toBe(records.length + 1);
      if (versioned.includes(path))
        expect(body.attributes.etag).toBe(String(Number(before.attributes.etag) + 1));
      else expect(body.attributes).not.toHaveProperty('etag');
    },
  );

  test('the support profile is written under the name of the reference too', async () => {
    const { body } = await alder('PUT', '/v1/profiles/supportprofile', {
      email: 'desk@alder.example',
      telephone: '6145550110',
      website: 'https://alder.example/',
    });
    expect(body).toMatchObject({ email: 'desk@alder.example', website: 'https://alder.example/' });
    expect(await read(support)).toEqual(body);
  });

  test('members of a PUT that are the vendor’s to set are left as they are', async () => {
    const before = await read(billing);
    const { body } = await alder('PUT', billing, {
      ...before,
      companyName: 'Other',
      billingCurrency: 'EUR',
      billingDay: 9,
    });
    expect(body).toEqual(before);
  });
});

describe('versions', () => {
  test.each(
    versioned.flatMap(
      (path) =>
        [
          [path, 'in the body', 400],
          [path, 'in If-Match', 412],
        ] as const,
    ),
  )('%s on a stale version %s: 2055', async (path, where, status) => {
    const before = await read(path);
    const wanted = { ...before, primaryContact: { email: 'x@alder.example' }, email: 'x@alder.example' };
    const sent =
      where === 'in the body'
        ? await alder('PUT', path, { ...wanted, attributes: { etag: '0' } })
        : await alder('PUT', path, wanted, { 'if-match': '"0"' });
    expect(sent).toMatchObject({ status, body: { code: 2055 } });
    expect(await read(path)).toEqual(before);
  });

  test('the right If-Match wins over a stale body, and `*` matches any', async () => {
    for (const header of ['right', '*']) {
      const before = await read(billing);
      const ifMatch = header === 'right' ? `"${before.attributes.etag}"` : '*';
      const wanted = { ...before, taxId: `T-${header.length}`, attributes: { etag: '0' } };
      expect((await alder('PUT', billing, wanted, { 'if-match': ifMatch })).status).toBe(200);
    }
  });

  test.each([legal, support])('%s has none, so that If-Match cannot name it', async (path) => {
    const before = await read(path);
    const wanted = {
      ...before,
      email: 'late@alder.example',
      primaryContact: { ...before.primaryContact, email: 'late@alder.example' },
    };
    expect(await alder('PUT', path, wanted, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 2055 },
    });
    expect(await read(path)).toEqual(before);
  });

  test('of two changes of one version at the same time one is refused', async () => {
    const before = await read(billing);
    const answers = await Promise.all(
      ['A-1', 'B-2'].map((taxId) => alder('PUT', billing, { ...before, taxId })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

describe('what is wrong is refused, named where it stands', () => {
  test.each([
    [organization, { email: 'nobody' }, 800002, ['email']],
    [organization, { culture: 'xx', language: '' }, 800002, ['culture', 'language']],
    [organization, { companyName: 'Alder Renamed' }, 800002, null],
    [
      billing,
      { primaryContact: { email: '', phoneNumber: 'call me' } },
      800002,
      ['primaryContact.email', 'primaryContact.phoneNumber'],
    ],
    [
      billing,
      { primaryContact: { email: 'a@b.example', firstName: 'x'.repeat(51) } },
      800002,
      ['primaryContact.firstName'],
    ],
    [
      billing,
      { purchaseOrderNumber: 'x'.repeat(101), taxId: 'x'.repeat(51) },
      800002,
      ['purchaseOrderNumber', 'taxId'],
    ],
    [legal, { companyApproverEmail: 'nobody' }, 800002, ['companyApproverEmail']],
    [legal, { companyApproverAddress: { country: 'US' } }, 2007, null],
    [support, { email: '' }, 800002, ['email']],
    [support, { telephone: '1' }, 800002, ['telephone']],
    [support, { website: 'javascript:alert(1)' }, 800002, ['website']],
  ])('%s with %j: %i', async (path, members, code, fields) => {
    const before = await read(path);
    const { status, body } = await alder('PUT', path, { ...before, ...members });
    expect({ status, code: body.code }).toEqual({ status: 400, code });
    if (fields) expect(fieldsOf(body)).toEqual(fields);
    expect(await read(path)).toEqual(before);
  });

  test.each([
    [organization, 'defaultAddress'],
    [billing, 'address'],
    [legal, 'address'],
  ])('%s: an address that cannot be right, or abroad, is refused with 2007', async (path, member) => {
    const before = await read(path);
    for (const [part, field] of [
      [{ state: 'Atlantis' }, 'state'],
      [{ country: 'CA' }, 'country'],
    ] as const) {
      const wanted = { ...before, [member]: { ...before[member], ...part } };
      const { status, body } = await alder('PUT', path, wanted);
      expect({ status, code: body.code }).toEqual({ status: 400, code: 2007 });
      expect(fieldsOf(body)).toEqual([`${member}.${field}`]);
    }
    expect(await read(path)).toEqual(before);
  });

  test.each(all)('%s: an empty body replaces nothing', async (path) => {
    const before = await read(path);
    expect((await alder('PUT', path, {})).status).toBe(400);
    expect(await read(path)).toEqual(before);
  });
});

describe('C103: verification', () => {
  test('starts again with a new address; the verified profile is kept beside it', async () => {
    const fjord = await app.as('Fjord Direct', 'global-admin');
    const before = await read(legal, fjord);
    const phone = { ...before, primaryContact: { ...before.primaryContact, phoneNumber: '6125550171' } };
    expect((await fjord('PUT', legal, phone)).body.vettingStatus).toBe('authorized');
    const moved = { ...phone, address: { ...before.address, addressLine1: '301 Nordic Avenue' } };
    expect((await fjord('PUT', legal, moved)).body).toMatchObject({
      vettingStatus: 'pending',
      vettingSubStatus: 'business_verification',
      address: { addressLine1: '301 Nordic Avenue' },
    });
    for (const version of ['LastFinalized', 'last_finalized'])
      expect(await read(`${legal}?vettingVersion=${version}`, fjord)).toMatchObject({
        vettingStatus: 'authorized',
        address: before.address,
      });
    expect((await read(`${legal}?vettingVersion=Current`, fjord)).vettingStatus).toBe('pending');
    const { status } = await fjord('GET', `${legal}?vettingVersion=Other`);
    expect(status).toBe(400);
    const again = { ...moved, companyApproverEmail: 'new@fjorddirect.example' };
    expect((await fjord('PUT', legal, again)).body.vettingSubStatus).toBe('business_verification');
    expect((await read(`${legal}?vettingVersion=LastFinalized`, fjord)).address).toEqual(before.address);
  });

  test('a reseller renames itself: everywhere at once, and verified anew', async () => {
    const before = await read(organization, birch);
    const { status, body } = await birch('PUT', organization, {
      ...before,
      companyName: 'Birch  Information Services',
    });
    expect({ status, name: body.companyName }).toEqual({ status: 200, name: 'Birch Information Services' });
    expect(await read(legal, birch)).toMatchObject({
      companyName: 'Birch Information Services',
      vettingStatus: 'pending',
      vettingSubStatus: 'business_verification',
    });
    expect((await read(`${legal}?vettingVersion=LastFinalized`, birch)).companyName).toBe('Birch IT');
    expect((await read('/v1/profiles/mpn?mpnId=5300101')).partnerName).toBe('Birch Information Services');
  });
});

describe('who may', () => {
  const denied = 403;
  test.each([
    ['user-admin', [200, denied, denied, 200]],
    ['admin-agent', [200, 200, denied, 200]],
    ['sales-agent', [200, denied, denied, 200]],
    ['helpdesk-agent', [200, denied, denied, 200]],
  ] as const)('%s reads some and writes none', async (role, statuses) => {
    const who = await app.as('Alder Distribution', role);
    for (const [index, path] of all.entries()) {
      const before = await read(path);
      expect((await who('GET', path)).status, path).toBe(statuses[index]);
      expect((await who('PUT', path, changes[path]?.(before))).status, path).toBe(403);
      expect(await read(path)).toEqual(before);
    }
  });

  test('a billing admin reads and writes what concerns bills', async () => {
    const who = await app.as('Alder Distribution', 'billing-admin');
    const before = (await who('GET', billing)).body;
    expect((await who('PUT', billing, { ...before, taxId: 'BA-1' })).status).toBe(200);
    expect((await who('GET', legal)).status).toBe(403);
    expect((await who('PUT', support, await read(support))).status).toBe(403);
  });

  test.each([
    ['Granite Bakery', 'global-admin'],
    ['Contour Cloud', 'operator-admin'],
  ])('%s is no partner and has no such profiles', async (tenant, role) => {
    const who = await app.as(tenant, role);
    for (const path of all) {
      expect((await who('GET', path)).status, path).toBe(403);
      expect((await who('PUT', path, {})).status, path).toBe(403);
    }
  });

  test('no partner sees or changes another’s, whatever ids it sends', async () => {
    const alderId = app.tenant('Alder Distribution').tenantId;
    const before = await Promise.all(all.map((path) => read(path)));
    const cedar = await app.as('Cedar Cloud', 'global-admin');
    for (const [index, path] of all.entries()) {
      expect(JSON.stringify((await cedar('GET', path)).body)).not.toMatch(/alder/i);
      const wanted = { ...before[index], companyName: undefined, id: alderId, tenantId: alderId };
      await cedar('PUT', path, wanted, { 'if-match': '*' });
      expect(await read(path)).toEqual(before[index]);
    }
    expect((await recorded(cedar)).length).toBeGreaterThan(0);
  });
});

describe('the security contact (C103, C106)', () => {
  const path = '/twotier/v1/profiles/securitycontact';
  const nina = {
    firstName: 'Nina',
    lastName: ' Ward ',
    email: 'nina@birchit.example',
    phoneNumber: '8025550131',
  };
  const atPortal = (tenant: string, role: string) => {
    const person = app.tenant(tenant).users.find((one) => one.role === role);
    return windowOf(app, person?.userPrincipalName ?? '', person?.password ?? '');
  };

  test('is named at the portal only, whole, and nothing is verified for it', async () => {
    expect((await birch('GET', path)).body).toEqual({});
    const program = await birch('PUT', path, nina);
    expect([program.status, program.body.errorName]).toEqual([403, 'security-contact-at-portal']);
    const window = await atPortal('Birch IT', 'global-admin');
    const partly = await window('PUT', path, { ...nina, phoneNumber: '', email: 'nina' });
    expect(partly.status).toBe(400);
    expect(fieldsOf(partly.body).sort()).toEqual(['email', 'phoneNumber']);
    const verified = async () => [
      (await birch('GET', legal)).body,
      (await birch('GET', '/twotier/v1/verifications/own')).body.items,
    ];
    const before = await verified();
    expect((await window('PUT', path, nina)).body).toEqual({ ...nina, lastName: 'Ward' });
    expect(await verified()).toEqual(before);
    const [newest] = (await birch('GET', '/v1/auditrecords')).body.items;
    expect(newest.operationType).toBe('update_security_contact');
  });

  test('is read by those who act on alerts, changed by a global admin, and no other company’s', async () => {
    expect((await (await app.as('Birch IT', 'admin-agent'))('GET', path)).body.email).toBe(nina.email);
    expect((await (await app.as('Birch IT', 'sales-agent'))('GET', path)).status).toBe(403);
    expect((await (await atPortal('Birch IT', 'admin-agent'))('PUT', path, nina)).status).toBe(403);
    expect((await (await app.as('Cedar Cloud', 'global-admin'))('GET', path)).body).toEqual({});
  });
});
