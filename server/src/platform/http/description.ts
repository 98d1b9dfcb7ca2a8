import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** The API description as a document (`/openapi.json`) and as pages to browse (`/docs`). */
export async function serveDescription(fastify: FastifyInstance): Promise<void> {
  fastify.get('/openapi.json', { schema: { hide: true } as never }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(fastify.swagger())));
  await fastify.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, uiConfig: { docExpansion: 'none', tryItOutEnabled: true } });
}
