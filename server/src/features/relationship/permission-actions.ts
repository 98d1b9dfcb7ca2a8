import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { ServiceId, Tie } from '../customer/index.ts';
import {
  assignService,
  endLegacyAdmin,
  grantLegacyAdmin,
  removeServices,
  setDesignatedReseller,
  setProviderOfReseller,
} from '../customer/index.ts';
import type { Asker } from '../invitation/index.ts';
import { channelOf } from './channel-rules.ts';
import { recordLosses } from './loss.ts';
import type { ServiceChoice, ServiceMove, Standing } from './model.ts';
import type { RelationshipParts } from './parts.ts';
import { checkServiceFor, isStillHeldBy, mayGive, mayWithdraw, servicesThatGo, tieWith } from './rules.ts';
import { lockStanding, releaseServices } from './standing.ts';

/**
 * What a customer does about its partners' permissions (C40). None of it touches the relationship, the
 * subscriptions or who is credited for them (I14).
 */

interface Changing {
  readonly tx: Tx;
  readonly standing: Standing;
  readonly tie: Tie;
  readonly at: Date;
}

/** In the customer's scope, one change at a time; the version is that of the row the person saw. */
function changePartner(
  parts: RelationshipParts,
  { caller }: Asker,
  of: { readonly partnerId: string; readonly version: number },
  change: (changing: Changing) => Promise<void>,
): Promise<void> {
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const standing = await lockStanding(tx, parts.adminGrantsOf, caller.tenant.id);
    const tie = tieWith(standing, of.partnerId) ?? refuse('partner-unknown');
    if (tie.version !== of.version) return refuse('changed-meanwhile');
    await change({ tx, standing, tie, at: parts.clock.now() });
  });
}

export interface PartnerSeen {
  readonly partnerId: string;
  readonly version: number;
}

/** Takes a partner's legacy admin permission away; taken twice, the second time changes nothing. */
export function withdrawPermission(parts: RelationshipParts, asker: Asker, seen: PartnerSeen): Promise<void> {
  const { tenant } = asker.caller;
  return changePartner(parts, asker, seen, async ({ tx, tie, at }) => {
    const may = mayWithdraw(tie);
    if (may instanceof Refusal) throw may;
    if (!may) return;
    await endLegacyAdmin(tx, tie.partnerId, tenant.id, at);
    const released = await releaseServices(tx, parts.adminGrantsOf, tenant.id);
    await appendAuditEvent(
      tx,
      actorOf(asker.caller, asker),
      {
        operation: 'dap_admin_relationship_terminated',
        resourceType: 'partner_customer_dap',
        customerId: tenant.id,
        customerName: tenant.name,
        counterpartId: tie.partnerId,
        copiesTo: [tie.partnerId],
        oldValue: { partnerId: tie.partnerId, delegatedAdmin: 'legacy' },
        newValue: { partnerId: tie.partnerId, servicesReleased: released },
        details: { EndedBy: 'customer' },
      },
      at,
    );
  });
}

/** Gives a partner legacy admin permission without a request of it, and the services chosen with it. */
export function givePermission(
  parts: RelationshipParts,
  asker: Asker,
  seen: PartnerSeen,
  choices: readonly ServiceChoice[],
): Promise<void> {
  const { tenant } = asker.caller;
  return changePartner(parts, asker, seen, async ({ tx, standing, tie, at }) => {
    const may = mayGive(tie);
    if (may instanceof Refusal) throw may;
    if (!may) return;
    const actor = actorOf(asker.caller, asker);
    const channelId = channelOf(tie);
    const moves = choices.map((choice): ServiceMove => ({ ...choice, channelId }));
    requireAsShown(standing, moves);
    await grantLegacyAdmin(tx, tie.partnerId, tenant.id, at);
    await assignAll(tx, tenant.id, moves, { at, by: actor.userId });
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'dap_admin_relationship_approved',
        resourceType: 'partner_customer_dap',
        customerId: tenant.id,
        customerName: tenant.name,
        counterpartId: tie.partnerId,
        copiesTo: [tie.partnerId],
        newValue: {
          partnerId: tie.partnerId,
          delegatedAdmin: 'legacy',
          services: moves.map(({ service }) => service),
        },
        details: { GivenBy: 'customer' },
      },
      at,
    );
    await recordLosses(tx, { actor, customer: tenant, standing, at }, elsewhere(moves));
  });
}

