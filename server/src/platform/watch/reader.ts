import { createHash, timingSafeEqual } from 'node:crypto';

/** A request for metrics, as far as it decides who asks. */
export interface MetricsReader {
  /** Of the connection itself, whatever headers say. */
  readonly remoteAddress: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const loopback = /^(127\.|::1$|::ffff:127\.)/;
const ownHost = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;
/** A proxy on this machine passes on what others ask: it says so by one of these. */
const passedOn = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/** Nobody may, but programs on this machine and whoever holds the token. With a token set, it is asked of all. */
export function mayReadMetrics({ remoteAddress, headers }: MetricsReader, token: string | null): boolean {
  if (token !== null) {
    const given = /^bearer\s+(\S+)$/i.exec(String(headers['authorization'] ?? ''))?.[1];
    return given !== undefined && timingSafeEqual(digest(given), digest(token));
  }
  return (
    loopback.test(remoteAddress ?? '') &&
    ownHost.test(String(headers['host'] ?? '')) &&
    passedOn.every((name) => headers[name] === undefined)
  );
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
