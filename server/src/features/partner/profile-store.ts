import type { Reader, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, tenantScope } from '../../platform/db/index.ts';
import type { Address } from '../market/index.ts';
import { findMarket, readAddress } from '../market/index.ts';
import type {
  BillingProfile,
  Contact,
  LegalProfile,
  OrganizationProfile,
  PartnerProfiles,
  SupportProfile,
  VettedProfile,
} from './profile-model.ts';

interface Row {
  readonly tenantId: string;
  readonly kind: PartnerProfiles['kind'];
  readonly name: string;
  readonly country: string;
  readonly domain: string;
  readonly programStatus: PartnerProfiles['programStatus'];
  readonly currency: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly address: Record<string, unknown> | null;
  readonly email: string | null;
  readonly culture: string | null;
  readonly language: string | null;
  readonly version: number | null;
  readonly billingAddress: Record<string, unknown> | null;
  readonly billingContact: Contact | null;
  readonly purchaseOrderNumber: string | null;
  readonly taxId: string | null;
  readonly billingVersion: number | null;
  readonly legalAddress: Record<string, unknown> | null;
  readonly legalContact: Contact | null;
  readonly approverAddress: Record<string, unknown> | null;
  readonly approverEmail: string | null;
  readonly vettingStatus: VettedProfile['status'] | null;
  readonly vettingSubStatus: VettedProfile['subStatus'] | null;
  readonly finalized: (LegalProfile & { readonly companyName: string }) | null;
  readonly supportEmail: string | null;
  readonly supportTelephone: string | null;
  readonly supportWebsite: string | null;
}

const select = `
  select t.tenant_id as "tenantId", p.kind, t.name, t.country, t.domain, p.program_status as "programStatus",
         c.currency, c.contact_name as "contactName", c.contact_email as "contactEmail", c.contact_phone as "contactPhone",
         case when a.tenant_id is not null then jsonb_build_object('addressLine1', a.address_line1,
           'addressLine2', a.address_line2, 'city', a.city, 'state', a.state, 'postalCode', a.postal_code,
           'country', a.country, 'firstName', a.first_name, 'lastName', a.last_name,
           'phoneNumber', a.phone_number) end as address,
         a.email, a.culture, a.language, a.version,
         f.billing_address as "billingAddress", f.billing_contact as "billingContact",
         f.purchase_order_number as "purchaseOrderNumber", f.tax_id as "taxId", f.billing_version as "billingVersion",
         f.legal_address as "legalAddress", f.legal_contact as "legalContact", f.approver_address as "approverAddress",
         f.approver_email as "approverEmail", f.vetting_status as "vettingStatus",
         f.vetting_sub_status as "vettingSubStatus", f.legal_finalized as finalized,
         f.support_email as "supportEmail", f.support_telephone as "supportTelephone", f.support_website as "supportWebsite"
    from tenant t
    join partner p on p.tenant_id = t.tenant_id
    left join tenant_address a on a.tenant_id = t.tenant_id
    left join partner_account c on c.tenant_id = t.tenant_id
    left join partner_profile f on f.tenant_id = t.tenant_id
   where t.tenant_id = $1`;
const read = statement('partner.profiles', select);
// The partner's own row stands for all of its profiles: the others may not be there yet.
const lock = statement('partner.profilesForUpdate', `${select} for no key update of p`);

/** The profiles of the company whose scope this is. */
export async function findProfiles(reader: Reader, scope: TenantScope): Promise<PartnerProfiles | undefined> {
  const row = await reader.maybe<Row>(read, [scope.tenantId]);
  return row && profilesOf(row);
}

/** Locked, so that of two changes of one version the second is refused. */
export async function lockProfiles(tx: Tx, scope: TenantScope): Promise<PartnerProfiles | undefined> {
  // A row that was waited for is read as it is now, but those joined to it as they were: read once more.
  const locked = await tx.maybe<Row>(lock, [scope.tenantId]);
  return locked && findProfiles(tx, scope);
}

