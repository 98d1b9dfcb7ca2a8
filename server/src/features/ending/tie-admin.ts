import type { Tie } from '../customer/index.ts';
import type { Grant } from '../what-if/index.ts';
import { legacyRoles } from '../what-if/index.ts';

/** Legacy delegated admin as the relationship's own row has it (4.4): all or nothing, without an end. */
export function legacyGrantOf({ partnerId, legacyAdminAt }: Tie): Grant[] {
  if (legacyAdminAt === null) return [];
  return [
    {
      grantId: partnerId,
      kind: 'legacy',
      name: null,
      endsAt: null,
      autoExtend: false,
      roles: Object.values(legacyRoles),
      groups: [],
    },
  ];
}
