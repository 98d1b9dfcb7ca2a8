import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** The API description as a document (`/openapi.json`) and as pages to browse (`/docs`). */
export async function serveDescription(fastify: FastifyInstance): Promise<void> {
  fastify.get('/openapi.json', { schema: { hide: true } as never }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(fastify.swagger())),
  );
  await fastify.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'none', tryItOutEnabled: true },
  });
}

interface Described {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
}

const link: Described = {
  type: 'object',
  properties: { uri: { type: 'string' }, method: { type: 'string' }, headers: { type: 'array' } },
};
const baseMembers = {
  links: {
    type: 'object',
    description: 'Addresses of this resource and what belongs to it',
    additionalProperties: link,
  },
  attributes: { type: 'object', properties: { objectType: { type: 'string' }, etag: { type: 'string' } } },
};

/** Nearly every resource may carry `links` and `attributes` (conventions 7.1 and 8): said here once for all. */
export function withBaseMembers<T extends Described>(schema: T): T {
  if (schema.items) return { ...schema, items: withBaseMembers(schema.items) };
  if (!schema.properties) return schema;
  const members = Object.entries(schema.properties).map(([name, member]) => [
    name,
    name === 'links' || name === 'attributes' ? member : withBaseMembers(member),
  ]);
  return { ...schema, properties: { ...Object.fromEntries(members), ...baseMembers } };
}
