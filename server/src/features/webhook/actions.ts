import { isIP } from 'node:net';
import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { OutboundReach } from '../../platform/outbound/index.ts';
import { mayCall } from '../../platform/outbound/index.ts';
import type { Keyring, Sealed } from '../../platform/seal/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { countRecentTests, insertDeliveries, replay } from './delivery-store.ts';
import type { Webhook, WebhookTerms } from './model.ts';
import { chosenEvents, formerSecretHours, refusalOfAddress, testsPerMinute, webhooksMax } from './rules.ts';
import { aboutSecret } from './sending.ts';
import { newSecret } from './signing.ts';
import {
  deleteWebhook,
  holdRegistrations,
  insertWebhook,
  lockWebhooks,
  renewSecret,
  saveState,
  saveTerms,
} from './store.ts';

export interface WebhookParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly keyring: Keyring;
  readonly reach: OutboundReach;
  /** What is new is carried at once rather than at the next turn. */
  readonly carrySoon: () => void;
  readonly testBody: (correlationId: string, at: Date) => string;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

/** Which one is meant: by its id, or the oldest, which is the one the contract knows. */
export type Which = { readonly webhookId: string } | 'oldest';

/** What was asked for, made right or refused. */
function checkedTerms(
  { reach }: WebhookParts,
  asked: WebhookTerms,
  known: readonly string[],
  present: Webhook | null,
): WebhookTerms {
  const loopback = reach === 'world-and-loopback';
  // An address that stays as it is is not judged again.
  const refusal =
    present?.url === asked.url
      ? null
      : refusalOfAddress(asked.url, loopback, (host) => {
          const bare = host.replace(/^\[|\]$/g, '');
          if (isIP(bare) === 0) return 'name';
          return mayCall(bare, reach) ? 'reachable' : 'internal';
        });
  if (refusal) throw refusal;
  const eventNames = chosenEvents(asked.eventNames, known);
  if (eventNames instanceof Refusal) throw eventNames;
  return { ...asked, eventNames };
}

export interface Registered {
  readonly webhookId: string;
  readonly terms: WebhookTerms;
  readonly secret: string;
}

/** Registers an address; its secret is told once and kept sealed (I20). */
export function register(
  parts: WebhookParts,
  acting: Acting,
  asked: WebhookTerms,
  known: readonly string[],
  { only }: { readonly only: boolean },
): Promise<Registered> {
  const tenantId = acting.caller.tenant.id;
  const at = parts.clock.now();
  const terms = checkedTerms(parts, asked, known, null);
  return parts.db.transaction(tenantScope(tenantId), async (tx) => {
    await holdRegistrations(tx, tenantId);
    const present = await lockWebhooks(tx, tenantId);
    if (only && present.length > 0) return refuse('webhook-exists');
    if (present.length >= webhooksMax) return refuse('webhook-too-many', { limit: webhooksMax });
    const webhookId = parts.ids.guid();
    const { secret, sealed } = sealedSecret(parts, webhookId);
    await insertWebhook(tx, { ...terms, tenantId, webhookId, at }, sealed);
    await record(tx, parts, acting, 'register_webhook', { newValue: { id: webhookId, ...shown(terms) } });
    return { webhookId, terms, secret };
  });
}

export function change(
  parts: WebhookParts,
  acting: Acting,
  which: Which,
  asked: WebhookTerms | ((present: Webhook) => WebhookTerms),
  { known, version }: { readonly known: readonly string[]; readonly version: number | undefined },
): Promise<Webhook> {
  return withOne(parts, acting, which, async (tx, present) => {
    if (version !== undefined && version !== present.version) return refuse('changed-meanwhile');
    const wanted = typeof asked === 'function' ? asked(present) : asked;
    const terms = checkedTerms(parts, wanted, known, present);
    await saveTerms(tx, present, terms);
    await record(tx, parts, acting, 'update_webhook', {
      oldValue: { id: present.webhookId, ...shown(present) },
      newValue: { id: present.webhookId, ...shown(terms) },
    });
    return { ...present, ...terms };
  });
}

export function unregister(parts: WebhookParts, acting: Acting, which: Which): Promise<void> {
  return withOne(parts, acting, which, async (tx, present) => {
    await deleteWebhook(tx, present);
    await record(tx, parts, acting, 'unregister_webhook', {
      oldValue: { id: present.webhookId, ...shown(present) },
    });
  });
}

