import Type from 'typebox';
import {
  CustomerPermissions,
  PermissionSwitch,
  SelfServePolicies,
  SelfServePolicy,
  SelfServePolicyInput,
} from '../../../../contract/customer-permission.ts';
import type { Caller } from '../../access/caller.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, RequestContext, Routes } from '../../platform/http/index.ts';
import { answer, collection, instant } from '../../platform/http/index.ts';
import type { PermissionCall, PermissionDeps } from './actions.ts';
import { changePolicy, createPolicy, deletePolicy, switchPermission } from './actions.ts';
import type { PermissionKind } from './model.ts';
import { permissionKinds } from './model.ts';
import { partiesOf } from './rules.ts';
import { findPolicy, hasUsagePlan } from './store.ts';
import { policyFromWire, policyToWire } from './wire.ts';

const tag = 'Self-serve policies';
const PolicyPath = Type.Object({ policyId: Type.String() });

export interface PermissionRoutesDeps extends PermissionDeps {
  /** The caller's live relationship with a customer, or the refusal of one (D2). */
  readonly reachCustomer: (caller: Caller, customerId: string) => Promise<CustomerReach>;
}

/** What customers may buy by themselves (C63): the contract's policies, and the switches of the account page. */
export function customerPermissionRoutes(routes: Routes, deps: PermissionRoutesDeps): void {
  policyRoutes(routes, deps);
  changeRoutes(routes, deps);
  pageRoutes(routes, deps);
}

interface Asked {
  readonly caller: Caller;
  readonly context: RequestContext;
}

/** Of another partner, or of a customer that is not the caller's: as if it were not there (D2). */
async function callAbout(
  { reachCustomer }: PermissionRoutesDeps,
  { caller, context }: Asked,
  policyId: string,
): Promise<PermissionCall> {
  const parties = partiesOf(policyId);
  if (!parties) return refuse('self-serve-policy-id-invalid', { id: policyId });
  if (parties.partnerId !== caller.tenant.id) return refuse('self-serve-policy-unknown');
  return { caller, context, customer: await reachCustomer(caller, parties.customerId) };
}

function policyRoutes(routes: Routes, deps: PermissionRoutesDeps): void {
  const { db } = deps;
  const read = ({ caller, customer }: PermissionCall) =>
    db.transaction(tenantScope(caller.tenant.id), (tx) =>
      findPolicy(tx, caller.tenant.id, customer.customerId),
    );

  routes.add({
    method: 'GET',
    path: '/v1/SelfServePolicy',
    operation: 'selfServePolicy.read',
    tag,
    summary: 'What a customer may buy by itself',
    query: Type.Object({ entity_id: Type.String({ description: 'Tenant id of the customer' }) }),
    answer: SelfServePolicies,
    handle: async ({ caller, context, query }) => {
      const customer = await deps.reachCustomer(caller, query.entity_id);
      const found = await read({ caller, context, customer });
      return collection(found ? [policyToWire(found)] : [], '/SelfServePolicy');
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/SelfServePolicy/:policyId',
    operation: 'selfServePolicy.read',
    tag,
    summary: 'A self-serve policy',
    params: PolicyPath,
    answer: SelfServePolicy,
    handle: async ({ caller, context, params }) => {
      const found = await read(await callAbout(deps, { caller, context }, params.policyId));
      return policyToWire(found ?? refuse('self-serve-policy-unknown'));
    },
  });

  routes.add({
    method: 'POST',
    path: '/v1/SelfServePolicy',
    operation: 'selfServePolicy.switch',
    tag,
    summary: 'Let a customer buy by itself',
    body: SelfServePolicyInput,
    status: 201,
    answer: SelfServePolicy,
    handle: async ({ caller, context, body }) => {
      const { customerId, kinds } = policyFromWire(body, caller);
      const customer = await deps.reachCustomer(caller, customerId);
      return policyToWire(await createPolicy(deps, { caller, context, customer }, kinds));
    },
  });
}

function changeRoutes(routes: Routes, deps: PermissionRoutesDeps): void {
  // The reference updates at the collection with the id in the body, clients at the policy's own address.
  for (const path of ['/v1/SelfServePolicy', '/v1/SelfServePolicy/:policyId']) {
    routes.add({
      method: 'PUT',
      path,
      operation: 'selfServePolicy.switch',
      tag,
      summary: 'Change what a customer may buy by itself',
      params: Type.Partial(PolicyPath),
      body: SelfServePolicyInput,
      answer: SelfServePolicy,
      handle: async ({ caller, context, params, body }) => {
        const inBody = body.id?.trim() ?? '';
        const id = params.policyId ?? inBody;
        const { customerId, kinds } = policyFromWire(body, caller);
        const matches =
          (inBody === '' || inBody.toLowerCase() === id.toLowerCase()) &&
          partiesOf(id)?.customerId === customerId.toLowerCase();
        if (!matches) return refuse('self-serve-policy-id-invalid', { id });
        const read = readVersion(context.headers['if-match'], body.attributes?.etag);
        return policyToWire(
          await changePolicy(deps, await callAbout(deps, { caller, context }, id), { kinds, read }),
        );
      },
    });
  }

  routes.add({
    method: 'DELETE',
    path: '/v1/SelfServePolicy/:policyId',
    operation: 'selfServePolicy.switch',
    tag,
    summary: 'Let a customer no longer buy by itself',
    params: PolicyPath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      const call = await callAbout(deps, { caller, context }, params.policyId);
      await deletePolicy(deps, call, readVersion(context.headers['if-match']));
      return answer(204);
    },
  });
}

function pageRoutes(routes: Routes, deps: PermissionRoutesDeps): void {
  const { db } = deps;
  const path = '/twotier/v1/customers/:customerId/permissions';

  const shown = (partnerId: string, customerId: string) =>
    db.transaction(tenantScope(partnerId), async (tx) => {
      const policy = await findPolicy(tx, partnerId, customerId);
      return {
        items: permissionKinds.map((kind) => ({ kind, allowed: policy?.kinds.includes(kind) ?? false })),
        hasUsagePlan: await hasUsagePlan(tx, partnerId, customerId),
        ...(policy ? { since: instant(policy.grantedAt) } : {}),
      };
    });

  routes.addForCustomer({
    method: 'GET',
    path,
    operation: 'customerPermission.read',
    tag: 'Pages',
    summary: 'What a customer may buy by itself, kind by kind',
    params: Type.Object({ customerId: Type.String() }),
    answer: CustomerPermissions,
    handle: ({ scope, customer }) => shown(scope.tenantId, customer.customerId),
  });

  routes.addForCustomer({
    method: 'PUT',
    path: `${path}/:kind`,
    operation: 'customerPermission.switch',
    tag: 'Pages',
    summary: 'Let a customer buy one kind of thing by itself, or no longer',
    params: Type.Object({ customerId: Type.String(), kind: Type.String() }),
    body: PermissionSwitch,
    answer: CustomerPermissions,
    handle: async ({ caller, context, scope, customer, params, body }) => {
      const kind = permissionKinds.find((one) => one === params.kind) as PermissionKind | undefined;
      if (!kind) return refuse('not-found');
      await switchPermission(deps, { caller, context, customer }, { kind, allowed: body.allowed });
      return shown(scope.tenantId, customer.customerId);
    },
  });
}
