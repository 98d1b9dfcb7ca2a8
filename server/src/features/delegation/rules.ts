import type { Cloud, TenantKind } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { Refusal } from '../../errors/refusal.ts';
import { nextState } from '../../platform/states/state-table.ts';
import { findRole, globalAdminRole, helpdeskAdminRole } from './directory-roles.ts';
import type { Assignment, Delegation, DelegationTerms, EffectiveAccess, RoleGrant } from './model.ts';
import type { AssignmentEvent, DelegationEvent } from './states-rules.ts';
import { assignmentStates, delegationStates } from './states-rules.ts';

const dayMs = 86_400_000;
export const daysMax = 730;
/** A link nobody approved is void after so many days (C82). */
export const approvalDays = 90;
/** What an extension adds (D5). */
export const extensionDays = 180;
/** Both sides are reminded so many days before the end (C85). */
export const reminderDays = [30, 7, 1] as const;
/** What is over stays to be seen for so many days. */
export const keptDays = 365;
/** So many days before its end a delegation is shown as expiring. */
export const expiringDays = 30;

export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * dayMs);
}

// Terms

/** C81 allows letters, digits, `-` and `_`; clients of the graph dialect also send blanks and other signs. */
export type NameForm = 'strict' | 'graph';
const nameForms: Readonly<Record<NameForm, RegExp>> = {
  strict: /^[\p{L}\p{N}_-]{1,50}$/u,
  graph: /^[^\p{C}]{1,50}$/u,
};

/** Why terms cannot be asked for (C81, I17, I18); that the name is unique, the database decides. */
export function checkTerms(terms: DelegationTerms, form: NameForm = 'strict'): Refusal | null {
  if (!nameForms[form].test(terms.name)) return new Refusal('delegation-name-form');
  if (!Number.isInteger(terms.durationDays) || terms.durationDays < 1 || terms.durationDays > daysMax) {
    return new Refusal('delegation-duration', { most: daysMax });
  }
  if (terms.roles.length === 0) return new Refusal('delegation-roles-missing');
  const unknown = terms.roles.find((id) => !findRole(id));
  if (unknown !== undefined) return new Refusal('delegation-role-unknown', { role: unknown });
  return checkExtension(terms.autoExtend, terms.roles);
}

/** I17: global administrator never goes on by itself. */
export function checkExtension(autoExtend: boolean, roles: readonly string[]): Refusal | null {
  return autoExtend && roles.includes(globalAdminRole)
    ? new Refusal('delegation-extends-global-admin')
    : null;
}

/** Terms as they are kept: every role once, its id in one spelling. */
export function tidiedTerms(terms: DelegationTerms): DelegationTerms {
  return {
    ...terms,
    name: terms.name.trim(),
    roles: [...new Set(terms.roles.map((id) => id.trim().toLowerCase()))],
  };
}

/** 7.1: the sovereign cloud has no granular rights; where the papers are silent the operator decides, preset on. */
export function checkCloud(cloud: Cloud): Refusal | null {
  return cloud === 'germany' ? new Refusal('delegation-cloud-off', { cloud }) : null;
}

// States

const refusedMove: Readonly<Partial<Record<DelegationEvent, ErrorName>>> = {
  edit: 'delegation-not-draft',
  delete: 'delegation-not-draft',
  finalize: 'delegation-not-draft',
  withdraw: 'delegation-not-pending',
};

/** Where an event leads, or why it cannot happen in this state (4.5). */
export function moved(delegation: Delegation, event: DelegationEvent): Delegation['state'] {
  const to = nextState(delegationStates, delegation.state, event);
  if (to === null || to === 'none') throw new Refusal(refusedMove[event] ?? 'delegation-not-active');
  return to;
}

export function checkMove(delegation: Delegation, event: DelegationEvent): Refusal | null {
  return nextState(delegationStates, delegation.state, event) === null
    ? new Refusal(refusedMove[event] ?? 'delegation-not-active')
    : null;
}

export function finalized(delegation: Delegation, at: Date): Delegation {
  return { ...delegation, state: moved(delegation, 'finalize'), finalizedAt: at, changedAt: at };
}

export function approved(delegation: Delegation, customerId: string, at: Date): Delegation {
  return { ...delegation, state: moved(delegation, 'approve'), customerId, approvedAt: at, changedAt: at };
}

export function withdrawn(delegation: Delegation, at: Date): Delegation {
  return { ...delegation, state: moved(delegation, 'withdraw'), endedAt: at, changedAt: at };
}

export function terminationRequested(delegation: Delegation, at: Date): Delegation {
  return {
    ...delegation,
    state: moved(delegation, 'terminate'),
    terminationRequestedAt: at,
    changedAt: at,
  };
}

/** D4: with the reseller relationship goes what the partner was given; a draft stays the partner's own. */
export function endedWithRelationship(delegation: Delegation, at: Date): Delegation | null {
  const to = nextState(delegationStates, delegation.state, 'relationship ends');
  if (to === null) return null;
  if (to === 'terminated') return { ...delegation, state: to, endedAt: at, changedAt: at };
  return { ...delegation, state: to as Delegation['state'], terminationRequestedAt: at, changedAt: at };
}

