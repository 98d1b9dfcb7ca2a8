import type { DemoApp } from '../demo-app.ts';
import type { ProbedProduct } from './product.ts';

/** The product of a test, asked without a connection. */
export function demoProduct(app: DemoApp): ProbedProduct {
  return {
    declared: app.declared,
    owner: app.database.owner,
    companies: app.companies,
    send: async (request) => {
      const answer = await app.fastify.inject({ ...request, method: request.method as 'GET' });
      return { status: answer.statusCode, headers: answer.headers, body: answer.body };
    },
    memory: () => {
      const { rss, heapUsed } = process.memoryUsage();
      return { rss, heap: heapUsed };
    },
  };
}
