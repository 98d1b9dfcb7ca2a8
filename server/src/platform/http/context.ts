import type { FastifyRequest } from 'fastify';
import { languageOf } from '../../errors/sentence.ts';
import { correlationOfTrace, readTraceparent } from '../watch/index.ts';
import type { ClientKind, RequestContext } from './route.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads the contract's request headers (conventions 4); anything missing or malformed is made up. */
export function contextOf(request: FastifyRequest, newGuid: () => string): RequestContext {
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const requestId = header('ms-requestid');
  const correlationId = header('ms-correlationid');
  const given = requestId !== undefined && guid.test(requestId);
  // Where a trace comes along, it is what the request is told apart by in logs and records.
  const trace = readTraceparent(header('traceparent'));
  const locale = header('x-locale') ?? header('accept-language')?.split(',')[0]?.trim() ?? 'en-US';
  return {
    requestId: given ? requestId.toLowerCase() : newGuid(),
    requestIdGiven: given,
    correlationId:
      correlationId !== undefined && guid.test(correlationId)
        ? correlationId.toLowerCase()
        : trace
          ? correlationOfTrace(trace.traceId)
          : newGuid(),
    locale: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale) ? locale : 'en-US',
    language: languageOf(locale),
    client: clientOf(header('ms-partnercenter-client')),
    applicationName: header('ms-partnercenter-application')?.slice(0, 200) ?? null,
    remoteAddress: request.ip,
    headers: request.headers,
  };
}

function clientOf(product: string | undefined): ClientKind {
  const name = product?.toLowerCase() ?? '';
  if (name.includes('java')) return 'java';
  if (name.includes('open .net') || name.includes('powershell')) return 'open-dotnet';
  return name.includes('.net') ? 'dotnet' : 'other';
}
