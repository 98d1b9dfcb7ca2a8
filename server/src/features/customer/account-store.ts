import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { BillTo } from './account-rules.ts';

const update = statement(
  'customer.updateBillingProfile',
  `
  update customer_billing_profile
     set first_name = $3, last_name = $4, email = $5, culture = $6, language = $7, company_name = $8, address_line1 = $9,
         address_line2 = $10, city = $11, state = $12, postal_code = $13, phone_number = $14, version = version + 1
   where partner_id = $1 and customer_id = $2`,
);

/** Country and profile id are not among what is written: they never change (C27). */
export async function updateBillingProfile(
  tx: Tx,
  partnerId: string,
  customerId: string,
  to: BillTo,
): Promise<void> {
  const { address } = to;
  await tx.run(update, [
    partnerId,
    customerId,
    to.firstName,
    to.lastName,
    to.email,
    to.culture,
    to.language,
    to.companyName,
    address.addressLine1,
    address.addressLine2,
    address.city,
    address.state,
    address.postalCode,
    address.phoneNumber,
  ]);
}

const rename = statement(
  'customer.renameInList',
  `
  update customer_relationship set company_name = $3, version = version + 1
   where partner_id = $1 and customer_id = $2`,
);

/** The name in this partner's lists, and nowhere else: neither the tenant's nor another partner's (C28, I51). */
export async function renameInList(
  tx: Tx,
  partnerId: string,
  customerId: string,
  name: string,
): Promise<void> {
  await tx.run(rename, [partnerId, customerId, name]);
}