export function extensionSwitched(delegation: Delegation, autoExtend: boolean, at: Date): Delegation {
  const refusal = checkExtension(autoExtend, delegation.roles);
  if (refusal) throw refusal;
  return { ...delegation, state: moved(delegation, 'switch extension'), autoExtend, changedAt: at };
}

// What dates bring about

/** When the next thing happens to a delegation by itself, or null. One place for all of its dates (D49). */
export function dueAt(delegation: Delegation): Date | null {
  switch (delegation.state) {
    case 'approval-pending':
      return delegation.finalizedAt && addDays(delegation.finalizedAt, approvalDays);
    case 'approved':
      return delegation.approvedAt;
    case 'active':
      return nextReminder(delegation)?.at ?? delegation.endsAt;
    case 'termination-requested':
      return delegation.terminationRequestedAt;
    case 'terminated':
    case 'expired':
      return delegation.endedAt && addDays(delegation.endedAt, keptDays);
    default:
      return null;
  }
}

/** Only reminders that lie within the present period: a delegation of ten days has no thirty-day one. */
function nextReminder({ endsAt, activatedAt, noticedDays }: Delegation): { days: number; at: Date } | null {
  if (!endsAt || !activatedAt) return null;
  for (const days of reminderDays) {
    if (noticedDays !== null && days >= noticedDays) continue;
    const at = addDays(endsAt, -days);
    if (at > activatedAt) return { days, at };
  }
  return null;
}

/** What a date did, as the activity log and the mail tell it. */
export type DateEvent = Extract<
  DelegationEvent,
  'lapse' | 'activate' | 'remind' | 'extend' | 'expire' | 'carry out' | 'purge'
>;

export interface Step {
  readonly event: DateEvent;
  /** The row's own date, so that a moved clock tells the same story. */
  readonly at: Date;
  /** Null: gone for good. */
  readonly to: Delegation | null;
  /** Days left, of a reminder. */
  readonly days?: number;
}

/** The next step a date brings about by `now`, or null when nothing is due. */
export function nextStep(delegation: Delegation, now: Date): Step | null {
  const at = dueAt(delegation);
  if (!at || at > now) return null;
  switch (delegation.state) {
    case 'approval-pending':
      return { event: 'lapse', at, to: { ...delegation, state: 'expired', endedAt: at, changedAt: at } };
    case 'approved':
      return {
        event: 'activate',
        at,
        to: {
          ...delegation,
          state: 'active',
          activatedAt: at,
          endsAt: addDays(at, delegation.durationDays),
          changedAt: at,
        },
      };
    case 'active':
      return stepOfActive(delegation, at, now);
    case 'termination-requested':
      return {
        event: 'carry out',
        at,
        to: { ...delegation, state: 'terminated', endedAt: at, changedAt: at },
      };
    default:
      return { event: 'purge', at, to: null };
  }
}

function stepOfActive(delegation: Delegation, at: Date, now: Date): Step {
  const reminder = latestReminder(delegation, now);
  const ended = delegation.endsAt !== null && delegation.endsAt <= now;
  // Reminders that were missed are not sent after the end.
  if (reminder && !ended) {
    const { days } = reminder;
    return {
      event: 'remind',
      at: reminder.at,
      days,
      to: { ...delegation, noticedDays: days, changedAt: reminder.at },
    };
  }
  const end = delegation.endsAt ?? at;
  if (delegation.autoExtend && checkExtension(true, delegation.roles) === null) {
    return {
      event: 'extend',
      at: end,
      to: { ...delegation, endsAt: addDays(end, extensionDays), noticedDays: null, changedAt: end },
    };
  }
  return { event: 'expire', at: end, to: { ...delegation, state: 'expired', endedAt: end, changedAt: end } };
}

/** Of several reminders whose day has passed, only the most urgent is sent. */
function latestReminder(delegation: Delegation, now: Date): { days: number; at: Date } | null {
  let latest: { days: number; at: Date } | null = null;
  let looked = delegation;
  for (;;) {
    const next = nextReminder(looked);
    if (!next || next.at > now) return latest;
    latest = next;
    looked = { ...looked, noticedDays: next.days };
  }
}

// Approval

export interface ApprovalFacts {
  readonly delegation: Delegation | undefined;
  readonly partner:
    | { readonly tenantId: string; readonly name: string; readonly cloud: Cloud; readonly active: boolean }
    | undefined;
  readonly own: { readonly id: string; readonly kind: TenantKind; readonly cloud: Cloud };
  /** The company has a live reseller relationship with the partner. */
  readonly related: boolean;
  readonly now: Date;
}

