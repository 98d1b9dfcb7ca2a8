import { roleId } from '../../server/src/features/delegation/index.ts';
import type { Companies, Company } from './companies.ts';
import { administratorsOf, sellersOf } from './companies.ts';
import { idOf, scatter, scatteredId } from './scatter.ts';
import { holdersEach, subscriptionsEach, usersEach } from './size.ts';
import { customerName, personName } from './words.ts';

/** A license product that everybody of the world buys. */
export interface Article {
  readonly itemId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly name: string;
  readonly unitPrice: string;
}

export interface RowParts {
  readonly companies: Companies;
  readonly articles: readonly Article[];
  readonly madeAt: Date;
  /** First day of the last month that was billed. */
  readonly billedMonth: Date;
}

/** What the rows of one customer have in common. */
interface Customer {
  readonly n: number;
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly provider: Company;
  readonly providerNumber: number;
  readonly reseller: Company | undefined;
  readonly since: string;
}

export const customerId = (n: number) => scatteredId(idOf.customer, n);
export const subscriptionId = (n: number, which: number) =>
  scatteredId(idOf.subscription, n * subscriptionsEach + which);
export const userId = (n: number, which: number) => scatteredId(idOf.user, n * usersEach + which);
export const orderId = (n: number) => `W${n.toString(36).toUpperCase().padStart(11, '0')}`;
export const invoiceId = (providerNumber: number, monthsAgo: number) =>
  `W${String(providerNumber * 100 + monthsAgo).padStart(9, '0')}`;
export const domainOf = (n: number) => `world${n}.contour.example`;
export const quantityOf = (n: number, which: number) => usersEach + (scatter(n * 7 + which) % 40);
/** Days between the beginning of a customer's subscriptions and the making: nothing of it falls due for two months. */
const ageDays = (n: number) => 40 + (scatter(n + 31) % 260);

const delegatedDays = 730;
const delegatedRoles = `{${(['directory-reader', 'user-admin', 'license-admin', 'helpdesk-admin'] as const).map(roleId).join(',')}}`;

const day = 86_400_000;
const missing = '\\N';
const line = (...fields: readonly (string | number)[]) => `${fields.join('\t')}\n`;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

type RowsOf = (customer: Customer, parts: RowParts) => string;

/** The columns of each big table, and the rows that one customer has in it. */
export const tables: Readonly<
  Record<string, { readonly columns: string; readonly each: number; readonly rows: RowsOf }>
