import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerWorld } from '../../../test/customer-world.ts';
import { customerWorld, newCustomer } from '../../../test/customer-world.ts';
import type { Caller } from '../../access/caller.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import { agreementTemplates, customerAgreementTemplate } from './index.ts';
import { confirmationFault, instantOf, needsUserId, repeats, templatesFor } from './rules.ts';
import { insertAgreement } from './store.ts';

let world: CustomerWorld;
let alder: Caller['tenant'];
let birch: Caller['tenant'];
let seller: string;
let customerId: string;

beforeAll(async () => {
  world = await customerWorld();
  alder = await world.partner('Alder', 'indirect-provider');
  birch = await world.partner('Birch', 'indirect-reseller');
  await world.partnership(alder.id, birch.id);
  seller = world.caller(alder);
});
afterAll(() => world.close());
const reset = async () => {
  customerId = (
    await world.send('POST', '/v1/customers', seller, newCustomer({ associatedPartnerId: birch.id }))
  ).body.id;
};

const contact = {
  firstName: 'Dana',
  lastName: 'Frost',
  email: 'dana@tailspin.example',
  phoneNumber: '2065550100',
};
const confirmation = (of: object = {}) => ({
  primaryContact: contact,
  dateAgreed: '2024-05-02T00:00:00Z',
  templateId: customerAgreementTemplate.templateId,
  type: 'MicrosoftCustomerAgreement',
  ...of,
});
const confirm = (body: object, who = seller, id = customerId) =>
  world.send('POST', `/v1/customers/${id}/agreements`, who, body);
const record = async (who = seller) =>
  (await world.send('GET', `/twotier/v1/customers/${customerId}/record`, who)).body;

describe('confirming', () => {
  beforeAll(reset);

  test('is recorded, listed for the partner who did it, and counts for that partner only (C20)', async () => {
    const made = await confirm(confirmation());
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      primaryContact: contact,
      dateAgreed: '2024-05-02T00:00:00Z',
      type: 'MicrosoftCustomerAgreement',
      userId: expect.any(String),
      agreementLink: expect.stringContaining(customerAgreementTemplate.templateId),
      attributes: { objectType: 'Agreement' },
    });
    const list = await world.send('GET', `/v1/customers/${customerId}/agreements`, seller);
    expect(list.body.items).toEqual([made.body]);
    expect((await record()).agreement).toEqual({ accepted: true, acceptedAt: '2024-05-02T00:00:00Z' });
    expect((await record(world.caller(birch))).agreement).toEqual({ accepted: false });
  });

  test('the same contact again is refused with 600061, another contact is accepted', async () => {
    expect(
      await confirm(confirmation({ primaryContact: { ...contact, email: 'DANA@tailspin.example' } })),
    ).toMatchObject({ status: 409, body: { code: 600061 } });
    expect((await confirm(confirmation({ primaryContact: { ...contact, firstName: 'Robin' } }))).status).toBe(
      201,
    );
    expect((await confirm(confirmation())).status).toBe(201);
  });

  test('of two equal confirmations at once one is recorded', async () => {
    await reset();
    const both = await Promise.all([confirm(confirmation()), confirm(confirmation())]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test.each<[string, object, string]>([
    ['no contact', { primaryContact: undefined }, 'primaryContact.firstName'],
    ['no last name', { primaryContact: { ...contact, lastName: ' ' } }, 'primaryContact.lastName'],
    ['an e-mail that is none', { primaryContact: { ...contact, email: 'dana' } }, 'primaryContact.email'],
    ['no date', { dateAgreed: undefined }, 'dateAgreed'],
    ['a date that is none', { dateAgreed: 'yesterday' }, 'dateAgreed'],
    ['the unset date of .NET', { dateAgreed: '0001-01-01T00:00:00' }, 'dateAgreed'],
    ['a date in the future', { dateAgreed: '2999-01-01' }, 'dateAgreed'],
    ['an unknown template', { templateId: randomUUID() }, 'templateId'],
    ['a template of the other type', { type: 'MicrosoftCloudAgreement' }, 'templateId'],
    ['a user id that is none', { userId: 'me' }, 'userId'],
  ])('%s is refused with 3000 at the field', async (_, of, field) => {
    const refused = await confirm(confirmation(of));
    expect([refused.status, refused.body.code, refused.body.data[0].field]).toEqual([400, 3000, field]);
  });

  test('an application names the person for the cloud agreement', async () => {
    await reset();
    const application = world.caller(alder, [], { application: true });
    const cloud = { templateId: agreementTemplates[0]?.templateId, type: 'MicrosoftCloudAgreement' };
    expect((await confirm(confirmation(cloud), application)).body.data[0].field).toBe('userId');
    const userId = randomUUID();
    expect((await confirm(confirmation({ ...cloud, userId }), application)).body.userId).toBe(userId);
    expect((await confirm(confirmation(), application)).status).toBe(201);
  });

  test.each([
    ['global-admin', 403],
    ['user-admin', 403],
    ['helpdesk-agent', 403],
    ['sales-agent', 201],
  ] as const)('%s gets %i (2.3)', async (role, status) => {
    await reset();
    expect((await confirm(confirmation(), world.caller(alder, [role]))).status).toBe(status);
  });

  test('a reseller cannot confirm, a stranger finds no customer', async () => {
    expect((await confirm(confirmation(), world.caller(birch))).body.code).toBe(2032);
    const stranger = world.caller(await world.partner('Fjord', 'direct-partner'));
    const theirs = await confirm(confirmation(), stranger);
    const nobodys = await confirm(confirmation(), stranger, randomUUID());
    expect([theirs.status, theirs.body]).toEqual([nobodys.status, nobodys.body]);
    expect(theirs.body.code).toBe(60003);
  });
});

describe('templates and text', () => {
  const list = (type?: string) =>
    world.send(
      'GET',
      `/v1/agreements${type === undefined ? '' : `?agreementType=${encodeURIComponent(type)}`}`,
      seller,
    );

  test('every type, one type, the first one when none is named', async () => {
    expect((await list('*')).body.items).toHaveLength(2);
    expect((await list('microsoftcustomeragreement')).body.items).toMatchObject([
      { templateId: customerAgreementTemplate.templateId, versionRank: 1 },
    ]);
    expect((await list()).body.items).toMatchObject([{ agreementType: 'MicrosoftCloudAgreement' }]);
    expect((await list('other')).body.code).toBe(3000);
  });

  const document = (id: string, query = '') =>
    world.send('GET', `/v1/agreementtemplates/${id}/document${query}`, seller);

  test('the document has two addresses that open without signing in, in the language asked for', async () => {
    const { body } = await document(customerAgreementTemplate.templateId, '?language=es-ES&country=ES');
    expect(body).toMatchObject({ language: 'es-ES', country: 'ES' });
    for (const uri of [body.displayUri, body.downloadUri]) {
      const path = uri.replace('http://127.0.0.1:8080', '');
      const page = await world.send('GET', path, 'nobody');
      expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.body).toContain('Contrato del cliente');
      expect((await world.send('GET', path.replace('country=ES', 'country=FR'), 'nobody')).status).toBe(404);
      expect(
        (await world.send('GET', path.replace(/expires=\d+/, 'expires=9999999999999'), 'nobody')).status,
      ).toBe(404);
    }
  });

  test.each([
    [agreementTemplates[0]?.templateId ?? ''],
    [customerAgreementTemplate.templateId.toUpperCase()],
    [randomUUID()],
  ])('no document for %s', async (id) => {
    expect((await document(id)).status).toBe(404);
  });
});

