import type { Role, TenantKind } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { StateTable } from '../../platform/states/index.ts';
import { nextState } from '../../platform/states/index.ts';
import type { RequestKind, RequestStatus, ServiceRequest, Severity, SupportedProduct } from './model.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** D37: a note reopens a closed request within so many days. */
export const reopenDays = 14;
export const filesMax = 10;
export const fileBytesMax = 5 * 1024 * 1024;

export const serviceRequestStates = {
  title: 'Service request',
  rule: '4.12, C90, D37',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'submit',
      who: 'partner',
      to: 'open',
      condition: 'topic, title, severity, own contact',
    },
    { from: 'none', event: 'record by phone', who: 'operator', to: 'open', condition: 'live relationship' },
    { from: 'open', event: 'answer', who: 'operator', to: 'open', effect: 'first answer is dated' },
    { from: 'open', event: 'ask', who: 'operator', to: 'attention-needed', effect: 'first answer is dated' },
    { from: 'attention-needed', event: 'answer', who: 'operator', to: 'attention-needed' },
    { from: 'attention-needed', event: 'ask', who: 'operator', to: 'attention-needed' },
    { from: 'open', event: 'note', who: 'partner', to: 'open' },
    { from: 'attention-needed', event: 'note', who: 'partner', to: 'open', condition: 'note or file' },
    {
      from: 'open',
      event: 'close',
      who: 'partner, operator',
      to: 'closed',
      condition: 'solved or withdrawn',
    },
    { from: 'attention-needed', event: 'close', who: 'partner, operator', to: 'closed' },
    { from: 'closed', event: 'note', who: 'partner', to: 'open', condition: 'within 14 days' },
  ],
} as const satisfies StateTable<RequestStatus | 'none'>;

export type RequestEvent = (typeof serviceRequestStates.rows)[number]['event'];

const hoursToRespond: Readonly<Record<Severity, number>> = { critical: 2, moderate: 4, minimal: 8 };

/** Until when a first answer is promised: hours by severity, a business day for what is about the portal. */
export function respondBy(kind: RequestKind, severity: Severity, createdAt: Date): Date {
  if (kind === 'customer') return new Date(createdAt.getTime() + hoursToRespond[severity] * hourMs);
  let due = new Date(createdAt.getTime() + dayMs);
  while (due.getUTCDay() === 0 || due.getUTCDay() === 6) due = new Date(due.getTime() + dayMs);
  return due;
}

/** What becomes of a request, or why it cannot. */
export function moved(
  { status, closedAt }: Pick<ServiceRequest, 'status' | 'closedAt'>,
  event: RequestEvent,
  now: Date,
): RequestStatus | Refusal {
  const lapsed = closedAt !== null && now.getTime() > closedAt.getTime() + reopenDays * dayMs;
  const next = nextState<RequestStatus | 'none', RequestEvent>(serviceRequestStates, status, event);
  if (next === null || next === 'none' || lapsed)
    return new Refusal('service-request-closed', { days: reopenDays });
  return next;
}

/** Whether a closed request can still be reopened by a note. */
export function reopenableUntil({ closedAt }: Pick<ServiceRequest, 'closedAt'>): Date | null {
  return closedAt && new Date(closedAt.getTime() + reopenDays * dayMs);
}

/** Roles that work on requests of customers (2.3); the others see those about the portal that are their own. */
const casework: readonly Role[] = ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'];

export function seesCasework(roles: readonly Role[]): boolean {
  return roles.some((role) => casework.includes(role));
}

/** Why help with a product is not to be had here (2.2, C90). */
export function refusalOfProduct(product: SupportedProduct, kind: TenantKind): Refusal | null {
  if (product.kind === 'marketplace')
    return new Refusal('service-request-marketplace', { publisher: product.publisher });
  if (product.kind === 'usage' && kind === 'indirect-reseller')
    return new Refusal('service-request-usage-closed');
  return null;
}

/** Usage-based services are a topic of their own, which resellers do not open either (2.2). */
export const usageTopic = 8;

/** Whether a first answer is late at this moment. */
export function isLate(
  { respondBy: due, respondedAt, status }: Pick<ServiceRequest, 'respondBy' | 'respondedAt' | 'status'>,
  now: Date,
): boolean {
  return respondedAt === null && status !== 'closed' && due.getTime() < now.getTime();
}

const notInNames = /[\p{Cc}"\\/:*?<>|]+/gu;

/** The name of a file without a path and without what a header or a disk cannot hold. */
export function safeFileName(name: string): string {
  const bare = name
    .replace(notInNames, ' ')
    .slice(-120)
    .replace(/^[.\s]+|\s+$/g, '');
  return bare || 'file';
}