export interface ServiceWish {
  readonly service: ServiceId;
  /** Who gets it; null: nobody holds it any more. */
  readonly partnerId: string | null;
  /** The channel the customer was shown as the holder. */
  readonly replaces: string | null;
}

/** Gives a service to a partner's channel in one step, or takes it from its holder (I5). */
export function assignServiceTo(parts: RelationshipParts, asker: Asker, wish: ServiceWish): Promise<void> {
  const { tenant } = asker.caller;
  return parts.db.transaction(tenantScope(tenant.id), async (tx) => {
    const standing = await lockStanding(tx, parts.adminGrantsOf, tenant.id);
    const at = parts.clock.now();
    const actor = actorOf(asker.caller, asker);
    const target = wish.partnerId === null ? null : checkServiceFor(standing, wish.partnerId, wish.service);
    if (target instanceof Refusal) throw target;
    requireAsShown(standing, [wish]);
    if ((target?.channelId ?? null) === wish.replaces) return;
    if (target) await assignAll(tx, tenant.id, [{ ...wish, ...target }], { at, by: actor.userId });
    else if (wish.replaces) await removeServices(tx, tenant.id, [wish.service], wish.replaces);
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: target ? 'service_admin_assigned' : 'service_admin_removed',
        resourceType: 'partner_customer_dap',
        customerId: tenant.id,
        customerName: tenant.name,
        counterpartId: wish.partnerId,
        copiesTo: wish.partnerId ? [wish.partnerId] : [],
        newValue: { service: wish.service, holder: wish.partnerId },
      },
      at,
    );
    await recordLosses(tx, { actor, customer: tenant, standing, at }, [wish]);
  });
}

/** The customer decided on what it was shown; has a holder changed since, it decides again (D46). */
function requireAsShown(standing: Standing, choices: readonly ServiceChoice[]): void {
  for (const { service, replaces } of choices)
    if (!isStillHeldBy(standing, service, replaces)) refuse('changed-meanwhile');
}

async function assignAll(
  tx: Tx,
  customerId: string,
  moves: readonly ServiceMove[],
  by: { readonly at: Date; readonly by: string | null },
): Promise<void> {
  for (const move of elsewhere(moves))
    if (!(await assignService(tx, { ...move, customerId, ...by }))) return refuse('changed-meanwhile');
}

function elsewhere(moves: readonly ServiceMove[]): readonly ServiceMove[] {
  return moves.filter(({ replaces, channelId }) => replaces !== channelId);
}

/**
 * A provider takes a reseller's designation back (D39). Both keep their relationships and permissions; what
 * the channel held stays with the provider as far as its own permission goes.
 */
export function removeDesignation(
  parts: RelationshipParts,
  asker: Asker,
  customer: { readonly customerId: string; readonly companyName: string },
): Promise<void> {
  const { caller } = asker;
  const { customerId } = customer;
  return parts.db.transaction(tenantScope(customerId), async (tx) => {
    const standing = await lockStanding(tx, parts.adminGrantsOf, customerId);
    const ofProvider = tieWith(standing, caller.tenant.id) ?? refuse('customer-unknown');
    // It may have ended since the request found it alive.
    if (ofProvider.state !== 'active') return refuse('relationship-ended');
    const { resellerId } = ofProvider;
    if (resellerId === null) return refuse('designation-none');
    const at = parts.clock.now();
    await tx.within(tenantScope(caller.tenant.id), (inner) => setDesignatedReseller(inner, ofProvider, null));
    const ofReseller = tieWith(standing, resellerId);
    if (ofReseller?.providerId === caller.tenant.id) {
      const moves = servicesThatGo(standing, ofProvider, ofReseller);
      await assignAll(tx, customerId, moves, { at, by: null });
      await tx.within(tenantScope(resellerId), (inner) =>
        setProviderOfReseller(inner, resellerId, customerId, null),
      );
    }
    await releaseServices(tx, parts.adminGrantsOf, customerId);
    await appendAuditEvent(
      tx,
      actorOf(caller, asker),
      {
        operation: 'reseller_designation_removed',
        resourceType: 'partner_customer_relationship',
        customerId,
        customerName: customer.companyName,
        counterpartId: resellerId,
        copiesTo: [resellerId],
        oldValue: { resellerId, resellerName: ofProvider.resellerName },
        newValue: { resellerId: null },
      },
      at,
    );
  });
}
