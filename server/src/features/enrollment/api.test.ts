import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let operator: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app.close());

const root = '/twotier/v1/enrollments';
const password = 'maple and slate 41';

const post = async (path: string, payload: object, language = 'en') => {
  const answer = await app.fastify.inject({
    method: 'POST',
    url: path,
    payload,
    headers: { 'accept-language': language },
  });
  return { status: answer.statusCode, body: answer.json() };
};

let made = 0;
/** A company that can be enrolled as it is; each call another one. */
const company = (more: object = {}) => {
  made += 1;
  return {
    kind: 'indirect-reseller',
    companyName: `Quarry Systems ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[made]}`,
    address: {
      country: 'US',
      addressLine1: '12 Mill Road',
      city: 'Albany',
      state: 'NY',
      postalCode: '12207',
    },
    culture: 'en-US',
    language: 'en',
    contact: {
      firstName: 'Nora',
      lastName: 'Vance',
      email: `nora@quarry${made}.example`,
      phoneNumber: '5185550142',
    },
    domain: `quarry${made}systems`,
    userName: 'nora.vance',
    ...more,
  };
};
const enroll = (details: object = company(), more: object = {}) =>
  post(root, { details, password, statementsTrue: true, ...more });

/** The secret of the latest message to an address, as its owner reads it. */
async function linkTo(email: string): Promise<string> {
  const { body } = await operator('GET', '/twotier/v1/outbox?size=100');
  const message = body.items.find((one: { recipient: string }) => one.recipient === email);
  const read = await operator('GET', `/twotier/v1/outbox/${message.id}`);
  return /token=([\w-]+)/.exec(JSON.stringify(read.body))?.[1] ?? '';
}

