import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  Attachment,
  OrderReview,
  PurchaseOrderFacts,
  QueuedReview,
  ReviewRule,
  ReviewState,
} from './review-model.ts';

const rules = statement(
  'order.reviewRules',
  `
  select rule_id as "ruleId", created_at as "createdAt", created_by as "createdBy", demand, product_id as "productId",
         minimum_total as "minimumTotal", currency
    from order_review_rule order by created_at desc, rule_id`,
);

/** Readable in any scope. */
export function listReviewRules(tx: Pick<Tx, 'rows'>): Promise<ReviewRule[]> {
  return tx.rows<ReviewRule>(rules);
}

const insertRule = statement(
  'order.insertReviewRule',
  `
  insert into order_review_rule (rule_id, created_at, created_by, demand, product_id, minimum_total, currency)
  values ($1, $2, $3, $4, $5, $6, $7)`,
);

/** In the system scope. */
export async function saveReviewRule(tx: Tx, rule: ReviewRule): Promise<void> {
  const { ruleId, createdAt, createdBy, demand, productId, minimumTotal, currency } = rule;
  await tx.run(insertRule, [ruleId, createdAt, createdBy, demand, productId, minimumTotal, currency]);
}

const deleteRule = statement('order.deleteReviewRule', 'delete from order_review_rule where rule_id = $1');

/** False: there was none. */
export async function removeReviewRule(tx: Tx, ruleId: string): Promise<boolean> {
  return (await tx.run(deleteRule, [ruleId])) > 0;
}

const insert = statement(
  'order.insertReview',
  `
  insert into order_review (partner_id, order_id, customer_id, demand, state, asked_at) values ($1, $2, $3, $4, $5, $6)`,
);

export async function askForReview(
  tx: Tx,
  of: Pick<OrderReview, 'partnerId' | 'orderId' | 'customerId' | 'demand' | 'askedAt'>,
): Promise<void> {
  const state: ReviewState = of.demand === 'purchase-order' ? 'documents' : 'waiting';
  await tx.run(insert, [of.partnerId, of.orderId, of.customerId, of.demand, state, of.askedAt]);
}

const columns = `
  v.partner_id as "partnerId", v.order_id as "orderId", v.customer_id as "customerId", v.demand, v.state,
  v.asked_at as "askedAt", v.customer_price as "customerPrice", v.currency, v.fx_rate as "fxRate",
  v.part_of_tender as "partOfTender", v.tender_link as "tenderLink", v.documented_at as "documentedAt",
  v.decided_at as "decidedAt", v.decided_by as "decidedBy", v.reason`;

const ofOrder = statement(
  'order.review',
  `select ${columns} from order_review v where v.partner_id = $1 and v.order_id = $2`,
);
const ofOrderLocked = statement(
  'order.reviewForUpdate',
  `select ${columns} from order_review v where v.partner_id = $1 and v.order_id = $2 for update`,
);

export function findReview(
  tx: Pick<Tx, 'maybe'>,
  partnerId: string,
  orderId: string,
): Promise<OrderReview | undefined> {
  return tx.maybe<OrderReview>(ofOrder, [partnerId, orderId]);
}

export function lockReview(tx: Tx, partnerId: string, orderId: string): Promise<OrderReview | undefined> {
  return tx.maybe<OrderReview>(ofOrderLocked, [partnerId, orderId]);
}

const document = statement(
  'order.documentReview',
  `
  update order_review set state = 'waiting', customer_price = $3, currency = $4, fx_rate = $5, part_of_tender = $6,
         tender_link = $7, documented_at = $8, documented_by = $9
   where partner_id = $1 and order_id = $2`,
);

export async function saveDocuments(
  tx: Tx,
  { partnerId, orderId }: Pick<OrderReview, 'partnerId' | 'orderId'>,
  facts: PurchaseOrderFacts,
  at: Date,
  by: string | null,
): Promise<void> {
  const { customerPrice, currency, fxRate, partOfTender, tenderLink } = facts;
  await tx.run(document, [
    partnerId,
    orderId,
    customerPrice,
    currency,
    fxRate,
    partOfTender,
    tenderLink,
    at,
    by,
  ]);
}

const decide = statement(
  'order.decideReview',
  `
  update order_review set state = $3, decided_at = $4, decided_by = $5, reason = $6 where partner_id = $1 and order_id = $2`,
);

