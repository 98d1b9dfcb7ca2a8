import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import swagger from '@fastify/swagger';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Fastify, { LogController } from 'fastify';
import type { TSchema } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { decide } from '../../access/decide.ts';
import type { Operation } from '../../access/policy.ts';
import { policyOf } from '../../access/policy.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { Refusal } from '../../errors/refusal.ts';
import { mayBeTriedAgain } from '../db/index.ts';
import { tenantScope } from '../db/scope.ts';
import type { FileScanner } from '../scan/index.ts';
import type { Throttle } from '../throttle/index.ts';
import { admitCall } from './admission.ts';
import { bind } from './bind.ts';
import { contextOf } from './context.ts';
import type { DeclaredRoute } from './declared.ts';
import { declaredRoute } from './declared.ts';
import { withBaseMembers } from './description.ts';
import type { Form } from './form.ts';
import { readForm } from './form.ts';
import { bindingRefusal, graphRefusalAnswer, isGraphAddress, refusalAnswer } from './refusal-answer.ts';
import type { ReplayStore } from './replay.ts';
import type { Answer, Call, CustomerReach, Method, RequestContext, Routes } from './route.ts';
import { isAnswer } from './route.ts';
import { safeHeaders } from './safe-headers.ts';
import { refuseInfected, takesFiles, uploadedFiles } from './uploads.ts';
import { normalizeUrl, parameterKey, readQuery } from './url.ts';
import { WrittenJson } from './written-json.ts';

/** What the kernel needs from features; `wiring/` hands it in. */
export interface Gate {
  /** Who asks, by bearer token or portal session; null when there is neither. Throws a Refusal for a bad one. */
  authenticate(request: FastifyRequest, context: RequestContext): Promise<Caller | null>;
  /** The caller's relationship with a customer; refuses with 404 or, once ended, 403 (D2). */
  reachCustomer(caller: Caller, customerId: string): Promise<CustomerReach>;
  /** Leaves one failed audit record of a refused change (I45). */
  recordRefusal(caller: Caller, operation: Operation, refusal: Refusal, call: RefusedCall): Promise<void>;
  readonly replay: ReplayStore;
  /** Absent: nobody asks too much. */
  readonly throttle?: Throttle;
  /** Null: files are kept unseen. */
  readonly scanner?: FileScanner | null;
}

export interface RefusedCall {
  readonly context: RequestContext;
  readonly customerId: string | null;
}

export interface HttpOptions {
  readonly gate: Gate;
  readonly logger: FastifyBaseLogger | false;
  readonly bodyLimitBytes?: number;
  readonly publicUrl: string;
}

interface AnyRoute {
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly body?: TSchema;
  readonly form?: TSchema;
  readonly query?: TSchema;
  readonly params?: TSchema;
  readonly answer?: TSchema;
  readonly file?: readonly string[];
  readonly status?: number;
  readonly maybeEmpty?: string;
  readonly oneTimeSecrets?: readonly string[];
  readonly hidden?: boolean;
  readonly bodyLimitBytes?: number;
  readonly operation?: Operation;
  handle(call: never): Promise<Answer | object | undefined>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    takesForm?: boolean;
    operation?: Operation;
  }
  interface FastifyRequest {
    twotier: RequestContext;
    /** What a known caller asked for, once that is clear: a refusal leads to its explanation. */
    asked: { readonly operation: Operation; readonly customerId: string | null } | null;
    /** Of a large request, whose caller is looked at before its body. */
    callerBefore: Caller | null;
  }
}

const serverId = randomUUID().slice(0, 8).toUpperCase();

