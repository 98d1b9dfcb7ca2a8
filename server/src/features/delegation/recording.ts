import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { findTie } from '../customer/index.ts';
import type { MailKind } from '../mail/index.ts';
import { postMail } from '../mail/index.ts';
import { findPartner } from '../partner/index.ts';
import { findRole } from './directory-roles.ts';
import type { Assignment, Delegation } from './model.ts';
import type { Asker } from './parts.ts';

/** The installation's own hand, in the name of the partner whose date has come. */
export function actorOfDates(partnerId: string): Actor {
  return {
    tenantId: partnerId,
    userId: null,
    name: 'Twotier',
    applicationId: null,
    correlationId: randomUUID(),
  };
}

export function actorOfAsker(asker: Asker): Actor {
  return actorOf(asker.caller, asker);
}

/** What a record says of a delegation; the secret of its link is nowhere in it (I20). */
function termsForRecord(of: Delegation) {
  return {
    id: of.delegationId,
    name: of.name,
    state: of.state,
    customerId: of.customerId,
    roles: roleNames(of.roles),
    durationDays: of.durationDays,
    autoExtend: of.autoExtend,
    endsAt: of.endsAt?.toISOString() ?? null,
  };
}

export function roleNames(roles: readonly string[]): string[] {
  return roles.map((id) => findRole(id)?.name.en ?? id);
}

export interface Change {
  readonly operation: string;
  readonly before: Delegation | null;
  readonly after: Delegation | null;
  readonly at: Date;
  readonly details?: Readonly<Record<string, string | null>>;
}

/** One record of one change; from the approval on, partner and customer have their own copies (I45, I46). */
export async function recordChange(tx: Tx, actor: Actor, change: Change): Promise<void> {
  const { before, after, at } = change;
  const of = after ?? before;
  if (!of) return;
  const shared = of.approvedAt !== null && of.customerId !== null;
  const tie = of.customerId === null ? undefined : await findTie(tx, of.partnerId, of.customerId);
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: change.operation,
      resourceType: 'granular_admin_relationship',
      customerId: of.customerId,
      customerName: tie?.companyName ?? null,
      counterpartId: actor.tenantId === of.partnerId ? of.customerId : of.partnerId,
      copiesTo: shared && of.customerId ? [of.partnerId, of.customerId] : [of.partnerId],
      oldValue: before && termsForRecord(before),
      newValue: after && termsForRecord(after),
      details: change.details ?? {},
    },
    at,
  );
}

export async function recordAssignment(
  tx: Tx,
  actor: Actor,
  of: Delegation,
  change: {
    readonly operation: string;
    readonly before: Assignment | null;
    readonly after: Assignment | null;
    readonly at: Date;
  },
): Promise<void> {
  const value = (one: Assignment | null) =>
    one && {
      id: one.assignmentId,
      relationshipId: of.delegationId,
      groupId: one.groupId,
      roles: roleNames(one.roles),
      state: one.state,
    };
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: change.operation,
      resourceType: 'granular_admin_access_assignment',
      customerId: of.customerId,
      copiesTo: [of.partnerId],
      oldValue: value(change.before),
      newValue: value(change.after),
      details: { Relationship: of.name },
    },
    change.at,
  );
}

type DelegationMail = Extract<
  MailKind,
  'delegation-approved' | 'delegation-terminated' | 'delegation-expiring' | 'delegation-expired'
>;

/** Both sides are told (3.0): the partner's admin agents and the customer's global admins. */
export async function tellBothSides(
  tx: Tx,
  kind: DelegationMail,
  of: Delegation,
  at: Date,
  facts: { readonly endsOn?: Date | null; readonly days?: number } = {},
): Promise<void> {
  if (of.customerId === null) return;
  const [partner, tie] = await Promise.all([
    findPartner(tx, of.partnerId),
    findTie(tx, of.partnerId, of.customerId),
  ]);
  await postMail(tx, {
    kind,
    to: [
      { tenantId: of.partnerId, roles: ['admin-agent'] },
      { tenantId: of.customerId, roles: ['global-admin'] },
    ],
    facts: {
      relationshipName: of.name,
      partnerName: partner?.name ?? '',
      customerName: tie?.companyName ?? '',
      ...(facts.endsOn ? { endsOn: facts.endsOn } : {}),
      ...(facts.days === undefined ? {} : { days: facts.days }),
    },
    path: `/admin-relationships/${of.delegationId}`,
    at,
  });
}
