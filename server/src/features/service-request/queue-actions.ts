import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Acting, FileToAdd, ServiceRequestParts } from './actions.ts';
import { checkFile, keepFile, nameOf, recordRequest } from './actions.ts';
import type { Question, ServiceRequest, WholeRequest } from './model.ts';
import { moved, respondBy } from './rules.ts';
import {
  findCallingPartner,
  findCustomerOfCall,
  findFileContent,
  findForOperator,
  insertNote,
  insertRequest,
  lockForOperator,
  saveRequest,
  withHistory,
  working,
} from './store.ts';
import { findTopic } from './topics.ts';

export interface Handling {
  readonly event: 'answer' | 'ask' | 'close';
  readonly text: string;
}

/** The operator answers, asks something back or closes; the first of these is the first answer. */
export function handleRequest(
  parts: ServiceRequestParts,
  acting: Acting,
  requestId: string,
  { event, text }: Handling,
): Promise<WholeRequest> {
  return withAny(parts, requestId, async (tx, present, at) => {
    const after = handled(present, event, at, nameOf(acting.caller));
    await saveRequest(tx, after);
    await insertNote(tx, present, { text, at, author: after.changedBy, byOperator: true });
    await recordRequest(tx, acting, 'handle_service_request', present, after, at);
  });
}

function handled(present: ServiceRequest, event: Handling['event'], at: Date, by: string): ServiceRequest {
  const status = moved(present, event, at);
  if (status instanceof Refusal) throw status;
  return {
    ...present,
    status,
    respondedAt: present.respondedAt ?? at,
    closedAt: status === 'closed' ? at : null,
    changedAt: at,
    changedBy: by,
    changedByOperator: true,
  };
}

export function addFileByOperator(
  parts: ServiceRequestParts,
  acting: Acting,
  requestId: string,
  file: FileToAdd,
): Promise<WholeRequest> {
  checkFile(file);
  return withAny(parts, requestId, async (tx, present, at) => {
    const after = handled(present, 'answer', at, nameOf(acting.caller));
    await keepFile(tx, parts, present, { ...file, author: after.changedBy, byOperator: true, at });
    await saveRequest(tx, after);
    await recordRequest(tx, acting, 'add_service_request_file', present, after, at, file.name);
  });
}

export interface PhoneCall extends Omit<Question, 'productId' | 'country'> {
  /** PartnerID or tenant id of the partner that calls. */
  readonly partner: string;
  /** Tenant id or domain of the customer. */
  readonly customer: string;
}

/** Records for a partner what it asks on the phone, where it has no admin permission to ask itself (C90). */
export function recordCall(
  { db, clock }: ServiceRequestParts,
  acting: Acting,
  { partner, customer, ...question }: PhoneCall,
): Promise<WholeRequest> {
  const at = clock.now();
  if (findTopic(question.topicId)?.kind !== 'customer')
    refuse('service-request-topic-unknown', {}, [{ field: 'topicId', message: String(question.topicId) }]);
  return db.transaction(working, async (tx) => {
    const caller =
      (await findCallingPartner(tx, partner)) ??
      refuse('service-request-caller-unknown', {}, [{ field: 'partner', message: partner }]);
    const about =
      (await findCustomerOfCall(tx, caller.tenantId, customer)) ??
      refuse('service-request-caller-unknown', {}, [{ field: 'customer', message: customer }]);
    const requestId = await insertRequest(tx, {
      ...question,
      tenantId: caller.tenantId,
      kind: 'customer',
      source: 'phone',
      customer: { id: about.customerId, name: about.companyName },
      product: null,
      country: about.country,
      openedBy: null,
      by: { name: nameOf(acting.caller), operator: true },
      respondBy: respondBy('customer', question.severity, at),
      at,
    });
    const made = (await findForOperator(tx, requestId)) ?? refuse('service-request-unknown');
    await recordRequest(tx, acting, 'create_service_request', null, made, at);
    return await withHistory(tx, made);
  });
}

export function readForOperator({ db }: ServiceRequestParts, requestId: string): Promise<WholeRequest> {
  return db.transaction(working, async (tx) =>
    withHistory(tx, (await findForOperator(tx, requestId)) ?? refuse('service-request-unknown')),
  );
}

export function readFileForOperator(
  { db }: ServiceRequestParts,
  requestId: string,
  fileId: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  return db.transaction(working, async (tx) => {
    const request = (await findForOperator(tx, requestId)) ?? refuse('service-request-unknown');
    return (await findFileContent(tx, request, fileId)) ?? refuse('not-found');
  });
}

function withAny(
  { db, clock }: ServiceRequestParts,
  requestId: string,
  work: (tx: Tx, present: ServiceRequest, at: Date) => Promise<void>,
): Promise<WholeRequest> {
  return db.transaction(working, async (tx) => {
    await work(tx, (await lockForOperator(tx, requestId)) ?? refuse('service-request-unknown'), clock.now());
    return await withHistory(tx, (await findForOperator(tx, requestId)) ?? refuse('service-request-unknown'));
  });
}