/** A new secret; the one so far signs beside it for a day, unless it has leaked. */
export function renew(
  parts: WebhookParts,
  acting: Acting,
  which: Which,
  endFormerNow: boolean,
): Promise<{ readonly secret: string; readonly formerUntil: Date | null }> {
  return withOne(parts, acting, which, async (tx, present) => {
    const { secret, sealed } = sealedSecret(parts, present.webhookId);
    const formerUntil = await renewSecret(tx, present, sealed, endFormerNow ? 0 : formerSecretHours);
    await record(tx, parts, acting, 'renew_webhook_secret', {
      newValue: { id: present.webhookId, formerUntil: formerUntil?.toISOString() ?? null },
    });
    return { secret, formerUntil };
  });
}

/** Switches an address on again; what was parked meanwhile is replayed when somebody asks. */
export function resume(parts: WebhookParts, acting: Acting, which: Which): Promise<void> {
  return withOne(parts, acting, which, async (tx, present) => {
    if (!(await saveState(tx, present, 'active'))) return;
    await record(tx, parts, acting, 'resume_webhook', {
      oldValue: { id: present.webhookId, state: 'disabled' },
      newValue: { id: present.webhookId, state: 'active' },
    });
  });
}

export interface SentTest {
  readonly correlationId: string;
  readonly deliveryId: string;
}

/** A test event for one address: at most two a minute for a company (domain rules 8). */
export async function sendTest(
  parts: WebhookParts,
  acting: Acting,
  which: Which,
  { subscribed }: { readonly subscribed: boolean },
): Promise<SentTest> {
  const at = parts.clock.now();
  const sent = await withOne(parts, acting, which, async (tx, present) => {
    if (subscribed && !present.eventNames.includes('test-created')) return refuse('webhook-test-not-wanted');
    if (present.state !== 'active') return refuse('webhook-disabled');
    const recent = await countRecentTests(tx, present.tenantId, at, testsPerMinute);
    if (recent.count >= testsPerMinute)
      return refuse('webhook-test-too-often', { seconds: Math.max(1, recent.wait) });
    const correlationId = parts.ids.guid();
    const [deliveryId] = await insertDeliveries(tx, [
      {
        tenantId: present.tenantId,
        webhookId: present.webhookId,
        eventId: correlationId,
        eventName: 'test-created',
        body: parts.testBody(correlationId, at),
        isTest: true,
        createdAt: at,
        correlationId: acting.context.correlationId,
        state: 'waiting',
      },
    ]);
    await record(tx, parts, acting, 'test_webhook', { newValue: { id: present.webhookId, correlationId } });
    return { correlationId, deliveryId: deliveryId as string };
  });
  parts.carrySoon();
  return sent;
}

/** Sends one delivery again, or all that were parked; answers how many wait now. */
export async function sendAgain(
  parts: WebhookParts,
  acting: Acting,
  which: Which,
  deliveryId: string | null,
): Promise<number> {
  const count = await withOne(parts, acting, which, async (tx, present) => {
    if (present.state !== 'active') return refuse('webhook-disabled');
    const waiting = await replay(tx, present, deliveryId);
    if (deliveryId !== null && waiting === 0) return refuse('not-found');
    if (waiting > 0) {
      await record(tx, parts, acting, 'replay_webhook_events', {
        newValue: { id: present.webhookId, ...(deliveryId === null ? {} : { deliveryId }), count: waiting },
      });
    }
    return waiting;
  });
  parts.carrySoon();
  return count;
}

function withOne<T>(
  { db }: WebhookParts,
  { caller }: Acting,
  which: Which,
  work: (tx: Tx, present: Webhook) => Promise<T>,
): Promise<T> {
  return db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const all = await lockWebhooks(tx, caller.tenant.id);
    const present = which === 'oldest' ? all[0] : all.find((one) => one.webhookId === which.webhookId);
    return present ? await work(tx, present) : refuse('webhook-unknown');
  });
}

function sealedSecret({ keyring }: WebhookParts, webhookId: string): { secret: string; sealed: Sealed } {
  const secret = newSecret();
  return { secret, sealed: keyring.seal(Buffer.from(secret), aboutSecret(webhookId)) };
}

/** What a record says of an address; its secret is nowhere in it (I20). */
function shown({ url, eventNames, inOwnHeader, alertEmail }: WebhookTerms): object {
  return { url, events: eventNames, signatureInOwnHeader: inOwnHeader, alertEmail };
}

function record(
  tx: Tx,
  { clock }: WebhookParts,
  { caller, context }: Acting,
  operation: string,
  values: { readonly oldValue?: object; readonly newValue?: object },
): Promise<void> {
  const event = { operation, resourceType: 'webhook', ...values };
  return appendAuditEvent(tx, actorOf(caller, context), event, clock.now());
}
