import type { WhatIfAnswer } from '../../../../contract/what-if.ts';
import { roles } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { Consequences, RoleLoss, WhatIfEvent, WhatIfKind } from './model.ts';

interface Asked {
  readonly event: string;
  readonly grantId?: string;
  readonly groupId?: string;
  readonly service?: string;
}

export function eventFromWire({ event, grantId, groupId, service }: Asked): WhatIfEvent {
  const kind = event as WhatIfKind;
  switch (kind) {
    case 'end-grant':
      return { kind, grantId: required('grantId', grantId) };
    case 'unmap-group':
      return { kind, grantId: required('grantId', grantId), groupId: required('groupId', groupId) };
    case 'remove-service-admin':
      return { kind, service: required('service', service) };
    default:
      return { kind };
  }
}

export function required(field: string, value: string | null | undefined): string {
  return value || refuse('parameter-invalid', { problems: field }, [{ field, message: field }]);
}

/** As the trade lists its roles (2.1). */
function byRank(one: RoleLoss, other: RoleLoss): number {
  return roles.indexOf(one.role) - roles.indexOf(other.role);
}

/** Longer lists say how many there are and show the first of them. */
const shownMax = 100;

export function consequencesToWire(
  kind: WhatIfKind,
  of: Consequences,
  nameOf: { role(roleId: string): string; service(service: string): string },
): WhatIfAnswer {
  const credited = of.subscriptions.filter(({ subscription }) => subscription.creditedTo !== null);
  return present({
    event: kind,
    peopleLosing: of.peopleLosing,
    byRole: of.byRole.toSorted(byRank).map((one) => ({
      role: one.role,
      people: one.people,
      areas: [...one.areas],
      directoryRoles: one.directoryRoles.map(nameOf.role),
      gains: one.gains.map(nameOf.role),
    })),
    delegatedAdmin: of.grants.map(
      ({ grant, stays, groupsLosing }) =>
        present({
          id: grant.grantId,
          kind: grant.kind,
          name: grant.name,
          stays,
          endsAt: grant.endsAt ? instant(grant.endsAt) : undefined,
          autoExtend: grant.autoExtend,
          groupsLosing: [...groupsLosing],
        }) as WhatIfAnswer['delegatedAdmin'][number],
    ),
    services: of.services.map((one) => ({ ...one, name: nameOf.service(one.service) })),
    relationshipStays: of.relationshipStays,
    partnershipStays: of.partnershipStays,
    workAccountAccessStays: of.workAccountAccessStays,
    credit: {
      kept: credited.filter(({ keepsCredit }) => keepsCredit).length,
      lost: credited.filter(({ keepsCredit }) => !keepsCredit).length,
    },
    supportFallsBack: of.subscriptions.filter(({ supportFallsBack }) => supportFallsBack).length,
    subscriptionCount: of.subscriptions.length,
    subscriptions: of.subscriptions.slice(0, shownMax).map(
      ({ subscription, keepsCredit, supportFallsBack }) =>
        present({
          id: subscription.subscriptionId,
          name: subscription.name,
          status: subscription.status,
          endsOn: subscription.endsOn,
          creditedTo: subscription.creditedTo,
          keepsCredit,
          supportFallsBack,
        }) as WhatIfAnswer['subscriptions'][number],
    ),
  }) as WhatIfAnswer;
}
