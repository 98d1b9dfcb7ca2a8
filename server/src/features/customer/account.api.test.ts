import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let alder: Client;
let birch: Client;
let granite: string;
beforeAll(async () => {
  app = await openDemoApp();
  alder = await app.as('Alder Distribution', 'helpdesk-agent');
  birch = await app.as('Birch IT', 'admin-agent');
  granite = app.tenant('Granite Bakery').tenantId;
});
afterAll(() => app?.close());

const path = (id: string) => `/v1/customers/${id}/profiles/billing`;
const profileOf = async (id = granite) => (await alder('GET', path(id))).body;
const namesIn = (body: { items: { id: string; companyProfile: { companyName: string } }[] }) =>
  body.items.find(({ id }) => id === granite)?.companyProfile.companyName;

/** The newest record of the activity log about a customer's bill-to data. */
async function recorded(): Promise<{ operationType: string; resourceNewValue: string }[]> {
  const admin = await app.as('Alder Distribution', 'admin-agent');
  const { body } = await admin('GET', '/v1/auditrecords');
  return body.items.filter((one: { operationType: string }) =>
    /billing_profile|contract_company_name/.test(one.operationType),
  );
}

describe('bill-to data', () => {
  test('are replaced as a whole under a new version, with one record (C27)', async () => {
    const before = await profileOf();
    const { status, body } = await alder('PUT', path(granite), {
      ...before,
      firstName: 'Ada',
      email: ' ada@granite.example ',
      defaultAddress: { ...before.defaultAddress, phoneNumber: '(617) 555-0123' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: before.id,
      firstName: 'Ada',
      email: 'ada@granite.example',
      companyName: before.companyName,
      defaultAddress: { firstName: 'Ada', city: before.defaultAddress.city },
      attributes: { etag: String(Number(before.attributes.etag) + 1), objectType: 'CustomerBillingProfile' },
    });
    expect(await profileOf()).toEqual(body);
    const [newest, ...older] = await recorded();
    expect(newest?.operationType).toBe('update_customer_billing_profile');
    expect(newest?.resourceNewValue).toContain('ada@granite.example');
    expect(older).toEqual([]);
  });

  test('that already stand change nothing: no version, no record, whatever version was read', async () => {
    const before = await profileOf();
    const records = await recorded();
    const { status, body } = await alder('PUT', path(granite), before, { 'if-match': '"0"' });
    expect({ status, body }).toEqual({ status: 200, body: before });
    expect(await recorded()).toEqual(records);
  });

  test.each([
    ['in the body', true, undefined, 400],
    ['in If-Match', false, '"{}"', 412],
    ['in If-Match, whatever the body says', true, '{}', 412],
  ])('written on a stale version %s are refused with 2055', async (_, inBody, header, status) => {
    const before = await profileOf();
    const stale = String(Number(before.attributes.etag) - 1);
    const answer = await alder(
      'PUT',
      path(granite),
      { ...before, lastName: 'Lost', attributes: inBody ? { etag: stale } : undefined },
      header === undefined ? {} : { 'if-match': header.replace('{}', stale) },
    );
    expect(answer).toMatchObject({ status, body: { code: 2055 } });
    expect(await profileOf()).toEqual(before);
  });

  test.each([
    ['no version', {}, {}],
    ['any version', {}, { 'if-match': '*' }],
    ['the right header and a stale body', { attributes: { etag: '0' } }, 'right'],
  ] as const)('written with %s are taken', async (how, members, headers) => {
    const before = await profileOf();
    const sent = headers === 'right' ? { 'if-match': `"${before.attributes.etag}"` } : headers;
    const wanted = { ...before, attributes: undefined, lastName: `Frost ${how.length}`, ...members };
    expect((await alder('PUT', path(granite), wanted, sent)).status).toBe(200);
  });

  test('are checked as for a new customer, everything wrong named at once', async () => {
    const before = await profileOf();
    const { status, body } = await alder('PUT', path(granite), {
      ...before,
      companyName: 'GmbH',
      email: 'nobody',
      culture: '',
      defaultAddress: { ...before.defaultAddress, postalCode: '1', addressLine1: '' },
    });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 800002 });
    expect(body.data.map(({ field }: { field: string }) => field)).toEqual([
      'companyName',
      'email',
      'culture',
      'defaultAddress.addressLine1',
      'defaultAddress.postalCode',
    ]);
    expect(await profileOf()).toEqual(before);
  });

  test('an address alone that is wrong is refused with 2007', async () => {
    const before = await profileOf();
    const wanted = { ...before, defaultAddress: { ...before.defaultAddress, state: 'Atlantis' } };
    expect(await alder('PUT', path(granite), wanted)).toMatchObject({ status: 400, body: { code: 2007 } });
  });

  test('keep their country; one that is left out stays', async () => {
    const before = await profileOf();
    const abroad = { ...before, defaultAddress: { ...before.defaultAddress, country: 'CA' } };
    const { status, body } = await alder('PUT', path(granite), abroad);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 2007 });
    expect(body.data[0].field).toBe('defaultAddress.country');
    const { country: _, ...rest } = before.defaultAddress;
    const { body: kept } = await alder('PUT', path(granite), { ...before, defaultAddress: rest });
    expect(kept.defaultAddress.country).toBe('US');
  });

  test('are checked while they are typed, without complaint about what is not there yet (C21)', async () => {
    const { body } = await alder('POST', `/twotier${path(granite)}/check`, {
      companyName: 'x',
      defaultAddress: { postalCode: '1' },
    });
    expect(body.problems.map(({ field }: { field: string }) => field)).toEqual([
      'companyName',
      'defaultAddress.postalCode',
    ]);
    const { defaultAddress } = await profileOf();
    const whole = await alder('POST', `/twotier${path(granite)}/check`, { defaultAddress });
    expect(whole.body).toMatchObject({ problems: [], addressStatus: expect.any(String) });
  });

  test.each([
    ['Alder Distribution', 'billing-admin', 403],
    ['Alder Distribution', 'user-admin', 403],
    ['Birch IT', 'global-admin', 403],
    ['Fjord Direct', 'global-admin', 404],
  ])('are not written by %s as %s', async (tenant, role, status) => {
    const before = await profileOf();
    const who = await app.as(tenant, role);
    expect((await who('PUT', path(granite), { ...before, lastName: 'Other' })).status).toBe(status);
    expect(await profileOf()).toEqual(before);
  });
});