export async function saveReviewDecision(
  tx: Tx,
  { partnerId, orderId }: Pick<OrderReview, 'partnerId' | 'orderId'>,
  decision: {
    readonly state: 'approved' | 'rejected';
    readonly at: Date;
    readonly by: string;
    readonly reason: string | null;
  },
): Promise<void> {
  await tx.run(decide, [partnerId, orderId, decision.state, decision.at, decision.by, decision.reason]);
}

const queued = `
  select ${columns}, p.name as "partnerName", coalesce(r.company_name, '') as "customerName",
         coalesce(r.country, '') as country, o.total_price as "totalPrice", o.currency as "orderCurrency",
         (select count(*)::int from order_line l where l.partner_id = v.partner_id and l.order_id = v.order_id) as lines
    from order_review v
    join customer_order o on o.partner_id = v.partner_id and o.order_id = v.order_id
    join tenant p on p.tenant_id = v.partner_id
    left join customer_relationship r on r.partner_id = v.partner_id and r.customer_id = v.customer_id`;

const waiting = statement(
  'order.reviewsWaiting',
  `
  ${queued}
   where v.state = 'waiting' and (v.asked_at, v.partner_id, v.order_id) > ($1, $2, $3)
   order by v.asked_at, v.partner_id, v.order_id limit $4`,
);

export interface QueuePlace {
  readonly askedAt: string;
  readonly partnerId: string;
  readonly orderId: string;
}

export const queueStart: QueuePlace = {
  askedAt: '-infinity',
  partnerId: '00000000-0000-0000-0000-000000000000',
  orderId: '',
};

/** Those who have waited longest first, from every company; in the system scope. */
export function listWaitingReviews(
  reader: Reader,
  after: QueuePlace,
  limit: number,
): Promise<QueuedReview[]> {
  return reader.rows<QueuedReview>(waiting, [after.askedAt, after.partnerId, after.orderId, limit]);
}

const decided = statement(
  'order.reviewsDecided',
  `
  ${queued}
   where v.decided_at >= $1
   order by v.decided_at desc, v.partner_id, v.order_id limit $2`,
);

export function listDecidedReviews(reader: Reader, since: Date, limit: number): Promise<QueuedReview[]> {
  return reader.rows<QueuedReview>(decided, [since, limit]);
}

const oneQueued = statement('order.queuedReview', `${queued} where v.partner_id = $1 and v.order_id = $2`);

export function findQueuedReview(
  tx: Tx,
  partnerId: string,
  orderId: string,
): Promise<QueuedReview | undefined> {
  return tx.maybe<QueuedReview>(oneQueued, [partnerId, orderId]);
}

const addAttachment = statement(
  'order.insertAttachment',
  `
  insert into order_attachment (partner_id, order_id, attachment_id, position, kind, file_name, media_type, size_bytes,
    content, added_at, added_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

export async function saveAttachment(
  tx: Tx,
  { partnerId, orderId }: Pick<OrderReview, 'partnerId' | 'orderId'>,
  attachment: Attachment,
  of: { readonly position: number; readonly content: Buffer; readonly by: string | null },
): Promise<void> {
  const { attachmentId, kind, fileName, mediaType, sizeBytes, addedAt } = attachment;
  await tx.run(addAttachment, [
    partnerId,
    orderId,
    attachmentId,
    of.position,
    kind,
    fileName,
    mediaType,
    sizeBytes,
    of.content,
    addedAt,
    of.by,
  ]);
}

const attachmentColumns = `
  attachment_id as "attachmentId", kind, file_name as "fileName", media_type as "mediaType", size_bytes as "sizeBytes",
  added_at as "addedAt"`;

const attachments = statement(
  'order.attachments',
  `
  select ${attachmentColumns} from order_attachment where partner_id = $1 and order_id = $2
   order by added_at, position`,
);

export function listAttachments(
  tx: Pick<Tx, 'rows'>,
  partnerId: string,
  orderId: string,
): Promise<Attachment[]> {
  return tx.rows<Attachment>(attachments, [partnerId, orderId]);
}

const attachment = statement(
  'order.attachment',
  `
  select ${attachmentColumns}, content from order_attachment
   where partner_id = $1 and order_id = $2 and attachment_id = $3`,
);

export function findAttachment(
  tx: Pick<Tx, 'maybe'>,
  partnerId: string,
  orderId: string,
  attachmentId: string,
): Promise<(Attachment & { readonly content: Buffer }) | undefined> {
  return tx.maybe(attachment, [partnerId, orderId, attachmentId]);
}
