import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { AcceptedProvider } from './handover-model.ts';

const enroll = statement(
  'handover.enroll',
  `
  update partner set reseller_since = $2 where tenant_id = $1 and kind = 'direct-partner' and reseller_since is null`,
);

/** False where it is one already. */
export async function enrollAsReseller(tx: Tx, partnerId: string, at: Date): Promise<boolean> {
  return (await tx.run(enroll, [partnerId, at])) === 1;
}

const providers = statement(
  'handover.providers',
  `
  select p.tenant_id as "tenantId", p.name, s.accepted_at as since
    from partnership s join partner p on p.tenant_id = s.provider_id
   where s.reseller_id = $1 and s.state = 'active' and p.program_status = 'active'
   order by name_key(p.name), p.tenant_id limit 100`,
);

/** Providers whose request the partner has accepted; in its scope. */
export function listAcceptedProviders(reader: Reader, partnerId: string): Promise<AcceptedProvider[]> {
  return reader.rows<AcceptedProvider>(providers, [partnerId]);
}

const billTo = statement(
  'handover.billTo',
  `
  select first_name as "firstName", last_name as "lastName", email, culture, language, company_name as "companyName",
         address_line1 as "addressLine1", address_line2 as "addressLine2", city, state, postal_code as "postalCode",
         country, phone_number as "phoneNumber"
    from customer_billing_profile where partner_id = $1 and customer_id = $2`,
);
const shareBillTo = statement(
  'handover.shareBillTo',
  `
  insert into customer_billing_profile (partner_id, customer_id, profile_id, first_name, last_name, email, culture, language,
    company_name, address_line1, address_line2, city, state, postal_code, country, phone_number)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  on conflict (partner_id, customer_id) do nothing`,
);

export interface BillTo {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly culture: string;
  readonly language: string;
  readonly companyName: string;
  readonly addressLine1: string;
  readonly addressLine2: string | null;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string;
  readonly phoneNumber: string | null;
}

/** The partner's own bill-to data of the customer; in its scope. */
export function findBillTo(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<BillTo | undefined> {
  return reader.maybe<BillTo>(billTo, [partnerId, customerId]);
}

/** Becomes the provider's, which keeps what it had from an earlier relationship (C38); in the provider's scope. */
export async function insertSharedBillTo(
  tx: Tx,
  of: { readonly partnerId: string; readonly customerId: string; readonly profileId: string },
  shared: BillTo,
): Promise<void> {
  await tx.run(shareBillTo, [
    of.partnerId,
    of.customerId,
    of.profileId,
    shared.firstName,
    shared.lastName,
    shared.email,
    shared.culture,
    shared.language,
    shared.companyName,
    shared.addressLine1,
    shared.addressLine2,
    shared.city,
    shared.state,
    shared.postalCode,
    shared.country,
    shared.phoneNumber,
  ]);
}
