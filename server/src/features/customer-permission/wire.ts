import type { Static } from 'typebox';
import type {
  SelfServePolicyInput,
  SelfServePolicy as WirePolicy,
} from '../../../../contract/customer-permission.ts';
import { permissionActions, permissionResources } from '../../../../contract/customer-permission.ts';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import { attributes } from '../../platform/http/index.ts';
import type { PermissionKind, SelfServePolicy } from './model.ts';
import { etagOf, policyIdOf } from './rules.ts';

type Input = Static<typeof SelfServePolicyInput>;

const resourceOf: Readonly<Record<PermissionKind, (typeof permissionResources)[number]>> = {
  reservation: 'AzureReservedInstances',
  'savings-plan': 'AzureSavingsPlan',
};

export function policyToWire(policy: SelfServePolicy): WirePolicy {
  return {
    id: policyIdOf(policy),
    selfServeEntity: { selfServeEntityType: 'customer', tenantID: policy.customerId },
    grantor: { grantorType: 'billToPartner', tenantID: policy.partnerId },
    permissions: policy.kinds.map((kind) => ({ resource: resourceOf[kind], action: 'Purchase' as const })),
    attributes: { ...attributes('SelfServePolicy'), etag: etagOf(policy) },
  };
}

/** What a policy is about, as it was sent; every member that cannot be used is named. */
export function policyFromWire(
  body: Input,
  caller: Caller,
): { readonly customerId: string; readonly kinds: readonly PermissionKind[] } {
  const problems: { field: string; message: string }[] = [];
  const demand = (holds: boolean, field: string, allowed: string) => {
    if (!holds) problems.push({ field, message: `${field}: ${allowed}` });
  };
  const { selfServeEntity, grantor, permissions } = body;
  demand(
    same(selfServeEntity.selfServeEntityType, 'customer'),
    'selfServeEntity.selfServeEntityType',
    'customer',
  );
  demand(same(grantor.grantorType, 'billToPartner'), 'grantor.grantorType', 'billToPartner');
  // Nobody gives away what another partner pays for.
  demand(same(grantor.tenantID, caller.tenant.id), 'grantor.tenantID', caller.tenant.id);
  const kinds = permissions.flatMap(({ resource, action }, index) => {
    demand(same(action, permissionActions[0]), `permissions[${index}].action`, permissionActions.join(', '));
    const kind = kindOf(resource);
    demand(kind !== null, `permissions[${index}].resource`, permissionResources.join(', '));
    return kind === null ? [] : [kind];
  });
  if (problems.length > 0) {
    return refuse('input-invalid', { problems: problems.map(({ message }) => message).join('; ') }, problems);
  }
  return { customerId: selfServeEntity.tenantID, kinds };
}

function kindOf(resource: string): PermissionKind | null {
  const found = Object.entries(resourceOf).find(([, name]) => same(name, resource));
  return found ? (found[0] as PermissionKind) : null;
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.toLowerCase();
}