/** What was never entered is answered from the account, so that an answer always has an address (with its country) and a contact. */
function profilesOf(row: Row): PartnerProfiles {
  const market = findMarket(row.country);
  const known = row.address ?? { country: row.country, phoneNumber: row.contactPhone };
  const account = contactOf({
    firstName: row.contactName,
    email: row.contactEmail,
    phoneNumber: row.contactPhone,
  });
  const legal: LegalProfile = {
    address: readAddress(row.legalAddress ?? known),
    contact: row.legalContact ? contactOf(row.legalContact) : account,
    approverAddress: row.approverAddress && readAddress(row.approverAddress),
    approverEmail: row.approverEmail,
  };
  const enrolled = row.programStatus === 'pending' ? 'pending' : 'authorized';
  const vetted: VettedProfile = {
    companyName: row.name,
    legal,
    status: row.vettingStatus ?? enrolled,
    subStatus: row.vettingSubStatus ?? (enrolled === 'pending' ? 'entry' : 'none'),
  };
  return {
    tenantId: row.tenantId,
    kind: row.kind,
    country: row.country,
    domain: row.domain,
    programStatus: row.programStatus,
    currency: row.currency,
    organization: {
      companyName: row.name,
      email: row.email ?? row.contactEmail ?? '',
      culture: row.culture ?? market?.cultures[0] ?? 'en-US',
      language: row.language ?? market?.languages[0] ?? 'en',
      address: readAddress(known),
      version: row.version ?? 1,
    },
    billing: {
      address: readAddress(row.billingAddress ?? known),
      contact: row.billingContact ? contactOf(row.billingContact) : account,
      purchaseOrderNumber: row.purchaseOrderNumber,
      taxId: row.taxId,
      version: row.billingVersion ?? 1,
    },
    support: { email: row.supportEmail, telephone: row.supportTelephone, website: row.supportWebsite },
    vetted,
    finalized: vetted.status === 'authorized' ? vetted : row.finalized && finalizedOf(row.finalized),
  };
}

function finalizedOf({ companyName, ...legal }: NonNullable<Row['finalized']>): VettedProfile {
  return {
    companyName,
    legal: {
      address: readAddress(legal.address as Record<string, unknown>),
      contact: contactOf(legal.contact),
      approverAddress: legal.approverAddress && readAddress(legal.approverAddress as Record<string, unknown>),
      approverEmail: legal.approverEmail,
    },
    status: 'authorized',
    subStatus: 'none',
  };
}

/** Members in one order, whatever order they were kept in. */
export function contactOf(from: { readonly [K in keyof Contact]?: string | null | undefined }): Contact {
  return {
    ...(from.firstName ? { firstName: from.firstName } : {}),
    ...(from.lastName ? { lastName: from.lastName } : {}),
    ...(from.email ? { email: from.email } : {}),
    ...(from.phoneNumber ? { phoneNumber: from.phoneNumber } : {}),
  };
}

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));

const saveAddress = statement(
  'partner.saveOrganization',
  `
  insert into tenant_address (tenant_id, address_line1, address_line2, city, state, postal_code, country, first_name,
    last_name, phone_number, email, culture, language, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  on conflict (tenant_id) do update
    set address_line1 = excluded.address_line1, address_line2 = excluded.address_line2, city = excluded.city,
        state = excluded.state, postal_code = excluded.postal_code, first_name = excluded.first_name,
        last_name = excluded.last_name, phone_number = excluded.phone_number, email = excluded.email,
        culture = excluded.culture, language = excluded.language, version = excluded.version`,
);

/** The country is not among what is replaced: it never changes (C103). */
export async function saveOrganization(
  tx: Tx,
  tenantId: string,
  to: Omit<OrganizationProfile, 'companyName'>,
  version: number,
): Promise<void> {
  const a: Address = to.address;
  await tx.run(saveAddress, [
    tenantId,
    a.addressLine1 ?? '',
    a.addressLine2 ?? null,
    a.city ?? '',
    a.state ?? null,
    a.postalCode ?? null,
    a.country ?? '',
    a.firstName ?? null,
    a.lastName ?? null,
    a.phoneNumber ?? null,
    to.email,
    to.culture,
    to.language,
    version,
  ]);
}

const renameTenant = statement('partner.renameTenant', 'update tenant set name = $2 where tenant_id = $1');
const renamePartner = statement('partner.rename', 'update partner set name = $2 where tenant_id = $1');

export async function renameCompany(tx: Tx, tenantId: string, name: string): Promise<void> {
  await tx.run(renameTenant, [tenantId, name]);
  await tx.run(renamePartner, [tenantId, name]);
}

const billing = statement(
  'partner.saveBilling',
  `
  insert into partner_profile (tenant_id, billing_address, billing_contact, purchase_order_number, tax_id, billing_version)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (tenant_id) do update
    set billing_address = excluded.billing_address, billing_contact = excluded.billing_contact,
        purchase_order_number = excluded.purchase_order_number, tax_id = excluded.tax_id,
        billing_version = excluded.billing_version`,
);

export async function saveBilling(
  tx: Tx,
  tenantId: string,
  to: BillingProfile,
  version: number,
): Promise<void> {
  const { purchaseOrderNumber, taxId } = to;
  await tx.run(billing, [tenantId, json(to.address), json(to.contact), purchaseOrderNumber, taxId, version]);
}

