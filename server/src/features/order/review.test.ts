import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demoCatalogItemId } from '../../../seed/catalog/index.ts';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { demandOf, documentFault, mediaTypeOf } from './review-rules.ts';

let app: DemoApp;
let operator: Client;
let agent: Client;
let harbor: string;
let offerId: string;

beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  agent = await app.as('Alder Distribution', 'admin-agent');
  harbor = app.tenant('Harbor Dental').tenantId;
  offerId = demoCatalogItemId('enterprise-core');
});
afterAll(() => app?.close());
afterEach(async () => {
  const { items } = (await operator('GET', '/twotier/v1/order-review-rules')).body;
  for (const { id } of items) await operator('DELETE', `/twotier/v1/order-review-rules/${id}`);
});

const orders = () => `/v1/customers/${harbor}/orders`;
const rule = (body: object) => operator('POST', '/twotier/v1/order-review-rules', body);
const place = async () => {
  const { body } = await agent('POST', orders(), {
    lineItems: [{ lineItemNumber: 0, offerId, quantity: 3, termDuration: 'P1Y', attestationAccepted: true }],
    billingCycle: 'monthly',
  });
  if (!body.id) throw new Error(JSON.stringify(body));
  return body;
};
const statusOf = async (id: string) => (await agent('GET', `${orders()}/${id}`)).body.status;
const alder = () => app.tenant('Alder Distribution').tenantId;
const decide = (id: string, body: object) =>
  operator('POST', `/twotier/v1/order-reviews/${alder()}/${id}/decision`, body);
const subscriptionsOf = async (orderId: string) =>
  (await agent('GET', `/v1/customers/${harbor}/subscriptions?order_id=${orderId}`)).body.items;

const pdf = Buffer.from('%PDF-1.7 a purchase order');

