import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await openDemoApp();
});
afterAll(() => app?.close());

const of = (name: string, rest: string) => `/v1/customers/${app.tenant(name).tenantId}/${rest}`;

test('the check of an account and its domains are read by who serves the customer', async () => {
  const alder = await app.as('Alder Distribution', 'sales-agent');
  const status = await alder('GET', of('Granite Bakery', 'validationStatus?type=account'));
  expect(status).toMatchObject({ status: 200, body: { type: 'account', status: 'Allowed' } });
  expect((await alder('GET', of('Granite Bakery', 'validationStatus?type=person'))).status).toBe(400);
  const { body } = await alder('GET', of('Granite Bakery', 'customDomains'));
  expect(body).toContain(app.tenant('Granite Bakery').domain);
});

test('the company as its directory has it takes granular rights; the older ones are refused', async () => {
  const alder = await app.as('Alder Distribution', 'admin-agent');
  const path = of('Granite Bakery', 'organization');
  expect(await alder('GET', path)).toMatchObject({
    status: 200,
    body: [{ displayName: 'Granite Bakery', countryLetterCode: expect.stringMatching(/^[A-Z]{2}$/) }],
  });
  const owner = new pg.Client(app.database.owner);
  await owner.connect();
  await owner.query(
    `update customer_relationship set delegated_admin = 'legacy' where partner_id = $1 and customer_id = $2`,
    [app.tenant('Alder Distribution').tenantId, app.tenant('Granite Bakery').tenantId],
  );
  await owner.end();
  expect(await alder('GET', path)).toMatchObject({
    status: 403,
    body: { errorName: 'delegated-admin-missing' },
  });
});

test.each([
  ['Cedar Cloud', 'admin-agent', 404],
  ['Granite Bakery', 'global-admin', 403],
])('%s as %s reads nothing of it: %i', async (tenant, role, status) => {
  const who = await app.as(tenant, role);
  for (const rest of ['organization', 'customDomains', 'validationStatus'])
    expect((await who('GET', of('Granite Bakery', rest))).status, rest).toBe(status);
});