test('direct acceptance is told to every partner of the customer', async () => {
  await reset();
  const status = () =>
    world.send('GET', `/v1/customers/${customerId}/directSignedMicrosoftCustomerAgreementStatus`, seller);
  expect((await status()).body).toMatchObject({ isSigned: false });
  await confirm(confirmation());
  expect((await status()).body).toMatchObject({ isSigned: false });
  await world.db.transaction(tenantScope(customerId), (tx) =>
    insertAgreement(tx, {
      partnerId: customerId,
      customerId,
      agreementId: randomUUID(),
      templateId: customerAgreementTemplate.templateId,
      type: 'MicrosoftCustomerAgreement',
      contact: { ...contact },
      agreedAt: new Date(),
      recordedAt: new Date(),
      recordedBy: null,
    }),
  );
  expect((await status()).body).toMatchObject({ isSigned: true });
  expect(
    await world.db.rows(
      systemScope('test'),
      { name: 'test.noAgreementOfOthers', text: 'select 1 from customer_agreement where partner_id = $1' },
      [birch.id],
    ),
  ).toEqual([]);
});

describe('rules', () => {
  const now = new Date('2024-06-01T12:00:00Z');

  test.each<[string | undefined, string | null]>([
    ['2024-05-02', '2024-05-02T00:00:00.000Z'],
    ['2024-05-02T10:00:00', '2024-05-02T10:00:00.000Z'],
    ['2024-05-02T10:00:00.1234567Z', '2024-05-02T10:00:00.123Z'],
    ['2024-05-02T10:00:00+02:00', '2024-05-02T08:00:00.000Z'],
    ['05/02/2024', null],
    ['2024-13-01', null],
    ['', null],
    [undefined, null],
  ])('instant of %s', (text, expected) => {
    expect(instantOf(text)?.toISOString() ?? null).toBe(expected);
  });

  test('a date of this very moment is not in the future', () => {
    const sent = {
      templateId: customerAgreementTemplate.templateId,
      type: 'MicrosoftCustomerAgreement',
      contact,
      agreedAt: now.toISOString(),
    };
    expect(confirmationFault({ user: null }, sent, now)).toBeNull();
    expect(confirmationFault({ user: null }, sent, new Date(now.getTime() - 1))?.reason).toBe(
      'agreement-date-in-future',
    );
  });

  test('nothing recorded, nothing repeated', () => {
    expect(repeats(undefined, { templateId: 'x', contact: { ...contact } })).toBe(false);
    expect(templatesFor('')).toHaveLength(1);
    expect(needsUserId({ user: null }, 'MicrosoftCustomerAgreement', undefined)).toBe(false);
  });
});
