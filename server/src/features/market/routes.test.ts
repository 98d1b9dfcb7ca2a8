import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Caller } from '../../access/caller.ts';
import { httpServer } from '../../platform/http/index.ts';
import { builtInAddressChecker } from './deliverability.ts';
import { marketRoutes } from './routes.ts';

const seller: Caller = {
  tenant: {
    id: '11111111-1111-4111-8111-111111111111',
    kind: 'indirect-provider',
    name: 'Provider',
    country: 'US',
    region: 'united-states',
    cloud: 'global',
    programStatus: 'active',
    agreementSigned: true,
  },
  user: {
    id: '22222222-2222-4222-8222-222222222222',
    userPrincipalName: 'ana@provider.example',
    displayName: 'Ana',
  },
  applicationId: null,
  roles: ['admin-agent'],
  secondFactor: true,
  language: 'en',
  sessionId: null,
};

async function server(caller: Caller | null = seller) {
  const unused = () => Promise.reject(new Error('not part of these routes'));
  const { fastify, routes } = await httpServer({
    gate: {
      authenticate: () => Promise.resolve(caller),
      reachCustomer: unused,
      recordRefusal: () => Promise.resolve(),
      replay: { once: unused } as never,
    },
    logger: false,
    publicUrl: 'http://127.0.0.1',
  });
  marketRoutes(routes, {
    addressChecker: builtInAddressChecker,
    boundariesFor: () =>
      Promise.resolve({
        vendorDomains: ['vendor.example'],
        partnerDomains: ['provider.example'],
        cloudSuffixes: ['cloud.example'],
        confirmedRegistrations: new Set<string>(),
      }),
  });
  return fastify;
}

async function get(url: string, headers: Record<string, string> = {}, caller: Caller | null = seller) {
  const response = await (await server(caller)).inject({ method: 'GET', url, headers });
  return { status: response.statusCode, body: response.json() };
}

async function post(url: string, payload: object, headers: Record<string, string> = {}, caller = seller) {
  const response = await (await server(caller)).inject({ method: 'POST', url, headers, payload });
  return { status: response.statusCode, body: response.json() };
}

const seattle = {
  AddressLine1: '400 Broad St',
  City: 'Seattle',
  State: 'WA',
  PostalCode: '98109',
  Country: 'US',
};

describe('country validation rules', () => {
  // Recorded traffic is kept beside the checkout, not in it.
  const recording = new URL('../../../../../shared/data/recorded-country-rules-us.json', import.meta.url);
  test.skipIf(!existsSync(recording))(
    'answer as recorded for the United States (skipped without the recording)',
    async () => {
      const { request, response } = JSON.parse(readFileSync(recording, 'utf8'));
      const { status, body } = await get(request.path);
      expect(status).toBe(200);
      expect(body).toEqual(response.body);
      expect(Object.keys(body)).toEqual(Object.keys(response.body));
    },
  );

  test('give no form for a tax id that is optional, lest clients enforce it', async () => {
    const { body } = await get('/v1/countryvalidationrules/US');
    expect(body).toMatchObject({ isTaxIdSupported: true, isTaxIdOptional: true, isVatIdSupported: false });
    expect(body).not.toHaveProperty('taxIdFormat');
    expect(body).not.toHaveProperty('vatIdRegex');
  });

  test('ignore the case of the country and leave out what it does not have', async () => {
    const { body } = await get('/v1/CountryValidationRules/pl');
    expect(body).toMatchObject({
      iso2Code: 'PL',
      isTaxIdOptional: false,
      taxIdFormat: '10 or 11 digits',
      supportedStatesList: [],
    });
    expect(Object.values(body)).not.toContain(null);
  });

  test.each(['USA', 'ZZ', 'IR'])('refuse %s with the contract’s number', async (country) => {
    const { status, body } = await get(`/v1/countryvalidationrules/${country}`);
    expect([status, body.code]).toEqual([400, 3000]);
    expect(body.description).toContain(country);
  });

  test('need a caller', async () => {
    expect((await get('/v1/countryvalidationrules/US', {}, null)).status).toBe(401);
  });
});

