import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { postMail } from '../mail/index.ts';
import type { Transfer, TransferState } from './model.ts';
import { deciderOf } from './rules.ts';

/** One record in the log of each partner that knows of the request (I45, I46). */
export function recordTransfer(
  tx: Tx,
  actor: Actor,
  transfer: Transfer,
  of: {
    readonly operation: 'create_transfer' | 'update_transfer';
    /** The source serves the customer, and so knows of it. */
    readonly reached: boolean;
    readonly to?: TransferState;
  },
  at: Date,
): Promise<void> {
  const { transferId, targetPartnerId, sourcePartnerId, customerId, customerName, state } = transfer;
  const value = (status: TransferState) => ({
    id: transferId,
    status,
    sourcePartnerTenantId: sourcePartnerId,
    targetPartnerTenantId: targetPartnerId,
  });
  return appendAuditEvent(
    tx,
    actor,
    {
      operation: of.operation,
      resourceType: 'transfer',
      customerId,
      customerName,
      counterpartId: actor.tenantId === targetPartnerId ? sourcePartnerId : targetPartnerId,
      copiesTo: of.reached ? [targetPartnerId, sourcePartnerId] : [targetPartnerId],
      ...(of.to ? { oldValue: value(state) } : {}),
      newValue: value(of.to ?? state),
    },
    at,
  );
}

const agents = ['admin-agent'] as const;

/** Whoever decides learns of a request: its Admin agents (3.0). */
export function tellOfRequest(tx: Tx, transfer: Transfer, at: Date): Promise<void> {
  const { kind, sourcePartnerName, targetPartnerName, transferId, lapsesAt, customerName } = transfer;
  const decider = deciderOf(transfer);
  const partnerName = kind === 'usage-plan' ? targetPartnerName : sourcePartnerName;
  return tx.within(tenantScope(decider), (inner) =>
    postMail(inner, {
      kind: kind === 'usage-plan' ? 'transfer-requested' : 'handover-requested',
      to: [{ tenantId: decider, roles: agents }],
      facts: { partnerName, customerName, lapsesOn: lapsesAt },
      path: `/transfers/${transferId}`,
      at,
    }),
  );
}

/** Both partners and the customer learn that it was accepted (3.0). */
export async function tellOfAcceptance(tx: Tx, transfer: Transfer, at: Date): Promise<void> {
  const { sourcePartnerId, targetPartnerId, targetPartnerName, customerId, transferId } = transfer;
  const kind = transfer.kind === 'usage-plan' ? 'transfer-accepted' : 'handover-accepted';
  const facts = {
    partnerName: targetPartnerName,
    customerName: transfer.customerName,
    formerName: transfer.sourcePartnerName,
  };
  const told = [
    { tenantId: sourcePartnerId, roles: agents, path: `/transfers/${transferId}` },
    { tenantId: targetPartnerId, roles: agents, path: `/transfers/${transferId}` },
    { tenantId: customerId, roles: ['global-admin'] as const, path: '/moved-subscriptions' },
  ];
  for (const { tenantId, roles, path } of told) {
    await tx.within(tenantScope(tenantId), (inner) =>
      postMail(inner, { kind, to: [{ tenantId, roles }], facts, path, at }),
    );
  }
}
