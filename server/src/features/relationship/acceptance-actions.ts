import { decide } from '../../access/decide.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Reader, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { acceptAgreementDirectly } from '../agreement/index.ts';
import type { Actor } from '../audit/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import {
  assignService,
  ensureBillingProfile,
  grantLegacyAdmin,
  mergeServices,
  openRelationship,
  setDesignatedReseller,
  setProviderOfReseller,
} from '../customer/index.ts';
import type { Asker } from '../invitation/index.ts';
import { countAcceptance, findInvitationByToken, hashOfToken } from '../invitation/index.ts';
import { findPartner } from '../partner/index.ts';
import { findPartnership, lockPartnership } from '../partnership/index.ts';
import { recordLosses } from './loss.ts';
import type { AcceptancePlan, Request, Standing } from './model.ts';
import type { RelationshipParts } from './parts.ts';
import type { Given, Missing, ServiceOffer } from './rules.ts';
import {
  checkAcceptor,
  checkRequest,
  checkStanding,
  isConnected,
  missingOf,
  planAcceptance,
  serviceOffers,
  tieWith,
} from './rules.ts';
import { lockStanding, readStanding } from './standing.ts';
import { findCustomerFacts, listGlobalAdmins } from './store.ts';

export interface OpenedRequest {
  readonly request: Request;
  /** Facts about the customer itself: only for those of its people who may decide. */
  readonly asked: { readonly missing: Missing; readonly services: readonly ServiceOffer[] } | null;
  /** Names of partners that hold services now. */
  readonly holders: ReadonlyMap<string, string>;
  readonly connected: boolean;
  /** Who can accept, for those who cannot (C35). */
  readonly globalAdmins: readonly string[];
  /** Why this person, in this company, cannot accept; null: may. */
  readonly refusal: Refusal | null;
}

/**
 * What the holder of a link sees of it (C35). It records nothing (I10). What stands against the company comes
 * before what stands against the person: asking a colleague helps only where the company could accept.
 */
export function openRequest(parts: RelationshipParts, asker: Asker, token: string): Promise<OpenedRequest> {
  const { caller } = asker;
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const request = await findRequest(tx, parts, asker, token);
    const nothing = { request, asked: null, holders: new Map(), connected: false, globalAdmins: [] };
    const ofCompany = checkAcceptor(caller.tenant, request, asker.language);
    if (ofCompany) return { ...nothing, refusal: ofCompany };
    const ofPerson = decide(caller, 'relationship.accept');
    // Who else serves the customer is for its global admins to see (2.5).
    if (ofPerson)
      return { ...nothing, refusal: ofPerson, globalAdmins: await listGlobalAdmins(tx, caller.tenant.id) };
    const standing = await readStanding(tx, parts.adminGrantsOf, caller.tenant.id);
    const missing = missingOf(standing, request);
    const services = serviceOffers(standing, request);
    return {
      ...nothing,
      asked: { missing, services },
      holders: await namesOf(
        tx,
        services.flatMap(({ heldBy }) => heldBy ?? []),
      ),
      connected: isConnected(missing),
      refusal: checkStanding(standing, request),
    };
  });
}

async function namesOf(tx: Tx, partnerIds: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all([...new Set(partnerIds)].map((id) => findPartner(tx, id)));
  return new Map(found.flatMap((partner) => (partner ? [[partner.tenantId, partner.name] as const] : [])));
}

export interface Acceptance {
  readonly request: Request;
  readonly alreadyConnected: boolean;
  readonly adminGranted: boolean;
}

/**
 * Accepts a link for the caller's company (C35, C36), whole or not at all (I9). Repeated, it changes and
 * records nothing (I11).
 */