> = {
  tenant: {
    columns: 'tenant_id, kind, name, country, cloud, domain, created_at',
    each: 1,
    rows: ({ id, name, domain, since }) => line(id, 'customer', name, 'US', 'global', domain, since),
  },
  tenant_address: {
    columns:
      'tenant_id, address_line1, city, state, postal_code, country, email, culture, language, first_name, last_name',
    each: 1,
    rows: ({ n, id, domain }) => {
      const { first, last } = personName(n * usersEach);
      return line(
        id,
        `${n} Main Street`,
        'Columbus',
        'OH',
        '43215',
        'US',
        `contact@${domain}`,
        'en-US',
        'en',
        first,
        last,
      );
    },
  },
  domain: {
    columns: 'tenant_id, domain_name, is_default',
    each: 1,
    rows: ({ id, domain }) => line(id, domain, 't'),
  },
  customer_relationship: {
    columns: `partner_id, customer_id, capacity, state, company_name, domain, country, reseller_id, reseller_name, provider_id,
      delegated_admin, agreement_accepted_at, started_at`,
    each: 1.7,
    rows: ({ id, name, domain, provider, reseller, since }) => {
      const at = (partner: string, capacity: string, ...rest: readonly string[]) =>
        line(partner, id, capacity, 'active', name, domain, 'US', ...rest, since);
      const first = at(
        provider.id,
        'provider',
        reseller?.id ?? missing,
        reseller?.name ?? missing,
        missing,
        'granular',
        since,
      );
      if (!reseller) return first;
      return first + at(reseller.id, 'reseller', missing, missing, provider.id, 'none', missing);
    },
  },
  customer_billing_profile: {
    columns: `partner_id, customer_id, profile_id, first_name, last_name, email, culture, language, company_name, address_line1,
      city, state, postal_code, country`,
    each: 1,
    rows: ({ n, id, name, domain, provider }) => {
      const { first, last } = personName(n * usersEach);
      const profile = scatteredId(idOf.profile, n);
      const street = `${n} Main Street`;
      return line(
        ...[provider.id, id, profile, first, last, `contact@${domain}`, 'en-US', 'en', name],
        ...[street, 'Columbus', 'OH', '43215', 'US'],
      );
    },
  },
  customer_agreement: {
    columns: `partner_id, customer_id, agreement_id, template_id, agreement_type, first_name, last_name, email, agreed_at,
      recorded_at`,
    each: 1,
    rows: ({ n, id, domain, provider, since }) => {
      const { first, last } = personName(n * usersEach);
      return line(
        ...[provider.id, id, scatteredId(idOf.agreement, n), '117a77b0-9360-443b-8795-c6dedc750cf9'],
        ...['MicrosoftCustomerAgreement', first, last, `contact@${domain}`, since, since],
      );
    },
  },
  service_admin: {
    columns: 'customer_id, service, channel_id, granted_at',
    each: 2,
    rows: ({ id, provider, since }) =>
      line(id, 'directory', provider.id, since) + line(id, 'usage', provider.id, since),
  },
  delegation: {
    columns: `partner_id, delegation_id, name, customer_id, roles, duration_days, auto_extend, state, created_at, finalized_at,
      approved_at, activated_at, ends_at, origin, due_at, changed_at`,
    each: 1,
    rows: ({ n, id, provider, since }) => {
      const ends = Date.parse(since) + delegatedDays * day;
      return line(
        ...[
          provider.id,
          scatteredId(idOf.delegation, n),
          `Default_world${n}`,
          id,
          delegatedRoles,
          delegatedDays,
          'f',
        ],
        ...['active', since, since, since, since, new Date(ends).toISOString(), 'creation'],
        ...[new Date(ends - 30 * day).toISOString(), since],
      );
    },
  },
  delegation_assignment: {
    columns: 'partner_id, delegation_id, assignment_id, group_id, roles, state, created_at, changed_at',
    each: 1,
    rows: ({ n, provider, since }) =>
      line(
        ...[provider.id, scatteredId(idOf.delegation, n), scatteredId(idOf.assignment, n)],
        ...[administratorsOf(provider.id), delegatedRoles, 'active', since, since],
      ),
  },
  customer_order: {
    columns: 'partner_id, order_id, customer_id, status, billing_cycle, currency, total_price, created_at',
    each: 1,
    rows: ({ n, id, provider, since }, { articles }) => {
      const total = eachArticle(n, articles).reduce(
        (sum, { article, quantity }) => sum + Math.round(Number(article.unitPrice) * 100) * quantity,
        0,
      );
      return line(
        provider.id,
        orderId(n),
        id,
        'completed',
        'monthly',
        'USD',
        (total / 100).toFixed(2),
        since,
      );
    },
  },
  order_line: {
    columns: `partner_id, order_id, line_number, catalog_item_id, offer_name, friendly_name, quantity, term_duration,
      billing_cycle, unit_price, line_price, subscription_id, reseller_partner_id, provisioning, attributes`,
    each: subscriptionsEach,
    rows: ({ n, provider, reseller }, { articles }) =>
      eachArticle(n, articles)
        .map(({ article, quantity, which, subscription }) =>
          line(
            ...[
              provider.id,
              orderId(n),
              which,
              article.itemId,
              article.name,
              article.name,
              quantity,
              'P1Y',
              'monthly',
            ],
            ...[
              article.unitPrice,
              priceOf(article, quantity),
              subscription,
              reseller?.partnerId ?? missing,
              'fulfilled',
            ],
            '{"attestationAccepted": true}',
          ),
        )
        .join(''),
  },
  subscription: {
    columns: `partner_id, subscription_id, customer_id, order_id, line_number, kind, rule_set, catalog_item_id, product_id, sku_id,
      offer_name, publisher, friendly_name, quantity, unit_type, status, status_changed_at, term_duration, billing_cycle,
      auto_renew, created_at, term_starts_at, term_ends_on, cancelable_until, currency, unit_price, reseller_partner_id,
      reseller_id, reseller_name, support_contact_id`,
    each: subscriptionsEach,
    rows: ({ n, id, provider, reseller, since }, { articles }) => {
      const end = new Date(since);
      end.setUTCFullYear(end.getUTCFullYear() + 1);
      const ends = dateOf(end.getTime() - day);
      const cancelable = new Date(Date.parse(since) + 7 * day).toISOString();
      const credited = [reseller?.partnerId ?? missing, reseller?.id ?? missing, reseller?.name ?? missing];
      return eachArticle(n, articles)
        .map(({ article, quantity, which, subscription }) =>
          line(
            ...[provider.id, subscription, id, orderId(n), which, 'license', 'new-commerce', article.itemId],
            ...[
              article.productId,
              article.skuId,
              article.name,
              'Contour Cloud',
              article.name,
              quantity,
              'License(s)',
            ],
            ...[
              'active',
              since,
              'P1Y',
              'monthly',
              't',
              since,
              since,
              ends,
              cancelable,
              'USD',
              article.unitPrice,
            ],
            ...[...credited, provider.id],
          ),
        )
        .join('');
    },
  },
  tenant_user: {
    columns: `tenant_id, user_id, user_principal_name, first_name, last_name, display_name, roles, usage_location, state,
      created_at`,
    each: usersEach,
    rows: ({ n, id, domain, since }) => {
      let rows = '';
      for (let which = 0; which < usersEach; which++) {
        const { first, last } = personName(n * usersEach + which);
        const name = `${first}.${last}${which}@${domain}`.toLowerCase();
        const roles = which === 0 ? '{global-admin}' : '{}';
        rows += line(
          id,
          userId(n, which),
          name,
          first,
          last,
          `${first} ${last}`,
          roles,
          'US',
          'active',
          since,
        );
      }
      return rows;
    },
  },
  role_member: {
    columns: 'tenant_id, role, user_id',
    each: 1,
    rows: ({ n, id }) => line(id, 'global-admin', userId(n, 0)),
  },
  license_assignment: {
    columns: 'customer_id, user_id, product_id, sku_id, partner_id, subscription_id, assigned_at',
    each: holdersEach,
    rows: ({ n, id, provider, since }, { articles }) => {
      const [first] = eachArticle(n, articles);
      let rows = '';
      for (let which = 0; first && which < holdersEach; which++) {
        const { article, subscription } = first;
        rows += line(
          id,
          userId(n, which),
          article.productId,
          article.skuId,
          provider.id,
          subscription,
          since,
        );
      }
      return rows;
    },
  },
  invoice_line: {
    columns: `partner_id, invoice_id, line_number, customer_id, customer_name, customer_domain, customer_country, order_id,
      order_line_number, ordered_at, subscription_id, subscription_name, subscription_starts_at, subscription_ends_on,
      catalog_item_id, product_id, sku_id, offer_name, publisher, reseller_partner_id, term_duration, billing_cycle, charge_type,
      charge_starts_on, charge_ends_on, unit_price, quantity, subtotal`,
    each: subscriptionsEach,
    rows: ({ n, id, name, domain, provider, providerNumber, reseller, since }, { articles, billedMonth }) => {
      const end = new Date(since);
      end.setUTCFullYear(end.getUTCFullYear() + 1);
      const from = billedMonth.getTime() + (ageDays(n) % 28) * day;
      return eachArticle(n, articles)
        .map(({ article, quantity, which, subscription }) =>
          line(
            ...[
              provider.id,
              invoiceId(providerNumber, 1),
              n * subscriptionsEach + which + 1,
              id,
              name,
              domain,
              'US',
            ],
            ...[
              orderId(n),
              which,
              since,
              subscription,
              article.name,
              since,
              dateOf(end.getTime() - day),
              article.itemId,
            ],
            ...[
              article.productId,
              article.skuId,
              article.name,
              'Contour Cloud',
              reseller?.partnerId ?? missing,
              'P1Y',
            ],
            ...['monthly', 'CycleFee', dateOf(from), dateOf(from + 29 * day), article.unitPrice, quantity],
            priceOf(article, quantity),
          ),
        )
        .join('');
    },
  },
  report_customer: {
    columns: 'partner_id, customer_id, active, suspended, licenses, assigned, used, known',
    each: 1,
    rows: ({ n, id, provider }, { articles }) => {
      const licenses = eachArticle(n, articles).reduce((sum, { quantity }) => sum + quantity, 0);
      return line(provider.id, id, subscriptionsEach, 0, licenses, holdersEach, 0, 't');
    },
  },
  report_holding: {
    columns: `partner_id, customer_id, product_id, sku_id, credited, credited_id, offer_name, subscription_type, active,
      active_seats, suspended, suspended_seats, ended, ended_seats, licenses, assigned, used, known, plans, processed_on`,
    each: subscriptionsEach,
    rows: ({ n, id, provider, reseller }, { articles, madeAt }) =>
      eachArticle(n, articles)
        .map(({ article, quantity, which }) =>
          line(
            ...[
              provider.id,
              id,
              article.productId,
              article.skuId,
              reseller?.partnerId ?? '',
              reseller?.id ?? missing,
            ],
            ...[
              article.name,
              'Office',
              1,
              quantity,
              0,
              0,
              0,
              0,
              quantity,
              which === 0 ? holdersEach : 0,
              0,
              't',
              '{}',
            ],
            dateOf(madeAt.getTime()),
          ),
        )
        .join(''),
  },
};

