import { texts as leakTexts } from '../portal/src/features/attribution/leaks/texts.ts';
import { demoCatalogItemId, demoProductId } from '../server/seed/catalog/index.ts';
import type { Product } from './product.ts';
import { fillAccount, goOn, type NewCustomer, pick, productTitle } from './steps/new-customer.ts';
import { button, chooseInMenu, expectTitle } from './steps/screen.ts';
import { openById, verify } from './steps/subscriptions.ts';
import { prepareUsage, type UsageSubject } from './steps/usage.ts';
import type { Visitor } from './visitor.ts';

/** What the scenes are about, made before the first picture. */
export interface Subjects {
  readonly invitation: string;
  readonly revoked: string;
  readonly customer: string;
  /** A customer without subscriptions. */
  readonly empty: string;
  readonly subscription: string;
  /** A basket that was put aside, and an order of the same customer. */
  readonly cart: string;
  readonly order: string;
  readonly importId: string;
  readonly webhook: string;
  /** A usage subscription of a customer with two partners, and a request for it. */
  readonly usage: UsageSubject;
  readonly request: string;
  /** As the operator looks after it. */
  readonly partner: string;
}

export interface Scene {
  readonly name: string;
  /** Company and role; nobody when left out. */
  readonly who?: readonly [company: string, role: string];
  readonly path: (subjects: Subjects) => string;
  readonly act?: (visitor: Visitor) => Promise<unknown>;
  /** False for what stands in front of a page. */
  readonly whole?: boolean;
}

/** What the scenes show that the demo world does not have from its first day. */
export async function prepare(of: Product): Promise<Subjects> {
  const agent = of.person('Alder Distribution', 'sales-agent');
  const issue = async () => (await of.post(agent, '/twotier/v1/partnershipinvitations')).body;
  const [link, revoked] = [await issue(), await issue()];
  await of.post(agent, `/twotier/v1/partnershipinvitations/${revoked.id}/revoke`);
  const customer = of.company('Granite Bakery').tenantId;
  const { body } = await of.get(agent, `/v1/customers/${customer}/subscriptions`);
  const line = (slug: string, id: number) => ({
    id,
    catalogItemId: demoCatalogItemId(slug),
    quantity: 5,
    termDuration: 'P1Y',
    billingCycle: 'Monthly',
  });
  const { body: cart } = await of.post(agent, `/v1/customers/${customer}/carts`, {
    lineItems: [{ ...line('business-premium', 0), addonItems: [line('voice', 1)] }],
  });
  const operator = of.person('Contour Cloud', 'operator-admin');
  const file = 'ProductId,SkuId,ProductTitle,Term,BillingCycle,Currency,UnitPrice\n'.concat(
    'HARBORCRM001,0001,Harbor Contacts,P1Y,monthly,USD,14\nHARBORPAY001,0001,Harbor Payroll,P1Y,fortnightly,USD,21\n',
  );
  const contentBase64 = Buffer.from(file).toString('base64');
  const imported = await of.post(operator, '/twotier/v1/catalogimports', {
    fileName: 'harbor.csv',
    contentBase64,
  });
  // Nobody listens there: its deliveries fail.
  const { body: webhook } = await of.post(agent, '/twotier/v1/webhooks', {
    url: 'http://127.0.0.1:9/events',
    events: ['test-created', 'subscription-updated', 'invoice-ready'],
    alertEmail: 'operations@alder.example',
  });
  await of.post(agent, `/twotier/v1/webhooks/${webhook.id}/tests`);
  const { body: request } = await of.post(agent, `/twotier/v1/customers/${customer}/servicerequests`, {
    topicId: 3,
    title: 'Mail does not arrive',
    description: 'Since this morning nothing arrives from outside.',
    severity: 'critical',
    contact: { firstName: 'Nina', lastName: 'Ward', email: 'nina.ward@alder.example' },
  });
  await of.post(operator, `/twotier/v1/servicequeue/${request.id}/handling`, {
    event: 'ask',
    text: 'Which senders?',
  });
  await of.post(operator, '/twotier/v1/serviceincidents', {
    kind: 'incident',
    service: 'mail',
    markets: ['US'],
    severity: 'warning',
    title: 'Mail is slow',
    impact: 'Messages arrive up to an hour late.',
  });
  return {
    invitation: new URL(link.url).pathname,
    revoked: new URL(revoked.url).pathname,
    customer,
    empty: of.company('Iris Logistics').tenantId,
    subscription: body.items[0].id,
    cart: cart.id,
    order: body.items[0].orderId,
    importId: imported.body.id,
    webhook: webhook.id,
    usage: await prepareUsage(of),
    request: request.id,
    partner: of.company('Birch IT').tenantId,
  };
}

