import type { Tie } from '../customer/index.ts';
import type { Grant } from '../what-if/index.ts';
import { legacyRoles } from '../what-if/index.ts';

const unnamed = { name: null, endsAt: null, autoExtend: false, groups: [] } as const;

/** Legacy delegated admin as the relationship's own row has it (4.4): all or nothing, without an end. */
export function legacyGrantOf({ partnerId, legacyAdminAt }: Tie): Grant[] {
  if (legacyAdminAt === null) return [];
  return [{ ...unnamed, grantId: partnerId, kind: 'legacy', roles: Object.values(legacyRoles) }];
}

/** What the row alone tells, where nothing keeps granular grants one by one. */
export function grantsOfTie(tie: Tie): Grant[] {
  const granular: Grant = { ...unnamed, grantId: tie.customerId, kind: 'granular', roles: [] };
  return [...legacyGrantOf(tie), ...(tie.delegatedAdmin === 'granular' ? [granular] : [])];
}
