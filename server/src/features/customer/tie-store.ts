import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement, tenantScope } from '../../platform/db/index.ts';
import type { Capacity, DelegatedAdmin } from './model.ts';
import type { NewRelationship } from './store.ts';
import { insertRelationship, moveCustomerCount } from './store.ts';

/**
 * What stands in a partner's relationship with a customer: its state, who serves together, and the admin
 * permission. Features further up decide; nobody else writes these columns. Rows are open to the scope
 * of either side, counters to the partner's.
 */

export type TieState = 'active' | 'ended' | 'frozen';

export interface Tie {
  readonly partnerId: string;
  readonly customerId: string;
  readonly capacity: Capacity;
  readonly state: TieState;
  readonly companyName: string;
  readonly domain: string;
  readonly country: string;
  readonly resellerId: string | null;
  readonly resellerName: string | null;
  readonly providerId: string | null;
  /** The strongest admin permission the partner holds. */
  readonly delegatedAdmin: DelegatedAdmin;
  /** Since when it holds legacy delegated admin (4.4). */
  readonly legacyAdminAt: Date | null;
  /** When the customer last took admin permission away, and has not given it again (C40). */
  readonly adminWithdrawnAt: Date | null;
  readonly agreementAcceptedAt: Date | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

const columns = `
  partner_id as "partnerId", customer_id as "customerId", capacity, state, company_name as "companyName", domain, country,
  reseller_id as "resellerId", reseller_name as "resellerName", provider_id as "providerId",
  delegated_admin as "delegatedAdmin", legacy_admin_at as "legacyAdminAt", admin_withdrawn_at as "adminWithdrawnAt",
  agreement_accepted_at as "agreementAcceptedAt", started_at as "startedAt", ended_at as "endedAt", version`;

const listOfCustomer = statement(
  'customer.tie.ofCustomer',
  `
  select ${columns} from customer_relationship where customer_id = $1 order by started_at, partner_id`,
);
const find = statement(
  'customer.tie.find',
  `
  select ${columns} from customer_relationship where partner_id = $1 and customer_id = $2`,
);
const lock = statement(
  'customer.tie.lock',
  `
  select ${columns} from customer_relationship where partner_id = $1 and customer_id = $2 for update`,
);

/** Every partner the customer has or had; in the customer's scope. */
export function listTiesOfCustomer(reader: Reader, customerId: string): Promise<Tie[]> {
  return reader.rows<Tie>(listOfCustomer, [customerId]);
}

export function findTie(reader: Reader, partnerId: string, customerId: string): Promise<Tie | undefined> {
  return reader.maybe<Tie>(find, [partnerId, customerId]);
}

/** Like `findTie`, and nobody else changes the row before this transaction ends. */
export function lockTie(tx: Tx, partnerId: string, customerId: string): Promise<Tie | undefined> {
  return tx.maybe<Tie>(lock, [partnerId, customerId]);
}

const lockCustomer = statement(
  'customer.tie.lockCustomer',
  'select 1 from tenant where tenant_id = $1 for update',
);

/** One change of a customer's partners at a time; in the customer's scope. */
export async function lockCustomerTies(tx: Tx, customerId: string): Promise<void> {
  await tx.maybe(lockCustomer, [customerId]);
}

const reopen = statement(
  'customer.tie.reopen',
  `
  update customer_relationship
     set state = 'active', capacity = $3, ended_at = null, reseller_id = $4, reseller_name = $5, provider_id = $6,
         delegated_admin = 'none', legacy_admin_at = null, admin_withdrawn_at = null, started_at = $7,
         agreement_accepted_at = coalesce(agreement_accepted_at, $8), version = version + 1
   where partner_id = $1 and customer_id = $2 and state = 'ended'`,
);

/**
 * Makes the relationship live, for the first time or again (C38): bill-to name, history and a recorded
 * agreement are those of before; admin permission is not. In the partner's scope.
 */
export async function openRelationship(tx: Tx, of: NewRelationship): Promise<void> {
  const again = await tx.run(reopen, [
    of.partnerId,
    of.customerId,
    of.capacity,
    of.reseller?.id ?? null,
    of.reseller?.name ?? null,
    of.providerId,
    of.startedAt,
    of.agreementAcceptedAt,
  ]);
  if (again === 0) return insertRelationship(tx, of);
  await moveCustomerCount(tx, of.partnerId, { to: of.reseller?.id ?? null });
}

const grantLegacy = statement(
  'customer.tie.grantLegacyAdmin',
  `
  update customer_relationship
     set legacy_admin_at = $3, admin_withdrawn_at = null, version = version + 1,
         delegated_admin = case delegated_admin when 'granular' then 'granular' else 'legacy' end
   where partner_id = $1 and customer_id = $2 and state = 'active' and legacy_admin_at is null`,
);
const endLegacy = statement(
  'customer.tie.endLegacyAdmin',
  `
  update customer_relationship
     set legacy_admin_at = null, admin_withdrawn_at = coalesce($3::timestamptz, admin_withdrawn_at), version = version + 1,
         delegated_admin = case delegated_admin when 'granular' then 'granular' else 'none' end
   where partner_id = $1 and customer_id = $2 and legacy_admin_at is not null`,
);
const markGranular = statement(
  'customer.tie.markGranularAdmin',
  `
  update customer_relationship
     set delegated_admin = case when $3 then 'granular' when legacy_admin_at is not null then 'legacy' else 'none' end,
         admin_withdrawn_at = case when $3 then null else coalesce($4::timestamptz, admin_withdrawn_at) end,
         version = version + 1
   where partner_id = $1 and customer_id = $2 and (delegated_admin = 'granular') <> $3`,
);

/** Legacy delegated admin from `at` on; false where the partner holds it already or its relationship is not live. */
export async function grantLegacyAdmin(
  tx: Tx,
  partnerId: string,
  customerId: string,
  at: Date,
): Promise<boolean> {
  return (await tx.run(grantLegacy, [partnerId, customerId, at])) === 1;
}

/** Ends legacy delegated admin; `withdrawnAt` when the customer took it away. False where there was none. */
export async function endLegacyAdmin(
  tx: Tx,
  partnerId: string,
  customerId: string,
  withdrawnAt: Date | null = null,
): Promise<boolean> {
  return (await tx.run(endLegacy, [partnerId, customerId, withdrawnAt])) === 1;
}

/**
 * Keeps the relationship in step with granular grants: true once the first of a partner is active, false
 * once the last is gone, with the date where the customer ended it.
 */
export async function markGranularAdmin(
  tx: Tx,
  partnerId: string,
  customerId: string,
  holds: boolean,
  withdrawnAt: Date | null = null,
): Promise<void> {
  await tx.run(markGranular, [partnerId, customerId, holds, withdrawnAt]);
}

const designate = statement(
  'customer.tie.designate',
  `
  update customer_relationship set reseller_id = $3, reseller_name = $4, version = version + 1
   where partner_id = $1 and customer_id = $2`,
);
const serveWith = statement(
  'customer.tie.serveWith',
  `
  update customer_relationship set provider_id = $3, version = version + 1 where partner_id = $1 and customer_id = $2`,
);

/** Sets or clears the reseller designated for a provider's customer, and the provider's counters; in the provider's scope. */
export async function setDesignatedReseller(
  tx: Tx,
  provider: Pick<Tie, 'partnerId' | 'customerId' | 'resellerId'>,
  reseller: { readonly id: string; readonly name: string } | null,
): Promise<void> {
  await tx.run(designate, [
    provider.partnerId,
    provider.customerId,
    reseller?.id ?? null,
    reseller?.name ?? null,
  ]);
  await moveCustomerCount(tx, provider.partnerId, { from: provider.resellerId, to: reseller?.id ?? null });
}

/** The other end of it: the provider a reseller serves the customer with; in the reseller's scope. */
export async function setProviderOfReseller(
  tx: Tx,
  resellerId: string,
  customerId: string,
  providerId: string | null,
): Promise<void> {
  await tx.run(serveWith, [resellerId, customerId, providerId]);
}

const acceptAgreement = statement(
  'customer.tie.acceptAgreement',
  `
  update customer_relationship set agreement_accepted_at = $2, version = version + 1
   where customer_id = $1 and agreement_accepted_at is null and state = 'active'`,
);

/** The customer accepted the agreement itself: that counts for all its partners (C20); in the customer's scope. */
export async function markAgreementAcceptedByCustomer(tx: Tx, customerId: string, at: Date): Promise<void> {
  await tx.run(acceptAgreement, [customerId, at]);
}

const billingBasis = statement(
  'customer.tie.billingBasis',
  `
  select coalesce(a.culture, 'en-US') as culture, coalesce(a.language, 'en') as language, a.email,
         a.address_line1 as "addressLine1", a.address_line2 as "addressLine2", a.city, a.state,
         a.postal_code as "postalCode", a.phone_number as "phoneNumber", u.first_name as "firstName",
         u.last_name as "lastName"
    from tenant t
    left join tenant_address a on a.tenant_id = t.tenant_id
    left join tenant_user u on u.tenant_id = t.tenant_id and u.user_id = $2
   where t.tenant_id = $1`,
);
const insertProfile = statement(
  'customer.tie.insertBillingProfile',
  `
  insert into customer_billing_profile (partner_id, customer_id, profile_id, first_name, last_name, email, culture, language,
    company_name, address_line1, address_line2, city, state, postal_code, country, phone_number)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  on conflict (partner_id, customer_id) do nothing`,
);

interface BillingBasis {
  readonly culture: string;
  readonly language: string;
  readonly email: string | null;
  readonly addressLine1: string | null;
  readonly addressLine2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly phoneNumber: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/**
 * Bill-to data of a customer that came by acceptance; data of an earlier relationship stays (C38). Address
 * and contact are filled in only where admin permission discloses them anyway (I19); otherwise the
 * partner enters what it agreed with the customer. In the customer's scope.
 */
export async function ensureBillingProfile(
  tx: Tx,
  of: Pick<NewRelationship, 'partnerId' | 'customerId' | 'companyName' | 'country'> & {
    readonly profileId: string;
    readonly acceptedBy: string | null;
    readonly disclosed: boolean;
  },
): Promise<void> {
  const basis = await tx.maybe<BillingBasis>(billingBasis, [of.customerId, of.acceptedBy]);
  const shown: Partial<BillingBasis> = (of.disclosed && basis) || {};
  await tx.within(tenantScope(of.partnerId), (inner) =>
    inner.run(insertProfile, [
      of.partnerId,
      of.customerId,
      of.profileId,
      shown.firstName ?? '',
      shown.lastName ?? '',
      shown.email ?? '',
      basis?.culture ?? 'en-US',
      basis?.language ?? 'en',
      of.companyName,
      shown.addressLine1 ?? '',
      shown.addressLine2 ?? null,
      shown.city ?? '',
      shown.state ?? null,
      shown.postalCode ?? null,
      of.country,
      shown.phoneNumber ?? null,
    ]),
  );
}
