import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Cart, CartLine } from './model.ts';

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

const open = statement(
  'cart.openOfCustomer',
  `
  select ${columns} from cart where partner_id = $1 and customer_id = $2 and status = 'active'
   order by expires_at, cart_id limit 100`,
);

/** Not submitted yet, those that lapse first on top; the clock decides which of them have lapsed. */
export function listOpenCarts(db: Database, scope: TenantScope, customerId: string): Promise<Cart[]> {
  return db.rows<Cart>(scope, open, [scope.tenantId, customerId]);
}

const remove = statement('cart.delete', 'delete from cart where partner_id = $1 and cart_id = $2');

/** The cart was locked before. */
export async function deleteCart(tx: Tx, { partnerId, cartId }: Cart): Promise<void> {
  await tx.run(remove, [partnerId, cartId]);
}

/** Dates come for every company at once. */
export const dueScope = systemScope('baskets that lapse');

const next = statement('cart.nextLapse', `select min(expires_at) as due from cart where status = 'active'`);

export async function nextLapse(db: Database): Promise<Date | null> {
  return (await db.maybe<{ due: Date | null }>(dueScope, next))?.due ?? null;
}

// One that is being submitted is locked, and is not open any more afterwards.
const lapse = statement(
  'cart.lapse',
  `
  with due as (
    select partner_id, cart_id from cart where status = 'active' and expires_at <= $1
     order by expires_at, partner_id, cart_id limit $2 for update skip locked),
  gone as (
    delete from cart c using due where c.partner_id = due.partner_id and c.cart_id = due.cart_id returning c.*)
  select g.partner_id as "partnerId", g.cart_id as "cartId", g.customer_id as "customerId", g.expires_at as "expiresAt",
         g.lines, coalesce(r.company_name, '') as "customerName"
    from gone g
    left join customer_relationship r on r.partner_id = g.partner_id and r.customer_id = g.customer_id
   order by g.expires_at, g.partner_id, g.cart_id`,
);

export interface LapsedCart {
  readonly partnerId: string;
  readonly cartId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly expiresAt: Date;
  readonly lines: readonly CartLine[];
}

/** Removes what has lapsed, earliest first, and says what it was. */
export function takeLapsed(tx: Tx, now: Date, limit: number): Promise<LapsedCart[]> {
  return tx.rows<LapsedCart>(lapse, [now, limit]);
}
