import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { takesFiles } from '../src/platform/http/index.ts';
import type { Answered, Client, DemoApp } from './demo-app.ts';
import { openDemoApp } from './demo-app.ts';
import type { VirusScanner } from './virus-scanner.ts';
import { harmlessVirus, openScanner } from './virus-scanner.ts';

let scanner: VirusScanner;
let app: DemoApp;
let partner: Client;
let operator: Client;
beforeAll(async () => {
  scanner = await openScanner();
  app = await openDemoApp({ env: { TWOTIER_SCAN_ADDRESS: scanner.address } });
  partner = await app.as('Alder Distribution', 'global-admin');
  operator = await app.as('Contour Cloud', 'operator-admin');
});
beforeEach(() => scanner.feel('awake'));
afterAll(async () => {
  await app?.close();
  await scanner?.close();
});

const id = '5f1c2f6e-0000-4000-8000-000000000001';
const infected = { fileName: 'C:\\papers\\invoice.pdf', contentBase64: harmlessVirus.toString('base64') };
const paper = {
  version: 1,
  firstName: 'Ann',
  lastName: 'Lee',
  email: 'ann@alder.example',
  signedOn: '2026-01-31',
};
const granite = () => app.tenant('Granite Bakery').tenantId;

type Sender = 'partner' | 'operator';
/** Every way in for a file: what is declared, who sends it, and where to. */
const entrances: readonly (readonly [string, Sender, () => string, object])[] = [
  ['POST /twotier/v1/catalogimports', 'operator', () => '/twotier/v1/catalogimports', {}],
  [
    'POST /twotier/v1/customers/:customerId/userimports',
    'partner',
    () => `/twotier/v1/customers/${granite()}/userimports`,
    {},
  ],
  [
    'PUT /twotier/v1/customers/:customerId/userimports/:importId/parts/:part',
    'partner',
    () => `/twotier/v1/customers/${granite()}/userimports/${id}/parts/0`,
    {},
  ],
  [
    'POST /twotier/v1/verifications/own/:verificationId/files',
    'partner',
    () => `/twotier/v1/verifications/own/${id}/files`,
    {},
  ],
  ['PUT /twotier/v1/businessprofile/logo', 'partner', () => '/twotier/v1/businessprofile/logo', {}],
  ['PUT /twotier/v1/brand/logos/:ground', 'operator', () => '/twotier/v1/brand/logos/light', {}],
  [
    'POST /twotier/v1/partneragreements/ofpartner/:tenantId/papersignature',
    'operator',
    () =>
      `/twotier/v1/partneragreements/ofpartner/${app.tenant('Alder Distribution').tenantId}/papersignature`,
    paper,
  ],
  ['POST /twotier/v1/customerimports', 'partner', () => '/twotier/v1/customerimports', {}],
  [
    'POST /twotier/v1/servicerequests/:requestId/files',
    'partner',
    () => '/twotier/v1/servicerequests/1/files',
    {},
  ],
  [
    'POST /twotier/v1/servicequeue/:requestId/files',
    'operator',
    () => '/twotier/v1/servicequeue/1/files',
    {},
  ],
];
const asForm = 'POST /v1/customers/:customerId/orders/:orderId/attachment';

const outcome = ({ status, body }: Answered) => [status, body.errorName];
const by = (sender: Sender) => (sender === 'partner' ? partner : operator);
const logo = '/twotier/v1/brand/logos/light';

test('every route that takes a file is tried here', () => {
  const taking = app.declared.filter(
    ({ body, takesForm }) => takesForm || takesFiles({ body: body ?? undefined }),
  );
  expect(taking.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    [...entrances.map(([declared]) => declared), asForm].sort(),
  );
});

describe('a file in which the scanner finds something', () => {
  test.each(entrances)('%s refuses', async (declared, sender, address, rest) => {
    const answer = await by(sender)(declared.split(' ')[0] as 'POST', address(), { ...rest, ...infected });
    expect(answer.status).toBe(400);
    expect(['file-infected', 'upload-infected']).toContain(answer.body.errorName);
    expect(answer.body.description).toContain('Eicar-Signature');
  });

  test('is refused in a form, by its name', async () => {
    const form = new FormData();
    form.set('metadata', '{}');
    form.set('poFiles', new Blob([harmlessVirus]), 'order.pdf');
    const sent = new Response(form);
    const answer = await app.fastify.inject({
      method: 'POST',
      url: `/v1/customers/${granite()}/orders/${id}/attachment`,
      headers: {
        authorization: `Bearer ${partner.token}`,
        'content-type': sent.headers.get('content-type') ?? '',
        'accept-language': 'es',
        'x-locale': 'es-ES',
      },
      payload: Buffer.from(await sent.arrayBuffer()),
    });
    expect(answer.json()).toMatchObject({ errorName: 'file-infected' });
    expect(answer.json().description).toContain('El archivo «order.pdf» no se ha aceptado');
  });

  test('is named in the record of the attempt (I45)', async () => {
    await partner('POST', '/twotier/v1/customerimports', infected);
    const { items } = (await partner('GET', '/v1/auditrecords')).body;
    const found = items.find(({ customizedData }: { customizedData: { key: string; value: string }[] }) =>
      customizedData.some(({ key, value }) => key === 'File' && value === 'invoice.pdf'),
    );
    expect(found?.operationStatus).toBe('failed');
    expect(found.customizedData).toContainEqual({ key: 'Finding', value: 'Eicar-Signature' });
  });

  test('leaves nothing behind', async () => {
    await operator('PUT', logo, infected);
    expect((await operator('GET', '/twotier/v1/brand')).body.logos).toEqual([]);
  });
});

describe('while the scanner gives no verdict', () => {
  test.each(['failing', 'rude', 'full'] as const)('(%s) nothing is taken, and later it is', async (mood) => {
    scanner.feel(mood);
    const clean = { contentBase64: Buffer.from('no picture').toString('base64') };
    expect(outcome(await operator('PUT', logo, clean))).toEqual([503, 'scanner-away']);
    scanner.feel('awake');
    // Looked at and clean: what is wrong with it now is its own affair.
    expect(outcome(await operator('PUT', logo, clean))).toEqual([400, 'brand-logo-unreadable']);
  });

  test('what brings no file is done as always', async () => {
    scanner.feel('rude');
    expect((await operator('PUT', '/twotier/v1/brand', { name: 'Contour Partner Center' })).status).toBe(200);
  });
});

test('nobody is made to scan for those who may not send', async () => {
  const before = scanner.scanned.length;
  expect((await partner('PUT', logo, infected)).status).toBe(403);
  expect(scanner.scanned.length).toBe(before);
});

test('the operator sees whether the scanner answers', async () => {
  const seen = async () => (await operator('GET', '/twotier/v1/installation/health')).body.scanner;
  expect(await seen()).toEqual({ condition: 'good', set: true });
  scanner.feel('rude');
  expect(await seen()).toEqual({ condition: 'bad', set: true });
});