describe('C28, I51: the bill-to name', () => {
  test('changes on bills and in the own list; the tenant and every other partner keep theirs', async () => {
    const before = await profileOf();
    const { body: company } = await alder('GET', `/v1/customers/${granite}/profiles/company`);
    const { body: othersList } = await birch('GET', '/v1/customers');
    const others = await birch('GET', `/v1/customers/${granite}`);
    await alder('PUT', path(granite), { ...before, companyName: 'Granite Bread & Cake' });
    expect(namesIn((await alder('GET', '/v1/customers')).body)).toBe('Granite Bread & Cake');
    expect((await profileOf()).companyName).toBe('Granite Bread & Cake');
    expect((await recorded())[0]?.operationType).toBe('update_customer_partner_contract_company_name');
    const { body: record } = await alder('GET', `/twotier/v1/customers/${granite}/record`);
    expect(record).toMatchObject({ companyName: 'Granite Bread & Cake', legalName: 'Granite Bakery' });
    // The tenant's own data, and everything the other partner reads.
    const { companyName: _name, ...rest } = company;
    expect((await alder('GET', `/v1/customers/${granite}/profiles/company`)).body).toMatchObject(rest);
    expect((await birch('GET', '/v1/customers')).body).toEqual(othersList);
    expect(await birch('GET', `/v1/customers/${granite}`)).toMatchObject({ body: others.body });
  });

  test('of one partner never shows to another, whatever it is', async () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz '),
      minLength: 4,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(letters, async (text) => {
        const name = `Zz ${text.replace(/\s+/g, ' ').trim()} zZ`;
        const before = await profileOf();
        const { status } = await alder('PUT', path(granite), { ...before, companyName: name });
        expect(status).toBe(200);
        for (const address of [
          '/v1/customers',
          `/v1/customers/${granite}`,
          `/twotier/v1/customers/${granite}/record`,
        ]) {
          expect(JSON.stringify((await birch('GET', address)).body)).not.toContain(name);
        }
        expect(namesIn((await alder('GET', '/v1/customers')).body)).toBe(name);
      }),
      { numRuns: 15 },
    );
  });
});
