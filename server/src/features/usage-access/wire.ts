import type {
  AzureEntitlement,
  UsageAccessOnPage,
  UsageRoleHeld,
} from '../../../../contract/usage-access.ts';
import { attributes, instant, link } from '../../platform/http/index.ts';
import { namedGuid } from '../../platform/ids/index.ts';
import type { RoleAssignment, UsageAccess, UsageSubscription } from './model.ts';
import type { Actor } from './rules.ts';
import { isOwner, mayManage, mayRequest, rolesOf } from './rules.ts';

/** Object id of a partner's Admin agents group, by which a customer's people find it (C87). */
export function adminAgentsIdOf(partnerId: string): string {
  return namedGuid(`admin agents ${partnerId}`);
}

export function entitlementToWire(one: UsageSubscription): AzureEntitlement {
  const uri = `/customers/${one.customerId}/subscriptions/${one.planId}/azureEntitlements/${one.serviceId}`;
  return {
    id: one.serviceId,
    friendlyName: one.name,
    status: one.status === 'active' && one.planStatus === 'suspended' ? 'suspended' : one.status,
    subscriptionId: one.planId,
    links: { self: link(uri) },
    attributes: attributes('AzureEntitlement'),
  };
}

export interface UsageReader {
  readonly actor: Actor;
  /** Names of people are the customer's own until it grants delegated admin (I19). */
  readonly seesPeople: boolean;
  /** Partners that a role could be given to. */
  readonly partners: readonly { readonly partnerId: string; readonly name: string }[];
}

export function accessToWire(access: UsageAccess, reader: UsageReader): UsageAccessOnPage {
  const { subscription, assignments, requests } = access;
  const { actor } = reader;
  const isLive = subscription.status !== 'transferred';
  const owning = assignments.flatMap(({ holder, role }) =>
    holder.kind === 'partner' && role === 'owner' ? [holder.partnerId] : [],
  );
  return {
    serviceId: subscription.serviceId,
    billingId: subscription.billingId,
    ...(subscription.previousBillingId ? { previousBillingId: subscription.previousBillingId } : {}),
    name: subscription.name,
    status: subscription.status,
    planId: subscription.planId,
    planName: subscription.planName,
    partnerId: subscription.partnerId,
    partnerName: subscription.partnerName,
    createdAt: instant(subscription.createdAt),
    canManage: isLive && mayManage(actor, assignments),
    canBuy: isLive && actor.side === 'customer' && isOwner(actor.userId, assignments),
    canAsk: actor.side === 'partner' && mayRequest(actor.partnerId, access) === null,
    ownRoles: rolesOf(actor, assignments),
    ...(actor.side === 'partner' ? { adminAgentsId: adminAgentsIdOf(actor.partnerId) } : {}),
    roles: assignments.map((one) => roleToWire(one, reader)),
    requests: requests
      .filter(({ partnerId }) => actor.side === 'customer' || actor.partnerId === partnerId)
      .map((one) => ({
        id: one.requestId,
        partnerId: one.partnerId,
        partnerName: one.partnerName,
        adminAgentsId: adminAgentsIdOf(one.partnerId),
        state: one.state,
        askedAt: instant(one.askedAt),
      })),
    partners: reader.partners
      .filter(({ partnerId }) => !owning.includes(partnerId))
      .map(({ partnerId, name }) => ({ id: partnerId, name })),
  };
}

function roleToWire(one: RoleAssignment, { seesPeople }: UsageReader): UsageRoleHeld {
  const { holder } = one;
  const named = holder.kind === 'partner' || seesPeople;
  return {
    id: one.assignmentId,
    role: one.role,
    holder: holder.kind,
    ...(named && one.holderName ? { name: one.holderName } : {}),
    ...(named && one.holderDetail ? { userPrincipalName: one.holderDetail } : {}),
    grantedAt: instant(one.grantedAt),
    ...(one.grantedBy && seesPeople ? { grantedBy: one.grantedBy } : {}),
  };
}
