import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Note, Question, RequestFile, ServiceRequest, SupportedProduct, WholeRequest } from './model.ts';

export const working = systemScope('the operator works on service requests of all partners');

const columns = `
  q.tenant_id as "tenantId", p.name as "partnerName", q.request_id::text as "requestId", q.kind, q.source,
  q.customer_id as "customerId", q.customer_name as "customerName", q.product_id as "productId",
  q.product_name as "productName", q.topic_id as "topicId", q.title, q.description, q.severity, q.status, q.country,
  q.contact, q.opened_by as "openedBy", q.created_at as "createdAt", q.changed_at as "changedAt",
  q.changed_by as "changedBy", q.changed_by_operator as "changedByOperator", q.respond_by as "respondBy",
  q.responded_at as "respondedAt", q.closed_at as "closedAt", q.version`;

const insert = statement(
  'serviceRequest.insert',
  `
  insert into service_request (tenant_id, kind, source, customer_id, customer_name, product_id, product_name, topic_id,
    title, description, severity, country, contact, opened_by, created_at, changed_at, changed_by,
    changed_by_operator, respond_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, $17, $18)
  returning request_id::text as "requestId"`,
);

export interface NewRequest extends Omit<Question, 'productId'> {
  readonly tenantId: string;
  readonly kind: ServiceRequest['kind'];
  readonly source: ServiceRequest['source'];
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly product: SupportedProduct | null;
  readonly openedBy: string | null;
  readonly by: { readonly name: string; readonly operator: boolean };
  readonly respondBy: Date;
  readonly at: Date;
}

/** Answers its number. */
export async function insertRequest(tx: Tx, of: NewRequest): Promise<string> {
  const row = await tx.maybe<{ requestId: string }>(insert, [
    of.tenantId,
    of.kind,
    of.source,
    of.customer?.id ?? null,
    of.customer?.name ?? null,
    of.product?.productId ?? null,
    of.product?.name ?? null,
    of.topicId,
    of.title,
    of.description,
    of.severity,
    of.country,
    JSON.stringify(of.contact),
    of.openedBy,
    of.at,
    of.by.name,
    of.by.operator,
    of.respondBy,
  ]);
  return (row as { requestId: string }).requestId;
}

// Of a customer that is not the partner's any more nothing is shown (I4); of what is about the portal, only
// one's own (C92).
const visible = `
  (q.kind = 'customer' and $2::boolean and exists (
     select from customer_relationship r
      where r.partner_id = q.tenant_id and r.customer_id = q.customer_id and r.state = 'active')
   or q.kind = 'portal' and q.opened_by = $3::uuid)`;

/** Whose eyes look: which of their company's requests they see. */
export interface Viewer {
  readonly tenantId: string;
  readonly userId: string | null;
  readonly casework: boolean;
}

const list = statement(
  'serviceRequest.list',
  `
  select ${columns} from service_request q join partner p using (tenant_id)
   where q.tenant_id = $1 and ${visible}
     and ($4::uuid is null or q.customer_id = $4)
     and ($5::text is null or q.status = $5)
     and ($6::text is null or q.kind = $6)
     and ($7::bigint is null or q.request_id < $7)
   order by q.request_id desc
   offset $8 limit $9`,
);

