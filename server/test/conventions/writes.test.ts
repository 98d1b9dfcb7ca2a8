import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { conventionWorld } from './world.ts';

const world = conventionWorld();
const customer = () => `/v1/customers/${world().customerId}`;
let people = 0;
const person = (of: object = {}) => ({
  userPrincipalName: `repeated${people++}@granitebakery.${domain()}`,
  displayName: 'Ada Repeated',
  firstName: 'Ada',
  lastName: 'Repeated',
  usageLocation: 'US',
  passwordProfile: { password: 'Long enough 4 you!', forceChangePassword: true },
  ...of,
});
const domain = () =>
  (world().app.tenant('Granite Bakery').users[0]?.userPrincipalName ?? '')
    .split('@')[1]
    ?.split('.')
    .slice(1)
    .join('.');

describe('12. Repeated requests', () => {
  const add = (body: object, requestId: string) =>
    world().agent('POST', `${customer()}/users`, body, { 'MS-RequestId': requestId });

  test('12.1 the same request again gets the first answer, without one-time secrets, and does nothing twice', async () => {
    const [body, id] = [person(), randomUUID()];
    const first = await add(body, id);
    expect(first).toMatchObject({ status: 200, body: { passwordProfile: { password: expect.any(String) } } });
    const again = await add(body, id.toUpperCase());
    expect(again.status).toBe(200);
    expect(again.body.id).toBe(first.body.id);
    expect(JSON.stringify(again.body)).not.toContain(first.body.passwordProfile.password);
  });

  test('12.2 another body under the same id is another request', async () => {
    const id = randomUUID();
    const first = await add(person(), id);
    const other = await add(person(), id);
    expect(other.status).toBe(200);
    expect(other.body.id).not.toBe(first.body.id);
  });

  test('12.3 another address, and another company, under the same id as well', async () => {
    const id = randomUUID();
    const headers = { 'MS-RequestId': id };
    const body = { country: 'US' };
    const one = await world().agent('POST', '/v1/validations/address', body, headers);
    const reseller = await world().app.as('Birch IT', 'admin-agent');
    const other = await reseller('POST', '/v1/validations/address', body, headers);
    expect(one.status).toBe(other.status);
    expect((await world().agent('POST', `${customer()}/users`, person(), headers)).status).toBe(200);
  });

  test('12.4 a refused request may be sent again once its reason is gone', async () => {
    const id = randomUUID();
    const body = person({ usageLocation: 'XX' });
    expect((await add(body, id)).status).toBe(400);
    expect((await add({ ...body, usageLocation: 'US' }, id)).status).toBe(200);
  });

  test('12.5 the correlation id stands in the log', async () => {
    const correlation = randomUUID();
    await world().agent('POST', `${customer()}/users`, person(), { 'MS-CorrelationId': correlation });
    const { body } = await world().get('/v1/auditrecords');
    expect(body.items.map((one: { originalCorrelationId: string }) => one.originalCorrelationId)).toContain(
      correlation,
    );
  });
});

describe('5. and 12. What every answer carries', () => {
  test.each([
    ['/v1/customers', 200],
    ['/v1/nothing', 404],
    ['/v1/customers?seekOperation=Next&MS-ContinuationToken=x', 400],
  ])('both ids, echoed, on %s', async (path, status) => {
    const [requestId, correlationId] = [randomUUID(), randomUUID()];
    const answer = await world().get(path, {
      'MS-RequestId': requestId,
      'MS-CorrelationId': correlationId,
      'X-Locale': 'es-ES',
      accept: 'application/json',
    });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'ms-requestid': requestId,
      'ms-correlationid': correlationId,
      'x-locale': 'es-ES',
      'ms-cv': expect.any(String),
      'ms-serverid': expect.any(String),
      'request-context': expect.any(String),
      'content-type': 'application/json; charset=utf-8',
    });
  });

  test('ids are made up where a client sends none', async () => {
    const { headers } = await world().get('/v1/customers');
    expect(headers['ms-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['ms-correlationid']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('13. What takes its time', () => {
  test('13.1 answers 202 without a body and says where to ask, relative and without host', async () => {
    const fjord = await world().app.as('Fjord Direct', 'admin-agent');
    const companies = (await fjord('GET', '/v1/customers?size=500')).body.items as { id: string }[];
    for (const { id } of companies) {
      const { body } = await fjord('GET', `/v1/customers/${id}/subscriptions`);
      const plan = (body.items ?? []).find((one: { billingType: string }) => one.billingType === 'usage');
      if (!plan) continue;
      const path = `/v1/customers/${id}/subscriptions/${plan.id}`;
      const started = await fjord('POST', `${path}/registrations`, null);
      expect([started.status, started.body]).toEqual([202, '']);
      expect(started.headers['location']).toMatch(
        /^\/customers\/[\w-]+\/subscriptions\/[\w-]+\/registrationstatus$/,
      );
      const followed = await fjord('GET', `/v1${started.headers['location']}`);
      expect(followed).toMatchObject({
        status: 200,
        body: { status: expect.stringMatching(/^(not)?register(ing|ed)$/i) },
      });
      return;
    }
    expect.unreachable('the demo world has a usage plan');
  });
});

describe('14. Too many requests', () => {
  test('14.1 the answer has a delay in seconds, and a body of two members', async () => {
    await world().agent('POST', '/webhooks/v1/registration', {
      WebhookUrl: 'https://hooks.example/events',
      WebhookEvents: ['test-created'],
    });
    const send = () => world().agent('POST', '/webhooks/v1/registration/validationEvents', {});
    const answers = [await send(), await send(), await send()];
    const late = answers.find(({ status }) => status === 429);
    expect(late?.headers['retry-after']).toMatch(/^\d+$/);
    expect(late?.body).toEqual({ statusCode: 429, message: expect.any(String) });
  });
});
