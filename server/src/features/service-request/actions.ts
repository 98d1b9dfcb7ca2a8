import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { AdminReach } from './gate.ts';
import { maySupport } from './gate.ts';
import type { Question, ServiceRequest, Severity, SupportedProduct, WholeRequest } from './model.ts';
import type { RequestEvent } from './rules.ts';
import {
  fileBytesMax,
  filesMax,
  moved,
  refusalOfProduct,
  respondBy,
  safeFileName,
  seesCasework,
  usageTopic,
} from './rules.ts';
import type { NewRequest, Viewer } from './store.ts';
import {
  findFileContent,
  findRequest,
  insertFile,
  insertNote,
  insertRequest,
  listProducts,
  lockRequest,
  saveRequest,
  withHistory,
} from './store.ts';
import { findTopic } from './topics.ts';

export interface ServiceRequestParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

/** The customer of a request, as its partner reaches it. */
export interface CustomerOfRequest extends AdminReach {
  readonly companyName: string;
  readonly country: string;
  readonly providerId: string | null;
}

export function viewerOf({ tenant, user, roles }: Caller): Viewer {
  return {
    tenantId: tenant.id,
    userId: user?.id ?? null,
    // A program of the company works on its behalf.
    casework: user === null || seesCasework(roles),
  };
}

export function nameOf({ user, applicationId }: Caller): string {
  return user?.displayName ?? applicationId ?? '';
}

/** Products that the customer has, and whether help with each is to be had here. */
export async function supportedProducts(
  { db }: ServiceRequestParts,
  caller: Caller,
  customer: CustomerOfRequest,
): Promise<(SupportedProduct & { readonly refusal: Refusal | null })[]> {
  // A reseller's customer has bought from the provider.
  const found = await listProducts(db, customer.providerId ?? customer.partnerId, customer.customerId);
  return found.map((product) => ({ ...product, refusal: refusalOfProduct(product, caller.tenant.kind) }));
}

/** Opens a request on behalf of a customer (C90): only with admin permission there; without it, by phone. */
export async function openForCustomer(
  parts: ServiceRequestParts,
  acting: Acting,
  customer: CustomerOfRequest,
  question: Question,
): Promise<WholeRequest> {
  const { caller } = acting;
  if (!(await maySupport(parts, caller, customer))) return refuse('service-request-phone-only');
  requireTopic(question, 'customer');
  if (question.topicId === usageTopic && caller.tenant.kind === 'indirect-reseller')
    return refuse('service-request-usage-closed');
  const product = await chosenProduct(parts, caller, customer, question.productId);
  return await open(parts, acting, question, {
    kind: 'customer',
    source: 'portal',
    customer: { id: customer.customerId, name: customer.companyName },
    product,
  });
}

async function chosenProduct(
  parts: ServiceRequestParts,
  caller: Caller,
  customer: CustomerOfRequest,
  productId: string | null,
): Promise<SupportedProduct | null> {
  if (productId === null) return null;
  const all = await supportedProducts(parts, caller, customer);
  const found = all.find((one) => one.productId === productId);
  if (!found)
    return refuse('service-request-product-unknown', {}, [{ field: 'productId', message: productId }]);
  if (found.refusal) throw found.refusal;
  return found;
}

/** Asks the operator about the portal or one's own account (C92). */
export function askAboutPortal(
  parts: ServiceRequestParts,
  acting: Acting,
  question: Question,
  source: 'portal' | 'api',
): Promise<WholeRequest> {
  requireTopic(question, 'portal');
  return open(parts, acting, question, { kind: 'portal', source, customer: null, product: null });
}

function requireTopic({ topicId }: Question, kind: ServiceRequest['kind']): void {
  if (findTopic(topicId)?.kind !== kind)
    refuse('service-request-topic-unknown', {}, [{ field: 'supportTopicId', message: String(topicId) }]);
}

function open(
  { db, clock }: ServiceRequestParts,
  acting: Acting,
  question: Question,
  more: Pick<NewRequest, 'kind' | 'source' | 'customer' | 'product'>,
): Promise<WholeRequest> {
  const { caller } = acting;
  const at = clock.now();
  const viewer = viewerOf(caller);
  return db.transaction(tenantScope(viewer.tenantId), async (tx) => {
    const requestId = await insertRequest(tx, {
      ...question,
      ...more,
      tenantId: viewer.tenantId,
      openedBy: viewer.userId,
      by: { name: nameOf(caller), operator: false },
      respondBy: respondBy(more.kind, question.severity, at),
      at,
    });
    const made = (await findRequest(tx, viewer, requestId)) ?? refuse('service-request-unknown');
    await recordRequest(tx, acting, 'create_service_request', null, made, at);
    return await withHistory(tx, made);
  });
}

export interface Change {
  readonly note: string | null;
  readonly status: ServiceRequest['status'] | null;
  readonly severity: Severity | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly version: number | undefined;
}

/** What a partner does with its own request: adds, corrects, withdraws, reopens with a note (4.12). */
export function changeRequest(
  parts: ServiceRequestParts,
  acting: Acting,
  requestId: string,
  change: Change,
): Promise<WholeRequest> {
  return withOwn(parts, acting, requestId, async (tx, present, at) => {
    if (change.version !== undefined && change.version !== present.version)
      return refuse('changed-meanwhile');
    const changed = changedBy(present, change, at);
    const after = { ...changed, changedAt: at, changedBy: nameOf(acting.caller), changedByOperator: false };
    await saveRequest(tx, after);
    if (change.note !== null)
      await insertNote(tx, present, {
        text: change.note,
        at,
        author: nameOf(acting.caller),
        byOperator: false,
      });
    await recordRequest(tx, acting, 'update_service_request', present, after, at);
  });
}

