import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Purchase, PurchaseSearch } from './model.ts';

// Only what is the customer's to know: neither prices nor credit of the partner are read (C63). A window of
// a usage plan gives nothing back. The contact is looked up for the rows of the page alone.
const page = statement(
  'purchase.page',
  `
  with page as materialized (
    select s.*, p.name as seller_name, r.name as through
      from subscription s
      join partner p on p.tenant_id = s.partner_id
      left join partner r on r.tenant_id = s.reseller_id
      left join sku t on $5::text is not null and t.product_id = s.product_id and t.sku_id = s.sku_id
     where s.customer_id = $1
       and (s.created_at, s.subscription_id) < ($8::timestamptz, $9::uuid)
       and case $2 when 'current' then s.status not in ('expired', 'disabled', 'deleted')
                   when 'past' then s.status in ('expired', 'disabled', 'deleted') else true end
       and ($3::text is null or s.kind = $3)
       and ($4::date is null or (s.term_ends_on between $6::date and $4::date))
       and ($5::text is null or strpos(name_key(concat_ws(' ', s.friendly_name, s.offer_name, t.title->>'en', t.title->>'es',
             t.title->>'ru', p.name, r.name, s.order_id)), name_key($5)) > 0)
       and ($7::uuid is null or exists (
             select from usage_subscription u
               join usage_role_assignment a on a.customer_id = u.customer_id and a.service_id = u.service_id
              where u.customer_id = $1 and u.partner_id = s.partner_id and u.status <> 'transferred'
                and u.plan_id in (s.subscription_id, s.parent_subscription_id)
                and a.role = 'owner' and a.holder_user_id = $7))
     order by s.created_at desc, s.subscription_id desc limit $10)
  select s.subscription_id as "subscriptionId", s.friendly_name as "friendlyName", s.offer_name as "offerName",
         coalesce(k.title, (select o.name from offer o where o.offer_key = lower(s.catalog_item_id) limit 1)) as "offerTitle",
         s.kind, s.quantity, s.status, s.is_trial as "isTrial", s.partner_id as "sellerId",
         s.seller_name as "sellerName", s.through as "resellerName",
         jsonb_build_object('name', c.name, 'country', c.country, 'email', f.email, 'phone', f.telephone,
           'website', f.website) as contact,
         s.order_id as "orderId", s.created_at as "boughtAt",
         exists (select from self_purchase b where b.partner_id = s.partner_id
                  and b.subscription_id = s.subscription_id) as "byCustomer",
         s.term_duration as "termDuration", s.billing_cycle as "billingCycle", s.term_starts_at as "startsAt",
         s.term_ends_on::text as "endsOn", s.auto_renew as "autoRenew", s.scheduled is not null as "changesAtRenewal",
         s.due_at as "dueAt",
         case when s.kind = 'usage' then '{}' else array_remove(array[s.cancelable_until] ||
           array(select (a->>'until')::timestamptz from jsonb_array_elements(s.additions) a), null) end as windows,
         case when s.kind = 'usage' and s.status = 'active' and exists (
                select from self_serve_policy v
                 where v.partner_id = s.partner_id and v.customer_id = $1 and cardinality(v.kinds) > 0)
              then (select u.service_id from usage_subscription u
                      join usage_role_assignment a on a.customer_id = u.customer_id and a.service_id = u.service_id
                     where u.customer_id = $1 and u.partner_id = s.partner_id and u.plan_id = s.subscription_id
                       and u.status = 'active' and a.role = 'owner' and a.holder_user_id = $11
                     order by u.name, u.service_id limit 1) end as "buyAt",
         s.kind = 'usage' and s.status in ('active', 'suspended') and exists (
           select from usage_cost_view v
             join customer_relationship o on o.partner_id = v.partner_id and o.customer_id = v.customer_id
            where v.partner_id = s.partner_id and v.customer_id = $1 and o.state = 'active') as "costShown"
    from page s
    join partner c on c.tenant_id = s.support_contact_id
    left join sku k on k.product_id = s.product_id and k.sku_id = s.sku_id
    left join lateral support_profile_of(s.support_contact_id) f on true
   order by s.created_at desc, s.subscription_id desc`,
);

export interface PurchasePlace {
  readonly boughtAt: string;
  readonly subscriptionId: string;
}

export interface PurchaseReader {
  readonly customerId: string;
  readonly userId: string | null;
  /** Everything, or only the plans of which the person is owner. */
  readonly seesAll: boolean;
}

/** Newest first, after a place; in the customer's scope. */
export function listPurchases(
  tx: Pick<Tx, 'rows'>,
  reader: PurchaseReader,
  by: PurchaseSearch,
  { after, limit }: { readonly after: PurchasePlace | null; readonly limit: number },
): Promise<Purchase[]> {
  return tx.rows<Purchase>(page, [
    reader.customerId,
    by.span,
    by.kind,
    by.endsBy,
    by.letters,
    by.today,
    reader.seesAll ? null : reader.userId,
    after?.boughtAt ?? 'infinity',
    after?.subscriptionId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    limit,
    reader.userId,
  ]);
}
