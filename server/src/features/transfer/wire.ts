import type { TransferEntity, TransferOnOwnPage, TransferOnPage } from '../../../../contract/transfer.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import type { TransferDetail } from './actions.ts';
import type { Transfer, TransferLine, TransferState } from './model.ts';

export function transferToPage(transfer: Transfer, own: string): TransferOnPage {
  const asked = transfer.targetPartnerId === own;
  return {
    id: transfer.transferId,
    direction: asked ? 'asked' : 'received',
    customerId: transfer.customerId,
    customerName: transfer.customerName,
    otherPartnerId: asked ? transfer.sourcePartnerId : transfer.targetPartnerId,
    otherPartnerName: asked ? transfer.sourcePartnerName : transfer.targetPartnerName,
    state: transfer.state,
    askedAt: instant(transfer.askedAt),
    lapsesAt: instant(transfer.lapsesAt),
    ...(transfer.decidedAt ? { decidedAt: instant(transfer.decidedAt) } : {}),
  };
}

export function detailToPage(
  { transfer, lines, items }: TransferDetail,
  own: string,
  language: Language,
): TransferOnOwnPage {
  const asked = transfer.targetPartnerId === own;
  const waits = transfer.state === 'pending';
  return {
    ...transferToPage(transfer, own),
    contactName: transfer.contactName,
    contactEmail: transfer.contactEmail,
    ...(asked ? { askedBy: transfer.askedBy } : {}),
    ...(asked && transfer.resellerPartnerId ? { resellerPartnerId: transfer.resellerPartnerId } : {}),
    ...(transfer.obstacle
      ? { obstacle: sentenceOf(transfer.obstacle as ErrorName, { name: '' }, language) }
      : {}),
    ...(transfer.dueAt && !waits ? { nextAttemptAt: instant(transfer.dueAt) } : {}),
    mayDecide: !asked && waits,
    mayWithdraw: asked && waits,
    lines: lines.map((line) => ({
      item: line.item,
      name: line.name,
      quantity: line.quantity,
      state: line.state,
      oldId: line.itemId,
      ...(line.newId ? { newId: line.newId } : {}),
      ...(line.serviceId ? { serviceId: line.serviceId } : {}),
    })),
    items: items.map((item) => ({
      id: item.itemId,
      item: item.item,
      name: item.name,
      planName: item.planName,
      quantity: item.quantity,
      status: item.status,
      selectable: item.status === 'active' && !item.inTransfer,
    })),
  };
}

const statusNames: Readonly<Record<TransferState, string>> = {
  pending: 'Active',
  accepted: 'InProgress',
  transferring: 'InProgress',
  done: 'Completed',
  failed: 'Failed',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  lapsed: 'Expired',
};

export function transferToWire(
  transfer: Transfer,
  lines: readonly TransferLine[],
  own: string,
): TransferEntity {
  return {
    id: transfer.transferId,
    createdTime: instant(transfer.askedAt),
    lastModifiedTime: instant(transfer.changedAt),
    ...(transfer.changedBy ? { lastModifiedUser: transfer.changedBy } : {}),
    customerName: transfer.customerName,
    customerTenantId: transfer.customerId,
    partnertenantid: own,
    sourcePartnerName: transfer.sourcePartnerName,
    sourcePartnerTenantId: transfer.sourcePartnerId,
    targetPartnerName: transfer.targetPartnerName,
    targetPartnerTenantId: transfer.targetPartnerId,
    lineItems: lines.map((line) => ({
      id: line.lineNumber,
      subscriptionId: line.itemId,
      offerId: line.offerId,
      quantity: line.quantity,
      billingCycle: line.billingCycle,
      friendlyName: line.name,
      ...(transfer.resellerPartnerId ? { partnerIdOnRecord: transfer.resellerPartnerId } : {}),
      addonItems: [],
      status: line.state,
    })),
    status: statusNames[transfer.state],
  };
}
