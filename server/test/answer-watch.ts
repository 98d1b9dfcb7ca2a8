import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Described } from './answer-shape.ts';
import { differences } from './answer-shape.ts';

/**
 * Holds every answer that a test sees against the description of its route: a client author reads nothing else.
 * What differs is collected here and thrown by whoever asked, or when the world closes.
 */
export interface AnswerWatch {
  /** Throws what has been found since the last time. */
  check(): void;
}

const watches = new WeakMap<FastifyInstance, AnswerWatch>();

/** Before the server is ready. */
export function watchAnswers(fastify: FastifyInstance): AnswerWatch {
  const found = new Set<string>();
  const told = new Set<string>();
  fastify.addHook('onSend', (request, reply, payload, done) => {
    for (const one of answerDifferences(request, reply, payload)) found.add(one);
    done(null, payload);
  });
  const watch = {
    check: () => {
      const news = [...found].filter((one) => !told.has(one));
      found.clear();
      for (const one of news) told.add(one);
      if (news.length > 0)
        throw new Error(`answers differ from the API description:\n  ${news.join('\n  ')}`);
    },
  };
  watches.set(fastify, watch);
  return watch;
}

export function watchOf(fastify: FastifyInstance): AnswerWatch | undefined {
  return watches.get(fastify);
}

type Contents = Readonly<Record<string, { readonly schema: Described }>>;

interface RouteSchema {
  readonly response?: Readonly<Record<string, Described & { readonly content?: Contents }>>;
}

/** As the contract writes refusals, and the graph dialect and the token endpoints (conventions 3, 15.1). */
const faults: Readonly<Record<string, Described>> = {
  contract: {
    type: 'object',
    properties: {
      code: { type: 'integer' },
      description: { type: 'string' },
      data: { type: 'array' },
      source: { type: 'string' },
      errorName: { type: 'string' },
      message: { type: 'string' },
      isRetryable: { type: 'boolean' },
      parameters: { type: 'object' },
      errorMessageExtended: { type: 'string' },
    },
    required: ['code', 'description', 'data', 'source', 'errorName'],
  },
  throttled: {
    type: 'object',
    properties: { statusCode: { type: 'integer' }, message: { type: 'string' } },
    required: ['statusCode', 'message'],
  },
};

function answerDifferences(request: FastifyRequest, reply: FastifyReply, payload: unknown): string[] {
  const { schema, url: path } = request.routeOptions;
  const { response } = (schema ?? {}) as RouteSchema;
  if (!response || !path || request.method === 'HEAD') return [];
  const status = reply.statusCode;
  const at = `${request.method} ${path}: ${status}`;
  const type = String(reply.getHeader('content-type') ?? '');
  const described = response[String(status)];
  if (status >= 300 && !described) return faultDifferences(path, status, payload, at);
  if (!described) return [`${at} is not described, only ${Object.keys(response).join(', ')}`];
  if (described.content) {
    const kind = type.split(';')[0] ?? '';
    const content = described.content[kind];
    if (!content)
      return [`${at} is ${kind || 'of no type'}, described is ${Object.keys(described.content).join(', ')}`];
    return kind === 'application/json' ? bodyDifferences(request, payload, content.schema, at) : [];
  }
  const empty = payload === undefined || payload === null || payload === '';
  if (described.type === 'null') return empty ? [] : [`${at} has a body (${type}), described is none`];
  if (empty) return [`${at} has no body`];
  return type.includes('json')
    ? bodyDifferences(request, payload, described, at)
    : [`${at} is ${type}, described is JSON`];
}

function bodyDifferences(
  request: FastifyRequest,
  payload: unknown,
  described: Described,
  at: string,
): string[] {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload))
    return [`${at} is a stream, described is JSON`];
  const found = differences(JSON.parse(String(payload)), described, at);
  // Who selects members gets those alone.
  const selected = /[?&](%24|\$)select=/i.test(request.url);
  return shortened(selected ? found.filter((line) => !line.endsWith(' is missing')) : found);
}

function faultDifferences(path: string, status: number, payload: unknown, at: string): string[] {
  if (status < 400 || typeof payload !== 'string' || /^\/v1\/tenantrelationships/i.test(path)) return [];
  const fault = status === 429 ? faults['throttled'] : faults['contract'];
  return differences(JSON.parse(payload), fault, at);
}

/** One line for all rows of a list. */
function shortened(lines: readonly string[]): string[] {
  return [...new Set(lines.map((line) => line.replace(/\[\d+\]/g, '[]')))];
}
