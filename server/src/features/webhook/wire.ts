import { contractEventNames, eventNames } from '../../../../contract/webhook.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { KeptDelivery, ListedDelivery } from './delivery-store.ts';
import { auditUriOf } from './delivery-wire.ts';
import type { Attempt, Delivery, TenantEvent, Webhook, WebhookTerms } from './model.ts';
import { resourceOf } from './resource.ts';
import { isTaken } from './rules.ts';
import type { ListedWebhook } from './store.ts';

/** The contract knows its own names alone; an address that wants others as well keeps them unseen. */
const contractNames: readonly string[] = contractEventNames;

export function registrationToWire({ webhookId, url, eventNames: wanted, inOwnHeader }: Webhook) {
  return {
    SubscriberId: webhookId,
    WebhookUrl: url,
    WebhookEvents: wanted.filter((name) => contractNames.includes(name)),
    SignatureTokenToMsSignatureHeader: inOwnHeader,
  };
}

/** What the contract asks for; what it cannot say stays as it is. */
export function termsFromContract(
  body: {
    readonly WebhookUrl: string;
    readonly WebhookEvents: readonly string[];
    readonly SignatureTokenToMsSignatureHeader?: boolean;
  },
  before: Webhook | null,
): WebhookTerms {
  const unseen = before?.eventNames.filter((name) => !contractNames.includes(name)) ?? [];
  return {
    url: body.WebhookUrl.trim(),
    eventNames: [...body.WebhookEvents, ...unseen],
    inOwnHeader: body.SignatureTokenToMsSignatureHeader ?? before?.inOwnHeader ?? false,
    alertEmail: before?.alertEmail ?? null,
  };
}

export function webhookToWire(webhook: ListedWebhook, isContract: boolean) {
  return present({
    id: webhook.webhookId,
    url: webhook.url,
    events: webhook.eventNames,
    signatureInOwnHeader: webhook.inOwnHeader,
    alertEmail: webhook.alertEmail,
    state: webhook.state,
    isContract,
    formerSecretUntil: webhook.formerUntil && instant(webhook.formerUntil),
    createdAt: instant(webhook.createdAt),
    version: webhook.version,
    last:
      webhook.lastState && webhook.lastAt
        ? { state: webhook.lastState, at: instant(webhook.lastAt) }
        : undefined,
  });
}

export function eventNamesToWire() {
  return { items: eventNames.map((name) => ({ name, inContract: contractNames.includes(name) })) };
}

export function deliveryToWire(
  delivery: Delivery & Partial<Pick<ListedDelivery, 'lastStatus' | 'lastFault'>>,
) {
  return present({
    id: delivery.deliveryId,
    eventId: delivery.eventId,
    eventName: delivery.eventName,
    isTest: delivery.isTest,
    state: delivery.state,
    attempts: delivery.attempts,
    createdAt: instant(delivery.createdAt),
    nextAttemptAt: delivery.state === 'waiting' ? instant(delivery.nextAttemptAt) : undefined,
    lastStatus: delivery.lastStatus,
    lastFault: delivery.lastFault,
  });
}

export function wholeDeliveryToWire({ log, body, ...delivery }: KeptDelivery) {
  const [last] = log;
  return {
    ...deliveryToWire({
      ...delivery,
      lastStatus: last?.status ?? null,
      lastFault: last?.fault ?? null,
    }),
    body,
    log: log.map(({ at, ...attempt }) => present({ at: instant(at), ...attempt })),
  };
}

const validationStates = { waiting: 'pending', delivered: 'completed', parked: 'failed' } as const;

export function validationToWire(delivery: KeptDelivery) {
  return {
    correlationId: delivery.eventId,
    partnerId: delivery.tenantId,
    status: validationStates[delivery.state],
    callbackUrl: delivery.url,
    results: [...delivery.log].reverse().map(resultToWire),
  };
}

function resultToWire({ status, fault, answer, at }: Attempt) {
  return present({
    responseCode: status === null ? undefined : String(status),
    responseMessage: fault ?? (isTaken(status) ? '' : (answer ?? '')),
    systemError: status === null,
    dateTimeUtc: instant(at),
  });
}

export function eventToWire(event: TenantEvent, publicUrl: string) {
  const { name, path } = resourceOf(event);
  return present({
    id: event.recordId,
    name: event.eventName,
    resourceName: name,
    resourceUri: publicUrl + path,
    auditUri: auditUriOf(event, publicUrl),
    occurredAt: instant(event.occurredAt),
    customerId: event.customerId,
    customerName: event.customerName,
  });
}
