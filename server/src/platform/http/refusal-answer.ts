import { errorCodes } from '../../errors/error-codes.ts';
import type { InputProblem } from '../../errors/input-problems.ts';
import { inputRefusal, worded } from '../../errors/input-refusal.ts';
import { Refusal } from '../../errors/refusal.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Answer, RequestContext } from './route.ts';

/** Renders a refusal as the contract's error envelope (conventions 15), in the reader's language. */
export function refusalAnswer(given: Refusal, context: RequestContext): Answer {
  const refusal = worded(given, context.language);
  const { code, status } = errorCodes[refusal.reason];
  const description = sentenceOf(refusal.reason, refusal.parameters, context.language);
  if (status === 429) return throttled(refusal, description);
  return {
    status,
    ...(refusal.reason === 'second-factor-required' ? { headers: factorHint } : {}),
    body: {
      code,
      description,
      ...(extendedEnvelope.has(code) ? extendedMembers(refusal, description) : {}),
      data: refusal.fields.map(({ field, message, severity }) => ({
        field,
        message,
        ...(severity ? { severity } : {}),
      })),
      source: 'Twotier',
      errorName: refusal.reason,
    },
  };
}

/** The hint of 2.7 for programs, in the words of RFC 9470: another sign-in, of the stronger class, would do. */
const factorHint = {
  'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", acr_values="mfa"',
} as const;

/** Codes of services whose refusals carry more (conventions 15.1). */
const extendedEnvelope: ReadonlySet<number> = new Set([600061]);

function extendedMembers(refusal: Refusal, message: string) {
  return {
    message,
    isRetryable: false,
    parameters: refusal.parameters,
    errorMessageExtended: `InternalErrorCode=${refusal.reason}`,
  };
}

const graphCodes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Forbidden',
  404: 'ResourceNotFound',
  409: 'Conflict',
  412: 'PreconditionFailed',
  429: 'TooManyRequests',
  501: 'NotImplemented',
  503: 'ServiceUnavailable',
};

/** Whether an address belongs to the graph dialect, which has an error shape of its own. */
export function isGraphAddress(url: string): boolean {
  return /^\/v1(\.0)?\/tenantrelationships(\/|\?|$)/i.test(url);
}

/** A refusal as the graph dialect writes it: one `error` object, with the ids that support asks for. */
export function graphRefusalAnswer(given: Refusal, context: RequestContext): Answer {
  const refusal = worded(given, context.language);
  const { status } = errorCodes[refusal.reason];
  const code = graphCodes[status] ?? 'InternalServerError';
  const details = refusal.fields.map(({ field, message }) => ({ code, target: field, message }));
  const body = {
    error: {
      code,
      message: sentenceOf(refusal.reason, refusal.parameters, context.language),
      ...(details.length > 0 ? { details } : {}),
      innerError: {
        errorName: refusal.reason,
        date: new Date().toISOString().slice(0, 19),
        'request-id': context.requestId,
        'client-request-id': context.correlationId,
      },
    },
  };
  const { seconds, minutes } = refusal.parameters;
  const wait = seconds ?? Number(minutes ?? 1) * 60;
  return { status, body, ...(status === 429 ? { headers: { 'Retry-After': String(wait) } } : {}) };
}

/** Throttling has its own shape; with `code` or `description` the .NET client loses the delay (conventions 14). */
function throttled(refusal: Refusal, message: string): Answer {
  const { seconds, minutes } = refusal.parameters;
  const wait = seconds ?? Number(minutes ?? 1) * 60;
  return { status: 429, body: { statusCode: 429, message }, headers: { 'Retry-After': String(wait) } };
}

/** Problems of binding as one refusal: the fields are named as on the wire. */
export function bindingRefusal(problems: readonly InputProblem[], where: 'body' | 'query'): Refusal {
  const [first] = problems;
  if (where === 'body' && problems.length === 1 && first?.problem === 'not-allowed') {
    const { field, allowed = [] } = first;
    return new Refusal('enum-invalid', { field, allowed: allowed.join(', ') }, [], problems);
  }
  return inputRefusal(problems, where === 'body' ? 'input-invalid' : 'parameter-invalid');
}
