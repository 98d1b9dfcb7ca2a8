import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { OutboundReach } from './internal-address.ts';
import { mayCall } from './internal-address.ts';

export interface Outgoing {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

const timeoutMs = 10_000;
const answerBytesMax = 1_048_576;

/**
 * Calls an address that somebody else chose. The name is looked up once, and that very address is called,
 * so that it cannot lead inside on second look; redirects are not followed; time and size have an end.
 * Without encryption only this machine is called, and that in demo mode only.
 */
export function guardedFetch(reach: OutboundReach) {
  return async (address: string, outgoing: Outgoing = {}): Promise<Response> => {
    const url = new URL(address);
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && !mayCall(literal, reach)) throw outOfReach(url);
    const secure = url.protocol === 'https:';
    if (!secure && (url.protocol !== 'http:' || reach === 'world')) throw outOfReach(url);
    const plain = reach === 'world-and-loopback' && !secure;
    const options: RequestOptions = {
      method: outgoing.method ?? 'GET',
      headers: { ...outgoing.headers },
      signal: AbortSignal.timeout(timeoutMs),
      agent: false,
      lookup: (name, asked, found) => lookUp(name, asked, plain ? 'loopback' : reach, found),
    };
    if (plain && isIP(literal) !== 0 && !isLoopback(literal)) throw outOfReach(url);
    return await send(secure ? tlsRequest : plainRequest, url, options, outgoing.body);
  };
}

function outOfReach(url: URL): Error {
  return new Error(`${url.origin} may not be called from here`);
}

function isLoopback(address: string): boolean {
  return mayCall(address, 'world-and-loopback') && !mayCall(address, 'world');
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

function lookUp(name: string, asked: LookupOptions, reach: OutboundReach | 'loopback', found: Found): void {
  lookup(name, { ...asked, all: true }, (error, addresses) => {
    if (error) return found(error, []);
    const good = addresses.filter(({ address }) =>
      reach === 'loopback' ? isLoopback(address) : mayCall(address, reach),
    );
    const [first] = good;
    // One bad address among several is enough to say no: nobody needs both.
    if (!first || good.length < addresses.length)
      return found(new Error(`${name} may not be called from here`), []);
    return asked.all ? found(null, good) : found(null, first.address, first.family);
  });
}

function send(
  request: typeof tlsRequest,
  url: URL,
  options: RequestOptions,
  body: string | undefined,
): Promise<Response> {
  return new Promise((done, failed) => {
    const outgoing = request(url, options, (answer) => void read(answer).then(done, failed));
    outgoing.once('error', failed);
    outgoing.end(body);
  });
}

async function read(answer: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > answerBytesMax) {
      answer.destroy();
      throw new Error('the answer is larger than one may be');
    }
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  const status = answer.statusCode ?? 502;
  const empty = [101, 204, 205, 304].includes(status);
  return new Response(empty ? null : Buffer.concat(chunks), { status, headers });
}