export function acceptRequest(
  parts: RelationshipParts,
  asker: Asker,
  token: string,
  given: Given,
): Promise<Acceptance> {
  const { caller } = asker;
  const at = parts.clock.now();
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    // Locked: a removal at the same moment waits until a joint acceptance is whole, or comes first (4.1).
    const lockPair = (reader: Reader, ...pair: [string, string]) => lockPartnership(reader as Tx, ...pair);
    const request = await findRequest(tx, parts, asker, token, lockPair);
    const refusal = checkAcceptor(caller.tenant, request, asker.language);
    if (refusal) throw refusal;
    const standing = await lockStanding(tx, parts.adminGrantsOf, caller.tenant.id);
    const plan = planAcceptance(standing, request, given);
    if (plan instanceof Refusal) throw plan;
    if (plan === null) return { request, alreadyConnected: true, adminGranted: false };
    await carryOut(tx, parts, { asker, request, standing, plan, at });
    return { request, alreadyConnected: false, adminGranted: plan.grantTo !== null };
  });
}

/** The customer says no: a record in its own log, and nothing else anywhere (D29). */
export async function declineRequest(
  parts: RelationshipParts,
  asker: Asker,
  token: string,
): Promise<Request> {
  const { caller } = asker;
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const request = await findRequest(tx, parts, asker, token);
    const refusal = checkAcceptor(caller.tenant, request, asker.language);
    if (refusal) throw refusal;
    await appendAuditEvent(
      tx,
      actorOf(caller, asker),
      {
        operation: 'reseller_relationship_declined',
        resourceType: 'partner_customer_relationship',
        customerId: caller.tenant.id,
        customerName: caller.tenant.name,
        counterpartId: request.issuer.tenantId,
        details: detailsOf(request),
      },
      parts.clock.now(),
    );
    return request;
  });
}

async function findRequest(
  tx: Tx,
  { clock }: RelationshipParts,
  { language }: Asker,
  token: string,
  partnership: typeof findPartnership = findPartnership,
): Promise<Request> {
  const invitation = await findInvitationByToken(tx, hashOfToken(token));
  const issuer = invitation && (await findPartner(tx, invitation.tenantId));
  if (!invitation || !issuer) return refuse('invitation-unknown');
  const provider = invitation.providerId ? await findPartner(tx, invitation.providerId) : undefined;
  const pair =
    provider &&
    (await tx.within(tenantScope(provider.tenantId), (inner) =>
      partnership(inner, provider.tenantId, issuer.tenantId),
    ));
  const request: Request = {
    invitation,
    issuer,
    provider: provider ?? null,
    partnershipActive: pair?.state === 'active',
  };
  const refusal = checkRequest(request, clock.now(), language);
  if (refusal) throw refusal;
  return request;
}

interface CarryingOut {
  readonly asker: Asker;
  readonly request: Request;
  readonly standing: Standing;
  readonly plan: AcceptancePlan;
  readonly at: Date;
}

async function carryOut(tx: Tx, parts: RelationshipParts, of: CarryingOut): Promise<void> {
  const { asker, request, plan, at } = of;
  const { caller } = asker;
  const actor = actorOf(caller, asker);
  const party = { customerId: caller.tenant.id, customerName: caller.tenant.name };
  if (plan.agree) await acceptAgreementDirectly(tx, parts.ids, { party, actor, at });
  await openAll(tx, parts, of, actor);
  await associate(tx, of);
  const counted = await tx.within(tenantScope(request.issuer.tenantId), (inner) =>
    countAcceptance(inner, request.invitation),
  );
  // The issuer was faster and took the link back.
  if (!counted) return refuse('invitation-revoked');
  if (plan.open.length > 0 || plan.associate) await recordRelationship(tx, of, actor);
  if (plan.grantTo) await givePermission(tx, of, actor, plan.grantTo);
}

async function openAll(
  tx: Tx,
  parts: RelationshipParts,
  { asker, request, standing, plan, at }: CarryingOut,
  actor: Actor,
): Promise<void> {
  const { tenant } = asker.caller;
  const facts = (await findCustomerFacts(tx, tenant.id)) ?? refuse('customer-unknown');
  for (const { partnerId, capacity, reseller, providerId } of plan.open) {
    const opened = {
      partnerId,
      customerId: tenant.id,
      capacity,
      companyName: facts.name,
      domain: facts.domain,
      country: facts.country,
      reseller,
      providerId,
      delegatedAdmin: 'none' as const,
      agreementAcceptedAt: plan.agree ? at : standing.agreedDirectlyAt,
      startedAt: at,
    };
    await tx.within(tenantScope(partnerId), (inner) => openRelationship(inner, opened));
    // A reseller's customer is billed by its provider (D12).
    if (capacity !== 'reseller') {
      await ensureBillingProfile(tx, {
        ...opened,
        profileId: parts.ids.guid(),
        acceptedBy: actor.userId,
        disclosed: request.invitation.delegatedAdmin && plan.grantTo === partnerId,
      });
    }
  }
}

