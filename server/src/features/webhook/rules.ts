import { Refusal } from '../../errors/refusal.ts';
import type { StateTable } from '../../platform/states/index.ts';
import type { DeliveryState, Listener, TenantEvent, WebhookState } from './model.ts';

/** Addresses a company may register; the contract knows the oldest alone. */
export const webhooksMax = 5;
/** Test events in a minute, and days they are kept (domain rules 8). */
export const testsPerMinute = 2;
export const testDays = 7;
/** Days that other deliveries are kept: as long as the activity log can be read. */
export const deliveryDays = 90;
/** Hours that a secret still signs after it was renewed. */
export const formerSecretHours = 24;
/** Events given up one after the other, with none taken between, that switch an address off. */
export const parkedInRowMax = 5;

export const deliveryStates = {
  title: 'Delivery of an event',
  rule: 'C105, conventions 19',
  start: 'none',
  rows: [
    { from: 'none', event: 'happen', who: 'change', to: 'waiting', condition: 'address active' },
    { from: 'none', event: 'happen unheard', who: 'change', to: 'parked', condition: 'address disabled' },
    { from: 'waiting', event: 'take', who: 'receiver', to: 'delivered', condition: 'answer 2xx' },
    { from: 'waiting', event: 'refuse', who: 'receiver', to: 'waiting', condition: 'under ten attempts' },
    { from: 'waiting', event: 'give up', who: 'receiver', to: 'parked', condition: 'tenth attempt' },
    { from: 'waiting', event: 'disable', who: 'date', to: 'parked', condition: 'five given up in a row' },
    { from: 'delivered', event: 'replay', who: 'partner', to: 'waiting' },
    { from: 'parked', event: 'replay', who: 'partner', to: 'waiting', condition: 'address active' },
  ],
} as const satisfies StateTable<DeliveryState | 'none'>;

/** An address that took nothing for long is switched off; the company switches it on again. */
export const webhookStates = {
  title: 'Address for events',
  rule: 'C105',
  start: 'none',
  rows: [
    { from: 'none', event: 'register', who: 'partner', to: 'active' },
    { from: 'active', event: 'fail', who: 'date', to: 'disabled', condition: 'five given up in a row' },
    { from: 'disabled', event: 'resume', who: 'partner', to: 'active' },
  ],
} as const satisfies StateTable<WebhookState | 'none'>;

const minute = 60;
const hour = 3600;
/** Pauses after the first to the ninth failed attempt: together about a day. */
const secondsToWait = [10, 30, 2 * minute, 10 * minute, 30 * minute, hour, 3 * hour, 6 * hour, 12 * hour];

/** Real time of the next attempt after so many that failed; null: parked after the tenth. */
export function nextAttempt(failed: number, now: Date): Date | null {
  const seconds = secondsToWait[failed - 1];
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
}

/** Only an answer of the receiver itself counts; a redirect leads to somebody else. */
export function isTaken(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** Whether a number names a machine that may be called; a name is looked up when it is called. */
export type LiteralCheck = (host: string) => 'name' | 'reachable' | 'internal';

/**
 * Why an address cannot be registered. What a name leads to is settled each time it is called, because
 * that may change; a number can be judged at once.
 */
export function refusalOfAddress(
  text: string,
  loopbackAllowed: boolean,
  hostOf: LiteralCheck,
): Refusal | null {
  const problem = new Refusal('webhook-address-invalid', {}, [{ field: 'url', message: text.slice(0, 200) }]);
  if (!URL.canParse(text)) return problem;
  const url = new URL(text);
  if (url.username || url.password || url.hash) return problem;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopbackAllowed)) return problem;
  const inside = /^(localhost|.*\.localhost|.*\.local|.*\.internal)$/i.test(url.hostname);
  const host = inside ? (loopbackAllowed ? 'reachable' : 'internal') : hostOf(url.hostname);
  if (host === 'internal') return new Refusal('webhook-address-internal', { host: url.hostname });
  return null;
}

/** The names that are wanted, each once, in the order of the list of all; or what is unknown among them. */
export function chosenEvents(
  wanted: readonly string[],
  known: readonly string[],
): readonly string[] | Refusal {
  const keys = new Map(known.map((name) => [name.toLowerCase(), name]));
  const unknown = wanted.filter((name) => !keys.has(name.trim().toLowerCase()));
  if (unknown.length > 0)
    return new Refusal('webhook-event-unknown', { names: unknown.slice(0, 5).join(', ') });
  const chosen = new Set(wanted.map((name) => keys.get(name.trim().toLowerCase())));
  return known.filter((name) => chosen.has(name));
}

/** Whether an address is told of an event: one of its company that it wants, committed after it was registered. */
export function hears(listener: Listener, event: TenantEvent): boolean {
  return (
    listener.tenantId === event.tenantId &&
    listener.eventNames.includes(event.eventName) &&
    BigInt(event.xid) >= BigInt(listener.sinceXid) &&
    (listener.sinceSnapshot === null || !isCommittedIn(listener.sinceSnapshot, event.xid))
  );
}

/** Whether a committed transaction had ended when a snapshot was taken, which reads `lowest:next:still running,…`. */
export function isCommittedIn(snapshot: string, xid: string): boolean {
  const [, next = '0', running = ''] = snapshot.split(':');
  return BigInt(xid) < BigInt(next) && !running.split(',').includes(xid);
}