describe('C1: enrolling', () => {
  test('goes the whole way: entered, confirmed by the mailbox, account made, review begun', async () => {
    const details = company();
    const entered = await enroll(details);
    expect(entered).toMatchObject({
      status: 201,
      body: { state: 'unconfirmed', contactEmail: details.contact.email, mailsLeft: 4 },
    });
    const { resumeToken, userPrincipalName } = entered.body;
    const token = await linkTo(details.contact.email);
    const preview = await post(`${root}/confirmation/preview`, { token });
    expect(preview.body).toMatchObject({ companyName: details.companyName, domainAvailable: true });
    expect((await post(`${root}/status`, { token: resumeToken })).body.state).toBe('unconfirmed');

    const confirmed = await post(`${root}/confirmation`, { token });
    expect(confirmed).toEqual({ status: 200, body: { companyName: details.companyName, userPrincipalName } });
    expect((await post(`${root}/status`, { token: resumeToken })).body).toMatchObject({
      state: 'confirmed',
      companyName: details.companyName,
      userPrincipalName,
    });
    // Once is enough.
    expect((await post(`${root}/confirmation`, { token })).status).toBe(404);

    const signedIn = await app.fastify.inject({
      method: 'POST',
      url: '/twotier/v1/session',
      payload: { userPrincipalName, password },
      headers: { 'x-twotier-portal': '1' },
    });
    expect(signedIn.statusCode).toBeLessThan(300);
    const { items } = (await operator('GET', '/twotier/v1/verifications?size=100')).body;
    expect(
      items.find((one: { companyName: string }) => one.companyName === details.companyName),
    ).toMatchObject({
      kind: 'enrollment',
      state: 'review',
      partnerKind: 'indirect-reseller',
      contactEmail: details.contact.email,
    });
  });

  test('names everything that is wrong by its field', async () => {
    const refused = await enroll(
      company({
        companyName: '',
        address: { country: 'US', addressLine1: '', city: 'Albany', state: 'XX', postalCode: '1' },
        contact: { firstName: '', lastName: 'V', email: 'nora@gmail.com', phoneNumber: '' },
        userName: 'no ra',
        domain: '1x',
        support: { website: 'ftp://x' },
      }),
    );
    expect(refused).toMatchObject({ status: 400, body: { errorName: 'enrollment-invalid' } });
    const fields = refused.body.data.map(({ field }: { field: string }) => field);
    for (const field of [
      'companyName',
      'address.addressLine1',
      'address.state',
      'contact.firstName',
      'contact.email',
      'contact.phoneNumber',
      'support.website',
      'domain',
      'userName',
    ])
      expect(fields).toContain(`details.${field}`);
  });

  test.each([
    [
      'a free mailbox',
      { contact: { firstName: 'N', lastName: 'V', email: 'n@yahoo.com', phoneNumber: '5185550142' } },
      'contact.email',
    ],
    [
      'a country without a selling region',
      { address: { country: 'RU', addressLine1: 'Lenina 1', city: 'Tver', postalCode: '170000' } },
      'address.country',
    ],
    [
      'another country in the government cloud',
      {
        cloud: 'us-government',
        address: {
          country: 'CA',
          addressLine1: '1 King St',
          city: 'Toronto',
          state: 'ON',
          postalCode: 'M5H 1A1',
        },
      },
      'address.country',
    ],
    ['no eligibility in the government cloud', { cloud: 'us-government' }, 'eligibility.servedSegments'],
    [
      'a direct partner that has never sold',
      { kind: 'direct-partner', businessCase: 'We sell.' },
      'formerPartnerId',
    ],
    ['a provider without a business case', { kind: 'indirect-provider' }, 'businessCase'],
    [
      'a missing registration number',
      { address: { country: 'PL', addressLine1: 'Prosta 1', city: 'Warszawa', postalCode: '00-838' } },
      'organizationRegistrationNumber',
    ],
  ])('refuses %s', async (_, more, field) => {
    const refused = await enroll(company(more));
    expect(refused.body.errorName).toBe('enrollment-invalid');
    expect(refused.body.data.map((one: { field: string }) => one.field)).toContain(`details.${field}`);
  });

  test('refuses a weak password, a missing statement and a domain in use', async () => {
    expect((await enroll(company(), { password: 'short' })).body.errorName).toBe('password-too-weak');
    expect((await enroll(company(), { statementsTrue: false })).body.errorName).toBe(
      'enrollment-statement-missing',
    );
    expect((await enroll(company({ domain: 'granitebakery' }))).body.errorName).toBe(
      'enrollment-domain-taken',
    );
  });

  test('checks while somebody types, without complaining about what is not reached', async () => {
    const { body } = await post(`${root}/check`, {
      kind: 'indirect-reseller',
      companyName: 'Slate Works Ltd',
      domain: 'granitebakery',
    });
    expect(body).toMatchObject({
      problems: [],
      domain: { available: false },
      domainSuggestions: [
        'slateworks',
        expect.any(String),
        expect.any(String),
        expect.any(String),
        expect.any(String),
      ],
    });
    expect(body.domain.alternatives.length).toBeGreaterThan(0);
  });

  // Guarantee: a stranger cannot find out which companies are partners.
  test('says the same about a company that exists as about one that does not', async () => {
    const known = await enroll(company({ companyName: 'Birch IT' }));
    const unknown = await enroll(company({ companyName: 'Nobody Knows Us' }));
    const shape = ({ status, body }: typeof known) => ({ status, names: Object.keys(body).sort() });
    expect(shape(known)).toEqual(shape(unknown));
    const token = await linkTo(known.body.contactEmail);
    await post(`${root}/confirmation`, { token });
    const { items } = (await operator('GET', '/twotier/v1/verifications?size=100')).body;
    const { id } = items.find(
      (one: { contactEmail: string }) => one.contactEmail === known.body.contactEmail,
    );
    expect((await operator('GET', `/twotier/v1/verifications/${id}`)).body.namesakes).toMatchObject([
      { name: 'Birch IT', partnerId: '5300101', programStatus: 'active' },
    ]);
  });

  test('sends the link again to a corrected address, five times at most', async () => {
    const details = company();
    const { resumeToken } = (await enroll(details)).body;
    const first = await linkTo(details.contact.email);
    const again = await post(`${root}/link`, { token: resumeToken, email: `right@quarry${made}.example` });
    expect(again.body).toMatchObject({ contactEmail: `right@quarry${made}.example`, mailsLeft: 3 });
    expect((await post(`${root}/confirmation/preview`, { token: first })).status).toBe(404);
    expect((await post(`${root}/link`, { token: resumeToken, email: 'x@gmail.com' })).body.errorName).toBe(
      'enrollment-invalid',
    );
    for (let sent = 2; sent < 5; sent += 1) await post(`${root}/link`, { token: resumeToken });
    expect((await post(`${root}/link`, { token: resumeToken })).body.errorName).toBe(
      'verification-mails-sent',
    );
  });

  test('a made-up token opens nothing', async () => {
    const token = 'x'.repeat(43);
    for (const path of ['status', 'link', 'confirmation', 'confirmation/preview'])
      expect((await post(`${root}/${path}`, { token })).status, path).toBe(404);
    expect((await post('/twotier/v1/verifications/address', { token })).status).toBe(404);
  });

  test('keeps no password and no details once there is an account', async () => {
    const details = company();
    await enroll(details);
    await post(`${root}/confirmation`, { token: await linkTo(details.contact.email) });
    const log = await operator('GET', '/twotier/v1/outbox?size=100');
    expect(JSON.stringify(log.body)).not.toContain(password);
  });
});
