import { once } from 'node:events';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** What it does with the next messages: `null` puts the phone down, a number is its status. */
  answerWith(...answers: readonly Behavior[]): void;
  close(): Promise<void>;
}

export type Behavior =
  | number
  | null
  | { readonly status: number; readonly headers?: Record<string, string>; readonly text?: string };

/** A receiver of events on this machine, which takes what it is sent unless it is told otherwise. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let planned: Behavior[] = [];
  const listen: RequestListener = (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8'),
      });
      const behavior = planned.shift();
      if (behavior === null) return request.socket.destroy();
      const {
        status,
        headers = {},
        text = '',
      } = typeof behavior === 'object' ? behavior : { status: behavior ?? 204 };
      return response.writeHead(status, headers).end(text);
    });
  };
  const server = createServer(listen).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answerWith: (...answers) => {
      planned = [...answers];
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