/** A form as clients send it. */
async function send(
  id: string,
  metadata: object | string,
  files: readonly [field: string, name: string, content: Buffer][] = [['pofiles', 'order.pdf', pdf]],
  as = agent,
) {
  const form = new FormData();
  form.append('metadata', typeof metadata === 'string' ? metadata : JSON.stringify(metadata));
  for (const [field, name, content] of files) form.append(field, new Blob([new Uint8Array(content)]), name);
  const request = new Response(form);
  const answer = await app.fastify.inject({
    method: 'POST',
    url: `${orders()}/${id}/attachment`,
    headers: {
      authorization: `Bearer ${as.token}`,
      'content-type': request.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const facts = { customerPrice: 900.5, currency: 'USD' };

describe('an order that waits for its purchase order', () => {
  test('takes the documents, waits for the operator, and is delivered once approved (C61)', async () => {
    await rule({ demand: 'purchase-order' });
    const { id, status } = await place();
    expect(status).toBe('pending_po_upload');
    expect((await subscriptionsOf(id))[0].status).toBe('pending');
    expect((await decide(id, { decision: 'approve' })).body.code).toBe(900280);

    const sent = await send(
      id,
      {
        CustomerPrice: '900.50',
        Currency: 'usd',
        IsPartOfTender: 'True',
        TenderLink: 'https://tenders.example/7',
      },
      [
        ['pofiles', 'Bestellung Nr. 7.pdf', pdf],
        ['TenderFiles', 'tender.pdf', pdf],
      ],
    );
    expect(sent.status).toBe(201);
    expect(sent.body.items).toMatchObject([
      { fileName: 'Bestellung Nr. 7.pdf', sizeInKB: 1, attachmentType: 'POAttachment' },
      { fileName: 'tender.pdf', attachmentType: 'TenderAttachment' },
    ]);
    expect(await statusOf(id)).toBe('po_upload_complete');
    const listed = await agent('GET', `${orders()}/${id}/attachments`);
    expect(listed.body.items).toEqual(sent.body.items);
    const [first] = listed.body.items;
    const one = await agent('GET', `${orders()}/${id}/attachment/${first.attachmentId}`);
    expect([one.status, one.body]).toEqual([200, pdf.toString()]);
    expect(one.headers['content-disposition']).toContain("filename*=UTF-8''Bestellung%20Nr.%207.pdf");
    expect(one.headers['x-content-type-options']).toBe('nosniff');

    const queue = await operator('GET', '/twotier/v1/order-reviews');
    const waiting = queue.body.items.find((row: { orderId: string }) => row.orderId === id);
    expect(waiting).toMatchObject({
      partnerName: 'Alder Distribution',
      customerName: 'Harbor Dental',
      demand: 'purchase-order',
      customerPrice: 900.5,
      currency: 'USD',
      isPartOfTender: true,
    });
    const details = await operator('GET', `/twotier/v1/order-reviews/${alder()}/${id}`);
    expect(details.body.lineItems).toMatchObject([{ quantity: 3 }]);
    const document = details.body.attachments[0].attachmentId;
    const read = await operator('GET', `/twotier/v1/order-reviews/${alder()}/${id}/attachments/${document}`);
    expect([read.status, read.body]).toEqual([200, pdf.toString()]);

    expect((await decide(id, { decision: 'approve' })).status).toBe(204);
    expect(await statusOf(id)).toBe('completed');
    expect((await subscriptionsOf(id))[0].status).toBe('active');
    expect((await agent('GET', `/twotier/v1/customers/${harbor}/orders/${id}/review`)).body).toMatchObject({
      state: 'approved',
    });
    expect((await decide(id, { decision: 'reject', reason: 'late' })).body.code).toBe(900280);
    // Documents of an order that has them already are not taken.
    expect((await send(id, facts)).body.code).toBe(4018);
  });

  test.each([
    ['no price', { currency: 'USD' }, undefined, 900254],
    ['a price of nothing', { ...facts, customerPrice: 0 }, undefined, 900254],
    ['no currency', { customerPrice: 1 }, undefined, 900254],
    ['metadata that is no JSON', 'price: 5', undefined, 900254],
    ['no purchase order', facts, [['tenderfiles', 'a.pdf', pdf]], 900252],
    ['a tender without link or file', { ...facts, isPartOfTender: true }, undefined, 900253],
    ['a file that is not what its name says', facts, [['pofiles', 'a.pdf', Buffer.from('MZ…')]], 800002],
    ['a kind of file that is not taken', facts, [['pofiles', 'a.exe', Buffer.from('MZ…')]], 800002],
    [
      'a file that is too large',
      facts,
      [['pofiles', 'a.pdf', Buffer.concat([pdf, Buffer.alloc(5_242_880)])]],
      800002,
    ],
    ['an empty file', facts, [['pofiles', 'a.pdf', Buffer.alloc(0)]], 800002],
  ] as const)('is refused %s, and goes on waiting', async (_, metadata, files, code) => {
    await rule({ demand: 'purchase-order' });
    const { id } = await place();
    const { status, body } = await send(id, metadata, files as never);
    expect([status, body.code]).toEqual([400, code]);
    expect(await statusOf(id)).toBe('pending_po_upload');
    expect((await agent('GET', `${orders()}/${id}/attachments`)).body.items).toEqual([]);
  });
});

describe('an order under review', () => {
  test('rejected with a reason: for good, nothing delivered, credit and trial right given back', async () => {
    const before = await creditOf();
    await rule({ demand: 'review', productId: offerId.split(':')[0] });
    const { id, status } = await place();
    expect(status).toBe('pending_review');
    expect(await creditOf()).not.toBe(before);
    expect((await decide(id, { decision: 'reject' })).status).toBe(400);
    expect(
      (await decide(id, { decision: 'reject', reason: 'Customer unknown at this address' })).status,
    ).toBe(204);
    const { body } = await agent('GET', `${orders()}/${id}?include_price=true`);
    expect([body.status, body.totalPrice]).toEqual(['po_review_rejected', 0]);
    expect(await subscriptionsOf(id)).toEqual([]);
    expect(await creditOf()).toBe(before);
    const review = await agent('GET', `/twotier/v1/customers/${harbor}/orders/${id}/review`);
    expect(review.body).toMatchObject({ state: 'rejected', reason: 'Customer unknown at this address' });
    const decided = await operator('GET', '/twotier/v1/order-reviews?state=decided');
    expect(decided.body.items[0]).toMatchObject({ orderId: id, state: 'rejected' });
    const log = await agent('GET', '/v1/auditrecords?size=5');
    expect(JSON.stringify(log.body.items)).toContain('Customer unknown at this address');
  });

  test('the queue is read page by page, the longest waiting first', async () => {
    await rule({ demand: 'review' });
    const placed = [await place(), await place(), await place()].map(({ id }) => id);
    const first = (await operator('GET', '/twotier/v1/order-reviews?size=2')).body;
    const rest = (await operator('GET', `/twotier/v1/order-reviews?size=2&token=${first.continuationToken}`))
      .body;
    const ids = [...first.items, ...rest.items].map((row: { orderId: string }) => row.orderId);
    expect(ids).toEqual(placed);
    for (const id of placed) await decide(id, { decision: 'approve' });
    expect((await operator('GET', '/twotier/v1/order-reviews')).body.items).toEqual([]);
  });
});

async function creditOf(): Promise<string> {
  const { default: pg } = await import('pg');
  const owner = new pg.Client(app.database.owner);
  await owner.connect();
  const { rows } = await owner.query('select credit_used from partner_account where tenant_id = $1', [
    alder(),
  ]);
  await owner.end();
  return rows[0].credit_used;
}

describe('who may', () => {
  test('sales agents send no documents, resellers neither, partners decide nothing, strangers see nothing', async () => {
    await rule({ demand: 'purchase-order' });
    const { id } = await place();
    expect((await send(id, facts, undefined, await app.as('Alder Distribution', 'sales-agent'))).status).toBe(
      403,
    );
    expect((await send(id, facts, undefined, await app.as('Birch IT', 'admin-agent'))).status).toBe(403);
    expect((await agent('GET', '/twotier/v1/order-reviews')).status).toBe(403);
    const decision = `/twotier/v1/order-reviews/${alder()}/${id}/decision`;
    expect((await agent('POST', decision, { decision: 'approve' })).status).toBe(403);
    const stranger = await app.as('Fjord Direct', 'admin-agent');
    expect((await stranger('GET', `${orders()}/${id}/attachments`)).status).toBe(404);
    expect((await send(id, facts, undefined, stranger)).status).toBe(404);
    expect((await agent('GET', `${orders()}/000000000000/attachments`)).body.code).toBe(20000);
    await send(id, facts);
    await decide(id, { decision: 'approve' });
  });

  test('a form is taken by no other route', async () => {
    const form = new Response(new FormData());
    const answer = await app.fastify.inject({
      method: 'POST',
      url: orders(),
      headers: {
        authorization: `Bearer ${agent.token}`,
        'content-type': form.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await form.arrayBuffer()),
    });
    expect(answer.statusCode).toBe(400);
  });
});

describe('rules', () => {
  const order = { totalPrice: '100.0000', currency: 'USD', lines: [{ catalogItemId: 'P1:0001:AV' }] };
  const base = { ruleId: 'r', createdAt: new Date(0), createdBy: 'x', demand: 'review' as const };
  const any = { ...base, productId: null, minimumTotal: null, currency: null };

  test.each([
    ['no rule', [], null],
    ['any order', [any], 'review'],
    ['its product', [{ ...any, productId: 'p1' }], 'review'],
    ['another product', [{ ...any, productId: 'P2' }], null],
    ['its amount', [{ ...any, minimumTotal: '100', currency: 'USD' }], 'review'],
    ['a higher amount', [{ ...any, minimumTotal: '100.01', currency: 'USD' }], null],
    ['another currency', [{ ...any, minimumTotal: '1', currency: 'EUR' }], null],
    ['documents before a look', [any, { ...any, demand: 'purchase-order' as const }], 'purchase-order'],
  ] as const)('%s', (_, rules, demand) => expect(demandOf(order, rules)).toBe(demand));

  test('an amount without a currency is refused', async () => {
    expect((await rule({ demand: 'review', minimumTotal: 5 })).status).toBe(400);
  });

  test('files are what their beginning says, whatever their name', () => {
    expect(mediaTypeOf({ fileName: 'A.PDF', content: pdf })).toBe('application/pdf');
    expect(mediaTypeOf({ fileName: 'a.png', content: pdf })).toBeNull();
    expect(mediaTypeOf({ fileName: 'pdf', content: pdf })).toBeNull();
    const many = Array.from({ length: 11 }, () => ({
      kind: 'POAttachment' as const,
      fileName: 'a.pdf',
      content: pdf,
    }));
    const said = { customerPrice: '1', currency: 'USD', partOfTender: false };
    expect(documentFault(said, many)).toEqual({ reason: 'attachments-too-many' });
    expect(documentFault(said, many.slice(1))).toBeNull();
  });
});
