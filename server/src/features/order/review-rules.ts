import { exactOf } from '../../platform/money/index.ts';
import type { OrderStatus } from './model.ts';
import type { Demand, PurchaseOrderFacts, ReviewRule, SentFile } from './review-model.ts';

export interface Reviewed {
  readonly totalPrice: string;
  readonly currency: string;
  readonly lines: readonly { readonly catalogItemId: string }[];
}

/** What the operator's rules demand of an order; documents before a mere look, null where nothing. */
export function demandOf(order: Reviewed, rules: readonly ReviewRule[]): Demand | null {
  const fitting = rules.filter((rule) => fits(order, rule)).map((rule) => rule.demand);
  if (fitting.includes('purchase-order')) return 'purchase-order';
  return fitting.includes('review') ? 'review' : null;
}

function fits(order: Reviewed, { productId, minimumTotal, currency }: ReviewRule): boolean {
  const products = order.lines.map(({ catalogItemId }) => catalogItemId.split(':')[0]?.toLowerCase());
  if (productId !== null && !products.includes(productId.toLowerCase())) return false;
  if (minimumTotal === null) return true;
  return order.currency === currency && exactOf(order.totalPrice) >= exactOf(minimumTotal);
}

export const heldStatusOf: Readonly<Record<Demand, OrderStatus>> = {
  review: 'pending_review',
  'purchase-order': 'pending_po_upload',
};

export const attachmentLimits = { fileBytes: 5_242_880, filesMax: 10, totalBytes: 12_582_912 } as const;

/** THE table of kinds of files that are taken: by their name's end, proven by how they begin. */
export const fileTypes: Readonly<Record<string, { readonly mediaType: string; readonly begins: string }>> = {
  pdf: { mediaType: 'application/pdf', begins: '25504446' },
  png: { mediaType: 'image/png', begins: '89504e47' },
  jpg: { mediaType: 'image/jpeg', begins: 'ffd8ff' },
  jpeg: { mediaType: 'image/jpeg', begins: 'ffd8ff' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: '504b0304',
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    begins: '504b0304',
  },
};

/** Null: no kind that is taken, or not what its name says. */
export function mediaTypeOf({ fileName, content }: Pick<SentFile, 'fileName' | 'content'>): string | null {
  const type = fileTypes[/\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''];
  if (!type) return null;
  return content.subarray(0, type.begins.length / 2).toString('hex') === type.begins ? type.mediaType : null;
}

export type DocumentFault =
  | { readonly reason: 'attachment-metadata-invalid'; readonly members: readonly string[] }
  | { readonly reason: 'purchase-order-missing' }
  | { readonly reason: 'tender-missing' }
  | { readonly reason: 'attachment-refused'; readonly file: string; readonly why: 'type' | 'size' | 'empty' }
  | { readonly reason: 'attachments-too-many' };

const currencyForm = /^[A-Z]{3}$/;
const amountForm = /^\d{1,14}(\.\d{1,4})?$/;
const rateForm = /^\d{1,9}(\.\d{1,8})?$/;
const webAddress = /^https?:\/\/\S{3,2000}$/i;

/** What is wrong with the documents of an order, first things first (900254, 900252, 900253). */
export function documentFault(
  facts: Partial<PurchaseOrderFacts> & { readonly partOfTender: boolean },
  files: readonly SentFile[],
): DocumentFault | null {
  const members = [
    ...(amountForm.test(facts.customerPrice ?? '') && Number(facts.customerPrice) > 0
      ? []
      : ['customerPrice']),
    ...(currencyForm.test(facts.currency ?? '') ? [] : ['currency']),
    ...(facts.fxRate == null || (rateForm.test(facts.fxRate) && Number(facts.fxRate) > 0) ? [] : ['fxRate']),
    ...(facts.tenderLink == null || webAddress.test(facts.tenderLink) ? [] : ['tenderLink']),
  ];
  if (members.length > 0) return { reason: 'attachment-metadata-invalid', members };
  if (!files.some((file) => file.kind === 'POAttachment')) return { reason: 'purchase-order-missing' };
  const tender = facts.tenderLink != null || files.some((file) => file.kind === 'TenderAttachment');
  if (facts.partOfTender && !tender) return { reason: 'tender-missing' };
  if (files.length > attachmentLimits.filesMax) return { reason: 'attachments-too-many' };
  for (const file of files) {
    const refused = (why: 'type' | 'size' | 'empty') =>
      ({ reason: 'attachment-refused', file: file.fileName, why }) as const;
    if (file.content.length === 0) return refused('empty');
    if (file.content.length > attachmentLimits.fileBytes) return refused('size');
    if (mediaTypeOf(file) === null) return refused('type');
  }
  return null;
}