const legal = statement(
  'partner.saveLegal',
  `
  insert into partner_profile (tenant_id, legal_address, legal_contact, approver_address, approver_email, vetting_status,
    vetting_sub_status, legal_finalized)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (tenant_id) do update
    set legal_address = excluded.legal_address, legal_contact = excluded.legal_contact,
        approver_address = excluded.approver_address, approver_email = excluded.approver_email,
        vetting_status = excluded.vetting_status, vetting_sub_status = excluded.vetting_sub_status,
        legal_finalized = excluded.legal_finalized`,
);

/** `finalized` is kept while something newer is being verified. */
export async function saveLegal(
  tx: Tx,
  tenantId: string,
  to: { readonly vetted: VettedProfile; readonly finalized: VettedProfile | null },
): Promise<void> {
  const { status, subStatus } = to.vetted;
  const { address, contact, approverAddress, approverEmail } = to.vetted.legal;
  const kept =
    status === 'authorized' || to.finalized === null
      ? null
      : { companyName: to.finalized.companyName, ...to.finalized.legal };
  await tx.run(legal, [
    tenantId,
    json(address),
    json(contact),
    json(approverAddress),
    approverEmail,
    status,
    subStatus,
    json(kept),
  ]);
}

const support = statement(
  'partner.saveSupport',
  `
  insert into partner_profile (tenant_id, support_email, support_telephone, support_website) values ($1, $2, $3, $4)
  on conflict (tenant_id) do update
    set support_email = excluded.support_email, support_telephone = excluded.support_telephone,
        support_website = excluded.support_website`,
);

export async function saveSupport(tx: Tx, tenantId: string, to: SupportProfile): Promise<void> {
  await tx.run(support, [tenantId, to.email, to.telephone, to.website]);
}

/** Enters all four at once; in the partner's own or the system scope. */
export async function enterProfiles(
  tx: Tx,
  tenantId: string,
  of: {
    readonly organization: Omit<OrganizationProfile, 'companyName'>;
    readonly billing: BillingProfile;
    readonly legal: LegalProfile;
    readonly support: SupportProfile;
    /** Of a company that enrolls (C1); absent: verified. */
    readonly vetting?: 'pending';
  },
): Promise<void> {
  await saveOrganization(tx, tenantId, of.organization, 1);
  await saveBilling(tx, tenantId, of.billing, 1);
  const { legal } = of;
  const vetted: VettedProfile =
    of.vetting === 'pending'
      ? { companyName: '', legal, status: 'pending', subStatus: 'business_verification' }
      : { companyName: '', legal, status: 'authorized', subStatus: 'none' };
  await saveLegal(tx, tenantId, { vetted, finalized: null });
  await saveSupport(tx, tenantId, of.support);
}

const readSecurity = statement(
  'partner.securityContact',
  'select security_contact as contact from partner_profile where tenant_id = $1',
);
const saveSecurity = statement(
  'partner.saveSecurityContact',
  `
  insert into partner_profile (tenant_id, security_contact) values ($1, $2)
  on conflict (tenant_id) do update set security_contact = excluded.security_contact`,
);

/** Whom the vendor tells of fraud and attacks; empty while nobody was named (C103). */
export async function findSecurityContact(reader: Reader, tenantId: string): Promise<Contact> {
  return contactOf(
    (await reader.maybe<{ contact: Contact | null }>(readSecurity, [tenantId]))?.contact ?? {},
  );
}

export async function saveSecurityContact(tx: Tx, tenantId: string, contact: Contact): Promise<void> {
  await tx.run(saveSecurity, [tenantId, json(contact)]);
}

/** The vendor has verified what the company is now, or could not (C2, C103); in the system scope. */
export async function settleVetting(tx: Tx, tenantId: string, authorized: boolean): Promise<void> {
  const profiles = await tx.within(tenantScope(tenantId), (inner) =>
    lockProfiles(inner, tenantScope(tenantId)),
  );
  if (!profiles) return;
  const status = authorized ? ('authorized' as const) : ('rejected' as const);
  const vetted: VettedProfile = { ...profiles.vetted, status, subStatus: 'none' };
  await saveLegal(tx, tenantId, { vetted, finalized: authorized ? null : profiles.finalized });
}

const presented = statement(
  'partner.supportPresented',
  'select email, telephone, website from support_profile_of($1)',
);

/** How a company presents its support to its customers, its providers and its own people; empty to anybody else. */
export async function findSupportProfile(reader: Reader, partnerId: string): Promise<SupportProfile> {
  const none = { email: null, telephone: null, website: null };
  return (await reader.maybe<SupportProfile>(presented, [partnerId])) ?? none;
}
