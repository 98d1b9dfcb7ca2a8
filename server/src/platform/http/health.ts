import type { FastifyInstance } from 'fastify';

/** `live` as soon as the process runs; `ready` only when requests can be served. */
export function serveHealth(fastify: FastifyInstance, isReady: () => Promise<boolean>): void {
  fastify.get('/health/live', { schema: { hide: true } as never }, async (_request, reply) =>
    reply.type('application/json').send('{"status":"live"}'),
  );
  fastify.get('/health/ready', { schema: { hide: true } as never }, async (_request, reply) => {
    const ready = await isReady().catch(() => false);
    return reply
      .code(ready ? 200 : 503)
      .type('application/json')
      .send(ready ? '{"status":"ready"}' : '{"status":"starting"}');
  });
}
