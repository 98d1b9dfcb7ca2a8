import type { Database } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { KeptSubscription } from './model.ts';
import type { SellerScope } from './store.ts';
import { keptFrom, keptOf } from './store.ts';

const addons = statement(
  'subscription.addonsOf',
  `
  select ${keptFrom.columns} from subscription s ${keptFrom.join}
   where s.partner_id = $1 and s.customer_id = $2 and s.status <> 'deleted' and s.kind = 'license'
     and (s.parent_subscription_id = $3
          or s.subscription_id <> $3 and k.is_addon
             and exists (select from unnest(k.prerequisites) as base where lower(base) = $4))
   order by s.created_at, s.subscription_id`,
);

/** What is bought on top of a base: what hangs on it, and what needs a thing like it at the customer (C59). */
export async function listAddons(
  db: Database,
  seller: SellerScope,
  base: Pick<KeptSubscription, 'customerId' | 'subscriptionId' | 'productId' | 'skuId'>,
): Promise<KeptSubscription[]> {
  const key = `${base.productId}:${base.skuId}`.toLowerCase();
  const values = [seller.partnerId, base.customerId, base.subscriptionId, key];
  const rows = await db.rows<Parameters<typeof keptOf<KeptSubscription>>[0]>(seller.scope, addons, values);
  return rows.map(keptOf);
}

const offered = statement(
  'subscription.addonsOffered',
  `
  select 1 from sku where is_addon and not withdrawn
     and exists (select from unnest(prerequisites) as base where lower(base) = $1) limit 1`,
);

/** Whether the catalog has anything on top of this. */
export async function hasAddonsOffered(
  db: Database,
  seller: SellerScope,
  base: Pick<KeptSubscription, 'productId' | 'skuId'>,
): Promise<boolean> {
  const key = `${base.productId}:${base.skuId}`.toLowerCase();
  return (await db.maybe(seller.scope, offered, [key])) !== undefined;
}
