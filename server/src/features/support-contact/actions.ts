import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { findPartner, findPartnerByPartnerId, findSupportProfile } from '../partner/index.ts';
import type { Candidate, ContactFacts, SupportedSubscription, SupportPartner } from './model.ts';
import { isGuid, lackOf, refusalOfContact, refusalOfState } from './rules.ts';
import {
  holdRelation,
  listPartnersAt,
  listSupported,
  lockSupported,
  partneredWith,
  relatedAmong,
  saveContact,
} from './store.ts';

export interface SupportContactDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** The company that is wanted, by either of its ids or by both (resources 6). */
export interface WantedContact {
  readonly tenantId: string | null;
  readonly partnerId: string | null;
}

export interface DesignationCall {
  readonly caller: Caller;
  readonly scope: TenantScope;
  readonly customer: { readonly customerId: string; readonly companyName: string };
  readonly context: { readonly correlationId: string; readonly language: Language };
}

/** Designates the support contact of one subscription (C88). Without a change nothing is written. */
export function designate(
  deps: SupportContactDeps,
  call: DesignationCall,
  subscriptionId: string,
  wanted: WantedContact,
): Promise<SupportedSubscription> {
  return deps.db.transaction(call.scope, async (tx) => {
    const contact = await requireContact(tx, call, wanted);
    return designateOne(tx, deps, call, subscriptionId, contact);
  });
}

export interface DesignationOutcome {
  readonly subscriptionId: string;
  readonly failure: Refusal | null;
}

/**
 * The same for several subscriptions of one customer. A company that cannot be designated is refused as a
 * whole; a subscription that cannot is an outcome of its own and stops no other.
 */
export function designateMany(
  deps: SupportContactDeps,
  call: DesignationCall,
  subscriptionIds: readonly string[],
  wanted: WantedContact,
): Promise<DesignationOutcome[]> {
  return deps.db.transaction(call.scope, async (tx) => {
    const contact = await requireContact(tx, call, wanted);
    const outcomes: DesignationOutcome[] = [];
    // In one order everywhere, so that two such requests do not wait for each other.
    for (const subscriptionId of [...new Set(subscriptionIds)].sort()) {
      const failure = await refusalIn(() => designateOne(tx, deps, call, subscriptionId, contact));
      outcomes.push({ subscriptionId, failure });
    }
    return outcomes;
  });
}

async function refusalIn(work: () => Promise<unknown>): Promise<Refusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function designateOne(
  tx: Tx,
  { clock }: SupportContactDeps,
  { caller, scope, customer, context }: DesignationCall,
  subscriptionId: string,
  contact: SupportPartner,
): Promise<SupportedSubscription> {
  const present = await lockSupported(tx, scope.tenantId, customer.customerId, subscriptionId);
  if (!present) return refuse('subscription-unknown');
  const refusal = refusalOfState(present.status);
  if (refusal) throw refusal;
  if (!(await saveContact(tx, scope.tenantId, subscriptionId, contact.tenantId))) return present;
  const named = ({ tenantId, partnerId, name }: SupportPartner) => ({
    subscriptionId,
    supportTenantId: tenantId,
    supportMpnId: partnerId,
    name,
  });
  // The customer sees whom it calls; being the contact opens nothing to the company itself (I25).
  await appendAuditEvent(
    tx,
    actorOf(caller, context),
    {
      operation: 'update_support_contact',
      resourceType: 'subscription',
      customerId: customer.customerId,
      customerName: customer.companyName,
      copiesTo: [customer.customerId],
      oldValue: named(present.contact),
      newValue: named(contact),
    },
    clock.now(),
  );
  return { ...present, contact, flagged: false, version: present.version + 1 };
}

/** The company that the ids name, found to meet the guard (I48) and held so until the transaction ends. */
async function requireContact(
  tx: Tx,
  { scope, customer }: DesignationCall,
  wanted: WantedContact,
): Promise<SupportPartner> {
  const contact = await findWanted(tx, wanted);
  if (contact.tenantId !== scope.tenantId) await holdRelation(tx, contact.tenantId, customer.customerId);
  const facts = await factsOf(tx, scope.tenantId, customer.customerId, [contact.tenantId]);
  const refusal = refusalOfContact(facts(contact.tenantId), {
    partner: contact.name,
    customer: customer.companyName,
  });
  if (refusal) throw refusal;
  return contact;
}

async function findWanted(tx: Tx, { tenantId, partnerId }: WantedContact): Promise<SupportPartner> {
  const byTenant = tenantId === null || !isGuid(tenantId) ? undefined : await findPartner(tx, tenantId);
  const byNumber = partnerId === null ? undefined : (await findPartnerByPartnerId(tx, partnerId))?.partner;
  const found = byTenant ?? byNumber;
  if (!found || (tenantId !== null && !byTenant) || (partnerId !== null && !byNumber))
    return refuse('support-contact-unknown');
  if (byTenant && byNumber && byTenant.tenantId !== byNumber.tenantId)
    return refuse('support-contact-ids-differ', {
      partner: byTenant.name,
      partnerId: byTenant.locationPartnerId,
    });
  const { name, country, locationPartnerId } = found;
  return { tenantId: found.tenantId, name, country, partnerId: locationPartnerId };
}

/** What the guard looks at, for several companies at one customer. A direct partner has no partners to name. */
export async function factsOf(
  tx: Tx,
  sellerId: string,
  customerId: string,
  partnerIds: readonly string[],
): Promise<(partnerId: string) => ContactFacts> {
  const others = partnerIds.filter((id) => id !== sellerId);
  const partnered = await partneredWith(tx, sellerId, others);
  const related = await relatedAmong(tx, customerId, others);
  return (partnerId) => ({
    isSeller: partnerId === sellerId,
    hasPartnership: partnered.has(partnerId),
    isRelated: related.has(partnerId),
    hasAdmin: related.get(partnerId)?.hasAdmin ?? false,
  });
}

export interface SupportOfCustomer {
  readonly candidates: readonly Candidate[];
  readonly subscriptions: readonly SupportedSubscription[];
  readonly factsOf: (partnerId: string) => ContactFacts;
}

/** Everything the pages need: who answers for what at a customer, and who might (C88). */
export function readSupportOfCustomer(
  { db }: Pick<SupportContactDeps, 'db'>,
  scope: TenantScope,
  customerId: string,
): Promise<SupportOfCustomer> {
  return db.transaction(scope, async (tx) => {
    const sellerId = scope.tenantId;
    const subscriptions = await listSupported(tx, sellerId, customerId);
    const own = (await findPartner(tx, sellerId)) ?? refuse('not-found');
    const partners = await listPartnersAt(tx, sellerId, customerId);
    const ids = [...partners, ...subscriptions.map(({ contact }) => contact)].map(({ tenantId }) => tenantId);
    const facts = await factsOf(tx, sellerId, customerId, [...new Set(ids)]);
    const { name, country, locationPartnerId: partnerId } = own;
    const all: readonly SupportPartner[] = [{ tenantId: sellerId, name, country, partnerId }, ...partners];
    const candidates: Candidate[] = [];
    for (const one of all)
      candidates.push({
        ...one,
        ...(await findSupportProfile(tx, one.tenantId)),
        isDefault: one.tenantId === sellerId,
        lacks: lackOf(facts(one.tenantId)),
      });
    return { candidates, subscriptions, factsOf: facts };
  });
}
