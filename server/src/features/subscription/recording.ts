import type { AuditEvent } from '../audit/index.ts';
import type { Charge, KeptSubscription } from './model.ts';

/** One member that differs, as the contract names it. */
export interface MemberChange {
  readonly member: string;
  readonly from: unknown;
  readonly to: unknown;
}

const members: Readonly<Record<string, (s: KeptSubscription) => unknown>> = {
  friendlyName: (s) => s.friendlyName,
  offerId: (s) => s.catalogItemId,
  quantity: (s) => s.quantity,
  status: (s) => s.status,
  isTrial: (s) => s.isTrial,
  autoRenewEnabled: (s) => s.autoRenew,
  termDuration: (s) => s.termDuration,
  billingCycle: (s) => s.billingCycle,
  effectiveStartDate: (s) => s.termStartsAt.toISOString(),
  commitmentEndDate: (s) => s.termEndsOn,
  scheduledNextTermInstructions: (s) => s.scheduled,
  nextChargeInstructions: (s) => s.nextCharge,
};

export function changedMembers(before: KeptSubscription, after: KeptSubscription): MemberChange[] {
  return Object.entries(members).flatMap(([member, read]) => {
    const [from, to] = [read(before), read(after)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ member, from, to }];
  });
}

/** One record of one change of one subscription (I45), with what it cost. */
export function changeRecord(
  operation: string,
  before: KeptSubscription,
  after: KeptSubscription,
  charges: readonly Charge[],
  companyName: string,
): AuditEvent {
  const reasons =
    after.status === 'suspended' && before.status !== 'suspended' ? after.suspensionReasons : [];
  const event = recordOf(operation, { ...before, companyName }, changedMembers(before, after), charges);
  return reasons.length === 0
    ? event
    : { ...event, details: { ...event.details, Reason: reasons.join(', ') } };
}

/** The record of a renewal that changed nothing but the term. */
export function renewalRecord(
  before: RecordedOf & Pick<KeptSubscription, 'termStartsAt' | 'termEndsOn'>,
  after: Pick<KeptSubscription, 'termStartsAt' | 'termEndsOn'>,
  charge: Charge,
): AuditEvent {
  const start = (s: typeof after) => s.termStartsAt.toISOString();
  const changes = [
    { member: 'effectiveStartDate', from: start(before), to: start(after) },
    { member: 'commitmentEndDate', from: before.termEndsOn, to: after.termEndsOn },
  ];
  return recordOf('update_subscription', before, changes, [charge]);
}

type RecordedOf = Pick<KeptSubscription, 'subscriptionId' | 'customerId'> & { readonly companyName: string };

function recordOf(
  operation: string,
  { subscriptionId, customerId, companyName }: RecordedOf,
  changes: readonly MemberChange[],
  charges: readonly Charge[],
): AuditEvent {
  const values = (side: 'from' | 'to') => ({
    id: subscriptionId,
    ...Object.fromEntries(changes.map((one) => [one.member, one[side]])),
  });
  return {
    operation,
    resourceType: 'subscription',
    customerId,
    customerName: companyName,
    oldValue: values('from'),
    newValue: values('to'),
    details: Object.fromEntries(
      charges.map((one) => [
        one.amount.startsWith('-') ? 'Refund' : 'Charge',
        `${one.amount.replace('-', '')} ${one.currency}`,
      ]),
    ),
  };
}