async function associate(tx: Tx, { asker, request, standing, plan, at }: CarryingOut): Promise<void> {
  const customerId = asker.caller.tenant.id;
  for (const { tie, services } of plan.untie) {
    for (const move of services) await assignService(tx, { ...move, customerId, at, by: null });
    await tx.within(tenantScope(tie.partnerId), (inner) =>
      tie.capacity === 'reseller'
        ? setProviderOfReseller(inner, tie.partnerId, customerId, null)
        : setDesignatedReseller(inner, tie, null),
    );
  }
  if (plan.merge) await mergeServices(tx, customerId, plan.merge.from, plan.merge.into);
  if (!plan.associate) return;
  const { providerId, resellerId } = plan.associate;
  await tx.within(tenantScope(resellerId), (inner) =>
    setProviderOfReseller(inner, resellerId, customerId, providerId),
  );
  const ofProvider = tieWith(standing, providerId);
  // One that has just been opened has its reseller already.
  if (ofProvider?.state !== 'active' || ofProvider.resellerId === resellerId) return;
  await tx.within(tenantScope(providerId), (inner) =>
    setDesignatedReseller(inner, ofProvider, { id: resellerId, name: request.issuer.name }),
  );
}

/** Both parties of the relationship have their own record (I46); secrets of the link are in none. */
function recordRelationship(tx: Tx, { asker, request, plan, at }: CarryingOut, actor: Actor): Promise<void> {
  const { tenant } = asker.caller;
  const { issuer, provider } = request;
  return appendAuditEvent(
    tx,
    actor,
    {
      operation: 'reseller_relationship_accepted',
      resourceType: 'partner_customer_relationship',
      customerId: tenant.id,
      customerName: tenant.name,
      counterpartId: issuer.tenantId,
      copiesTo: [issuer.tenantId, ...(provider ? [provider.tenantId] : [])],
      newValue: {
        customerId: tenant.id,
        partners: plan.open.map(({ partnerId, capacity }) => ({ partnerId, capacity })),
        state: 'active',
        relationshipToPartner: 'reseller',
      },
      details: {
        ...detailsOf(request),
        CustomerAgreement: plan.agree ? 'accepted by the customer' : 'known',
      },
    },
    at,
  );
}

async function givePermission(
  tx: Tx,
  { asker, request, standing, plan, at }: CarryingOut,
  actor: Actor,
  partnerId: string,
): Promise<void> {
  const { tenant } = asker.caller;
  await grantLegacyAdmin(tx, partnerId, tenant.id, at);
  for (const move of plan.services) {
    const assigned = await assignService(tx, { ...move, customerId: tenant.id, at, by: actor.userId });
    if (!assigned) return refuse('changed-meanwhile');
  }
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: 'dap_admin_relationship_approved',
      resourceType: 'partner_customer_dap',
      customerId: tenant.id,
      customerName: tenant.name,
      counterpartId: partnerId,
      copiesTo: [partnerId],
      newValue: {
        partnerId,
        delegatedAdmin: 'legacy',
        services: plan.services.map(({ service }) => service),
      },
      details: detailsOf(request),
    },
    at,
  );
  await recordLosses(tx, { actor, customer: tenant, standing, at }, plan.services);
}

function detailsOf({ invitation, issuer, provider }: Request): Record<string, string> {
  return {
    Partner: issuer.name,
    ...(provider ? { Provider: provider.name } : {}),
    DelegatedAdmin: invitation.delegatedAdmin ? 'asked' : 'not asked',
    Invitation: invitation.invitationId,
  };
}
