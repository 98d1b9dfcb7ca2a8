import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { KeptSubscription } from './model.ts';
import { keptFrom, keptOf } from './store.ts';

export interface ProductUpgradeLine {
  readonly subscriptionId: string;
  readonly from: string;
  readonly to: string;
}

/** An upgrade of everything a customer uses by legacy offers; done as soon as it is there. */
export interface ProductUpgrade {
  readonly upgradeId: string;
  readonly customerId: string;
  readonly productFamily: string;
  readonly upgradedAt: Date;
  readonly lines: readonly ProductUpgradeLine[];
}

const legacyUsage = statement(
  'subscription.lockLegacyUsage',
  `
  select ${keptFrom.columns} from subscription s ${keptFrom.join}
   where s.partner_id = $1 and s.customer_id = $2 and s.kind = 'usage' and s.rule_set = 'legacy'
     and s.status in ('active', 'suspended')
   order by s.subscription_id for update of s`,
);

/** What a customer uses by legacy offers, locked until the transaction ends. */
export async function lockLegacyUsage(
  tx: Tx,
  partnerId: string,
  customerId: string,
): Promise<KeptSubscription[]> {
  const rows = await tx.rows<Parameters<typeof keptOf<KeptSubscription>>[0]>(legacyUsage, [
    partnerId,
    customerId,
  ]);
  return rows.map(keptOf);
}

const plans = statement(
  'subscription.usagePlans',
  `
  select product_id || ':' || sku_id as id from sku
   where kind = 'usage' and rule_set = 'new-commerce' and not withdrawn order by product_id, position limit 10`,
);

/** Usage plans of the catalog, as `product:sku`. */
export async function listUsagePlans(tx: Tx): Promise<string[]> {
  return (await tx.rows<{ id: string }>(plans)).map(({ id }) => id);
}

const insert = statement(
  'subscription.insertProductUpgrade',
  `
  insert into product_upgrade (partner_id, upgrade_id, customer_id, product_family, upgraded_at, lines)
  values ($1, $2, $3, $4, $5, $6)`,
);

export async function insertProductUpgrade(tx: Tx, partnerId: string, of: ProductUpgrade): Promise<void> {
  const { upgradeId, customerId, productFamily, upgradedAt, lines } = of;
  await tx.run(insert, [partnerId, upgradeId, customerId, productFamily, upgradedAt, JSON.stringify(lines)]);
}

const find = statement(
  'subscription.productUpgrade',
  `
  select upgrade_id as "upgradeId", customer_id as "customerId", product_family as "productFamily",
         upgraded_at as "upgradedAt", lines
    from product_upgrade where partner_id = $1 and upgrade_id = $2`,
);

export function findProductUpgrade(
  db: Database,
  scope: TenantScope,
  upgradeId: string,
): Promise<ProductUpgrade | undefined> {
  return db.maybe<ProductUpgrade>(scope, find, [scope.tenantId, upgradeId]);
}
