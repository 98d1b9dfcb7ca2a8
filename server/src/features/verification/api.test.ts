import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { enrollCompany, linkTo, postPublicly } from '../../../test/enrolled-company.ts';

let app: DemoApp;
let operator: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app.close());

const own = '/twotier/v1/verifications/own';
const queue = '/twotier/v1/verifications';
const agreement = '/twotier/v1/partneragreements';
const pdf = (text = 'register') => ({
  fileName: '../register extract.pdf',
  contentBase64: Buffer.from(`%PDF-1.7 ${text}`).toString('base64'),
});
const signing = { version: 1, firstName: 'Nora', lastName: 'Vance', title: 'Director', mayBind: true };

const look = async (id: string) => (await operator('GET', `${queue}/${id}`)).body;
const decide = async (id: string, event: string, text = '', more: object = {}) =>
  operator('POST', `${queue}/${id}/decision`, { event, text, etag: (await look(id)).etag, ...more });

describe('C2: verification and agreement', () => {
  test('goes the whole way: asked, answered with a document, approved, signed, active', async () => {
    const { admin, verificationId: id, companyName, contactEmail } = await enrollCompany(app);
    expect((await admin('GET', own)).body).toMatchObject({ programStatus: 'pending', canSign: false });
    expect((await admin('POST', `${agreement}/own/signature`, signing)).body.errorName).toBe(
      'partner-agreement-not-qualified',
    );

    expect((await decide(id, 'ask', ' ')).body.errorName).toBe('verification-reason-missing');
    expect((await decide(id, 'ask', 'Who may sign?')).body).toMatchObject({
      state: 'asked',
      reason: 'Who may sign?',
    });
    expect((await admin('POST', `${own}/${id}/answer`, { text: ' ' })).body.errorName).toBe(
      'verification-answer-missing',
    );
    const added = await admin('POST', `${own}/${id}/files`, pdf());
    expect(added.body.items[0].files).toMatchObject([{ name: 'register extract.pdf', byOperator: false }]);
    const answered = await admin('POST', `${own}/${id}/answer`, { text: '' });
    expect(answered.body.items[0]).toMatchObject({ state: 'review' });

    const [file] = (await look(id)).files;
    for (const [client, path] of [
      [operator, `${queue}/${id}/files/${file.id}`],
      [admin, `${own}/${id}/files/${file.id}`],
    ] as const) {
      const read = await client('GET', path);
      expect(read.body).toBe('%PDF-1.7 register');
      expect(read.headers['content-disposition']).toContain('attachment');
    }

    expect((await decide(id, 'approve')).body).toMatchObject({
      state: 'approved',
      programStatus: 'qualified',
    });
    expect((await admin('GET', own)).body).toMatchObject({ programStatus: 'qualified', canSign: true });
    expect((await admin('GET', '/v1/profiles/legalbusiness')).body.vettingStatus).toBe('authorized');
    const mails = (await operator('GET', '/twotier/v1/outbox?size=100')).body.items;
    expect(
      mails
        .filter((one: { recipient: string }) => one.recipient === contactEmail)
        .map((one: { kind: string }) => one.kind),
    ).toEqual(['enrollment-qualified', 'verification-asked', 'enrollment-verify-address']);

    expect(
      (await admin('POST', `${agreement}/own/signature`, { ...signing, mayBind: false })).body.errorName,
    ).toBe('partner-agreement-authority-missing');
    expect((await admin('POST', `${agreement}/own/signature`, { ...signing, lastName: '' })).status).toBe(
      400,
    );
    expect(
      (await admin('POST', `${agreement}/own/signature`, { ...signing, version: 7 })).body.errorName,
    ).toBe('partner-agreement-outdated');
    const signed = await admin('POST', `${agreement}/own/signature`, signing);
    expect(signed).toMatchObject({
      status: 201,
      body: { standing: 'signed', signatures: [{ version: 1, firstName: 'Nora', onPaper: false }] },
    });
    expect((await admin('POST', `${agreement}/own/signature`, signing)).body.errorName).toBe(
      'partner-agreement-signed-already',
    );
    expect((await admin('GET', own)).body).toMatchObject({ programStatus: 'active', agreementSigned: true });
    const log = (await admin('GET', '/v1/auditrecords')).body.items.map(
      ({ operationType }: { operationType: string }) => operationType,
    );
    expect(log.length).toBeGreaterThan(3);
    expect(companyName).not.toBe('');
  });

  test('a rejection is mended with documents, and reviewed again', async () => {
    const { admin, verificationId: id } = await enrollCompany(app);
    await decide(id, 'reject', 'The address is not in the register.');
    expect((await admin('GET', own)).body).toMatchObject({
      programStatus: 'rejected',
      items: [{ state: 'rejected', reason: 'The address is not in the register.' }],
    });
    const again = await admin('POST', `${own}/${id}/answer`, { text: 'It has moved; see the extract.' });
    expect(again.body).toMatchObject({ programStatus: 'pending', items: [{ state: 'review' }] });
    expect((await admin('POST', `${own}/${id}/answer`, { text: 'More' })).body.errorName).toBe(
      'verification-state',
    );
  });

  test('takes documents of the named kinds and size, ten at most', async () => {
    const { admin, verificationId: id } = await enrollCompany(app);
    const add = (body: object) => admin('POST', `${own}/${id}/files`, body);
    expect(
      (await add({ fileName: 'x.pdf', contentBase64: Buffer.from('<script>').toString('base64') })).body
        .errorName,
    ).toBe('verification-file-type');
    const large = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(5 * 1024 * 1024)]).toString('base64');
    expect((await add({ fileName: 'x.pdf', contentBase64: large })).body.errorName).toBe(
      'verification-file-size',
    );
    for (let count = 0; count < 10; count += 1) expect((await add(pdf(String(count)))).status).toBe(201);
    expect((await add(pdf('eleventh'))).body.errorName).toBe('verification-files-full');
  });

  test('a stale decision is refused, an unknown verification is not found', async () => {
    const { verificationId: id } = await enrollCompany(app);
    expect(
      (await operator('POST', `${queue}/${id}/decision`, { event: 'approve', text: '', etag: '77' })).body
        .errorName,
    ).toBe('changed-meanwhile');
    const nobody = 'aaaaaaaa-0000-4000-8000-00000000dead';
    expect((await operator('GET', `${queue}/${nobody}`)).status).toBe(404);
  });

  // Guarantee: nobody reads or answers another company's verification.
  test('another partner gets the 404 of an unknown verification', async () => {
    const { admin, verificationId: id } = await enrollCompany(app);
    await admin('POST', `${own}/${id}/files`, pdf());
    const [file] = (await look(id)).files;
    const stranger = await app.as('Birch IT', 'global-admin');
    for (const [method, path, body] of [
      ['POST', `${own}/${id}/answer`, { text: 'x' }],
      ['POST', `${own}/${id}/files`, pdf()],
      ['POST', `${own}/${id}/link`, {}],
      ['GET', `${own}/${id}/files/${file.id}`, undefined],
    ] as const)
      expect((await stranger(method, path, body)).status, path).toBe(404);
    expect((await stranger('GET', queue)).status).toBe(403);
  });

  test('the queue is narrowed by state, kind, country and kind of partner', async () => {
    await enrollCompany(app);
    const found = async (query: string) => (await operator('GET', `${queue}?${query}`)).body.items.length;
    expect(
      await found('state=review&country=US&partnerKind=indirect-reseller&kind=enrollment'),
    ).toBeGreaterThan(0);
    expect(await found('country=ES')).toBe(0);
    expect(await found('kind=location')).toBe(0);
    const first = (await operator('GET', `${queue}?size=1`)).body;
    const token = encodeURIComponent(first.continuationToken ?? '');
    const second = (await operator('GET', `${queue}?size=1&MS-ContinuationToken=${token}`)).body;
    expect(second.items[0]?.id).not.toBe(first.items[0].id);
  });
});