function priceOf({ unitPrice }: Article, quantity: number): string {
  return ((Math.round(Number(unitPrice) * 100) * quantity) / 100).toFixed(2);
}

function eachArticle(n: number, articles: readonly Article[]) {
  return Array.from({ length: subscriptionsEach }, (_, which) => ({
    which,
    article: articles[(n + which) % articles.length] as Article,
    quantity: quantityOf(n, which),
    subscription: subscriptionId(n, which),
  }));
}

function customerOf(n: number, { companies, madeAt }: RowParts): Customer {
  return {
    n,
    id: customerId(n),
    name: customerName(n),
    domain: domainOf(n),
    ...sellersOf(companies, n),
    since: new Date(madeAt.getTime() - ageDays(n) * day).toISOString(),
  };
}

const partLength = 60_000;

/** The rows of some customers in one table, in parts of a length that is worth sending. */
export function* rowsOf(table: string, parts: RowParts, from: number, to: number): Generator<string> {
  const { rows } = tables[table] as { rows: RowsOf };
  let part = '';
  for (let n = from; n < to; n++) {
    part += rows(customerOf(n, parts), parts);
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  yield part;
}

export const auditColumns = `tenant_id, occurred_at, record_id, event_id, operation, resource_type, status, customer_id,
  customer_name, actor_name, new_value, correlation_id, log_position`;

const happened = [
  ['update_customer_user_licenses', 'license'],
  ['create_order', 'order'],
  ['update_subscription', 'subscription'],
  ['update_subscription', 'subscription'],
  ['create_customer_user', 'customer_user'],
  ['add_customer', 'customer'],
] as const;

/** Behind those of the demo world, whose log is short. */
export const firstPosition = 100_000;

/** How far back the activity log goes. */
const logDays = 330;
/** Has no divisor with any count of customers: a walk in steps of it meets each of them equally often. */
const stride = 611_953;

/** Records of the activity log in the order they happened in: four in five in the seller's own, the rest in the others'. */
export function* auditRows(
  parts: RowParts,
  of: { readonly customers: number; readonly records: number },
  from: number,
  to: number,
): Generator<string> {
  const begin = parts.madeAt.getTime() - logDays * day;
  const stepMs = (logDays * day) / of.records;
  let part = '';
  for (let r = from; r < to; r++) {
    const n = (r * stride) % of.customers;
    const bits = scatter(r);
    const { provider, reseller } = sellersOf(parts.companies, n);
    const id = customerId(n);
    const whose = bits % 20;
    const log = whose < 16 ? provider.id : whose < 18 ? (reseller ?? provider).id : id;
    const [operation, resource] = happened[(bits >>> 8) % happened.length] as (typeof happened)[number];
    const subscription = subscriptionId(n, bits % subscriptionsEach);
    const event = scatteredId(idOf.event, r);
    const at = new Date(begin + r * stepMs).toISOString();
    const value = `{"id": "${subscription}", "quantity": ${quantityOf(n, 0)}, "status": "active"}`;
    // Written out: it is most of all rows.
    part += `${log}\t${at}\t${scatteredId(idOf.record, r)}\t${event}\t${operation}\t${resource}\tsucceeded\t${id}\t${customerName(n)}\talice.monroe@partner.example\t${value}\t${event}\t${firstPosition + r}\n`;
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  yield part;
}