export async function httpServer(
  options: HttpOptions,
): Promise<{ fastify: FastifyInstance; routes: Routes; declared: readonly DeclaredRoute[] }> {
  const fastify = Fastify({
    ...(options.logger === false ? { logger: false } : { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    // Correlation ids tell requests apart: none needs a log of its own.
    childLoggerFactory: (logger) => logger,
    bodyLimit: options.bodyLimitBytes ?? 1_048_576,
    routerOptions: {
      caseSensitive: false,
      ignoreTrailingSlash: true,
      maxParamLength: 400,
      // Queries are read in `url.ts`, by those who want them.
      querystringParser: () => ({}),
    },
    rewriteUrl: (request) => normalizeUrl(request.url ?? '/'),
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  const declared: DeclaredRoute[] = [];
  fastify.addHook('onRoute', (route) => void declared.push(...declaredRoute(route)));
  fastify.setValidatorCompiler(() => () => true);
  fastify.setSerializerCompiler(() => (data) => JSON.stringify(data));
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    ['application/json', 'text/json'],
    { parseAs: 'string' },
    (_request, text, done) => parseJson(text as string, done),
  );
  fastify.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, parseForm);
  await fastify.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Twotier',
        version: 'v1',
        description:
          'The partner contract v1 and Twotier’s own additions. How much may be asked is published at ' +
          '`/twotier/v1/limits`; whoever asks more is answered 429 with `Retry-After` in seconds.',
      },
      servers: [{ url: options.publicUrl }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ bearer: [] }],
    },
  });
  fastify.decorateRequest('twotier', null as unknown as RequestContext);
  fastify.decorateRequest('asked', null);
  fastify.decorateRequest('callerBefore', null);
  const makeSafe = safeHeaders(options.publicUrl);
  fastify.addHook('onRequest', (request, reply, done) => {
    makeSafe(reply.raw);
    request.twotier = contextOf(request, randomUUID);
    standardHeaders(reply, request.twotier);
    // No text of the database holds it, whatever the route takes the segment for.
    if (/%00/.test(request.url.split('?', 1)[0] ?? '')) sendError(new Refusal('not-found'), request, reply);
    else done();
  });
  fastify.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  return { fastify, routes: routesOn(fastify, options.gate), declared };
}

/** Bodies that clients send where none is expected: nothing, `null`, a bare string (conventions 18). */
function parseJson(text: string, done: (error: Error | null, body?: unknown) => void): void {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  let body: unknown;
  try {
    body = trimmed === '' ? undefined : JSON.parse(trimmed);
  } catch {
    done(new Refusal('body-unreadable'));
    return;
  }
  done(null, body);
}

/** Files are taken by the routes that say so and by no other. */
async function parseForm(request: FastifyRequest, body: string | Buffer): Promise<Form> {
  if (!request.routeOptions.config.takesForm) throw new Refusal('body-unreadable');
  return readForm(Buffer.from(body as Buffer), request.headers['content-type'] ?? '').catch(() => {
    throw new Refusal('body-unreadable');
  });
}

function standardHeaders(reply: FastifyReply, context: RequestContext): void {
  reply.headers({
    'MS-RequestId': context.requestId,
    'MS-CorrelationId': context.correlationId,
    'MS-CV': `${context.correlationId.slice(0, 8)}${context.requestId.slice(0, 8)}.0`,
    'MS-ServerId': serverId,
    'X-Locale': context.locale,
    'Request-Context': 'appId=twotier',
  });
}

/** Everything that is not an answer ends here: one place renders refusals. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const context = request.twotier;
  const refusal = error instanceof Refusal ? error : refusalOfFault(error, request, context);
  const rendered = isGraphAddress(request.url) ? graphRefusalAnswer : refusalAnswer;
  const { status, body, headers } = rendered(refusal, context);
  reply
    .code(status)
    .headers({ ...headers, ...helpOn(refusal, status, request), 'Cache-Control': 'no-store' })
    .type('application/json; charset=utf-8');
  reply.send(request.method === 'HEAD' ? undefined : body);
}

/** Where the portal explains why this caller was refused, and who could do it. */
function helpOn(refusal: Refusal, status: number, { asked }: FastifyRequest): Record<string, string> {
  if (!asked || (status !== 401 && status !== 403)) return {};
  const query = new URLSearchParams({ operation: asked.operation });
  if (asked.customerId) query.set('customer', asked.customerId);
  return { Link: `</why/${refusal.reason}?${query}>; rel="help"` };
}

/** What the database itself guards, where two requests that were each right alone met: the later one is refused. */
const guards: Readonly<Record<string, ErrorName>> = {
  relationship_live: 'relationship-ended',
  last_global_admin: 'global-admin-last',
};

/** Tokens of pages hold values of columns: one that somebody made up may hold what no column takes (conventions 11). */
function isForgedToken(code: string | undefined, { url, headers }: FastifyRequest): boolean {
  const wrongValue = code === '22P02' || code === '22007' || code === '22008' || code === '22003';
  return wrongValue && (headers['ms-continuationtoken'] !== undefined || /token=/i.test(url));
}

