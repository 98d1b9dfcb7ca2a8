import type {
  TransferEntity,
  TransferError,
  TransferOnOwnPage,
  TransferOnPage,
} from '../../../../contract/transfer.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { errorCodes } from '../../errors/error-codes.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import type { TransferDetail } from './actions.ts';
import type { Transfer, TransferLine, TransferState } from './model.ts';
import { askerOf } from './rules.ts';

export function transferToPage(transfer: Transfer, own: string): TransferOnPage {
  const asked = askerOf(transfer) === own;
  const source = transfer.sourcePartnerId === own;
  return {
    id: transfer.transferId,
    kind: transfer.kind,
    direction: asked ? 'asked' : 'received',
    customerId: transfer.customerId,
    customerName: transfer.customerName,
    otherPartnerId: source ? transfer.targetPartnerId : transfer.sourcePartnerId,
    otherPartnerName: source ? transfer.targetPartnerName : transfer.sourcePartnerName,
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
  const asked = askerOf(transfer) === own;
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
      isAddon: line.baseLine !== null,
      ...(line.resellerPartnerId ? { resellerPartnerId: line.resellerPartnerId } : {}),
      ...(line.problem
        ? { problem: sentenceOf(line.problem.reason, line.problem.parameters, language) }
        : {}),
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
  { own, language }: { readonly own: string; readonly language: Language },
): TransferEntity {
  const shown = (line: TransferLine) => lineToWire(transfer, line, language);
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
    lineItems: lines
      .filter(({ baseLine }) => baseLine === null)
      .map((line) => ({
        ...shown(line),
        addonItems: lines.filter(({ baseLine }) => baseLine === line.lineNumber).map(shown),
      })),
    status: statusNames[transfer.state],
  };
}

function lineToWire(transfer: Transfer, line: TransferLine, language: Language) {
  const credited = line.resellerPartnerId ?? transfer.resellerPartnerId;
  return {
    id: line.lineNumber,
    subscriptionId: line.itemId,
    offerId: line.offerId,
    quantity: line.quantity,
    billingCycle: line.billingCycle,
    friendlyName: line.name,
    ...(credited ? { partnerIdOnRecord: credited } : {}),
    addonItems: [],
    ...(line.problem
      ? { transferError: sentenceOf(line.problem.reason, line.problem.parameters, language) }
      : {}),
    status: line.state,
  };
}

/** What stayed behind when the rest was taken, one entry for each line that did (C66). */
export function errorsToWire(
  transfer: Transfer,
  lines: readonly TransferLine[],
  language: Language,
): TransferError[] {
  return lines.flatMap((line) =>
    line.problem
      ? [
          {
            transferGroupId: String(line.baseLine ?? line.lineNumber),
            code: errorCodes[line.problem.reason].code,
            description: sentenceOf(line.problem.reason, line.problem.parameters, language),
            lineItems: [lineToWire(transfer, line, language)],
          },
        ]
      : [],
  );
}