export interface RequestSearch {
  readonly customerId: string | null;
  readonly status: string | null;
  readonly kind: string | null;
  /** The last one of the page before. */
  readonly after: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** Newest first. */
export function listRequests(db: Database, viewer: Viewer, by: RequestSearch): Promise<ServiceRequest[]> {
  return db.rows<ServiceRequest>(tenantScope(viewer.tenantId), list, [
    viewer.tenantId,
    viewer.casework,
    viewer.userId,
    by.customerId,
    by.status,
    by.kind,
    by.after,
    by.offset,
    by.limit,
  ]);
}

const one = `
  select ${columns} from service_request q join partner p using (tenant_id)
   where q.tenant_id = $1 and ${visible} and q.request_id = $4`;
const find = statement('serviceRequest.find', one);
const lock = statement('serviceRequest.lock', `${one} for update of q`);

export function findRequest(tx: Tx, viewer: Viewer, requestId: string): Promise<ServiceRequest | undefined> {
  return tx.maybe<ServiceRequest>(find, [viewer.tenantId, viewer.casework, viewer.userId, requestId]);
}

/** Held until the end of the transaction. */
export function lockRequest(tx: Tx, viewer: Viewer, requestId: string): Promise<ServiceRequest | undefined> {
  return tx.maybe<ServiceRequest>(lock, [viewer.tenantId, viewer.casework, viewer.userId, requestId]);
}

const any = `select ${columns} from service_request q join partner p using (tenant_id) where q.request_id = $1`;
const findAny = statement('serviceRequest.findForOperator', any);
const lockAny = statement('serviceRequest.lockForOperator', `${any} for update of q`);

export function findForOperator(tx: Tx, requestId: string): Promise<ServiceRequest | undefined> {
  return tx.maybe<ServiceRequest>(findAny, [requestId]);
}

export function lockForOperator(tx: Tx, requestId: string): Promise<ServiceRequest | undefined> {
  return tx.maybe<ServiceRequest>(lockAny, [requestId]);
}

const notes = statement(
  'serviceRequest.notes',
  `
  select request_id::text as "requestId", note_id as "noteId", noted_at as at, author, by_operator as "byOperator", text
    from service_request_note where tenant_id = $1 and request_id = any($2::bigint[]) order by noted_at, note_id`,
);
const files = statement(
  'serviceRequest.files',
  `
  select request_id::text as "requestId", file_id as "fileId", added_at as at, author, by_operator as "byOperator",
         name, size, comment
    from service_request_file where tenant_id = $1 and request_id = any($2::bigint[]) order by added_at, file_id`,
);

type OfRequest<T> = T & { readonly requestId: string };

/** Requests of one company with what was said and sent in each. */
async function withHistoryOfAll(
  tx: Tx,
  tenantId: string,
  requests: readonly ServiceRequest[],
): Promise<WholeRequest[]> {
  const values = [tenantId, requests.map(({ requestId }) => requestId)];
  const [allNotes, allFiles] = await Promise.all([
    tx.rows<OfRequest<Note>>(notes, values),
    tx.rows<OfRequest<RequestFile>>(files, values),
  ]);
  const of = <T>(all: readonly OfRequest<T>[], { requestId }: ServiceRequest): T[] =>
    all.filter((one) => one.requestId === requestId).map(({ requestId: _, ...one }) => one as unknown as T);
  return requests.map((request) => ({
    request,
    notes: of<Note>(allNotes, request),
    files: of<RequestFile>(allFiles, request),
  }));
}

export async function withHistory(tx: Tx, request: ServiceRequest): Promise<WholeRequest> {
  const [whole] = await withHistoryOfAll(tx, request.tenantId, [request]);
  return whole as WholeRequest;
}

/** The same for a page of them, as the contract's list holds them whole. */
export function withHistories(
  db: Database,
  viewer: Viewer,
  requests: readonly ServiceRequest[],
): Promise<WholeRequest[]> {
  return db.transaction(tenantScope(viewer.tenantId), (tx) =>
    withHistoryOfAll(tx, viewer.tenantId, requests),
  );
}

const save = statement(
  'serviceRequest.save',
  `
  update service_request
     set status = $3, severity = $4, title = $5, description = $6, respond_by = $7, responded_at = $8, closed_at = $9,
         changed_at = $10, changed_by = $11, changed_by_operator = $12, version = version + 1
   where tenant_id = $1 and request_id = $2`,
);

export async function saveRequest(tx: Tx, request: ServiceRequest): Promise<void> {
  await tx.run(save, [
    request.tenantId,
    request.requestId,
    request.status,
    request.severity,
    request.title,
    request.description,
    request.respondBy,
    request.respondedAt,
    request.closedAt,
    request.changedAt,
    request.changedBy,
    request.changedByOperator,
  ]);
}

const addNote = statement(
  'serviceRequest.note.insert',
  `
  insert into service_request_note (tenant_id, request_id, note_id, noted_at, author, by_operator, text)
  values ($1, $2, gen_random_uuid(), $3, $4, $5, $6)`,
);

export async function insertNote(
  tx: Tx,
  of: ServiceRequest,
  note: { readonly text: string; readonly at: Date; readonly author: string; readonly byOperator: boolean },
): Promise<void> {
  await tx.run(addNote, [of.tenantId, of.requestId, note.at, note.author, note.byOperator, note.text]);
}

const addFile = statement(
  'serviceRequest.file.insert',
  `
  insert into service_request_file (tenant_id, request_id, file_id, added_at, author, by_operator, name, size, comment, content)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
   where (select count(*) from service_request_file where tenant_id = $1 and request_id = $2) < $11`,
);

export interface NewFile extends Omit<RequestFile, 'size'> {
  readonly content: Buffer;
}

/** False where a request has as many files as it may. */
export async function insertFile(
  tx: Tx,
  of: ServiceRequest,
  file: NewFile,
  filesMax: number,
): Promise<boolean> {
  const { fileId, at, author, byOperator, name, comment, content } = file;
  const values = [of.tenantId, of.requestId, fileId, at, author, byOperator, name, content.length, comment];
  return (await tx.run(addFile, [...values, content, filesMax])) > 0;
}

const fileContent = statement(
  'serviceRequest.file.content',
  'select name, content from service_request_file where tenant_id = $1 and request_id = $2 and file_id = $3',
);

export function findFileContent(
  tx: Tx,
  of: ServiceRequest,
  fileId: string,
): Promise<{ readonly name: string; readonly content: Buffer } | undefined> {
  return tx.maybe(fileContent, [of.tenantId, of.requestId, fileId]);
}

const products = statement(
  'serviceRequest.products',
  `
  select distinct on (product_id) product_id as "productId", offer_name as name, kind, publisher
    from subscription
   where partner_id = $1 and customer_id = $2 and status <> 'deleted'
   order by product_id, created_at desc`,
);

/** Products that a customer has from a seller. */
export function listProducts(
  db: Database,
  sellerId: string,
  customerId: string,
): Promise<SupportedProduct[]> {
  const scope: TenantScope = tenantScope(sellerId);
  return db.rows<SupportedProduct>(scope, products, [sellerId, customerId]);
}

const queue = statement(
  'serviceRequest.queue',
  `
  select ${columns} from service_request q join partner p using (tenant_id)
   where ($1::text is null or q.status = $1) and ($2::text is null or q.severity = $2)
     and ($3::text is null or q.kind = $3) and ($4::bigint is null or q.request_id < $4)
   order by q.request_id desc limit $5`,
);
const unanswered = statement(
  'serviceRequest.queue.unanswered',
  `
  select ${columns} from service_request q join partner p using (tenant_id)
   where q.responded_at is null and q.status <> 'closed' and ($1::text is null or q.severity = $1)
     and ($2::text is null or q.kind = $2)
     and ($3::timestamptz is null or (q.respond_by, q.request_id) > ($3, $4::bigint))
   order by q.respond_by, q.request_id limit $5`,
);

export interface QueueSearch {
  readonly severity: string | null;
  readonly kind: string | null;
  readonly limit: number;
}

/** Newest first. */
export function listQueue(
  db: Database,
  by: QueueSearch & { readonly status: string | null; readonly after: string | null },
): Promise<ServiceRequest[]> {
  return db.rows<ServiceRequest>(working, queue, [by.status, by.severity, by.kind, by.after, by.limit]);
}

/** What waits for a first answer, the one that is due first at the top. */
export function listUnanswered(
  db: Database,
  by: QueueSearch & { readonly after: { readonly respondBy: string; readonly requestId: string } | null },
): Promise<ServiceRequest[]> {
  const { severity, kind, after, limit } = by;
  return db.rows<ServiceRequest>(working, unanswered, [
    severity,
    kind,
    after?.respondBy ?? null,
    after?.requestId ?? null,
    limit,
  ]);
}

const partnerOfCall = statement(
  'serviceRequest.partnerOfCall',
  `
  select p.tenant_id as "tenantId", p.name, p.kind from partner p
   where p.location_partner_id = $1 or p.global_partner_id = $1 or p.tenant_id::text = lower($1)`,
);

/** The partner that calls, by its PartnerID or tenant id. */
export function findCallingPartner(
  tx: Tx,
  id: string,
): Promise<{ readonly tenantId: string; readonly name: string; readonly kind: string } | undefined> {
  return tx.maybe(partnerOfCall, [id]);
}

const customerOfCall = statement(
  'serviceRequest.customerOfCall',
  `
  select r.customer_id as "customerId", r.company_name as "companyName", t.country
    from customer_relationship r join tenant t on t.tenant_id = r.customer_id
   where r.partner_id = $1 and r.state = 'active'
     and (r.customer_id::text = lower($2) or exists (
           select from domain d where d.tenant_id = r.customer_id and d.domain_name = lower($2)))`,
);

/** The customer the call is about, by its tenant id or a domain: one of that partner's now. */
export function findCustomerOfCall(
  tx: Tx,
  partnerId: string,
  id: string,
): Promise<
  { readonly customerId: string; readonly companyName: string; readonly country: string } | undefined
> {
  return tx.maybe(customerOfCall, [partnerId, id]);
}