/** Why a link opens nothing, whoever opens it. The clock decides, not a clean-up job. */
export function checkLink({ delegation, partner, own, now }: Omit<ApprovalFacts, 'related'>): Refusal | null {
  if (!delegation || !partner) return new Refusal('delegation-link-unknown');
  switch (delegation.state) {
    case 'approval-pending':
      if ((dueAt(delegation) ?? now) <= now)
        return new Refusal('delegation-link-lapsed', { days: approvalDays });
      return partner.active ? null : new Refusal('delegation-link-unknown');
    case 'expired':
      return delegation.activatedAt === null
        ? new Refusal('delegation-link-lapsed', { days: approvalDays })
        : new Refusal('delegation-link-used');
    case 'terminated':
      return new Refusal(
        delegation.approvedAt === null ? 'delegation-link-withdrawn' : 'delegation-link-used',
      );
    case 'draft':
      return new Refusal('delegation-link-unknown');
    default:
      return new Refusal(
        delegation.customerId === own.id ? 'delegation-approved-already' : 'delegation-link-used',
      );
  }
}

/** Why this company cannot approve, in the order of 2.7; role and second factor are settled elsewhere. */
export function checkApprover({
  delegation,
  partner,
  own,
  related,
}: {
  readonly delegation: Delegation;
  readonly partner: NonNullable<ApprovalFacts['partner']>;
  readonly own: ApprovalFacts['own'];
  readonly related: boolean;
}): Refusal | null {
  const named = { partner: partner.name };
  if (own.kind !== 'customer') return new Refusal('delegation-not-customer', named);
  if (own.cloud !== partner.cloud) return new Refusal('delegation-other-cloud', named);
  const cloud = checkCloud(own.cloud);
  if (cloud) return cloud;
  if (delegation.customerId !== null && delegation.customerId !== own.id) {
    return new Refusal('delegation-other-customer', named);
  }
  // I4: nobody becomes visible to a partner without a relationship; D4: the one ends with the other.
  return related ? null : new Refusal('delegation-needs-relationship', named);
}

// Groups

/** Why roles cannot be given to a group (C83, I16). */
export function checkAssignment(delegation: Delegation, roles: readonly string[]): Refusal | null {
  if (delegation.state !== 'active') return new Refusal('delegation-not-active');
  if (roles.length === 0) return new Refusal('delegation-roles-missing');
  const beyond = roles.find((id) => !delegation.roles.includes(id));
  return beyond === undefined
    ? null
    : new Refusal('delegation-roles-beyond', { role: findRole(beyond)?.name.en ?? beyond });
}

export function movedAssignment(assignment: Assignment, event: AssignmentEvent): Assignment['state'] {
  const to = nextState(assignmentStates, assignment.state, event);
  if (to === null || to === 'none') throw new Refusal('delegation-assignment-busy');
  return to;
}

// Access

/**
 * I15: granular rights through any mapped group win even where they are weaker; else legacy rights by
 * the person's role at the partner; else nothing.
 */
export function accessOf(
  grants: readonly RoleGrant[],
  legacy: boolean,
  partnerRoles: readonly string[],
): EffectiveAccess {
  if (grants.length > 0) {
    return { via: 'granular', roles: [...new Set(grants.flatMap((grant) => grant.roles))], grants };
  }
  if (!legacy) return { via: 'none', roles: [], grants: [] };
  const roles = [
    ...(partnerRoles.includes('admin-agent') ? [globalAdminRole] : []),
    ...(partnerRoles.includes('helpdesk-agent') ? [helpdeskAdminRole] : []),
  ];
  return { via: roles.length > 0 ? 'legacy' : 'none', roles, grants: [] };
}

// Legacy rights

/** How long legacy rights have not been used, and what follows (C80, D6). */
export function inactivity(
  { since, lastUsedAt }: { readonly since: Date; readonly lastUsedAt: Date | null },
  now: Date,
): {
  readonly daysHeld: number;
  readonly daysInactive: number;
  readonly advice: 'keep' | 'watch' | 'remove';
} {
  const days = (from: Date) => Math.max(0, Math.floor((now.getTime() - from.getTime()) / dayMs));
  const daysInactive = days(lastUsedAt ?? since);
  return {
    daysHeld: days(since),
    daysInactive,
    advice: daysInactive >= 90 ? 'remove' : daysInactive >= 60 ? 'watch' : 'keep',
  };
}

// Renewal

const nameMax = 50;

/** A name for asking anew: `Helpdesk`, `Helpdesk_2`, `Helpdesk_3`; unique names stay within their length. */
export function renewalName(name: string, round: number): string {
  const ending = `_${round}`;
  const start = name.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/_\d{1,3}$/, '');
  return start.slice(0, nameMax - ending.length) + ending;
}

/** A name for each customer of a move: what the prefix and the customer's own name leave of 50 characters. */
export function moveName(prefix: string, companyName: string, customerId: string): string {
  const start = prefix.trim().replace(/[^\p{L}\p{N}_-]+/gu, '');
  const company = companyName.replace(/[^\p{L}\p{N}]+/gu, '');
  const ending = `_${customerId.slice(0, 8)}`;
  return `${start}_${company}`.slice(0, nameMax - ending.length) + ending;
}