function refusalOfFault(error: unknown, request: FastifyRequest, context: RequestContext): Refusal {
  const { statusCode, code } = (error ?? {}) as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal('body-too-large', { limit: request.routeOptions.bodyLimit ?? 1_048_576 });
  if (statusCode !== undefined && statusCode < 500) return new Refusal('body-unreadable');
  const { constraint } = (error ?? {}) as { constraint?: string };
  const guard = constraint === undefined ? undefined : guards[constraint];
  if (guard) return new Refusal(guard);
  if (isForgedToken(code, request))
    return new Refusal('parameter-invalid', { problems: 'MS-ContinuationToken' });
  request.log.error({ err: error, correlationId: context.correlationId }, 'request failed');
  return mayBeTriedAgain(error)
    ? new Refusal('service-busy')
    : new Refusal('failure-unexpected', { correlationId: context.correlationId });
}

function routesOn(fastify: FastifyInstance, gate: Gate): Routes {
  const register = (
    route: AnyRoute,
    run: (request: FastifyRequest, reply: FastifyReply) => Promise<Answer>,
  ) => {
    if (route.bodyLimitBytes && !takesFiles(route))
      throw new Error(`${route.path} takes large bodies, but no files that could be looked at`);
    fastify.route({
      method: route.method,
      url: route.path,
      schema: descriptionOf(route) as never,
      config: {
        ...(route.operation ? { operation: route.operation } : {}),
        ...(route.form ? { takesForm: true } : {}),
      },
      ...(route.method === 'GET' ? { exposeHeadRoute: false } : {}),
      ...(route.bodyLimitBytes
        ? { bodyLimit: route.bodyLimitBytes, preParsing: (request) => admitBody(route, request, gate) }
        : {}),
      handler: async (request, reply) => send(reply, await run(request, reply), request),
    });
  };
  return {
    add: (route) =>
      register(route as unknown as AnyRoute, (request) =>
        runForCaller(route as unknown as AnyRoute, request, gate),
      ),
    addForCustomer: (route) =>
      register(route as unknown as AnyRoute, (request) =>
        runForCaller(route as unknown as AnyRoute, request, gate),
      ),
    addPublic: (route) =>
      register(route as unknown as AnyRoute, (request) =>
        runPublic(route as unknown as AnyRoute, request, gate),
      ),
  };
}

/** Nobody's large body is read before it is clear that its sender may send it. */
async function admitBody(route: AnyRoute, request: FastifyRequest, gate: Gate): Promise<undefined> {
  if (!route.operation) return;
  const caller = await gate.authenticate(request, request.twotier);
  if (!caller) throw new Refusal('sign-in-required');
  const refusal = decide(caller, route.operation);
  if (refusal) {
    const call = { context: request.twotier, customerId: null };
    if (policyOf(route.operation).changes) await gate.recordRefusal(caller, route.operation, refusal, call);
    throw refusal;
  }
  request.callerBefore = caller;
}

async function runPublic(route: AnyRoute, request: FastifyRequest, gate: Gate): Promise<Answer> {
  admitCall(gate.throttle, { route, request, caller: null, customerId: null }).done();
  const call = { ...inputOf(route, request), context: request.twotier };
  await lookAtFiles(route, request, formOf(undefined), gate);
  return toAnswer(await route.handle(call as never), route);
}

/** Conventions and rules in one order: who, may they, what was sent, which customer, then the work. */
async function runForCaller(route: AnyRoute, request: FastifyRequest, gate: Gate): Promise<Answer> {
  const operation = route.operation as Operation;
  const row = policyOf(operation);
  const context = request.twotier;
  const caller = request.callerBefore ?? (await gate.authenticate(request, context));
  if (!caller) throw new Refusal('sign-in-required');
  const customerId = (request.params as { customerId?: string }).customerId?.toLowerCase() ?? null;
  // Before anything is recorded: who asks too much is told so at the least expense.
  const pass = admitCall(gate.throttle, { route, request, caller, customerId });
  request.asked = { operation, customerId };
  try {
    const refusal = decide(caller, operation);
    if (refusal) throw refusal;
    const customer =
      row.reach === 'customer' ? await gate.reachCustomer(caller, customerId ?? '') : undefined;
    const scope = tenantScope(caller.tenant.id);
    const form = formOf(route.form ? request.body : undefined);
    const call = { ...inputOf(route, request), form, caller, scope, context, customer } as unknown as Call;
    const work = async () => {
      await lookAtFiles(route, request, form, gate);
      return toAnswer(await route.handle(call as never), route);
    };
    if (!row.changes || !context.requestIdGiven || route.method !== 'POST') return await work();
    const secrets = route.oneTimeSecrets ?? [];
    return await gate.replay.once(
      caller,
      { method: route.method, url: request.url, body: request.body, context, secrets },
      work,
    );
  } catch (error) {
    if (row.changes && error instanceof Refusal)
      await gate.recordRefusal(caller, operation, error, { context, customerId });
    throw error;
  } finally {
    pass.done();
  }
}

