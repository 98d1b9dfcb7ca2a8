import Type from 'typebox';
import {
  AzureEntitlement,
  AzureEntitlements,
  EntitlementCancellation,
} from '../../../../contract/usage-access.ts';
import { refuseInputs } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection } from '../../platform/http/index.ts';
import type { UsageAccessDeps } from './actions.ts';
import {
  cancelEntitlement,
  reactivateEntitlement,
  readEntitlement,
  readEntitlements,
} from './entitlement-actions.ts';
import { usageCallOf } from './usage-call.ts';
import { entitlementToWire } from './wire.ts';

const tag = 'Entitlements';
const root = '/v1/customers/:customerId/subscriptions/:subscriptionId/azureEntitlements';
const PlanPath = Type.Object({
  customerId: Type.String(),
  subscriptionId: Type.String(),
});
const EntitlementPath = Type.Object({
  ...PlanPath.properties,
  entitlementId: Type.String(),
});

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Ids that are no GUIDs are named, as clients of these routes expect. */
function requireGuids(params: Readonly<Record<string, string>>): void {
  const wrong = Object.keys(params).filter((name) => !guid.test(params[name] ?? ''));
  refuseInputs(wrong.map((field) => ({ field, problem: 'not-guid' })));
}

const idsOf = (params: { readonly subscriptionId: string; readonly entitlementId: string }) => {
  requireGuids(params);
  return { planId: params.subscriptionId, entitlementId: params.entitlementId };
};

/** Usage subscriptions in the form of the contract. */
export function entitlementRoutes(routes: Routes, deps: UsageAccessDeps): void {
  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'entitlement.read',
    tag,
    summary: 'Usage subscriptions under a plan',
    params: PlanPath,
    answer: AzureEntitlements,
    handle: async (asked) => {
      const { customerId } = asked.customer;
      const { subscriptionId } = asked.params;
      requireGuids({ subscriptionId });
      const found = await readEntitlements(deps, usageCallOf(asked), subscriptionId);
      if (found.length === 0) return refuse('subscription-unknown');
      const self = `/customers/${customerId}/subscriptions/${subscriptionId}/azureEntitlements`;
      return collection(found.map(entitlementToWire), self);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:entitlementId`,
    operation: 'entitlement.read',
    tag,
    summary: 'A usage subscription',
    params: EntitlementPath,
    answer: AzureEntitlement,
    handle: async (asked) =>
      entitlementToWire(await readEntitlement(deps, usageCallOf(asked), idsOf(asked.params))),
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:entitlementId/cancel`,
    operation: 'entitlement.cancel',
    tag,
    summary: 'Cancel a usage subscription',
    params: EntitlementPath,
    body: EntitlementCancellation,
    status: 202,
    answer: AzureEntitlement,
    handle: async (asked) => {
      const ids = { ...idsOf(asked.params), reason: asked.body.cancellationReason };
      return entitlementToWire(await cancelEntitlement(deps, usageCallOf(asked), ids));
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:entitlementId/reactivate`,
    operation: 'entitlement.reactivate',
    tag,
    summary: 'Bring a canceled usage subscription back',
    params: EntitlementPath,
    status: 202,
    handle: async (asked) => {
      await reactivateEntitlement(deps, usageCallOf(asked), idsOf(asked.params));
      return answer(202);
    },
  });
}