function changedBy(present: ServiceRequest, change: Change, at: Date): ServiceRequest {
  const event = eventOf(present, change);
  const status = event === null ? present.status : moved(present, event, at);
  if (status instanceof Refusal) throw status;
  const severity = change.severity ?? present.severity;
  const edits = severity !== present.severity || change.title !== null || change.description !== null;
  // What is closed is corrected only by reopening it.
  if (edits && status === 'closed' && present.status === 'closed')
    throw moved(present, 'close', at) as Refusal;
  return {
    ...present,
    status,
    severity,
    title: change.title ?? present.title,
    description: change.description ?? present.description,
    respondBy:
      present.respondedAt === null ? respondBy(present.kind, severity, present.createdAt) : present.respondBy,
    closedAt: status === 'closed' ? (present.closedAt ?? at) : null,
  };
}

/** What a partner's change is in the words of 4.12; a status that stays is no change. */
function eventOf(present: ServiceRequest, { status, note }: Change): RequestEvent | null {
  if (status === 'closed' && present.status !== 'closed') return 'close';
  if (note !== null) return 'note';
  if (status === null || status === present.status) return null;
  // Only support asks; and a request is opened again by saying why.
  return refuse(status === 'attention-needed' ? 'service-request-status' : 'service-request-note-missing');
}

export interface FileToAdd {
  readonly name: string;
  readonly content: Buffer;
  readonly comment: string | null;
}

export function checkFile({ content }: FileToAdd): void {
  if (content.length === 0 || content.length > fileBytesMax)
    refuse('service-request-file-size', { megabytes: fileBytesMax / 1024 / 1024 });
}

/** A file answers what support asked as well as a note does (4.12). */
export function addFile(
  parts: ServiceRequestParts,
  acting: Acting,
  requestId: string,
  file: FileToAdd,
): Promise<WholeRequest> {
  checkFile(file);
  return withOwn(parts, acting, requestId, async (tx, present, at) => {
    // A closed one is opened again by a note that says why.
    if (present.status === 'closed') return refuse('service-request-note-missing');
    const status = moved(present, 'note', at);
    if (status instanceof Refusal) throw status;
    const author = nameOf(acting.caller);
    await keepFile(tx, parts, present, { ...file, author, byOperator: false, at });
    const after: ServiceRequest = {
      ...present,
      status,
      changedAt: at,
      changedBy: author,
      changedByOperator: false,
    };
    await saveRequest(tx, after);
    await recordRequest(tx, acting, 'add_service_request_file', present, after, at, file.name);
  });
}

export async function keepFile(
  tx: Tx,
  { ids }: ServiceRequestParts,
  of: ServiceRequest,
  file: FileToAdd & { readonly author: string; readonly byOperator: boolean; readonly at: Date },
): Promise<void> {
  const kept = { ...file, name: safeFileName(file.name), fileId: ids.guid() };
  if (!(await insertFile(tx, of, kept, filesMax))) refuse('service-request-files-full', { limit: filesMax });
}

export function readRequest(
  { db }: ServiceRequestParts,
  caller: Caller,
  requestId: string,
): Promise<WholeRequest> {
  const viewer = viewerOf(caller);
  return db.transaction(tenantScope(viewer.tenantId), async (tx) =>
    withHistory(tx, (await findRequest(tx, viewer, requestId)) ?? refuse('service-request-unknown')),
  );
}

export function readFile(
  { db }: ServiceRequestParts,
  caller: Caller,
  requestId: string,
  fileId: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const viewer = viewerOf(caller);
  return db.transaction(tenantScope(viewer.tenantId), async (tx) => {
    const request = (await findRequest(tx, viewer, requestId)) ?? refuse('service-request-unknown');
    return (await findFileContent(tx, request, fileId)) ?? refuse('not-found');
  });
}

function withOwn(
  { db, clock }: ServiceRequestParts,
  { caller }: Acting,
  requestId: string,
  work: (tx: Tx, present: ServiceRequest, at: Date) => Promise<void>,
): Promise<WholeRequest> {
  const viewer = viewerOf(caller);
  return db.transaction(tenantScope(viewer.tenantId), async (tx) => {
    const present = await lockRequest(tx, viewer, requestId);
    await work(tx, present ?? refuse('service-request-unknown'), clock.now());
    const after = await findRequest(tx, viewer, requestId);
    return await withHistory(tx, after ?? refuse('service-request-unknown'));
  });
}

/** What was said in a request is in the request; the log says that and what state it is in. */
export function recordRequest(
  tx: Tx,
  { caller, context }: Acting,
  operation: string,
  before: ServiceRequest | null,
  after: ServiceRequest,
  at: Date,
  file?: string,
): Promise<void> {
  const value = ({ requestId, status, severity, title }: ServiceRequest) => ({
    id: requestId,
    status,
    severity,
    title,
  });
  return appendAuditEvent(
    tx,
    actorOf(caller, context),
    {
      operation,
      resourceType: 'service_request',
      customerId: after.customerId,
      customerName: after.customerName,
      copiesTo: [after.tenantId],
      oldValue: before && value(before),
      newValue: value(after),
      details: file === undefined ? {} : { File: safeFileName(file) },
    },
    at,
  );
}