describe('C103: what changes is verified again, and only that', () => {
  const legal = async (client: Client, change: (body: Record<string, object>) => object) => {
    const { body } = await client('GET', '/v1/profiles/legalbusiness');
    return client('PUT', '/v1/profiles/legalbusiness', change(body));
  };

  test('a new contact address is confirmed by its link, and needs no review', async () => {
    const admin = await app.as('Ewa Consulting', 'global-admin');
    const email = 'legal@ewa-consulting.example';
    await legal(admin, (body) => ({ ...body, primaryContact: { ...body['primaryContact'], email } }));
    expect((await admin('GET', own)).body.items[0]).toMatchObject({
      kind: 'profile',
      state: 'address',
      contactEmail: email,
    });
    const token = await linkTo(app, email);
    expect((await postPublicly(app, '/twotier/v1/verifications/address', { token })).body).toEqual({
      companyName: 'Ewa Consulting',
      email,
    });
    expect((await admin('GET', own)).body.items[0]).toMatchObject({ state: 'approved' });
    expect((await admin('GET', '/v1/profiles/legalbusiness')).body.vettingStatus).toBe('authorized');
  });

  test('a new address of the company goes to the vendor', async () => {
    const admin = await app.as('Dunas Sistemas', 'global-admin');
    await legal(admin, (body) => ({
      ...body,
      address: { ...body['address'], addressLine1: 'Avenida del Puerto 77' },
    }));
    const [item] = (await admin('GET', own)).body.items;
    expect(item).toMatchObject({ kind: 'profile', state: 'review' });
    await decide(item.id, 'approve', 'Found in the register.');
    expect((await admin('GET', '/v1/profiles/legalbusiness')).body).toMatchObject({
      vettingStatus: 'authorized',
      address: { addressLine1: 'Avenida del Puerto 77' },
    });
  });
});

