import { createHash } from 'node:crypto';
import pg from 'pg';
import { demoCatalogItemId } from '../server/seed/catalog/index.ts';
import { generatedCustomerId } from './generate.ts';

export interface SubscriptionsWanted {
  readonly providerId: string;
  readonly subscriptions: number;
  /** How many customers they are spread over; they have been generated. */
  readonly customers: number;
  readonly term: 'P1M' | 'P1Y';
}

const product = 'enterprise-core';

/** Subscriptions as orders would have left them, begun on the days of the term that runs now, straight in the database. */
export async function generateSubscriptions(
  owner: pg.ClientConfig,
  { providerId, subscriptions, customers, term }: SubscriptionsWanted,
): Promise<void> {
  const catalogItemId = demoCatalogItemId(product);
  const [productId, skuId] = catalogItemId.split(':');
  const customerIds = Array.from({ length: customers }, (_, n) => generatedCustomerId(n));
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query(
      `
      insert into subscription (partner_id, subscription_id, customer_id, order_id, line_number, kind, rule_set, catalog_item_id,
        product_id, sku_id, offer_name, publisher, friendly_name, quantity, unit_type, status, status_changed_at, term_duration,
        billing_cycle, auto_renew, created_at, term_starts_at, term_ends_on, cancelable_until, currency, unit_price,
        support_contact_id)
      select $1, md5('bench subscription ' || $2 || n)::uuid, ($3::uuid[])[1 + n % $4], 'B' || n, 0, 'license', 'new-commerce', $5, $6, $7,
             'Measured', 'Contour', 'Measured ' || n, 5, 'License(s)', 'active', at, $2, 'monthly', true, at, at,
             ((at + $8::interval) at time zone 'UTC')::date - 1, at + interval '168 hours', 'USD', 10, $1
        from (select n, now() - (n % $9) * interval '1 day' as at from generate_series(0, $10::int - 1) n) x
      on conflict do nothing`,
      [
        providerId,
        term,
        customerIds,
        customers,
        catalogItemId,
        productId,
        skuId,
        term === 'P1M' ? '1 month' : '1 year',
        term === 'P1M' ? 28 : 365,
        subscriptions,
      ],
    );
    await client.query('vacuum analyze subscription');
  } finally {
    await client.end();
  }
}

/** The n-th generated subscription, and whose it is. */
export function generatedSubscription(
  { term, customers }: Pick<SubscriptionsWanted, 'term' | 'customers'>,
  n: number,
): { customerId: string; subscriptionId: string } {
  const hex = createHash('md5').update(`bench subscription ${term}${n}`).digest('hex');
  return {
    customerId: generatedCustomerId(n % customers),
    subscriptionId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  };
}

export async function countRenewals(owner: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from subscription_charge where reason = 'renew'`,
  );
  await client.end();
  return rows[0]?.n ?? 0;
}
