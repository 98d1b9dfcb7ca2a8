import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Context } from 'oidc-provider';
import Provider from 'oidc-provider';
import type { Realm } from './model.ts';

const realms = new WeakMap<IncomingMessage, Realm>();

/** The realm of the request that is being answered; the authorization server's hooks get no other sight of it. */
export function realmOf(context: Context): Realm {
  const realm = realms.get(context.req);
  if (!realm) throw new Error('a request reached the authorization server by another way than its routes');
  return realm;
}

export function currentRealm(): Realm | null {
  return Provider.ctx ? realmOf(Provider.ctx) : null;
}

/** Name of the cookie in which the authorization server looks for a session; it never leaves the process. */
export const sessionMarker = 'portal';

export interface InnerRequest {
  readonly method: 'GET' | 'POST';
  readonly path: '/token' | '/authorize' | '/devicecode';
  readonly parameters: URLSearchParams;
  /** Basic credentials of the client, as sent. */
  readonly authorization?: string | undefined;
}

/**
 * Hands a request, translated into the authorization server's own terms, to its handler. The
 * body was read and translated before, so it gets a fresh stream; the answer goes out directly.
 */
export async function passOn(
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  outer: IncomingMessage,
  response: ServerResponse,
  inner: InnerRequest,
  realm: Realm,
): Promise<void> {
  const post = inner.method === 'POST';
  const text = inner.parameters.toString();
  const url = post ? inner.path : `${inner.path}?${text}`;
  const body = Buffer.from(post ? text : '', 'utf8');
  const request = Object.assign(Readable.from([body], { objectMode: false }), {
    method: inner.method,
    url,
    originalUrl: url,
    httpVersion: outer.httpVersion,
    socket: outer.socket,
    headers: headersOf(outer, inner, body.length, realm),
  }) as unknown as IncomingMessage;
  realms.set(request, realm);
  await handler(request, response);
}

function headersOf(outer: IncomingMessage, inner: InnerRequest, length: number, realm: Realm) {
  return {
    host: outer.headers.host ?? 'localhost',
    accept: inner.method === 'POST' ? 'application/json' : 'text/html',
    ...(inner.method === 'POST'
      ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(length) }
      : {}),
    ...(inner.authorization ? { authorization: inner.authorization } : {}),
    ...(realm.signedIn ? { cookie: `${sessionMarker}=${sessionMarker}` } : {}),
  };
}