describe('the partner agreement', () => {
  test('an active reseller without a signature signs it; its provider then finds it in the status list', async () => {
    const cedar = await app.as('Cedar Cloud', 'global-admin');
    const provider = await app.as('Alder Distribution', 'sales-agent');
    const list = async () => String((await provider('GET', `${agreement}/resellers`)).body);
    expect(await list()).toMatch(/Cedar Cloud,5300201,United States,active,not signed/);
    expect((await cedar('POST', `${agreement}/own/signature`, signing)).status).toBe(201);
    expect(await list()).toMatch(/Cedar Cloud,5300201,United States,active,\d{4}-/);
  });

  test('only a global admin signs; others of the company see how it stands', async () => {
    const agent = await app.as('Birch IT', 'admin-agent');
    expect((await agent('POST', `${agreement}/own/signature`, signing)).body.errorName).toBe('role-missing');
    expect((await agent('GET', `${agreement}/own`)).body).toMatchObject({
      standing: 'signed',
      region: 'united-states',
    });
  });

  test('a newer version is signed by who comes now; earlier signatures stay valid', async () => {
    const text = (title: string) => ({ title, text: 'First.\n\nSecond <b>.' });
    const published = await operator('POST', agreement, {
      en: text('Terms'),
      es: text('Condiciones'),
      ru: text('Условия'),
    });
    expect(published).toMatchObject({ status: 201, body: { version: 2 } });
    const admin = await app.as('Birch IT', 'global-admin');
    expect((await admin('GET', `${agreement}/own`)).body).toMatchObject({
      standing: 'signed',
      latest: { version: 2 },
    });
    expect((await admin('GET', `${agreement}/2`)).body.clauses).toHaveLength(2);
    const document = String((await admin('GET', `${agreement}/2/document?language=es`)).body);
    expect(document).toContain('<h1>Condiciones</h1>');
    expect(document).not.toContain('<b>');
    expect((await admin('POST', `${agreement}/own/signature`, { ...signing, version: 2 })).status).toBe(201);
  });

  test('C113: a company of a national cloud says whom it serves, is verified, and the vendor records what it signed on paper', async () => {
    const details = {
      cloud: 'us-government',
      formerPartnerId: '5300101',
      eligibility: { servedSegments: ['state', 'local'], creditCheck: true },
    };
    const { admin, tenantId, verificationId } = await enrollCompany(app, details);
    expect((await look(verificationId)).told).toEqual(
      expect.arrayContaining([{ name: 'formerPartnerId', value: '5300101' }]),
    );
    await decide(verificationId, 'approve');
    const version = (await admin('GET', `${agreement}/own`)).body.latest.version;
    expect((await admin('POST', `${agreement}/own/signature`, { ...signing, version })).body.errorName).toBe(
      'partner-agreement-on-paper',
    );
    const { mayBind: _, ...signer } = { ...signing, version, email: 'nora@quarry.example' };
    const path = `${agreement}/ofpartner/${tenantId}/papersignature`;
    const paper = pdf('signed');
    expect(
      (await operator('POST', path, { ...signer, ...paper, signedOn: '2999-01-01' })).body.errorName,
    ).toBe('agreement-date-in-future');
    const page = { fileName: 'signed.html', contentBase64: Buffer.from('<p>signed').toString('base64') };
    const dated = { ...signer, signedOn: '2024-05-02' };
    expect((await operator('POST', path, { ...dated, ...page })).body.errorName).toBe(
      'verification-file-type',
    );
    expect((await operator('POST', path, { ...dated, ...paper })).status).toBe(204);
    expect((await operator('POST', path, { ...dated, ...paper })).body.errorName).toBe(
      'partner-agreement-signed-already',
    );
    for (const [client, from] of [
      [admin, `${agreement}/own/papers/${version}`],
      [operator, `${agreement}/ofpartner/${tenantId}/papers/${version}`],
    ] as const)
      expect((await client('GET', from)).body).toBe('%PDF-1.7 signed');
    const stranger = await app.as('Birch IT', 'global-admin');
    expect((await stranger('GET', `${agreement}/own/papers/${version}`)).status).toBe(404);
    expect((await stranger('GET', `${agreement}/ofpartner/${tenantId}`)).status).toBe(403);
    expect((await admin('GET', `${agreement}/own`)).body).toMatchObject({
      standing: 'signed',
      signatures: [{ onPaper: true, document: 'register extract.pdf', signedAt: '2024-05-02T00:00:00Z' }],
    });
  });
});
