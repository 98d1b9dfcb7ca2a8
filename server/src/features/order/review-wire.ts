import { refuse } from '../../errors/refusal.ts';
import type { Form } from '../../platform/http/index.ts';
import { attributes, present } from '../../platform/http/index.ts';
import type {
  Attachment,
  OrderReview,
  PurchaseOrderFacts,
  QueuedReview,
  ReviewRule,
  SentFile,
} from './review-model.ts';

/** Files of other fields are none of ours; names of fields ignore case (conventions 7.2). */
export function filesOf(form: Form): SentFile[] {
  return form.files.flatMap(({ field, fileName, content }): SentFile[] => {
    const name = fileName.replace(/^.*[\\/]/, '').slice(0, 255);
    if (field === 'pofiles' || field === 'pofile') return [{ kind: 'POAttachment', fileName: name, content }];
    if (field === 'tenderfiles' || field === 'tenderfile')
      return [{ kind: 'TenderAttachment', fileName: name, content }];
    return [];
  });
}

/** The metadata as far as it is there; its rules say what is missing. */
export function factsOf(form: Form): Partial<PurchaseOrderFacts> & { partOfTender: boolean } {
  const given = membersOf(form.fields['metadata'] ?? '{}');
  const text = (name: string) => {
    const value = given.get(name);
    const written = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
    return written === '' ? null : written;
  };
  const [customerPrice, currency] = [text('customerprice'), text('currency')];
  const tender = given.get('ispartoftender');
  return {
    ...(customerPrice === null ? {} : { customerPrice }),
    ...(currency === null ? {} : { currency: currency.toUpperCase() }),
    fxRate: text('fxrate'),
    partOfTender: tender === true || String(tender).toLowerCase() === 'true',
    tenderLink: text('tenderlink'),
  };
}

function membersOf(text: string): Map<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]));
  } catch {
    // falls through to the refusal
  }
  return refuse('attachment-metadata-invalid', { members: 'metadata' }, [
    { field: 'metadata', message: 'JSON' },
  ]);
}

export function attachmentToWire(one: Attachment) {
  return {
    attachmentId: one.attachmentId,
    fileName: one.fileName,
    sizeInKB: Math.max(1, Math.round(one.sizeBytes / 1024)),
    attachmentType: one.kind,
    attributes: attributes('OrderAttachment'),
  };
}

/** Never shown in the browser's own page: documents come from others. */
export function downloadHeaders({ fileName }: Pick<Attachment, 'fileName'>): Record<string, string> {
  const plain = fileName.replace(/[^\w.-]+/g, '_');
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'x-content-type-options': 'nosniff',
  };
}

const number = (text: string | null) => (text === null ? undefined : Number(text));

export function reviewToWire(review: OrderReview) {
  return present({
    demand: review.demand,
    state: review.state,
    askedAt: review.askedAt.toISOString(),
    customerPrice: number(review.customerPrice),
    currency: review.currency,
    fxRate: number(review.fxRate),
    isPartOfTender: review.partOfTender,
    tenderLink: review.tenderLink,
    documentedAt: review.documentedAt?.toISOString(),
    decidedAt: review.decidedAt?.toISOString(),
    decidedBy: review.decidedBy,
    reason: review.reason,
  });
}

export function queuedToWire(review: QueuedReview) {
  return {
    ...reviewToWire(review),
    partnerId: review.partnerId,
    partnerName: review.partnerName,
    orderId: review.orderId,
    customerName: review.customerName,
    country: review.country,
    totalPrice: Number(review.totalPrice),
    orderCurrency: review.orderCurrency,
    lines: review.lines,
  };
}

export function reviewRuleToWire(rule: ReviewRule) {
  return present({
    id: rule.ruleId,
    createdAt: rule.createdAt.toISOString(),
    createdBy: rule.createdBy,
    demand: rule.demand,
    productId: rule.productId,
    minimumTotal: number(rule.minimumTotal),
    currency: rule.currency,
  });
}
