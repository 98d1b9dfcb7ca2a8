import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Described } from './answer-shape.ts';
import { differences } from './answer-shape.ts';
import type { DemoApp } from './demo-app.ts';
import { openDemoApp } from './demo-app.ts';

let app: DemoApp;
let paths: Record<
  string,
  Record<string, { responses?: Record<string, { content?: Record<string, { schema?: Described }> }> }>
>;
beforeAll(async () => {
  app = await openDemoApp();
  paths = (app.fastify.swagger() as { paths: typeof paths }).paths;
});
afterAll(() => app.close());

function describedAs(path: string): Described | undefined {
  const template = Object.keys(paths)
    .sort((a, b) => (a.match(/\{/g)?.length ?? 0) - (b.match(/\{/g)?.length ?? 0))
    .find((one) =>
      new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`, 'i').test(path.split('?')[0] as string),
    );
  const responses = template && paths[template]?.['get']?.responses;
  return responses ? Object.values(responses['200']?.content ?? {})[0]?.schema : undefined;
}

test('answers hold the members their description names, and no others', async () => {
  const agent = await app.as('Alder Distribution', 'admin-agent');
  const granite = app.tenant('Granite Bakery').tenantId;
  const [subscription] = (await agent('GET', `/v1/customers/${granite}/subscriptions`)).body.items;
  const [product] = (await agent('GET', '/v1/products?country=US&targetView=OnlineServices')).body.items;
  const [sku] = (await agent('GET', `/v1/products/${product.id}/skus?country=US`)).body.items;
  const [offer] = (await agent('GET', '/v1/offers?country=US')).body.items;
  const [invoice] = (await agent('GET', '/v1/invoices')).body.items;
  const [person] = (await agent('GET', `/v1/customers/${granite}/users`)).body.items;
  const globalAdmins = `/v1/customers/${granite}/directoryroles/62e90394-69f5-4237-9190-012177145e10/usermembers`;
  const asked = [
    '/v1/customers',
    `/v1/customers/${granite}`,
    `/v1/customers/${granite}/profiles/billing`,
    `/v1/customers/${granite}/profiles/company`,
    `/v1/customers/${granite}/relationships`,
    `/v1/customers/${granite}/qualifications`,
    '/v1/customers/all/validations',
    `/twotier/v1/customers/${granite}/qualifications`,
    `/twotier/v1/customers/${granite}/charges`,
    `/twotier/v1/customers/${granite}/usagecosts`,
    `/v1/customers/${granite}/usagebudget`,
    `/twotier/v1/customers/${granite}/usagebudget`,
    '/twotier/v1/charges',
    '/twotier/v1/customerimports',
    `/v1/customers/${granite}/agreements`,
    `/v1/customers/${granite}/directSignedMicrosoftCustomerAgreementStatus`,
    `/v1/customers/${granite}/orders?include_price=true`,
    `/v1/customers/${granite}/orders/${subscription.orderId}`,
    `/v1/customers/${granite}/orders/${subscription.orderId}/provisioningstatus`,
    `/v1/customers/${granite}/subscriptions/${subscription.id}`,
    `/v1/customers/${granite}/subscriptions/${subscription.id}/provisioningstatus`,
    `/v1/customers/${granite}/subscriptions/${subscription.id}/addons`,
    `/v1/customers/${granite}/subscriptions/${subscription.id}/supportcontact`,
    `/twotier/v1/customers/${granite}/supportcontacts`,
    '/twotier/v1/supportcontacts/flagged',
    '/twotier/v1/credit/entries',
    '/twotier/v1/credit/totals',
    '/twotier/v1/credit/resellers',
    '/v1/analytics/licenses/deployment',
    '/v1/analytics/licenses/usage',
    `/v1/customers/${granite}/analytics/licenses/deployment`,
    `/v1/customers/${granite}/analytics/licenses/usage`,
    '/partner/v1/analytics/subscriptions',
    '/partner/v1/analytics/indirectresellers',
    '/twotier/v1/reports/sales',
    '/twotier/v1/reports/customers',
    '/twotier/v1/reports/resellers',
    '/twotier/v1/credit/leaks',
    '/twotier/v1/credit/leaks/counts',
    `/v1/products/${product.id}?country=US`,
    `/v1/products/${product.id}/skus/${sku.id}?country=US`,
    `/v1/products/${product.id}/skus/${sku.id}/availabilities?country=US`,
    `/v1/offers/${offer.id}?country=US`,
    `/v1/offers/${offer.id}/addons?country=US`,
    '/v1/offercategories?country=US',
    '/v1/relationships',
    '/v1/compliance/csp/agreementstatus?mpnId=5300101',
    '/v1/profiles/mpn',
    '/v1/profiles/billing',
    '/v1/profiles/organization',
    '/v1/profiles/support',
    '/v1/agreements?agreementType=*',
    '/v1/countryvalidationrules/US',
    '/v1/auditrecords',
    '/twotier/v1/customers',
    `/twotier/v1/customers/${granite}/record`,
    `/twotier/v1/customers/${granite}/subscriptions`,
    `/twotier/v1/customers/${granite}/ending`,
    '/twotier/v1/planned-endings',
    '/twotier/v1/former-customers',
    `/twotier/v1/what-if?event=end-relationship&customerId=${granite}`,
    '/v1/tenantRelationships/delegatedAdminRelationships',
    '/v1/tenantRelationships/delegatedAdminCustomers',
    `/v1/tenantRelationships/delegatedAdminCustomers/${granite}`,
    '/twotier/v1/adminrelationships',
    '/twotier/v1/adminrelationships/report',
    '/twotier/v1/directoryroles',
    '/twotier/v1/legacyadmin',
    '/twotier/v1/legacyadmin/moves',
    '/twotier/v1/groups',
    '/webhooks/v1/registration/events',
    '/twotier/v1/webhooks',
    '/twotier/v1/webhooks/events',
    '/twotier/v1/events',
    '/v1/servicerequests',
    '/v1/servicerequests/supporttopics',
    `/v1/customers/${granite}/servicerequests`,
    `/twotier/v1/customers/${granite}/servicerequests/options`,
    '/twotier/v1/servicerequests',
    '/v1/serviceincidents/office',
    '/twotier/v1/servicehealth',
    '/twotier/v1/serviceincidents',
    `/twotier/v1/customers/${granite}/services`,
    '/twotier/v1/partnerships',
    '/twotier/v1/partnershipinvitations',
    '/twotier/v1/markets',
    '/twotier/v1/catalog?country=US',
    '/twotier/v1/pricelist?country=US',
    '/twotier/v1/pricelist/choices?country=US',
    '/twotier/v1/margins',
    '/twotier/v1/promotions',
    '/v1/ratecards/azure',
    '/v1/ratecards/azure-shared',
    '/v1/margins',
    `/twotier/v1/resellers/${app.tenant('Birch IT').tenantId}/pricelist`,
    '/twotier/v1/session',
    '/twotier/v1/session/provider?userPrincipalName=a@b.example',
    '/twotier/v1/domains/granitebakery/availability',
    '/twotier/v1/resellers/verification?partnerId=5300101',
    '/twotier/v1/overview',
    '/v1/invoices',
    '/v1/invoices/summary',
    '/v1/invoices/summaries',
    `/v1/invoices/${invoice.id}`,
    `/v1/invoices/${invoice.id}/lineitems/office/billinglineitems`,
    `/v1/customers/${granite}/users`,
    `/v1/customers/${granite}/users/${person.id}`,
    `/v1/customers/${granite}/users/${person.id}/licenses`,
    `/v1/customers/${granite}/users/${person.id}/directoryroles`,
    `/v1/customers/${granite}/subscribedskus`,
    `/v1/customers/${granite}/directoryroles`,
    globalAdmins,
    `/twotier/v1/customers/${granite}/users`,
    `/twotier/v1/customers/${granite}/users/${person.id}`,
    `/twotier/v1/customers/${granite}/users/options`,
    `/twotier/v1/customers/${granite}/licenses`,
    '/twotier/v1/access',
  ];
  const admin = await app.as('Alder Distribution', 'global-admin');
  const [staff] = (await admin('GET', '/twotier/v1/staff')).body.items;
  const askedAsAdmin = [
    '/twotier/v1/staff',
    '/twotier/v1/staff/options',
    `/twotier/v1/staff/${staff.id}`,
    '/v1/roles',
    '/v1/users',
    `/v1/users/${staff.id}`,
    '/v1/domains',
    '/v1/subscribedSkus',
    '/v1/profiles/legalbusiness',
  ];
  const operator = await app.as('Contour Cloud', 'operator-admin');
  const askedAsOperator = [
    '/twotier/v1/register/partners',
    `/twotier/v1/register/partners/${app.tenant('Fjord Direct').tenantId}`,
    '/twotier/v1/announcements',
    '/twotier/v1/writtenannouncements',
    '/twotier/v1/brand',
    '/twotier/v1/declarations',
    '/twotier/v1/usagemeters',
    '/twotier/v1/usagemeters/currencies',
    '/twotier/v1/features',
    '/twotier/v1/marketsettings',
    '/twotier/v1/installation/queues',
    '/twotier/v1/installation/health',
    '/twotier/v1/installation/figures',
  ];
  const found: string[] = [];
  const everybody = [
    ...asked.map((path) => [agent, path] as const),
    ...askedAsAdmin.map((path) => [admin, path] as const),
    ...askedAsOperator.map((path) => [operator, path] as const),
  ];
  for (const [client, path] of everybody) {
    const { status, body } = await client('GET', path);
    const described = describedAs(path);
    if (status !== 200 || !described)
      found.push(`${path}: status ${status}, ${described ? 'described' : 'not described'}`);
    else found.push(...differences(body, described, path));
  }
  expect([...new Set(found.map((one) => one.replace(/\[\d+\]/g, '[]')))]).toEqual([]);
});

test('one OpenAPI 3.1 document describes every route, the emulator’s marked as such', () => {
  const document = app.fastify.swagger() as { openapi: string };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(paths).length).toBeGreaterThan(70);
  for (const [path, operations] of Object.entries(paths)) {
    for (const operation of Object.values(operations) as { summary?: string; tags?: string[] }[]) {
      expect(operation.summary, path).toBeTruthy();
      if (path.startsWith('/emulator')) expect(operation.tags?.join()).toMatch(/demo mode only/);
    }
  }
});