const provider = ['Alder Distribution', 'admin-agent'] as const;
const seller = ['Fjord Direct', 'admin-agent'] as const;
const user = ['Kelp Robotics', 'global-admin'] as const;
const reseller = ['Ewa Consulting', 'global-admin'] as const;
const operator = ['Contour Cloud', 'operator-admin'] as const;

const example: NewCustomer = {
  companyName: 'Lakeside Bakery',
  domain: 'lakesidebakery',
  addressLine1: '350 Harbor Avenue',
  city: 'Chicago',
  state: 'Illinois',
  postalCode: '60611',
  firstName: 'Dora',
  lastName: 'Whitman',
  email: 'dora.whitman@lakeside.example',
  phoneNumber: '3125550188',
};

async function toSubscriptions(visitor: Visitor): Promise<void> {
  await fillAccount(visitor, example);
  await goOn(visitor, visitor.say.onboarding('subscriptions'));
  await pick(visitor, productTitle('Contour Business Premium', visitor.say.language), 3);
  await pick(visitor, productTitle('Contour Business Basic', visitor.say.language), 12);
}

const next = ({ page, say }: Visitor) =>
  button(page, say.ui('nextStep', { label: say.onboarding('subscriptions') })).click();

export const scenes: readonly Scene[] = [
  { name: 'sign-in', path: () => '/sign-in', act: ({ page }) => page.getByRole('combobox').waitFor() },
  { name: 'signed-out', path: () => '/signed-out' },
  { name: 'change-password', who: provider, path: () => '/change-password' },
  {
    name: 'menu',
    who: provider,
    path: () => '/',
    whole: false,
    // On a phone the navigation; on a desk there is nothing to open.
    act: async ({ page, say }) => {
      const opener = page.getByRole('button', { name: say.shell('openNavigation') });
      if (page.viewportSize()?.width !== 360) return;
      await opener.click();
      await button(page, say.shell('closeNavigation')).waitFor();
    },
  },
  { name: 'not-found', who: provider, path: () => '/nowhere' },
  { name: 'not-allowed', who: reseller, path: () => '/resellers' },
  { name: 'home-provider', who: provider, path: () => '/' },
  { name: 'home-reseller', who: ['Birch IT', 'admin-agent'], path: () => '/' },
  { name: 'home-reseller-new', who: reseller, path: () => '/' },
  { name: 'home-direct', who: ['Fjord Direct', 'admin-agent'], path: () => '/' },
  { name: 'home-operator', who: operator, path: () => '/' },
  { name: 'home-customer', who: ['Magnolia School', 'global-admin'], path: () => '/' },

  { name: 'account-permissions', who: seller, path: ({ usage }) => `/customers/${usage.customer}/account` },
  { name: 'usage-rights', who: seller, path: ({ usage }) => `/customers/${usage.customer}/usage` },
  {
    name: 'usage-subscription',
    who: seller,
    path: ({ usage }) => `/customers/${usage.customer}/usage/${usage.service}`,
  },
  { name: 'reservations', who: seller, path: ({ usage }) => `/customers/${usage.customer}/reservations` },
  { name: 'usage-rates', who: operator, path: () => '/usage-meters' },
  { name: 'purchases', who: user, path: () => '/purchases' },
  { name: 'own-usage', who: user, path: () => '/usage-rights' },
  { name: 'own-usage-subscription', who: user, path: ({ usage }) => `/usage-rights/${usage.service}` },
  { name: 'own-purchase', who: user, path: ({ usage }) => `/usage-rights/${usage.service}/buy` },
  { name: 'transfers', who: seller, path: () => '/transfers' },
  { name: 'transfer-review', who: seller, path: ({ usage }) => `/transfers/${usage.transfer}` },
  {
    name: 'transfer-request',
    who: provider,
    path: ({ usage }) => `/customers/${usage.customer}/transfers/new`,
  },
  { name: 'move-to-provider', who: ['Fjord Direct', 'global-admin'], path: () => '/move-to-provider' },
  { name: 'handover', who: seller, path: ({ usage }) => `/customers/${usage.customer}/handover` },
  { name: 'license-move', who: seller, path: ({ usage }) => `/customers/${usage.customer}/license-move` },
  { name: 'moved-subscriptions', who: user, path: () => '/moved-subscriptions' },
  { name: 'switches', who: ['Fjord Direct', 'global-admin'], path: () => '/switches' },
  {
    name: 'switch-new',
    who: ['Fjord Direct', 'global-admin'],
    path: ({ usage }) => `/customers/${usage.customer}/switches/new`,
  },
  { name: 'access-unused', who: provider, path: () => '/licenses/unused' },
  { name: 'access-users', who: provider, path: ({ customer }) => `/customers/${customer}/users` },
  { name: 'access-licenses', who: provider, path: ({ customer }) => `/customers/${customer}/licenses` },
  { name: 'access-staff', who: ['Alder Distribution', 'global-admin'], path: () => '/staff' },
  { name: 'access-groups', who: ['Alder Distribution', 'global-admin'], path: () => '/groups' },
  { name: 'access-lost-factors', who: operator, path: () => '/lost-factors' },
  { name: 'signed-anew', path: () => '/proof-given' },
  { name: 'signed-anew-refused', path: () => '/proof-given?problem=not-anew' },
  { name: 'company-legal', who: reseller, path: () => '/company/legal' },
  { name: 'locations', who: reseller, path: () => '/locations' },
  { name: 'standing', who: reseller, path: () => '/standing' },
  { name: 'partner-record', who: operator, path: ({ partner }) => `/register/${partner}` },
  { name: 'radar', who: provider, path: () => '/radar' },
  { name: 'directory', path: () => '/directory', act: ({ page }) => page.getByRole('table').waitFor() },
  {
    name: 'directory-finder',
    path: () => '/partner-finder',
    act: ({ page }) => page.getByRole('table').waitFor(),
  },
  { name: 'directory-profile', who: ['Birch IT', 'global-admin'], path: () => '/business-profile' },
  { name: 'directory-referrals', who: ['Birch IT', 'sales-agent'], path: () => '/referrals' },
  { name: 'directory-pass', who: ['Alder Distribution', 'sales-agent'], path: () => '/referrals/pass' },
  { name: 'directory-inside', who: reseller, path: () => '/provider-directory' },
  {
    name: 'directory-own',
    who: ['Alder Distribution', 'global-admin'],
    path: () => '/provider-directory/own',
  },
  { name: 'directory-edit', who: operator, path: () => '/provider-directory/edit' },
  { name: 'health', who: operator, path: () => '/installation/health' },
  { name: 'console-activity', who: operator, path: () => '/installation/activity' },
  { name: 'console-customers', who: operator, path: () => '/register/customers' },
  {
    name: 'console-declaration',
    who: operator,
    path: () => '/settings/declarations/partnership-removal',
  },
  { name: 'outbox', who: operator, path: () => '/outbox' },
  {
    name: 'access-customer',
    who: provider,
    path: ({ customer }) => `/customers/${customer}/access`,
    act: async ({ page }) => {
      await page.locator('[aria-expanded=false]').last().click();
      await page.locator('summary').first().click();
    },
  },
  { name: 'access-partners', who: ['Granite Bakery', 'global-admin'], path: () => '/access' },
  {
    name: 'why',
    who: ['Alder Distribution', 'helpdesk-agent'],
    path: ({ customer }) => `/why/role-missing?operation=order.create&customer=${customer}`,
  },
  { name: 'resellers', who: provider, path: () => '/resellers' },
  { name: 'links', who: provider, path: () => '/resellers/links' },
  {
    name: 'request',
    who: provider,
    path: () => '/resellers/request',
    act: ({ page }) => page.locator('code').first().waitFor(),
  },
  {
    name: 'removal',
    who: provider,
    path: () => '/resellers',
    whole: false,
    act: async (visitor) => {
      await chooseInMenu(visitor, 'Birch IT', visitor.say.partnership('removePartnership'));
      await visitor.page.getByRole('alertdialog').getByRole('checkbox').waitFor();
    },
  },
  { name: 'invitation', who: reseller, path: ({ invitation }) => invitation },
  {
    name: 'invitation-refused',
    who: ['Dunas Sistemas', 'global-admin'],
    path: ({ invitation }) => invitation,
  },
  { name: 'invitation-role', who: ['Ewa Consulting', 'sales-agent'], path: ({ invitation }) => invitation },
  { name: 'invitation-revoked', who: reseller, path: ({ revoked }) => revoked },
  { name: 'providers', who: ['Birch IT', 'global-admin'], path: () => '/providers' },
  { name: 'providers-none', who: reseller, path: () => '/providers' },

  { name: 'customers', who: provider, path: () => '/customers' },
  {
    name: 'customers-open',
    who: provider,
    path: () => '/customers',
    act: ({ page, say }) => button(page, say.ui('showDetails', { row: 'Granite Bakery' })).click(),
  },
  { name: 'customers-reseller', who: ['Birch IT', 'admin-agent'], path: () => '/customers' },
  { name: 'customers-none', who: reseller, path: () => '/customers' },
  { name: 'customers-nothing-found', who: provider, path: () => '/customers?search=zzz' },
  { name: 'record', who: provider, path: ({ customer }) => `/customers/${customer}` },
  {
    name: 'record-reseller',
    who: ['Birch IT', 'admin-agent'],
    path: ({ customer }) => `/customers/${customer}`,
  },
  { name: 'record-hidden', who: reseller, path: ({ customer }) => `/customers/${customer}` },
  { name: 'agreement', who: provider, path: ({ customer }) => `/customers/${customer}/agreement` },

  { name: 'new-customer', who: provider, path: () => '/customers/new' },
  {
    name: 'new-customer-problems',
    who: provider,
    path: () => '/customers/new',
    act: async (visitor) => {
      await next(visitor);
      await visitor.page.getByText(visitor.say.onboarding('missing')).first().waitFor();
    },
  },
  {
    name: 'new-customer-filled',
    who: provider,
    path: () => '/customers/new',
    act: (visitor) => fillAccount(visitor, example),
  },
  { name: 'new-customer-subscriptions', who: provider, path: () => '/customers/new', act: toSubscriptions },
  {
    name: 'new-customer-review',
    who: provider,
    path: () => '/customers/new',
    act: async (visitor) => {
      await toSubscriptions(visitor);
      await goOn(visitor, visitor.say.ui('review'));
    },
  },
  {
    name: 'new-customer-leave',
    who: provider,
    path: () => '/customers/new',
    whole: false,
    act: async (visitor) => {
      await fillAccount(visitor, example);
      await button(visitor.page, visitor.say.ui('cancel')).click();
      await visitor.page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'new-customer-done',
    who: provider,
    path: () => '/customers/new',
    act: async (visitor) => {
      const { page, say } = visitor;
      // A domain of its own for each picture of this one.
      await fillAccount(visitor, { ...example, domain: `lake${Date.now()}` });
      await goOn(visitor, say.onboarding('subscriptions'));
      await goOn(visitor, say.ui('review'));
      await button(page, say.onboarding('submit')).click();
      await expectTitle(page, say.onboarding('confirmation'));
    },
  },

  { name: 'subscriptions', who: provider, path: ({ customer }) => `/customers/${customer}/subscriptions` },
  { name: 'subscriptions-none', who: provider, path: ({ empty }) => `/customers/${empty}/subscriptions` },
  {
    name: 'subscriptions-reseller',
    who: ['Birch IT', 'admin-agent'],
    path: ({ customer }) => `/customers/${customer}/subscriptions`,
  },
  {
    name: 'subscription',
    who: provider,
    path: ({ customer, subscription }) => `/customers/${customer}/subscriptions/${subscription}`,
  },
  {
    name: 'subscription-refused',
    who: provider,
    path: ({ customer, subscription }) => `/customers/${customer}/subscriptions/${subscription}`,
    act: async (visitor) => {
      await openById(visitor);
      await verify(visitor, '5300201');
      await visitor.page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  { name: 'carts', who: provider, path: ({ customer }) => `/customers/${customer}/carts` },
  { name: 'cart', who: provider, path: ({ customer, cart }) => `/customers/${customer}/carts/${cart}` },
  { name: 'orders', who: provider, path: ({ customer }) => `/customers/${customer}/orders` },
  { name: 'order', who: provider, path: ({ customer, order }) => `/customers/${customer}/orders/${order}` },
  { name: 'software', who: provider, path: ({ customer }) => `/customers/${customer}/software` },
  { name: 'add', who: provider, path: ({ empty }) => `/customers/${empty}/subscriptions/new` },
  {
    name: 'add-reseller',
    who: provider,
    path: ({ empty }) => `/customers/${empty}/subscriptions/new`,
    act: async (visitor) => {
      await pick(visitor, productTitle('Contour Business Premium', visitor.say.language), 3);
      await goOn(visitor, visitor.say.cart('stepReseller'));
    },
  },
  {
    name: 'add-review',
    who: provider,
    path: ({ empty }) => `/customers/${empty}/subscriptions/new`,
    act: async (visitor) => {
      await pick(visitor, productTitle('Contour Business Premium', visitor.say.language), 3);
      await goOn(visitor, visitor.say.cart('stepReseller'));
      await goOn(visitor, visitor.say.ui('review'));
      await visitor.page.getByRole('checkbox').waitFor();
    },
  },

  {
    name: 'support-contacts',
    who: provider,
    path: ({ customer }) => `/customers/${customer}/support-contacts`,
  },
  { name: 'support-contacts-flagged', who: provider, path: () => '/support-contacts' },
  { name: 'support-customer', who: ['Granite Bakery', 'global-admin'], path: () => '/support' },
  { name: 'credit', who: provider, path: () => '/credit' },
  { name: 'credit-limit', who: provider, path: () => '/credit-limit' },
  { name: 'credit-own', who: ['Birch IT', 'global-admin'], path: () => '/credit' },
  { name: 'credit-leaks', who: provider, path: () => '/credit/leaks' },
  {
    name: 'credit-mending',
    who: provider,
    path: () => '/credit/leaks',
    whole: false,
    act: async ({ page, say }) => {
      await button(page, leakTexts[say.language].mendAllOf).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'second-factors', who: provider, path: () => '/second-factors' },
  { name: 'reports', who: provider, path: () => '/reports' },
  { name: 'reports-own', who: ['Birch IT', 'global-admin'], path: () => '/reports' },
  { name: 'reports-customers', who: provider, path: () => '/reports/customers' },
  { name: 'reports-resellers', who: provider, path: () => '/reports/resellers' },
  { name: 'reports-none', who: ['Ewa Consulting', 'global-admin'], path: () => '/reports' },
  { name: 'credit-leaks-none', who: ['Boreal Distribuciones', 'admin-agent'], path: () => '/credit/leaks' },
  { name: 'catalog', who: provider, path: () => '/catalog' },
  { name: 'prices', who: provider, path: () => '/catalog/prices' },
  { name: 'promotions', who: provider, path: () => '/catalog/promotions' },
  { name: 'promotions-upkeep', who: operator, path: () => '/catalog/promotions' },
  { name: 'sale-rules', who: operator, path: () => '/catalog/rules' },
  { name: 'sku', who: operator, path: () => `/catalog/products/${demoProductId('business-premium')}/0001` },
  { name: 'margins', who: provider, path: () => '/margins' },
  {
    name: 'margin-new',
    who: provider,
    path: () => '/margins',
    whole: false,
    act: async ({ page, say }) => {
      await button(page, say.margin('set')).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  { name: 'margin-view', who: provider, path: () => '/margins/resellers' },
  { name: 'price-lists', who: ['Birch IT', 'sales-agent'], path: () => '/price-lists' },
  { name: 'price-lists-none', who: reseller, path: () => '/price-lists' },
  { name: 'imports', who: operator, path: () => '/catalog/imports' },
  { name: 'import', who: operator, path: ({ importId }) => `/catalog/imports/${importId}` },
  { name: 'service-requests', who: provider, path: () => '/service-requests' },
  { name: 'service-request', who: provider, path: ({ request }) => `/service-requests/${request}` },
  { name: 'service-request-ask', who: provider, path: () => '/service-requests/new' },
  {
    name: 'service-requests-customer',
    who: provider,
    path: ({ customer }) => `/customers/${customer}/service-requests`,
  },
  {
    name: 'service-request-open',
    who: provider,
    path: ({ customer }) => `/customers/${customer}/service-requests/new`,
  },
  { name: 'service-queue', who: operator, path: () => '/service-queue' },
  { name: 'service-queue-call', who: operator, path: () => '/service-queue/new' },
  { name: 'service-queue-request', who: operator, path: ({ request }) => `/service-queue/${request}` },
  { name: 'service-health', who: provider, path: () => '/service-health' },
  { name: 'service-health-post', who: operator, path: () => '/service-health/new' },
  { name: 'webhooks', who: provider, path: () => '/settings/webhooks' },
  { name: 'webhooks-none', who: ['Fjord Direct', 'sales-agent'], path: () => '/settings/webhooks' },
  { name: 'webhook-new', who: provider, path: () => '/settings/webhooks/new' },
  {
    name: 'webhook',
    who: provider,
    path: ({ webhook }) => `/settings/webhooks/${webhook}`,
    act: async ({ page }) => {
      await page.locator('table [aria-expanded=false]').first().click();
      await page.locator('table ol').waitFor();
    },
  },
  { name: 'events', who: provider, path: () => '/settings/events' },
  { name: 'activity', who: ['Alder Distribution', 'global-admin'], path: () => '/activity' },
];
