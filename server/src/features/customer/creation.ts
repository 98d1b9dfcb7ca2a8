import type { Role } from '../../access/caller.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { createUser, generateTemporaryPassword } from '../identity/index.ts';
import type { Capacity, CreatedCustomer, CustomerToCreate } from './model.ts';
import { capacityOf, firstAdminName } from './rules.ts';
import { serviceIds, servicesAtCreation } from './service-model.ts';
import { assignFreeServices } from './service-store.ts';
import { insertBillingProfile, insertCustomerTenant, insertRelationship } from './store.ts';

/** Who is entered as the first administrator, where it is not the contact with a password made up. */
export interface FirstAdmin {
  readonly userId?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Only the demo world has passwords that need no change. */
  readonly password?: string;
  /** Real time since when it counts as theirs: tokens from before are void; absent: from now on. */
  readonly passwordSince?: Date;
  readonly roles?: readonly Role[];
}

/** Makes the granular delegation that comes with a new account (2.6), in the partner's scope. */
export type GrantAtCreation = (
  tx: Tx,
  of: {
    readonly partnerId: string;
    readonly customerId: string;
    readonly capacity: 'provider' | 'reseller' | 'direct';
  },
  at: Date,
) => Promise<unknown>;

export interface Creation {
  readonly ids: Ids;
  /** Of a feature further up; without it the word in the relationship is all there is. */
  readonly grantDelegation?: GrantAtCreation | undefined;
  readonly at: Date;
  /** Null: no record in the activity logs, as the demo world has it. */
  readonly actor: Actor | null;
  readonly admin?: FirstAdmin;
}

/**
 * Everything that comes into being with a customer (C15, C18), in the seller's transaction: the tenant
 * with its domain and first administrator, the seller's relationship and bill-to data, the reseller's
 * own relationship, all counters, and a record in both logs. Checks are the caller's business; a domain
 * taken meanwhile fails on `domain_name_unique`.
 */
export async function createCustomer(
  tx: Tx,
  customer: CustomerToCreate,
  creation: Creation,
): Promise<CreatedCustomer> {
  const { ids, at } = creation;
  const customerId = customer.customerId ?? ids.guid();
  const profileId = ids.guid();
  const admin = await tx.within(tenantScope(customerId), async (inner) => {
    await insertCustomerTenant(inner, customerId, customer, at);
    return createFirstAdmin(inner, customerId, customer, creation);
  });
  await insertRelationships(tx, customerId, customer, creation);
  await assignServices(tx, customerId, customer, at);
  await tx.within(tenantScope(customer.seller.id), (inner) =>
    insertBillingProfile(inner, customer.seller.id, customerId, profileId, customer),
  );
  if (creation.actor) await recordCreation(tx, creation.actor, customerId, customer, at);
  return { customerId, profileId, delegatedAdmin: customer.delegatedAdmin, ...admin };
}

async function createFirstAdmin(
  tx: Tx,
  customerId: string,
  customer: CustomerToCreate,
  { at, admin = {} }: Creation,
): Promise<Pick<CreatedCustomer, 'adminUserId' | 'adminUserName' | 'temporaryPassword'>> {
  const firstName = admin.firstName ?? customer.firstName;
  const lastName = admin.lastName ?? customer.lastName;
  const temporaryPassword = generateTemporaryPassword();
  const since = admin.passwordSince;
  const adminUserId = await createUser(
    tx,
    {
      tenantId: customerId,
      ...(admin.userId ? { userId: admin.userId } : {}),
      userPrincipalName: `${firstAdminName}@${customer.domain}`,
      firstName,
      lastName,
      displayName: `${firstName} ${lastName}`,
      roles: admin.roles ?? ['global-admin'],
      usageLocation: customer.address.country,
    },
    admin.password === undefined ? { temporaryPassword } : { password: admin.password, mustChange: false },
    at,
    since === undefined ? undefined : { now: () => since },
  );
  return {
    adminUserId,
    adminUserName: firstAdminName,
    temporaryPassword: admin.password ?? temporaryPassword,
  };
}

/** The seller's, and for a designated reseller its own with the same delegated admin (D25). */
async function insertRelationships(
  tx: Tx,
  customerId: string,
  customer: CustomerToCreate,
  { at, grantDelegation }: Creation,
): Promise<void> {
  const { seller, reseller } = customer;
  const grant = async (tx: Tx, partnerId: string, capacity: Capacity) => {
    if (customer.delegatedAdmin !== 'granular') return;
    await grantDelegation?.(tx, { partnerId, customerId, capacity }, at);
  };
  const common = {
    customerId,
    companyName: customer.billToName,
    domain: customer.domain,
    country: customer.address.country,
    delegatedAdmin: customer.delegatedAdmin,
    startedAt: at,
  };
  await tx.within(tenantScope(seller.id), async (inner) => {
    await insertRelationship(inner, {
      ...common,
      partnerId: seller.id,
      capacity: capacityOf(seller.kind),
      reseller,
      providerId: null,
      agreementAcceptedAt: customer.agreementAcceptedAt ?? null,
    });
    await grant(inner, seller.id, capacityOf(seller.kind));
  });
  if (!reseller) return;
  await tx.within(tenantScope(reseller.id), async (inner) => {
    await insertRelationship(inner, {
      ...common,
      // Bill-to names are each partner's own (I51): the reseller starts with the legal one.
      companyName: customer.legalName,
      partnerId: reseller.id,
      capacity: 'reseller',
      reseller: null,
      providerId: seller.id,
      agreementAcceptedAt: null,
    });
    await grant(inner, reseller.id, 'reseller');
  });
}

/** What the admin permission of a new customer opens, seller and designated reseller hold as one channel (D7). */
async function assignServices(
  tx: Tx,
  customerId: string,
  { seller, delegatedAdmin }: CustomerToCreate,
  at: Date,
): Promise<void> {
  if (delegatedAdmin === 'none') return;
  const opened = delegatedAdmin === 'legacy' ? serviceIds : servicesAtCreation;
  await tx.within(tenantScope(customerId), (inner) =>
    assignFreeServices(inner, customerId, opened, seller.id, at),
  );
}

/** Both parties have their own record (I46); nothing of the credentials is in it (I20). */
function recordCreation(
  tx: Tx,
  actor: Actor,
  customerId: string,
  customer: CustomerToCreate,
  at: Date,
): Promise<void> {
  const { reseller } = customer;
  return appendAuditEvent(
    tx,
    actor,
    {
      operation: 'add_customer',
      resourceType: 'customer',
      customerId,
      customerName: customer.legalName,
      counterpartId: reseller?.id ?? null,
      copiesTo: reseller ? [reseller.id] : [],
      newValue: {
        id: customerId,
        companyName: customer.legalName,
        domain: customer.domain,
        country: customer.address.country,
        relationshipToPartner: 'reseller',
      },
      details: {
        ...(reseller ? { IndirectReseller: reseller.name } : {}),
        DelegatedAdmin: customer.delegatedAdmin,
      },
    },
    at,
  );
}
