import type { FastifyInstance, FastifyRequest } from 'fastify';
import { policyOf } from '../../access/policy.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Answered, Gauged, Metrics, RequestTrace, Tracing } from '../watch/index.ts';
import { mayReadMetrics } from '../watch/index.ts';
import { sendError } from './server.ts';

export interface WatchParts {
  answered(answer: Answered): void;
  readonly tracing: Tracing | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    trace: RequestTrace | null;
  }
}

/** Tells of every answer, and follows every request where traces are on. */
export function watchRequests(fastify: FastifyInstance, { answered, tracing }: WatchParts): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const operation = operationOf(request);
    const { statusCode: status, elapsedTime: ms } = reply;
    answered({ ...operation, status, ms });
    request.trace?.end({ operation: operation.operation, method: request.method, status });
  });
  fastify.decorateRequest('trace', null);
  if (!tracing) return;
  fastify.addHook('onRequest', (request, _reply, done) => {
    const traceparent = request.headers['traceparent'];
    request.trace = tracing.request({
      traceparent: Array.isArray(traceparent) ? traceparent[0] : traceparent,
      correlationId: request.twotier.correlationId,
    });
    request.trace.run(done);
  });
  // A body comes by events of its connection, which belong to no request.
  fastify.addHook('preHandler', (request, _reply, done) => {
    if (request.trace) request.trace.run(done);
    else done();
  });
}

function operationOf(request: FastifyRequest): Pick<Answered, 'operation' | 'changes'> {
  const { operation } = request.routeOptions.config;
  if (operation) return { operation, changes: policyOf(operation).changes };
  return { operation: 'open', changes: request.method !== 'GET' && request.method !== 'HEAD' };
}

/** `/metrics`, for collectors; to everybody else it is not there. */
export function serveMetrics(
  fastify: FastifyInstance,
  parts: { readonly token: string | null; readonly metrics: Metrics; gauged(): Promise<Gauged> },
): void {
  fastify.get('/metrics', { schema: { hide: true } as never }, async (request, reply) => {
    const reader = { remoteAddress: request.socket.remoteAddress, headers: request.headers };
    if (!mayReadMetrics(reader, parts.token)) return sendError(new Refusal('not-found'), request, reply);
    const { type, text } = await parts.metrics.text(await parts.gauged());
    return reply.header('Cache-Control', 'no-store').type(type).send(text);
  });
}
