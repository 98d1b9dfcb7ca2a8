import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { PermissionKind } from '../customer-permission/index.ts';
import type { Commitment } from './model.ts';

// Both are commitments to a usage plan; what tells them apart is the subtype of the product.
const kindOf = (product: string) =>
  `case when ${product}.product_type->'subType'->>'id' = 'SavingsPlan' then 'savings-plan' else 'reservation' end`;

const items = statement(
  'selfPurchase.items',
  `
  select k.product_id || ':' || k.sku_id || ':' || a.availability_id as "catalogItemId", ${kindOf('p')} as kind
    from sku k
    join product p on p.product_id = k.product_id
    join availability a on a.product_id = k.product_id and a.sku_id = k.sku_id
   where k.kind = 'reservation' and not k.withdrawn and a.is_purchasable and a.market in ('*', $1)
   order by p.title->>'en', k.position`,
);

/** Commitments that a market offers. */
export function listCommitmentItems(
  reader: Reader,
  country: string,
): Promise<{ readonly catalogItemId: string; readonly kind: PermissionKind }[]> {
  return reader.rows(items, [country]);
}

const commitments = statement(
  'selfPurchase.commitments',
  `
  select s.subscription_id as "subscriptionId", s.parent_subscription_id as "planId", plan.friendly_name as "planName",
         s.friendly_name as name, ${kindOf('p')} as kind, s.quantity, s.term_duration as "termDuration",
         s.billing_cycle as "billingCycle", s.status, s.order_id as "orderId", s.created_at as "boughtAt",
         s.term_ends_on::text as "termEndsOn",
         exists (select from self_purchase b where b.partner_id = s.partner_id and b.subscription_id = s.subscription_id)
           as "byCustomer"
    from subscription s
    join subscription plan on plan.partner_id = s.partner_id and plan.subscription_id = s.parent_subscription_id
    left join product p on p.product_id = s.product_id
   where s.customer_id = $1 and s.partner_id = $2 and s.kind = 'reservation'
     and ($3::uuid is null or s.parent_subscription_id = $3)
   order by s.created_at desc, s.subscription_id`,
);

/** Of one partner, newest first; for one plan, or all. In the scope of either side. */
export function listCommitments(
  reader: Reader,
  of: { readonly customerId: string; readonly partnerId: string; readonly planId: string | null },
): Promise<Commitment[]> {
  return reader.rows(commitments, [of.customerId, of.partnerId, of.planId]);
}

const insert = statement(
  'selfPurchase.insert',
  `
  insert into self_purchase (partner_id, order_id, customer_id, service_id, subscription_id, kind, bought_at, bought_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

export async function insertPurchase(
  tx: Tx,
  of: {
    readonly partnerId: string;
    readonly orderId: string;
    readonly customerId: string;
    readonly serviceId: string;
    readonly subscriptionId: string;
    readonly kind: PermissionKind;
    readonly at: Date;
    readonly by: string;
  },
): Promise<void> {
  const { partnerId, orderId, customerId, serviceId, subscriptionId, kind, at, by } = of;
  await tx.run(insert, [partnerId, orderId, customerId, serviceId, subscriptionId, kind, at, by]);
}