/** The one place that every file comes through, before anything of its request is kept. */
async function lookAtFiles(
  route: AnyRoute,
  { body, log }: FastifyRequest,
  form: Form,
  { scanner }: Gate,
): Promise<void> {
  if (!scanner || !takesFiles(route)) return;
  await refuseInfected(scanner, uploadedFiles(route.form ? undefined : body, form), log);
}

/** A body of another kind is an empty form: what is missing from it is named by the feature. */
function formOf(body: unknown): Form {
  const { fields, files } = (body ?? {}) as Partial<Form>;
  return fields && files ? { fields, files } : { fields: {}, files: [] };
}

function inputOf(
  route: AnyRoute,
  request: FastifyRequest,
): { body: unknown; query: unknown; params: unknown } {
  const query = route.query
    ? bind(route.query, queryObject(route.query, request.url))
    : { value: {}, problems: [] };
  if (query.problems.length > 0) throw bindingRefusal(query.problems, 'query');
  const params = route.params ? bind(route.params, request.params) : { value: request.params, problems: [] };
  // An id that cannot be one is answered like an unknown one (I4).
  if (params.problems.length > 0) throw new Refusal('not-found');
  const body = route.body ? bind(route.body, request.body ?? {}) : { value: request.body, problems: [] };
  if (body.problems.length > 0) throw bindingRefusal(body.problems, 'body');
  return { body: body.value, query: query.value, params: params.value };
}

function queryObject(schema: TSchema, url: string): Record<string, unknown> {
  const cut = url.indexOf('?');
  const given = readQuery(cut < 0 ? '' : url.slice(cut + 1));
  const declared = (schema as unknown as { properties: Record<string, { type?: string }> }).properties;
  const out: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(declared)) {
    const values = given.get(parameterKey(name))?.filter((value) => value !== '');
    if (values?.length) out[name] = member.type === 'array' ? values : values.at(-1);
  }
  return out;
}

function toAnswer(result: Answer | object | undefined, route: AnyRoute): Answer {
  if (isAnswer(result)) return result;
  const status = route.status ?? (result === undefined ? 204 : 200);
  return result === undefined ? { status } : { status, body: result };
}

function send(reply: FastifyReply, answer: Answer, request: FastifyRequest): FastifyReply {
  reply.code(answer.status).header('Cache-Control', 'no-store');
  if (answer.headers) reply.headers(answer.headers);
  if (answer.body === undefined || request.method === 'HEAD') return reply.send();
  if (Buffer.isBuffer(answer.body) || answer.body instanceof Readable) return reply.send(answer.body);
  // Text that says what it is, such as a file, goes out as it is.
  if (typeof answer.body === 'string' && answer.headers?.['Content-Type']) return reply.send(answer.body);
  const text = answer.body instanceof WrittenJson ? answer.body.text : JSON.stringify(answer.body);
  return reply.type('application/json; charset=utf-8').send(text);
}

function descriptionOf(route: AnyRoute): Record<string, unknown> {
  const status = String(route.status ?? (route.answer || route.file ? 200 : 204));
  return {
    tags: [route.tag],
    summary: route.summary,
    ...(route.operation
      ? {
          operationId: `${route.method.toLowerCase()} ${route.path}`,
          description: `Operation \`${route.operation}\` of the access table.`,
        }
      : { security: [] }),
    ...(route.body ? { body: route.body } : {}),
    ...(route.form ? { body: route.form, consumes: ['multipart/form-data'] } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.params ? { params: route.params } : {}),
    response: {
      [status]: answerOf(route),
      ...(route.maybeEmpty ? { 204: { type: 'null', description: route.maybeEmpty } } : {}),
    },
    ...(route.hidden ? { hide: true } : {}),
  };
}

function answerOf({ answer, file }: AnyRoute): object {
  if (!file) return answer ? withBaseMembers(answer as object) : { type: 'null', description: 'No body' };
  const bytes = { schema: { type: 'string', format: 'binary' } };
  return {
    description: 'A file',
    content: {
      ...(answer ? { 'application/json': { schema: withBaseMembers(answer as object) } } : {}),
      ...Object.fromEntries(file.map((type) => [type, bytes])),
    },
  };
}
