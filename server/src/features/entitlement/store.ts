import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Entitlement } from './model.ts';

const columns = `
  s.order_id as "orderId", s.line_number as "lineNumber", s.subscription_id as "subscriptionId", s.kind,
  s.friendly_name as name, s.product_id as "productId", s.sku_id as "skuId", s.quantity, s.status,
  s.created_at as "boughtAt", s.term_starts_at as "termStartsAt", s.term_ends_on::text as "termEndsOn",
  s.cancelable_until as "cancelableUntil"`;

const list = statement(
  'entitlement.list',
  `
  select ${columns} from subscription s
   where s.partner_id = $1 and s.customer_id = $2 and s.kind = any($3)
     and ($4::text is null or s.order_id = $4)
   order by s.created_at, s.subscription_id`,
);

export function listEntitlements(
  db: Database,
  scope: TenantScope,
  customerId: string,
  kinds: readonly string[],
  orderId: string | null = null,
): Promise<Entitlement[]> {
  return db.rows<Entitlement>(scope, list, [scope.tenantId, customerId, kinds, orderId]);
}

const one = statement(
  'entitlement.one',
  `
  select ${columns} from subscription s
   where s.partner_id = $1 and s.customer_id = $2 and s.subscription_id = $3 for update`,
);

/** Locked, so that one key is made for one purchase. */
export function lockEntitlement(
  tx: Tx,
  partnerId: string,
  customerId: string,
  subscriptionId: string,
): Promise<Entitlement | undefined> {
  return tx.maybe<Entitlement>(one, [partnerId, customerId, subscriptionId]);
}

const key = statement(
  'entitlement.key',
  'select key_id as "keyId", box from software_key where partner_id = $1 and subscription_id = $2',
);

export interface SealedKey {
  readonly keyId: string;
  readonly box: Buffer;
}

export function findKey(tx: Tx, partnerId: string, subscriptionId: string): Promise<SealedKey | undefined> {
  return tx.maybe<SealedKey>(key, [partnerId, subscriptionId]);
}

const keep = statement(
  'entitlement.keepKey',
  `
  insert into software_key (partner_id, subscription_id, key_id, box, made_at) values ($1, $2, $3, $4, $5)`,
);

export async function keepKey(
  tx: Tx,
  partnerId: string,
  subscriptionId: string,
  sealed: SealedKey,
  at: Date,
): Promise<void> {
  await tx.run(keep, [partnerId, subscriptionId, sealed.keyId, sealed.box, at]);
}
