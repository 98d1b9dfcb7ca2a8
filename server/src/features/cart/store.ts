import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Cart } from './model.ts';

const columns = `
  partner_id as "partnerId", cart_id as "cartId", customer_id as "customerId", status, created_at as "createdAt",
  modified_at as "modifiedAt", expires_at as "expiresAt", modified_by as "modifiedBy", attested, lines,
  checkout_result as "checkoutResult", version`;

const one = `select ${columns} from cart where partner_id = $1 and customer_id = $2 and cart_id = $3`;
const byId = statement('cart.byId', one);
const byIdLocked = statement('cart.byIdForUpdate', `${one} for update nowait`);

export function findCart(
  db: Database,
  scope: TenantScope,
  customerId: string,
  cartId: string,
): Promise<Cart | undefined> {
  return db.maybe<Cart>(scope, byId, [scope.tenantId, customerId, cartId]);
}

/** Locked until the transaction ends. `busy` while another request has it; the transaction is then of no more use. */
export async function lockCart(
  tx: Tx,
  scope: TenantScope,
  customerId: string,
  cartId: string,
): Promise<Cart | 'busy' | undefined> {
  try {
    return await tx.maybe<Cart>(byIdLocked, [scope.tenantId, customerId, cartId]);
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') return 'busy';
    throw error;
  }
}

const insert = statement(
  'cart.insert',
  `
  insert into cart (partner_id, cart_id, customer_id, status, created_at, modified_at, expires_at, modified_by, attested,
    lines, checkout_result, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);

export async function insertCart(tx: Tx, cart: Cart): Promise<void> {
  await tx.run(insert, [
    cart.partnerId,
    cart.cartId,
    cart.customerId,
    cart.status,
    cart.createdAt,
    cart.modifiedAt,
    cart.expiresAt,
    cart.modifiedBy,
    cart.attested,
    JSON.stringify(cart.lines),
    null,
    cart.version,
  ]);
}

const update = statement(
  'cart.update',
  `
  update cart set status = $3, modified_at = $4, modified_by = $5, attested = $6, lines = $7, checkout_result = $8,
         version = version + 1
   where partner_id = $1 and cart_id = $2`,
);

/** The cart was locked before it was changed. */
export async function saveCart(tx: Tx, cart: Cart): Promise<void> {
  await tx.run(update, [
    cart.partnerId,
    cart.cartId,
    cart.status,
    cart.modifiedAt,
    cart.modifiedBy,
    cart.attested,
    JSON.stringify(cart.lines),
    cart.checkoutResult ? JSON.stringify(cart.checkoutResult) : null,
  ]);
}