describe('address validation', () => {
  const check = (address: object, client?: string) =>
    post('/v1/validations/address', address, client ? { 'MS-PartnerCenter-Client': client } : {});

  test('answers with the object, in camelCase, without nulls', async () => {
    const { status, body } = await check(
      { ...seattle, AddressLine2: null, PostalCode: '981090001' },
      'Partner Center .NET SDK',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'InteractionRequired',
      originalAddress: { addressLine1: '400 Broad St', postalCode: '981090001' },
      suggestedAddresses: [{ postalCode: '98109-0001', state: 'WA', region: 'WA' }],
    });
    expect(body.originalAddress).not.toHaveProperty('addressLine2');
  });

  test.each(['Partner Center Java SDK', 'Partner Center PowerShell', 'Partner Center Open .NET SDK'])(
    'answers a bare boolean to the %s',
    async (client) => {
      expect(await check(seattle, client)).toEqual({ status: 200, body: true });
      expect(await check({ ...seattle, PostalCode: '10118' }, client)).toEqual({ status: 200, body: false });
    },
  );

  test('tells the .NET SDK in the object that an address is wrong', async () => {
    const { status, body } = await check({ ...seattle, PostalCode: '10118' }, 'Partner Center .NET SDK');
    expect([status, body.status]).toEqual([200, 'None']);
    expect(body.validationMessage).toContain('NY');
  });

  test('refuses a wrong address of an unnamed client as of old, with the corrected one inside', async () => {
    const { status, body } = await check({ ...seattle, State: 'Washington' });
    expect([status, body.code]).toEqual([400, 2007]);
    const corrected = JSON.parse(/\{.*\}/.exec(body.description)?.[0] ?? '');
    expect(corrected).toMatchObject({ state: 'WA', postalCode: '98109' });
    expect(body.data).toEqual([expect.objectContaining({ field: 'state' })]);
  });

  test('names the inner reason when city and ZIP code disagree', async () => {
    const { body } = await check({ ...seattle, PostalCode: '10118' });
    expect(body.description).toContain('60071');
  });

  test('answers an unnamed client with the object when the address can be right', async () => {
    expect(await check(seattle)).toMatchObject({ status: 200, body: { status: 'Verified' } });
  });
});

describe('markets', () => {
  test('are those of the partner’s own region, named in its language and sorted by name', async () => {
    const { body } = await get('/twotier/v1/markets', { 'X-Locale': 'es-ES' });
    expect(body.items.map(({ country }: { country: string }) => country).sort()).toEqual([
      'AS',
      'GU',
      'MP',
      'UM',
      'US',
    ]);
    const names = body.items.map(({ name }: { name: string }) => name);
    expect(names).toContain('Estados Unidos');
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'es')));
  });

  test('are all of them for a caller without a region', async () => {
    const operator = { ...seller, tenant: { ...seller.tenant, region: null } };
    expect((await get('/twotier/v1/markets', {}, operator)).body.totalCount).toBe(242);
  });
});

describe('checks while typing', () => {
  const check = (body: object, language = 'en-US') =>
    post('/twotier/v1/validations/customerdetails', body, { 'X-Locale': language });

  test('an empty form gets no complaints', async () => {
    expect(await check({})).toEqual({ status: 200, body: { problems: [], domainSuggestions: [] } });
  });

  test('name each problem at its field, in the reader’s language', async () => {
    const { body } = await check(
      {
        companyProfile: { companyName: 'Contoso.com', domain: '1' },
        billingProfile: { email: 'x@provider.example' },
      },
      'ru-RU',
    );
    expect(
      body.problems.map((one: { field: string; code: string; severity: string }) => [
        one.field,
        one.code,
        one.severity,
      ]),
    ).toEqual([
      ['companyProfile.companyName', 'company-name-internet-ending', 'warn'],
      ['companyProfile.domain', 'domain-starts-with-digit', 'refuse'],
      ['billingProfile.email', 'email-own-domain', 'refuse'],
    ]);
    for (const { message } of body.problems) expect(message).toMatch(/[а-я]/);
    expect(body.domainSuggestions.length).toBeGreaterThan(1);
  });

  test('judge the address once it is entered, and refuse a market of another region', async () => {
    const defaultAddress = { ...seattle, State: 'wa' };
    const entered = await check({ billingProfile: { defaultAddress } });
    expect(entered.body).toMatchObject({
      addressStatus: 'InteractionRequired',
      suggestedAddresses: [{ state: 'WA' }],
    });
    const foreign = await check({ billingProfile: { defaultAddress: { country: 'ES' } } });
    expect(foreign.body.problems).toEqual([expect.objectContaining({ code: 'country-outside-region' })]);
    expect(foreign.body).not.toHaveProperty('addressStatus');
  });

  test('are for those who may create customers', async () => {
    const reseller: Caller = { ...seller, tenant: { ...seller.tenant, kind: 'indirect-reseller' } };
    const { status } = await post('/twotier/v1/validations/customerdetails', {}, {}, reseller);
    expect(status).toBe(403);
  });
});
