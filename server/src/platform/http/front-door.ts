import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * The listening socket. It opens before the database does: until the application is handed
 * over, `/health/live` answers 200 and everything else 503.
 */
export interface FrontDoor {
  readonly server: Server;
  listen(port: number, host: string): Promise<void>;
  /** From now on requests go to the application. */
  open(handler: (request: IncomingMessage, response: ServerResponse) => void): void;
  /** No new connections; idle ones end, busy ones may finish within the grace. */
  close(graceMs?: number): Promise<void>;
  /** Port really listened on (differs when 0 was asked for). */
  port(): number;
}

export function frontDoor(server: Server): FrontDoor {
  let handle = answerStarting;
  server.on('request', (request, response) => handle(request, response));
  return {
    server,
    async listen(port, host) {
      server.listen(port, host);
      try {
        await once(server, 'listening');
      } catch (error) {
        const busy = (error as { code?: string }).code === 'EADDRINUSE';
        throw busy
          ? new Error(`port ${port} on ${host} is in use; stop the other program or set PORT`)
          : error;
      }
    },
    open(handler) {
      handle = handler;
    },
    async close(graceMs = 10_000) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection that was busy becomes idle, not closed, when its answer is out.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const end = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(end);
    },
    port: () => (server.address() as { port: number }).port,
  };
}

function answerStarting(request: IncomingMessage, response: ServerResponse): void {
  const live = request.url === '/health/live';
  response.writeHead(live ? 200 : 503, {
    'content-type': 'application/json',
    ...(live ? {} : { 'retry-after': '1' }),
  });
  response.end(live ? '{"status":"live"}' : '{"status":"starting"}');
}
