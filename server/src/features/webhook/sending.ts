import type { OutboundReach } from '../../platform/outbound/index.ts';
import { guardedFetch } from '../../platform/outbound/index.ts';
import type { Keyring } from '../../platform/seal/index.ts';
import type { Tracing } from '../../platform/watch/index.ts';
import type { SigningKeys } from './certificate.ts';
import type { Attempt, Outgoing } from './model.ts';
import { isTaken } from './rules.ts';
import { certificateSignature, secretSignature } from './signing.ts';

/** What ties a sealed secret to its address. */
export const aboutSecret = (webhookId: string) => `webhook secret ${webhookId}`;

export interface SendingParts {
  readonly keyring: Keyring;
  readonly reach: OutboundReach;
  readonly publicUrl: string;
  readonly keys: SigningKeys;
  /** Goes on with the trace of the request behind an event; absent: traces are off. */
  readonly follow?: Tracing['follow'] | undefined;
}

const answerLengthMax = 500;

/** Sends one delivery once. Never throws for what a receiver does: that is the attempt's outcome. */
export function sender({ keyring, reach, publicUrl, keys, follow }: SendingParts) {
  const call = guardedFetch(reach);
  return async (delivery: Outgoing): Promise<Attempt> => {
    const { certificateId, privateKey } = await keys.current();
    const at = new Date();
    const { body, webhookId } = delivery;
    const secrets = delivery.secrets.map((secret) => keyring.open(secret, aboutSecret(webhookId)));
    const signature = certificateSignature(body, privateKey);
    const trace = follow?.('webhook.deliver', delivery.correlationId);
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'Twotier',
      ...(delivery.inOwnHeader ? { 'x-ms-signature': signature } : { Authorization: signature }),
      'X-MS-Certificate-Url': `${publicUrl}/webhooks/v1/certificates/${certificateId}`,
      'X-MS-Signature-Algorithm': 'rsa-sha256',
      'X-Twotier-Signature': secretSignature(body, secrets, at),
      // The same at every attempt and every replay, so that a receiver can tell a repetition.
      'X-Twotier-Event-Id': delivery.eventId,
      'X-Twotier-Delivery-Id': delivery.deliveryId,
      'X-Twotier-Attempt': String(delivery.attempts),
      ...(trace ? { traceparent: trace.traceparent } : {}),
    };
    const took = () => Date.now() - at.getTime();
    try {
      const answer = await call(delivery.url, { method: 'POST', headers, body });
      const { status } = answer;

      const text = isTaken(status) ? '' : (await answer.text()).slice(0, answerLengthMax);
      trace?.end(!isTaken(status));
      // What a receiver writes is shown later as text alone; the database takes no U+0000.
      return { at, status, fault: null, answer: text.replaceAll('\0', '') || null, durationMs: took() };
    } catch (error) {
      trace?.end(true);
      return { at, status: null, fault: faultOf(error), answer: null, durationMs: took() };
    }
  };
}

/** A word for what kept an answer from coming: codes of the network, or the product's own. */
function faultOf(error: unknown): string {
  const { code, name, message } = error as { code?: unknown; name?: string; message?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'TIMEOUT';
  if (/may not be called/.test(message ?? '')) return 'ADDRESS_INTERNAL';
  if (/larger than/.test(message ?? '')) return 'ANSWER_TOO_LARGE';
  return typeof code === 'string' && code !== '' ? code.slice(0, 60) : 'NO_ANSWER';
}
