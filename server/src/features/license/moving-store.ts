import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

/** A subscription and the SKU that its licenses are of. */
interface Place {
  readonly subscriptionId: string;
  readonly productId: string;
  readonly skuId: string;
}

export interface LicenseMove {
  readonly partnerId: string;
  readonly customerId: string;
  readonly from: Place;
  readonly to: Place;
  /** So many at most, those assigned first. */
  readonly limit: number;
}

// A person holds a SKU once, whichever subscription it draws from.
const holders = statement(
  'license.holdersOfBoth',
  `
  select u.user_id as "userId", u.display_name as "name", u.user_principal_name as "userPrincipalName"
    from license_assignment a
    join license_assignment b on b.customer_id = a.customer_id and b.user_id = a.user_id
     and b.product_id = $4 and b.sku_id = $5
    join tenant_user u on u.tenant_id = a.customer_id and u.user_id = a.user_id
   where a.customer_id = $1 and a.partner_id = $2 and a.subscription_id = $3
     and (a.product_id, a.sku_id) <> ($4, $5)
   order by u.display_name, u.user_id`,
);

export function listHoldersOfBoth(
  tx: Tx,
  { customerId, partnerId, from, to }: LicenseMove,
): Promise<{ userId: string; name: string; userPrincipalName: string }[]> {
  return tx.rows(holders, [customerId, partnerId, from.subscriptionId, to.productId, to.skuId]);
}

const move = statement(
  'license.move',
  `
  update license_assignment a set product_id = $5, sku_id = $6, subscription_id = $4
   where a.customer_id = $1 and a.partner_id = $2 and a.subscription_id = $3
     and a.user_id in (select user_id from license_assignment
                        where customer_id = $1 and partner_id = $2 and subscription_id = $3 and user_id <> all($7)
                        order by assigned_at, user_id limit $8)`,
);

export async function moveAssignments(
  tx: Tx,
  { customerId, partnerId, from, to, limit }: LicenseMove,
  staying: readonly string[],
): Promise<void> {
  const places = [from.subscriptionId, to.subscriptionId, to.productId, to.skuId];
  await tx.run(move, [customerId, partnerId, ...places, staying, limit]);
}

const dropOthers = statement(
  'license.dropOfFormerProduct',
  `
  delete from license_assignment
   where customer_id = $1 and partner_id = $2 and subscription_id = $3 and (product_id, sku_id) <> ($4, $5)`,
);

/** A subscription that went over to another product holds no licenses of the former one. */
export async function dropAssignmentsOfFormerProduct(
  tx: Tx,
  { customerId, partnerId, to }: LicenseMove,
): Promise<void> {
  await tx.run(dropOthers, [customerId, partnerId, to.subscriptionId, to.productId, to.skuId]);
}

const free = statement(
  'license.freeNewest',
  `
  delete from license_assignment
   where customer_id = $1 and partner_id = $2 and subscription_id = $3
     and user_id in (select user_id from license_assignment
                      where customer_id = $1 and partner_id = $2 and subscription_id = $3
                      order by assigned_at, user_id offset $4)`,
);

/** Takes back what was assigned last, until no more than `keep` are assigned; answers how many. */
export function freeNewestAssignments(
  tx: Tx,
  of: { readonly customerId: string; readonly partnerId: string; readonly subscriptionId: string },
  keep: number,
): Promise<number> {
  return tx.run(free, [of.customerId, of.partnerId, of.subscriptionId, keep]);
}

const rehome = statement(
  'license.rehome',
  `
  update license_assignment a set partner_id = $4, subscription_id = $5
   where a.customer_id = $1 and a.partner_id = $2 and a.subscription_id = $3
     and a.user_id in (select user_id from license_assignment
                        where customer_id = $1 and partner_id = $2 and subscription_id = $3
                        order by assigned_at, user_id limit $6)`,
);

/** The same licenses of the same product, drawn from a subscription that another partner sold; in the customer's scope. */
export function rehomeAssignments(
  tx: Tx,
  of: {
    readonly customerId: string;
    readonly from: { readonly partnerId: string; readonly subscriptionId: string };
    readonly to: { readonly partnerId: string; readonly subscriptionId: string };
    /** So many at most, those assigned first. */
    readonly limit: number;
  },
): Promise<number> {
  const { customerId, from, to, limit } = of;
  return tx.run(rehome, [
    customerId,
    from.partnerId,
    from.subscriptionId,
    to.partnerId,
    to.subscriptionId,
    limit,
  ]);
}

const takeOver = statement(
  'license.takeOverExpired',
  `
  with bought as (
    select s.product_id, s.sku_id, s.quantity - (select count(*) from license_assignment a
             where a.partner_id = s.partner_id and a.subscription_id = s.subscription_id) as free
      from subscription s
     where s.partner_id = $2 and s.subscription_id = $3 and s.customer_id = $1 and s.kind = 'license' and s.status = 'active'
       for update of s),
  left_behind as (
    select a.user_id, a.product_id, a.sku_id
      from bought b
      join subscription e on e.customer_id = $1 and e.product_id = b.product_id and e.sku_id = b.sku_id
       and e.kind = 'license' and e.status = 'expired' and e.subscription_id <> $3
      join license_assignment a on a.partner_id = e.partner_id and a.subscription_id = e.subscription_id
     order by a.assigned_at, a.user_id limit (select greatest(max(free), 0) from bought))
  update license_assignment a set partner_id = $2, subscription_id = $3
    from left_behind l
   where a.customer_id = $1 and a.user_id = l.user_id and a.product_id = l.product_id and a.sku_id = l.sku_id`,
);

const expiredBefore = statement(
  'license.expiredBefore',
  `
  select b.subscription_id as "subscriptionId"
    from unnest($3::uuid[]) with ordinality as o (id, position)
    join subscription b on b.partner_id = $2 and b.subscription_id = o.id and b.kind = 'license'
   where exists (select from subscription e
                  where e.customer_id = $1 and e.product_id = b.product_id and e.sku_id = b.sku_id
                    and e.kind = 'license' and e.status = 'expired' and e.subscription_id <> b.subscription_id)
   order by o.position`,
);

/**
 * Bought within the days of *expired*, the same thing goes on under the licenses that people have: nobody is assigned
 * anew, whoever sold it before (C67). As many as were bought, those assigned first, one purchase after the other. In the
 * customer's scope.
 */
export async function takeOverExpired(
  tx: Tx,
  of: {
    readonly customerId: string;
    readonly partnerId: string;
    readonly subscriptionIds: readonly string[];
  },
): Promise<void> {
  const { customerId, partnerId, subscriptionIds } = of;
  const again = await tx.rows<{ subscriptionId: string }>(expiredBefore, [
    customerId,
    partnerId,
    subscriptionIds,
  ]);
  for (const { subscriptionId } of again) await tx.run(takeOver, [customerId, partnerId, subscriptionId]);
}
