import type {
  ApprovedDelegation,
  AssignmentItem,
  DelegationDraft,
  DelegationItem,
  DirectoryRoleItem,
  LegacyItem,
  MoveItem,
  OpenedDelegation,
  RoleName,
  RowOutcome as RowOutcomeItem,
  ServiceAccessItem,
} from '../../../../contract/delegation.ts';
import type { Caller } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { errorCodes } from '../../errors/error-codes.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { Approval, OpenedRequest } from './approval-actions.ts';
import type { DirectoryRole } from './directory-roles.ts';
import { findRole, globalAdminRole } from './directory-roles.ts';
import { draftOf } from './draft.ts';
import type { RowOutcome } from './legacy-actions.ts';
import type { LegacyRow } from './legacy-store.ts';
import type { DelegationRow } from './model.ts';
import type { Move } from './move-store.ts';
import type { Asker } from './parts.ts';
import { addDays, approvalDays, inactivity } from './rules.ts';
import type { ServiceAccess } from './service-rules.ts';
import type { NamedAssignment } from './store.ts';

export function askerOf(caller: Caller, context: RequestContext): Asker {
  return { caller, correlationId: context.correlationId, language: context.language };
}

export function roleToWire(role: DirectoryRole, language: Language): DirectoryRoleItem {
  return {
    id: role.id,
    name: role.name[language],
    tasks: [...role.tasks],
    privileged: role.privileged === true,
    neverExtends: role.id === globalAdminRole,
  };
}

export function roleNamesToWire(roles: readonly string[], language: Language): RoleName[] {
  return roles.map((id) => ({ id, name: findRole(id)?.name[language] ?? id }));
}

const optional = (date: Date | null) => date && instant(date);

export function delegationToWire(
  of: DelegationRow,
  language: Language,
  side: 'partner' | 'customer' = 'partner',
): DelegationItem {
  const pending = of.state === 'approval-pending' && of.finalizedAt !== null;
  return present({
    id: of.delegationId,
    name: of.name,
    partnerId: of.partnerId,
    partnerName: of.partnerName,
    customerId: of.customerId,
    // A partner's own name for the customer (I51).
    customerName: side === 'partner' ? of.customerName : null,
    roles: roleNamesToWire(of.roles, language),
    durationDays: of.durationDays,
    autoExtend: of.autoExtend,
    mayExtend: !of.roles.includes(globalAdminRole),
    state: of.state,
    origin: of.origin,
    groupCount: side === 'partner' ? of.groupCount : null,
    createdAt: instant(of.createdAt),
    finalizedAt: optional(of.finalizedAt),
    voidsAt: pending ? instant(addDays(of.finalizedAt as Date, approvalDays)) : null,
    activatedAt: optional(of.activatedAt),
    endsAt: optional(of.endsAt),
    endedAt: optional(of.endedAt),
  }) as DelegationItem;
}

export function draftToWire(
  { delegation, token }: { readonly delegation: DelegationRow; readonly token: string },
  publicUrl: string,
  language: Language,
): DelegationDraft {
  const url = `${publicUrl.replace(/\/+$/, '')}/invitations/admin-rights/${token}`;
  const validUntil = addDays(delegation.finalizedAt ?? delegation.createdAt, approvalDays);
  return {
    id: delegation.delegationId,
    url,
    validUntil: instant(validUntil),
    ...draftOf(
      {
        partner: delegation.partnerName,
        name: delegation.name,
        roles: delegation.roles.map((id) => findRole(id)?.name[language] ?? id),
        durationDays: delegation.durationDays,
        url,
        validUntil,
      },
      language,
    ),
  };
}

export function openedToWire(opened: OpenedRequest, language: Language): OpenedDelegation {
  const { delegation, partner, legacyHeld, refusal } = opened;
  return {
    partner: { name: partner.name, country: partner.country, partnerId: partner.locationPartnerId },
    name: delegation.name,
    roles: delegation.roles.flatMap((id) => {
      const role = findRole(id);
      return role ? [roleToWire(role, language)] : [];
    }),
    durationDays: delegation.durationDays,
    autoExtend: delegation.autoExtend,
    validUntil: instant(addDays(delegation.finalizedAt ?? delegation.createdAt, approvalDays)),
    legacyHeld,
    mayApprove: refusal === null,
    ...(refusal
      ? {
          refusal: {
            code: errorCodes[refusal.reason].code,
            description: sentenceOf(refusal.reason, refusal.parameters, language),
            errorName: refusal.reason,
          },
        }
      : {}),
  };
}

export function approvalToWire({ delegation, partner }: Approval): ApprovedDelegation {
  const from = delegation.approvedAt ?? delegation.changedAt;
  return {
    partnerName: partner.name,
    name: delegation.name,
    endsAt: instant(addDays(from, delegation.durationDays)),
  };
}

export function assignmentToWire(of: NamedAssignment, language: Language): AssignmentItem {
  return present({
    id: of.assignmentId,
    groupId: of.groupId,
    groupName: of.groupName,
    roles: roleNamesToWire(of.roles, language),
    state: of.state,
    createdAt: instant(of.createdAt),
  }) as AssignmentItem;
}

export function failureToWire(failure: ErrorName, language: Language) {
  return { errorName: failure, description: sentenceOf(failure, {}, language) };
}

export function outcomeToWire({ id, done, failure }: RowOutcome, language: Language): RowOutcomeItem {
  return { id, done, ...(failure ? { failure: failureToWire(failure, language) } : {}) };
}

export function legacyToWire(row: LegacyRow, now: Date): LegacyItem {
  return present({
    customerId: row.customerId,
    companyName: row.companyName,
    since: instant(row.since),
    lastUsedAt: optional(row.lastUsedAt),
    ...inactivity(row, now),
    signInsOfLastDay: row.signIns,
    agentsOfLastDay: row.agents,
    granularCount: row.granularCount,
  }) as LegacyItem;
}

export function moveToWire(move: Move, progress: { done: number; failed: number }): MoveItem {
  return {
    id: move.moveId,
    startedAt: instant(move.startedAt),
    rowsTotal: move.rowsTotal,
    ...progress,
    removeLegacy: move.removeLegacy,
  };
}

export function serviceToWire(of: ServiceAccess, language: Language): ServiceAccessItem {
  return {
    id: of.service.id,
    name: of.service.name[language],
    group: of.service.group,
    level: of.level,
    via: of.via,
    permission: of.permission,
    grants: of.grants.map((grant) => ({
      delegationId: grant.delegationId,
      delegationName: grant.delegationName,
      groupName: grant.groupName,
      endsAt: instant(grant.endsAt),
    })),
  };
}
