import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

const list = statement(
  'subscription.supportOfCustomer',
  `
  select s.subscription_id as "subscriptionId", s.friendly_name as name, s.quantity, s.partner_id as "sellerId",
         s.support_contact_id as "supportContactId", s.reseller_id as "resellerId"
    from subscription s
   where s.customer_id = $1 and s.status <> 'deleted'
     and ($2::uuid is null or exists (select from license_assignment a
           where a.customer_id = $1 and a.user_id = $2 and a.partner_id = s.partner_id
             and a.subscription_id = s.subscription_id))
   order by name_key(s.friendly_name), s.subscription_id`,
);

export interface SupportedSubscription {
  readonly subscriptionId: string;
  readonly name: string;
  readonly quantity: number;
  /** Who sold it. */
  readonly sellerId: string;
  readonly supportContactId: string;
  readonly resellerId: string | null;
}

/**
 * What a customer has, from whichever partner, and whom it calls for it (C89); for a person only what it
 * holds a license of (2.5). In the customer's scope.
 */
export function listSupportedSubscriptions(
  reader: Pick<Tx, 'rows'>,
  customerId: string,
  userId: string | null = null,
): Promise<SupportedSubscription[]> {
  return reader.rows<SupportedSubscription>(list, [customerId, userId]);
}
